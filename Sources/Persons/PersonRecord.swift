/// One value of one line: somebody's statement, not the truth about a person.
public struct Assertion: Sendable {
    /// Which field.
    public let field: FieldKey
    /// As written, character for character.
    public let raw: String
    /// As read; empty when it could not be read.
    public let read: String
    /// How sure the reading is.
    public let precision: Precision
    /// What the author knew.
    public let state: ValueState
    /// Row of the source, counted from 1.
    public let row: Int
    /// Column header of the source as written.
    public let column: String
}

/// One line of a list: what is claimed, and from which cells. A view; the list holds the values.
public struct PersonRecord: Sendable {
    private let list: PersonList
    private let index: Int

    init(list: PersonList, index: Int) {
        self.list = list
        self.index = index
    }

    /// The line's id.
    public var id: LineID { list.ids[index] }
    /// The line's row in the source, counted from 1.
    public var row: Int { list.rows[index] }

    /// Every assertion of the line, in the order of the columns.
    public var assertions: [Assertion] { list.columns.map(assertion(in:)) }

    /// The first assertion on a field, when the list has that column.
    public subscript(field: FieldKey) -> Assertion? { list.column(field).map(assertion(in:)) }

    private func assertion(in column: FieldColumn) -> Assertion {
        Assertion(
            field: column.key, raw: column.writtenText(index), read: column.readText(index),
            precision: column.precision[index], state: column.state[index], row: row, column: column.header)
    }
}
