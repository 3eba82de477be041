import Persons

/// Says why terms are impossible and what would mend them, with the numbers.
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
        let opening =
            ids.count == 1
            ? "\(terms.clauses[clauses[0]].sentence(in: terms)) This cannot be met."
            : "These clauses cannot hold together, though any \(ids.count - 1) of them can: "
                + clauses.map { "\(terms.clauses[$0].id) (\(terms.clauses[$0].sentence(in: terms)))" }
                .joined(separator: "; ") + "."
        for clause in clauses.sorted(by: { giveWayRank($0) < giveWayRank($1) }) {
            let change = LeastChange(model, loosened: [clause], kept: set.subtracting([clause]))
            guard let change, change.isProved else { continue }
            var entries: [PlanConflict] = []
            for step in change.steps {
                let side = step.relaxation.side ?? sideThatFallsShort(clause, step)
                if entries.contains(where: { $0.side == side }) { continue }
                let funnel = side.map { self.funnel(of: terms.clauses[clause], side: $0) }
                entries.append(
                    PlanConflict(
                        clauses: ids, words: "\(opening) \(words(step, clause, side, funnel))",
                        asked: step.relaxation.asked, possible: step.possible, side: side,
                        funnel: funnel?.steps ?? []))
            }
            if !entries.isEmpty { return entries }
        }
        return [PlanConflict(clauses: ids, words: opening, asked: nil, possible: nil, side: nil, funnel: [])]
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

    private func words(_ step: LeastChange.Step, _ clause: Int, _ side: SideID?, _ funnel: Funnel?) -> String {
        let name = side.map { terms.name(of: $0) } ?? "each side"
        let asked = Words.number(step.relaxation.asked)
        let possible = Words.number(step.possible)
        var text: String
        switch (terms.clauses[clause].term, step.relaxation.direction < 0) {
        case (.quota, true): text = "\(name) can release at most \(possible) of the \(asked) asked"
        case (.quota, false): text = "\(name) would release at least \(possible) of these; the clause allows \(asked)"
        case (.first, _): text = "\(Words.people(step.change)) would go after the stage named"
        case (_, true): text = "for \(name) at most \(possible) of the \(asked) asked can be reached"
        case (_, false): text = "for \(name) at least \(possible) would be needed where \(asked) are asked"
        }
        text = text.prefix(1).uppercased() + text.dropFirst()
        guard let funnel else { return text + "." }
        text += ": held \(Words.number(funnel.held)), confirmed \(Words.number(funnel.confirmed))"
        text += ", available \(Words.number(funnel.available))"
        if funnel.outside > 0 { text += "; \(Words.number(funnel.outside)) of these go outside the number" }
        return text + "."
    }

    // MARK: - Repairs

    /// How many programs may be looked at to show that a repair is the smallest: what three hundred do not show, as many
    /// thousands seldom do.
    private static let effort = 300

    private func repair(_ set: Set<Int>, kept: Set<Int>) -> PlanRepair {
        let clauses = set.sorted()
        let ids = clauses.map { terms.clauses[$0].id }
        let legal = clauses.filter { terms.clauses[$0].term.isLegalDuty }.map { terms.clauses[$0].id }
        guard legal.isEmpty else {
            return PlanRepair(
                clauses: ids, change: [:], side: nil, allowed: false,
                words: "Not allowed: it would change \(Words.list(legal)), which the law stands behind.")
        }
        guard let change = LeastChange(model, loosened: set, kept: kept, effort: Self.effort) else {
            return PlanRepair(
                clauses: ids, change: [:], side: nil, allowed: true,
                words:
                    "Without \(Words.list(ids)) the other clauses can hold; no change of its numbers alone is enough.")
        }
        let sides = Set(change.steps.map(\.relaxation.side))
        let side = sides.count == 1 ? sides.first.flatMap { $0 } : nil
        var numbers: [String: Int] = [:]
        var phrases: [String] = []
        for step in change.steps {
            let id = terms.clauses[step.relaxation.clause].id
            let ofSide = side == nil ? step.relaxation.side.map { ".\($0.rawValue)" } ?? "" : ""
            numbers["\(id).\(step.relaxation.key)\(ofSide)"] = step.change
            let name = step.relaxation.side.map { " for \(terms.name(of: $0))" } ?? ""
            phrases.append(
                step.relaxation.key == "late"
                    ? "let \(Words.people(step.change)) go later than \(id) says\(name)"
                    : "\(step.change < 0 ? "lower" : "raise") \(step.relaxation.key) of \(id) by "
                        + "\(Words.number(abs(step.change))) to \(Words.number(step.possible))\(name)")
        }
        let text = Words.list(phrases)
        let total = numbers.values.reduce(0) { $0 + abs($1) }
        return PlanRepair(
            clauses: ids, change: numbers, side: side, allowed: true,
            words: text.prefix(1).uppercased() + text.dropFirst() + "."
                + (change.isProved
                    ? "" : " Of these \(Words.number(total)) in all at least \(Words.number(change.least)) are needed.")
        )
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
