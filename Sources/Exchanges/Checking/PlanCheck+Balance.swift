import Persons

/// Clauses about what both sides release against each other, and when.
extension PlanCheck {
    func count(_ count: CountTerm, _ read: ReadPlan) -> Judged {
        let totals = SideID.allCases.map { counted($0, read) }
        var verdict = Judged(
            counted: "Counted people released: \(name(.a)) \(number(totals[0])), \(name(.b)) \(number(totals[1])).")
        for (side, found) in zip(SideID.allCases, totals) {
            let asked = count.n * count.part(of: side)
            if count.mode == .exact ? found != asked : found > asked {
                let most = count.mode == .exact ? "" : "at most "
                verdict.faults.append(
                    "\(name(side)) releases \(number(found)) counted people; \(most)\(number(asked)) are agreed.")
            }
        }
        for (index, (a, b)) in zip(stageSizes(.a, read), stageSizes(.b, read)).enumerated() {
            let stage = index + 1
            if a * count.partB != b * count.partA {
                verdict.faults.append("Stage \(stage) is out of step: \(number(a)) from A, \(number(b)) from B.")
            }
        }
        return verdict
    }

    func stages(_ stages: [StageTerm], _ plan: ExchangePlan, _ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "")
        var sizes: [String] = []
        if plan.stages.count != stages.count {
            verdict.faults.append("The plan has \(plan.stages.count) stages; \(stages.count) are agreed.")
        }
        let counts = SideID.allCases.map { stageSizes($0, read) }
        for (index, stage) in stages.enumerated() {
            if plan.stages.indices.contains(index), plan.stages[index].date != stage.date?.iso {
                verdict.faults.append("Stage \(index + 1) does not have the date agreed.")
            }
            let found = counts.map { $0[index] }
            for (side, size) in zip(SideID.allCases, found) where size < stage.min ?? size || size > stage.max ?? size {
                verdict.faults.append("Stage \(index + 1) holds \(number(size)) counted people from \(name(side)).")
            }
            sizes.append(found[0] == found[1] ? number(found[0]) : "\(number(found[0])) and \(number(found[1]))")
        }
        verdict.counted = "Counted people a side and stage: \(sizes.joined(separator: ", "))."
        return verdict
    }

    func weights(_ weights: WeightsTerm, _ read: ReadPlan) -> Judged {
        let a = runningTotals(.a, read) { judged.weight[$0] }
        let b = runningTotals(.b, read) { judged.weight[$0] }
        var verdict = Judged(
            counted: "Equivalents released: \(name(.a)) \(number(a[stageCount - 1])), "
                + "\(name(.b)) \(number(b[stageCount - 1])).")
        for stage in 1...stageCount {
            let tolerance = stage == stageCount ? weights.tolerance : weights.stageTolerance
            judge(a[stage - 1], b[stage - 1], after: stage, tolerance, &verdict)
        }
        for (side, total) in [(SideID.a, a[stageCount - 1]), (.b, b[stageCount - 1])] {
            guard let most = weights.max, total > most else { continue }
            verdict.faults.append("\(name(side)) releases \(number(total)); at most \(number(most)) are agreed.")
        }
        return verdict
    }

    func exposure(_ exposure: ExposureTerm, _ read: ReadPlan) -> Judged {
        let a = runningTotals(.a, read) { judged.weight[$0] }
        let b = runningTotals(.b, read) { judged.weight[$0] }
        let widest = zip(a, b).map { abs($0 - $1) }.max() ?? 0
        var verdict = Judged(counted: "After a stage the running totals differ by at most \(number(widest)).")
        for stage in 1...stageCount { judge(a[stage - 1], b[stage - 1], after: stage, exposure.weight, &verdict) }
        return verdict
    }

    private func judge(_ a: Int, _ b: Int, after stage: Int, _ tolerance: Int, _ verdict: inout Judged) {
        if abs(a - b) <= tolerance { return }
        verdict.faults.append(
            "After stage \(stage) the running totals are \(number(a)) and \(number(b)); they may differ by "
                + "\(number(tolerance)).")
    }

    func rate(_ rate: RateTerm, _ truths: [[Bool]], _ read: ReadPlan) -> Judged {
        let other = rate.paidBy.other
        let released = runningTotals(rate.paidBy, read) { judged.isOutside[$0] ? 0 : 1 }
        let due = runningTotals(other, read) { dues($0, rate, truths) }
        var verdict = Judged(
            counted: "\(name(rate.paidBy)) releases \(number(released[stageCount - 1])) for what "
                + "\(name(other)) releases; \(number(due[stageCount - 1])) are due.")
        for stage in 1...stageCount {
            let tolerance = stage == stageCount ? rate.tolerance : rate.stageTolerance
            if abs(released[stage - 1] - due[stage - 1]) <= tolerance { continue }
            verdict.faults.append(
                "After stage \(stage) \(name(rate.paidBy)) has released \(number(released[stage - 1])); "
                    + "\(number(due[stage - 1])) are due, give or take \(number(tolerance)).")
        }
        return verdict
    }

    /// How many people are due for one counted person of the other side: by the first category that is true.
    func dues(_ person: Int, _ rate: RateTerm, _ truths: [[Bool]]) -> Int {
        if judged.isOutside[person] { return 0 }
        for (entry, holds) in zip(rate.entries, truths) where holds[person] { return entry.give }
        return 0
    }

    func pace(_ pace: PaceTerm, _ who: [Bool], _ read: ReadPlan) -> Judged {
        guard seesWhoCanGo else {
            return Judged(counted: "How many there are of this kind was not seen.", isPartial: true)
        }
        var list: [SideID: Int] = [.a: 0, .b: 0]
        for person in persons.indices where who[person] && judged.canGo[person] {
            list[persons[person].heldBy, default: 0] += 1
        }
        let lengths = SideID.allCases.map { list[$0] ?? 0 }
        let a = runningTotals(.a, read) { who[$0] ? 1 : 0 }
        let b = runningTotals(.b, read) { who[$0] ? 1 : 0 }
        var verdict = Judged(
            counted: "Of this kind \(number(a[stageCount - 1])) of \(number(lengths[0])) and "
                + "\(number(b[stageCount - 1])) of \(number(lengths[1])) go, in step at every stage.")
        for stage in 1...stageCount {
            let tolerance = stage == stageCount ? pace.tolerance : pace.stageTolerance
            let gap = abs(lengths[1] * a[stage - 1] - lengths[0] * b[stage - 1])
            if gap <= tolerance * max(lengths[0], lengths[1]) { continue }
            verdict.faults.append(
                "After stage \(stage) the sides are not equally far: \(number(a[stage - 1])) of \(number(lengths[0])) "
                    + "and \(number(b[stage - 1])) of \(number(lengths[1])).")
        }
        return verdict
    }
}
