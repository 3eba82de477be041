import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// Recovery against every way tried on tiny worlds.
@Suite struct RecoveryTests {
    /// Random clauses, absent people and remedies: who goes, who steps in and what gives way is the best of all ways.
    @Test(arguments: 0..<4) func equalsEveryWayTried(_ batch: Int) throws {
        var seen = (mended: 0, broken: 0, steppedIn: 0, excused: 0, carried: 0, shrunk: 0)
        for seed in batch * 300..<(batch + 1) * 300 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let then: [NoShowTerm.Remedy] = Array(
                NoShowTerm.Remedy.allCases.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)))
            let more = [
                "{id: ready, kind: reserve, per_stage: \(Int.random(in: 0...2, using: &generator))}",
                "{id: missing, kind: no_show, then: \(then.map(\.rawValue)), excused: \(Bool.random(using: &generator))}",
            ]
            let world =
                seed % 2 == 0
                ? try TinyWorld.random(&generator, people: Int.random(in: 5...8, using: &generator), more: more)
                : try TinyWorld.willing(&generator, more: more)
            let persons = PlanPersons(world.persons)
            let plan = try Planner(terms: world.terms, persons: persons).plan(noInputs)
            guard plan.status != .impossible else { continue }
            let stage = Int.random(in: 1...plan.stages.count, using: &generator)
            let there =
                plan.stages[stage - 1].released.map(\.person)
                + plan.reserve.filter { $0.stage == stage }.map(\.person)
            let absent = there.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
            if absent.isEmpty { continue }
            let (after, proof) = try Recovery(terms: world.terms, persons: persons)
                .recovered(plan, stage: stage, absent: absent)
            let recovery = try #require(after.recoveries.last)
            let best = try #require(tried(world, plan, stage, absent).best())

            #expect(recovery.remedies == best.remedies, "seed \(seed)")
            #expect(recovery.broken.isEmpty == !best.isBroken, "seed \(seed)")
            #expect(recovery.proved, "seed \(seed)")
            let verdict = try ProofVerifier.verify(proof)
            #expect(verdict.levels.allSatisfy { $0.bound == $0.value }, "seed \(seed)")
            if best.isBroken {
                let numbers = recovery.broken.count { id in
                    switch world.terms.clauses.first(where: { $0.id == id })?.term {
                    case .count, .stages, .quota, .share: true
                    default: false
                    }
                }
                #expect(recovery.broken.count - numbers == best.way.broken.hard, "seed \(seed)")
                #expect(numbers == best.way.broken.numbers, "seed \(seed)")
                seen.broken += 1
            } else {
                let expected = world.plan(best.way.stage).stages.map { $0.released.map(\.person) }
                #expect(after.stages.map { $0.released.map(\.person) } == expected, "seed \(seed)")
                #expect(recovery.kept == best.way.kept && recovery.counted == best.way.counted, "seed \(seed)")
                let excused = recovery.changed.filter { $0.key.contains(".min.") }.values.reduce(0, -)
                #expect(excused == best.way.excused, "seed \(seed)")
                seen.mended += 1
                seen.steppedIn += recovery.steppedIn.isEmpty ? 0 : 1
                seen.excused += excused > 0 ? 1 : 0
                seen.carried += recovery.carried.isEmpty ? 0 : 1
                seen.shrunk += recovery.changed.keys.contains { $0.hasSuffix(".n") } ? 1 : 0
            }
            for side in SideID.allCases {
                let others = plan.reserve.filter { $0.heldBy != side }.map(\.person)
                let seen = after.view(for: side).recoveries.flatMap(\.absent)
                #expect(Set(seen).isDisjoint(with: others), "seed \(seed)")
            }
            let report = RecoveryCheck(terms: world.terms, persons: persons).report(on: after, before: plan)
            let failing = Set(report.clauses.filter { !$0.holds }.map(\.id))
            #expect(failing == Set(recovery.broken), "seed \(seed): \(report.clauses.filter { !$0.holds })")
            #expect(report.findings.isEmpty, "seed \(seed): \(report.findings)")
        }
        #expect(
            seen.mended > 60 && seen.broken > 10 && seen.steppedIn > 8 && seen.excused > 0 && seen.carried > 3
                && seen.shrunk > 15, "\(seen)")
    }

    private func tried(_ world: TinyWorld, _ plan: ExchangePlan, _ stage: Int, _ absent: [PersonID]) -> TinyRecovery {
        func position(_ id: PersonID) -> Int { world.persons.firstIndex { $0.id == id } ?? 0 }
        var before = [Int](repeating: 0, count: world.persons.count)
        for stage in plan.stages { for release in stage.released { before[position(release.person)] = stage.stage } }
        let reserve = plan.reserve.filter { $0.stage == stage }
            .sorted { ($0.order, $0.heldBy) < ($1.order, $1.heldBy) }
        return TinyRecovery(
            terms: world.terms, persons: world.persons, before: before, at: stage,
            absent: Set(absent.map(position)), reserve: reserve.map { position($0.person) })
    }
}

extension TinyWorld {
    /// A world in which most people can go and more are held than go, so that somebody is in reserve.
    fileprivate static func willing(_ generator: inout SeededGenerator, more: [String]) throws -> TinyWorld {
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
        let persons = (0..<10).map { index in
            var one = person(
                "\(index % 2 == 0 ? "A" : "B")\(index)", status: pick([.military, .military, .civilian]),
                sex: pick([.male, .male, .female]), months: pick([1, 5, 30]),
                health: pick([.well, .well, .well, .well, .severe]), consent: pick([true, true, true, true, false]),
                band: Int.random(in: 0...2, using: &generator), ticket: Int64.random(in: 0..<20, using: &generator))
            one.family = pick(["", "", "", "", "F"])
            return one
        }
        let isTwo = pick([true, false])
        let n = isTwo ? pick([2, 3]) : pick([1, 2, 3])
        var lines = [
            "{id: number, kind: count, n: \(n), mode: \(pick(["exact", "exact", "up_to"]))}",
            "{id: days, kind: stages, stages: [\(isTwo ? "{id: 1, size: \(n - 1)}, {id: 2, size: 1}" : "{id: 1}")]}",
        ]
        let some = [
            "{id: severe, kind: must, who: {health: severe}}", "{id: soon, kind: first, who: {band: 2}, by_stage: 1}",
            "{id: women, kind: quota, who: {sex: female}, min: 1}", "{id: kin, kind: keep_together}",
            "{id: civilians, kind: quota, who: {status: civilian}, min: 1, max: 2, stage: 1}",
            "{id: alike, kind: mirror, who: {status: civilian}, tolerance: 1}",
            "{id: gap, kind: exposure, weight: 0}", "{id: part, kind: share, who: {sex: female}, of: 30, at: least}",
            "{id: busy, kind: pace, who: {status: civilian}, tolerance: 1}", "{id: seats, kind: capacity, seats: 3}",
        ]
        lines += some.shuffled(using: &generator).prefix(pick([1, 2, 3])) + more
        lines.append("{id: draw, kind: lottery, method: ticket}")
        return TinyWorld(terms: try readTerms(lines.joined(separator: "\n")), persons: persons)
    }
}
