import Persons

/// Eligible people in layers: who is alike under every clause, and within that, who was held as long.
///
/// The layers make the program small: it counts people of a kind instead of naming them. Inside a fine class
/// only the ticket tells people apart, so the lowest tickets go.
struct PersonClasses {
    /// People alike under every clause, of one side and one humanitarian band.
    struct Kind {
        let side: SideID
        let band: Int
        let isCounted: Bool
        let isDue: Bool
        let deadline: Int?
        /// A person of the kind, of whom every clause holds as of the others.
        let example: PlanPerson
        /// Its fine classes.
        var fine: [Int] = []
        var size = 0
    }

    /// People of one kind held for the same number of months; the lowest ticket first.
    struct Fine {
        let kind: Int
        let months: Int
        /// Positions in the persons.
        var members: [Int] = []
    }

    private(set) var kinds: [Kind] = []
    private(set) var fine: [Fine] = []

    init(terms: ExchangeTerms, persons: PlanPersons, eligibility: Eligibility) {
        let predicates = terms.clauses.compactMap { clause -> PersonPredicate? in
            switch clause.term {
            case .first(let who, _): who
            case .quota(let quota): quota.who
            case .must(let must): must.who
            default: nil
            }
        }
        var kindOf: [[Int]: Int] = [:]
        var fineOf: [[Int]: Int] = [:]
        for (position, person) in persons.persons.enumerated() {
            let standing = eligibility.standings[position]
            guard standing.isEligible else { continue }
            var signature = [person.heldBy == .a ? 0 : 1, person.band]
            for who in predicates { signature.append(who.matches(person) ? 1 : 0) }
            let kind = kindOf[signature] ?? kinds.count
            if kind == kinds.count {
                kindOf[signature] = kind
                kinds.append(
                    Kind(
                        side: person.heldBy, band: person.band, isCounted: !standing.isOutside, isDue: standing.isDue,
                        deadline: standing.deadline, example: person))
            }
            let months = person.captiveMonths ?? 0
            let fineKey = [kind, months]
            let index = fineOf[fineKey] ?? fine.count
            if index == fine.count {
                fineOf[fineKey] = index
                fine.append(Fine(kind: kind, months: months))
                kinds[kind].fine.append(index)
            }
            fine[index].members.append(position)
            kinds[kind].size += 1
        }
        for index in fine.indices {
            fine[index].members.sort { left, right in
                (persons.persons[left].ticket, persons.persons[left].id)
                    < (persons.persons[right].ticket, persons.persons[right].id)
            }
        }
    }
}
