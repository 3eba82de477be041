/// The best whole point of a program, with a bound proved in exact integers.
///
/// The linear relaxation first: mostly its vertex is whole and its multipliers prove it best. Else dives look for a
/// point, and a branching search closes the gap, every branch cut off by an exact bound. Work is limited by counts,
/// never by the clock, so that the same program gives the same answer.
struct IntegerSearch {
    struct Result {
        /// The best point found; nil when none was found.
        var point: [Int]?
        /// No point does better than this; meaningless when `isEmpty`.
        var bound: Int
        /// It is proved that no point exists (that exceeds the value from elsewhere, where there is one).
        var isEmpty: Bool
        /// It is proved that no point is better.
        var isComplete: Bool
        /// The root's bound, for narrowing.
        var rootBound: IntegerBound?
        /// Why nothing does better than the point, where the root's bound does not say it; why there is no point.
        var tree: BranchTree?
        /// Rows that were added to the program, in their order; bound and tree speak of them too.
        var cuts: [RoundingCut] = []
        /// Programs that the search looked at, the root apart.
        var nodes = 0
    }

    var program: IntegerProgram
    let objective: [Int]
    var solver: (any LinearSolver)?
    var best: [Int]?
    /// What the best point comes to, or a value known from elsewhere that a point has to exceed; the least number where
    /// there is neither.
    var bestValue = Int.min
    var nodes = 0
    var tree = BranchTree()
    var rootBound: IntegerBound?
    /// The root's relaxation.
    var rootPoint: [Double]?
    var cuts: [RoundingCut] = []
    /// How many searches this one is a part of.
    let depth: Int

    /// A search that starts from a known point, when there is one.
    init(_ program: IntegerProgram, maximising objective: [Int], from point: [Int]? = nil) {
        self.init(program: program, objective, LinearSolvers.make(program, objective))
        if let point { take(point) }
    }

    /// A search of a part of a program for a point that is better than `value`.
    init(_ program: IntegerProgram, maximising objective: [Int], above value: Int, depth: Int) {
        self.init(program: program, objective, LinearSolvers.make(program, objective), depth: depth)
        bestValue = value
    }

    /// Some point, by one dive with a solver that holds the program's rows already; nil when the dive finds none.
    static func point(of program: IntegerProgram, _ objective: [Int], _ solver: any LinearSolver) -> [Int]? {
        var search = IntegerSearch(program: program, objective, solver)
        search.dive(program, toReach: Int.min, share: 2)
        return search.best
    }

    private init(program: IntegerProgram, _ objective: [Int], _ solver: (any LinearSolver)?, depth: Int = 0) {
        (self.program, self.objective, self.solver, self.depth) = (program, objective, solver, depth)
    }

    /// Whether there is a value to exceed.
    var hasValue: Bool { bestValue > Int.min }

    /// Searches; what it adds to the program as cuts stands in the result.
    /// - Parameters:
    ///   - effort: how many programs the branching search may look at; nil: by size.
    ///   - isPlain: whether dives and branching are all, without cuts and restarts: where a point is a convenience.
    mutating func result(effort: Int? = nil, isPlain: Bool = false) -> Result {
        if let empty = solveRoot() { return empty }
        var ceiling = rootBound?.floor ?? trivialBound
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        dive(toReach: ceiling)
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        let size = program.columnCount + program.rows.count + 1
        let limit = effort ?? max(60, 4_000_000 / size)
        if isPlain { return branched(limit: limit, ceiling) }
        if addCuts() {
            return Result(point: nil, bound: bestValue, isEmpty: true, isComplete: true, tree: tree, cuts: cuts)
        }
        let lower = rootBound?.floor ?? ceiling
        if lower < ceiling {
            ceiling = lower
            if bestValue < ceiling { dive(toReach: ceiling) }
        }
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        if !hasValue { probe(toReach: ceiling, limit: limit / 4) }
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        polish(toReach: ceiling, limit: limit / 8)
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        let left = close(limit: limit)
        return result(bound: min(ceiling, max(left ?? bestValue, bestValue)), isComplete: left == nil)
    }

    private mutating func branched(limit: Int, _ ceiling: Int) -> Result {
        let left = branch(limit: limit)
        return result(bound: min(ceiling, max(left ?? bestValue, bestValue)), isComplete: left == nil)
    }

    private mutating func result(bound: Int, isComplete: Bool) -> Result {
        let isEmpty = best == nil && isComplete
        let isByBound = rootBound.map { $0.floor <= bestValue } ?? false
        if isComplete, isByBound, let rootBound, depth > 0 {
            tree = BranchTree(nodes: [.bound(multipliers: rootBound.sparse, withObjective: true)])
        }
        return Result(
            point: best, bound: bound, isEmpty: isEmpty, isComplete: isComplete, rootBound: rootBound,
            tree: isEmpty || !isByBound || depth > 0 ? tree : nil, cuts: cuts, nodes: nodes)
    }

    /// The relaxation; a result when it proves that there is no point.
    private mutating func solveRoot() -> Result? {
        switch solver?.solve() ?? .failed {
        case .infeasible(let ray?):
            guard let multipliers = IntegerBound.farkas(program, ray: ray) else { return nil }
            tree.nodes[0] = .bound(multipliers: multipliers, withObjective: false)
            return Result(point: nil, bound: bestValue, isEmpty: true, isComplete: true, tree: tree)
        case .optimal(let x, let multipliers):
            rootBound = IntegerBound(program, objective: objective, multipliers: multipliers)
            rootPoint = x
            let whole = x.map { Int($0.rounded()) }
            if program.holds(whole) { take(whole) }
        case .infeasible, .failed: break
        }
        return nil
    }

    private var trivialBound: Int {
        zip(objective, zip(program.lower, program.upper)).reduce(0) { sum, entry in
            sum + max(entry.0 * entry.1.0, entry.0 * entry.1.1)
        }
    }

    mutating func take(_ point: [Int]) {
        let value = zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 }
        if value > bestValue {
            best = point
            bestValue = value
        }
    }
}
