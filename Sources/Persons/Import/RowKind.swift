/// Tells rows that are no person's line from those that are: totals, sub-headings, repeated headers, remarks.
struct RowJudge {
    /// What a row is.
    enum Kind: Equatable {
        case line
        case notLine(NotLine, stated: Int?)
        case rejected(RejectReason)
    }

    private static let words: [String: Set<String>] = {
        var words: [String: Set<String>] = [:]
        for row in Tables.rows("lines") where row.count == 2 {
            words[row[0], default: []].formUnion(Tables.words(row[1]))
        }
        return words
    }()

    private let header: Header
    private let keys: [Int: FieldKey]
    private static let identity: Set<FieldKey> = [
        .surname, .givenNames, .patronymic, .fullName, .personalNumber, .internmentNumber,
    ]

    init(header: Header) {
        self.header = header
        keys = Dictionary(header.fields.map { ($0.position, $0.key) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a row with few filled cells is; `row` is its number in the file.
    func judge(_ written: [String], row: Int) -> Kind {
        let cells = written.map(CellText.tidy)
        let filled = cells.indices.filter { !cells[$0].isEmpty }
        guard let first = filled.first else { return .notLine(.blank, stated: nil) }
        if filled.count <= 3, let total = total(filled.map { cells[$0] }) { return total }
        if cells == header.cells || isHeaderAgain(cells, filled) { return .notLine(.header, stated: nil) }
        if row == header.rows.upperBound + 1, filled.count > 2, cells[first] == "1",
            filled.enumerated().allSatisfy({ cells[$1] == String($0 + 1) })
        {
            return .notLine(.header, stated: nil)
        }
        if filled.count == 1 { return single(cells[first], at: first) }
        return .line
    }

    private func isHeaderAgain(_ cells: [String], _ filled: [Int]) -> Bool {
        let same = filled.count { header.cells.indices.contains($0) && header.cells[$0] == cells[$0] }
        return same >= 2 && same * 2 > filled.count
    }

    /// `Всього: 1000`, `Итого;1000`: the word first, then nothing but numbers and words for people.
    private func total(_ cells: [String]) -> Kind? {
        let words = cells.flatMap { cell in
            cell.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
        guard let first = words.first, Self.words["total"]?.contains(first) ?? false else { return nil }
        var stated: Int?
        for word in words.dropFirst() {
            if let number = Int(word) {
                stated = stated ?? number
            } else if !(Self.words["people"]?.contains(word) ?? false) {
                return nil
            }
        }
        return .notLine(.total, stated: stated)
    }

    private func single(_ cell: String, at position: Int) -> Kind {
        let key = keys[position]
        if key == .rowNumber, !cell.contains(where: \.isLetter) { return .notLine(.blank, stated: nil) }
        if startsWith("remark", cell) || cell.contains("__") { return .rejected(.remark) }
        let isIdentity = key.map(Self.identity.contains) ?? false
        if header.width >= 3, cell.hasSuffix(":") || startsWith("subheading", cell) && !(isIdentity && isNameLike(cell))
        {
            return .notLine(.subheading, stated: nil)
        }
        if isIdentity { return isSentence(cell) ? .rejected(.remark) : .line }
        if key == .note { return .rejected(.remark) }
        if position == 0, position != header.idPosition, header.width >= 3, !cell.contains(where: \.isNumber) {
            return .notLine(.subheading, stated: nil)
        }
        return .line
    }

    /// Two or three words with a capital each: somebody's surname may be a word that heads sections.
    private func isNameLike(_ cell: String) -> Bool {
        let words = cell.split(separator: " ")
        return (2...3).contains(words.count)
            && words.allSatisfy { $0.first?.isUppercase == true && $0.dropFirst().allSatisfy(\.isLowercase) }
    }

    private func isSentence(_ cell: String) -> Bool { cell.split(separator: " ").count >= 7 }

    private func startsWith(_ kind: String, _ cell: String) -> Bool {
        let word = cell.lowercased().prefix { $0.isLetter }
        return Self.words[kind]?.contains(String(word)) ?? false
    }
}
