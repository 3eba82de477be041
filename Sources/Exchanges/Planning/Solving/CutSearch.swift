/// Looks for roundings that a fractional point breaks: of single rows, and of rows added up so that a column that lies
/// between its bounds drops out (Marchand and Wolsey, 2001).
struct CutSearch {
    private let program: IntegerProgram
    private let point: [Double]
    /// The rows of each column.
    private var rowsOf: [[Int]]
    private static let longestSum = 5

    /// The tableau rows of fractional columns, by multiples of rows.
    private var tableau: [[(row: Int, multiplier: Int)]] = []

    init(_ program: IntegerProgram, at point: [Double], _ basis: TableauRows.Basis?) {
        self.program = program
        self.point = point
        rowsOf = [[Int]](repeating: [], count: program.columnCount)
        for (index, row) in program.rows.enumerated() { for column in row.columns { rowsOf[column].append(index) } }
        guard let basis, let rows = TableauRows(program, basis) else { return }
        for (place, column) in basis.columns.enumerated() where abs(point[column] - point[column].rounded()) > 1e-5 {
            if let multipliers = rows.multipliers(ofBasic: place) { tableau.append(multipliers) }
        }
    }

    /// Cuts that the point breaks, the deepest first.
    func found(atMost count: Int) -> [RoundingCut] {
        var found: [(depth: Double, cut: RoundingCut)] = []
        for start in program.rows.indices {
            for sign in [1, -1] {
                if let best = best(from: start, sign) { found.append(best) }
            }
        }
        for rows in tableau {
            for sign in [1, -1] {
                let turned = rows.map { (row: $0.row, multiplier: sign * $0.multiplier) }
                if let combined = sum(of: turned), let best = deepest(combined, turned) { found.append(best) }
            }
        }
        found.sort { $0.depth > $1.depth }
        var taken: [RoundingCut] = []
        for (_, cut) in found where !taken.contains(where: { $0.most == cut.most && $0.isLike(cut) }) {
            taken.append(cut)
            if taken.count == count { break }
        }
        return taken
    }

    private func best(from start: Int, _ sign: Int) -> (depth: Double, cut: RoundingCut)? {
        var rows = [(row: start, multiplier: sign)]
        for length in 1...Self.longestSum {
            guard let combined = sum(of: rows) else { return nil }
            if let found = deepest(combined, rows) { return found }
            if length == Self.longestSum { break }
            guard let next = eliminated(combined, rows) else { break }
            rows = next
        }
        return nil
    }

    /// Nil where a limit is missing or numbers grow too large.
    private func sum(of rows: [(row: Int, multiplier: Int)]) -> CombinedRow? {
        guard let combined = CombinedRow(program.rows, rows),
            combined.entries.allSatisfy({ abs($0.coefficient) < 1 << 20 })
        else { return nil }
        return combined
    }

    private func isBetween(_ column: Int) -> Bool {
        point[column] > Double(program.lower[column]) + 1e-6 && point[column] < Double(program.upper[column]) - 1e-6
    }

    /// The deepest rounding of one sum: by the coefficients of columns between their bounds, the others measured from the
    /// nearer bound, or from where they stand beyond that column's share of its range (so that a column that opens others
    /// bounds each of them).
    private func deepest(_ combined: CombinedRow, _ rows: [(row: Int, multiplier: Int)]) -> (
        depth: Double, cut: RoundingCut
    )? {
        var divisors: [Int: Double] = [:]
        for (column, coefficient) in combined.entries where abs(coefficient) > 1 && isBetween(column) {
            divisors[abs(coefficient)] = share(column)
        }
        var best: (depth: Double, divisor: Int, times: Int, flipped: Set<Int>)?
        func weigh(_ divisor: Int, _ times: Int, _ measured: MeasuredRow) {
            guard let depth = measured.depth(divisor, times), depth > (best?.depth ?? 0.002) + 1e-9 else { return }
            best = (depth, divisor, times, measured.flipped)
        }
        let near = MeasuredRow(combined, program, point, beyond: 0.5)
        for (divisor, share) in divisors.sorted(by: { $0.key < $1.key }).suffix(12) {
            weigh(divisor, 1, near)
            if abs(share - 0.5) > 0.01 { weigh(divisor, 1, MeasuredRow(combined, program, point, beyond: share)) }
        }
        if let found = best {
            let measured = MeasuredRow(combined, program, point, flipping: found.flipped)
            for times in [2, 4, 8] { weigh(found.divisor, times, measured) }
        }
        guard let best else { return nil }
        let recipe = RoundingCut.Recipe(
            rows: rows.map { ($0.row, $0.multiplier * best.times) }, divisor: best.divisor, flipped: best.flipped)
        return RoundingCut(program, recipe).map { (best.depth, $0) }
    }

    /// How far a column stands between its bounds, from 0 to 1.
    private func share(_ column: Int) -> Double {
        (point[column] - Double(program.lower[column])) / Double(program.upper[column] - program.lower[column])
    }

    /// The rows with one more, so that the column furthest from its bounds drops out.
    private func eliminated(_ combined: CombinedRow, _ rows: [(row: Int, multiplier: Int)]) -> [(
        row: Int, multiplier: Int
    )]? {
        var best: (column: Int, coefficient: Int, room: Double)?
        for (column, coefficient) in combined.entries where isBetween(column) {
            let room = min(
                point[column] - Double(program.lower[column]), Double(program.upper[column]) - point[column])
            if room > (best?.room ?? 0) + 1e-9 { best = (column, coefficient, room) }
        }
        guard let best else { return nil }
        var choice: (row: Int, multiplier: Int, times: Int, slack: Double, size: Int)?
        for index in rowsOf[best.column] where !rows.contains(where: { $0.row == index }) {
            let row = program.rows[index]
            guard let place = row.columns.firstIndex(of: best.column) else { continue }
            let other = row.coefficients[place]
            let divisor = greatestCommonDivisor(best.coefficient, other)
            let times = abs(other) / divisor
            let multiplier = -best.coefficient / divisor * (other > 0 ? 1 : -1)
            let end = multiplier > 0 ? row.upper : row.lower
            if abs(end) >= IntegerProgram.unlimited / 2 || times > 1000 || abs(multiplier) > 1000 { continue }
            var activity = 0.0
            for (column, coefficient) in zip(row.columns, row.coefficients) {
                activity += Double(coefficient) * point[column]
            }
            let slack = abs(Double(end) - activity)
            if let choice, (slack, row.columns.count) >= (choice.slack, choice.size) { continue }
            choice = (index, multiplier, times, slack, row.columns.count)
        }
        guard let choice, choice.slack < 1 else { return nil }
        return rows.map { ($0.row, $0.multiplier * choice.times) } + [(choice.row, choice.multiplier)]
    }
}

/// A sum of rows with each column measured from one of its bounds.
private struct MeasuredRow {
    private let limit: Int
    private var entries: [(coefficient: Int, base: Int, distance: Double)] = []
    private(set) var flipped: Set<Int> = []

    /// Columns beyond this share of their range are measured down from their upper bounds.
    init(_ combined: CombinedRow, _ program: IntegerProgram, _ point: [Double], beyond share: Double) {
        var flipped: Set<Int> = []
        for (column, _) in combined.entries {
            let (lower, upper) = (Double(program.lower[column]), Double(program.upper[column]))
            if point[column] > lower + share * (upper - lower) + 1e-9 { flipped.insert(column) }
        }
        self.init(combined, program, point, flipping: flipped)
    }

    init(_ combined: CombinedRow, _ program: IntegerProgram, _ point: [Double], flipping flipped: Set<Int>) {
        limit = combined.limit
        self.flipped = flipped
        entries = combined.entries.map { column, coefficient in
            let isHigh = flipped.contains(column)
            let base = isHigh ? program.upper[column] : program.lower[column]
            return (isHigh ? -coefficient : coefficient, coefficient * base, abs(point[column] - Double(base)))
        }
    }

    /// How far the point lies beyond the rounding by a divisor, the row taken so many times; nil where nothing is rounded.
    func depth(_ divisor: Int, _ times: Int) -> Double? {
        guard
            let rounding = Rounding(limit: times * limit, divisor: divisor, bases: entries.map { times * $0.base })
        else { return nil }
        var over = -Double(rounding.most)
        var square = 0.0
        for entry in entries {
            let rounded = Double(rounding.coefficient(times * entry.coefficient))
            over += rounded * entry.distance
            square += rounded * rounded
        }
        return square > 0 ? over / square.squareRoot() : nil
    }
}

extension RoundingCut {
    fileprivate func isLike(_ other: RoundingCut) -> Bool {
        entries.count == other.entries.count
            && zip(entries, other.entries).allSatisfy { $0.column == $1.column && $0.coefficient == $1.coefficient }
    }
}
