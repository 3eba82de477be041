/// Keeps a point of a program while lots narrow it: asks again and again for one more in some column.
///
/// One solver stays warm from question to question, so that most answers are a few steps from the last.
struct PointKeeper {
    /// What came of asking for more in one column.
    enum Answer { case reached, refused, undecided }

    private(set) var program: IntegerProgram
    private(set) var point: [Int]
    private var reduced: ReducedProgram?
    private var solver: LinearSolver?
    private var freeWhenReduced = 0
    private(set) var nodes = 0

    /// Nil when the rows leave nothing.
    init?(_ program: IntegerProgram, point: [Int]) {
        self.program = program
        self.point = point
        guard self.program.propagate() else { return nil }
        reduce()
    }

    private mutating func reduce() {
        _ = program.propagate()
        reduced = ReducedProgram(program)
        freeWhenReduced = reduced?.columns.count ?? 0
        solver = reduced.flatMap { reduced in
            LinearSolver(
                reduced.program, maximising: [Int](repeating: 0, count: reduced.columns.count))
        }
    }

    /// Narrows a column, in which the point lies, to what was decided.
    mutating func narrow(_ column: Int, from least: Int, to most: Int) {
        program.narrow(column, from: least, to: most)
        if let place = reduced?.position[column], place >= 0 { reduced?.narrow(place, from: least, to: most) }
    }

    /// Whether some point has at least `wanted` in `column`; it is kept.
    mutating func reach(_ wanted: Int, in column: Int) -> Answer {
        if point[column] >= wanted { return .reached }
        guard let reduced, reduced.position[column] >= 0 else { return .refused }
        if reduced.program.freeCount * 2 < freeWhenReduced {
            reduce()
            return reach(wanted, in: column)
        }
        var node = reduced.program
        node.narrow(reduced.position[column], from: wanted, to: node.upper[reduced.position[column]])
        guard node.propagate() else { return .refused }
        if let solver {
            solver.setBounds(lower: node.lower, upper: node.upper)
            switch solver.solve(after: .bounds) {
            case .infeasible(let ray?): if IntegerBound.farkas(node, ray: ray) != nil { return .refused }
            case .optimal(let x, _):
                let whole = x.map { Int($0.rounded()) }
                if node.holds(whole) {
                    keep(whole, reduced)
                    return .reached
                }
            case .infeasible, .failed: break
            }
        }
        guard let inner = ReducedProgram(node) else { return .refused }
        var search = IntegerSearch(
            inner.program, maximising: [Int](repeating: 0, count: inner.columns.count))
        let result = search.result()
        nodes += result.nodes
        guard let best = result.point else { return result.isEmpty ? .refused : .undecided }
        keep(inner.expanded(best, in: node), reduced)
        return .reached
    }

    private mutating func keep(_ part: [Int], _ reduced: ReducedProgram) {
        for (column, value) in zip(reduced.columns, part) { point[column] = value }
    }
}

extension IntegerProgram {
    /// How many columns are not fixed.
    fileprivate var freeCount: Int {
        var count = 0
        for column in lower.indices where lower[column] < upper[column] { count += 1 }
        return count
    }
}
