/// A list written out with one row per accepted line: each value as read beside as written.
///
/// Columns: `record_id,file,sheet,row`, then for each key `KEY` and `KEY_raw`, for dates `KEY_precision` too. Several
/// columns of one key are joined by `|`. What was read is made safe to open in a spreadsheet (a quote before a
/// formula); `KEY_raw` is what was written, character for character.
public struct NormalizedList {
    private let list: PersonList
    private let keys: [FieldKey]

    /// The normalized form of `list`.
    public init(_ list: PersonList) {
        self.list = list
        var keys: [FieldKey] = []
        for column in list.columns where !keys.contains(column.key) { keys.append(column.key) }
        let rank = Dictionary(
            FieldKey.inRecordOrder.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.keys = keys.enumerated()
            .sorted { (rank[$0.element] ?? 1_000, $0.offset) < (rank[$1.element] ?? 1_000, $1.offset) }
            .map(\.element)
    }

    /// The whole file as UTF-8 CSV.
    public var csv: [UInt8] {
        var writer = DelimitedWriter()
        let columns = keys.map { key in list.columns.filter { $0.key == key } }
        var header = ["record_id", "file", "sheet", "row"]
        for (key, columns) in zip(keys, columns) {
            header += [key.rawValue, key.rawValue + "_raw"]
            if columns.contains(where: \.holdsDates) { header.append(key.rawValue + "_precision") }
        }
        writer.append(header)
        for line in 0..<list.count {
            var cells = [
                CellText.inert(list.ids[line].rawValue), list.source.file, String(list.source.sheet),
                String(list.rows[line]),
            ]
            for columns in columns {
                cells.append(CellText.inert(joined(columns.map { $0.readText(line) })))
                cells.append(joined(columns.map { $0.writtenText(line) }))
                if columns.contains(where: \.holdsDates) {
                    cells.append(
                        joined(columns.map { $0.read[line] == TextPool.empty ? "" : $0.precision[line].name }))
                }
            }
            writer.append(cells)
        }
        return writer.bytes
    }

    private func joined(_ texts: [String]) -> String {
        texts.count == 1 ? texts[0] : texts.filter { !$0.isEmpty }.joined(separator: "|")
    }
}

extension FieldKey {
    /// The keys in the order of the person record, section 3; free names come after them.
    static let inRecordOrder: [FieldKey] = [
        .rowNumber, .fullName, .surname, .givenNames, .patronymic, .fatherFirstName, .callSign, .sex, .birthDate,
        .birthPlace, .ageStated, .nationality, .personalNumber, .rank, .unit, .category, .takenDate, .takenPlace,
        .placeOfInternment, .internmentNumber, .healthState, .confirmation, .personToInform, .note, .extraCells,
    ]
}

extension Precision {
    /// The code of the person record, section 2.
    public var name: String {
        switch self {
        case .exact: "exact"
        case .approx: "approx"
        case .range: "range"
        case .partial: "partial"
        case .placeholder: "placeholder"
        }
    }
}
