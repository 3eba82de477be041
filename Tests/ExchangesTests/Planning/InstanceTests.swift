import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

@Suite struct InstanceTests {
    /// What `persons-2000x6000.expected.json` says of each file of terms.
    private struct Expected: Decodable {
        struct Terms: Decodable { let possible: Bool; let levels, separable: [[Value]]? }
        enum Value: Decodable {
            case name(String), number(Int)
            init(from decoder: any Decoder) throws {
                let value = try decoder.singleValueContainer()
                if let number = try? value.decode(Int.self) {
                    self = .number(number)
                } else {
                    self = .name(try value.decode(String.self))
                }
            }
        }
        let terms: [String: Terms]
    }

    /// Terms with known values that are reached fast; `scripts/compare-planner` runs any others.
    @Test(arguments: [
        ("way-through", PriorityTerm.Mode.joint, [390, 390, 307, 307, 303, 303]),
        ("istanbul-2025", .separable, [390, 390, 307, 307, 303, 303]), ("ratio-with-vetoes", .joint, []),
    ])
    func everyKnownLevelIsReachedAndProved(name: String, mode: PriorityTerm.Mode, counted: [Int]) throws {
        guard let (terms, persons) = try instance("persons-2000x6000", terms: name),
            let answers = sharedData("planning/instances/persons-2000x6000.expected.json")
        else { return }
        let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: answers))
        let known = try #require(expected.terms[name])
        let levels = try #require(mode == .separable ? known.separable : known.levels)

        let (plan, proof) = try Planner(terms: terms, persons: persons).proved(noInputs, fair: mode)

        #expect(plan.status == .optimal)
        for (level, known) in zip(plan.levels, levels) {
            guard case .name(let name) = known[0], case .number(let value) = known[1] else { continue }
            #expect(level.level.rawValue == name && level.value == value && level.bound == value && level.proved)
        }
        #expect(plan.levels.count > levels.count)
        let report = PlanCheck(terms: terms, persons: persons).report(on: plan)
        #expect(report.holds && report.notJudged.isEmpty, "\(report.clauses.filter { !$0.holds }) \(report.findings)")
        if !counted.isEmpty { #expect(report.totals.map(\.counted) == counted) }
        let verdict = try ProofVerifier.verify(#require(proof))
        let summed = plan.levels.filter { $0.level != .select && $0.level != .lottery }
        #expect(verdict.levels.map(\.name) == summed.map(\.level.rawValue))
        #expect(verdict.levels.map(\.value) == summed.map(\.value))
        #expect(verdict.levels.allSatisfy { $0.bound == $0.value } && !verdict.isImpossible)
    }

    @Test func tooFewCiviliansAreNamedWithTheirNumbers() throws {
        guard let (terms, persons) = try instance("persons-1300x6000", terms: "way-through") else { return }

        let plan = try Planner(terms: terms, persons: persons).plan(noInputs)

        #expect(plan.status == .impossible && plan.stages.isEmpty)
        let conflict = try #require(plan.conflicts.first)
        #expect(plan.conflicts.count == 1)
        #expect(conflict.clauses == ["civilians"] && conflict.side == .a)
        #expect(conflict.asked == 120 && conflict.possible == 101)
        let funnel = [("held", 118), ("confirmed", 110), ("available", 103)]
        #expect(conflict.funnel == funnel.map { FunnelStep(name: $0.0, count: $0.1) })
        #expect(plan.repairs.map(\.change) == [["civilians.min": -19]])
        #expect(plan.repairs.allSatisfy { $0.allowed && $0.side == .a })
    }

    @Test func theOrderOfRowsChangesNothing() throws {
        guard let (terms, persons) = try instance("persons-2000x6000", terms: "way-through") else { return }
        var generator = SeededGenerator(seed: 5)
        let turned = PlanPersons(persons.persons.shuffled(using: &generator), columns: persons.columns)
        #expect(
            try Planner(terms: terms, persons: persons).plan(noInputs)
                == Planner(terms: terms, persons: turned).plan(noInputs))
    }
}
