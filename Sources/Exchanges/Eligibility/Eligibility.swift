import Persons

/// Who can go under the terms, who must, who goes together, and why somebody cannot go.
public struct Eligibility: Sendable {
    /// What the terms say of one person.
    public struct Standing: Hashable, Sendable {
        /// The rules that keep the person from going: `confirmed`, `consent`, `fit`, `retained`, `minor`, the id
        /// of an `exclude` clause, or `veto`; empty when the person can go. Sealed, as `consent`, `fit` and
        /// `veto` are.
        public var hindrances: [String] = []
        /// A `must` clause asks that the person goes.
        public var isDue = false
        /// Goes outside the number.
        public var isOutside = false
        /// The last stage by which the person goes if a `must` says so.
        public var deadline: Int?

        /// Whether the person can go.
        public var isEligible: Bool { hindrances.isEmpty }
    }

    /// One standing a person, in the order of the persons.
    public let standings: [Standing]
    /// Those who can go and whom a family keeps together, as positions in the persons: at least two each, in the
    /// order of their first members; none where no clause keeps families together.
    public let families: [[Int]]
    /// Whether a family keeps the person together with somebody, by position in the persons.
    public let isInFamily: [Bool]

    /// Applies the rules: nobody goes unconfirmed, unwilling, unfit, as retained personnel or as a minor; a
    /// `must` overrides `exclude` and `veto` and nothing else (Geneva Convention III, article 109).
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        let stageCount = terms.stages.count
        let musts = terms.clauses.compactMap { clause -> MustTerm? in
            guard case .must(let must) = clause.term else { return nil }
            return must
        }
        let excludes = terms.clauses.compactMap { clause -> (id: String, who: PersonPredicate)? in
            guard case .exclude(let who) = clause.term else { return nil }
            return (id: clause.id, who: who)
        }
        var standings = persons.persons.map { person in
            var standing = Standing()
            if !person.confirmed { standing.hindrances.append("confirmed") }
            if !person.consent { standing.hindrances.append("consent") }
            if !person.fit { standing.hindrances.append("fit") }
            if person.retained { standing.hindrances.append("retained") }
            if person.isMinor { standing.hindrances.append("minor") }
            for must in musts where must.who.matches(person) {
                standing.isDue = true
                standing.isOutside = standing.isOutside || !must.counts
                standing.deadline = min(standing.deadline ?? stageCount, must.byStage ?? stageCount)
            }
            if !standing.isDue { standing.hindrances += excludes.filter { $0.who.matches(person) }.map(\.id) }
            return standing
        }
        for position in Self.standingVetoes(terms, persons, standings) {
            standings[position].hindrances.append("veto")
        }
        self.standings = standings
        families = terms.keepsFamilies ? Self.families(persons, standings) : []
        var isInFamily = [Bool](repeating: false, count: standings.count)
        for member in families.joined() { isInFamily[member] = true }
        self.isInFamily = isInFamily
    }

    /// The vetoes that stand: of each side the lowest ranks, as many as it has, passing over the protected.
    private static func standingVetoes(
        _ terms: ExchangeTerms, _ persons: PlanPersons, _ standings: [Standing]
    ) -> [Int] {
        for clause in terms.clauses {
            guard case .veto(let veto) = clause.term else { continue }
            return SideID.allCases.flatMap { side in
                let open = persons.persons.indices.filter { position in
                    let person = persons.persons[position]
                    return person.heldBy == side && person.vetoRank != nil && !standings[position].isDue
                        && !veto.notOver.contains { $0.matches(person) }
                }
                return open.sorted { left, right in
                    let (left, right) = (persons.persons[left], persons.persons[right])
                    return (left.vetoRank ?? 0, left.id) < (right.vetoRank ?? 0, right.id)
                }
                .prefix(veto.max(of: side))
            }
        }
        return []
    }

    private static func families(_ persons: PlanPersons, _ standings: [Standing]) -> [[Int]] {
        struct Key: Hashable {
            let side: SideID
            let family: String
        }
        var members: [Key: [Int]] = [:]
        for (position, person) in persons.persons.enumerated()
        where !person.family.isEmpty && standings[position].isEligible {
            members[Key(side: person.heldBy, family: person.family), default: []].append(position)
        }
        return members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}

extension PersonPredicate {
    /// Whether the predicate is true of a person; a value that is not known makes it false.
    func matches(_ person: PlanPerson) -> Bool {
        switch self {
        case .status(let status): person.status == status
        case .sex(let sex): person.sex == sex
        case .age(let range): person.age.map(range.contains) ?? false
        case .captiveMonths(let range): person.captiveMonths.map(range.contains) ?? false
        case .rank(let rank, let orAbove): orAbove ? person.rank >= rank : person.rank == rank
        case .health(let health): person.health == health
        case .ambulance(let needed): person.ambulance == needed
        case .proceedings(let open): person.proceedings == open
        case .site(let site): person.site == site
        case .band(let range): range.contains(person.band)
        case .ids(let ids): ids.holds(person.id)
        case .any(let parts): parts.contains { $0.matches(person) }
        case .all(let parts): parts.allSatisfy { $0.matches(person) }
        case .not(let part): !part.matches(person)
        }
    }
}

extension [PersonID] {
    /// Whether an id is among these, which stand in order.
    fileprivate func holds(_ id: PersonID) -> Bool {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == id
    }
}
