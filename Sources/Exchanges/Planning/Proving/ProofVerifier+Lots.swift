/// Fair lots: a lottery over plans that are left, and a bound of the least chance in any.
///
/// With weights w of kinds, Σ w·(how many of a kind go) ≤ V in every plan; the mean over a lottery is at most V too.
/// Were every chance above V ÷ Σ w·(units of a kind), that mean would be above V. So this is a bound.
extension ProofVerifier {
    /// What a lottery comes to, in millionths: the least chance over kinds of which any can go.
    func level(
        of lots: PlanProof.Lots, _ known: (objective: [Int], bound: Int)?, _ locked: [([Int], Int)],
        _ added: [State.Row], _ step: Int
    ) throws(Refusal) -> Verdict.Level {
        func refuse(_ reason: String) -> Refusal { Refusal(step: step, reason: reason) }
        let kinds = lots.pairs
        guard state.hasColumns(lots.kinds), kinds.allSatisfy({ $0.size > 0 }) else {
            throw refuse("A kind names no column or has no unit.")
        }
        let draws = 1 << 40
        guard lots.points.count == lots.weights.count, lots.weights.allSatisfy({ $0 > 0 }),
            lots.weights.reduce(Int128(0), { $0 + Int128($1) }) == Int128(draws)
        else { throw refuse("The weights of the lottery are not as many as its plans, or do not add up.") }
        var places = [Int128](repeating: 0, count: kinds.count)
        for (entries, weight) in zip(lots.points, lots.weights) {
            let point = try values(entries, step)
            let isLeft =
                state.lower.indices.allSatisfy { point[$0] >= state.lower[$0] && point[$0] <= state.upper[$0] }
                && (given + added).allSatisfy { $0.holds(point) }
                && locked.allSatisfy { State.sum($0.0, point) == $0.1 }
            guard isLeft else { throw refuse("The lottery holds a plan that is not left.") }
            for (index, kind) in kinds.enumerated() { places[index] += Int128(weight) * Int128(point[kind.column]) }
        }
        var left = state
        guard left.narrow() else { throw refuse("Nothing is left, and it states lots.") }
        var least: (places: Int128, units: Int128)?
        for (kind, places) in zip(kinds, places) where left.upper[kind.column] > 0 {
            let units = Int128(kind.size) * Int128(draws)
            if least.map({ places * $0.units < $0.places * units }) ?? true { least = (places, units) }
        }
        guard let least else { throw refuse("Nobody can go, and it states lots.") }
        let value = Int((2_000_000 * least.places + least.units) / (2 * least.units))
        return Verdict.Level(
            name: "least chance", value: value, bound: known.flatMap { gap(least, $0, kinds) }.map { value + $0 })
    }

    /// The whole millionths by which some lottery might have more; nil where nothing is shown.
    private func gap(
        _ least: (places: Int128, units: Int128), _ known: (objective: [Int], bound: Int),
        _ kinds: [(column: Int, size: Int)]
    ) -> Int? {
        let sizes = Dictionary(kinds.map { ($0.column, $0.size) }, uniquingKeysWith: { first, _ in first })
        var units = Int128(0)
        for place in stride(from: 0, to: known.objective.count - 1, by: 2) {
            guard let size = sizes[known.objective[place]], known.objective[place + 1] >= 0 else { return nil }
            units += Int128(known.objective[place + 1]) * Int128(size)
        }
        // Fractions are compared as products: numbers this size keep them within 128 bits.
        guard units > 0, units < 1 << 46, known.bound < 1 << 46, least.units < 1 << 60 else { return nil }
        let above = Int128(known.bound) * least.units - least.places * units
        return above <= 0 ? 0 : Int(above / (least.units * units / 1_000_000 + 1))
    }
}

extension PlanProof.Lots {
    /// Columns with how many units each counts.
    var pairs: [(column: Int, size: Int)] {
        stride(from: 0, to: kinds.count - 1, by: 2).map { (kinds[$0], kinds[$0 + 1]) }
    }

    /// Whether some plan of the lottery sends as many of each kind as the point does.
    func holds(_ x: [Int]) -> Bool {
        points.contains { entries in
            var sent: [Int: Int] = [:]
            for place in stride(from: 0, to: entries.count - 1, by: 2) { sent[entries[place]] = entries[place + 1] }
            return pairs.allSatisfy { x[$0.column] == sent[$0.column] ?? 0 }
        }
    }
}
