import Persons

/// The verdict on each kind of clause.
extension PlanCheck {
    /// What was counted, and every way in which the clause is broken.
    struct Judged {
        var counted: String
        var faults: [String] = []
        /// A part of the clause rests on columns that were not at hand.
        var isPartial = false

        var words: String { faults.isEmpty ? counted : faults.joined(separator: " ") }
    }

    /// Judges one clause, the one at `index` of the terms.
    func verdict(_ clause: Clause, _ index: Int, _ plan: ExchangePlan, _ read: ReadPlan) -> Judged {
        let truths = judged.truths[index]
        switch clause.term {
        case .eligible: return eligible(read)
        case .exclude: return exclude(truths[0], read)
        case .count(let count): return self.count(count, read)
        case .stages(let stages): return self.stages(stages, plan, read)
        case .must(let must): return self.must(must, truths[0], read)
        case .allOf(let allOf): return self.allOf(allOf, truths[0], read)
        case .quota(let quota): return self.quota(quota, truths[0], read)
        case .share(let share): return self.share(share, truths[0], read)
        case .mirror(let mirror): return self.mirror(mirror, truths[0], read)
        case .weights(let weights): return self.weights(weights, read)
        case .rate(let rate): return self.rate(rate, truths, read)
        case .pace(let pace): return self.pace(pace, truths[0], read)
        case .first(_, let byStage): return first(truths[0], byStage, read)
        case .keepTogether: return keepTogether(read)
        case .named(let named): return self.named(named, truths[0], read)
        case .veto: return veto(read)
        case .capacity(let capacity): return self.capacity(capacity, read)
        case .sites(let sites): return self.sites(sites, read)
        case .exposure(let exposure): return self.exposure(exposure, read)
        case .handover(let handover): return self.handover(handover, read)
        case .reserve(let reserve): return self.reserve(reserve, plan, read)
        case .noShow:
            return Judged(counted: "Applies when somebody does not come; a plan can neither keep nor break it.")
        case .priority: return Judged(counted: "Weighs in the levels; a plan can neither keep nor break it.")
        case .lottery(let lottery): return self.lottery(lottery, plan, read)
        case .bodies: return Judged(counted: "Counted apart from the living; nobody in the plan is counted against it.")
        }
    }

    // MARK: - Counting

    /// How many counted people of one side go, of whom `includes` is true.
    func counted(_ side: SideID, _ read: ReadPlan, where includes: (Int) -> Bool = { _ in true }) -> Int {
        var total = 0
        for person in read.going where persons[person].heldBy == side && !judged.isOutside[person] {
            if includes(person) { total += 1 }
        }
        return total
    }

    /// In each stage, what the people of one side who go then come to.
    func stageTotals(_ side: SideID, _ read: ReadPlan, of amount: (Int) -> Int) -> [Int] {
        var totals = [Int](repeating: 0, count: stageCount)
        for person in read.going where persons[person].heldBy == side && read.stageOf[person] <= stageCount {
            totals[read.stageOf[person] - 1] += amount(person)
        }
        return totals
    }

    /// In each stage, how many counted people of one side go then.
    func stageSizes(_ side: SideID, _ read: ReadPlan) -> [Int] {
        stageTotals(side, read) { judged.isOutside[$0] ? 0 : 1 }
    }

    /// After each stage, what the people of one side who went so far come to.
    func runningTotals(_ side: SideID, _ read: ReadPlan, of amount: (Int) -> Int) -> [Int] {
        var totals = stageTotals(side, read, of: amount)
        for stage in 1..<max(1, stageCount) { totals[stage] += totals[stage - 1] }
        return totals
    }

    /// Whether a clause that binds this holding side (nil: each of them) speaks of the person.
    func binds(_ side: SideID?, _ person: Int) -> Bool { side == nil || side == persons[person].heldBy }

    func sides(_ side: SideID?) -> [SideID] { side.map { [$0] } ?? SideID.allCases }

    func name(_ side: SideID) -> String { terms.name(of: side) }

    // MARK: - Words

    func number(_ number: Int) -> String { Words.number(number) }

    func people(_ count: Int) -> String { Words.people(count) }

    func go(_ people: [Int]) -> String { people.count == 1 ? "goes" : "go" }

    /// "A000001 is" or "A000001, A000002 and 3 more are".
    func named(_ going: [Int]) -> String {
        shortList(going.map { persons[$0].id.rawValue }.sorted()) + (going.count == 1 ? " is" : " are")
    }

    func shortList(_ ids: [String]) -> String {
        ids.count <= 5 ? Words.list(ids) : ids.prefix(4).joined(separator: ", ") + " and \(ids.count - 4) more"
    }
}
