/// Whole points of a programme with weights, whose weighted mean is a given one: Carathéodory's theorem, step by step.
///
/// A point is taken on the smallest face around what is left of the mean, with as much weight as leaves the rest
/// inside; then one more limit holds the rest, so the steps are no more than columns and rows. Points next to the mean
/// are tried first. When few columns are left between whole numbers there mostly is none: then those a step further, but
/// in as few columns as may be, so that few are between whole numbers again. Where that has no whole point either the
/// rest stays over: another turn may leave less, or the mean is none of whole points.
struct LotteryOfPoints {
    private(set) var points: [[Int]] = []
    /// Of the points; with `rest` they add up to one.
    private(set) var weights: [Double] = []
    /// The weight that found no point.
    private(set) var rest = 1.0

    /// What it costs a point to leave a whole number of the mean; to be far from another costs 512 at most.
    private static let staying = 4096

    private let program: IntegerProgram
    private let solver: CLPSolver?
    /// What is asked of points next to the mean.
    private let objective: [Int]
    private var mean: [Double]
    /// How many columns were between whole numbers when there was no point next to the mean.
    private var barren = 0

    /// - Parameter turn: other points are met on another turn.
    init(_ program: IntegerProgram, mean: [Double], turn: Int) {
        self.program = program
        self.mean = mean
        // The nearest whole points are met first: they take much weight.
        objective = mean.enumerated().map { column, mean in
            let noise = UInt64(bitPattern: Int64(column &* 31 &+ 7)) &* UInt64(turn) &* 0x9E37_79B9_7F4A_7C15
            return Int(((mean - mean.rounded(.down) - 0.5) * 1024).rounded()) + Int(noise >> 54)
        }
        solver = CLPSolver(program, maximising: objective)
        solver?.leaveUnscaled()
        let limit = 2 * (program.columnCount + program.rows.count) + 10
        search: while rest > 1e-9, points.count < limit {
            for reach in (free > barren ? 0 : 1)...1 {
                if let point = next(within: reach), take(point, reach) { continue search }
                if reach == 0 { barren = free }
            }
            break
        }
    }

    /// How many columns of the mean are between whole numbers.
    private var free: Int { mean.indices.count(where: isBetween) }

    /// Whether the mean of a column is between whole numbers.
    private func isBetween(_ column: Int) -> Bool {
        let (least, most) = limits(column, 0)
        return least < most
    }

    /// How near counts as met: what is left of the mean is known the less, the less is left.
    private var tolerance: Double { min(1e-4, 1e-10 / rest + 1e-9) }

    /// What a column of the next point may be, `reach` beyond the whole numbers around the mean. Totals are free where
    /// nothing holds them: only what people are counted in is kept near.
    private func limits(_ column: Int, _ reach: Int) -> (least: Int, most: Int) {
        let least = Int((mean[column] + tolerance).rounded(.down))
        let most = Int((mean[column] - tolerance).rounded(.up))
        let (lower, upper) = (program.lower[column], program.upper[column])
        if least >= most, reach == 0 || least <= lower || most >= upper { return (most, max(least, most)) }
        return program.leading[column] ? (lower, upper) : (max(lower, least - reach), min(upper, most + reach))
    }

    /// A whole point on the smallest face around the mean; nil when none was found.
    private mutating func next(within reach: Int) -> [Int]? {
        var node = program
        var asked = objective
        for column in mean.indices {
            var (least, most) = limits(column, reach)
            if reach > 0, least < most, !program.leading[column], !isBetween(column) {
                // A whole number: to one side only, and rather not.
                let isUp = (column + points.count).isMultiple(of: 2)
                if isUp { least += reach } else { most -= reach }
                asked[column] = isUp ? -Self.staying : Self.staying
            }
            node.narrow(column, from: least, to: most)
        }
        for index in node.rows.indices {
            let activity = activity(program.rows[index])
            if activity <= Double(program.rows[index].lower) + tolerance {
                node.rows[index].upper = program.rows[index].lower
            } else if activity >= Double(program.rows[index].upper) - tolerance {
                node.rows[index].lower = program.rows[index].upper
            }
        }
        if let solver {
            solver.setRows(node.rows)
            solver.ask(asked)
            if let point = IntegerSearch.point(of: node, asked, solver) { return point }
        }
        guard node.propagate(), let reduced = ReducedProgram(node) else { return nil }
        // Any point will do: none need be the best.
        let nothing = [Int](repeating: 0, count: reduced.columns.count)
        var search = IntegerSearch(reduced.program, maximising: nothing)
        let size = reduced.columns.count + reduced.rows.count + 1
        return search.result(effort: max(20, 100_000 / size), isPlain: true).point.map {
            reduced.expanded($0, in: node)
        }
    }

    private func activity(_ row: IntegerProgram.Row) -> Double {
        var activity = 0.0
        for (column, coefficient) in zip(row.columns, row.coefficients) {
            activity += Double(coefficient) * mean[column]
        }
        return activity
    }

    /// Gives a point as much weight as leaves the rest of the mean inside.
    /// - Returns: false when it can have none.
    private mutating func take(_ point: [Int], _ reach: Int) -> Bool {
        var share = 1.0
        /// The mean of the rest stays between the limits.
        func keep(_ mean: Double, _ value: Double, _ least: Double, _ most: Double) {
            if least.isFinite, value > least, mean < value {
                share = min(share, max(0, mean - least) / (value - least))
            }
            if most.isFinite, value < most, mean > value { share = min(share, max(0, most - mean) / (most - value)) }
        }
        for column in mean.indices {
            let (least, most) = limits(column, reach)
            keep(mean[column], Double(point[column]), Double(least), Double(most))
        }
        for row in program.rows {
            var value = 0
            for (column, coefficient) in zip(row.columns, row.coefficients) { value += coefficient * point[column] }
            keep(activity(row), Double(value), LinearProgram.limit(row.lower), LinearProgram.limit(row.upper))
        }
        if share < 1e-12 { return false }
        points.append(point)
        if share > 1 - 1e-9 {
            weights.append(rest)
            rest = 0
            return true
        }
        weights.append(rest * share)
        for column in mean.indices {
            mean[column] = (mean[column] - share * Double(point[column])) / (1 - share)
        }
        rest *= 1 - share
        return true
    }
}
