import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// Days on which some do not come, rehearsed: what must hold whoever stays away.
@Suite struct NoShowRehearsalTests {
    private struct Outcome: CustomStringConvertible {
        var whole = 0
        var excused = 0
        var smaller = 0
        var broken = 0
        var heldBack = 0
        var absent = 0
        var description: String {
            "whole \(whole), excused \(excused), smaller \(smaller), broken \(broken); absent \(absent), held back \(heldBack)"
        }
    }

    @Test(arguments: [1, 3]) func keepsTheRatioAndTheReserve(percent: Int) throws {
        var generator = SeededGenerator(seed: UInt64(percent))
        let (terms, persons) = try rehearsed()
        let plan = try Planner(terms: terms, persons: persons).plan(noInputs)
        #expect(plan.status == .optimal)
        let recovery = Recovery(terms: terms, persons: persons)
        let check = RecoveryCheck(terms: terms, persons: persons)
        var outcome = Outcome()
        for day in 0..<45 {
            let stage = day % 3 + 1
            let planned = plan.stages[stage - 1].released.map(\.person)
            let reserve = plan.reserve.filter { $0.stage == stage }.map(\.person)
            let absent = (planned + reserve).filter { _ in Int.random(in: 0..<100, using: &generator) < percent }
            let (after, proof) = try recovery.recovered(plan, stage: stage, absent: absent)
            let done = try #require(after.recoveries.last)

            // Of the files alone: as many of one side as of the other, nobody absent, nobody from outside the reserve.
            let now = after.stages[stage - 1].released
            let counted = SideID.allCases.map { side in now.count { $0.heldBy == side && $0.counted } }
            #expect(counted[0] == counted[1])
            #expect(Set(now.map(\.person)).isDisjoint(with: absent))
            #expect(Set(now.map(\.person)).isSubset(of: planned + reserve))
            for other in 1...3 where other != stage { #expect(after.stages[other - 1] == plan.stages[other - 1]) }
            let report = check.report(on: after, before: plan)
            #expect(Set(report.clauses.filter { !$0.holds }.map(\.id)) == Set(done.broken))
            #expect(report.findings.isEmpty, "\(report.findings)")
            #expect(done.proved)
            _ = try ProofVerifier.verify(proof)

            outcome.absent += absent.count
            outcome.heldBack += done.heldBack.count
            if !done.broken.isEmpty {
                outcome.broken += 1
            } else if done.changed.keys.contains("equal.n") {
                outcome.smaller += 1
            } else if !done.changed.isEmpty {
                outcome.excused += 1
            } else {
                outcome.whole += 1
            }
        }
        print("no-shows \(percent) %: \(outcome)")
        #expect(outcome.broken == 0, "\(outcome)")
        #expect(outcome.absent > 50 * percent, "\(outcome)")
    }
}

/// 300 for 300 in three stages, and those held: an exchange of every day, invented.
private func rehearsed() throws -> (terms: ExchangeTerms, persons: PlanPersons) {
    let terms = try readTerms(
        """
        {id: trial, kind: exclude, who: {proceedings: true}}
        {id: equal, kind: count, n: 300, mode: exact, ratio: [1, 1]}
        {id: days, kind: stages, stages: [{id: 1, size: 120}, {id: 2, size: 90}, {id: 3, size: 90}]}
        {id: severe, kind: must, who: {health: severe}, by_stage: 3}
        {id: civilians, kind: quota, who: {status: civilian}, stage: 1, min: 36, max: 40}
        {id: old, kind: quota, who: {age: ">=60"}, min: 2}
        {id: women, kind: quota, who: {sex: female}, min: 3}
        {id: kin, kind: keep_together}
        {id: gap, kind: exposure, weight: 0}
        {id: waves, kind: handover, wave: 20}
        {id: ready, kind: reserve, per_stage: 4}
        {id: missing, kind: no_show, then: [substitute, shrink], excused: true}
        {id: draw, kind: lottery, method: ticket}
        """)
    var generator = SeededGenerator(seed: 1)
    return (terms, rehearsedPersons(&generator))
}

/// 2,000 people, as many on each side.
private func rehearsedPersons(_ generator: inout SeededGenerator) -> PlanPersons {
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
    return PlanPersons(
        (0..<2000).map { index in
            var one = person(
                "\(index % 2 == 0 ? "A" : "B")\(index)", status: chance(12) ? .civilian : .military,
                sex: chance(3) ? .female : .male, age: chance(2) ? 62 : Int.random(in: 18..<60, using: &generator),
                months: Int.random(in: 1...40, using: &generator), health: chance(2) ? .severe : .well,
                proceedings: chance(5), confirmed: chance(95), consent: chance(95), fit: chance(97),
                band: Int.random(in: 0...2, using: &generator),
                ticket: Int64.random(in: 0..<1_000_000, using: &generator))
            one.family = chance(3) ? "F\(Int.random(in: 0..<40, using: &generator))" : ""
            return one
        })
}
