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
            if bestValue >= aim { return }
            if aim == tried { continue }
            tried = aim
            var face = program
            rootBound?.narrow(&face, toReach: aim)
            for (share, leads) in [(4, true), (12, false), (40, true)] {
                dive(face, toReach: aim, share: share, leads: leads)
                if bestValue >= aim { return }
            }
        }
        if best == nil { dive(program, toReach: hasValue ? bestValue + 1 : Int.min, share: 4) }
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
}
