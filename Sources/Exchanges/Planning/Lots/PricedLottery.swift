/// A lottery over whole points that gives each kind as much of what is wanted for it as it can, all the same part, by
/// column generation: the lottery over the points at hand asks for a better point until a bound shows that there is none
/// (Flanigan and others, Nature 596, 548–552, 2021, after Gilmore and Gomory, Operations Research 9, 1961). With the
/// number of its units wanted for each kind, the part is the least chance.
struct PricedLottery {
    private(set) var points: [[Int]]
    /// Of the points, adding up to one.
    private(set) var weights: [Double] = []
    /// How much of what is wanted each kind gets at least; never more than all.
    private(set) var part = 0.0
    /// The best weights of kinds met: their sum over the best point, divided by their sum over what is wanted, is what
    /// no lottery passes.
    private(set) var asked: [Int]
    /// Kinds with these weights cannot go at all; nil when each can, as far as was seen.
    private(set) var excluded: [Int]?

    private let program: IntegerProgram
    private let kinds: [LotKind]
    private let wanted: [Double]

    /// - Parameters:
    ///   - wanted: means wanted for the kinds, above nothing.
    ///   - points: whole points to begin with; at least one.
    ///   - asked: weights of kinds known already.
    ///   - isAll: whether less than all that is wanted is of no use, so that it may stop there.
    init(
        _ program: IntegerProgram, _ kinds: [LotKind], wanting wanted: [Double], from points: [[Int]], asked: [Int],
        isAll: Bool = false
    ) {
        self.program = program
        self.kinds = kinds
        self.wanted = wanted
        self.points = points
        self.asked = asked
        var least = Double.infinity
        let limit = max(50, 20_000_000 / ((program.columnCount + program.rows.count + 1) * (kinds.count + 1)))
        for _ in 0..<limit {
            guard let master = master() else { return }
            (part, weights) = (master.part, master.weights)
            if part > 1 - 1e-9 { return }
            let asking = LotKind.whole(master.asked)
            let total = zip(asking, wanted).reduce(0) { $0 + Double($1.0) * $1.1 }
            var search = IntegerSearch(program, maximising: LotKind.goal(asking, kinds, program.columnCount))
            let result = search.result()
            guard let point = result.point else { return }
            let bound = Double(result.bound) / total
            if bound < least { (least, self.asked) = (bound, asking) }
            if result.bound == 0 {
                excluded = asking
                return
            }
            if least - part < 1e-8 || Double(search.bestValue) / total - part < 1e-9 { return }
            if isAll, least < 1 - 1e-6 { return }
            self.points.append(point)
        }
        if let master = master() { (part, weights) = (master.part, master.weights) }
    }

    /// The best lottery over the points at hand, and what it would ask of a better point.
    private func master() -> (part: Double, weights: [Double], asked: [Double])? {
        let part = points.count
        var rows = zip(kinds, wanted).map { kind, wanted in
            var entries: [(column: Int, coefficient: Double)] = [(part, -wanted)]
            for (index, point) in points.enumerated() where point[kind.column] != 0 {
                entries.append((index, Double(point[kind.column])))
            }
            return LinearProgram.Row(entries: entries, lower: 0, upper: .infinity)
        }
        rows.append(LinearProgram.Row(entries: points.indices.map { ($0, 1) }, lower: 1, upper: 1))
        let linear = LinearProgram(
            lower: [Double](repeating: 0, count: part + 1), upper: [Double](repeating: 1, count: part + 1),
            rows: rows)
        var objective = [Double](repeating: 0, count: part)
        objective.append(1)
        guard let solver = CLPSolver(linear, maximising: objective),
            case .optimal(let x, let multipliers) = solver.solve()
        else { return nil }
        return (x[part], x.dropLast().map { max(0, $0) }, multipliers.dropLast().map { max(0, -$0) })
    }
}

extension LotKind {
    /// Weights as whole numbers up to 2²⁰; alike where there are none: then everybody goes.
    static func whole(_ weights: [Double]) -> [Int] {
        let most = weights.max() ?? 0
        return weights.map { most > 0 ? Int(($0 / most * Double(1 << 20)).rounded()) : 1 }
    }

    /// Weights as an objective over `count` columns.
    static func goal(_ weights: [Int], _ kinds: [LotKind], _ count: Int) -> [Int] {
        var goal = [Int](repeating: 0, count: count)
        for (weight, kind) in zip(weights, kinds) { goal[kind.column] = weight }
        return goal
    }
}
