import Persons

/// Judges a plan that was mended after people did not come: what was done against the `no_show` clause, and what is left
/// against every other clause, person by person.
///
/// Of a plan without recoveries it says what `PlanCheck` says. Lots and the order of the reserve were settled before
/// and are not judged anew; the numbers that gave way are taken as changed, if the clause allows it.
public struct RecoveryCheck: Sendable {
    private let terms: ExchangeTerms
    private let persons: PlanPersons
    private let position: [PersonID: Int]

    /// A judge for these terms and persons.
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        self.terms = terms
        self.persons = persons
        position = Dictionary(uniqueKeysWithValues: persons.persons.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// Judges `plan`.
    /// - Parameters:
    ///   - inputs: as for `PlanCheck`.
    ///   - before: the plan that the last recovery mended; nil leaves out whether all else stayed as it was.
    public func report(on plan: ExchangePlan, inputs: PlanInputs? = nil, before: ExchangePlan? = nil)
        -> PlanCheckReport
    {
        if plan.recoveries.isEmpty { return PlanCheck(terms: terms, persons: persons).report(on: plan, inputs: inputs) }
        var findings = plan.recoveries.flatMap { self.findings($0, plan) }
        if let before { findings += frozen(plan, before) }
        let steppedIn = Set(plan.recoveries.flatMap(\.steppedIn))
        var rest = plan
        rest.reserve.removeAll { steppedIn.contains($0.person) }
        let mended = terms.changed(by: plan).forJudging
        var report = PlanCheck(terms: mended, persons: persons.without(absent: plan)).report(on: rest, inputs: inputs)
        report.clauses = terms.clauses.map { verdict($0, report.clauses) }
        let named = Set(plan.recoveries.flatMap(\.broken))
        for clause in report.clauses where !clause.holds && !named.contains(clause.id) {
            findings.append(
                finding("BROKEN_UNNAMED", "\(clause.id) does not hold, and no recovery names it as broken."))
        }
        report.findings += findings
        report.holds = report.holds && findings.isEmpty
        return report
    }

    private func finding(_ code: String, _ message: String) -> Finding {
        Finding(severity: .error, code: code, message: message, mend: "Mend the stage again from the plan before.")
    }

    /// One verdict a clause: a quota that gave way for one side was judged as two.
    private func verdict(_ clause: Clause, _ all: [ClauseVerdict]) -> ClauseVerdict {
        switch clause.term {
        case .lottery:
            return ClauseVerdict(id: clause.id, holds: true, words: "Drawn before; who steps in follows the reserve.")
        case .reserve:
            return ClauseVerdict(id: clause.id, holds: true, words: "Announced before; used as the recoveries say.")
        default:
            let own = all.filter { $0.id == clause.id }
            return ClauseVerdict(
                id: clause.id, holds: own.allSatisfy(\.holds), words: own.map(\.words).joined(separator: " "))
        }
    }

    // MARK: - What was done

    private func findings(_ recovery: PlanRecovery, _ plan: ExchangePlan) -> [Finding] {
        var findings: [Finding] = []
        func demand(_ holds: Bool, _ code: String, _ message: @autoclosure () -> String) {
            if !holds { findings.append(finding(code, message())) }
        }
        guard plan.stages.indices.contains(recovery.stage - 1) else {
            return [
                finding("RECOVERY_STAGE", "A recovery is of stage \(recovery.stage), which the plan does not have.")
            ]
        }
        let going = Set(plan.stages[recovery.stage - 1].released.map(\.person))
        let announced = Set(plan.reserve.filter { $0.stage == recovery.stage }.map(\.person))
        demand(
            going.isDisjoint(with: recovery.absent), "ABSENT_GOES",
            "Somebody who did not come goes in stage \(recovery.stage).")
        demand(
            going.isDisjoint(with: recovery.heldBack), "HELD_BACK_GOES",
            "Somebody who was held back goes in stage \(recovery.stage).")
        let outside = recovery.steppedIn.filter { !announced.contains($0) || !going.contains($0) }
        demand(
            outside.isEmpty, "OUTSIDE_RESERVE",
            "\(outside.map(\.rawValue).joined(separator: ", ")) stepped in without standing in the reserve of stage "
                + "\(recovery.stage).")
        let moved = Set(recovery.absent + recovery.heldBack)
        for carried in recovery.carried {
            let isThere =
                plan.stages.indices.contains(carried.stage - 1) && carried.stage > recovery.stage
                && plan.stages[carried.stage - 1].released.contains { $0.person == carried.person }
            demand(
                isThere && moved.contains(carried.person), "CARRIED_WRONG",
                "\(carried.person.rawValue) is not carried to stage \(carried.stage).")
        }
        let noShow = terms.noShow
        let remedies = Set(recovery.remedies)
        demand(
            (noShow.then.starts(with: recovery.remedies)
                || noShow.then.filter { $0 != .carry }.starts(with: recovery.remedies))
                && (recovery.steppedIn.isEmpty || remedies.contains(.substitute))
                && (recovery.carried.isEmpty || remedies.contains(.carry)), "REMEDY_UNKNOWN",
            "What was done in stage \(recovery.stage) is not what the terms name, in their order.")
        for (key, change) in recovery.changed.sorted(by: { $0.key < $1.key })
        where !isAllowed(key, change, recovery, remedies, plan) {
            findings.append(
                finding("CHANGE_NOT_ALLOWED", "\(key) gives way by \(change); the terms do not allow so much."))
        }
        return findings
    }

    /// Whether a number may give way by so much.
    private func isAllowed(
        _ key: String, _ change: Int, _ recovery: PlanRecovery, _ remedies: Set<NoShowTerm.Remedy>, _ plan: ExchangePlan
    ) -> Bool {
        for (index, clause) in terms.clauses.enumerated() where key.hasPrefix(clause.id + ".") {
            let number = key.dropFirst(clause.id.count + 1)
            switch clause.term {
            case .count: return number == "n" && change < 0 && remedies.contains(.shrink)
            case .stages:
                guard let stage = Int(number.dropFirst(5).prefix { $0 != "." }) else { return false }
                return stage == recovery.stage
                    ? change < 0 && !number.hasSuffix("max") && !remedies.isDisjoint(with: [.shrink, .carry])
                    : change > 0 && stage > recovery.stage && remedies.contains(.carry)
            case .quota(let quota):
                let side = number.hasSuffix("A") ? SideID.a : .b
                return terms.noShow.excused && number.hasPrefix("min.") && change < 0
                    && quota.stage ?? recovery.stage == recovery.stage
                    && -change <= excusable(index, side, recovery, plan)
            default: continue
            }
        }
        return false
    }

    /// Counted people of a kind who were planned and did not come, less those of the kind who stood in reserve and
    /// came.
    private func excusable(_ clause: Int, _ side: SideID, _ recovery: PlanRecovery, _ plan: ExchangePlan) -> Int {
        let judged = JudgedPersons(terms: terms, persons: persons.persons)
        let who = judged.truths[clause][0]
        func count(_ people: [PersonID]) -> Int {
            people.count { id in
                guard let person = position[id] else { return false }
                return persons.persons[person].heldBy == side && !judged.isOutside[person] && who[person]
            }
        }
        let announced = plan.reserve.filter { $0.stage == recovery.stage }.map(\.person)
        let absent = Set(recovery.absent)
        return count(recovery.absent.filter { !announced.contains($0) })
            - count(announced.filter { !absent.contains($0) })
    }

    /// Whether all but the stage at hand, and those carried, is as it was.
    private func frozen(_ plan: ExchangePlan, _ before: ExchangePlan) -> [Finding] {
        guard let last = plan.recoveries.last, plan.stages.count == before.stages.count else {
            return [finding("NOT_FROZEN", "The plan does not have the stages that it had.")]
        }
        let carried = Set(last.carried.map(\.person))
        var findings: [Finding] = []
        for (new, old) in zip(plan.stages, before.stages) {
            let was = Set(old.released.map(\.person))
            let now = Set(new.released.map(\.person))
            let mayCome = new.stage == last.stage ? Set(last.steppedIn) : carried
            let mayGo = new.stage == last.stage ? Set(last.absent + last.heldBack) : []
            if now.subtracting(was).isSubset(of: mayCome), was.subtracting(now).isSubset(of: mayGo) { continue }
            findings.append(finding("NOT_FROZEN", "Stage \(new.stage) differs from what the recovery says."))
        }
        if plan.reserve != before.reserve { findings.append(finding("NOT_FROZEN", "The reserve is not as announced.")) }
        return findings
    }
}

extension ExchangeTerms {
    /// Without what was settled when the plan was drawn up.
    fileprivate var forJudging: ExchangeTerms {
        ExchangeTerms(
            exchange: exchange, version: version, asOf: asOf, sideNames: sideNames,
            clauses: clauses.filter {
                switch $0.term {
                case .lottery, .reserve: false
                default: true
                }
            }, objective: objective)
    }
}
