import Exchanges
import Persons
import TestSupport
import Testing

@Suite struct EligibilityTests {
    private func ineligible(_ clauses: String, _ persons: [PlanPerson]) throws -> [String: [String]] {
        let terms = try readTerms(clauses)
        let persons = PlanPersons(persons)
        let standings = Eligibility(terms: terms, persons: persons).standings
        return Dictionary(
            uniqueKeysWithValues: zip(persons.persons, standings).filter { !$0.1.isEligible }
                .map { ($0.0.id.rawValue, $0.1.hindrances) })
    }

    private func vetoed(_ id: String, _ rank: Int, sex: Sex = .male, health: Health = .well) -> PlanPerson {
        var person = person(id, sex: sex, health: health)
        person.vetoRank = rank
        return person
    }

    @Test func theLowestRanksStandAndPassOverTheProtected() throws {
        let held = [
            vetoed("A1", 1, sex: .female), vetoed("A2", 2, health: .severe), vetoed("A3", 3), vetoed("A4", 4),
            vetoed("A5", 5), vetoed("B1", 9), vetoed("B2", 8),
        ]
        let must = "{id: severe, kind: must, who: {health: severe}}"
        let veto = "{id: v, kind: veto, max: {A: 2, B: 1}, not_over: [{sex: female}]}"
        #expect(try ineligible("\(must)\n\(veto)", held) == ["A3": ["veto"], "A4": ["veto"], "B2": ["veto"]])
        #expect(try ineligible(veto, held) == ["A2": ["veto"], "A3": ["veto"], "B2": ["veto"]])
        // Without the clause a rank binds nobody.
        #expect(try ineligible(must, held).isEmpty)
    }

    @Test func aMustOverridesExcludeAndVetoAndNothingElse() throws {
        func severe(_ id: String, confirmed: Bool = true, consent: Bool = true, fit: Bool = true) -> PlanPerson {
            var held = person(
                id, health: .severe, proceedings: true, confirmed: confirmed, consent: consent, fit: fit)
            held.vetoRank = Int(id.dropFirst())
            return held
        }
        let held = [
            severe("A1"), severe("A2", confirmed: false), severe("A3", consent: false), severe("A4", fit: false),
            person("A5", proceedings: true), person("A6", age: 17, health: .severe),
            person("A7", health: .severe, retained: true),
        ]
        let clauses = """
            {id: no-trial, kind: exclude, who: {proceedings: true}}
            {id: severe, kind: must, who: {health: severe}}
            {id: v, kind: veto, max: 9}
            """
        #expect(
            try ineligible(clauses, held) == [
                "A2": ["confirmed"], "A3": ["consent"], "A4": ["fit"], "A5": ["no-trial"], "A6": ["minor"],
                "A7": ["retained"],
            ])
    }

    @Test func familiesAreThoseWhoCanGo() throws {
        func kin(_ id: String, _ family: String, consent: Bool = true) -> PlanPerson {
            var held = person(id, consent: consent)
            held.family = family
            return held
        }
        let held = PlanPersons([
            kin("A1", "x"), kin("A2", "x"), kin("A3", "x", consent: false), kin("B1", "x"), kin("A4", "y"),
            kin("A5", "y", consent: false), kin("B2", ""), kin("B3", ""), kin("A6", "z"), kin("A7", "z"),
        ])
        let kept = try readTerms("{id: k, kind: keep_together}")
        let families = Eligibility(terms: kept, persons: held).families
        let ids = families.map { $0.map { held.persons[$0].id.rawValue } }
        #expect(ids == [["A1", "A2"], ["A6", "A7"]])
        let free = try readTerms("{id: l, kind: lottery}")
        #expect(Eligibility(terms: free, persons: held).families.isEmpty)
    }

    @Test func namedPersonsAreFoundWhateverTheirNumber() throws {
        let held = (100..<140).map { person("A\($0)") }
        for ids in [["A100"], ["A139"], ["A120", "A101", "B1"], held.map(\.id.rawValue)] {
            let out = try ineligible("{id: few, kind: exclude, who: {ids: [\(ids.joined(separator: ", "))]}}", held)
            #expect(Set(out.keys) == Set(ids).subtracting(["B1"]))
        }
    }

    /// The ways from held to available that `formats.md` gives for the civilians of `persons-1300x6000`.
    @Test func theFunnelOfTheSharedInstance() throws {
        guard let (terms, persons) = try instance("persons-1300x6000", terms: "impossible/civilians-120") else {
            return
        }
        let standings = Eligibility(terms: terms, persons: persons).standings
        let held = zip(persons.persons, standings).filter { $0.0.heldBy == .a && $0.0.status == .civilian }
        let confirmed = held.filter { $0.0.confirmed }
        let available = held.filter(\.1.isEligible)
        #expect([held.count, confirmed.count, available.count] == [118, 110, 103])
        #expect(available.filter(\.1.isOutside).count == 2)
    }
}
