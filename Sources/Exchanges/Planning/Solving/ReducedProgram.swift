/// A program without its fixed columns, without the rows that hold whatever the columns do, and without the rows that
/// some columns of their own can always make hold.
///
/// A row of the last kind: columns that no other row speaks of and nothing is asked of, with coefficients of one, can
/// come to every whole number between their ends; where one of these keeps the row whatever its other columns do, the
/// row and those columns say nothing about the rest. So a level that does not ask for wishes never sees the classes by
/// wishes. Multipliers of what is left prove the same of the full program, those of rows left out being nothing.
struct ReducedProgram {
    private(set) var program = IntegerProgram()
    /// The full program's column for each column that is left.
    private(set) var columns: [Int] = []
    /// The full program's row for each row that is left, and what its fixed columns add up to.
    private(set) var rows: [(row: Int, fixed: Int)] = []
    /// The place of each full column among those left; −1 where it is fixed or left out.
    private(set) var position: [Int]
    /// Rows left out with their own columns, in the order in which they were.
    private var fillings: [(row: Int, own: [Int])] = []

    /// Nil when a row that fixed columns settle does not hold.
    /// - Parameter objective: what is asked of the full program, where that is all; no row with columns of its own is
    ///   left out when it is nil.
    init?(_ full: IntegerProgram, asking objective: [Int]? = nil) {
        position = [Int](repeating: -1, count: full.columnCount)
        var standing: [Int] = []
        for (index, row) in full.rows.enumerated() {
            let activity = full.activity(of: row)
            if activity.upperBound < row.lower || activity.lowerBound > row.upper { return nil }
            if activity.lowerBound < row.lower || activity.upperBound > row.upper { standing.append(index) }
        }
        var isOut = [Bool](repeating: false, count: full.columnCount)
        if let objective { standing = leaveOut(standing, of: full, objective, &isOut) }
        for column in 0..<full.columnCount where full.lower[column] < full.upper[column] && !isOut[column] {
            position[column] = program.addColumn(
                from: full.lower[column], to: full.upper[column], leading: full.leading[column])
            columns.append(column)
        }
        for index in standing { append(index, of: full) }
    }

    /// The rows that stay once those with columns of their own are left out, again and again, as each leaves others with
    /// such columns.
    private mutating func leaveOut(
        _ rows: [Int], of full: IntegerProgram, _ objective: [Int], _ isOut: inout [Bool]
    ) -> [Int] {
        var uses = objective.map { $0 == 0 ? 0 : 2 }
        for index in rows { for column in full.rows[index].columns { uses[column] += 1 } }
        var standing = rows
        while true {
            var left: [Int] = []
            for index in standing {
                let row = full.rows[index]
                var own: [Int] = []
                var (least, most, restLeast, restMost) = (0, 0, 0, 0)
                for (column, coefficient) in zip(row.columns, row.coefficients) where !isOut[column] {
                    let ends = (coefficient * full.lower[column], coefficient * full.upper[column])
                    if uses[column] == 1, abs(coefficient) == 1, ends.0 != ends.1 {
                        own.append(column)
                        least += min(ends.0, ends.1)
                        most += max(ends.0, ends.1)
                    } else {
                        restLeast += min(ends.0, ends.1)
                        restMost += max(ends.0, ends.1)
                    }
                }
                guard !own.isEmpty, least <= row.upper - restMost, most >= row.lower - restLeast else {
                    left.append(index)
                    continue
                }
                for column in own { isOut[column] = true }
                for column in row.columns { uses[column] -= 1 }
                fillings.append((index, own))
            }
            if left.count == standing.count { return left }
            standing = left
        }
    }

    /// Adds a row of the full program.
    mutating func append(_ index: Int, of full: IntegerProgram) {
        let row = full.rows[index]
        var fixed = 0
        var entries: [(column: Int, coefficient: Int)] = []
        for (column, coefficient) in zip(row.columns, row.coefficients) {
            if position[column] < 0 {
                fixed += coefficient * full.lower[column]
            } else {
                entries.append((position[column], coefficient))
            }
        }
        program.addRow(entries, from: row.lower - fixed, to: row.upper - fixed)
        rows.append((index, fixed))
    }

    /// Adds cuts of the program of what is left to the full program, and to what is left; the same cuts as the full
    /// program's.
    mutating func append(_ cuts: [RoundingCut], to full: inout IntegerProgram) -> [RoundingCut] {
        cuts.map { cut in
            let places = cut.recipe.rows.map { (row: rows[$0.row].row, multiplier: $0.multiplier) }
            let whole = cut.outward(self, full, full.rows, places)
            full.rows.append(whole.row)
            append(full.rows.count - 1, of: full)
            return whole
        }
    }

    /// Narrows one of the columns that are left.
    mutating func narrow(_ place: Int, from least: Int, to most: Int) { program.narrow(place, from: least, to: most) }

    /// The part of an objective that is left.
    func objective(_ full: [Int]) -> [Int] { columns.map { full[$0] } }

    /// A full solution from one of what is left.
    func expanded(_ x: [Int], in full: IntegerProgram) -> [Int] {
        var expanded = full.lower
        for (column, value) in zip(columns, x) { expanded[column] = value }
        // A row left out later may hold columns of one left out before, never the other way round.
        for (index, own) in fillings.reversed() { fill(own, full.rows[index], full, &expanded) }
        return expanded
    }

    /// Sets a row's own columns, which stand at their lower ends, so that it holds.
    private func fill(_ own: [Int], _ row: IntegerProgram.Row, _ full: IntegerProgram, _ x: inout [Int]) {
        let isOwn = Set(own)
        var sum = 0
        for (column, coefficient) in zip(row.columns, row.coefficients) {
            if coefficient < 0, isOwn.contains(column) { x[column] = full.upper[column] }
            sum += coefficient * x[column]
        }
        for (column, coefficient) in zip(row.columns, row.coefficients) where isOwn.contains(column) {
            if sum >= row.lower { return }
            let step = min(row.lower - sum, full.upper[column] - full.lower[column])
            x[column] += coefficient * step
            sum += step
        }
    }
}
