/// Words by which columns are recognised, in Ukrainian, Russian and English (`Tables/headers.tsv`).
enum HeaderWords {
    /// What a header word says.
    struct Meaning: Equatable, Sendable {
        var key: FieldKey
        var number: NumberKind?
    }

    private static let meanings: [String: Meaning] = {
        var meanings: [String: Meaning] = [:]
        for row in Tables.rows("headers") where row.count == 4 {
            let key = FieldKey(rawValue: row[0])
            if meanings[fold(row[0])] == nil { meanings[fold(row[0])] = Meaning(key: key, number: nil) }
            for word in Tables.words(row[3]) where meanings[fold(word)] == nil {
                meanings[fold(word)] = Meaning(key: key, number: NumberKind(rawValue: row[1]))
            }
        }
        return meanings
    }()

    /// The meaning of a header cell, first whole, then without what stands in brackets.
    static func meaning(of cell: String) -> Meaning? {
        let folded = fold(cell)
        guard !folded.isEmpty else { return nil }
        return meanings[folded] ?? cell.firstIndex(where: { "([".contains($0) }).flatMap { meanings[fold(cell[..<$0])] }
    }

    /// Lower case, without blanks and marks other than `/`, `№` and `#`: `П. І. Б.` and `піб` are one word.
    static func fold(_ text: some StringProtocol) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber || "/№#".contains($0) }
    }
}
