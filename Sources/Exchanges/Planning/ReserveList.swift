import Persons

/// Who stands ready, stage by stage and side by side, for somebody who does not come.
///
/// The next who can go, the worst off first, then by ticket; of every kind of which the terms ask a least number two
/// first. Nobody whom a family keeps together stands ready alone.
struct ReserveList {
    private let terms: ExchangeTerms
    private let persons: PlanPersons
    private let eligibility: Eligibility

    init(terms: ExchangeTerms, persons: PlanPersons, eligibility: Eligibility) {
        self.terms = terms
        self.persons = persons
        self.eligibility = eligibility
    }

    /// The reserve beside those who go.
    /// - Parameter goes: by position in the persons.
    func entries(goes: [Bool]) -> [PlanReserve] {
        guard let perStage = terms.reserve?.perStage, perStage > 0 else { return [] }
        var entries: [PlanReserve] = []
        for side in SideID.allCases {
            var pool = persons.persons.indices.filter { position in
                persons.persons[position].heldBy == side && eligibility.standings[position].isEligible
                    && !goes[position] && !eligibility.isInFamily[position]
            }
            pool.sort { left, right in
                let (left, right) = (persons.persons[left], persons.persons[right])
                return left.band != right.band
                    ? left.band > right.band : (left.ticket, left.id) < (right.ticket, right.id)
            }
            for stage in 1...terms.stages.count {
                for (index, position) in taken(from: &pool, perStage, stage).enumerated() {
                    entries.append(
                        PlanReserve(
                            stage: stage, person: persons.persons[position].id, heldBy: side, order: index + 1))
                }
            }
        }
        return entries.sorted { ($0.stage, $0.heldBy, $0.order) < ($1.stage, $1.heldBy, $1.order) }
    }

    /// The reserve of one stage; those taken leave the pool.
    private func taken(from pool: inout [Int], _ most: Int, _ stage: Int) -> [Int] {
        var taken: [Int] = []
        for clause in terms.clauses {
            guard let who = clause.term.scarceKind(inStage: stage) else { continue }
            var found = taken.count { who.matches(persons.persons[$0]) }
            while taken.count < most, found < 2,
                let next = pool.firstIndex(where: { who.matches(persons.persons[$0]) })
            {
                taken.append(pool.remove(at: next))
                found += 1
            }
        }
        let rest = min(most - taken.count, pool.count)
        taken += pool.prefix(rest)
        pool.removeFirst(rest)
        return taken
    }
}

extension Term {
    /// The people of whom the clause asks a least number in a stage, counted from 1; nil where it asks none.
    fileprivate func scarceKind(inStage stage: Int) -> PersonPredicate? {
        switch self {
        case .quota(let quota) where quota.min ?? 0 > 0 && (quota.stage ?? stage) == stage: quota.who
        case .share(let share) where share.bound == .least && share.percent > 0: share.who
        default: nil
        }
    }
}
