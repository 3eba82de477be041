public import Persons

/// Pairs of a claimed and a held line that two different reviewers judged to be one person.
///
/// Of each reviewer the latest judgement on a pair counts. A pair is confirmed when two reviewers say `same` and
/// none says `different`; a doubtful entry never confirms anything.
public struct ReviewedPairs: Sendable {
    /// A confirmed pair.
    public struct Pair: Hashable, Sendable {
        /// The side that holds the person.
        public let heldBy: SideID
        /// The line of the other side's claim.
        public let claim: LineID
        /// The line of the holding list.
        public let line: LineID
    }

    /// What all reviewers of one pair say.
    public struct Review: Sendable {
        /// The pair.
        public let pair: Pair
        /// Each reviewer's latest word, by the reviewers' names as first written.
        public let words: [(reviewer: String, word: JudgementWord)]
    }

    /// Every pair judged, in the order in which they first stand in the file.
    public let reviews: [Review]
    /// The confirmed pairs, in that order.
    public let confirmed: [Pair]
    /// What was wrong with the file, and where reviewers disagree.
    public let findings: [Finding]
    /// The file's name, and the row on which each pair first stands.
    let file: String
    let rows: [Pair: Int]

    /// One reviewer's latest word on a pair.
    private struct Latest {
        var word: JudgementWord
        var at: String
    }

    /// Reads `left_id,right_id,held_by,judgement,by,at,reason`; `at` is an instant in UTC.
    /// - Throws: `UnreadableInput` when a column is missing.
    public init(_ bytes: [UInt8], file: String) throws(UnreadableInput) {
        var table = try NamedCells(
            bytes, file: file, needed: ["left_id", "right_id", "held_by", "judgement", "by", "at"])
        var order: [Pair] = []
        var rows: [Pair: Int] = [:]
        var words: [Pair: [String: Latest]] = [:]
        var names: [String: String] = [:]
        while table.next() {
            guard let side = SideID(rawValue: table["held_by"]) else {
                table.find(
                    "held_by", "BAD_VALUE", "held_by is not A or B; the judgement does not count.", "Write A or B.")
                continue
            }
            let judgement = JudgementWord(rawValue: table["judgement"])
            let reviewer = ReviewRules.reviewerKey(table["by"])
            let isTimed = ReviewRules.isInstant(table["at"])
            if judgement == nil || reviewer.isEmpty || table["left_id"].isEmpty || table["right_id"].isEmpty {
                table.find(
                    "judgement", "BAD_VALUE",
                    "The judgement lacks a line, a reviewer or a known word; it does not count.",
                    "Write both lines, who judged, and same, different or unsure.")
                continue
            }
            guard var word = judgement else { continue }
            if names[reviewer] == nil { names[reviewer] = table["by"] }
            if !isTimed {
                table.find(
                    "at", "BAD_VALUE", "at is not an instant; the judgement counts only if it says different.",
                    "Write YYYY-MM-DDTHH:MM:SSZ.")
                if word == .same { word = .unsure }
            }
            let pair = Pair(
                heldBy: side, claim: LineID(rawValue: table["left_id"]), line: LineID(rawValue: table["right_id"]))
            if rows[pair] == nil {
                rows[pair] = table.row
                order.append(pair)
            }
            let latest = Latest(word: word, at: isTimed ? table["at"] : "9999")
            if let known = words[pair]?[reviewer], !Self.replaces(latest, known) { continue }
            words[pair, default: [:]][reviewer] = latest
        }
        reviews = order.map { pair in
            let said = (words[pair] ?? [:]).sorted { $0.key < $1.key }
            return Review(pair: pair, words: said.map { (names[$0.key] ?? $0.key, $0.value.word) })
        }
        confirmed = order.filter { pair in
            let said = words[pair]?.values.map(\.word) ?? []
            let isAgreed = said.count { $0 == .same } >= 2
            if isAgreed, said.contains(.different) {
                table.find(
                    "judgement", "REVIEWERS_DISAGREE",
                    "Two reviewers judged the pair same and another different; it is not confirmed.",
                    "Let them look again together.", row: rows[pair])
                return false
            }
            return isAgreed
        }
        findings = table.findings
        self.file = file
        self.rows = rows
    }

    /// A later word replaces an earlier one; of two at one instant the more doubtful stands.
    private static func replaces(_ new: Latest, _ old: Latest) -> Bool {
        new.at == old.at ? new.word.doubt > old.word.doubt : new.at > old.at
    }
}

/// Rows of a comma-separated file whose cells are asked for by name.
struct NamedCells {
    let file: String
    private(set) var findings: [Finding] = []
    private(set) var header: [String]
    private var cells: DelimitedReader

    init(_ bytes: [UInt8], file: String, needed: [String]) throws(UnreadableInput) {
        self.file = file
        cells = DelimitedReader(bytes)
        try UnreadableInput.checkText(bytes, file: file, expected: "a CSV file")
        guard cells.next() else {
            throw UnreadableInput(
                file: file, code: "EMPTY", message: "The file is empty.", mend: "Give a CSV file with a header.")
        }
        header = cells.texts
        for name in needed where !header.contains(name) {
            throw UnreadableInput(
                file: file, code: "COLUMN_MISSING", message: "The column \"\(name)\" is missing.",
                mend: "Give a header with: \(needed.joined(separator: ", ")).")
        }
    }

    var row: Int { cells.line }

    /// Moves to the next row that is not blank.
    mutating func next() -> Bool {
        while cells.next() { if !cells.isBlank { return true } }
        return false
    }

    /// The cell under the column `name`; empty when the row is too short.
    subscript(name: String) -> String {
        guard let index = header.firstIndex(of: name), index < cells.cellCount else { return "" }
        return cells.text(index)
    }

    mutating func find(
        _ column: String, _ code: String, _ message: String, _ mend: String, severity: Severity = .error,
        row: Int? = nil
    ) {
        findings.append(
            Finding(
                file: file, row: row ?? self.row, column: column, severity: severity, code: code, message: message,
                mend: mend))
    }
}
