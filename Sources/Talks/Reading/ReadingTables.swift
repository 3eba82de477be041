import Foundation

/// The word lists of one language, given as data: one TSV text a list, comment lines with `#`, then a header.
public struct ReadingTables: Sendable {
    /// The number of every word that stands in a list.
    let vocabulary: Vocabulary
    private let lists: [String: PhraseTable]
    private let empty: PhraseTable

    /// Lists from texts by name (the file's name without `.tsv`).
    public init(_ texts: [String: String]) {
        var vocabulary = Vocabulary()
        var rows: [String: [PhraseTable.Row]] = [:]
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            rows[name] = PhraseTable.rows(of: text, into: &vocabulary)
        }
        self.vocabulary = vocabulary
        lists = rows.mapValues { PhraseTable($0, vocabulary: vocabulary) }
        empty = PhraseTable([], vocabulary: vocabulary)
    }

    /// The list of that name; empty when there is none, so that a language may come list by list.
    subscript(name: String) -> PhraseTable { lists[name] ?? empty }
}

/// Folded words by number, so that a word is hashed once and compared as a number from then on.
struct Vocabulary: Sendable {
    private var numbers: [String: Int32] = [:]

    /// How many words have a number; the numbers run from 0.
    var count: Int { numbers.count }

    /// The number of a word, if it has one.
    subscript(word: String) -> Int32? { numbers[word] }

    /// The number of a word, given to it now if it has none.
    mutating func number(of word: String) -> Int32 {
        let next = Int32(numbers.count)
        return { (number: inout Int32?) -> Int32 in
            if let number { return number }
            number = next
            return next
        }(&numbers[word])
    }
}

/// One list: phrases of one or more words, each with the cells that stand beside it.
struct PhraseTable: Sendable {
    /// One row: the folded words of its first cell, with their numbers, and all cells.
    struct Row: Sendable {
        let words: [String]
        let numbers: [Int32]
        let cells: [String]
    }

    let rows: [Row]
    private let vocabulary: Vocabulary
    /// By the number of a word, one more than the place in `groups` of the rows that begin with it; 0 for none.
    private let places: [Int32]
    /// Rows by their first word, longest first.
    private let groups: [[Int]]

    /// The rows of a text, their words numbered.
    static func rows(of text: String, into vocabulary: inout Vocabulary) -> [Row] {
        var rows: [Row] = []
        var header = true
        for line in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
        where line.first != UInt8(ascii: "#") {
            if header {
                header = false
                continue
            }
            let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(Substring($0))
            }
            let words = cells[0].utf8.split(separator: UInt8(ascii: " ")).map { Folding.fold(String(Substring($0))) }
            guard !words.isEmpty else { continue }
            rows.append(Row(words: words, numbers: words.map { vocabulary.number(of: $0) }, cells: cells))
        }
        return rows
    }

    init(_ rows: [Row], vocabulary: Vocabulary) {
        self.rows = rows
        self.vocabulary = vocabulary
        var places = [Int32](repeating: 0, count: vocabulary.count)
        var groups: [[Int]] = []
        for (index, row) in rows.enumerated() {
            let first = Int(row.numbers[0])
            if places[first] == 0 {
                groups.append([])
                places[first] = Int32(groups.count)
            }
            groups[Int(places[first]) - 1].append(index)
        }
        self.places = places
        self.groups = groups.map { $0.sorted { (-rows[$0].words.count, $0) < (-rows[$1].words.count, $1) } }
    }

    /// The rows that begin with a word, as a place in `groups`.
    private func group(_ word: Int32) -> Int? {
        guard word < places.count, places[Int(word)] > 0 else { return nil }
        return Int(places[Int(word)]) - 1
    }

    /// The row of exactly this one folded word.
    func row(_ word: String) -> Row? { vocabulary[word].flatMap { row($0) } }

    /// The row of exactly the one word with this number.
    func row(_ word: Int32) -> Row? {
        guard let group = group(word), let last = groups[group].last, rows[last].numbers.count == 1 else { return nil }
        return rows[last]
    }

    /// Whether this one folded word is a row.
    func contains(_ word: String) -> Bool { row(word) != nil }

    /// Whether the one word with this number is a row.
    func contains(_ word: Int32) -> Bool { row(word) != nil }

    /// The longest row that stands at this token: the number of tokens it takes, and the row.
    func match(_ text: ReportText, at index: Int) -> (length: Int, row: Row)? {
        guard index >= 0, index < text.tokens.count, let group = group(text.tokens[index].word) else { return nil }
        next: for candidate in groups[group] {
            let count = rows[candidate].numbers.count
            guard index + count <= text.tokens.count else { continue }
            var offset = 1
            while offset < count {
                if text.tokens[index + offset].word != rows[candidate].numbers[offset] { continue next }
                offset += 1
            }
            return (count, rows[candidate])
        }
        return nil
    }
}

/// Words are compared folded: lower case, without diacritics, curly marks made straight.
enum Folding {
    /// The folded form of a word.
    static func fold(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        var out = ""
        for scalar in word.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch scalar {
            case "\u{2019}", "\u{2018}", "\u{02BC}": out.unicodeScalars.append("'")
            case "ł": out.unicodeScalars.append("l")
            case "ø": out.unicodeScalars.append("o")
            case "đ": out.unicodeScalars.append("d")
            case "ı": out.unicodeScalars.append("i")
            case "\u{2010}", "\u{2011}": out.unicodeScalars.append("-")
            default:
                if scalar.properties.generalCategory != .nonspacingMark { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }
}
