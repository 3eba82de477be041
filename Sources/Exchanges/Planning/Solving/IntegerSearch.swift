/// The best whole point of a program, with a bound proved in exact integers.
///
/// The linear relaxation first: mostly its vertex is whole and its multipliers prove it best. Else a depth-first
/// search finds points and closes the gap, every branch cut off by an exact bound. Work is limited by counts, never by the clock, so that the same program gives the same answer.
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
        /// Programs that the search looked at, the root apart.
        var nodes = 0
    }

    let program: IntegerProgram
    let objective: [Int]
    private let solver: LinearSolver?
    private var best: [Int]?
    private var bestValue = Int.min
    private var nodes = 0

    /// A search that starts from a known point, when there is one.
    init(_ program: IntegerProgram, maximising objective: [Int], from point: [Int]? = nil) {
        self.program = program
        self.objective = objective
        solver = LinearSolver(program, maximising: objective)
        if let point { take(point) }
    }

    /// - Parameter target: a value at which the search may stop without proving more.
    mutating func result(target: Int = Int.max) -> Result {
        var rootBound: IntegerBound?
        switch solver?.solve(after: .nothing) ?? .failed {
        case .infeasible(let ray?) where IntegerBound.provesEmpty(program, multipliers: ray):
            return Result(point: nil, bound: 0, isEmpty: true, rootBound: nil)
        case .optimal(let x, let multipliers):
            rootBound = IntegerBound.best(program, objective: objective, multipliers: multipliers)
            let whole = x.map { Int($0.rounded()) }
            if program.holds(whole) { take(whole) }
        case .infeasible, .failed: break
        }
        let rootFloor = rootBound?.floor ?? trivialBound
        var complete = bestValue >= min(rootFloor, target)
        if !complete { complete = branch(target: target) }
        if best == nil { return Result(point: nil, bound: rootFloor, isEmpty: complete, nodes: nodes) }
        return Result(
            point: best, bound: complete && bestValue < target ? bestValue : rootFloor, isEmpty: false,
            rootBound: rootBound, nodes: nodes)
    }

    private var trivialBound: Int {
        zip(objective, zip(program.lower, program.upper)).reduce(0) { sum, entry in
            sum + max(entry.0 * entry.1.0, entry.0 * entry.1.1)
        }
    }

    private mutating func take(_ point: [Int]) {
        let value = zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 }
        if best == nil || value > bestValue {
            best = point
            bestValue = value
        }
    }

    /// Depth-first search; true when every branch was cut off by an exact bound.
    private mutating func branch(target: Int) -> Bool {
        guard let solver else { return false }
        let limit = max(60, 4_000_000 / (program.columnCount + program.rows.count + 1))
        var open = [program]
        while var node = open.popLast() {
            if bestValue >= target { return true }
            if nodes == limit { return false }
            nodes += 1
            guard node.propagate() else { continue }
            solver.setBounds(lower: node.lower, upper: node.upper)
            var point = node.lower.indices.map { Double(node.lower[$0] + node.upper[$0]) / 2 }
            switch solver.solve(after: .bounds) {
            case .infeasible(let ray?) where IntegerBound.provesEmpty(node, multipliers: ray): continue
            case .optimal(let x, let multipliers):
                guard let bound = IntegerBound.best(node, objective: objective, multipliers: multipliers) else {
                    continue
                }
                if best != nil, bound.floor <= bestValue { continue }
                point = x
                let whole = x.map { Int($0.rounded()) }
                if node.holds(whole) {
                    take(whole)
                    if bound.floor <= bestValue { continue }
                }
            case .infeasible, .failed: break
            }
            guard let (column, split) = division(of: node, at: point) else {
                if node.holds(node.lower) { take(node.lower) }
                continue
            }
            var below = node
            below.narrow(column, from: node.lower[column], to: split)
            node.narrow(column, from: split + 1, to: node.upper[column])
            // The nearer half is searched first.
            if point[column] - Double(split) > 0.5 { open += [below, node] } else { open += [node, below] }
        }
        return true
    }

    /// The most fractional column, a leading one before all others, and the whole number below it; else the widest
    /// column, cut in two.
    private func division(of node: IntegerProgram, at point: [Double]) -> (column: Int, split: Int)? {
        var best: (column: Int, split: Int)?
        var most = 1e-6
        for column in point.indices where node.lower[column] < node.upper[column] {
            let below = point[column].rounded(.down)
            let part = min(point[column] - below, below + 1 - point[column])
            guard part > 1e-6 else { continue }
            // A part is at most a half: leading columns stand one above.
            let weight = node.leading[column] ? part + 1 : part
            if weight > most {
                most = weight
                best = (column, min(max(Int(below), node.lower[column]), node.upper[column] - 1))
            }
        }
        if let best { return best }
        let free = node.lower.indices.filter { node.lower[$0] < node.upper[$0] }
        guard let widest = free.max(by: { node.upper[$0] - node.lower[$0] < node.upper[$1] - node.lower[$1] }) else {
            return nil
        }
        return (widest, node.lower[widest] + (node.upper[widest] - node.lower[widest]) / 2)
    }
}
