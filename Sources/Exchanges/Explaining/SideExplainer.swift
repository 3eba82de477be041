public import Persons

/// Says of persons what either side may read: from the plan, the terms and public columns alone.
///
/// Sealed columns are taken out before anything is looked at, so an answer cannot depend on whether somebody is
/// unwilling, unfit, under a veto or little wished for: all who could go by what is public and do not go read the same.
public struct SideExplainer: Sendable {
    private let terms: ExchangeTerms
    private let persons: PlanPersons
    private let eligibility: Eligibility
    private let isImpossible: Bool
    private let words: ExplanationWords
    private let position: [PersonID: Int]
    private let releases: [PersonID: (stage: Int, release: PlanRelease)]
    private let places: [Kind: PublicExplanation.Places]

    /// People held by one side, soldiers or civilians, in one humanitarian band.
    private struct Kind: Hashable {
        let side: SideID
        let status: PersonStatus
        let band: Int

        init(_ person: PlanPerson) { (side, status, band) = (person.heldBy, person.status, person.band) }
    }

    /// An explainer of a plan for either side.
    /// - Parameter language: in which all is said.
    public init(
        terms: ExchangeTerms, persons: PlanPersons, plan: ExchangePlan, in language: TermsLanguage = .english
    ) {
        self.terms = terms
        self.persons = persons.withoutSealed
        eligibility = Eligibility(terms: terms, persons: self.persons)
        position = Dictionary(uniqueKeysWithValues: persons.persons.enumerated().map { ($1.id, $0) })
        isImpossible = plan.status == .impossible
        words = ExplanationWords(terms, language)
        let releases = plan.releases
        self.releases = releases
        var places: [Kind: PublicExplanation.Places] = [:]
        for person in persons.persons {
            let kind = Kind(person)
            let name = words.kind(kind.status, band: kind.band, heldBy: kind.side)
            places[kind, default: .init(kind: name, held: 0, confirmed: 0, go: 0)].held += 1
            if person.confirmed { places[kind]?.confirmed += 1 }
            if releases[person.id] != nil { places[kind]?.go += 1 }
        }
        self.places = places
    }

    /// What a side may read of the person; nil for a person who is not in the file.
    public func explanation(of id: PersonID) -> PublicExplanation? {
        guard let position = position[id] else { return nil }
        let person = persons.persons[position]
        guard let places = places[Kind(person)] else { return nil }
        let going = releases[id]
        let rules =
            going == nil
            ? eligibility.standings[position].hindrances
            : terms.clauses.filter { $0.term.isDuty(toward: person) }.map(\.id)
        return PublicExplanation(
            person: id, heldBy: person.heldBy, stage: going?.stage, counted: going?.release.counted, rules: rules,
            ticket: person.ticket, places: places,
            words: words.words(
                going.map { ($0.stage, $0.release.counted) }, rules, places, isImpossible: isImpossible))
    }
}

extension PlanPersons {
    /// The same persons as if all were willing and fit and nobody vetoed or wished for: nothing sealed is left.
    var withoutSealed: PlanPersons {
        PlanPersons(
            persons.map { person in
                var person = person
                (person.consent, person.fit, person.vetoRank, person.wishTier) = (true, true, nil, 0)
                return person
            }, columns: columns.subtracting(PersonsColumn.sealed))
    }
}
