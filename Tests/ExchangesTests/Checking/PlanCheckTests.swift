import Exchanges
import Persons
import Testing

/// A sound plan, then one thing wrong with it at a time: the clause that is broken is named.
@Suite struct PlanCheckTests {
    private let persons: [PlanPerson]
    private let terms: ExchangeTerms
    private let plan: ExchangePlan

    init() throws {
        terms = try readTerms(
            """
            {id: eligible, kind: eligible, confirmed: true, consent: true}
            {id: no-trial, kind: exclude, who: {proceedings: true}}
            {id: two-each, kind: count, n: 2, mode: exact, ratio: [1, 1]}
            {id: days, kind: stages, stages: [{id: 1, date: 2025-05-23, size: 1}, {id: 2, date: 2025-05-24, size: 1}]}
            {id: severe, kind: must, who: {health: severe}, counts: false, by_stage: 2}
            {id: soon, kind: first, who: {health: severe}, by_stage: 1}
            {id: civilians, kind: quota, who: {status: civilian}, stage: 1, min: 1, max: 1}
            {id: draw, kind: lottery, method: ticket}
            """)
        persons = [
            person("A1", status: .civilian, ticket: 5), person("A2", ticket: 6), person("A3", ticket: 7),
            person("A4", months: 1, proceedings: true), person("A5", months: 9, confirmed: false),
            person("A6", months: 9, consent: false), person("A7", months: 9, fit: false),
            person("A8", months: 9, retained: true), person("A9", age: 17, months: 9),
            person("AS", health: .severe, proceedings: true, band: 3),
            person("B1", status: .civilian, ticket: 5), person("B2", ticket: 6), person("B3", ticket: 7),
        ]
        plan = try Planner(terms: terms, persons: PlanPersons(persons)).plan(noInputs)
    }

    private func report(
        _ change: (inout ExchangePlan) -> Void, persons changed: [PlanPerson]? = nil, columns: Set<PersonsColumn>? = nil
    ) -> PlanCheckReport {
        var plan = plan
        change(&plan)
        let people = PlanPersons(changed ?? persons, columns: columns ?? Set(PersonsColumn.allCases))
        return PlanCheck(terms: terms, persons: people).report(on: plan)
    }

    private func broken(_ report: PlanCheckReport) -> [String] { report.clauses.filter { !$0.holds }.map(\.id) }

    private func swap(_ out: String, for into: String, in plan: inout ExchangePlan) {
        for stage in plan.stages.indices {
            for index in plan.stages[stage].released.indices
            where plan.stages[stage].released[index].person.rawValue == out {
                plan.stages[stage].released[index].person = PersonID(rawValue: into)
            }
        }
        plan.levels = []
    }

    @Test func thePlannersPlanHolds() {
        let report = report { _ in }
        #expect(report.holds && report.notJudged.isEmpty && report.findings.isEmpty)
        #expect(report.clauses.map(\.id) == terms.clauses.map(\.id))
        #expect(plan.stages.map { $0.released.map(\.person.rawValue) } == [["A1", "AS", "B1"], ["A2", "B2"]])
        #expect(report.totals.map { [$0.counted, $0.outside] } == [[1, 1], [1, 0], [1, 0], [1, 0]])
    }

    @Test(arguments: [
        ("A4", "no-trial"), ("A5", "eligible"), ("A6", "eligible"), ("A7", "eligible"), ("A8", "eligible"),
        ("A9", "eligible"), ("A3", "draw"),
    ])
    func somebodySwappedInIsRefusedWithTheClauseNamed(stranger: String, clause: String) {
        let report = report { swap("A2", for: stranger, in: &$0) }
        #expect(!report.holds && broken(report).contains(clause))
    }

    @Test func aSoldierForACivilianBreaksTheQuota() {
        #expect(broken(report { swap("A1", for: "A3", in: &$0) }).contains("civilians"))
    }

    @Test func someoneLeftOutBreaksTheNumbers() {
        let report = report {
            $0.stages[1].released.removeFirst()
            $0.levels = []
        }
        #expect(broken(report) == ["two-each", "days"])
    }

    @Test func aDutyLeftUndoneIsRefused() {
        let report = report {
            $0.stages[0].released.removeAll { $0.person.rawValue == "AS" }
            $0.levels = []
        }
        #expect(broken(report) == ["severe"])
    }

    @Test func goingLateIsRefused() {
        let report = report {
            let severe = $0.stages[0].released.remove(at: 1)
            $0.stages[1].released.append(severe)
            $0.levels = []
        }
        #expect(broken(report) == ["soon"])
    }

    @Test func stagesTurnedRoundBreakTheDrawAndTheDates() {
        let report = report {
            ($0.stages[0].date, $0.stages[1].date) = ($0.stages[1].date, $0.stages[0].date)
        }
        #expect(broken(report) == ["days"])
    }

    @Test(arguments: [
        ("a bound below the value", "BOUND_WRONG"), ("a bound above it, proved", "BOUND_WRONG"),
        ("more lots than people", "BOUND_WRONG"), ("optimal without proof", "STATUS_WRONG"),
        ("a reserve who goes", "RESERVE_WRONG"), ("a reserve at no stage", "RESERVE_WRONG"),
        ("a reserve twice", "RESERVE_WRONG"), ("a reserve of the other side", "RESERVE_WRONG"),
        ("another exchange", "TERMS_DIFFER"), ("another version", "TERMS_DIFFER"), ("no seed", "SEED"),
    ])
    func whatThePlanSaysOfItselfIsCompared(fault: String, code: String) {
        var changed = plan
        changed.reserve = [PlanReserve(stage: 1, person: PersonID(rawValue: "A3"), heldBy: .a, order: 1)]
        let check = PlanCheck(terms: terms, persons: PlanPersons(persons))
        #expect(check.report(on: changed, inputs: noInputs).holds)
        switch fault {
        case "a bound below the value": changed.levels[0].bound -= 1
        case "a bound above it, proved": changed.levels[1].bound += 1
        case "more lots than people": (changed.levels[4].value, changed.levels[4].bound) = (99, 99)
        case "optimal without proof": (changed.levels[0].proved, changed.levels[0].bound) = (false, 99)
        case "a reserve who goes": changed.reserve[0].person = PersonID(rawValue: "A1")
        case "a reserve at no stage": changed.reserve[0].stage = 3
        case "a reserve twice": changed.reserve.append(changed.reserve[0])
        case "a reserve of the other side": changed.reserve[0].heldBy = .b
        case "another exchange": changed.exchange = "other"
        case "another version": changed.termsVersion = 2
        default: changed.seed = "xyz"
        }
        let report = check.report(on: changed, inputs: noInputs)
        #expect(!report.holds && report.findings.contains { $0.code == code })
    }

    @Test func sealedFilesThatAreNotAtHandAreNamed() {
        var sealed = plan
        sealed.sealedSHA256 = ["12"]
        let report = PlanCheck(terms: terms, persons: PlanPersons(persons)).report(on: sealed, inputs: noInputs)
        #expect(report.holds && report.notJudged == ["sealed files"])
    }

    @Test(arguments: ["PERSON_UNKNOWN", "PERSON_TWICE", "HELD_BY", "COUNTED_WRONG", "LEVEL_DIFFERS", "STAGE_ORDER"])
    func whatIsWrongWithThePlanItselfIsAFinding(code: String) {
        let report = report {
            switch code {
            case "PERSON_UNKNOWN": $0.stages[0].released[0].person = PersonID(rawValue: "A77")
            case "PERSON_TWICE": $0.stages[1].released.append($0.stages[0].released[0])
            case "HELD_BY": $0.stages[0].released[0].heldBy = .b
            case "COUNTED_WRONG": $0.stages[0].released[0].counted = false
            case "LEVEL_DIFFERS": $0.levels[0].value += 1
            default: $0.stages[1].stage = 7
            }
        }
        #expect(!report.holds && report.findings.contains { $0.code == code })
    }

    @Test func otherFilesAreNotice() {
        let check = PlanCheck(terms: terms, persons: PlanPersons(persons))
        let other = PlanInputs(termsSHA256: "1", personsSHA256: "2", sealedSHA256: ["3"])
        let report = check.report(on: plan, inputs: other)
        #expect(!report.holds && report.findings.map(\.code) == ["HASH_DIFFERS", "HASH_DIFFERS", "HASH_DIFFERS"])
        #expect(check.report(on: plan, inputs: noInputs).holds)
    }

    @Test func withoutSealedColumnsTheRestIsJudged() {
        let open = Set(PersonsColumn.allCases).subtracting([.consent, .fit])
        let blind = persons.map { person in
            var person = person
            person.consent = false
            person.fit = false
            return person
        }
        let report = report({ _ in }, persons: blind, columns: open)
        #expect(report.holds && report.notJudged == ["consent", "fit", "severe", "draw"])
        let swapped = self.report({ swap("A2", for: "A4", in: &$0) }, persons: blind, columns: open)
        #expect(broken(swapped) == ["no-trial"])
    }

    @Test func sealedFaultsNameNobody() throws {
        let words = report { swap("A2", for: "A6", in: &$0) }.clauses[0].words
        #expect(!words.contains("A6"))
    }
}
