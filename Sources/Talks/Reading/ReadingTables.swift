import Foundation

/// The word lists of one language, given as data: one TSV text a list, comment lines with `#`, then a header.
public struct ReadingTables: Sendable {
    private let lists: [String: PhraseTable]

    /// Lists from texts by name (the file's name without `.tsv`).
    public init(_ texts: [String: String]) {
        lists = texts.mapValues(PhraseTable.init)
    }

    /// The list of that name; empty when there is none, so that a language may come list by list.
    subscript(name: String) -> PhraseTable { lists[name] ?? PhraseTable("") }
}

/// One list: phrases of one or more words, each with the cells that stand beside it.
struct PhraseTable: Sendable {
    /// One row: the folded words of its first cell, and all cells.
    struct Row: Sendable {
        let words: [String]
        let cells: [String]
    }

    let rows: [Row]
    /// Rows by their first word, longest first.
    private let byFirst: [String: [Int]]

    init(_ text: String) {
        var rows: [Row] = []
        var header = true
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }) where !line.hasPrefix("#") {
            if header {
                header = false
                continue
            }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let words = cells[0].split(separator: " ").map { Folding.fold(String($0)) }
            if !words.isEmpty { rows.append(Row(words: words, cells: cells)) }
        }
        var byFirst: [String: [Int]] = [:]
        for (index, row) in rows.enumerated() { byFirst[row.words[0], default: []].append(index) }
        self.rows = rows
        self.byFirst = byFirst.mapValues { $0.sorted { (-rows[$0].words.count, $0) < (-rows[$1].words.count, $1) } }
    }

    /// The row of exactly this one folded word.
    func row(_ word: String) -> Row? {
        guard let candidates = byFirst[word], let last = candidates.last(where: { rows[$0].words.count == 1 }) else {
            return nil
        }
        return rows[last]
    }

    /// Whether this one folded word is a row.
    func contains(_ word: String) -> Bool { row(word) != nil }

    /// The longest row that stands at this token: the number of tokens it takes, and the row.
    func match(_ text: ReportText, at index: Int) -> (length: Int, row: Row)? {
        guard index >= 0, index < text.tokens.count, let candidates = byFirst[text.tokens[index].folded] else {
            return nil
        }
        next: for candidate in candidates {
            let words = rows[candidate].words
            guard index + words.count <= text.tokens.count else { continue }
            for offset in 1..<max(1, words.count) where text.tokens[index + offset].folded != words[offset] {
                continue next
            }
            return (words.count, rows[candidate])
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
