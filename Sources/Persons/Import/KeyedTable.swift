/// A comma-separated file of a fixed format (truth, links, judgements, attributes) read by column name.
///
/// Unlike a list it is written by a program: a missing column ends the reading, and every row that cannot be used
/// is collected and thrown together by `finish`.
public struct KeyedTable {
    private var reader: DelimitedReader
    private let columns: [String: Int]
    private let file: String
    /// Every problem found so far.
    public private(set) var findings: [Finding] = []

    /// A table whose header has at least the `needed` columns.
    /// - Throws: `UnreadableInput` when the file is empty or a column is missing.
    public init(_ bytes: [UInt8], file: String, needed: [String]) throws {
        reader = DelimitedReader(bytes)
        self.file = file
        guard reader.next(), !reader.isBlank else {
            throw UnreadableInput(
                file: file, code: "EMPTY", message: "The file has no header row.",
                mend: "Send a comma-separated file whose first row names its columns.")
        }
        var columns: [String: Int] = [:]
        for (index, name) in reader.texts.enumerated() where columns[name] == nil { columns[name] = index }
        self.columns = columns
        let missing = needed.filter { columns[$0] == nil }
        guard missing.isEmpty else {
            throw UnreadableInput(
                missing.map {
                    Finding(
                        file: file, row: 1, column: $0, severity: .error, code: "COLUMN_MISSING",
                        message: "The header has no column \($0).", mend: "Add the column, or name it so.")
                })
        }
    }

    /// The names of the columns, in the order of the file.
    public var header: [String] { columns.sorted { $0.value < $1.value }.map(\.key) }

    /// The row of the file, counted from 1.
    public var row: Int { reader.row }

    /// Moves to the next row that is not blank; false at the end.
    public mutating func next() -> Bool {
        while reader.next() { if !reader.isBlank { return true } }
        return false
    }

    /// The cell of a column in the current row; nil where the file has no such column or the row is too short.
    public subscript(column: String) -> String? {
        guard let index = columns[column], index < reader.cellCount else { return nil }
        return reader.text(index)
    }

    /// Notes a problem of the current row.
    public mutating func report(_ column: String, _ code: String, _ message: String, _ mend: String) {
        findings.append(
            Finding(
                file: file, row: reader.row, column: column, severity: .error, code: code, message: message, mend: mend)
        )
    }

    /// Ends the reading.
    /// - Throws: `UnreadableInput` with every problem reported.
    public func finish() throws {
        if !findings.isEmpty { throw UnreadableInput(findings) }
    }
}
