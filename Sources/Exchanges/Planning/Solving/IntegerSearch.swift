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
        /// It is proved that no point exists.
        var isEmpty: Bool
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
    var bestValue = Int.min
    var nodes = 0
    var tree = BranchTree()
    var rootBound: IntegerBound?
    var cuts: [RoundingCut] = []

    /// A search that starts from a known point, when there is one.
    init(_ program: IntegerProgram, maximising objective: [Int], from point: [Int]? = nil) {
        self.program = program
        self.objective = objective
        solver = LinearSolvers.make(program, objective)
        if let point { take(point) }
    }

    /// Some point, by one dive with a solver that holds the program's rows already; nil when the dive finds none.
    static func point(of program: IntegerProgram, _ objective: [Int], _ solver: any LinearSolver) -> [Int]? {
        var search = IntegerSearch(program: program, objective: objective, solver: solver)
        search.dive(program, toReach: Int.min, share: 4)
        return search.best
    }

    private init(program: IntegerProgram, objective: [Int], solver: any LinearSolver) {
        (self.program, self.objective, self.solver) = (program, objective, solver)
    }

    /// - Parameters:
    ///   - effort: how many programs the branching search may look at; nil: by size.
    ///   - cutting: whether the program may be strengthened by cuts.
    mutating func result(effort: Int? = nil, cutting: Bool = false) -> Result {
        if let empty = solveRoot() { return empty }
        var ceiling = rootBound?.floor ?? trivialBound
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        dive(toReach: ceiling)
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        if cutting {
            if addCuts() { return Result(point: nil, bound: 0, isEmpty: true, tree: tree, cuts: cuts) }
            let lower = rootBound?.floor ?? ceiling
            if lower < ceiling {
                ceiling = lower
                if bestValue < ceiling { dive(toReach: ceiling) }
            }
            if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        }
        polish(toReach: ceiling)
        if bestValue >= ceiling { return result(bound: ceiling, isComplete: true) }
        let size = program.columnCount + program.rows.count + 1
        let left = branch(limit: effort ?? max(60, 4_000_000 / size))
        return result(bound: min(ceiling, max(left ?? bestValue, bestValue)), isComplete: left == nil)
    }

    private func result(bound: Int, isComplete: Bool) -> Result {
        let isEmpty = best == nil && isComplete
        let needsTree = isEmpty || bestValue < rootBound?.floor ?? Int.max
        return Result(
            point: best, bound: bound, isEmpty: isEmpty, rootBound: rootBound, tree: needsTree ? tree : nil,
            cuts: cuts, nodes: nodes)
    }

    /// The relaxation; a result when it proves that there is no point.
    private mutating func solveRoot() -> Result? {
        switch solver?.solve() ?? .failed {
        case .infeasible(let ray?):
            guard let multipliers = IntegerBound.farkas(program, ray: ray) else { return nil }
            tree.nodes[0] = .bound(multipliers: multipliers, withObjective: false)
            return Result(point: nil, bound: 0, isEmpty: true, tree: tree)
        case .optimal(let x, let multipliers):
            rootBound = IntegerBound(program, objective: objective, multipliers: multipliers)
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
        if best == nil || value > bestValue {
            best = point
            bestValue = value
        }
    }
}
