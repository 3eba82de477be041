import Persons

/// The numbers that a plan states about itself, computed anew.
extension PlanCheck {
    /// Each level against the persons who go; and that none is missing, twice or out of its order.
    func levels(_ plan: ExchangePlan, _ read: ReadPlan) -> [Finding] {
        var findings = plan.levels.compactMap { level -> Finding? in
            guard let value = value(of: level.level, plan, read), value != level.value else { return nil }
            return finding(
                "LEVEL_DIFFERS", "The plan says \(level.level.rawValue) \(level.value); it comes to \(value).",
                "Draw the plan up again.")
        }
        findings += ideals(plan, read)
        // A plan made by hand states no levels.
        if plan.levels.isEmpty { return findings }
        let stated = plan.levels.map(\.level)
        let orders = PriorityTerm.Mode.allCases.map { mode in levelNames(mode) }
        guard let order = orders.first(where: { isPart(stated, of: $0) }) else {
            findings.append(
                finding(
                    "LEVEL_ORDER", "The levels of the plan are not those of the terms, in their order.",
                    "Draw the plan up again."))
            return findings
        }
        // A side reads no number that rests on the other's wishes; only the neutral sees every column.
        let missing = order.filter { !stated.contains($0) && ($0.wishes.isEmpty || unseen.isEmpty) }
        if !missing.isEmpty {
            findings.append(
                finding(
                    "LEVEL_MISSING", "The plan does not state: \(missing.map(\.rawValue).joined(separator: ", ")).",
                    "Draw the plan up again."))
        }
        return findings
    }

    /// What a level comes to; nil for what cannot be computed from the plan alone, or was not seen.
    private func value(of level: LevelName, _ plan: ExchangePlan, _ read: ReadPlan) -> Int? {
        if !level.wishes.isEmpty, unseen.contains(.wishTier) { return nil }
        switch level {
        case .count: return read.going.count
        case .weight:
            return terms.weights == nil ? nil : read.going.reduce(0) { $0 + judged.weight[$1] }
        case .band: return read.going.reduce(0) { $0 + persons[$1].band }
        case .captivity: return read.going.reduce(0) { $0 + (persons[$1].captiveMonths ?? 0) }
        case .early: return read.going.reduce(0) { $0 + persons[$1].band * (stageCount - read.stageOf[$1]) }
        case .tiersA: return wishes(of: .a, read)
        case .tiersB: return wishes(of: .b, read)
        case .sumTiers: return wishes(of: .a, read) + wishes(of: .b, read)
        case .minPermille:
            let shares = SideID.allCases.compactMap { side -> Int? in
                let name: LevelName = side == .a ? .idealA : .idealB
                guard let ideal = plan.levels.first(where: { $0.level == name })?.value else { return nil }
                return ideal > 0 ? 1_000 * wishes(of: side, read) / ideal : 1_000
            }
            return shares.count == 2 ? shares.min() : nil
        case .idealA, .idealB, .leastChance, .select, .lottery: return nil
        }
    }

    /// The levels of the terms in order, with the least chance of fair lots before what they decide.
    private func levelNames(_ mode: PriorityTerm.Mode) -> [LevelName] {
        let names = terms.objective.flatMap { $0.names(mode) }
        guard terms.lottery.method == .maximin,
            let place = names.firstIndex(of: .select) ?? names.firstIndex(of: .lottery)
        else { return names }
        return names[..<place] + [.leastChance] + names[place...]
    }

    /// The sum of tiers over a side's own people who come home: those whom the other side releases.
    private func wishes(of side: SideID, _ read: ReadPlan) -> Int {
        read.going.reduce(0) { $0 + (persons[$1].heldBy == side ? 0 : persons[$1].wishTier) }
    }

    /// Nobody gets more than their best; the rest of an ideal rests on its proof.
    private func ideals(_ plan: ExchangePlan, _ read: ReadPlan) -> [Finding] {
        if unseen.contains(.wishTier) { return [] }
        return plan.levels.compactMap { level in
            let side: SideID
            switch level.level {
            case .idealA: side = .a
            case .idealB: side = .b
            default: return nil
            }
            if wishes(of: side, read) <= level.value { return nil }
            return finding(
                "LEVEL_DIFFERS", "The plan reaches more than the \(level.level.rawValue) that it states.",
                "Draw the plan up again.")
        }
    }

    private func isPart(_ some: [LevelName], of order: [LevelName]) -> Bool {
        var rest = order[...]
        for name in some {
            guard let found = rest.firstIndex(of: name) else { return false }
            rest = rest[(found + 1)...]
        }
        return true
    }

    /// What the plan says of its proofs: a bound below the value is none, and `proved` and `optimal` mean no gap.
    func bounds(_ plan: ExchangePlan, _ read: ReadPlan) -> [Finding] {
        var findings = plan.levels.compactMap { level -> Finding? in
            let isLot = level.level == .lottery || level.level == .select
            if level.bound >= level.value, !level.proved || level.bound == level.value,
                !isLot || (level.bound == level.value && (0...read.going.count).contains(level.value)),
                level.level != .leastChance || (0...1_000_000).contains(level.value)
            {
                return nil
            }
            return finding(
                "BOUND_WRONG", "The value, bound and proof of \(level.level.rawValue) contradict each other.",
                "Draw the plan up again.")
        }
        if plan.status == .optimal, plan.levels.contains(where: { !$0.proved }) {
            findings.append(
                finding("STATUS_WRONG", "The plan calls itself optimal; a level is not proved.", "Draw it up again."))
        }
        return findings
    }
}

extension Objective {
    /// The numbers that a plan states for the level.
    fileprivate func names(_ mode: PriorityTerm.Mode) -> [LevelName] {
        switch self {
        case .count: [.count]
        case .weight: [.weight]
        case .band: [.band]
        case .fair: mode == .joint ? [.idealA, .idealB, .minPermille, .sumTiers] : [.tiersA, .tiersB]
        case .captivity: [.captivity]
        case .select: [.select]
        case .early: [.early]
        case .lottery: [.lottery]
        }
    }
}
