import Persons

/// Judges any plan against the terms, person by person.
///
/// The judge shares nothing with the planner but the files as read: it forms no classes, solves nothing and reads
/// the clauses anew, so that an error in the planner does not hide itself.
public struct PlanCheck: Sendable {
    let terms: ExchangeTerms
    let persons: [PlanPerson]
    /// Sealed columns that no file gave; what rests on them is not judged.
    let unseen: [PersonsColumn]
    private let position: [PersonID: Int]

    /// A judge for these terms and persons.
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        self.terms = terms
        self.persons = persons.persons
        unseen = [.consent, .fit].filter { !persons.columns.contains($0) }
        position = Dictionary(uniqueKeysWithValues: persons.persons.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// One person who goes under the plan.
    struct Going {
        let person: PlanPerson
        /// Counted from 1.
        let stage: Int
        /// Inside the number, by the terms.
        let isCounted: Bool
    }

    /// Judges `plan`.
    /// - Parameter inputs: the hashes of the files at hand, to be compared with the plan's; nil leaves them out.
    public func report(on plan: ExchangePlan, inputs: PlanInputs? = nil) -> PlanCheckReport {
        var findings = inputs.map { compare(plan, $0) } ?? []
        var notJudged = unseen.map(\.rawValue)
        if let inputs, inputs.sealedSHA256.isEmpty, !plan.sealedSHA256.isEmpty { notJudged.append("sealed files") }
        if plan.status == .impossible {
            findings.append(
                finding(
                    "NO_PLAN", "The file says that no plan is possible; there is nothing to check.", "Check a plan."))
        }
        var stageOf = [Int](repeating: 0, count: persons.count)
        let going = read(plan, &stageOf, &findings)
        var clauses: [ClauseVerdict] = []
        for clause in terms.clauses {
            let judged = verdict(clause, plan, going, stageOf)
            clauses.append(ClauseVerdict(id: clause.id, holds: judged.faults.isEmpty, words: judged.words))
            if judged.isPartial { notJudged.append(clause.id) }
        }
        if !terms.clauses.contains(where: { $0.term == .eligible }) {
            let judged = eligible(going)
            if !judged.faults.isEmpty { findings.append(finding("NOT_ELIGIBLE", judged.words, "Take them out.")) }
        }
        findings += levels(plan, going) + bounds(plan, going) + reserve(plan, stageOf)
        return PlanCheckReport(
            holds: clauses.allSatisfy(\.holds) && !findings.contains { $0.severity == .error }, clauses: clauses,
            notJudged: notJudged, totals: totals(going), findings: findings)
    }

    func finding(_ code: String, _ message: String, _ mend: String) -> Finding {
        Finding(severity: .error, code: code, message: message, mend: mend)
    }

    // MARK: - The plan itself

    private func compare(_ plan: ExchangePlan, _ inputs: PlanInputs) -> [Finding] {
        var findings: [Finding] = []
        func differs(_ what: String) {
            findings.append(
                finding(
                    "HASH_DIFFERS", "The plan was not made from this \(what).",
                    "Give the file the plan was made from, or --ignore-hashes for a plan made by hand."))
        }
        if plan.exchange != terms.exchange || plan.termsVersion != terms.version {
            findings.append(
                finding(
                    "TERMS_DIFFER",
                    "The plan is for another exchange or version than the terms, which say version \(terms.version).",
                    "Give the terms it was made from."))
        }
        if PlanInputs.seedBytes(plan.seed) == nil {
            findings.append(finding("SEED", "The plan's seed is not hexadecimal.", "Draw the plan up again."))
        }
        if plan.termsSHA256 != inputs.termsSHA256 { differs("terms file") }
        if plan.personsSHA256 != inputs.personsSHA256 { differs("persons file") }
        if !inputs.sealedSHA256.isEmpty, plan.sealedSHA256.sorted() != inputs.sealedSHA256.sorted() {
            differs("set of sealed files")
        }
        return findings
    }

    /// Who goes when; a person who is unknown or stands twice is a finding and not counted again.
    private func read(_ plan: ExchangePlan, _ stageOf: inout [Int], _ findings: inout [Finding]) -> [Going] {
        var going: [Going] = []
        for (index, stage) in plan.stages.enumerated() {
            if stage.stage != index + 1 {
                findings.append(
                    finding(
                        "STAGE_ORDER", "Stage \(index + 1) in order is numbered \(stage.stage).", "Number 1, 2, 3 …"))
            }
            for release in stage.released {
                guard let position = position[release.person] else {
                    findings.append(
                        finding(
                            "PERSON_UNKNOWN", "\(release.person.rawValue) is not in the persons file.",
                            "Take the person out of the plan."))
                    continue
                }
                guard stageOf[position] == 0 else {
                    findings.append(
                        finding("PERSON_TWICE", "\(release.person.rawValue) goes twice.", "Keep one of the entries."))
                    continue
                }
                let person = persons[position]
                let isCounted = !isOutside(person)
                if release.heldBy != person.heldBy {
                    findings.append(
                        finding("HELD_BY", "\(release.person.rawValue) is held by the other side.", "Correct held_by."))
                }
                if release.counted != isCounted {
                    findings.append(
                        finding(
                            "COUNTED_WRONG",
                            "\(release.person.rawValue) stands \(release.counted ? "inside" : "outside") the number; "
                                + "the terms say \(isCounted ? "inside" : "outside").",
                            "Only a must with counts: false sends people outside the number."))
                }
                stageOf[position] = index + 1
                going.append(Going(person: person, stage: index + 1, isCounted: isCounted))
            }
        }
        return going
    }

    /// The numbers that the plan states about itself.
    private func levels(_ plan: ExchangePlan, _ going: [Going]) -> [Finding] {
        let stageCount = terms.stages.count
        return plan.levels.compactMap { level in
            let value: Int
            switch level.level {
            case .count: value = going.count
            case .band: value = going.reduce(0) { $0 + $1.person.band }
            case .captivity: value = going.reduce(0) { $0 + ($1.person.captiveMonths ?? 0) }
            case .early: value = going.reduce(0) { $0 + $1.person.band * (stageCount - $1.stage) }
            case .weight, .idealA, .idealB, .minPermille, .sumTiers, .tiersA, .tiersB, .select, .lottery: return nil
            }
            if value == level.value { return nil }
            return finding(
                "LEVEL_DIFFERS", "The plan says \(level.level.rawValue) \(level.value); it comes to \(value).",
                "Draw the plan up again.")
        }
    }

    /// What the plan says of its proofs: a bound below the value is none, and `proved` and `optimal` mean no gap.
    private func bounds(_ plan: ExchangePlan, _ going: [Going]) -> [Finding] {
        var findings = plan.levels.compactMap { level -> Finding? in
            let isLottery = level.level == .lottery
            if level.bound >= level.value, !level.proved || level.bound == level.value,
                !isLottery || (level.bound == level.value && (0...going.count).contains(level.value))
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

    /// Who may step in: somebody in the file, of that side, who does not go anyway, once.
    private func reserve(_ plan: ExchangePlan, _ stageOf: [Int]) -> [Finding] {
        var seen: Set<PersonID> = []
        return plan.reserve.compactMap { entry in
            let isNew = seen.insert(entry.person).inserted
            if let position = position[entry.person], isNew, stageOf[position] == 0,
                persons[position].heldBy == entry.heldBy, (1...max(1, terms.stages.count)).contains(entry.stage)
            {
                return nil
            }
            return finding(
                "RESERVE_WRONG",
                "\(entry.person.rawValue) in reserve is unknown, goes already, stands twice, or has a wrong side or stage.",
                "Take the entry out.")
        }
    }

    private func totals(_ going: [Going]) -> [StageTotal] {
        (1...max(1, terms.stages.count)).flatMap { stage in
            SideID.allCases.map { side in
                let here = going.filter { $0.stage == stage && $0.person.heldBy == side }
                let counted = here.filter(\.isCounted).count
                return StageTotal(stage: stage, heldBy: side, counted: counted, outside: here.count - counted)
            }
        }
    }
}
