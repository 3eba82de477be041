import Exchanges
import Persons
import TestSupport
import Testing

@testable import Papers

/// The drawings of a plan that stand alone.
@Suite struct PlanChartsTests {
    /// Ten people a side of whom three are unwilling; two stages, the first in waves.
    private func charts(for reader: SideID?) throws -> PlanCharts {
        let text = """
            exchange: drawn
            version: 1
            as_of: 2025-05-16
            sides: {A: Norrow, B: Veshna}
            clauses:
              - {id: equal, kind: count, n: 5, mode: exact}
              - {id: days, kind: stages, stages: [{id: 1, size: 3}, {id: 2, size: 2}]}
              - {id: severe, kind: must, who: {health: severe}}
              - {id: waves, kind: handover, wave: 1}
            """
        let terms = try #require(try ExchangeTerms.read(Array(text.utf8), file: "drawn.yaml").terms)
        let people = (0..<20).map { index in
            var one = PlanPerson(
                id: PersonID(rawValue: "\(index % 2 == 0 ? "A" : "B")\(index)"), heldBy: index % 2 == 0 ? .a : .b,
                status: index % 5 == 0 ? .civilian : .military)
            (one.age, one.confirmed, one.fit, one.consent) = (30, index != 3, true, ![4, 8, 13].contains(index))
            one.health = index == 6 ? .severe : .well
            one.ticket = Int64(index)
            return one
        }
        let persons = PlanPersons(people)
        let plan = try Planner(terms: terms, persons: persons).plan(
            PlanInputs(termsSHA256: "", personsSHA256: ""))
        return PlanCharts(plan, terms: terms, persons: persons, reader: reader)
    }

    @Test func drawingsAreAsTheyWere() throws {
        let files = try charts(for: nil).files
        #expect(files.map(\.name) == ["exposure.svg", "funnel-A.svg", "funnel-B.svg", "stages-A.svg", "stages-B.svg"])
        for file in files {
            let difference = try goldenDifference(file.svg, "plan-\(file.name)")
            #expect(difference == nil, "\(difference ?? "")")
        }
    }

    /// A side sees available as a range, and nothing of how many the other side holds.
    @Test func aSideReadsNoMoreThanItMay() throws {
        let files = Dictionary(uniqueKeysWithValues: try charts(for: .a).files.map { ($0.name, $0.svg) })
        let own = try #require(files["funnel-A.svg"])
        let other = try #require(files["funnel-B.svg"])
        #expect(own.contains("4 to 8 + 0 to 2"))
        #expect(other.contains("not shown") && !other.contains("Held: 8 + 2"))
        let neutral = Dictionary(uniqueKeysWithValues: try charts(for: nil).files.map { ($0.name, $0.svg) })
        #expect(files["stages-A.svg"] == neutral["stages-A.svg"])
    }
}
