import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

@Suite struct FairLotsTests {
    private static let worlds = 1_000

    /// The least chance that any lottery over all best plans gives: a game of two players, solved person by person.
    @Test func theLeastChanceEqualsThatOfEveryLotteryOverAllBestPlans() throws {
        var open = 0
        for seed in 0..<Self.worlds {
            var generator = SeededGenerator(seed: UInt64(seed))
            let world = try TinyWorld.random(&generator, lottery: "maximin")
            let modes = PriorityTerm.Mode.allCases.filter { $0 == .joint || world.terms.objective.contains(.fair) }
            for mode in modes {
                let planner = Planner(
                    terms: world.terms, persons: PlanPersons(world.persons.shuffled(using: &generator)))
                guard let (plan, proof) = try? planner.proved(noInputs, fair: mode) else {
                    Issue.record("seed \(seed) \(mode): undecided")
                    continue
                }
                guard let left = world.leftForLots(mode: mode) else {
                    #expect(plan.status == .impossible, "seed \(seed)")
                    continue
                }
                #expect(plan.status == .optimal, "seed \(seed) \(mode)")
                let goers = plan.stages.flatMap { $0.released.map(\.person) }.sorted()
                let choices = Set(left.map { stage in world.persons.indices.filter { stage[$0] > 0 } })
                #expect(
                    choices.contains(world.persons.indices.filter { goers.contains(world.persons[$0].id) }),
                    "seed \(seed) \(mode): those who go are no best choice")
                let level = try #require(plan.levels.first { $0.level == .leastChance }, "seed \(seed)")
                let expected = leastChance(choices.sorted { $0.lexicographicallyPrecedes($1) })
                #expect(abs(Double(level.value) / 1e6 - expected) < 1e-6, "seed \(seed) \(mode): \(expected)")
                if choices.count > 1 { open += 1 }
                let report = PlanCheck(terms: world.terms, persons: PlanPersons(world.persons)).report(on: plan)
                #expect(report.holds, "seed \(seed): \(report.clauses.filter { !$0.holds }) \(report.findings)")
                let verdict = try ProofVerifier.verify(try #require(proof))
                #expect(
                    verdict.levels.contains {
                        $0.name == "least chance" && $0.value == level.value && $0.bound == level.value
                    }
                        || choices == [[]], "seed \(seed)")
            }
        }
        print("fair lots: \(open) worlds where lots decide who goes")
        #expect(open >= 60)
    }

    @Test func chancesAreAsEvenAsTheQuotasAllow() throws {
        // Two of six are chosen, exactly one of the two women: each woman 1/2, each man 1/4.
        let pool = [["w"], ["w"], ["m"], ["m"], ["m"], ["m"]]
        let lots = try #require(
            QuotaSelection(pool: pool, quotas: [.init(feature: 0, value: "w", min: 1, max: 1)], choosing: 2))
        #expect(zip(lots.chances, [0.5, 0.5, 0.25, 0.25, 0.25, 0.25]).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(lots.millionths == 250_000 && lots.gap == 0)
    }

    @Test func whomNoChoiceCanHoldIsLeftOut() throws {
        // Of three from the north exactly none may be chosen.
        let pool = [["n"], ["n"], ["n"], ["s"], ["s"]]
        let lots = try #require(
            QuotaSelection(pool: pool, quotas: [.init(feature: 0, value: "n", min: 0, max: 0)], choosing: 1))
        #expect(lots.chances.prefix(3).allSatisfy { $0 == 0 } && lots.millionths == 500_000 && lots.gap == 0)
    }

    /// Fractions that no whole choice has: odd cycles of pairs. The relaxation would give everybody 1/2.
    @Test func whereWholeChoicesCannotBeSoEvenTheBoundIsThatOfWholeChoices() throws {
        // Three features that two of three kinds share; of each value at most one is chosen: one of three goes.
        let pool = [["1", "1", "0"], ["1", "0", "1"], ["0", "1", "1"], ["0", "0", "0"]]
        let quotas = (0..<3).map { QuotaSelection.Quota(feature: $0, value: "1", min: 0, max: 1) }
        let lots = try #require(QuotaSelection(pool: pool, quotas: quotas, choosing: 1))
        #expect(lots.millionths == 250_000 && lots.gap == 0)
        let two = try #require(QuotaSelection(pool: pool, quotas: quotas, choosing: 2))
        #expect(two.millionths == 333_333 && two.gap == 0, "\(two.chances)")
    }

    @Test func theFrequencyOverManySeedsIsTheChance() throws {
        let pool = [
            ["w", "n"], ["w", "s"], ["w", "s"], ["m", "n"], ["m", "n"], ["m", "s"], ["m", "s"], ["m", "s"],
        ]
        let quotas = [
            QuotaSelection.Quota(feature: 0, value: "w", min: 1, max: 2),
            QuotaSelection.Quota(feature: 1, value: "n", min: 2, max: 2),
        ]
        let lots = try #require(QuotaSelection(pool: pool, quotas: quotas, choosing: 4))
        var generator = SeededGenerator(seed: 5)
        let draws = 20_000
        var chosen = [Int](repeating: 0, count: pool.count)
        for _ in 0..<draws {
            let seed = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let tickets = pool.map { _ in Int64.random(in: 0...Int64.max, using: &generator) }
            let choice = lots.chosen(seed: seed, tickets: tickets)
            #expect(choice.count == 4 && choice.filter { pool[$0][1] == "n" }.count == 2)
            for person in choice { chosen[person] += 1 }
        }
        for (count, chance) in zip(chosen, lots.chances) {
            // Four standard errors of a share: one of 8 people in 2,000 runs would pass it by chance.
            let error = 4 * (chance * (1 - chance) / Double(draws)).squareRoot()
            #expect(abs(Double(count) / Double(draws) - chance) < error)
        }
    }

    @Test func plansFollowTheChancesOverManySeeds() throws {
        let terms = try readTerms(
            "{id: n, kind: count, n: 2, mode: exact}\n{id: w, kind: quota, who: {sex: female}, max: 1, released_by: A}\n"
                + "{id: l, kind: lottery, method: maximin}", objective: "[count, lottery]")
        let ids = ["A1", "A2", "A3", "A4", "A5"]
        var gone: [String: Int] = [:]
        let draws = 600
        for draw in 0..<draws {
            let seed = Array("seed \(draw)".utf8)
            let csv =
                (["person_id,held_by,status,sex,age,confirmed,consent,fit,band"]
                + ids.map { "\($0),A,military,\($0 < "A4" ? "female" : "male"),30,yes,yes,yes,0" }
                + ["B1", "B2"].map { "\($0),B,military,male,30,yes,yes,yes,0" }).joined(separator: "\n")
            let (persons, _) = try PlanPersons.read(
                .init(file: "p.csv", bytes: Array(csv.utf8)), asOf: terms.asOf, seed: seed)
            let inputs = PlanInputs(terms: [], persons: [], sealed: [], seed: seed)
            let plan = try Planner(terms: terms, persons: persons).plan(inputs)
            #expect(plan.levels.first { $0.level == .leastChance }?.value == 333_333)
            for person in plan.stages.flatMap({ $0.released.map(\.person.rawValue) }) { gone[person, default: 0] += 1 }
        }
        // One woman of three at most, two men: the best least chance is 1/3 for each woman, and 1/2 for each man.
        for (id, chance) in zip(ids, [1.0 / 3, 1.0 / 3, 1.0 / 3, 0.5, 0.5]) {
            let error = 4 * (chance * (1 - chance) / Double(draws)).squareRoot()
            #expect(abs(Double(gone[id] ?? 0) / Double(draws) - chance) < error, "\(id): \(gone[id] ?? 0)")
        }
        #expect(gone["B1"] == draws && gone["B2"] == draws)
    }

    @Test(arguments: ["way-through", "istanbul-2025"])
    func fairLotsAtRealSizeAreProvedAndDoNotDependOnTheOrderOfRows(name: String) throws {
        guard let (read, persons) = try instance("persons-2000x6000", terms: name) else {
            print("skipped: ../shared/planning is not there")
            return
        }
        let clauses = read.clauses.map { clause in
            clause.term.kind == .lottery
                ? Clause(id: clause.id, row: clause.row, term: .lottery(LotteryTerm(method: .maximin))) : clause
        }
        let terms = ExchangeTerms(
            exchange: read.exchange, version: read.version, asOf: read.asOf, sideNames: read.sideNames,
            clauses: clauses, objective: read.objective)
        let inputs = PlanInputs(terms: [], persons: [], sealed: [], seed: [1, 2, 3])
        let (plan, proof) = try Planner(terms: terms, persons: persons).proved(inputs)
        #expect(plan.status == .optimal && PlanCheck(terms: terms, persons: persons).report(on: plan).holds)
        let stated = plan.levels.filter { $0.level != .select && $0.level != .lottery }
        let verified = try ProofVerifier.verify(try #require(proof)).levels
        #expect(verified.map(\.name) == stated.map(\.level.rawValue))
        #expect(verified.map(\.value) == stated.map(\.value) && verified.map(\.bound) == stated.map(\.bound))
        #expect((1..<1_000_000).contains(stated.first { $0.level == .leastChance }?.value ?? 0))
        var generator = SeededGenerator(seed: 3)
        let turned = PlanPersons(persons.persons.shuffled(using: &generator), columns: persons.columns)
        #expect(try Planner(terms: terms, persons: turned).plan(inputs) == plan)
        // Another seed draws another plan with the same levels.
        let other = try Planner(terms: terms, persons: persons).plan(
            PlanInputs(terms: [], persons: [], sealed: [], seed: [9]))
        #expect(other.levels.filter { $0.level != .lottery && $0.level != .select } == stated)
    }

    @Test func theCheckJudgesTicketsAndTheLeastChanceStated() throws {
        let terms = try readTerms(
            "{id: n, kind: count, n: 1, mode: exact}\n{id: l, kind: lottery, method: maximin}",
            objective: "[count, lottery]")
        let persons = PlanPersons([person("A1", ticket: 5), person("A2", ticket: 3), person("B1")])
        let plan = try Planner(terms: terms, persons: persons).plan(noInputs)
        let check = PlanCheck(terms: terms, persons: persons)
        #expect(plan.stages[0].released.map(\.person.rawValue) == ["A2", "B1"])
        #expect(plan.levels.map(\.level) == [.count, .leastChance, .lottery])
        #expect(plan.levels[1].value == 500_000 && plan.levels[2].value == 1)
        #expect(check.report(on: plan).holds)
        // A side could tell from it how many are willing and fit.
        #expect(plan.view(for: .a).levels.map(\.level) == [.count, .lottery])

        var passed = plan
        passed.stages[0].released[0].person = PersonID(rawValue: "A1")
        #expect(check.report(on: passed).clauses.filter { !$0.holds }.map(\.id) == ["l"])
        var missing = plan
        missing.levels.remove(at: 1)
        #expect(check.report(on: missing).findings.map(\.code) == ["LEVEL_MISSING"])
        var above = plan
        (above.levels[1].value, above.levels[1].bound) = (1_000_001, 1_000_001)
        #expect(check.report(on: above).findings.map(\.code) == ["BOUND_WRONG"])
    }

    @Test func tamperedLotteriesAreRefused() throws {
        let pool = [["w", "n"], ["w", "s"], ["m", "n"], ["m", "s"], ["m", "s"]]
        let quotas = [QuotaSelection.Quota(feature: 0, value: "w", min: 1, max: 1)]
        let lots = try #require(QuotaSelection(pool: pool, quotas: quotas, choosing: 2))
        let proof = lots.proof
        let level = try #require(try ProofVerifier.verify(proof).levels.first { $0.name == "least chance" })
        #expect(level.value == lots.millionths && level.bound == level.value)
        let place = try #require(proof.steps.firstIndex { $0.kind == .lots })
        func expectRefused(_ change: (inout PlanProof.Lots) -> Void) {
            var changed = proof
            guard var drawn = changed.steps[place].lots else { return }
            change(&drawn)
            changed.steps[place].lots = drawn
            #expect(throws: ProofVerifier.Refusal.self) { try ProofVerifier.verify(changed) }
        }
        expectRefused { $0.weights[0] += 1 }
        expectRefused { $0.points[0] = [] }
        expectRefused { $0.points[0][1] += 1 }
        expectRefused { $0.points.removeLast() }
        expectRefused { $0.kinds[1] = 0 }
        expectRefused { $0.kinds[0] = 999 }
        // A smaller kind would make chances look greater: the bound no longer meets the value.
        var shrunk = proof
        shrunk.steps[place].lots?.kinds[1] += 3
        #expect(try ProofVerifier.verify(shrunk).levels.first { $0.name == "least chance" } != level)
    }

    @Test func theOrderOfThePoolChangesNoChance() throws {
        var generator = SeededGenerator(seed: 9)
        let pool = (0..<60).map { _ in
            [["a", "b", "c"], ["x", "y"], ["1", "2", "3", "4"]].map { $0.randomElement(using: &generator) ?? "" }
        }
        let quotas = [("a", 0, 3, 5), ("b", 0, 3, 4), ("x", 1, 6, 6), ("1", 2, 4, 5)].map {
            QuotaSelection.Quota(feature: $0.1, value: $0.0, min: $0.2, max: $0.3)
        }
        let order = pool.indices.shuffled(using: &generator)
        let lots = try #require(QuotaSelection(pool: pool, quotas: quotas, choosing: 12))
        let turned = try #require(QuotaSelection(pool: order.map { pool[$0] }, quotas: quotas, choosing: 12))
        #expect(order.indices.allSatisfy { turned.chances[$0] == lots.chances[order[$0]] })
        #expect(lots.gap == 0)
    }
}

/// The value of the game in which one player picks a choice and the other somebody who is in some choice: what the
/// best lottery over the choices gives the one worst off. By the simplex method with Bland's rule, in doubles.
private func leastChance(_ choices: [[Int]]) -> Double {
    let people = Set(choices.joined()).sorted()
    if people.isEmpty { return 0 }
    // Everybody's chance plus one keeps the value above nothing: maximise Σ y with (M + 1)ᵀ y ≤ 1, one row a choice.
    var table = choices.map { choice in people.map { choice.contains($0) ? 2.0 : 1.0 } }
    let (rows, columns) = (table.count, people.count)
    for row in 0..<rows { table[row] += (0..<rows).map { $0 == row ? 1 : 0 } + [1] }
    var costs = [Double](repeating: -1, count: columns) + [Double](repeating: 0, count: rows + 1)
    var basis = (0..<rows).map { columns + $0 }
    while let entering = costs.dropLast().firstIndex(where: { $0 < -1e-9 }) {
        var leaving: Int?
        for row in 0..<rows where table[row][entering] > 1e-9 {
            guard let best = leaving else {
                leaving = row
                continue
            }
            let (ratio, least) = (
                table[row][columns + rows] / table[row][entering], table[best][columns + rows] / table[best][entering]
            )
            if ratio < least - 1e-12 || abs(ratio - least) <= 1e-12 && basis[row] < basis[best] { leaving = row }
        }
        guard let pivot = leaving else { return .infinity }
        basis[pivot] = entering
        let scale = table[pivot][entering]
        table[pivot] = table[pivot].map { $0 / scale }
        for row in 0..<rows where row != pivot {
            let factor = table[row][entering]
            for column in table[row].indices { table[row][column] -= factor * table[pivot][column] }
        }
        let factor = costs[entering]
        for column in costs.indices { costs[column] -= factor * table[pivot][column] }
    }
    return 1 / costs[columns + rows] - 1
}
