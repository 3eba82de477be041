/// Looks for roundings that a fractional point breaks: of single rows, and of rows added up so that a column that lies
/// between its bounds drops out (Marchand and Wolsey, 2001).
struct CutSearch {
    private let program: IntegerProgram
    private let point: [Double]
    /// The rows of each column.
    private var rowsOf: [[Int]]
    private static let longestSum = 5

    init(_ program: IntegerProgram, at point: [Double]) {
        self.program = program
        self.point = point
        rowsOf = [[Int]](repeating: [], count: program.columnCount)
        for (index, row) in program.rows.enumerated() { for column in row.columns { rowsOf[column].append(index) } }
    }

    /// Cuts that the point breaks, the deepest first.
    func found(atMost count: Int) -> [RoundingCut] {
        var found: [(depth: Double, cut: RoundingCut)] = []
        for start in program.rows.indices {
            for sign in [1, -1] {
                if let best = best(from: start, sign) { found.append(best) }
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
            guard let combined = CombinedRow(program, rows),
                combined.entries.allSatisfy({ abs($0.coefficient) < 1 << 20 })
            else { return nil }
            if let found = deepest(combined, rows) { return found }
            if length == Self.longestSum { break }
            guard let next = eliminated(combined, rows) else { break }
            rows = next
        }
        return nil
    }

    private func isBetween(_ column: Int) -> Bool {
        point[column] > Double(program.lower[column]) + 1e-6 && point[column] < Double(program.upper[column]) - 1e-6
    }

    /// The deepest rounding of one sum.
    private func deepest(_ combined: CombinedRow, _ rows: [(row: Int, multiplier: Int)]) -> (
        depth: Double, cut: RoundingCut
    )? {
        var flipped: Set<Int> = []
        var divisors: Set<Int> = []
        for (column, coefficient) in combined.entries {
            let middle = Double(program.lower[column] + program.upper[column]) / 2
            if point[column] > middle { flipped.insert(column) }
            if isBetween(column), abs(coefficient) > 1 { divisors.insert(abs(coefficient)) }
        }
        let bases = combined.entries.map { column, coefficient in
            coefficient * (flipped.contains(column) ? program.upper[column] : program.lower[column])
        }
        var best: (depth: Double, divisor: Int, times: Int)?
        func weigh(_ divisor: Int, _ times: Int) {
            guard
                let rounding = Rounding(
                    limit: times * combined.limit, divisor: divisor, bases: bases.map { times * $0 })
            else { return }
            var over = -Double(rounding.most)
            var square = 0.0
            for (column, coefficient) in combined.entries {
                let isHigh = flipped.contains(column)
                let rounded = rounding.coefficient(times * (isHigh ? -coefficient : coefficient))
                if rounded == 0 { continue }
                over +=
                    Double(rounded)
                    * (isHigh
                        ? Double(program.upper[column]) - point[column] : point[column] - Double(program.lower[column]))
                square += Double(rounded) * Double(rounded)
            }
            let depth = square > 0 ? over / square.squareRoot() : 0
            if depth > 0.002, depth > (best?.depth ?? 0) + 1e-9 { best = (depth, divisor, times) }
        }
        for divisor in divisors.sorted().suffix(12) { weigh(divisor, 1) }
        if let found = best { for times in [2, 4, 8] { weigh(found.divisor, times) } }
        guard let best else { return nil }
        let recipe = RoundingCut.Recipe(
            rows: rows.map { ($0.row, $0.multiplier * best.times) }, divisor: best.divisor, flipped: flipped)
        return RoundingCut(program, recipe).map { (best.depth, $0) }
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

extension RoundingCut {
    fileprivate func isLike(_ other: RoundingCut) -> Bool {
        entries.count == other.entries.count
            && zip(entries, other.entries).allSatisfy { $0.column == $1.column && $0.coefficient == $1.coefficient }
    }
}
