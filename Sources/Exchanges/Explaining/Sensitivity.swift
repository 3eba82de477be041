import Persons

/// What the plan would come to if numbers in the terms were others. It rests on sealed columns: the neutral's only.
public struct Sensitivity: Codable, Hashable, Sendable {
    /// One level, as it is and as it would be.
    public struct Shift: Codable, Hashable, Sendable {
        /// The level.
        public var level: LevelName
        /// What the plan comes to.
        public var now: Int
        /// What it would come to.
        public var then: Int
        /// No plan would come to more.
        public var bound: Int
    }

    /// One number of the terms, as it is and as it would be.
    public struct Number: Hashable, Sendable {
        /// The clause, by id.
        public let clause: String
        /// As in the change of a repair, without the clause: `min`, `stage2.size`.
        public let key: String
        /// What the terms say.
        public let now: Int
        /// What they would say.
        public let then: Int
    }

    /// Number by number, for example `civilians.min: 20`; keys as in a repair.
    public var change: [String: Int]
    /// What it means.
    public var words: String
    /// Whether a plan would keep the terms then; nil where it was not found out.
    public var possible: Bool?
    /// Every level but the lots, in order; empty without a plan.
    public var levels: [Shift]
    /// People who would go and do not go now; nil without a plan.
    public var others: Int?
    /// A smallest set of clauses that could not hold together then, by id.
    public var conflict: [String]
}

/// Draws an exchange up again and again, each time with some numbers of the terms changed.
public struct SensitivityStudy: Sendable {
    /// Why a change cannot be made.
    public enum Refusal: Error, Hashable, Sendable {
        /// No clause has such a number, or the law stands behind it; the numbers that could change are named.
        case unknown(String, known: [String])
        /// The number would fall below zero.
        case negative(String)
    }

    private let terms: ExchangeTerms
    private let persons: PlanPersons
    private let plan: ExchangePlan
    private let words: ExplanationWords
    private let going: Set<PersonID>
    private let bus: Int

    /// A study of a plan that keeps these terms.
    /// - Parameter language: in which all is said.
    public init(
        terms: ExchangeTerms, persons: PlanPersons, plan: ExchangePlan, in language: TermsLanguage = .english
    ) {
        self.terms = terms
        self.persons = persons
        self.plan = plan
        words = ExplanationWords(terms, language)
        going = Set(plan.stages.flatMap(\.released).map(\.person))
        var bus = 50
        for clause in terms.clauses { if case .handover(let handover) = clause.term { bus = handover.wave } }
        self.bus = bus
    }

    /// One change for every number of people in the terms: one bus of seats (a wave of the handover, else 50), one place,
    /// one veto; of other numbers 20 from a hundred up, 5 from twenty up, else one.
    ///
    /// What stands together moves together: least and most of a quota that are one number, and with them the most of
    /// another quota for the same people that would be in the way; a stage's exact size and the exact count.
    public var usual: [[String: Int]] { terms.clauses.flatMap(usual) }

    private func usual(_ clause: Clause) -> [[String: Int]] {
        let numbers = clause.numbers(bus: bus)
        if case .quota(let quota) = clause.term, quota.min == quota.max, let one = numbers.first {
            return [raised(clause.id, quota, by: one.step)]
        }
        let counts = terms.clauses.filter {
            if case .count(let count) = $0.term { count.mode == .exact } else { false }
        }
        if counts.contains(clause), terms.stages.contains(where: { $0.min != nil && $0.min == $0.max }) { return [] }
        return numbers.map { number in
            var change = ["\(clause.id).\(number.key)": number.step]
            if number.key.hasSuffix(".size") { for count in counts { change["\(count.id).n"] = 1 } }
            return change
        }
    }

    private func raised(_ id: String, _ quota: QuotaTerm, by step: Int) -> [String: Int] {
        var change = ["\(id).min": step, "\(id).max": step]
        for clause in terms.clauses where clause.id != id {
            guard case .quota(let other) = clause.term, other.who == quota.who, let most = other.max,
                most < (quota.min ?? 0) + step
            else { continue }
            change["\(clause.id).max"] = step
            if other.min == other.max { change["\(clause.id).min"] = step }
        }
        return change
    }

    /// What the plan would come to after a change, by the keys that repairs use.
    /// - Throws: `Refusal`.
    public func outcome(of change: [String: Int]) throws(Refusal) -> Sensitivity {
        let (changed, numbers) = try changed(by: change)
        var outcome = Sensitivity(
            change: change, words: "", possible: nil, levels: [], others: nil, conflict: [])
        let planner = Planner(terms: changed, persons: persons)
        var levels = Levels(planner.model, mode: plan.mode ?? terms.priorityMode)
        do {
            let stageOf = try levels.run()
            let then = Set(
                stageOf.keys.flatMap { planner.model.classes.members(of: $0) }.map { persons.persons[$0].id })
            outcome.possible = true
            outcome.others = then.subtracting(going).count
            outcome.levels = plan.levels.compactMap { now in
                guard now.level != .select, now.level != .lottery,
                    let then = levels.levels.first(where: { $0.level == now.level })
                else { return nil }
                return Sensitivity.Shift(level: now.level, now: now.value, then: then.value, bound: then.bound)
            }
        } catch .impossible {
            outcome.possible = false
            outcome.conflict = ClauseSets(planner.model).smallestConflict().map { changed.clauses[$0].id }
        } catch {
            outcome.possible = nil
        }
        outcome.words = words.words(outcome, numbers)
        return outcome
    }

    private func changed(by change: [String: Int]) throws(Refusal) -> (
        terms: ExchangeTerms, numbers: [Sensitivity.Number]
    ) {
        var left = change
        var numbers: [Sensitivity.Number] = []
        var clauses: [Clause] = []
        for clause in terms.clauses {
            var changed = clause
            for key in clause.numbers(bus: bus).map(\.key) {
                let name = "\(clause.id).\(key)"
                // Read anew from the clause as changed so far, so that two numbers of one clause can move.
                guard let by = left.removeValue(forKey: name),
                    let number = changed.numbers(bus: bus).first(where: { $0.key == key })
                else { continue }
                if number.value + by < 0 { throw .negative(name) }
                changed = Clause(id: clause.id, row: clause.row, term: number.replaced(number.value + by))
                numbers.append(.init(clause: clause.id, key: key, now: number.value, then: number.value + by))
            }
            clauses.append(changed)
        }
        if let strange = left.keys.min() {
            throw .unknown(
                strange,
                known: terms.clauses.flatMap { clause in clause.numbers(bus: bus).map { "\(clause.id).\($0.key)" } })
        }
        return (
            ExchangeTerms(
                exchange: terms.exchange, version: terms.version, asOf: terms.asOf, sideNames: terms.sideNames,
                clauses: clauses, objective: terms.objective), numbers
        )
    }
}
