public import Persons

/// Mends one stage of a plan when people do not come, as a small exact program with proof.
///
/// Stages that are over and stages to come stay as they are. Of the stage at hand those who came go or are held back,
/// and nobody steps in but the reserve announced for it. The remedies of the `no_show` clause are tried in their order,
/// each with those before it, and then so without `carry`, which can fail for one person alone. Where nothing keeps every
/// clause, nobody is carried, as few clauses as possible are broken, those that ask for numbers of people first, and each
/// is named. The ratio at each stage is never broken.
///
/// An absent person counts as one who cannot go; whoever changes their mind at the crossing is absent too. To carry is
/// for all who did not come, but for those whom a clause asks to go by now.
///
/// Best is, one after the other: the fewest excused, the most of those present who go, the most counted; then the reserve
/// in its order, then the lower ticket.
public struct Recovery: Sendable {
    /// The stage or the absent do not fit the plan.
    public struct Refusal: Error, Sendable {
        /// What is wrong, place by place.
        public let findings: [Finding]
    }

    private let terms: ExchangeTerms
    private let persons: PlanPersons
    private let position: [PersonID: Int]

    /// For the terms and persons that the plan was made from, sealed columns included.
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        self.terms = terms
        self.persons = persons
        position = Dictionary(uniqueKeysWithValues: persons.persons.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// The plan after `absent` of `stage` (counted from 1), or of its reserve, did not come.
    ///
    /// Its last entry of `recoveries` says what was done. Levels are left out: they were those of the plan before.
    /// - Returns: the plan, and a proof for `ProofVerifier` that nothing better was possible.
    /// - Throws: `Refusal`; `Planner.Undecided`.
    public func recovered(_ plan: ExchangePlan, stage: Int, absent: [PersonID]) throws -> (
        plan: ExchangePlan, proof: PlanProof
    ) {
        let absent = Set(absent)
        try refuse(plan, stage, absent)
        let one = Case(
            terms: terms.changed(by: plan), persons: persons.without(absent: plan), plan: plan, stage: stage,
            absent: absent, position: position)
        for remedies in terms.noShow.attempts {
            if let found = try one.best(Set(remedies), breaking: false) {
                return (one.plan(with: found, remedies), found.proof)
            }
        }
        let atHand = terms.noShow.then.filter { $0 != .carry }
        guard let found = try one.best(Set(atHand), breaking: true) else {
            throw Refusal(findings: [
                Finding(
                    severity: .error, code: "RATIO", message: "The plan does not keep the ratio in every stage.",
                    mend: "Check the plan first.")
            ])
        }
        return (one.plan(with: found, atHand), found.proof)
    }

    private func refuse(_ plan: ExchangePlan, _ stage: Int, _ absent: Set<PersonID>) throws {
        var findings: [Finding] = []
        func refuse(_ code: String, _ message: String, _ mend: String) {
            findings.append(Finding(severity: .error, code: code, message: message, mend: mend))
        }
        guard plan.stages.count == terms.stages.count, plan.stages.indices.contains(stage - 1) else {
            refuse("STAGE_UNKNOWN", "The plan has no stage \(stage).", "Name one of its \(plan.stages.count) stages.")
            throw Refusal(findings: findings)
        }
        if plan.recoveries.contains(where: { $0.stage == stage }) {
            refuse(
                "STAGE_RECOVERED", "Stage \(stage) was mended already.",
                "Give all who are absent at once, with the plan as it was before.")
        }
        let here = Set(plan.stages[stage - 1].released.map(\.person))
            .union(plan.reserve.filter { $0.stage == stage }.map(\.person))
        for person in absent.subtracting(here).sorted() {
            refuse(
                "ABSENT_UNKNOWN", "\(person.rawValue) is neither in stage \(stage) nor in its reserve.",
                "Name people of that stage.")
        }
        if !findings.isEmpty { throw Refusal(findings: findings) }
    }
}

/// One stage with its absent, and what can be made of it.
private struct Case {
    let terms: ExchangeTerms
    let persons: PlanPersons
    let before: ExchangePlan
    let stage: Int
    let absent: Set<PersonID>
    /// Those planned for the stage, and its reserve in order, as positions.
    let planned: [Int]
    let reserve: [Int]

    init(
        terms: ExchangeTerms, persons: PlanPersons, plan: ExchangePlan, stage: Int, absent: Set<PersonID>,
        position: [PersonID: Int]
    ) {
        self.terms = terms
        self.persons = persons
        before = plan
        self.stage = stage
        self.absent = absent
        planned = plan.stages[stage - 1].released.compactMap { position[$0.person] }
        reserve = plan.reserve.filter { $0.stage == stage }
            .sorted { ($0.order, $0.heldBy) < ($1.order, $1.heldBy) }.compactMap { position[$0.person] }
    }

    private var people: [PlanPerson] { persons.persons }
    private func isAbsent(_ person: Int) -> Bool { absent.contains(people[person].id) }

    func best(_ remedies: Set<NoShowTerm.Remedy>, breaking: Bool) throws -> RecoveryProgram.Found? {
        // Who is carried will be able to go; who is not, was not.
        let here = persons.without(remedies.contains(.carry) ? absent.subtracting(carriable) : absent)
        let eligibility = Eligibility(terms: terms, persons: here)
        var seats = [RecoveryProgram.Seat](repeating: .stays, count: people.count)
        var stageOf: [PersonID: Int] = [:]
        for stage in before.stages { for release in stage.released { stageOf[release.person] = stage.stage } }
        for person in people.indices {
            guard let at = stageOf[people[person].id], eligibility.standings[person].isEligible else { continue }
            seats[person] = at != stage ? .settled(at - 1) : isAbsent(person) ? .absent : .planned
        }
        for person in reserve where !isAbsent(person) && seats[person] == .stays { seats[person] = .reserve }
        var program = RecoveryProgram(
            terms: terms, persons: here, eligibility: eligibility, stage: stage - 1, seats: seats, order: order())
        program.open(remedies)
        for side in SideID.allCases {
            program.limit(
                side, to: planned.count { people[$0].heldBy == side && !eligibility.standings[$0].isOutside })
        }
        program.ease(remedies)
        if terms.noShow.excused {
            for (clause, side, most) in excusable(eligibility) {
                program.excuse(clause: clause, side: side, upTo: most)
            }
        }
        if breaking { program.letBreak() }
        return try program.best()
    }

    /// Those absent whom no clause asks to go by now.
    private var carriable: [PersonID] {
        planned.filter { person in
            isAbsent(person)
                && !terms.clauses.contains { clause in
                    switch clause.term {
                    case .must(let must): must.byStage ?? Int.max <= stage && must.who.matches(people[person])
                    case .first(let who, let byStage): byStage <= stage && who.matches(people[person])
                    case .named(let named):
                        named.byStage ?? Int.max <= stage && named.ids.contains(people[person].id)
                            && named.releasedBy ?? people[person].heldBy == people[person].heldBy
                    default: false
                    }
                }
        }.map { people[$0].id }
    }

    /// The reserve in its order, then everybody by ticket.
    private func order() -> [Int] {
        var order = [Int](repeating: 0, count: people.count)
        let byTicket = people.indices.sorted {
            (people[$0].ticket, people[$0].id) < (people[$1].ticket, people[$1].id)
        }
        for (place, person) in byTicket.enumerated() { order[person] = reserve.count + place }
        for (place, person) in reserve.enumerated() { order[person] = place }
        return order
    }

    /// By how much each side's least number of a quota may fall: those of the kind who did not come and for whom nobody
    /// of the kind stands in reserve.
    private func excusable(_ eligibility: Eligibility) -> [(clause: Int, side: SideID, most: Int)] {
        terms.clauses.enumerated().flatMap { index, clause -> [(Int, SideID, Int)] in
            guard case .quota(let quota) = clause.term, quota.min != nil, quota.stage ?? stage == stage else {
                return []
            }
            return quota.sides.compactMap { side in
                func count(_ group: [Int], _ isAbsent: Bool) -> Int {
                    group.count {
                        people[$0].heldBy == side && !eligibility.standings[$0].isOutside
                            && quota.who.matches(people[$0]) && self.isAbsent($0) == isAbsent
                    }
                }
                let most = count(planned, true) - count(reserve, false)
                return most > 0 ? (index, side, most) : nil
            }
        }
    }

    // MARK: - The plan

    func plan(with found: RecoveryProgram.Found, _ remedies: [NoShowTerm.Remedy]) -> ExchangePlan {
        let standings = Eligibility(terms: terms, persons: persons).standings
        var stageOf: [PersonID: Int] = [:]
        for (unit, at) in found.stageOf {
            for person in found.classes.members(of: unit) { stageOf[people[person].id] = at + 1 }
        }
        var plan = before
        (plan.status, plan.levels) = (.feasible, [])
        let waves = Waves(terms, found.classes)
        for index in Set([stage] + planned.compactMap { stageOf[people[$0].id] }).map({ $0 - 1 }) {
            let units = found.stageOf.filter { $0.value == index }.map(\.key)
            let waveOf = waves?.waves(of: units) ?? [:]
            plan.stages[index].released = units.flatMap { unit in
                found.classes.members(of: unit).map { person in
                    PlanRelease(
                        person: people[person].id, heldBy: people[person].heldBy,
                        counted: !standings[person].isOutside, wave: waveOf[unit])
                }
            }.sorted { ($0.heldBy, $0.person) < ($1.heldBy, $1.person) }
        }
        let carried = planned.filter { stageOf[people[$0].id] ?? stage > stage }
        var recovery = PlanRecovery(
            stage: stage, absent: absent.sorted(),
            steppedIn: reserve.filter { stageOf[people[$0].id] == stage }.map { people[$0].id }.sorted(),
            heldBack: planned.filter { !isAbsent($0) && stageOf[people[$0].id] != stage }.map { people[$0].id }
                .sorted(),
            carried: carried.map { .init(person: people[$0].id, stage: stageOf[people[$0].id] ?? 0) }
                .sorted { $0.person < $1.person },
            remedies: remedies, changed: found.changed, broken: found.broken, kept: found.kept, counted: found.counted,
            proved: found.isProved, words: [])
        recovery.words = RecoveryWords(recovery, before, terms, persons).sentences
        plan.recoveries.append(recovery)
        return plan
    }
}

extension NoShowTerm {
    /// The sets of remedies in the order in which they are tried.
    fileprivate var attempts: [[Remedy]] {
        func starts(_ list: [Remedy]) -> [[Remedy]] { list.indices.map { Array(list[...$0]) } }
        let first = starts(then)
        let without = then.filter { $0 != .carry }
        return first + (without.isEmpty ? [[]] : starts(without)).filter { !first.contains($0) }
    }
}

extension ExchangeTerms {
    /// The terms as they stand after the recoveries of a plan.
    func changed(by plan: ExchangePlan) -> ExchangeTerms {
        plan.recoveries.reduce(self) { $0.changed(by: $1.changed) }
    }
}

extension PlanPersons {
    /// The same, but these cannot go.
    func without(_ absent: Set<PersonID>) -> PlanPersons {
        PlanPersons(
            persons.map { person in
                var person = person
                if absent.contains(person.id) { person.fit = false }
                return person
            }, columns: columns)
    }

    /// The same, but those who did not come by earlier recoveries of a plan, and are not carried, cannot go.
    func without(absent plan: ExchangePlan) -> PlanPersons {
        if plan.recoveries.isEmpty { return self }
        let absent = plan.recoveries.flatMap { $0.absent }
        return without(Set(absent).subtracting(plan.stages.flatMap { $0.released.map(\.person) }))
    }
}
