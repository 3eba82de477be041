/// What an author knew of a value; unknown is not No (person record, rule 5).
public enum ValueState: UInt8, Sendable {
    /// A value stands in the cell.
    case known
    /// The cell is blank or says "unknown".
    case unknown
    /// The cell says that the field does not apply.
    case notApplicable
    /// The person would not say.
    case refused
    /// The author keeps it back.
    case withheld
}

/// How sure the reading of a value is.
public enum Precision: UInt8, Sendable {
    /// Read in full.
    case exact
    /// About right ("прибл.").
    case approx
    /// Between two values.
    case range
    /// A part is known (year only).
    case partial
    /// Looks like a stand-in for "unknown" (1 January).
    case placeholder
}

/// One column of a list: for each record the text as written and the text as read, as codes of the column's texts.
public struct FieldColumn: Sendable {
    /// Which field it is.
    public let key: FieldKey
    /// The column's header as written.
    public let header: String
    /// The column of the source, counted from 1.
    public let sourceColumn: Int
    /// Whether the column was read as dates.
    public package(set) var holdsDates = false
    /// The kind of number, for a column of numbers.
    public package(set) var numberKind: NumberKind?
    /// The distinct texts of the column.
    public package(set) var texts = TextPool()
    /// As written, character for character.
    public package(set) var raw: [UInt32]
    /// As read: names cleaned, dates as `YYYY[-MM[-DD]]`, codes; `TextPool.empty` when it could not be read.
    public package(set) var read: [UInt32]
    /// What the author knew.
    public package(set) var state: [ValueState]
    /// How sure the reading is.
    public package(set) var precision: [Precision]

    /// A column for `key` with room for `capacity` records.
    public init(key: FieldKey, header: String, sourceColumn: Int, capacity: Int = 0) {
        self.key = key
        self.header = header
        self.sourceColumn = sourceColumn
        raw = []
        read = []
        state = []
        precision = []
        raw.reserveCapacity(capacity)
        read.reserveCapacity(capacity)
        state.reserveCapacity(capacity)
        precision.reserveCapacity(capacity)
    }

    /// A column whose values were read together: `readings` by code of the raw text.
    init(
        field: Header.Field, texts: TextPool, raw: [UInt32], readings: [CellReading],
        numberKind: NumberKind? = nil
    ) {
        self.texts = texts
        self.numberKind = numberKind
        if case .date = field.kind { holdsDates = true }
        key = field.key
        header = field.header
        sourceColumn = field.position + 1
        self.raw = raw
        read = raw.map { readings[Int($0)].text }
        state = raw.map { readings[Int($0)].state }
        precision = raw.map { readings[Int($0)].precision }
    }

    /// What is written on record `index`, counted from 0.
    public func writtenText(_ index: Int) -> String { texts[raw[index]] }

    /// What was read on record `index`; empty when it could not be read.
    public func readText(_ index: Int) -> String { texts[read[index]] }

    /// The values of these lines alone; the texts are shared.
    func lines(_ lines: [Int]) -> FieldColumn {
        var column = self
        column.raw = lines.map { raw[$0] }
        column.read = lines.map { read[$0] }
        column.state = lines.map { state[$0] }
        column.precision = lines.map { precision[$0] }
        return column
    }

    /// Adds the value of the next record: what is written and what was read, the same where not given.
    package mutating func append(_ written: String, read: String? = nil, state: ValueState) {
        let code = texts.intern(written)
        raw.append(code)
        self.read.append(read.map { texts.intern($0) } ?? code)
        self.state.append(state)
        precision.append(.exact)
    }

    /// Writes another text on record `index`; what was read stays.
    package mutating func write(_ text: String, on index: Int) { raw[index] = texts.intern(text) }
}

/// A list as lodged: its accepted lines, column by column, each value as written beside as read.
public struct PersonList: Sendable {
    /// Where the list came from.
    public let source: ListSource
    /// The lines' ids, in the order of the list.
    public package(set) var ids: [LineID]
    /// The lines' rows in the source, counted from 1.
    public package(set) var rows: [Int]
    /// The columns that a mapping or a header named; several may share a key.
    public package(set) var columns: [FieldColumn]

    /// A list without lines.
    public init(source: ListSource) {
        self.source = source
        ids = []
        rows = []
        columns = []
    }

    /// The number of accepted lines.
    public var count: Int { ids.count }

    /// The first column with this key.
    public func column(_ key: FieldKey) -> FieldColumn? { columns.first { $0.key == key } }

    /// These lines alone, counted from 0, in this order.
    public func lines(_ lines: [Int]) -> PersonList {
        var list = self
        list.ids = lines.map { ids[$0] }
        list.rows = lines.map { rows[$0] }
        list.columns = columns.map { $0.lines(lines) }
        return list
    }

    /// The record on line `index`, counted from 0.
    public subscript(index: Int) -> PersonRecord { PersonRecord(list: self, index: index) }
}

/// Where a list came from and how it was read.
public struct ListSource: Codable, Hashable, Sendable {
    /// File name without folders.
    public var file: String
    /// SHA-256 of the bytes as lodged, lower-case hexadecimal.
    public var sha256: String
    /// The coding decided on, for example `utf-8` or `windows-1251`.
    public var encoding: String
    /// The delimiter decided on.
    public var delimiter: String
    /// The sheet, counted from 1; 1 for text files.
    public var sheet: Int

    /// A source; see the properties.
    public init(file: String, sha256: String, encoding: String, delimiter: String, sheet: Int = 1) {
        self.file = file
        self.sha256 = sha256
        self.encoding = encoding
        self.delimiter = delimiter
        self.sheet = sheet
    }
}
