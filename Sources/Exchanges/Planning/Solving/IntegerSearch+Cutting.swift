/// Cuts at the root: roundings that its point breaks, round after round, while the bound falls.
extension IntegerSearch {
    private static let rounds = 20
    private static let cutsARound = 30

    /// Strengthens the program by cuts where they lower the root's bound.
    /// - Returns: whether they prove that there is no point.
    mutating func addCuts() -> Bool {
        solver?.setBounds(lower: program.lower, upper: program.upper)
        guard case .optimal(var point, var known)? = solver?.solve(), let rootBound else { return false }
        var work = program
        var cuts: [RoundingCut] = []
        var last = rootBound.scaled
        var still = 0
        // Where only some point is looked for, or one that reaches the bound, the bound cannot tell how far cuts have come.
        let isGoalless =
            objective.allSatisfy { $0 == 0 } || depth > 0 && hasValue && rootBound.floor == bestValue + 1
        rounds: for _ in 0..<Self.rounds {
            let found = CutSearch.cuts(of: work, at: point, solver?.basis, atMost: Self.cutsARound)
            if found.isEmpty { break }
            for cut in found { work.addRow(cut.entries, from: -IntegerProgram.unlimited, to: cut.most) }
            cuts += found
            solver?.add(Array(work.rows.suffix(found.count)))
            switch solver?.solve() ?? .failed {
            case .infeasible(let ray?):
                guard let multipliers = IntegerBound.farkas(work, ray: ray) else { break rounds }
                let place = keep(cuts, for: multipliers.map(\.row))
                tree.nodes = [
                    .bound(
                        multipliers: multipliers.map { (place[$0.row] ?? $0.row, $0.multiplier) }, withObjective: false)
                ]
                return true
            case .optimal(let x, let multipliers):
                guard let bound = IntegerBound(work, objective: objective, multipliers: multipliers) else {
                    break rounds
                }
                (point, known) = (x, multipliers)
                let whole = x.map { Int($0.rounded()) }
                if program.holds(whole) { take(whole) }
                still = last - bound.scaled < IntegerBound.scale / 50 ? still + 1 : 0
                last = min(last, bound.scaled)
                if bound.floor <= bestValue || still == 4 && !isGoalless { break rounds }
            case .infeasible, .failed: break rounds
            }
        }
        rootPoint = point
        let multipliers = known + [Double](repeating: 0, count: work.rows.count - known.count)
        diveBelow(cuts, work, multipliers)
        if isGoalless {
            _ = keep(cuts, for: Array(program.rows.count..<work.rows.count))
            self.rootBound = IntegerBound(program, objective: objective, multipliers: multipliers)
        } else {
            keepUsed(cuts, work, multipliers)
        }
        return false
    }

    /// Looks for points with all cuts, of which only some may be kept.
    private mutating func diveBelow(_ cuts: [RoundingCut], _ work: IntegerProgram, _ multipliers: [Double]) {
        guard !cuts.isEmpty, let bound = IntegerBound(work, objective: objective, multipliers: multipliers),
            bound.floor > bestValue
        else { return }
        let before = (program, rootBound)
        (program, rootBound) = (work, bound)
        dive(toReach: bound.floor)
        (program, rootBound) = before
    }

    /// Goes on with the cuts that the bound rests on, and those that these are made of, if it is lower by them.
    private mutating func keepUsed(_ cuts: [RoundingCut], _ work: IntegerProgram, _ multipliers: [Double]) {
        defer { solver = LinearSolvers.make(program, objective) }
        guard let bound = IntegerBound(work, objective: objective, multipliers: multipliers),
            let before = rootBound, bound.floor < before.floor
        else { return }
        let own = program.rows.count
        let place = keep(cuts, for: bound.sparse.map(\.row))
        let exact = multipliers.enumerated().filter { $0.offset < own || place[$0.offset] != nil }.map(\.element)
        rootBound = IntegerBound(program, objective: objective, multipliers: exact)
    }

    /// Adds the cuts among these rows to the program, and those that they are made of.
    /// - Parameter rows: rows of the program and cuts after them.
    /// - Returns: the place of each cut that was added, by its place among all.
    private mutating func keep(_ cuts: [RoundingCut], for rows: [Int]) -> [Int: Int] {
        let own = program.rows.count
        var isUsed = [Bool](repeating: false, count: cuts.count)
        for row in rows where row >= own { isUsed[row - own] = true }
        for index in cuts.indices.reversed() where isUsed[index] {
            for (row, _) in cuts[index].recipe.rows where row >= own { isUsed[row - own] = true }
        }
        var place: [Int: Int] = [:]
        for (index, cut) in cuts.enumerated() where isUsed[index] {
            place[own + index] = program.addRow(cut.entries, from: -IntegerProgram.unlimited, to: cut.most)
            var kept = cut
            kept.recipe.rows = cut.recipe.rows.map { (place[$0.row] ?? $0.row, $0.multiplier) }
            self.cuts.append(kept)
        }
        return place
    }
}
