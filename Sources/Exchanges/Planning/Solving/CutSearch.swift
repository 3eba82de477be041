/// Looks for roundings that a fractional point breaks: of single rows, of rows added up so that a column that lies
/// between its bounds drops out (Marchand and Wolsey, 2001), and of rows of the simplex tableau.
struct CutSearch {
    private let program: IntegerProgram
    private let point: [Double]
    /// By column, whether the point lies between its bounds.
    private let isBetween: [Bool]
    /// The rows of each column.
    private var rowsOf: [[Int]]
    /// The tableau rows of fractional columns, by multiples of rows.
    private var tableau: [[(row: Int, multiplier: Int)]] = []
    private var adder: RowAdder
    private static let longestSum = 5

    /// A rounding of a sum of rows that the point breaks, and how deeply.
    private struct Found {
        let depth: Double
        let recipe: RoundingCut.Recipe
    }

    /// Cuts that a point breaks, the deepest first.
    static func cuts(
        of program: IntegerProgram, at point: [Double], _ basis: TableauRows.Basis?, atMost count: Int
    ) -> [RoundingCut] {
        var search = CutSearch(program, point, basis)
        return search.found(atMost: count)
    }

    private init(_ program: IntegerProgram, _ point: [Double], _ basis: TableauRows.Basis?) {
        self.program = program
        self.point = point
        isBetween = point.indices.map {
            point[$0] > Double(program.lower[$0]) + 1e-6 && point[$0] < Double(program.upper[$0]) - 1e-6
        }
        adder = RowAdder(columns: program.columnCount)
        rowsOf = [[Int]](repeating: [], count: program.columnCount)
        for (index, row) in program.rows.enumerated() { for column in row.columns { rowsOf[column].append(index) } }
        guard let basis, let rows = TableauRows(program, basis) else { return }
        for (place, column) in basis.columns.enumerated() where abs(point[column] - point[column].rounded()) > 1e-5 {
            if let multipliers = rows.multipliers(ofBasic: place) { tableau.append(multipliers) }
        }
    }

    private mutating func found(atMost count: Int) -> [RoundingCut] {
        var found: [Found] = []
        for start in program.rows.indices {
            let most = Double(program.rows[start].coefficients.map(abs).max() ?? 0)
            // From further away no rounding reaches the point.
            for sign in [1, -1] where slack(of: start, sign) < most {
                if let best = best(from: start, sign) { found.append(best) }
            }
        }
        for rows in tableau {
            for sign in [1, -1] {
                let turned = rows.map { (row: $0.row, multiplier: sign * $0.multiplier) }
                if let sum = adder.sum(of: turned, in: program.rows), let best = deepest(sum, turned) {
                    found.append(best)
                }
            }
        }
        found.sort { $0.depth > $1.depth }
        var taken: [RoundingCut] = []
        for cut in found.lazy.compactMap({ [program] in RoundingCut(program, $0.recipe) })
        where !taken.contains(where: { $0.most == cut.most && $0.isLike(cut) }) {
            taken.append(cut)
            if taken.count == count { break }
        }
        return taken
    }

    /// How far the point is from a row's limit on the side that a multiplier of this sign uses.
    private func slack(of index: Int, _ sign: Int) -> Double {
        let row = program.rows[index]
        var activity = 0.0
        for place in row.columns.indices { activity += Double(row.coefficients[place]) * point[row.columns[place]] }
        return sign > 0 ? Double(row.upper) - activity : activity - Double(row.lower)
    }

    private mutating func best(from start: Int, _ sign: Int) -> Found? {
        var rows = [(row: start, multiplier: sign)]
        for length in 1...Self.longestSum {
            guard let sum = adder.sum(of: rows, in: program.rows) else { return nil }
            if let found = deepest(sum, rows) { return found }
            if length == Self.longestSum { break }
            guard let next = eliminated(sum, rows) else { break }
            rows = next
        }
        return nil
    }

    /// The deepest rounding of one sum: by the coefficients of columns between their bounds, the others measured from the
    /// nearer bound, or from where they stand beyond that column's share of its range (so that a column that opens others
    /// bounds each of them).
    private func deepest(_ sum: RowSum, _ rows: [(row: Int, multiplier: Int)]) -> Found? {
        var divisors: [(divisor: Int, share: Double)] = []
        for (place, column) in sum.columns.enumerated() where isBetween[column] && abs(sum.coefficients[place]) > 1 {
            let size = abs(sum.coefficients[place])
            if !divisors.contains(where: { $0.divisor == size }) { divisors.append((size, share(column))) }
        }
        if divisors.isEmpty { return nil }
        var best: (depth: Double, divisor: Int, times: Int, share: Double)?
        func weigh(_ measured: MeasuredRow, _ divisor: Int, _ times: Int, _ share: Double) {
            guard let depth = measured.depth(divisor, times), depth > (best?.depth ?? 0.002) + 1e-9 else { return }
            best = (depth, divisor, times, share)
        }
        let near = MeasuredRow(sum, program, point, beyond: 0.5)
        divisors.sort { $0.divisor < $1.divisor }
        for (divisor, share) in divisors.suffix(12) {
            weigh(near, divisor, 1, 0.5)
            if abs(share - 0.5) > 0.01 { weigh(MeasuredRow(sum, program, point, beyond: share), divisor, 1, share) }
        }
        guard let first = best else { return nil }
        let measured = MeasuredRow(sum, program, point, beyond: first.share)
        for times in [2, 4, 8] { weigh(measured, first.divisor, times, first.share) }
        return best.map { best in
            Found(
                depth: best.depth,
                recipe: RoundingCut.Recipe(
                    rows: rows.map { ($0.row, $0.multiplier * best.times) }, divisor: best.divisor,
                    flipped: measured.flipped(in: sum)))
        }
    }

    /// How far a column stands between its bounds, from 0 to 1.
    private func share(_ column: Int) -> Double {
        (point[column] - Double(program.lower[column])) / Double(program.upper[column] - program.lower[column])
    }

    /// The rows with one more, so that the column furthest from its bounds drops out.
    private func eliminated(_ sum: RowSum, _ rows: [(row: Int, multiplier: Int)]) -> [(
        row: Int, multiplier: Int
    )]? {
        var best: (column: Int, coefficient: Int, room: Double)?
        for (place, column) in sum.columns.enumerated() where isBetween[column] {
            let room = min(
                point[column] - Double(program.lower[column]), Double(program.upper[column]) - point[column])
            if room > (best?.room ?? 0) + 1e-9 { best = (column, sum.coefficients[place], room) }
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
            let slack = abs(slack(of: index, multiplier))
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
