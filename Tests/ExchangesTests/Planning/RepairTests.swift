import Exchanges
import Persons
import Testing

@Suite struct RepairTests {
    /// One person of A, four of B of whom three are to go: only the least of the stage stands in the way.
    @Test func loweringALeastLeavesTheMostAlone() throws {
        let persons = PlanPersons(["A1", "B1", "B2", "B3", "B4"].map { person($0) })
        let terms = try readTerms(
            """
            {id: days, kind: stages, stages: [{id: 1, min: 2, max: 3}]}
            {id: soldiers, kind: quota, who: {status: military}, released_by: B, min: 3}
            """)
        let plan = try Planner(terms: terms, persons: persons).plan(noInputs)
        #expect(plan.status == .impossible && plan.conflicts.map(\.clauses) == [["days"]])
        #expect(plan.repairs.map(\.change) == [["days.stage1.min": -1]])
    }
}
