import Exchanges
import Persons
import TestSupport
import Testing

/// Terms fitted to a plan hold; each clause made a little tighter is broken, and it alone.
@Suite struct FittedExchangeTests {
    static let seeds = Array(0..<8)

    static func fitted(_ seed: Int) throws -> FittedExchange {
        try FittedExchange(seed: seed, mirrored: seed % 2 == 0)
    }

    private func broken(_ terms: ExchangeTerms, _ fitted: FittedExchange) -> [String] {
        let report = PlanCheck(terms: terms, persons: fitted.persons).report(on: fitted.plan)
        return report.clauses.filter { !$0.holds }.map { "\($0.id): \($0.words)" }
    }

    @Test(arguments: seeds) func whatWasFittedHolds(seed: Int) throws {
        let fitted = try Self.fitted(seed)
        let report = PlanCheck(terms: fitted.terms, persons: fitted.persons).report(on: fitted.plan)
        #expect(broken(fitted.terms, fitted) == [], "seed \(seed)")
        #expect(report.findings.isEmpty && report.notJudged.isEmpty && report.holds, "seed \(seed): \(report.findings)")
        let kinds = Set(fitted.terms.clauses.map(\.term.kind))
        #expect(kinds.count >= (fitted.isMirrored ? 24 : 23), "\(Set(ClauseKind.allCases).subtracting(kinds))")
        #expect(fitted.plan.stages.allSatisfy { $0.released.count >= 10 })
    }

    @Test(arguments: seeds) func whatIsTighterIsBroken(seed: Int) throws {
        let fitted = try Self.fitted(seed)
        var tried = 0
        for (index, clause) in fitted.terms.clauses.enumerated() {
            for term in tighter(clause.term, fitted) {
                var clauses = fitted.terms.clauses
                clauses[index] = Clause(id: clause.id, row: clause.row, term: term)
                let broken = broken(fitted.terms.replacing(clauses), fitted)
                #expect(broken.count == 1 && broken[0].hasPrefix(clause.id), "seed \(seed), \(clause.id): \(broken)")
                tried += 1
            }
        }
        #expect(tried >= 20, "\(tried)")
    }

    /// The clause made just too tight for the plan, in every way that its numbers allow.
    private func tighter(_ term: Term, _ fitted: FittedExchange) -> [Term] {
        let stays = zip(
            fitted.persons.persons, Eligibility(terms: fitted.terms, persons: fitted.persons).standings
        ).filter { $1.isEligible && fitted.stageOf[$0.id] == nil }.map(\.0.id)
        let reserve = Set(fitted.plan.reserve.map(\.person))
        guard let stayer = stays.first(where: { !reserve.contains($0) }) else { return [] }
        func last(_ who: (PlanPerson) -> Bool) -> Int {
            fitted.persons.persons.filter(who).compactMap { fitted.stageOf[$0.id] }.max() ?? 0
        }
        switch term {
        case .count(let count):
            return [.count(CountTerm(n: count.n - 1, mode: .upTo)), .count(CountTerm(n: count.n + 1, mode: .exact))]
        case .stages(let stages):
            let first = stages[0]
            let rest = Array(stages.dropFirst())
            return [
                .stages([StageTerm(date: first.date, min: (first.min ?? 0) + 1, max: first.max)] + rest),
                .stages([StageTerm(date: first.date, min: first.min, max: (first.max ?? 1) - 1)] + rest),
                .stages([StageTerm(date: nil, min: first.min, max: first.max)] + rest),
            ]
        case .must(let must):
            return [.must(MustTerm(who: .any([must.who, .ids([stayer])]), counts: true, byStage: must.byStage))].filter
            {
                _ in must.counts
            }
        case .allOf(let allOf): return [.allOf(AllOfTerm(who: .any([allOf.who, .ids([stayer])])))]
        case .first(let who, _):
            let latest = last { $0.sex == .female }
            return latest > 1 ? [.first(who: who, byStage: latest - 1)] : []
        case .named(let named): return [.named(NamedTerm(ids: named.ids + [stayer]))]
        case .quota(let quota):
            return [
                .quota(
                    QuotaTerm(
                        who: quota.who, releasedBy: quota.releasedBy, stage: quota.stage, min: (quota.min ?? 0) + 1)),
                .quota(
                    QuotaTerm(
                        who: quota.who, releasedBy: quota.releasedBy, stage: quota.stage, min: quota.min,
                        max: (quota.min ?? 0) - 1)),
            ]
        case .share(let share):
            let step = share.bound == .least ? 1 : -1
            return [
                .share(
                    ShareTerm(
                        who: share.who, releasedBy: share.releasedBy, percent: share.percent + step, bound: share.bound)
                )
            ]
        case .mirror(let mirror):
            return mirror.tolerance > 0 ? [.mirror(MirrorTerm(who: mirror.who, tolerance: mirror.tolerance - 1))] : []
        case .weights(let weights):
            func with(_ last: Int, _ before: Int, _ most: Int?) -> Term {
                .weights(WeightsTerm(table: weights.table, tolerance: last, stageTolerance: before, max: most))
            }
            return [with(weights.tolerance, weights.stageTolerance, (weights.max ?? 1) - 1)]
                + (weights.tolerance > 0 ? [with(weights.tolerance - 1, weights.stageTolerance, nil)] : [])
                + (weights.stageTolerance > 0 ? [with(weights.tolerance, weights.stageTolerance - 1, nil)] : [])
        case .rate(let rate):
            func with(_ last: Int, _ before: Int) -> Term {
                .rate(RateTerm(paidBy: .a, entries: rate.entries, tolerance: last, stageTolerance: before))
            }
            return (rate.tolerance > 0 ? [with(rate.tolerance - 1, rate.stageTolerance)] : [])
                + (rate.stageTolerance > 0 ? [with(rate.tolerance, rate.stageTolerance - 1)] : [])
        case .pace(let pace):
            return (pace.tolerance > 0 ? [(pace.tolerance - 1, pace.stageTolerance)] : []).map {
                .pace(PaceTerm(who: pace.who, tolerance: $0.0, stageTolerance: $0.1))
            }
        case .capacity(let capacity):
            guard case .each(var seats)? = capacity.seats, case .every(let lying)? = capacity.ambulance,
                case .each(var bridge)? = capacity.crossings.first?.seats
            else { return [] }
            let (wide, open) = (seats, bridge)
            seats[1] -= 1
            bridge[0] -= 1
            func with(_ seats: [Int], _ lying: Int, _ bridge: [Int]) -> Term {
                .capacity(
                    CapacityTerm(
                        seats: .each(seats), ambulance: .every(lying),
                        crossings: [.init(name: "bridge", seats: .each(bridge))]))
            }
            return [with(seats, lying, open), with(wide, lying - 1, open), with(wide, lying, bridge)]
        case .sites(let sites):
            guard case .each(var most) = sites.max else { return [] }
            most[0] -= 1
            return [.sites(SitesTerm(max: .each(most)))]
        case .exposure(let exposure):
            return exposure.weight > 0 ? [.exposure(ExposureTerm(weight: exposure.weight - 1))] : []
        case .handover(let handover): return [.handover(HandoverTerm(wave: handover.wave - 1, ahead: 999))]
        case .reserve(let reserve): return [.reserve(ReserveTerm(perStage: reserve.perStage - 1))]
        case .eligible, .exclude, .keepTogether, .veto, .noShow, .priority, .lottery, .bodies: return []
        }
    }
}
