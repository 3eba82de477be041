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

    func verdict(_ clause: Clause, _ plan: ExchangePlan, _ going: [Going], _ stageOf: [Int]) -> Judged {
        switch clause.term {
        case .eligible: eligible(going)
        case .exclude(let who): exclude(who, going)
        case .count(let count): self.count(count, going)
        case .stages(let stages): self.stages(stages, plan, going)
        case .must(let must): self.must(must, going, stageOf)
        case .first(let who, let byStage): first(who, byStage, going)
        case .quota(let quota): self.quota(quota, going)
        case .lottery: lottery(stageOf)
        default: Judged(counted: "", faults: ["This clause is not judged."])
        }
    }

    func eligible(_ going: [Going]) -> Judged {
        var judged = Judged(counted: "All \(number(going.count)) who go are confirmed by both sides")
        if unseen.isEmpty { judged.counted += ", willing and fit to travel" }
        judged.counted += "; none is retained personnel or under 18."
        let unconfirmed = going.filter { !$0.person.confirmed }
        if !unconfirmed.isEmpty { judged.faults.append("\(named(unconfirmed)) not confirmed by both sides.") }
        // Consent and fitness are the neutral's: numbers only, no ids.
        if !unseen.contains(.consent) {
            let unwilling = going.filter { !$0.person.consent }.count
            if unwilling > 0 {
                judged.faults.append("\(number(unwilling)) of those who go did not say that they wish to.")
            }
        }
        if !unseen.contains(.fit) {
            let unfit = going.filter { !$0.person.fit }.count
            if unfit > 0 { judged.faults.append("\(number(unfit)) of those who go are not known to be fit to travel.") }
        }
        let retained = going.filter { $0.person.retained }
        if !retained.isEmpty { judged.faults.append("\(named(retained)) retained personnel.") }
        let minors = going.filter { $0.person.isMinor }
        if !minors.isEmpty { judged.faults.append("\(named(minors)) or may be under 18.") }
        return judged
    }

    private func exclude(_ who: PersonPredicate, _ going: [Going]) -> Judged {
        let excluded = going.filter { isTrue(who, $0.person) && !isDue($0.person) }
        var judged = Judged(counted: "Nobody goes who is excluded, but for those whom a must sends.")
        if !excluded.isEmpty { judged.faults.append("\(named(excluded)) excluded by this clause.") }
        return judged
    }

    private func count(_ count: CountTerm, _ going: [Going]) -> Judged {
        func total(_ side: SideID, _ stage: Int? = nil) -> Int {
            going.filter { $0.isCounted && $0.person.heldBy == side && (stage == nil || $0.stage == stage) }.count
        }
        let both = SideID.allCases.map { "\(terms.name(of: $0)) \(number(total($0)))" }.joined(separator: ", ")
        var judged = Judged(counted: "Counted people released: \(both).")
        for side in SideID.allCases {
            let asked = count.n * (side == .a ? count.partA : count.partB)
            let found = total(side)
            if count.mode == .exact ? found != asked : found > asked {
                let most = count.mode == .exact ? "" : "at most "
                judged.faults.append(
                    "\(terms.name(of: side)) releases \(number(found)) counted people; \(most)\(number(asked)) are agreed."
                )
            }
        }
        for stage in 1...max(1, terms.stages.count) {
            let a = total(.a, stage)
            let b = total(.b, stage)
            if a * count.partB != b * count.partA {
                judged.faults.append("Stage \(stage) is out of step: \(number(a)) from A, \(number(b)) from B.")
            }
        }
        return judged
    }

    private func stages(_ stages: [StageTerm], _ plan: ExchangePlan, _ going: [Going]) -> Judged {
        var judged = Judged(counted: "")
        var sizes: [String] = []
        if plan.stages.count != stages.count {
            judged.faults.append("The plan has \(plan.stages.count) stages; \(stages.count) are agreed.")
        }
        for (index, stage) in stages.enumerated() {
            if plan.stages.indices.contains(index), plan.stages[index].date != stage.date?.iso {
                judged.faults.append("Stage \(index + 1) does not have the date agreed.")
            }
            var found: [Int] = []
            for side in SideID.allCases {
                let size = going.filter { $0.isCounted && $0.stage == index + 1 && $0.person.heldBy == side }.count
                found.append(size)
                if size < stage.min ?? size || size > stage.max ?? size {
                    judged.faults.append(
                        "Stage \(index + 1) holds \(number(size)) counted people from \(terms.name(of: side)).")
                }
            }
            sizes.append(found[0] == found[1] ? number(found[0]) : "\(number(found[0])) and \(number(found[1]))")
        }
        judged.counted = "Counted people a side and stage: \(sizes.joined(separator: ", "))."
        return judged
    }

    private func must(_ must: MustTerm, _ going: [Going], _ stageOf: [Int]) -> Judged {
        let last = must.byStage ?? terms.stages.count
        let due = going.filter { isTrue(must.who, $0.person) }
        var judged = Judged(counted: "\(number(due.count)) of this kind go, all by stage \(last).")
        let late = due.filter { $0.stage > last }
        if !late.isEmpty { judged.faults.append("\(named(late)) due by stage \(last).") }
        if unseen.isEmpty {
            var left = 0
            for (person, stage) in zip(persons, stageOf) where stage == 0 && isTrue(must.who, person) {
                if person.confirmed, person.consent, person.fit, !person.retained, !person.isMinor { left += 1 }
            }
            if left > 0 { judged.faults.append("\(number(left)) of this kind can go and do not.") }
        } else {
            judged.isPartial = true
            judged.counted += " Whether all who wish to and can go do, was not seen."
        }
        return judged
    }

    private func first(_ who: PersonPredicate, _ byStage: Int, _ going: [Going]) -> Judged {
        let of = going.filter { isTrue(who, $0.person) }
        var judged = Judged(counted: "\(number(of.count)) of this kind go, all by stage \(byStage).")
        let late = of.filter { $0.stage > byStage }
        if !late.isEmpty { judged.faults.append("\(named(late)) to go by stage \(byStage).") }
        return judged
    }

    private func quota(_ quota: QuotaTerm, _ going: [Going]) -> Judged {
        var judged = Judged(counted: "")
        var found: [String] = []
        for side in SideID.allCases where quota.releasedBy == nil || quota.releasedBy == side {
            var total = 0
            for one in going where one.isCounted && one.person.heldBy == side {
                if quota.stage == nil || one.stage == quota.stage, isTrue(quota.who, one.person) { total += 1 }
            }
            found.append("\(terms.name(of: side)) \(number(total))")
            if let least = quota.min, total < least {
                judged.faults.append(
                    "\(terms.name(of: side)) releases \(number(total)) of this kind; at least \(number(least)) are agreed."
                )
            }
            if let most = quota.max, total > most {
                judged.faults.append(
                    "\(terms.name(of: side)) releases \(number(total)) of this kind; at most \(number(most)) are agreed."
                )
            }
        }
        judged.counted = "Counted people of this kind: \(found.joined(separator: ", "))."
        return judged
    }

    /// Among people alike in all that the terms ask, nobody goes before a lower ticket; and of those who go and are
    /// alike but for the time held, nobody goes in a later stage than a higher ticket.
    private func lottery(_ stageOf: [Int]) -> Judged {
        var judged = Judged(counted: "Among people alike under the terms the lower tickets go, and go first.")
        if !unseen.isEmpty {
            judged.isPartial = true
            judged.counted += " Who could have gone was not seen; the order of stages was."
        }
        let asked = terms.clauses.compactMap { clause -> PersonPredicate? in
            switch clause.term {
            case .first(let who, _), .exclude(let who): who
            case .quota(let quota): quota.who
            case .must(let must): must.who
            default: nil
            }
        }
        // Of each group of alike people: the greatest ticket that goes, the lowest that stays.
        var goes: [[Int]: PlanPerson] = [:]
        var stays: [[Int]: PlanPerson] = [:]
        var inOrder: [[Int]: [(ticket: Int64, id: PersonID, stage: Int)]] = [:]
        for (person, stage) in zip(persons, stageOf) {
            if stage == 0, !unseen.isEmpty || !canGo(person) { continue }
            var key = [person.heldBy == .a ? 0 : 1, person.band]
            for who in asked { key.append(isTrue(who, person) ? 1 : 0) }
            if stage > 0 { inOrder[key, default: []].append((person.ticket, person.id, stage)) }
            key.append(person.captiveMonths ?? 0)
            if stage > 0 {
                if goes[key].map({ isBefore($0, person) }) ?? true { goes[key] = person }
            } else if stays[key].map({ isBefore(person, $0) }) ?? true {
                stays[key] = person
            }
        }
        let passed = stays.compactMap { key, stay in
            goes[key].flatMap { isBefore(stay, $0) ? stay.id.rawValue : nil }
        }.sorted()
        if !passed.isEmpty { judged.faults.append("\(shortList(passed)) passed over for a higher ticket.") }
        let turned = inOrder.values.filter { group in
            let stages = group.sorted { ($0.ticket, $0.id) < ($1.ticket, $1.id) }.map(\.stage)
            return zip(stages, stages.dropFirst()).contains { $0 > $1 }
        }.count
        if turned > 0 { judged.faults.append("In \(number(turned)) groups a higher ticket goes in an earlier stage.") }
        return judged
    }

    private func isBefore(_ left: PlanPerson, _ right: PlanPerson) -> Bool {
        (left.ticket, left.id) < (right.ticket, right.id)
    }

    // MARK: - Reading the terms

    func isOutside(_ person: PlanPerson) -> Bool {
        for clause in terms.clauses {
            if case .must(let must) = clause.term, !must.counts, isTrue(must.who, person) { return true }
        }
        return false
    }

    private func isDue(_ person: PlanPerson) -> Bool {
        for clause in terms.clauses { if case .must(let must) = clause.term, isTrue(must.who, person) { return true } }
        return false
    }

    private func canGo(_ person: PlanPerson) -> Bool {
        guard person.confirmed, person.consent, person.fit, !person.retained, !person.isMinor else { return false }
        if isDue(person) { return true }
        for clause in terms.clauses { if case .exclude(let who) = clause.term, isTrue(who, person) { return false } }
        return true
    }

    /// Whether a statement is true of a person; what is not known is never true.
    func isTrue(_ predicate: PersonPredicate, _ person: PlanPerson) -> Bool {
        func lies(_ number: Int?, _ range: NumberRange) -> Bool {
            guard let number else { return false }
            if let lower = range.lower, number < lower { return false }
            if let upper = range.upper, number > upper { return false }
            return true
        }
        switch predicate {
        case .status(let asked): return asked == person.status
        case .sex(let asked): return asked == person.sex
        case .age(let range): return lies(person.age, range)
        case .captiveMonths(let range): return lies(person.captiveMonths, range)
        case .rank(let asked, orAbove: true): return person.rank.rawValue >= asked.rawValue
        case .rank(let asked, orAbove: false): return person.rank.rawValue == asked.rawValue
        case .health(let asked): return asked == person.health
        case .ambulance(let asked): return asked == person.ambulance
        case .proceedings(let asked): return asked == person.proceedings
        case .site(let asked): return asked == person.site
        case .band(let range): return lies(person.band, range)
        case .ids(let asked): return asked.contains(person.id)
        case .any(let parts):
            for part in parts where isTrue(part, person) { return true }
            return false
        case .all(let parts):
            for part in parts where !isTrue(part, person) { return false }
            return true
        case .not(let part): return !isTrue(part, person)
        }
    }

    // MARK: - Words

    private func number(_ number: Int) -> String { Words.number(number) }

    /// "A000001 is" or "A000001, A000002 and 3 more are".
    private func named(_ going: [Going]) -> String {
        shortList(going.map(\.person.id.rawValue).sorted()) + (going.count == 1 ? " is" : " are")
    }

    private func shortList(_ ids: [String]) -> String {
        ids.count <= 5 ? Words.list(ids) : ids.prefix(4).joined(separator: ", ") + " and \(ids.count - 4) more"
    }
}
