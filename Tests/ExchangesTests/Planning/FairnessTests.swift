import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// What two distrustful sides must be able to rely on.
@Suite struct FairnessTests {
    /// Worlds for the longer sweep in a release build: `PARLEY_SWEEP=1000 swift test -c release --filter Fairness`.
    private static let sweep = ProcessInfo.processInfo.environment["PARLEY_SWEEP"].flatMap(Int.init) ?? 15

    private func worlds(_ count: Int, from seed: Int, where fits: (TinyWorld) -> Bool) throws -> [(Int, TinyWorld)] {
        var found: [(Int, TinyWorld)] = []
        var seed = seed
        while found.count < count {
            var generator = SeededGenerator(seed: UInt64(seed))
            let world = try TinyWorld.random(&generator)
            if fits(world), world.best(mode: .separable) != nil { found.append((seed, world)) }
            seed += 1
        }
        return found
    }

    private func released(_ world: TinyWorld, _ persons: [PlanPerson], _ mode: PriorityTerm.Mode) throws
        -> [[PersonID]]
    {
        let plan = try Planner(terms: world.terms, persons: PlanPersons(persons)).plan(noInputs, fair: mode)
        return plan.stages.map { $0.released.map(\.person) }
    }

    /// `separable`: whatever a side reports, its own people by its true wishes never fare better. Every report with
    /// wishes 0 to 2 for up to four people is tried.
    @Test func noSideGainsByFalseWishes() throws {
        var tried = 0
        for (seed, world) in try worlds(Self.sweep, from: 20_000, where: { $0.terms.objective.contains(.fair) }) {
            for home in SideID.allCases {
                let own = world.persons.indices.filter { world.persons[$0].heldBy != home && world.canGo[$0] }
                guard own.count <= 4 else { continue }
                let truth = try released(world, world.persons, .separable)
                func value(_ stages: [[PersonID]]) -> Int {
                    let going = Set(stages.joined())
                    return own.reduce(0) {
                        $0 + (going.contains(world.persons[$1].id) ? world.persons[$1].wishTier : 0)
                    }
                }
                var reports: [[Int]] = [[]]
                for _ in own { reports = reports.flatMap { start in (0...2).map { start + [$0] } } }
                for report in reports {
                    var persons = world.persons
                    for (place, index) in own.enumerated() { persons[index].wishTier = report[place] }
                    let outcome = try released(world, persons, .separable)
                    tried += 1
                    #expect(value(outcome) <= value(truth), "seed \(seed): \(home) gains by \(report)")
                }
            }
        }
        print("false wishes tried: \(tried)")
    }

    /// `joint`: with the sides' names exchanged the same people go in the same stages.
    @Test func exchangingTheSidesMirrorsThePlan() throws {
        for (seed, world) in try worlds(60, from: 40_000, where: { _ in true }) {
            let mirrored = TinyWorld(terms: world.terms.mirrored, persons: world.persons.map(\.mirrored))
            let plan = try Planner(terms: world.terms, persons: PlanPersons(world.persons)).plan(noInputs, fair: .joint)
            let other = try Planner(terms: mirrored.terms, persons: PlanPersons(mirrored.persons))
                .plan(noInputs, fair: .joint)
            #expect(
                plan.stages.map { Set($0.released.map(\.person)) }
                    == other.stages.map { Set($0.released.map(\.person)) },
                "seed \(seed)")
            let sums = [plan, other].map { plan in
                plan.levels.filter { $0.level.wishes.count != 1 }.map { [$0.value, $0.bound] }
            }
            #expect(sums[0] == sums[1], "seed \(seed)")
        }
    }
}

extension PlanPerson {
    /// The same person, held by the other side.
    fileprivate var mirrored: PlanPerson {
        var person = PlanPerson(id: id, heldBy: heldBy.other, status: status)
        (person.sex, person.age, person.isMinor, person.captiveMonths) = (sex, age, isMinor, captiveMonths)
        (person.rank, person.health, person.ambulance, person.proceedings) = (rank, health, ambulance, proceedings)
        (person.site, person.crossing, person.family) = (site, crossing, family)
        (person.confirmed, person.retained, person.consent, person.fit) = (confirmed, retained, consent, fit)
        (person.vetoRank, person.wishTier, person.band, person.ticket) = (vetoRank, wishTier, band, ticket)
        return person
    }
}

extension ExchangeTerms {
    /// The same terms with the sides' names exchanged.
    fileprivate var mirrored: ExchangeTerms {
        let clauses = clauses.map { Clause(id: $0.id, term: $0.term.mirrored) }
        return ExchangeTerms(
            exchange: exchange, version: version, asOf: asOf, sideNames: sideNames, clauses: clauses,
            objective: objective)
    }
}

extension Term {
    fileprivate var mirrored: Term {
        switch self {
        case .count(let count):
            .count(CountTerm(n: count.n, mode: count.mode, partA: count.partB, partB: count.partA))
        case .quota(let quota):
            .quota(
                QuotaTerm(
                    who: quota.who, releasedBy: quota.releasedBy?.other, stage: quota.stage, min: quota.min,
                    max: quota.max))
        case .allOf(let allOf): .allOf(AllOfTerm(who: allOf.who, releasedBy: allOf.releasedBy?.other))
        case .share(let share):
            .share(
                ShareTerm(
                    who: share.who, releasedBy: share.releasedBy?.other, percent: share.percent, bound: share.bound))
        case .rate(let rate):
            .rate(
                RateTerm(
                    paidBy: rate.paidBy.other, entries: rate.entries, tolerance: rate.tolerance,
                    stageTolerance: rate.stageTolerance))
        case .veto(let veto): .veto(VetoTerm(maxA: veto.maxB, maxB: veto.maxA, notOver: veto.notOver))
        default: self
        }
    }
}
