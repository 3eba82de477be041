/// One published way to write Cyrillic in Latin letters, as rules.
///
/// At each place the longest rule wins, in this order: sequence, word start, after a letter, before a letter, word end,
/// single letter. Used to learn from and to test with; comparison itself never romanises.
package struct Romanization: Sendable {
    private var rules: [Substring: [Substring: Substring]] = [:]
    private var longest: [Substring: Int] = [:]

    /// Rules of one scheme: kind (`seq`, `initial`, `prev`, `next`, `ending`, `map`), source, target.
    package init(rules rows: [(kind: Substring, source: Substring, target: Substring)]) {
        for row in rows {
            rules[row.kind, default: [:]][row.source] = row.target
            longest[row.kind] = max(longest[row.kind] ?? 0, row.source.count)
        }
    }

    /// The rules of all schemes of a table with the columns scheme, lang, kind, source, target, by scheme.
    package static func schemes(_ table: String) -> [(name: String, language: String, romanization: Romanization)] {
        var order: [Substring] = []
        var rows: [Substring: [(kind: Substring, source: Substring, target: Substring)]] = [:]
        var languages: [Substring: Substring] = [:]
        for line in table.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 5 else { continue }
            if rows[cells[0]] == nil { order.append(cells[0]) }
            rows[cells[0], default: []].append((cells[2], cells[3], cells[4]))
            languages[cells[0]] = cells[1]
        }
        return order.map { (String($0), String(languages[$0] ?? ""), Romanization(rules: rows[$0] ?? [])) }
    }

    /// A word in lower case, romanised.
    package func latin(_ word: String) -> String {
        let letters = Array(word)
        var written = ""
        var index = 0
        while index < letters.count {
            let (target, length) = rule(letters, index)
            written += target ?? Substring(String(letters[index]))
            index += length
        }
        return written
    }

    private func rule(_ letters: [Character], _ index: Int) -> (Substring?, Int) {
        func text(_ range: Range<Int>) -> Substring { Substring(String(letters[range])) }
        func find(_ kind: Substring, _ ranges: [Range<Int>]) -> Substring? {
            guard let table = rules[kind] else { return nil }
            for range in ranges where range.lowerBound >= 0 && range.upperBound <= letters.count {
                if let target = table[text(range)] { return target }
            }
            return nil
        }
        if let table = rules["seq"] {
            for length in stride(from: min(longest["seq"] ?? 0, letters.count - index), through: 1, by: -1) {
                if let target = table[text(index..<index + length)] { return (target, length) }
            }
        }
        if index == 0, let target = find("initial", [0..<1]) { return (target, 1) }
        if let target = find("prev", [index - 1..<index + 1]) { return (target, 1) }
        if let target = find("next", [index..<index + 2]) { return (target, 1) }
        let rest = letters.count - index
        if rest <= longest["ending"] ?? 0, let target = find("ending", [index..<letters.count]) {
            return (target, rest)
        }
        return (find("map", [index..<index + 1]), 1)
    }
}
