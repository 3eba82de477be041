import Exchanges
import Persons
import TestSupport
import Testing

/// Plans that keep their terms, corrupted in one place: the check must refuse at least 99 in a hundred.
@Suite struct MutationTests {
    /// The ways of corrupting a plan file.
    enum Corruption: String, CaseIterable {
        case dropped, added, replaced, moved, turned, repeated, sideChanged, countedChanged, strangerAdded
        case waveChanged, waveDropped, dateChanged, stageRenumbered, stageDropped, levelChanged, levelLowered
        case boundChanged, levelDropped, levelsTurned, proofClaimed, reserveReplaced, reserveTurned, reserveDropped,
            reserveOfThoseGoing
        case versionChanged, exchangeChanged
        /// How many places lots decided: a count of the drawing that no clause, level or person rests on, and that
        /// nobody can compute without drawing again.
        case lotsChanged

        /// What the judge is expected to see.
        static var judged: [Corruption] { allCases.filter { $0 != .lotsChanged } }
    }

    /// Corrupts `plan` in one place; nil where it has no such place.
    static func corrupted(
        _ plan: ExchangePlan, _ corruption: Corruption, _ persons: PlanPersons, _ draws: inout SeededGenerator
    ) -> ExchangePlan? {
        var plan = plan
        func pick(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &draws) }
        let going = Set(plan.stages.flatMap(\.released).map(\.person))
        let staying = persons.persons.filter { !going.contains($0.id) }
        let stage = pick(plan.stages.count)
        let other = (stage + 1 + pick(plan.stages.count - 1)) % plan.stages.count
        guard !plan.stages[stage].released.isEmpty, !staying.isEmpty else { return nil }
        let place = pick(plan.stages[stage].released.count)
        let stranger = staying[pick(staying.count)]
        switch corruption {
        case .dropped: plan.stages[stage].released.remove(at: place)
        case .added:
            plan.stages[stage].released.append(
                PlanRelease(person: stranger.id, heldBy: stranger.heldBy, counted: true, wave: 1))
        case .replaced:
            let side = plan.stages[stage].released[place].heldBy
            let same = staying.filter { $0.heldBy == side }
            guard !same.isEmpty else { return nil }
            plan.stages[stage].released[place].person = same[pick(same.count)].id
        case .moved:
            guard other != stage else { return nil }
            plan.stages[other].released.append(plan.stages[stage].released.remove(at: place))
        case .turned:
            guard other != stage, !plan.stages[other].released.isEmpty else { return nil }
            let partner = pick(plan.stages[other].released.count)
            let moved = plan.stages[stage].released[place]
            plan.stages[stage].released[place] = plan.stages[other].released[partner]
            plan.stages[other].released[partner] = moved
        case .repeated: plan.stages[other].released.append(plan.stages[stage].released[place])
        case .sideChanged: plan.stages[stage].released[place].heldBy = plan.stages[stage].released[place].heldBy.other
        case .countedChanged: plan.stages[stage].released[place].counted.toggle()
        case .strangerAdded:
            plan.stages[stage].released[place].person = PersonID(rawValue: "A9999999")
        case .waveChanged:
            guard let wave = plan.stages[stage].released[place].wave else { return nil }
            let last = plan.stages[stage].released.compactMap(\.wave).max() ?? 1
            let changed = 1 + pick(last + 1)
            guard changed != wave else { return nil }
            plan.stages[stage].released[place].wave = changed
        case .waveDropped:
            guard plan.stages[stage].released[place].wave != nil else { return nil }
            plan.stages[stage].released[place].wave = nil
        case .dateChanged: plan.stages[stage].date = "2031-01-01"
        case .stageRenumbered: plan.stages[stage].stage += 1
        case .stageDropped: plan.stages.remove(at: stage)
        case .levelChanged:
            let judged = plan.levels.indices.filter { ![.select, .lottery].contains(plan.levels[$0].level) }
            let level = judged[pick(judged.count)]
            plan.levels[level].value += 1
            plan.levels[level].bound += 1
        case .levelLowered:
            let judged = plan.levels.indices.filter { ![.select, .lottery].contains(plan.levels[$0].level) }
            plan.levels[judged[pick(judged.count)]].value -= 1
            plan.status = .feasible
        case .lotsChanged:
            plan.levels[plan.levels.count - 1].value += 1
            plan.levels[plan.levels.count - 1].bound += 1
        case .boundChanged: plan.levels[pick(plan.levels.count)].bound -= 1
        case .levelDropped: plan.levels.remove(at: pick(plan.levels.count))
        case .levelsTurned: plan.levels.swapAt(0, 1 + pick(plan.levels.count - 1))
        case .proofClaimed: plan.levels[pick(plan.levels.count)].bound += 1
        case .reserveReplaced:
            guard !plan.reserve.isEmpty else { return nil }
            let entry = pick(plan.reserve.count)
            let same = staying.filter { $0.heldBy == plan.reserve[entry].heldBy && $0.id != plan.reserve[entry].person }
            plan.reserve[entry].person = same[pick(same.count)].id
        case .reserveTurned:
            guard plan.reserve.count > 1 else { return nil }
            let entry = pick(plan.reserve.count - 1)
            let moved = plan.reserve[entry].person
            plan.reserve[entry].person = plan.reserve[entry + 1].person
            plan.reserve[entry + 1].person = moved
        case .reserveDropped:
            guard !plan.reserve.isEmpty else { return nil }
            plan.reserve.remove(at: pick(plan.reserve.count))
        case .reserveOfThoseGoing:
            guard !plan.reserve.isEmpty else { return nil }
            plan.reserve[pick(plan.reserve.count)].person = plan.stages[stage].released[place].person
        case .versionChanged: plan.termsVersion += 1
        case .exchangeChanged: plan.exchange += "-2"
        }
        return plan
    }

    /// Corrupts each plan in every way, so often, and counts what the check lets pass.
    static func survivors(
        of plans: [(terms: ExchangeTerms, persons: PlanPersons, plan: ExchangePlan)], rounds: Int
    ) -> (tried: Int, passed: [Corruption: Int]) {
        var draws = SeededGenerator(seed: 11)
        var tried = 0
        var passed: [Corruption: Int] = [:]
        for (terms, persons, plan) in plans {
            let check = PlanCheck(terms: terms, persons: persons)
            let inputs = PlanInputs(
                termsSHA256: plan.termsSHA256, personsSHA256: plan.personsSHA256, sealedSHA256: plan.sealedSHA256)
            #expect(check.report(on: plan, inputs: inputs).holds)
            for corruption in Corruption.judged {
                for _ in 0..<rounds {
                    guard let corrupted = corrupted(plan, corruption, persons, &draws) else { continue }
                    tried += 1
                    if check.report(on: corrupted, inputs: inputs).holds { passed[corruption, default: 0] += 1 }
                }
            }
        }
        return (tried, passed)
    }

    @Test func corruptedPlansUnderEveryClauseAreRefused() throws {
        let plans = try (0..<12).map { seed in
            let fitted = try FittedExchange(seed: seed, held: 80, mirrored: seed % 2 == 0)
            return (terms: fitted.terms, persons: fitted.persons, plan: fitted.plan)
        }
        let (tried, passed) = Self.survivors(of: plans, rounds: 3)
        let survived = passed.values.reduce(0, +)
        print("mutation, fitted terms: \(tried) corrupted, \(survived) not caught: \(passed)")
        #expect(tried >= 800 && Double(survived) <= 0.01 * Double(tried), "\(passed)")
    }

    @Test func corruptedPlansOfTheSharedInstanceAreRefused() throws {
        guard let (terms, persons) = try instance("persons-2000x6000", terms: "way-through") else { return }
        let plan = try Planner(terms: terms, persons: persons).plan(noInputs)
        let (tried, passed) = Self.survivors(of: [(terms, persons, plan)], rounds: 12)
        let survived = passed.values.reduce(0, +)
        print("mutation, way-through: \(tried) corrupted, \(survived) not caught: \(passed)")
        #expect(tried >= 200 && Double(survived) <= 0.01 * Double(tried), "\(passed)")
    }

    @Test func corruptedPlansThatThePlannerMadeAreRefused() throws {
        var plans: [(terms: ExchangeTerms, persons: PlanPersons, plan: ExchangePlan)] = []
        for seed in 0..<12 {
            let terms = try roomyTerms(seed)
            let persons = try FittedExchange(seed: seed, held: 80, mirrored: false).persons
            for mode in PriorityTerm.Mode.allCases {
                let plan = try Planner(terms: terms, persons: persons).plan(noInputs, fair: mode)
                if plan.status != .impossible { plans.append((terms, persons, plan)) }
            }
        }
        let (tried, passed) = Self.survivors(of: plans, rounds: 6)
        let survived = passed.values.reduce(0, +)
        print(
            "mutation, \(plans.count) plans that the planner made: \(tried) corrupted, \(survived) not caught: \(passed)"
        )
        #expect(plans.count >= 12 && tried >= 1_500 && Double(survived) <= 0.01 * Double(tried), "\(passed)")
    }
}
