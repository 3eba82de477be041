import Persons

/// Who can go under the terms, who must, and why somebody cannot.
public struct Eligibility: Sendable {
    /// What the terms say of one person.
    public struct Standing: Hashable, Sendable {
        /// The rules that keep the person from going: `confirmed`, `consent`, `fit`, `retained`, `minor`, or
        /// the id of an `exclude` clause; empty when the person can go.
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

    /// Applies the rules: nobody goes unconfirmed, unwilling, unfit, as retained personnel or as a minor; a
    /// `must` overrides `exclude` and nothing else.
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        let stageCount = terms.stages.count
        standings = persons.persons.map { person in
            var standing = Standing()
            if !person.confirmed { standing.hindrances.append("confirmed") }
            if !person.consent { standing.hindrances.append("consent") }
            if !person.fit { standing.hindrances.append("fit") }
            if person.retained { standing.hindrances.append("retained") }
            if person.isMinor { standing.hindrances.append("minor") }
            var excluded: [String] = []
            for clause in terms.clauses {
                switch clause.term {
                case .must(let must) where must.who.matches(person):
                    standing.isDue = true
                    standing.isOutside = standing.isOutside || !must.counts
                    standing.deadline = min(standing.deadline ?? stageCount, must.byStage ?? stageCount)
                case .exclude(let who) where who.matches(person): excluded.append(clause.id)
                default: break
                }
            }
            if !standing.isDue { standing.hindrances += excluded }
            return standing
        }
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
        case .ids(let ids): ids.contains(person.id)
        case .any(let parts): parts.contains { $0.matches(person) }
        case .all(let parts): parts.allSatisfy { $0.matches(person) }
        case .not(let part): !part.matches(person)
        }
    }
}
