import Foundation
import Persons
import Talks

/// What stands at the head of an act, for those that do not say it themselves.
struct ActHead {
    var at: String?
    var by: String?
    var forSide: SideID?
    var visibility: Visibility?
    var sharedWith: SideID?
    var supersedes: Int?
}

/// The text of an act before it has a number: what `talks enter` reads, and what the commands make of their options.
///
/// It is an act's file without `number`; `at`, `by`, `visibility` and the like may be left to the head.
struct ActDraft {
    /// Its lines.
    let lines: [String]
    /// The file it was read from, and the number of the line before its first.
    var file: String?
    var linesBefore = 0
    /// The how-manieth of its file.
    var ordinal: Int?

    /// The value of a key at the outermost level, as written on its line.
    func value(of key: String) -> String? {
        let start = isFlow ? lines.joined(separator: " ").drop { $0 != "{" }.dropFirst()[...] : nil
        if let start {
            for part in start.split(separator: ",") {
                if let value = Self.value(String(part).trimmingCharacters(in: .whitespaces), key) { return value }
            }
            return nil
        }
        return lines.lazy.compactMap { Self.value($0, key) }.first
    }

    private static func value(_ line: String, _ key: String) -> String? {
        guard line.hasPrefix(key) else { return nil }
        let rest = line.dropFirst(key.count)
        guard rest.first == ":" else { return nil }
        let value = rest.dropFirst().trimmingCharacters(in: .whitespaces)
        return value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1
            ? String(value.dropFirst().dropLast()) : value
    }

    /// Whether it holds anything.
    var isEmpty: Bool { lines.allSatisfy { $0.allSatisfy(\.isWhitespace) || $0.hasPrefix("#") } }

    private var isFlow: Bool { firstLine?.hasPrefix("{") ?? false }

    private var firstLine: String? { lines.first { !$0.allSatisfy(\.isWhitespace) && !$0.hasPrefix("#") } }

    /// The act's text with its number and whatever the head adds, and how many lines were put before its own.
    func text(number: Int, head: [(key: String, value: String)]) -> (text: String, added: Int) {
        var added = [("number", String(number))]
        added += head.filter { value(of: $0.key) == nil }
        if isFlow {
            let pairs = added.map { "\($0.0): \($0.1)" }.joined(separator: ", ")
            var flow = lines
            if let place = flow.firstIndex(where: { $0.hasPrefix("{") }) {
                let rest = flow[place].dropFirst()
                flow[place] = "{\(pairs), \(rest)"
            }
            return (flow.joined(separator: "\n") + "\n", 0)
        }
        return ((added.map { "\($0.0): \($0.1)" } + lines).joined(separator: "\n") + "\n", added.count)
    }

    /// The drafts of a file: acts one after another, a line `---` between two.
    static func read(_ bytes: [UInt8], file: String) throws -> [ActDraft] {
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw UnreadableInput(
                file: file, code: "NOT_TEXT", message: "This is no text in UTF-8; acts in YAML are expected.",
                mend: "Give acts as YAML, with a line --- between two.")
        }
        var drafts: [ActDraft] = []
        var lines: [String] = []
        var start = 0
        func close() {
            let draft = ActDraft(lines: lines, file: file, linesBefore: start, ordinal: drafts.count + 1)
            if !draft.isEmpty { drafts.append(draft) }
        }
        let all = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in all.enumerated() {
            if line == "---" || line.hasPrefix("--- ") {
                close()
                lines = line == "---" ? [] : [String(line.dropFirst(4))]
                start = line == "---" ? index + 1 : index
            } else if line != "..." {
                lines.append(String(line))
            } else {
                lines.append("")
            }
        }
        close()
        guard !drafts.isEmpty else {
            throw UnreadableInput(
                file: file, code: "EMPTY", message: "The file holds no act.",
                mend: "Give acts as YAML, with a line --- between two.")
        }
        return drafts
    }

    /// A finding about it, with its place in the file it was read from.
    func placed(_ finding: Finding, added: Int) -> Finding {
        var placed = finding
        placed.file = file
        placed.sheet = nil
        guard let ordinal else {
            placed.row = nil
            return placed
        }
        let row =
            finding.row.map { $0 - added }
            ?? lines.firstIndex { line in
                finding.column.map { Self.value(line, $0) != nil } ?? false
            }.map { $0 + 1 }
        placed.row = linesBefore + max(1, row ?? (lines.firstIndex { !$0.isEmpty } ?? 0) + 1)
        placed.message = "Act \(ordinal) of the file: " + finding.message
        return placed
    }
}
