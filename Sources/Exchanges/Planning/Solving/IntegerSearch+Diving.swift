/// Dives: points found by rounding the relaxation's columns a few at a time, those nearest to whole numbers first.
extension IntegerSearch {
    /// How far below the ceiling a dive may end, one after the other, in thousandths of the ceiling.
    private static let depths = [0, 2, 10]

    /// Looks for good points: first among those that reach `ceiling`, where the root's bound has fixed most columns,
    /// then among those a little below, then among all.
    mutating func dive(toReach ceiling: Int) {
        var tried = Int.min
        for depth in Self.depths where objective.contains(where: { $0 != 0 }) || depth == 0 {
            let aim = ceiling - (depth == 0 ? 0 : max(depth, abs(ceiling) * depth / 1000))
            if best != nil, bestValue >= aim { return }
            if aim == tried { continue }
            tried = aim
            var face = program
            rootBound?.narrow(&face, toReach: aim)
            for (share, leads) in [(4, true), (12, false), (40, true)] {
                dive(face, toReach: aim, share: share, leads: leads)
                if best != nil, bestValue >= aim { return }
            }
        }
        if best == nil { dive(program, toReach: Int.min, share: 4) }
    }

    /// - Parameters:
    ///   - aim: a value below which a branch is given up.
    ///   - share: one in so many of the fractional columns is rounded at a time.
    ///   - leads: whether totals are rounded before all else.
    mutating func dive(_ start: IntegerProgram, toReach aim: Int, share: Int, leads: Bool = true) {
        guard let solver else { return }
        var node = start
        var setbacks = 0
        var before: (node: IntegerProgram, column: Int, value: Int)?
        while setbacks < 12 {
            var x: [Double]?
            if node.propagate() {
                nodes += 1
                solver.setBounds(lower: node.lower, upper: node.upper)
                if case .optimal(let point, _) = solver.solve() {
                    var value = 0.0
                    for column in point.indices { value += Double(objective[column]) * point[column] }
                    if aim == Int.min || value > Double(aim) - 1e-6 * max(1, abs(Double(aim))) { x = point }
                }
            }
            guard let x else {
                // Back to before the last rounding, and the other way for one of its columns.
                guard let last = before else { return }
                setbacks += 1
                node = last.node
                before = nil
                if last.value == node.lower[last.column] {
                    node.narrow(last.column, from: last.value + 1, to: node.upper[last.column])
                } else {
                    node.narrow(last.column, from: node.lower[last.column], to: last.value - 1)
                }
                continue
            }
            let whole = x.map { Int($0.rounded()) }
            if node.holds(whole) { return take(whole) }
            var parts: [(column: Int, distance: Double)] = []
            for column in x.indices where node.lower[column] < node.upper[column] {
                let distance = abs(x[column] - x[column].rounded())
                if distance > 1e-6 { parts.append((column, leads && node.leading[column] ? distance - 1 : distance)) }
            }
            if parts.isEmpty {
                for column in x.indices where node.lower[column] < node.upper[column] { parts.append((column, 0)) }
                if parts.isEmpty { return }
            }
            parts.sort { ($0.distance, $0.column) < ($1.distance, $1.column) }
            before = (node, parts[0].column, whole[parts[0].column])
            for part in parts.prefix(max(1, parts.count / share)) {
                node.narrow(part.column, from: whole[part.column], to: whole[part.column])
            }
        }
    }

    /// Where the best point is more than a hundredth below the ceiling: dives from its neighbourhood, in which two thirds
    /// of the decisions that settle most stay as they are (large neighbourhood search; Shaw, CP 1998).
    mutating func polish(toReach ceiling: Int) {
        guard best != nil, ceiling - bestValue > max(1, abs(ceiling) / 100) else { return }
        let decisions = program.lower.indices.filter {
            program.leading[$0] && program.upper[$0] - program.lower[$0] == 1
        }
        guard decisions.count >= 8 else { return }
        var state: UInt64 = 1
        for _ in 0..<24 {
            guard let best, bestValue < ceiling else { return }
            var node = program
            rootBound?.narrow(&node, toReach: bestValue + 1)
            for column in decisions {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                if (state >> 33) % 3 != 0 { node.narrow(column, from: best[column], to: best[column]) }
            }
            dive(node, toReach: bestValue + 1, share: 6)
        }
    }
}
