import Persons

/// Clauses about what moves people, and in which steps.
extension PlanCheck {
    func capacity(_ capacity: CapacityTerm, _ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "")
        var fullest = 0
        for side in sides(capacity.releasedBy) {
            func judge(_ limit: StageLimit?, _ what: String, _ includes: (Int) -> Bool = { _ in true }) {
                for (index, count) in stageTotals(side, read, of: { includes($0) ? 1 : 0 }).enumerated() {
                    fullest = max(fullest, count)
                    guard let most = limit?.limit(inStage: index + 1), count > most else { continue }
                    verdict.faults.append(
                        "\(name(side)) moves \(people(count))\(what) in stage \(index + 1); \(number(most)) is the limit."
                    )
                }
            }
            judge(capacity.seats, "")
            if capacity.ambulance != nil { judge(capacity.ambulance, " lying down") { persons[$0].ambulance } }
            for crossing in capacity.crossings {
                judge(crossing.seats, " by \(crossing.name)") { persons[$0].crossing == crossing.name }
            }
        }
        verdict.counted = "In no stage does a side move more than \(people(fullest))."
        return verdict
    }

    func sites(_ sites: SitesTerm, _ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "")
        var most = 0
        for side in sides(sites.releasedBy) {
            var visited = [Set<String>](repeating: [], count: stageCount)
            for person in read.going where persons[person].heldBy == side && read.stageOf[person] <= stageCount {
                visited[read.stageOf[person] - 1].insert(persons[person].site)
            }
            for (index, found) in visited.map(\.count).enumerated() {
                most = max(most, found)
                guard let limit = sites.max.limit(inStage: index + 1), found > limit else { continue }
                verdict.faults.append(
                    "\(name(side)) fetches people at \(Words.count(found, "site", "sites")) in stage \(index + 1); "
                        + "\(number(limit)) is the limit.")
            }
        }
        verdict.counted = "In no stage does a side fetch people at more than \(Words.count(most, "site", "sites"))."
        return verdict
    }

    /// Waves one after the other. Of one in which both sides release people nobody knows whose go first, so the
    /// worst order is taken.
    func handover(_ handover: HandoverTerm, _ read: ReadPlan) -> Judged {
        var verdict = Judged(counted: "")
        let without = read.going.filter { read.waveOf[$0] < 1 }
        if !without.isEmpty { verdict.faults.append("\(named(without)) in no wave.") }
        let (lead, step) = leads()
        var widest = 0
        for stage in 1...stageCount {
            let here = read.going.filter { read.stageOf[$0] == stage && read.waveOf[$0] > 0 }
            guard let waveCount = here.map({ read.waveOf[$0] }).max() else { continue }
            // A wave that is numbered absurdly high must not cost time or memory.
            let waves = Dictionary(grouping: here) { read.waveOf[$0] }
            if waves.count != waveCount {
                verdict.faults.append("Stage \(stage) leaves out a wave: \(waves.count) of \(number(waveCount)).")
            }
            let families = families(here)
            judgeOrder(here, stage, lead, families, read, &verdict)
            let end = here.reduce(0) { $0 + lead($1) }
            let largest = families.map { abs($0.reduce(0) { $0 + lead($1) }) }.max() ?? 0
            let most = max(handover.ahead * step, abs(end), largest)
            var gap = 0
            for (wave, people) in waves.sorted(by: { $0.key < $1.key }) {
                for side in SideID.allCases {
                    let own = people.filter { persons[$0].heldBy == side }
                    if own.count > handover.wave, !families.contains(where: { Set($0) == Set(own) }) {
                        verdict.faults.append(
                            "Wave \(wave) of stage \(stage) holds \(Words.people(own.count)) of \(name(side)); "
                                + "\(number(handover.wave)) is the limit.")
                    }
                }
                let fromA = people.reduce(0) { $0 + max(0, lead($1)) }
                let fromB = people.reduce(0) { $0 + min(0, lead($1)) }
                let reached = max(abs(gap + fromA), abs(gap + fromB), abs(gap + fromA + fromB))
                widest = max(widest, reached)
                gap += fromA + fromB
                if reached > most {
                    verdict.faults.append(
                        "In wave \(wave) of stage \(stage) a side can be ahead by \(number(reached)) where "
                            + "\(number(most)) is the limit.")
                }
            }
        }
        verdict.counted = "Inside a stage no side is ever ahead by more than \(number(widest))."
        return verdict
    }

    /// The families among these that the terms keep together: they cross whole, however large.
    private func families(_ people: [Int]) -> [[Int]] {
        var families: [FamilyMark: [Int]] = [:]
        if terms.keepsFamilies {
            for person in people {
                if let family = FamilyMark(persons[person]) { families[family, default: []].append(person) }
            }
        }
        return families.values.filter { $0.count > 1 }
    }

    /// The worst off first among those who stand alone and count alike; families together.
    private func judgeOrder(
        _ here: [Int], _ stage: Int, _ lead: (Int) -> Int, _ families: [[Int]], _ read: ReadPlan,
        _ verdict: inout Judged
    ) {
        let parted = families.filter { Set($0.map { read.waveOf[$0] }).count > 1 }.count
        if parted > 0 {
            verdict.faults.append(
                "In stage \(stage) \(Words.count(parted, "family crosses", "families cross")) in more than one wave.")
        }
        let together = Set(families.joined())
        var lines: [Int: [Int]] = [:]
        for person in here where !together.contains(person) {
            // Leads of the two sides differ in sign; those of nobody's account do not.
            lines[2 * lead(person) + (persons[person].heldBy == .a ? 1 : 0), default: []].append(person)
        }
        let turned = lines.values.reduce(0) { turned, line in
            let waves = line.sorted { left, right in
                persons[left].band == persons[right].band
                    ? isBefore(left, right) : persons[left].band > persons[right].band
            }.map { read.waveOf[$0] }
            return turned + zip(waves, waves.dropFirst()).filter { $0 > $1 }.count
        }
        if turned > 0 {
            verdict.faults.append(
                "In stage \(stage) \(people(turned)) cross\(turned == 1 ? "es" : "") in a later wave than the next in line."
            )
        }
    }

    /// By how much one person's release puts A ahead (B: less than nothing), and the most that one person does who
    /// counts one: by the table of equivalents, the rate or the ratio that the terms have.
    private func leads() -> (lead: (Int) -> Int, step: Int) {
        if terms.weights != nil {
            return ({ person in (persons[person].heldBy == .a ? 1 : -1) * judged.weight[person] }, 1)
        }
        for (index, clause) in terms.clauses.enumerated() {
            guard case .rate(let rate) = clause.term else { continue }
            let truths = judged.truths[index]
            let lead = { (person: Int) -> Int in
                if judged.isOutside[person] { return 0 }
                let sign = persons[person].heldBy == .a ? 1 : -1
                return persons[person].heldBy == rate.paidBy ? sign : sign * dues(person, rate, truths)
            }
            return (lead, rate.entries.map(\.give).max() ?? 1)
        }
        var parts = (a: 1, b: 1)
        for clause in terms.clauses {
            guard case .count(let count) = clause.term else { continue }
            var (least, rest) = (count.partA, count.partB)
            while rest > 0 { (least, rest) = (rest, least % rest) }
            parts = (count.partA / least, count.partB / least)
        }
        let lead = { (person: Int) -> Int in
            if judged.isOutside[person] { return 0 }
            return persons[person].heldBy == .a ? parts.b : -parts.a
        }
        return (lead, max(parts.a, parts.b))
    }
}
