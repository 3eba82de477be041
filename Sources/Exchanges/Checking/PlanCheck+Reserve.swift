import Persons

/// Those who stand ready for somebody who does not come.
extension PlanCheck {
    /// The clause as `ReserveTerm` states it: who is announced for a stage, and in which order.
    func reserve(_ reserve: ReserveTerm, _ plan: ExchangePlan, _ read: ReadPlan) -> Judged {
        var verdict = Judged(
            counted: "\(people(plan.reserve.count)) \(plan.reserve.count == 1 ? "is" : "are") announced in reserve.")
        let kin = familySizes()
        for side in SideID.allCases {
            var pool = self.pool(side, kin, read)
            for stage in 1...stageCount {
                let entries = plan.reserve.filter { $0.heldBy == side && $0.stage == stage }
                    .sorted { $0.order < $1.order }
                let list = "The reserve of \(name(side)) for stage \(stage)"
                if entries.map(\.order) != Array(1..<(entries.count + 1)) {
                    verdict.faults.append("\(list) is not ordered 1, 2, 3 …")
                }
                if entries.count > reserve.perStage {
                    verdict.faults.append("\(list) holds \(people(entries.count)); \(reserve.perStage) is the limit.")
                }
                guard seesWhoCanGo else { continue }
                let expected = announced(from: &pool, reserve.perStage, stage)
                if entries.map(\.person) != expected.map({ persons[$0].id }) {
                    verdict.faults.append("\(list) is not of those next in line, in their order.")
                }
            }
        }
        if !seesWhoCanGo {
            verdict.isPartial = true
            verdict.counted += " Whether they are next in line was not seen."
        }
        return verdict
    }

    /// Those of one side who can go, do not, and are kept together with nobody: the worst off first, then by ticket.
    private func pool(_ side: SideID, _ kin: [FamilyMark: Int], _ read: ReadPlan) -> [Int] {
        guard seesWhoCanGo else { return [] }
        return persons.indices.filter { person in
            judged.canGo[person] && persons[person].heldBy == side && read.stageOf[person] == 0
                && !isKept(person, kin)
        }.sorted { left, right in
            if persons[left].band != persons[right].band { return persons[left].band > persons[right].band }
            return isBefore(left, right)
        }
    }

    /// The next of the pool: of every kind of which the terms ask a least number, people until there are two; then
    /// whoever is next. Those taken leave the pool.
    private func announced(from pool: inout [Int], _ most: Int, _ stage: Int) -> [Int] {
        var taken: [Int] = []
        for (index, clause) in terms.clauses.enumerated() {
            let isScarce: Bool
            switch clause.term {
            case .quota(let quota): isScarce = quota.min ?? 0 > 0 && (quota.stage ?? stage) == stage
            case .share(let share): isScarce = share.bound == .least && share.percent > 0
            default: isScarce = false
            }
            guard isScarce else { continue }
            let who = judged.truths[index][0]
            while taken.count < most, taken.filter({ who[$0] }).count < 2,
                let next = pool.firstIndex(where: { who[$0] })
            {
                taken.append(pool.remove(at: next))
            }
        }
        let rest = min(most - taken.count, pool.count)
        taken += pool.prefix(rest)
        pool.removeFirst(rest)
        return taken
    }

    /// Who may step in at all: somebody in the file, of that side, whom nothing public keeps back and who does not
    /// go anyway, once.
    func reserveFindings(_ plan: ExchangePlan, _ read: ReadPlan) -> [Finding] {
        var seen: Set<PersonID> = []
        return plan.reserve.compactMap { entry in
            let isNew = seen.insert(entry.person).inserted
            if let person = position[entry.person], isNew, read.stageOf[person] == 0,
                persons[person].heldBy == entry.heldBy, (1...stageCount).contains(entry.stage),
                judged.mayGoByWhatIsPublic(person)
            {
                return nil
            }
            return finding(
                "RESERVE_WRONG",
                "\(entry.person.rawValue) in reserve is unknown, cannot go, goes already, stands twice, or has a wrong "
                    + "side or stage.",
                "Take the entry out.")
        }
    }
}
