import Exchanges
import Persons
import TestSupport
import Testing

@Suite struct SensitivityTests {
    /// A clause, a change of its number, and the clause as it would be written then.
    struct Change: Sendable, CustomTestStringConvertible {
        let before: String
        let key: String
        let by: Int
        let after: String

        init(_ before: String, _ key: String, _ by: Int, _ after: String) {
            (self.before, self.key, self.by, self.after) = (before, key, by, after)
        }

        var testDescription: String { after }
    }

    private static let changes = [
        Change("{id: c, kind: count, n: 2, mode: up_to}", "c.n", 1, "{id: c, kind: count, n: 3, mode: up_to}"),
        Change(
            "{id: c, kind: stages, stages: [{id: 1, max: 1}, {id: 2, max: 1}]}", "c.stage2.max", 1,
            "{id: c, kind: stages, stages: [{id: 1, max: 1}, {id: 2, max: 2}]}"),
        Change(
            "{id: c, kind: stages, stages: [{id: 1, size: 1}, {id: 2, min: 1}]}", "c.stage1.size", 1,
            "{id: c, kind: stages, stages: [{id: 1, size: 2}, {id: 2, min: 1}]}"),
        Change(
            "{id: c, kind: stages, stages: [{id: 1}, {id: 2, min: 1, max: 2}]}", "c.stage2.min", 1,
            "{id: c, kind: stages, stages: [{id: 1}, {id: 2, min: 2, max: 2}]}"),
        Change(
            "{id: c, kind: quota, who: {status: civilian}, max: 0}", "c.max", 1,
            "{id: c, kind: quota, who: {status: civilian}, max: 1}"),
        Change(
            "{id: c, kind: quota, who: {status: civilian}, min: 1, released_by: A}\n{id: n, kind: count, n: 2}",
            "c.min",
            1, "{id: c, kind: quota, who: {status: civilian}, min: 2, released_by: A}\n{id: n, kind: count, n: 2}"),
        Change(
            "{id: c, kind: share, who: {status: civilian}, of: 20, at: most}", "c.of", 30,
            "{id: c, kind: share, who: {status: civilian}, of: 50, at: most}"),
        Change(
            "{id: c, kind: mirror, who: {status: civilian}}", "c.tolerance", 1,
            "{id: c, kind: mirror, who: {status: civilian}, tolerance: 1}"),
        Change(
            "{id: c, kind: rate, paid_by: A, for: [{who: {status: civilian}, give: 2}], tolerance: 0}", "c.tolerance",
            1, "{id: c, kind: rate, paid_by: A, for: [{who: {status: civilian}, give: 2}], tolerance: 1}"),
        Change(
            "{id: c, kind: pace, who: {status: civilian}}\n{id: n, kind: count, n: 2, mode: up_to}", "c.tolerance", 1,
            "{id: c, kind: pace, who: {status: civilian}, tolerance: 1}\n{id: n, kind: count, n: 2, mode: up_to}"),
        Change("{id: c, kind: veto, max: 1}", "c.max.A", 1, "{id: c, kind: veto, max: {A: 2, B: 1}}"),
        Change("{id: c, kind: veto, max: 1}", "c.max.B", 1, "{id: c, kind: veto, max: {A: 1, B: 2}}"),
        Change("{id: c, kind: capacity, seats: 1}", "c.seats", 2, "{id: c, kind: capacity, seats: 3}"),
        Change(
            "{id: c, kind: capacity, seats: [1]}", "c.stage1.seats", 1, "{id: c, kind: capacity, seats: [2]}"),
        Change("{id: c, kind: capacity, ambulance: 0}", "c.ambulance", 1, "{id: c, kind: capacity, ambulance: 1}"),
        Change(
            "{id: c, kind: capacity, crossings: {north: 1}}", "c.crossings.north", 1,
            "{id: c, kind: capacity, crossings: {north: 2}}"),
        Change("{id: c, kind: sites, max: 1}", "c.max", 1, "{id: c, kind: sites, max: 2}"),
        Change(
            "{id: c, kind: exposure, weight: 0}\n{id: q, kind: quota, who: {status: military}, max: 1, released_by: B}",
            "c.weight", 2,
            "{id: c, kind: exposure, weight: 2}\n{id: q, kind: quota, who: {status: military}, max: 1, released_by: B}"),
    ]

    /// Four people a side who differ in what clauses may ask for.
    private static let people = ["A", "B"].flatMap { side in
        (0..<4).map { index in
            var one = person(
                "\(side)\(index)", status: index < (side == "A" ? 3 : 1) ? .civilian : .military,
                months: 3 * index + (side == "A" ? 1 : 2), band: index % 2, ticket: Int64(index))
            one.ambulance = index == 1
            one.crossing = index < 3 ? "north" : "south"
            one.site = index < 2 ? "S1" : "S2"
            one.vetoRank = index < 2 ? index + 1 : nil
            return one
        }
    }

    @Test(arguments: changes)
    func aChangedNumberEqualsTermsWrittenSo(change: Change) throws {
        let persons = PlanPersons(Self.people)
        let (before, after) = (try readTerms(change.before), try readTerms(change.after))
        let plan = try Planner(terms: before, persons: persons).plan(noInputs)
        let then = try Planner(terms: after, persons: persons).plan(noInputs)
        let study = SensitivityStudy(terms: before, persons: persons, plan: plan)

        let outcome = try study.outcome(of: [change.key: change.by])

        #expect(outcome.possible == (then.status != .impossible))
        let levels = then.levels.filter { $0.level != .lottery }
        #expect(outcome.levels.map(\.then) == levels.map(\.value))
        #expect(outcome.levels.map(\.bound) == levels.map(\.bound))
        #expect(outcome.levels.map(\.now) == (levels.isEmpty ? [] : plan.levels.dropLast().map(\.value)))
        // The change is one that shows.
        #expect(then.stages != plan.stages || then.status == .impossible)
        #expect(study.usual.contains { $0.keys.contains(change.key) })
    }

    @Test func whatStandsTogetherMovesTogether() throws {
        let terms = try readTerms(
            """
            {id: number, kind: count, n: 2, mode: exact}
            {id: days, kind: stages, stages: [{id: 1, size: 1}, {id: 2, size: 1}]}
            {id: some, kind: quota, who: {status: civilian}, stage: 1, min: 1, max: 1}
            {id: all, kind: quota, who: {status: civilian}, max: 1}
            {id: severe, kind: must, who: {health: severe}, by_stage: 2}
            """)
        let persons = PlanPersons(Self.people)
        let study = SensitivityStudy(
            terms: terms, persons: persons, plan: try Planner(terms: terms, persons: persons).plan(noInputs))
        #expect(
            study.usual == [
                ["days.stage1.size": 1, "number.n": 1], ["days.stage2.size": 1, "number.n": 1],
                ["some.min": 1, "some.max": 1, "all.max": 1], ["all.max": 1],
            ])
    }

    @Test func whatTheLawStandsBehindIsNotForChanging() throws {
        let terms = try readTerms("{id: severe, kind: must, who: {health: severe}}\n{id: c, kind: count, n: 1}")
        let persons = PlanPersons(Self.people)
        let study = SensitivityStudy(
            terms: terms, persons: persons, plan: try Planner(terms: terms, persons: persons).plan(noInputs))
        for (change, refusal) in [
            (["severe.by_stage": 1], SensitivityStudy.Refusal.unknown("severe.by_stage", known: ["c.n"])),
            (["c.n": -2], .negative("c.n")),
        ] { #expect(throws: refusal) { try study.outcome(of: change) } }
    }
}
