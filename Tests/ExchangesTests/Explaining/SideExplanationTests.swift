import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// A side that asks for everything it may ask for, in worlds that differ in what is sealed about one person.
@Suite struct SideExplanationTests {
    /// Why one person does not go; the plan is the same.
    private static let reasons: [(name: String, change: @Sendable (inout PlanPerson) -> Void)] = [
        ("unwilling", { $0.consent = false }), ("unfit", { $0.fit = false }),
        ("both", { ($0.consent, $0.fit) = (false, false) }), ("vetoed", { $0.vetoRank = 1 }),
        ("vetoed and unwilling", { ($0.vetoRank, $0.consent) = (1, false) }),
    ]

    @Test func unwillingUnfitAndVetoedReadTheSame() throws {
        var compared = 0
        var impossible = 0
        for seed in 0..<900 where compared < 120 || impossible < 20 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let world = try TinyWorld.random(&generator)
            guard let veto = world.vetoClause else { continue }
            var people = world.persons
            for index in people.indices { people[index].vetoRank = nil }
            for index in people.indices where world.isFree(people[index], veto) {
                let outcomes = try Self.reasons.map { reason in
                    var changed = people
                    (changed[index].consent, changed[index].fit) = (true, true)
                    reason.change(&changed[index])
                    return try answers(world.terms, changed, TermsLanguage.allCases[seed % 3])
                }
                compared += 1
                if outcomes[0].status == .impossible { impossible += 1 }
                for (outcome, reason) in zip(outcomes, Self.reasons) {
                    #expect(outcome.read == outcomes[0].read, "seed \(seed), person \(index): \(reason.name)")
                }
                // The neutral tells them apart.
                #expect(Set(outcomes.map(\.neutral)).count == Self.reasons.count, "seed \(seed)")
            }
        }
        #expect(compared >= 120 && impossible >= 20, "\(compared) persons, \(impossible) without a plan")
    }

    @Test func whoCouldGoAndIsNotChosenReadsAsWhoDoesNotWishTo() throws {
        let terms = try readTerms("{id: one-each, kind: count, n: 1, mode: exact}")
        let people = ["A1", "A2", "B1"].map { person($0, band: $0 == "A2" ? 0 : 1) }
        var unwilling = people
        unwilling[1].consent = false
        let (willing, other) = (try answers(terms, people), try answers(terms, unwilling))
        #expect(willing.read == other.read && willing.neutral != other.neutral)
        let explainer = SideExplainer(
            terms: terms, persons: PlanPersons(people),
            plan: try Planner(terms: terms, persons: PlanPersons(people)).plan(noInputs))
        let explanation = try #require(explainer.explanation(of: PersonID(rawValue: "A2")))
        #expect(explanation.words.hasPrefix("Not among those who go: not available, or others stood before."))
    }

    @Test func nothingSealedIsLookedAt() throws {
        for seed in 0..<40 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let world = try TinyWorld.random(&generator)
            let plan = try Planner(terms: world.terms, persons: PlanPersons(world.persons)).plan(noInputs)
            let shuffled = world.persons.map { person in
                var person = person
                person.consent.toggle()
                person.fit = Bool.random(using: &generator)
                person.vetoRank = Int.random(in: 1...9, using: &generator)
                person.wishTier = Int.random(in: 0...5, using: &generator)
                return person
            }
            let readers = [world.persons, shuffled].map {
                SideExplainer(terms: world.terms, persons: PlanPersons($0), plan: plan)
            }
            for person in world.persons {
                #expect(readers[0].explanation(of: person.id) == readers[1].explanation(of: person.id))
            }
        }
    }

    /// All that either side may read in a language, as bytes; and what the neutral reads.
    private func answers(
        _ terms: ExchangeTerms, _ people: [PlanPerson], _ language: TermsLanguage = .english
    ) throws -> (status: ExchangePlan.Status, read: [Data], neutral: Data) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let persons = PlanPersons(people)
        let planner = Planner(terms: terms, persons: persons)
        let plan = try planner.plan(noInputs)
        let side = SideExplainer(terms: terms, persons: persons, plan: plan, in: language)
        let read =
            try SideID.allCases.map { try encoder.encode(plan.view(for: $0).said(in: language, terms)) }
            + people.map { try encoder.encode(side.explanation(of: $0.id)) }
        let neutral = try PlanExplainer(planner, plan: plan, in: language)
        return (plan.status, read, try encoder.encode(people.map { neutral.explanation(of: $0.id) }))
    }
}

extension TinyWorld {
    fileprivate var vetoClause: VetoTerm? {
        for clause in terms.clauses { if case .veto(let veto) = clause.term { return veto } }
        return nil
    }

    /// Whether a veto could stand over a person whom nothing public keeps.
    fileprivate func isFree(_ person: PlanPerson, _ veto: VetoTerm) -> Bool {
        person.confirmed && !person.retained && !person.isMinor
            && !terms.clauses.contains { clause in
                switch clause.term {
                case .must(let must): truth(must.who, person)
                case .exclude(let who): truth(who, person)
                default: false
                }
            } && !veto.notOver.contains { truth($0, person) }
    }
}
