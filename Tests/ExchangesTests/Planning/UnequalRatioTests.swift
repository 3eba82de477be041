import Persons
import Testing

@testable import Exchanges

/// A ratio of five to four is met a whole number of times at every stage, however many people could go.
@Suite struct UnequalRatioTests {
    /// Forty willing people a side, of many ages and times held.
    private let persons = PlanPersons(
        ["A", "B"].flatMap { side in
            (0..<40).map { index in
                var one = person(
                    "\(side)\(index)", age: 20 + index * 7 % 40, months: index * 5 % 37, ticket: Int64(index))
                one.band = PersonDefaults.band(one)
                return one
            }
        })

    /// What the levels come to, nil when nothing is possible; and the programs looked at on the way.
    private func levels(_ clauses: String) throws -> (values: [Int]?, nodes: Int) {
        let terms = try readTerms(clauses)
        let eligibility = Eligibility(terms: terms, persons: persons)
        let model = ExchangeModel(
            terms: terms, classes: PersonClasses(terms: terms, persons: persons, eligibility: eligibility))
        var face = Face(model.program)
        var values: [Int] = []
        for objective in terms.objective {
            guard let goal = model.objective(objective) else { continue }
            switch face.maximise(goal) {
            case .best(let level):
                #expect(level.isProved, "\(objective)")
                values.append(level.value)
            case .empty: return (nil, face.nodes)
            case .undecided: Issue.record("\(objective) is undecided")
            }
        }
        return (values, face.nodes)
    }

    @Test func aQuotaBetweenTwoMultiplesIsProvedImpossible() throws {
        let clauses = """
            {id: number, kind: count, n: 3, mode: up_to, ratio: [5, 4]}
            {id: soldiers, kind: quota, who: {status: military}, released_by: A, min: 1, max: 3}
            """
        let found = try levels(clauses)
        #expect(found.values == nil && found.nodes <= 20, "\(found)")
        let plan = try Planner(terms: readTerms(clauses), persons: persons).plan(noInputs)
        #expect(plan.status == .impossible)
        #expect(plan.conflicts.map(\.clauses) == [["number", "soldiers"]])
        #expect(plan.repairs.map(\.change).contains(["soldiers.min": -1]))
    }

    @Test func stagesHoldWholeMultiplesOnly() throws {
        let found = try levels(
            """
            {id: number, kind: count, n: 6, mode: exact, ratio: [5, 4]}
            {id: days, kind: stages, stages: [{id: 1, max: 13}, {id: 2, max: 13}, {id: 3, max: 9}, {id: 4, max: 9}]}
            """)
        // Twice, twice, once and once: 30 and 24 people.
        #expect(found.values?.first == 54 && found.nodes <= 400, "\(found)")
    }

    @Test func oneMoreThanTheStagesHoldIsImpossible() throws {
        let found = try levels(
            """
            {id: number, kind: count, n: 7, mode: exact, ratio: [5, 4]}
            {id: days, kind: stages, stages: [{id: 1, max: 13}, {id: 2, max: 13}, {id: 3, max: 9}, {id: 4, max: 9}]}
            """)
        #expect(found.values == nil && found.nodes <= 20, "\(found)")
    }

    @Test(arguments: [(3, 2), (7, 3), (6, 4), (1, 3)])
    func theMostIsAMultipleOfBothParts(a: Int, b: Int) throws {
        let found = try levels(
            """
            {id: number, kind: count, n: 30, mode: up_to, ratio: [\(a), \(b)]}
            {id: days, kind: stages, stages: [{id: 1, max: 10}, {id: 2, max: 9}, {id: 3}]}
            """)
        let parts = a % 2 == 0 && b % 2 == 0 ? [a / 2, b / 2] : [a, b]
        let times = 40 / max(parts[0], parts[1])
        #expect(found.values?.first == times * (parts[0] + parts[1]) && found.nodes <= 400, "\(found)")
    }
}
