import Persons

/// Clauses about who goes and how many of a kind.
extension PlanCheck {
    func eligible(_ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "All \(number(read.going.count)) who go are confirmed by both sides")
        if !unseen.contains(.consent), !unseen.contains(.fit) { verdict.counted += ", willing and fit to travel" }
        verdict.counted += "; none is retained personnel or under 18."
        let unconfirmed = read.going.filter { !persons[$0].confirmed }
        if !unconfirmed.isEmpty { verdict.faults.append("\(named(unconfirmed)) not confirmed by both sides.") }
        // Consent and fitness are the neutral's: numbers only, no ids.
        if !unseen.contains(.consent) {
            let unwilling = read.going.filter { !persons[$0].consent }.count
            if unwilling > 0 {
                verdict.faults.append("\(number(unwilling)) of those who go did not say that they wish to.")
            }
        }
        if !unseen.contains(.fit) {
            let unfit = read.going.filter { !persons[$0].fit }.count
            if unfit > 0 {
                verdict.faults.append(
                    "\(number(unfit)) of those who go \(unfit == 1 ? "is" : "are") not known to be fit to travel.")
            }
        }
        let retained = read.going.filter { persons[$0].retained }
        if !retained.isEmpty { verdict.faults.append("\(named(retained)) retained personnel.") }
        let minors = read.going.filter { persons[$0].isMinor }
        if !minors.isEmpty { verdict.faults.append("\(named(minors)) or may be under 18.") }
        return verdict
    }

    func exclude(_ who: [Bool], _ read: ReadPlan) -> Judged {
        let excluded = read.going.filter { who[$0] && !judged.isDue[$0] }
        var verdict = Judged(counted: "Nobody goes who is excluded, but for those whom a must sends.")
        if !excluded.isEmpty { verdict.faults.append("\(named(excluded)) excluded by this clause.") }
        return verdict
    }

    func must(_ must: MustTerm, _ who: [Bool], _ read: ReadPlan) -> Judged {
        let last = must.byStage ?? stageCount
        let due = read.going.filter { who[$0] }
        var verdict = Judged(counted: "\(number(due.count)) of this kind \(go(due)), all by stage \(last).")
        let late = due.filter { read.stageOf[$0] > last }
        if !late.isEmpty { verdict.faults.append("\(named(late)) due by stage \(last).") }
        return judgeLeftBehind(verdict) { who[$0] && read.stageOf[$0] == 0 }
    }

    func allOf(_ allOf: AllOfTerm, _ who: [Bool], _ read: ReadPlan) -> Judged {
        let count = read.going.filter { who[$0] && binds(allOf.releasedBy, $0) }.count
        return judgeLeftBehind(Judged(counted: "\(number(count)) of this kind \(count == 1 ? "goes" : "go").")) {
            person in
            who[person] && read.stageOf[person] == 0 && binds(allOf.releasedBy, person)
        }
    }

    func named(_ named: NamedTerm, _ who: [Bool], _ read: ReadPlan) -> Judged {
        let last = named.byStage ?? stageCount
        func isAsked(_ person: Int) -> Bool { who[person] && binds(named.releasedBy, person) }
        let asked = read.going.filter(isAsked)
        var verdict = Judged(counted: "\(number(asked.count)) of the persons named \(go(asked)), all by stage \(last).")
        let late = asked.filter { read.stageOf[$0] > last }
        if !late.isEmpty { verdict.faults.append("\(self.named(late)) to go by stage \(last).") }
        return judgeLeftBehind(verdict) { isAsked($0) && read.stageOf[$0] == 0 }
    }

    /// Those who can go and do not: a number only, since who can go rests on sealed columns.
    private func judgeLeftBehind(_ verdict: Judged, where isLeft: (Int) -> Bool) -> Judged {
        var verdict = verdict
        if seesWhoCanGo {
            let left = persons.indices.filter { judged.canGo[$0] && isLeft($0) }.count
            if left > 0 {
                verdict.faults.append("\(number(left)) of this kind can go and \(left == 1 ? "does" : "do") not.")
            }
        } else {
            verdict.isPartial = true
            verdict.counted += " Whether all who wish to and can go do, was not seen."
        }
        return verdict
    }

    func first(_ who: [Bool], _ byStage: Int, _ read: ReadPlan) -> Judged {
        let of = read.going.filter { who[$0] }
        var verdict = Judged(counted: "\(number(of.count)) of this kind \(go(of)), all by stage \(byStage).")
        let late = of.filter { read.stageOf[$0] > byStage }
        if !late.isEmpty { verdict.faults.append("\(named(late)) to go by stage \(byStage).") }
        return verdict
    }

    func quota(_ quota: QuotaTerm, _ who: [Bool], _ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "")
        var found: [String] = []
        for side in sides(quota.releasedBy) {
            let total = counted(side, read) { who[$0] && (quota.stage ?? read.stageOf[$0]) == read.stageOf[$0] }
            found.append("\(name(side)) \(number(total))")
            if let least = quota.min, total < least {
                verdict.faults.append(
                    "\(name(side)) releases \(number(total)) of this kind; at least \(number(least)) are agreed.")
            }
            if let most = quota.max, total > most {
                verdict.faults.append(
                    "\(name(side)) releases \(number(total)) of this kind; at most \(number(most)) are agreed.")
            }
        }
        verdict.counted = "Counted people of this kind: \(found.joined(separator: ", "))."
        return verdict
    }

    func share(_ share: ShareTerm, _ who: [Bool], _ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "")
        var found: [String] = []
        for side in sides(share.releasedBy) {
            let all = counted(side, read)
            let part = counted(side, read) { who[$0] }
            found.append("\(name(side)) \(number(part)) of \(number(all))")
            let isShort = share.bound == .least && 100 * part < share.percent * all
            let isOver = share.bound == .most && 100 * part > share.percent * all
            if isShort || isOver {
                verdict.faults.append(
                    "\(name(side)) releases \(number(part)) of this kind among \(number(all)); at \(share.bound.rawValue) "
                        + "\(share.percent) in a hundred are agreed.")
            }
        }
        verdict.counted = "Counted people of this kind: \(found.joined(separator: ", "))."
        return verdict
    }

    func mirror(_ mirror: MirrorTerm, _ who: [Bool], _ read: ReadPlan) -> Judged {
        let a = counted(.a, read) { who[$0] }
        let b = counted(.b, read) { who[$0] }
        var verdict = Judged(
            counted: "Counted people of this kind: \(name(.a)) \(number(a)), \(name(.b)) \(number(b)).")
        if abs(a - b) > mirror.tolerance {
            verdict.faults.append(
                verdict.counted + " They may differ by \(number(mirror.tolerance)).")
        }
        return verdict
    }

    /// The members of a family who go, go in one stage; and all of them who can go, if any does.
    func keepTogether(_ read: ReadPlan) -> Judged {
        var families: [FamilyMark: [Int]] = [:]
        for person in persons.indices {
            guard let family = FamilyMark(persons[person]) else { continue }
            if read.stageOf[person] == 0, seesWhoCanGo, !judged.canGo[person] { continue }
            families[family, default: []].append(person)
        }
        var apart: [Int] = []
        var leavingSomebody = 0
        var whole = 0
        for members in families.values {
            let going = members.filter { read.stageOf[$0] > 0 }
            guard let one = going.first else { continue }
            whole += 1
            if going.contains(where: { read.stageOf[$0] != read.stageOf[one] }) { apart += going }
            if seesWhoCanGo, going.count < members.count { leavingSomebody += 1 }
        }
        var verdict = Judged(
            counted: "People of \(Words.count(whole, "family", "families")) go, each family in one stage.")
        if !apart.isEmpty { verdict.faults.append("\(named(apart)) of families that go in more than one stage.") }
        if leavingSomebody > 0 {
            verdict.faults.append(
                "\(Words.count(leavingSomebody, "family leaves", "families leave")) somebody behind who can go.")
        }
        if !seesWhoCanGo {
            verdict.isPartial = true
            verdict.counted += " Whether a family leaves somebody behind, was not seen."
        }
        return verdict
    }

    /// Vetoes are sealed: numbers only.
    func veto(_ read: ReadPlan) -> Judged {
        if unseen.contains(.vetoRank) {
            return Judged(counted: "The vetoes were not seen.", isPartial: true)
        }
        var verdict = Judged(counted: "Nobody goes over whom a veto stands.")
        let vetoed = read.going.filter { judged.isVetoed[$0] }.count
        if vetoed > 0 {
            verdict.faults.append("\(number(vetoed)) of those who go \(vetoed == 1 ? "stands" : "stand") under a veto.")
        }
        return verdict
    }
}
