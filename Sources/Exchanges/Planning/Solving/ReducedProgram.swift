/// A program without its fixed columns and without the rows that hold whatever the columns do.
struct ReducedProgram {
    private(set) var program = IntegerProgram()
    /// The full program's column for each column that is left.
    private(set) var columns: [Int] = []
    /// The full program's row for each row that is left, and what its fixed columns add up to.
    private(set) var rows: [(row: Int, fixed: Int)] = []
    /// The place of each full column among those left; −1 where it is fixed.
    private(set) var position: [Int]

    /// Nil when a row that fixed columns settle does not hold.
    init?(_ full: IntegerProgram) {
        position = [Int](repeating: -1, count: full.columnCount)
        for column in 0..<full.columnCount where full.lower[column] < full.upper[column] {
            position[column] = program.addColumn(
                from: full.lower[column], to: full.upper[column], leading: full.leading[column])
            columns.append(column)
        }
        var entries: [(column: Int, coefficient: Int)] = []
        for (index, row) in full.rows.enumerated() {
            var fixed = 0
            var least = 0
            var most = 0
            entries.removeAll(keepingCapacity: true)
            for (column, coefficient) in zip(row.columns, row.coefficients) {
                if position[column] < 0 {
                    fixed += coefficient * full.lower[column]
                    continue
                }
                entries.append((position[column], coefficient))
                let ends = (coefficient * full.lower[column], coefficient * full.upper[column])
                least += min(ends.0, ends.1)
                most += max(ends.0, ends.1)
            }
            if fixed + most < row.lower || fixed + least > row.upper { return nil }
            if fixed + least >= row.lower, fixed + most <= row.upper { continue }
            program.addRow(entries, from: row.lower - fixed, to: row.upper - fixed)
            rows.append((index, fixed))
        }
    }

    /// Adds a row of the full program, the last one there.
    mutating func append(_ row: IntegerProgram.Row, of full: IntegerProgram) {
        let entries = zip(row.columns, row.coefficients).map { (column: $0, coefficient: $1) }
        let fixed = entries.filter { position[$0.column] < 0 }.reduce(0) { $0 + $1.coefficient * full.lower[$1.column] }
        program.addRow(
            entries.filter { position[$0.column] >= 0 }.map { (position[$0.column], $0.coefficient) }, from: row.lower,
            to: row.upper - fixed)
        rows.append((full.rows.count - 1, fixed))
    }

    /// Narrows one of the columns that are left.
    mutating func narrow(_ place: Int, from least: Int, to most: Int) { program.narrow(place, from: least, to: most) }

    /// The part of an objective that is left.
    func objective(_ full: [Int]) -> [Int] { columns.map { full[$0] } }

    /// A full solution from one of what is left.
    func expanded(_ x: [Int], in full: IntegerProgram) -> [Int] {
        var expanded = full.lower
        for (column, value) in zip(columns, x) { expanded[column] = value }
        return expanded
    }
}
