/// Whole numbers x with lower ≤ x ≤ upper and, row by row, lower ≤ a·x ≤ upper. All data are exact integers.
///
/// Every column is bounded, so that any row multipliers give a valid bound (`IntegerBound`).
struct IntegerProgram {
    /// One row; `columns` are distinct.
    struct Row {
        var columns: [Int]
        var coefficients: [Int]
        var lower: Int
        var upper: Int
    }

    /// Stands for "no limit" on a row; far above any activity, far below overflow.
    static let unlimited = 1 << 40

    private(set) var lower: [Int] = []
    private(set) var upper: [Int] = []
    /// Columns that a search divides before all others: what they settle settles much else.
    private(set) var leading: [Bool] = []
    var rows: [Row] = []

    var columnCount: Int { lower.count }

    /// Adds a column and returns its number.
    mutating func addColumn(from least: Int = 0, to most: Int, leading isLeading: Bool = false) -> Int {
        lower.append(least)
        upper.append(most)
        leading.append(isLeading)
        return lower.count - 1
    }

    /// Adds the columns by which a row may be missed, below and above, as far as the bounds let it; gives their numbers.
    mutating func addMisses(of row: Int) -> [Int] {
        let activity = activity(of: rows[row])
        let ends = [(1, rows[row].lower - activity.lowerBound), (-1, activity.upperBound - rows[row].upper)]
        return ends.filter { $0.1 > 0 }.map { sign, most in
            let column = addColumn(to: most)
            rows[row].columns.append(column)
            rows[row].coefficients.append(sign)
            return column
        }
    }

    /// Adds a row, leaving out zero coefficients, and returns its number.
    @discardableResult
    mutating func addRow(_ entries: [(column: Int, coefficient: Int)], from least: Int, to most: Int) -> Int {
        let used = entries.filter { $0.coefficient != 0 }
        rows.append(
            Row(columns: used.map(\.column), coefficients: used.map(\.coefficient), lower: least, upper: most))
        return rows.count - 1
    }

    /// Narrows a column; the two ends may cross, which `propagate` reports.
    mutating func narrow(_ column: Int, from least: Int, to most: Int) {
        lower[column] = max(lower[column], least)
        upper[column] = min(upper[column], most)
    }

    /// Whether `x` keeps every bound and every row.
    func holds(_ x: [Int]) -> Bool {
        for column in lower.indices where x[column] < lower[column] || x[column] > upper[column] { return false }
        return rows.allSatisfy { row in
            var sum = 0
            for (column, coefficient) in zip(row.columns, row.coefficients) { sum += coefficient * x[column] }
            return sum >= row.lower && sum <= row.upper
        }
    }

    /// The smallest and the greatest value of a row that the column bounds allow.
    func activity(of row: Row) -> ClosedRange<Int> {
        var least = 0
        var most = 0
        for (column, coefficient) in zip(row.columns, row.coefficients) {
            let atLower = coefficient * lower[column]
            let atUpper = coefficient * upper[column]
            least += min(atLower, atUpper)
            most += max(atLower, atUpper)
        }
        return least...max(least, most)
    }

    /// The limits of a row cut down to what the column bounds allow; nil when nothing is left.
    func range(of row: Row) -> ClosedRange<Int>? {
        let activity = activity(of: row)
        let least = max(row.lower, activity.lowerBound)
        let most = min(row.upper, activity.upperBound)
        return least <= most ? least...most : nil
    }

    /// Narrows columns by the rows, one row at a time, until nothing changes or ten rounds are over.
    /// - Returns: false when no x can exist. This is exact: only integers are compared.
    mutating func propagate() -> Bool {
        for column in lower.indices where lower[column] > upper[column] { return false }
        for _ in 0..<10 {
            var changed = false
            for index in rows.indices {
                sharpen(index)
                let row = rows[index]
                let activity = activity(of: row)
                if row.lower > row.upper || activity.lowerBound > row.upper || activity.upperBound < row.lower {
                    return false
                }
                if activity.lowerBound >= row.lower && activity.upperBound <= row.upper { continue }
                for (column, coefficient) in zip(row.columns, row.coefficients) {
                    guard narrow(column, coefficient, in: row, activity, &changed) else { return false }
                }
            }
            if !changed { break }
        }
        return true
    }

    /// Moves the limits of a row inwards to what whole numbers can reach: where every free column's coefficient is a
    /// multiple of one number, the row's sum moves in steps of it.
    private mutating func sharpen(_ index: Int) {
        var step = 0
        var fixed = 0
        for (column, coefficient) in zip(rows[index].columns, rows[index].coefficients) {
            if lower[column] == upper[column] {
                fixed += coefficient * lower[column]
            } else {
                step = greatestCommonDivisor(step, coefficient)
                if step == 1 { return }
            }
        }
        guard step > 1 else { return }
        if rows[index].lower > -Self.unlimited {
            let over = (rows[index].lower - fixed) % step
            if over != 0 { rows[index].lower += over > 0 ? step - over : -over }
        }
        if rows[index].upper < Self.unlimited {
            let over = (rows[index].upper - fixed) % step
            if over != 0 { rows[index].upper -= over > 0 ? over : step + over }
        }
    }

    /// What a row leaves of one column when all others are at their best for it.
    private mutating func narrow(
        _ column: Int, _ coefficient: Int, in row: Row, _ activity: ClosedRange<Int>, _ changed: inout Bool
    ) -> Bool {
        let size = abs(coefficient)
        // Seen as size × z with z = x or z = −x.
        let upRoom = row.upper - activity.lowerBound
        let downRoom = activity.upperBound - row.lower
        let width = upper[column] - lower[column]
        let fromLow = min(width, upRoom / size)
        let fromHigh = min(width, downRoom / size)
        guard upRoom >= 0, downRoom >= 0 else { return false }
        let least: Int
        let most: Int
        if coefficient > 0 {
            most = lower[column] + fromLow
            least = upper[column] - fromHigh
        } else {
            least = upper[column] - fromLow
            most = lower[column] + fromHigh
        }
        if least > lower[column] || most < upper[column] {
            changed = true
            narrow(column, from: least, to: most)
        }
        return lower[column] <= upper[column]
    }
}
