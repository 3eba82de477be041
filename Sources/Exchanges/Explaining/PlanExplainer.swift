import Crypto
public import Persons

/// Says of persons why a plan sends them or does not, and what would change it; for the neutral, who sees every column.
public struct PlanExplainer: Sendable {
    /// The plan is not what these terms and persons give.
    public struct OtherPlan: Error, Sendable {}

    /// The plan as it was drawn up once more; where none exists, with the conflicts and repairs as found again.
    public let plan: ExchangePlan
    private let terms: ExchangeTerms
    private let words: ExplanationWords
    private let persons: PlanPersons
    private let eligibility: Eligibility
    private let model: ExchangeModel
    private let inquiry: PersonInquiry?
    private let position: [PersonID: Int]
    private let releases: [PersonID: (stage: Int, release: PlanRelease)]
    /// The unit and the fine class of each person who can go, by position.
    private let unitOf: [(unit: Int, fine: Int)?]
    /// How many units of each fine class go.
    private let going: [Int]

    /// Draws the plan up once more, up to what led to it.
    ///
    /// Where no plan exists, only who can go is said.
    /// - Parameter language: in which all is said.
    /// - Throws: `OtherPlan` when another comes out; `Planner.Undecided`.
    public init(_ planner: Planner, plan: ExchangePlan, in language: TermsLanguage = .english) throws {
        let inputs = PlanInputs(
            termsSHA256: plan.termsSHA256, personsSHA256: plan.personsSHA256, sealedSHA256: plan.sealedSHA256,
            seed: plan.seed)
        let (drawn, levels, _) = try planner.solved(inputs, fair: plan.mode)
        guard drawn.status == plan.status, drawn.stages == plan.stages else { throw OtherPlan() }
        self.plan = drawn.said(in: language, planner.terms)
        words = ExplanationWords(planner.terms, language)
        (terms, persons, eligibility, model) = (planner.terms, planner.persons, planner.eligibility, planner.model)
        inquiry = levels.map { [model] in PersonInquiry(model, $0.beforeLots) }
        position = Dictionary(uniqueKeysWithValues: persons.persons.enumerated().map { ($1.id, $0) })
        releases = plan.releases
        let (people, classes, goes) = (planner.persons.persons, planner.model.classes, plan.releases)
        var unitOf = [(unit: Int, fine: Int)?](repeating: nil, count: people.count)
        var going = [Int](repeating: 0, count: classes.fine.count)
        for (index, fine) in classes.fine.enumerated() {
            for unit in fine.units {
                let members = classes.members(of: unit)
                for member in members { unitOf[member] = (unit, index) }
                if goes[people[members[0]].id] != nil { going[index] += 1 }
            }
        }
        self.unitOf = unitOf
        self.going = going
    }

    /// Why the person goes or not; nil for a person who is not in the file.
    public func explanation(of person: PersonID) -> PersonExplanation? { proved(person)?.explanation }

    /// The same, with a proof for `ProofVerifier` where something had to be solved: that the level comes to no more, or
    /// that nothing is left, over the plans that were left before it.
    public func proved(_ person: PersonID) -> (explanation: PersonExplanation, proof: PlanProof?)? {
        guard let position = position[person] else { return nil }
        let one = persons.persons[position]
        let standing = eligibility.standings[position]
        let going = releases[person]
        var explanation = PersonExplanation(
            person: person, heldBy: one.heldBy,
            outcome: going != nil ? .goes : standing.isEligible ? .stays : .cannotGo, stage: going?.stage,
            counted: going?.release.counted, ground: .eligibility, rules: standing.hindrances, words: "")
        var proof: PlanProof?
        if let (unit, fine) = unitOf[position], let inquiry {
            explanation.lot = lot(one.ticket, unit, fine)
            explanation.rules = duties(one)
            if explanation.outcome == .goes, !explanation.rules.isEmpty {
                explanation.ground = .clauses
            } else {
                let answer = inquiry.answer(fine: fine, goes: going == nil)
                proof = answer.proof
                fill(&explanation, answer.finding)
            }
        }
        explanation.words = words.words(explanation)
        return (explanation, proof)
    }

    /// Clauses by which everybody of the person's kind who can go, goes.
    private func duties(_ person: PlanPerson) -> [String] {
        terms.clauses.filter { $0.term.isDuty(toward: person) }.map(\.id)
    }

    private func lot(_ ticket: Int64, _ unit: Int, _ fine: Int) -> PersonExplanation.Lot {
        let alike = model.classes.fine[fine].units
        return PersonExplanation.Lot(
            ticket: ticket, place: (alike.firstIndex(of: unit) ?? 0) + 1, alike: alike.count, go: going[fine])
    }

    private func fill(_ explanation: inout PersonExplanation, _ finding: PersonInquiry.Finding) {
        switch finding {
        case .nothing: explanation.ground = .lot
        case .undecided(let level):
            explanation.ground = .undecided
            explanation.rules = level.map { [$0.rawValue] } ?? []
        case .clauses(let clauses):
            explanation.ground = .clauses
            explanation.rules = clauses.map { terms.clauses[$0].id }
        case .level(let level, let now, let then):
            explanation.ground = .level
            explanation.change = .init(
                level: level, now: now, then: then.value, bound: then.bound, proved: then.isProved)
        case .settled(let part, let then):
            explanation.ground = .settled
            explanation.side = part.side
            switch part.whole {
            case .clause(let clause): explanation.rules = [terms.clauses[clause].id]
            case .level(let level): explanation.rules = [level.rawValue]
            }
            explanation.change = .init(level: nil, now: part.value, then: then, bound: nil, proved: then != nil)
        }
    }
}

extension ExchangePlan {
    /// Each person's release and its stage.
    var releases: [PersonID: (stage: Int, release: PlanRelease)] {
        var releases: [PersonID: (stage: Int, release: PlanRelease)] = [:]
        for stage in stages { for one in stage.released { releases[one.person] = (stage.stage, one) } }
        return releases
    }

    /// How the wishes were brought together, as the levels show; nil where none does.
    var mode: PriorityTerm.Mode? {
        for level in levels {
            switch level.level {
            case .tiersA, .tiersB: return .separable
            case .idealA, .idealB, .minPermille, .sumTiers: return .joint
            case .count, .weight, .band, .captivity, .leastChance, .select, .early, .lottery: continue
            }
        }
        return nil
    }
}

extension Term {
    /// Whether the clause sends everybody of the person's kind who can go.
    func isDuty(toward person: PlanPerson) -> Bool {
        switch self {
        case .must(let must): must.who.matches(person)
        case .allOf(let all): all.releasedBy ?? person.heldBy == person.heldBy && all.who.matches(person)
        case .named(let named):
            named.releasedBy ?? person.heldBy == person.heldBy && PersonPredicate.ids(named.ids).matches(person)
        default: false
        }
    }
}

extension PlanPersons {
    /// So many persons drawn by a seed, in the order of their ids: those with the lowest SHA-256(seed ‖ id), which the
    /// order of rows does not touch.
    public func sample(_ count: Int, seed: [UInt8]) -> [PersonID] {
        persons.map { (hash: Array(SHA256.hash(data: seed + Array($0.id.rawValue.utf8))), id: $0.id) }
            .sorted { $0.hash.lexicographicallyPrecedes($1.hash) }.prefix(count).map(\.id).sorted()
    }
}
