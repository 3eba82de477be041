import Foundation

/// Answers that a person gives: a key on a terminal, a line from anything else.
final class AnswerKeys {
    /// An answer: its key, and what was written behind it.
    struct Answer {
        let key: Character
        let words: String
    }

    private let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1

    /// Waits for the next answer; nil at the end of the input. On a terminal a capital letter asks for words.
    func next() -> Answer? {
        guard isTerminal else {
            guard let line = readLine(), let key = line.first else { return nil }
            return Answer(
                key: Character(key.lowercased()), words: line.dropFirst().trimmingCharacters(in: .whitespaces))
        }
        guard let byte = key() else { return nil }
        let key = Character(UnicodeScalar(byte))
        FileHandle.standardOutput.write(Data((key.isLetter ? "\(key)\n" : "\n").utf8))
        guard key.isUppercase else { return Answer(key: key, words: "") }
        FileHandle.standardOutput.write(Data("why? ".utf8))
        return readLine().map { Answer(key: Character(key.lowercased()), words: $0) }
    }

    /// One key without echo; nil for Ctrl-C, Ctrl-D and the end of the input. The terminal is as before afterwards.
    private func key() -> UInt8? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return nil }
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
        var byte: UInt8 = 0
        guard read(STDIN_FILENO, &byte, 1) == 1, byte != 3, byte != 4 else { return nil }
        return byte
    }
}
