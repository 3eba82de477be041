import Persons

/// Clauses in English.
struct EnglishClauses {
    private let terms: ExchangeTerms
    private var stageCount: Int { terms.stages.count }

    init(_ terms: ExchangeTerms) { self.terms = terms }

    func sentence(_ term: Term) -> String {
        switch term {
        case .eligible:
            return "Only people whom both sides confirm as held, who wish to go and are fit to travel can go."
        case .exclude(let who): return "People who \(who.words) do not go."
        case .count(let count):
            let amount = count.mode == .exact ? "exactly" : "at most"
            let step = stageCount > 1 ? ", in step at every stage" : ", in step"
            let a = "\(name(.a)) releases \(amount) \(Words.counted(count.n * count.partA))"
            return a + " and \(name(.b)) \(amount) \(Words.number(count.n * count.partB))" + step + "."
        case .stages(let stages): return self.stages(stages)
        case .must(let must):
            let number = must.counts ? "inside the number" : "outside the number"
            return "Everybody eligible who \(must.who.singular) goes by stage \(must.byStage ?? stageCount), \(number)."
        case .allOf(let allOf):
            let held = allOf.releasedBy.map { ", held by \(name($0))," } ?? ""
            return "Everybody eligible\(held) who \(allOf.who.singular) goes."
        case .quota(let quota):
            let opening = quota.stage.map { "In stage \($0) " } ?? "In all "
            let limits = Words.limits(quota.min, quota.max)
            if quota.max == 0 {
                return opening + "\(side(quota.releasedBy)) releases no counted person who \(quota.who.singular)."
            }
            let people =
                isOne(quota.min, quota.max)
                ? "counted person who \(quota.who.singular)"
                : "counted people who \(quota.who.words)"
            return opening + "\(side(quota.releasedBy)) releases \(limits) \(people)."
        case .share(let share):
            return "Of the counted people whom \(side(share.releasedBy)) releases, at \(share.bound.rawValue) "
                + "\(share.percent) in 100 \(share.who.words)."
        case .mirror(let mirror):
            return "Both sides release equally many counted people who \(mirror.who.words)"
                + Words.tolerance(mirror.tolerance) + "."
        case .weights(let weights): return self.weights(weights)
        case .rate(let rate): return self.rate(rate)
        case .pace(let pace):
            return "After each stage both sides are equally far through their people who \(pace.who.words)"
                + (pace.tolerance > 0 ? ", give or take \(Words.people(pace.tolerance)) of the longer list" : "")
                + earlier(pace.stageTolerance, pace.tolerance) + "."
        case .first(let who, let byStage): return "Those who go and \(who.words) go by stage \(byStage)."
        case .keepTogether:
            return "People of one family whom the same side holds and who can go, go in one stage or not at all."
        case .named(let named): return self.named(named)
        case .veto(let veto): return self.veto(veto)
        case .capacity(let capacity): return self.capacity(capacity)
        case .sites(let sites):
            return "\(inStages(sites.max)) people of \(side(sites.releasedBy)) are fetched at no more than "
                + limits(sites.max) { $0 == 1 ? "1 place" : "\(Words.number($0)) places" } + "."
        case .exposure(let exposure):
            let what = terms.weights == nil ? "equally many counted people" : "the same by equivalents"
            if exposure.weight == 0 { return "After each stage both sides have released \(what)." }
            return "After each stage what the sides have released differs by at most "
                + (terms.weights == nil
                    ? Words.counted(exposure.weight) : "\(Words.number(exposure.weight)) by equivalents") + "."
        case .handover(let handover):
            return
                "Inside a stage people cross in waves of at most \(Words.number(handover.wave)) from a side, the worst "
                + "off first, and no side is ever ahead by more than \(Words.number(handover.ahead))."
        case .reserve(let reserve):
            return
                "For each stage at most \(Words.people(reserve.perStage)) of each side stand ready for those who do not "
                + "come."
        case .noShow(let noShow): return self.noShow(noShow)
        case .priority(let priority):
            return "Each side's sealed wishes for its own people, in tiers from 0 to \(priority.tiers), are weighed "
                + (priority.mode == .separable
                    ? "apart, so that nothing is gained by false ones." : "together, the side that gets less first.")
        case .lottery(let lottery):
            let seed = lottery.seed.isEmpty ? "" : "; the seed: \(lottery.seed)" + shares(lottery)
            return lottery.method == .ticket
                ? "Where nothing else decides, the lower public ticket goes first\(seed)."
                : "Where nothing else decides, lots are drawn so that the smallest chance is as great as it can be\(seed)."
        case .bodies(let bodies):
            let rest = ", counted apart from the living."
            return bodies.fromA == bodies.fromB
                ? "Each side hands over \(self.bodies(bodies.fromA))\(rest)"
                : "\(name(.a)) hands over \(self.bodies(bodies.fromA)) and \(name(.b)) \(self.bodies(bodies.fromB))\(rest)"
        }
    }

    // MARK: - Longer ones

    private func shares(_ lottery: LotteryTerm) -> String {
        guard lottery.isShared else { return "" }
        let by = lottery.revealBy.map { ", shares revealed by \($0.iso)" } ?? ""
        switch lottery.fallback {
        case .mediator: return by + "; the mediator's share stands for one that is not revealed"
        case .drand(let round):
            return by + "; the value of drand round \(Words.number(round)) stands for a share that is not revealed"
        }
    }

    private func stages(_ stages: [StageTerm]) -> String {
        let parts = stages.enumerated().map { index, stage in
            "stage \(index + 1)" + (stage.date.map { " on \($0.iso)" } ?? "")
                + Words.limits(stage.min, stage.max).prefixed(" with ")
        }
        return "People go in \(stages.count == 1 ? "one stage" : "\(stages.count) stages"): "
            + parts.joined(separator: ", ")
            + counting(stages)
    }

    private func counting(_ stages: [StageTerm]) -> String {
        let limited = stages.filter { $0.min != nil || $0.max != nil }.count
        if limited == 0 { return "." }
        if limited < stages.count { return "; the numbers are counted people from each side." }
        return " counted \(isOne(stages.last?.min, stages.last?.max) ? "person" : "people") from each side."
    }

    /// Whether the last number of the limits is 1: "exactly 1 counted person".
    private func isOne(_ least: Int?, _ most: Int?) -> Bool { (most ?? least) == 1 }

    private func weights(_ weights: WeightsTerm) -> String {
        let table = weights.entries.map { "\($0.rank.words) \($0.weight)" }.joined(separator: ", ")
        return "By equivalents (\(table)) both sides release the same in all" + Words.tolerance(weights.tolerance)
            + (stageCount > 1 && weights.stageTolerance != weights.tolerance
                ? ", and \(Words.limits(nil, weights.stageTolerance)) more or less after each earlier stage" : "")
            + (weights.max.map { "; neither more than \(Words.number($0))" } ?? "") + "."
    }

    private func rate(_ rate: RateTerm) -> String {
        let parts = rate.entries.map { "\(Words.number($0.give)) for each counted person who \($0.who.singular)" }
        return "\(name(rate.paidBy)) releases for the people whom \(name(rate.paidBy.other)) releases: "
            + Words.list(parts) + Words.tolerance(rate.tolerance) + earlier(rate.stageTolerance, rate.tolerance) + "."
    }

    private func named(_ named: NamedTerm) -> String {
        let held = named.releasedBy.map { ", held by \(name($0))," } ?? ""
        let stage = named.byStage ?? stageCount
        return named.ids.count == 1
            ? "The person named\(held) goes by stage \(stage) if able to go."
            : "The \(named.ids.count) persons named\(held) go by stage \(stage) as far as they can go."
    }

    private func veto(_ veto: VetoTerm) -> String {
        let number =
            veto.maxA == veto.maxB
            ? "Each side may refuse, under seal, to release at most \(Words.people(veto.maxA))"
            : "\(name(.a)) may refuse, under seal, to release at most \(Words.people(veto.maxA)) and \(name(.b)) "
                + "\(Words.number(veto.maxB))"
        let spared = (veto.notOver.map { "who \($0.singular)" } + ["who must go under these terms"])
        return number + ", but nobody " + spared.joined(separator: " or ") + "."
    }

    private func capacity(_ capacity: CapacityTerm) -> String {
        var parts: [String] = []
        if let seats = capacity.seats { parts.append("at most " + limits(seats, Words.people)) }
        if let lying = capacity.ambulance {
            parts.append("at most " + limits(lying) { "\(Words.number($0)) lying down" })
        }
        parts += capacity.crossings.map { "at most \(limits($0.seats)) by the crossing \($0.name)" }
        return "In each stage \(side(capacity.releasedBy)) moves \(Words.list(parts))."
    }

    private func noShow(_ noShow: NoShowTerm) -> String {
        let steps = noShow.then.map { remedy in
            switch remedy {
            case .substitute: "somebody of the reserve goes instead"
            case .shrink: "the stage becomes smaller on both sides"
            case .carry: "the person goes in a later stage"
            }
        }
        return "When somebody does not come, " + steps.joined(separator: "; failing that, ")
            + (noShow.excused ? "; a least number falls by those missing where no reserve is left." : ".")
    }

    // MARK: - Turns

    private func name(_ side: SideID) -> String { terms.name(of: side) }

    private func side(_ side: SideID?) -> String { side.map(name) ?? "each side" }

    private func bodies(_ number: Int) -> String { number == 1 ? "1 body" : "\(Words.number(number)) bodies" }

    private func earlier(_ before: Int, _ last: Int) -> String {
        if before == last || stageCount == 1 { return "" }
        return (last == 0 ? ", give or take " : ", and ") + "\(Words.number(before)) before the last stage"
    }

    private func inStages(_ limit: StageLimit) -> String {
        limit.common == nil ? "In stages 1 to \(stageCount)" : "In each stage"
    }

    /// One number, or one a stage: "260 people", "260, 240 and 200 people (stage by stage)".
    private func limits(_ limit: StageLimit, _ closing: (Int) -> String = Words.number) -> String {
        if let common = limit.common { return closing(common) }
        return Words.list(limit.words(stageCount, Words.number, closing: closing)) + " (stage by stage)"
    }
}
