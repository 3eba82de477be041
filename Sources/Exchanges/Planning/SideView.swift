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
            let ids = Words.list(conflict.clauses)
            conflict.words =
                "\(ids): this cannot be met. The numbers are with the neutral: they would tell of a few people."
            return conflict
        }
        plan.repairs = repairs.map { repair in
            guard !masked.isDisjoint(with: repair.clauses), repair.allowed else { return repair }
            var repair = repair
            repair.change = [:]
            repair.words = "A change of \(Words.list(repair.clauses)) would be enough. Its size is with the neutral."
            return repair
        }
        return plan
    }
}

extension PlanConflict {
    /// Whether the numbers would let a reader count those few who are not willing, fit or free to go.
    fileprivate var isTelling: Bool {
        let counts = Dictionary(funnel.map { ($0.name, $0.count) }, uniquingKeysWith: { first, _ in first })
        guard let confirmed = counts["confirmed"] ?? nil, let available = counts["available"] ?? nil else {
            return false
        }
        return confirmed - available < 5
    }
}
