/// The branching search: depth first; once a point is known, now and then the branch with the greatest bound.
extension IntegerSearch {
    /// A branch not yet looked at: its cuts from the root down, and a bound on it.
    private struct Branch {
        var cuts: [(column: Int, least: Int, most: Int)]
        var node: Int
        var bound: Int
    }

    /// - Returns: nil when every branch was cut off by an exact bound; else a bound on all that is left.
    mutating func branch(limit: Int) -> Int? {
        guard let solver else { return rootBound?.floor ?? Int.max }
        tree = BranchTree()
        narrowTree()
        let coefficients = program.greatestCoefficients
        var open = [Branch(cuts: [], node: tree.nodes.count - 1, bound: rootBound?.floor ?? Int.max)]
        // What could still do better, by the root's bound.
        var narrowed = program
        var known = Int.min
        var looked = 0
        while let branch = next(&open, looked) {
            if bestValue > known {
                known = bestValue
                rootBound?.narrow(&narrowed, toReach: bestValue + 1)
            }
            if let rootBound, rootBound.floor <= bestValue { return nil }
            if looked == limit { return max(branch.bound, open.map(\.bound).max() ?? branch.bound) }
            looked += 1
            nodes += 1
            var node = narrowed
            for cut in branch.cuts { node.narrow(cut.column, from: cut.least, to: cut.most) }
            guard node.propagate() else {
                tree.nodes[branch.node] = .empty
                continue
            }
            let (answer, bound) = look(node, at: branch.node, solver)
            guard let point = answer else { continue }
            if hasValue, looked % 100 == 1 { dive(node, toReach: bestValue + 1, share: looked % 3 * 8 + 1) }
            guard let (column, split) = division(of: node, at: point, coefficients) else {
                // One point is left, and the columns' bounds alone say what it comes to.
                let isPoint = program.holds(node.lower)
                if isPoint { take(node.lower) }
                tree.nodes[branch.node] = isPoint ? .bound(multipliers: [], withObjective: true) : .empty
                continue
            }
            let children = tree.divide(branch.node, column: column, split: split)
            let below = Branch(
                cuts: branch.cuts + [(column, Int.min, split)], node: children.below, bound: min(bound, branch.bound))
            let above = Branch(
                cuts: branch.cuts + [(column, split + 1, Int.max)], node: children.above,
                bound: min(bound, branch.bound))
            // The nearer half is searched first.
            if point[column] - Double(split) > 0.5 { open += [below, above] } else { open += [above, below] }
        }
        return nil
    }

    /// The last branch; now and then, when a point is known, the one with the greatest bound.
    private func next(_ open: inout [Branch], _ looked: Int) -> Branch? {
        guard hasValue, looked % 8 == 0, var most = open.indices.last else { return open.popLast() }
        for index in open.indices.reversed() where open[index].bound > open[most].bound { most = index }
        return open.remove(at: most)
    }

    /// Solves a branch's relaxation: the point by which it is divided (nil when it is settled), and its bound.
    private mutating func look(_ node: IntegerProgram, at place: Int, _ solver: any LinearSolver)
        -> (point: [Double]?, bound: Int)
    {
        solver.setBounds(lower: node.lower, upper: node.upper)
        switch solver.solve() {
        case .infeasible(let ray?):
            if let multipliers = IntegerBound.farkas(node, ray: ray) {
                tree.nodes[place] = .bound(multipliers: multipliers, withObjective: false)
                return (nil, 0)
            }
        case .optimal(let x, let multipliers):
            guard let bound = IntegerBound(node, objective: objective, multipliers: multipliers) else {
                tree.nodes[place] = .empty
                return (nil, 0)
            }
            let whole = x.map { Int($0.rounded()) }
            if program.holds(whole) { take(whole) }
            if bound.floor <= bestValue {
                tree.nodes[place] = .bound(multipliers: bound.sparse, withObjective: true)
                return (nil, 0)
            }
            return (x, bound.floor)
        case .infeasible, .failed: break
        }
        return (node.lower.indices.map { Double(node.lower[$0] + node.upper[$0]) / 2 }, Int.max)
    }

    /// Of the fractional columns a leading one before all others, then one with the greatest coefficient in any row (what
    /// is left without those is nearly a flow), then the most fractional; and the whole number below it. Else the widest
    /// column, cut in two.
    private func division(of node: IntegerProgram, at point: [Double], _ coefficients: [Int]) -> (
        column: Int, split: Int
    )? {
        var best: (column: Int, split: Int)?
        var most = (0, 0, 1e-6)
        for column in point.indices where node.lower[column] < node.upper[column] {
            let below = point[column].rounded(.down)
            let part = min(point[column] - below, below + 1 - point[column])
            guard part > 1e-6 else { continue }
            let weight = (node.leading[column] ? 1 : 0, coefficients[column], part)
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

extension IntegerProgram {
    /// By column, the greatest coefficient in any row.
    fileprivate var greatestCoefficients: [Int] {
        var greatest = [Int](repeating: 0, count: columnCount)
        for row in rows {
            for (column, coefficient) in zip(row.columns, row.coefficients) {
                greatest[column] = max(greatest[column], abs(coefficient))
            }
        }
        return greatest
    }
}
