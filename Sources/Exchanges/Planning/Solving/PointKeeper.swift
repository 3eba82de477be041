/// Keeps a point of a program while lots narrow it: asks again and again for one more in some column.
///
/// One solver stays warm from question to question, so that most answers are a few steps from the last.
struct PointKeeper {
    /// What came of asking for more in one column.
    enum Answer { case reached, refused, undecided }

    private(set) var program: IntegerProgram
    private(set) var point: [Int]
    private var reduced: ReducedProgram?
    private var solver: (any LinearSolver)?
    private var freeWhenReduced = 0
    private(set) var nodes = 0
    /// How much one question may cost, in columns and rows times programs; little once an answer stayed open.
    private var effort = 400_000
    /// What lots took, and the proofs of what they were refused.
    private(set) var steps: [PlanProof.Step] = []

    /// Nil when the rows leave nothing.
    init?(_ program: IntegerProgram, point: [Int]) {
        self.program = program
        self.point = point
        guard reduce() else { return nil }
    }

    /// Starts anew from what is left.
    /// - Returns: false when nothing is.
    private mutating func reduce() -> Bool {
        guard program.propagate() else { return false }
        reduced = ReducedProgram(program)
        freeWhenReduced = reduced?.columns.count ?? 0
        solver = reduced.flatMap { reduced in
            LinearSolvers.make(reduced.program, [Int](repeating: 0, count: reduced.columns.count))
        }
        return true
    }

    /// Narrows a column, in which the point lies, to what was decided.
    mutating func narrow(_ column: Int, from least: Int, to most: Int) {
        if least <= program.lower[column], most >= program.upper[column] { return }
        steps.append(.narrow(column, from: least, to: most))
        program.narrow(column, from: least, to: most)
        if let place = reduced?.position[column], place >= 0 { reduced?.narrow(place, from: least, to: most) }
    }

    /// Whether some point has at least `wanted` in `column`; it is kept.
    mutating func reach(_ wanted: Int, in column: Int) -> Answer {
        if point[column] >= wanted { return .reached }
        guard let reduced, reduced.position[column] >= 0 else { return refused(column, wanted, .empty) }
        if reduced.program.freeCount * 2 < freeWhenReduced {
            return reduce() ? reach(wanted, in: column) : .undecided
        }
        var node = reduced.program
        node.narrow(reduced.position[column], from: wanted, to: node.upper[reduced.position[column]])
        guard node.propagate() else { return refused(column, wanted, .empty) }
        if let solver {
            solver.setBounds(lower: node.lower, upper: node.upper)
            switch solver.solve() {
            case .infeasible(let ray?):
                if let multipliers = IntegerBound.farkas(node, ray: ray) {
                    let tree = BranchTree(nodes: [.bound(multipliers: multipliers, withObjective: false)])
                    return refused(column, wanted, tree.outward(reduced, program))
                }
            case .optimal(let x, _):
                let whole = x.map { Int($0.rounded()) }
                if node.holds(whole) {
                    keep(whole, reduced)
                    return .reached
                }
            case .infeasible, .failed: break
            }
        }
        let nothing = [Int](repeating: 0, count: node.columnCount)
        guard let inner = ReducedProgram(node, asking: nothing) else { return refused(column, wanted, .empty) }
        var search = IntegerSearch(inner.program, maximising: [Int](repeating: 0, count: inner.columns.count))
        let size = inner.columns.count + inner.rows.count + 1
        let result = search.result(effort: max(20, effort / size))
        nodes += result.nodes
        guard let best = result.point else {
            guard result.isEmpty else {
                effort = 10_000
                return .undecided
            }
            return refused(column, wanted, result.tree(over: inner, of: node).outward(reduced, program))
        }
        keep(inner.expanded(best, in: node), reduced)
        return .reached
    }

    private mutating func refused(_ column: Int, _ wanted: Int, _ tree: BranchTree) -> Answer {
        steps.append(.refuse(column, above: wanted - 1, PlanProof.Step.tree(tree)))
        return .refused
    }

    private mutating func keep(_ part: [Int], _ reduced: ReducedProgram) {
        for (column, value) in zip(reduced.columns, part) { point[column] = value }
    }
}

extension IntegerProgram {
    /// How many columns are not fixed.
    fileprivate var freeCount: Int {
        lower.indices.count { lower[$0] < upper[$0] }
    }
}
