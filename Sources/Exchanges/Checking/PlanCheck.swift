public import Persons

/// Judges any plan against the terms, person by person.
///
/// The judge shares nothing with the planner but the files as read: it forms no classes, solves nothing and reads
/// the clauses anew, so that an error in the planner does not hide itself.
public struct PlanCheck: Sendable {
    let terms: ExchangeTerms
    let persons: [PlanPerson]
    let judged: JudgedPersons
    /// Sealed columns that the terms rest on and no file gave; what rests on them is not judged.
    let unseen: [PersonsColumn]
    let position: [PersonID: Int]
    /// The number of stages that the terms have.
    let stageCount: Int

    /// A judge for these terms and persons.
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        self.terms = terms
        self.persons = persons.persons
        judged = JudgedPersons(terms: terms, persons: persons.persons)
        var sealed: [PersonsColumn] = [.consent, .fit]
        if terms.clauses.contains(where: { $0.term.kind == .veto }) { sealed.append(.vetoRank) }
        if terms.objective.contains(.fair) { sealed.append(.wishTier) }
        unseen = sealed.filter { !persons.columns.contains($0) }
        position = Dictionary(uniqueKeysWithValues: persons.persons.enumerated().map { ($0.element.id, $0.offset) })
        stageCount = max(1, terms.stages.count)
    }

    /// Whether it was seen who can go.
    var seesWhoCanGo: Bool { !unseen.contains { $0 != .wishTier } }

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
        let read = read(plan, &findings)
        var clauses: [ClauseVerdict] = []
        for (index, clause) in terms.clauses.enumerated() {
            let judged = verdict(clause, index, plan, read)
            clauses.append(ClauseVerdict(id: clause.id, holds: judged.faults.isEmpty, words: judged.words))
            if judged.isPartial { notJudged.append(clause.id) }
        }
        if !terms.clauses.contains(where: { $0.term == .eligible }) {
            let judged = eligible(read)
            if !judged.faults.isEmpty { findings.append(finding("NOT_ELIGIBLE", judged.words, "Take them out.")) }
        }
        findings += levels(plan, read) + bounds(plan, read) + reserveFindings(plan, read)
        return PlanCheckReport(
            holds: clauses.allSatisfy(\.holds) && !findings.contains { $0.severity == .error }, clauses: clauses,
            notJudged: notJudged, totals: totals(read), findings: findings)
    }

    func finding(_ code: String, _ message: String, _ mend: String) -> Finding {
        Finding(severity: .error, code: code, message: message, mend: mend)
    }

    // MARK: - The plan itself

    /// Whether the plan was made from these terms and files, by name, version and hashes.
    public func compare(_ plan: ExchangePlan, _ inputs: PlanInputs) -> [Finding] {
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
        if let record = plan.seedRecord {
            findings += record.faults(under: terms)
            if record.seed != plan.seed.lowercased() {
                findings.append(
                    finding(
                        "SEED", "The plan's seed is not that of the shares it holds.", "Draw the plan up again."))
            }
        }
        if plan.termsSHA256 != inputs.termsSHA256 { differs("terms file") }
        if plan.personsSHA256 != inputs.personsSHA256 { differs("persons file") }
        if !inputs.sealedSHA256.isEmpty, plan.sealedSHA256.sorted() != inputs.sealedSHA256.sorted() {
            differs("set of sealed files")
        }
        return findings
    }

    /// Who goes when; a person who is unknown or stands twice is a finding and not counted again.
    private func read(_ plan: ExchangePlan, _ findings: inout [Finding]) -> ReadPlan {
        var read = ReadPlan(personCount: persons.count)
        if plan.stages.count > stageCount, !terms.clauses.contains(where: { $0.term.kind == .stages }) {
            findings.append(
                finding(
                    "STAGE_ORDER", "The plan has \(plan.stages.count) stages; the terms have one.", "Use one stage."))
        }
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
                guard read.stageOf[position] == 0 else {
                    findings.append(
                        finding("PERSON_TWICE", "\(release.person.rawValue) goes twice.", "Keep one of the entries."))
                    continue
                }
                let isCounted = !judged.isOutside[position]
                if release.heldBy != persons[position].heldBy {
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
                read.stageOf[position] = index + 1
                read.waveOf[position] = release.wave ?? 0
                read.going.append(position)
            }
        }
        return read
    }

    private func totals(_ read: ReadPlan) -> [StageTotal] {
        let sides = SideID.allCases.map { side in
            (side, stageSizes(side, read), stageTotals(side, read) { judged.isOutside[$0] ? 1 : 0 })
        }
        return (0..<stageCount).flatMap { stage in
            sides.map { StageTotal(stage: stage + 1, heldBy: $0, counted: $1[stage], outside: $2[stage]) }
        }
    }
}
