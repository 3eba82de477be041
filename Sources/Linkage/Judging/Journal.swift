import Foundation
public import Persons

/// The journal of a review: a plain file, one act a line, written once and never changed.
///
/// Each line is a JSON object with its number (`seq`), the hash of the act before it (`previous`) and at its end the
/// SHA-256 of everything before that (`sha256`), so that an act altered, removed or put between others is seen. A
/// line that a crash cut short is no act: it was never acknowledged, is reported, and the next act starts a new line.
/// What the chain cannot show is that whole acts are missing at its end: `head` is printed for that, to be written down.
public struct Journal: Sendable {
    /// The acts on pairs, in their order, with the row on which each stands.
    public private(set) var acts: [ReviewAct]
    /// What was found that hinders nobody: lines that a crash cut short.
    public let findings: [Finding]
    /// The number of lines in the chain, the opening one included.
    public private(set) var length: Int
    /// The hash of the last act; `Journal.origin` before the first.
    public private(set) var head: String
    /// Whether the file ends within a line.
    private var endsWithinLine: Bool

    /// What stands for the hash before the first act.
    public static let origin = String(repeating: "0", count: 64)

    /// A journal without acts.
    public init() {
        (acts, findings, length, head, endsWithinLine) = ([], [], 0, Self.origin, false)
    }

    /// Reads a journal and follows its chain.
    /// - Throws: `UnreadableInput` with the first row at which the chain breaks.
    public init(_ bytes: [UInt8], file: String) throws {
        var acts: [ReviewAct] = []
        var findings: [Finding] = []
        var length = 0
        var head = Self.origin
        var start = 0
        var row = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let line = bytes[start..<end]
            start = end + 1
            row += 1
            if line.isEmpty { continue }
            guard let read = Line.read(line) else {
                guard Self.isCutShort(line) else { throw Self.altered(file, row, "is not an act of a journal") }
                findings.append(
                    Finding(
                        file: file, row: row, severity: .warning, code: "JOURNAL_TORN",
                        message: "The line was cut short before its act was acknowledged; it is no act.",
                        mend: "Judge the pair again if the answer is missing; leave the line as it is."))
                continue
            }
            guard read.hashHolds else { throw Self.altered(file, row, "does not agree with its own hash") }
            guard read.line.previous == head, read.line.seq == length + 1 else {
                throw Self.altered(file, row, "does not continue the act before it")
            }
            if let content = read.line.content {
                acts.append(ReviewAct(content, file: file, row: row))
            } else if length > 0 || read.line.act != Line.opened {
                throw Self.altered(file, row, "holds no act that is known")
            }
            length += 1
            head = read.hash
        }
        self.acts = acts
        self.findings = findings
        self.length = length
        self.head = head
        endsWithinLine = bytes.last.map { $0 != 0x0A } ?? false
    }

    /// A crash leaves the beginning of a line: it starts like an act and has no end.
    private static func isCutShort(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "{") && !Line.isWhole(line)
    }

    private static func altered(_ file: String, _ row: Int, _ what: String) -> UnreadableInput {
        UnreadableInput([
            Finding(
                file: file, row: row, severity: .error, code: "JOURNAL_ALTERED",
                message: "The line \(what): an act here or before it was altered, removed or put in.",
                mend: "Bring the journal back from a copy; acts are never edited.")
        ])
    }

    /// Adds an act and gives what has to be written behind the file's bytes for it: the act on a line of its own, and
    /// before the first act the line that opens the journal.
    public mutating func add(_ content: ReviewAct.Content) -> [UInt8] {
        var text: [UInt8] = endsWithinLine ? [0x0A] : []
        endsWithinLine = false
        if length == 0 { text += write(Line(opening: head)) }
        text += write(Line(content, seq: length + 1, previous: head))
        acts.append(ReviewAct(content, row: length))
        return text
    }

    private mutating func write(_ line: Line) -> [UInt8] {
        head = line.hash
        length += 1
        return line.bytes + [0x0A]
    }
}

extension Journal {
    /// One line of the file.
    private struct Line: Codable {
        static let opened = "opened"
        static let judged = "judged"
        static let unlinked = "unlinked"
        private static let mark = ",\"sha256\":\""

        var about: String?
        var act: String
        var at: String?
        var by: String?
        var held_by: String?
        var judgement: String?
        var left: String?
        var left_sha256: String?
        var previous: String
        var reason: String?
        var right: String?
        var right_sha256: String?
        var seq: Int

        init(opening previous: String) {
            act = Self.opened
            about = "personal data: judgements on pairs of lines"
            self.previous = previous
            seq = 1
        }

        init(_ content: ReviewAct.Content, seq: Int, previous: String) {
            self.seq = seq
            self.previous = previous
            let lines: (left: JudgedLine, right: JudgedLine)
            switch content {
            case .judged(let one):
                act = Self.judged
                lines = (one.left, one.right)
                (at, by, reason) = (one.at, one.reviewer, one.reason)
                held_by = one.heldBy?.rawValue
                judgement = one.word.rawValue
            case .unlinked(let one):
                act = Self.unlinked
                lines = (one.left, one.right)
                (at, by, reason) = (one.at, one.reviewer, one.reason)
            }
            left = lines.left.id.rawValue
            left_sha256 = lines.left.digest
            right = lines.right.id.rawValue
            right_sha256 = lines.right.digest
        }

        /// What the act says; nil for the opening line and for what no act is.
        var content: ReviewAct.Content? {
            guard let left, let right, let by, let at else { return nil }
            let first = JudgedLine(id: LineID(rawValue: left), digest: left_sha256)
            let second = JudgedLine(id: LineID(rawValue: right), digest: right_sha256)
            switch act {
            case Self.judged:
                guard let word = judgement.flatMap(JudgementWord.init) else { return nil }
                return .judged(
                    Judgement(
                        left: first, right: second, heldBy: held_by.flatMap(SideID.init), word: word, reviewer: by,
                        at: at, reason: reason ?? ""))
            case Self.unlinked:
                return .unlinked(
                    Unlinking(left: first, right: second, reviewer: by, at: at, reason: reason ?? ""))
            default: return nil
            }
        }

        /// The line without its last key: what the hash is over.
        private var hashed: [UInt8] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(self) else { preconditionFailure("texts and numbers can be encoded") }
            return Array(data.dropLast())
        }

        var hash: String { ContentDigest.sha256(hashed) }

        var bytes: [UInt8] { hashed + Array((Self.mark + hash + "\"}").utf8) }

        private static let tail = mark.utf8.count + 64 + 2

        /// Whether a line has an act's end.
        static func isWhole(_ bytes: ArraySlice<UInt8>) -> Bool {
            bytes.count > tail && bytes.suffix(tail).starts(with: mark.utf8)
                && bytes.suffix(2).elementsEqual("\"}".utf8)
        }

        /// A line as it stands in a file; nil when it is no whole line.
        static func read(_ bytes: ArraySlice<UInt8>) -> (line: Line, hash: String, hashHolds: Bool)? {
            guard isWhole(bytes), let line = try? JSONDecoder().decode(Line.self, from: Data(bytes)) else { return nil }
            let hash = String(decoding: bytes.suffix(66).dropLast(2), as: UTF8.self)
            return (line, hash, ContentDigest.sha256(bytes.dropLast(tail)) == hash)
        }
    }
}
