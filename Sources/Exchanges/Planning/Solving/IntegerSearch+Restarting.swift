/// Restarts: what the root's bound leaves of a program is often a small part of it; that part is a program of its own,
/// with a relaxation, cuts and restarts of its own.
extension IntegerSearch {
    private static let deepest = 12
    /// With less effort than this nothing is looked for around points; it is a part of the search's own, so that looking
    /// around from within does not multiply.
    private static let leastEffort = 8

    /// Shows that nothing is better than what is known, or finds it.
    /// - Returns: nil when that is shown (`tree` says why); else a bound on all that is left.
    mutating func close(limit: Int) -> Int? {
        var looked = 0
        while looked < limit, let (part, above) = part(toReach: bestValue + 1) {
            guard let part else {
                // The root's bound leaves nothing.
                tree = BranchTree()
                narrowTree()
                tree.nodes[tree.nodes.count - 1] = .empty
                return nil
            }
            let reduced = part.reduced
            let isSmall = reduced.columns.count * 4 < program.columnCount * 3
            guard isSmall, depth < Self.deepest else { break }
            var inner = IntegerSearch(
                reduced.program, maximising: reduced.objective(objective), above: above, depth: depth + 1)
            let result = inner.result(effort: limit - looked)
            nodes += result.nodes + 1
            looked += result.nodes + 1
            if let point = result.point { take(reduced.expanded(point, in: part.program)) }
            if result.isComplete {
                tree = BranchTree()
                narrowTree()
                tree.append(result.tree(over: reduced, of: part.program))
                return nil
            }
            if result.point == nil { return result.bound + bestValue - above }
            if let rootBound, rootBound.floor <= bestValue { return nil }
        }
        return branch(limit: max(1, limit - looked))
    }

    /// Looks for a first point where the root's bound is nearly reached, in the small part of the program that does so.
    mutating func probe(toReach ceiling: Int, limit: Int) {
        for depth in [0, 5, 20] where !hasValue && self.depth < Self.deepest && limit >= Self.leastEffort {
            let aim = ceiling - abs(ceiling) * depth / 1000
            var node = program
            rootBound?.narrow(&node, toReach: aim)
            search(node, above: aim - 1, limit: limit)
        }
    }

    /// Better points near the relaxation's: with the columns fixed in which it and the best point agree (relaxation induced
    /// neighbourhoods; Danna, Rothberg and Le Pape, Math. Program. 102, 2005), or, without a point, those in which it is
    /// whole.
    mutating func polish(toReach ceiling: Int, limit: Int) {
        guard depth < Self.deepest, limit >= Self.leastEffort else { return }
        for _ in 0..<8 {
            guard bestValue < ceiling, let rootPoint else { return }
            let known = bestValue
            var node = program
            if hasValue { rootBound?.narrow(&node, toReach: bestValue + 1) }
            for (column, value) in rootPoint.enumerated() {
                let whole = best?[column] ?? Int(value.rounded())
                if abs(value - Double(whole)) < 1e-6 { node.narrow(column, from: whole, to: whole) }
            }
            search(node, above: bestValue, limit: limit)
            if bestValue == known { return }
        }
    }

    /// Looks in a part of the program, the best of which is to exceed `value`; keeps what it finds.
    private mutating func search(_ node: IntegerProgram, above value: Int, limit: Int) {
        var node = node
        guard node.propagate(), let reduced = ReducedProgram(node, asking: objective) else { return }
        var inner = IntegerSearch(
            reduced.program, maximising: reduced.objective(objective),
            above: value > Int.min ? value - fixed(reduced, node) : value, depth: depth + 1)
        let result = inner.result(effort: limit)
        nodes += result.nodes + 1
        if let point = result.point { take(reduced.expanded(point, in: node)) }
    }

    /// What the columns that are left out add to the objective.
    private func fixed(_ reduced: ReducedProgram, _ node: IntegerProgram) -> Int {
        objective.indices.reduce(0) { reduced.position[$1] < 0 ? $0 + objective[$1] * node.lower[$1] : $0 }
    }

    /// The trees of searches inside others begin with the narrowing by their root's bound; the outermost's is the level's.
    mutating func narrowTree() {
        guard depth > 0, hasValue, let rootBound else { return }
        tree.extend { .narrowed(multipliers: rootBound.sparse, below: $0) }
    }

    /// What of the program can reach a value by the root's bound, reduced, and the value less one there; no part when that
    /// is nothing, nil without a bound.
    private func part(toReach value: Int) -> (part: (program: IntegerProgram, reduced: ReducedProgram)?, above: Int)? {
        guard value > Int.min + 1, let rootBound else { return nil }
        var part = program
        rootBound.narrow(&part, toReach: value)
        guard part.propagate(), let reduced = ReducedProgram(part, asking: objective) else { return (nil, 0) }
        return ((part, reduced), value - 1 - fixed(reduced, part))
    }
}

extension IntegerSearch.Result {
    /// The tree of a search of a reduced program over the full one, with the cuts as nodes.
    func tree(over reduced: ReducedProgram, of full: IntegerProgram) -> BranchTree {
        var (reduced, full) = (reduced, full)
        var whole = BranchTree()
        for cut in reduced.append(cuts, to: &full) { whole.extend { .rounded(cut, below: $0) } }
        if let tree { whole.append(tree.outward(reduced, full)) }
        return whole
    }
}
