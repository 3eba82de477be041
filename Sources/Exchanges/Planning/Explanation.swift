import Persons

/// Finds why terms are impossible and what would mend them, with the numbers; `ExplanationWords` says it.
struct Explanation {
    let terms: ExchangeTerms
    let persons: PlanPersons
    let eligibility: Eligibility
    let model: ExchangeModel

    /// The smallest sets of clauses that cannot hold together, and the smallest repairs.
    func explained() -> (conflicts: [PlanConflict], repairs: [PlanRepair]) {
        let search = ConflictSearch(model.demanding, holds: ClauseSets(model).holds)
        let repairs = search.corrections.map { repair($0, kept: Set(model.demanding).subtracting($0)) }
        return (
            search.conflicts.flatMap(conflicts),
            repairs.sorted { left, right in
                if left.allowed != right.allowed { return left.allowed }
                if left.change.isEmpty != right.change.isEmpty { return right.change.isEmpty }
                let sizes = [left, right].map { $0.change.values.reduce(0) { $0 + abs($1) } }
                return sizes[0] != sizes[1]
                    ? sizes[0] < sizes[1] : left.clauses.lexicographicallyPrecedes(right.clauses)
            }
        )
    }

    // MARK: - Conflicts

    /// One entry a side that falls short.
    private func conflicts(_ set: Set<Int>) -> [PlanConflict] {
        let clauses = set.sorted()
        let ids = clauses.map { terms.clauses[$0].id }
        for clause in clauses.sorted(by: { giveWayRank($0) < giveWayRank($1) }) {
            let change = LeastChange(model, loosened: [clause], kept: set.subtracting([clause]))
            guard let change, change.isProved else { continue }
            var entries: [PlanConflict] = []
            for step in change.steps {
                let side = step.relaxation.side ?? sideThatFallsShort(clause, step)
                if entries.contains(where: { $0.side == side }) { continue }
                let funnel = side.map { self.funnel(of: terms.clauses[clause], side: $0) }
                let outside = funnel.map(\.outside) ?? 0
                entries.append(
                    PlanConflict(
                        clauses: ids, asked: step.relaxation.asked, possible: step.possible, side: side,
                        funnel: funnel?.steps ?? [], givesWay: terms.clauses[clause].id,
                        outside: outside > 0 ? outside : nil))
            }
            if !entries.isEmpty { return entries }
        }
        return [PlanConflict(clauses: ids)]
    }

    /// Which clause of a conflict the numbers are given for: the one that speaks of the fewest people first.
    private func giveWayRank(_ clause: Int) -> Int {
        switch terms.clauses[clause].term {
        case .quota: 0
        case .count: 1
        case .stages: 2
        case .first: 3
        default: 4
        }
    }

    private func funnel(of clause: Clause, side: SideID) -> Funnel {
        let who: PersonPredicate? =
            switch clause.term {
            case .quota(let quota): quota.who
            case .first(let who, _): who
            case .must(let must): must.who
            default: nil
            }
        return Funnel(of: who, heldBy: side, persons: persons, eligibility: eligibility)
    }

    /// The one side that has too few people for a number that binds both.
    private func sideThatFallsShort(_ clause: Int, _ step: LeastChange.Step) -> SideID? {
        guard step.relaxation.direction < 0 else { return nil }
        let short = SideID.allCases.filter { side in
            let funnel = self.funnel(of: terms.clauses[clause], side: side)
            var asked = step.relaxation.asked
            if case .count(let count) = terms.clauses[clause].term { asked *= count.part(of: side) }
            return funnel.available - funnel.outside < asked
        }
        return short.count == 1 ? short[0] : nil
    }

    // MARK: - Repairs

    /// How many programs may be looked at to show that a repair is the smallest: what three hundred do not show, as many
    /// thousands seldom do.
    private static let effort = 300

    private func repair(_ set: Set<Int>, kept: Set<Int>) -> PlanRepair {
        let clauses = set.sorted()
        let ids = clauses.map { terms.clauses[$0].id }
        if clauses.contains(where: { terms.clauses[$0].term.isLegalDuty }) {
            return PlanRepair(clauses: ids, allowed: false)
        }
        guard let change = LeastChange(model, loosened: set, kept: kept, effort: Self.effort) else {
            return PlanRepair(clauses: ids, allowed: true)
        }
        let sides = Set(change.steps.map(\.relaxation.side))
        let side = sides.count == 1 ? sides.first.flatMap { $0 } : nil
        var numbers: [String: Int] = [:]
        for step in change.steps {
            let ofSide = side == nil ? step.relaxation.side.map { ".\($0.rawValue)" } ?? "" : ""
            numbers["\(terms.clauses[step.relaxation.clause].id).\(step.relaxation.key)\(ofSide)"] = step.change
        }
        return PlanRepair(
            clauses: ids, change: numbers, side: side, allowed: true, least: change.isProved ? nil : change.least)
    }
}

extension Term {
    /// Clauses that the law stands behind are never repaired (Geneva Convention III, articles 6, 109 and 110).
    var isLegalDuty: Bool {
        switch self {
        case .must, .eligible: true
        default: false
        }
    }
}
