public import Persons

extension ExchangePlan {
    /// The plan as one side may read it.
    ///
    /// The list of those who go, the stages and the seed are common, and so are the levels, but for those that rest
    /// on wishes: of them a side sees those that rest on its own alone. Of the way from held to
    /// released a side sees held, confirmed and available only; where available differs from confirmed by fewer
    /// than five, that number and everything it could be computed from is left out, so that nobody can tell who
    /// did not wish to go. The other side's reserve stays unseen.
    public func view(for side: SideID) -> ExchangePlan {
        var plan = self
        plan.about = "personal data: one exchange, as side \(side.rawValue) may read it"
        plan.levels = levels.filter { $0.level.wishes.isSubset(of: [side]) }
        plan.reserve = reserve.filter { $0.heldBy == side }
        // Of the other side's reserve only those who stepped in are known, not those who stayed away.
        let unseen = Set(reserve.filter { $0.heldBy != side }.map(\.person))
        plan.recoveries = recoveries.map { recovery in
            var recovery = recovery
            recovery.absent.removeAll(where: unseen.contains)
            return recovery
        }
        let masked = Set(conflicts.filter(\.isTelling).flatMap(\.clauses))
        plan.conflicts = conflicts.map { conflict in
            guard conflict.isTelling else { return conflict }
            var conflict = conflict
            conflict.possible = nil
            conflict.funnel = conflict.funnel.map {
                FunnelStep(name: $0.name, count: $0.name == "available" ? nil : $0.count)
            }
            (conflict.givesWay, conflict.outside, conflict.withheld) = (nil, nil, true)
            conflict.words = EnglishExplanations().withheldConflict(conflict.clauses)
            return conflict
        }
        // Repairs stand in the order of their sizes: those whose size is left out stand last, by name.
        plan.repairs = repairs.filter { !$0.isSized(by: masked) }
        plan.repairs += repairs.filter { $0.isSized(by: masked) }.map { repair in
            var repair = repair
            repair.change = [:]
            (repair.side, repair.least, repair.withheld) = (nil, nil, true)
            repair.words = EnglishExplanations().withheldRepair(repair.clauses)
            return repair
        }.sorted { $0.clauses.lexicographicallyPrecedes($1.clauses) }
        return plan
    }
}

extension PlanRepair {
    /// Whether its size follows from numbers of these clauses that are left out.
    fileprivate func isSized(by clauses: Set<String>) -> Bool { allowed && !clauses.isDisjoint(with: self.clauses) }
}

extension PlanConflict {
    /// Whether the numbers would let a reader count those few who are not willing, fit or free to go.
    fileprivate var isTelling: Bool {
        let counts = Dictionary(funnel.map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first })
        guard let confirmed = counts["confirmed"] ?? nil, let available = counts["available"] ?? nil else {
            // Nothing says how many stand behind the number.
            return possible != nil
        }
        return confirmed - available < 5
    }
}
