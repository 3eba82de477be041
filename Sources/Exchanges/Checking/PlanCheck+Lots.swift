import Persons

/// The draw: people alike under the terms go by ticket.
extension PlanCheck {
    /// What tells people apart under the terms; those with equal keys are alike.
    private struct Key: Hashable {
        /// Numbers of the person, packed.
        var facts: [Int]
        /// One bit a statement of the clauses that place people.
        var truths: [UInt64]
    }

    /// Among people alike in all that the terms ask, nobody goes before a lower ticket; and of those who go and are
    /// alike but for the time held and the wish for them, nobody goes in a later stage than a higher ticket.
    /// Families kept together are left out: they go as one.
    func lottery(_ lottery: LotteryTerm, _ plan: ExchangePlan, _ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "Among people alike under the terms the lower tickets go, and go first.")
        if lottery.isShared {
            verdict.counted +=
                plan.seedRecord == nil
                ? " The seed was given as it is: the plan holds no shares of it."
                : " The seed is made of shares that the plan holds."
        }
        if lottery.method == .maximin {
            verdict.counted += " By what chances places went to each kind of people, the plan alone does not show."
            verdict.isPartial = true
        }
        let seesAll = unseen.isEmpty
        if !seesAll {
            verdict.isPartial = true
            verdict.counted += " Who could have gone was not seen; the order of stages was."
        }
        var goes: [Key: Int] = [:]
        var stays: [Key: Int] = [:]
        var inOrder: [Key: [Int]] = [:]
        let kin = familySizes()
        let bits = statementBits()
        let facts = distinctions()
        for person in persons.indices {
            let stage = read.stageOf[person]
            if stage == 0, !seesAll || !judged.canGo[person] { continue }
            if isKept(person, kin) { continue }
            var key = Key(facts: facts.map { $0[person] }, truths: bits.map { $0[person] })
            if stage > 0 { inOrder[key, default: []].append(person) }
            guard seesAll else { continue }
            if terms.objective.contains(.fair) { key.facts.append(persons[person].wishTier) }
            if terms.objective.contains(.captivity) { key.facts.append(persons[person].captiveMonths ?? 0) }
            if stage > 0 {
                if goes[key].map({ isBefore($0, person) }) ?? true { goes[key] = person }
            } else if stays[key].map({ isBefore(person, $0) }) ?? true {
                stays[key] = person
            }
        }
        let passed = stays.compactMap { key, stay in
            goes[key].flatMap { isBefore(stay, $0) ? persons[stay].id.rawValue : nil }
        }.sorted()
        if !passed.isEmpty { verdict.faults.append("\(shortList(passed)) passed over for a higher ticket.") }
        let turned = inOrder.values.filter { group in
            let stages = group.sorted(by: isBefore).map { read.stageOf[$0] }
            return zip(stages, stages.dropFirst()).contains { $0 > $1 }
        }.count
        if turned > 0 {
            verdict.faults.append(
                "In \(Words.count(turned, "group", "groups")) a higher ticket goes in an earlier stage.")
        }
        return verdict
    }

    /// The lower ticket first; the lower id where tickets are alike.
    func isBefore(_ left: Int, _ right: Int) -> Bool {
        let (first, second) = (persons[left].ticket, persons[right].ticket)
        return first == second ? persons[left].id < persons[right].id : first < second
    }

    /// How many people of each family kept together can go; where that was not seen, how many there are.
    func familySizes() -> [FamilyMark: Int] {
        guard terms.keepsFamilies else { return [:] }
        var sizes: [FamilyMark: Int] = [:]
        for person in persons.indices where !seesWhoCanGo || judged.canGo[person] {
            if let family = FamilyMark(persons[person]) { sizes[family, default: 0] += 1 }
        }
        return sizes
    }

    /// Whether the person is kept together with somebody, by the sizes of the families.
    func isKept(_ person: Int, _ sizes: [FamilyMark: Int]) -> Bool {
        guard !sizes.isEmpty, let family = FamilyMark(persons[person]) else { return false }
        return sizes[family] ?? 0 > 1
    }

    /// What the terms tell people apart by, apart from statements: columns with one number a person.
    private func distinctions() -> [[Int]] {
        var columns = [persons.indices.map { (persons[$0].heldBy == .a ? 0 : 1) + 2 * persons[$0].band }]
        if terms.weights != nil { columns.append(judged.weight) }
        var crossings: [String: Int] = ["": 0]
        for clause in terms.clauses {
            switch clause.term {
            case .capacity(let capacity):
                if capacity.ambulance != nil { columns.append(persons.indices.map { persons[$0].ambulance ? 1 : 0 }) }
                for crossing in capacity.crossings where crossings[crossing.name] == nil {
                    crossings[crossing.name] = crossings.count
                }
            case .sites:
                columns.append(siteNumbers())
            default: break
            }
        }
        if crossings.count > 1 { columns.append(persons.indices.map { crossings[persons[$0].crossing] ?? 0 }) }
        return columns
    }

    /// One number a site, for each person.
    private func siteNumbers() -> [Int] {
        var numbers: [String: Int] = [:]
        return persons.map { person in
            if let number = numbers[person.site] { return number }
            numbers[person.site] = numbers.count
            return numbers.count - 1
        }
    }

    /// For each word of 64 statements of the clauses that place people: which are true of each person.
    private func statementBits() -> [[UInt64]] {
        var statements: [[Bool]] = []
        for (clause, truths) in zip(terms.clauses, judged.truths) where clause.term.placesPeople {
            statements += truths
        }
        return stride(from: 0, to: statements.count, by: 64).map { start in
            var words = [UInt64](repeating: 0, count: persons.count)
            for (bit, statement) in statements[start..<min(start + 64, statements.count)].enumerated() {
                for person in persons.indices where statement[person] { words[person] |= 1 << UInt64(bit) }
            }
            return words
        }
    }
}

extension Term {
    /// Whether the clause's statements tell apart people who can go.
    fileprivate var placesPeople: Bool {
        switch kind {
        case .must, .allOf, .quota, .share, .mirror, .rate, .pace, .first, .named: true
        case .eligible, .exclude, .count, .stages, .weights, .keepTogether, .veto, .capacity, .sites, .exposure,
            .handover, .reserve, .noShow, .priority, .lottery, .bodies:
            false
        }
    }
}
