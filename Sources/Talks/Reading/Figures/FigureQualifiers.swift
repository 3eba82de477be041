/// Words around a number that hedge it.
struct FigureQualifiers {
    private let text: ReportText
    private let before: [String: [(words: [String], code: FigureQualifier)]]
    private let after: [String: [(words: [String], code: FigureQualifier)]]

    init(text: ReportText, tables: ReadingTables) {
        self.text = text
        var before: [String: [(words: [String], code: FigureQualifier)]] = [:]
        var after: [String: [(words: [String], code: FigureQualifier)]] = [:]
        for row in tables["figure-qualifiers"].rows where row.cells.count > 2 {
            guard let code = FigureQualifier(rawValue: row.cells[1]), let first = row.words.first,
                let last = row.words.last
            else { continue }
            if row.cells[2] == "before" {
                before[last, default: []].append((row.words, code))
            } else {
                after[first, default: []].append((row.words, code))
            }
        }
        self.before = before.mapValues { $0.sorted { $0.words.count > $1.words.count } }
        self.after = after.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// The longest phrase that ends right before a token, and where it begins.
    func ending(before index: Int) -> (start: Int, code: FigureQualifier)? {
        guard index > 0, let candidates = before[text.folded(index - 1)] else { return nil }
        let paragraph = text.tokens[index].paragraph
        for candidate in candidates {
            let start = index - candidate.words.count
            guard start >= 0, text.tokens[start].paragraph == paragraph else { continue }
            if (0..<candidate.words.count).allSatisfy({ text.folded(start + $0) == candidate.words[$0] }) {
                return (start, candidate.code)
            }
        }
        return nil
    }

    /// The longest phrase that begins at a token, and the token after it.
    func beginning(at index: Int) -> (end: Int, code: FigureQualifier)? {
        guard let candidates = after[text.folded(index)] else { return nil }
        for candidate in candidates
        where (0..<candidate.words.count).allSatisfy({ text.folded(index + $0) == candidate.words[$0] }) {
            return (index + candidate.words.count, candidate.code)
        }
        return nil
    }
}
