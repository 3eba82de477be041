import Persons

/// What only shows when all clauses are read: faults and doubts that need no persons and no solving.
struct TermsLint {
    let terms: ExchangeTerms
    let file: String?
    private(set) var findings: [Finding] = []
    var stageCount: Int { terms.stages.count }

    /// - Parameter isSound: every clause could be read; doubts about clauses together are only raised then.
    init(_ terms: ExchangeTerms, file: String?, isSound: Bool) {
        self.terms = terms
        self.file = file
        checkStages()
        checkKinds()
        checkWhoStandsInside()
        if isSound { checkContradictions() }
        checkLevels()
        checkRound()
        if isSound { warnOfCiviliansAgainstSoldiers() }
    }

    private mutating func checkStages() {
        for clause in terms.clauses {
            if let stage = clause.term.stage, stage > stageCount {
                fault(clause, "STAGE_UNKNOWN", "It names stage \(stage); there are \(stageCount).", "Name one of them.")
            }
            for limit in clause.term.stageLimits {
                guard case .each(let numbers) = limit, numbers.count != stageCount else { continue }
                fault(
                    clause, "STAGE_UNKNOWN", "A list has \(numbers.count) numbers; there are \(stageCount) stages.",
                    "Give one number a stage.")
            }
            guard case .stages(let stages) = clause.term else { continue }
            for (index, stage) in stages.enumerated() {
                guard let date = stage.date, date < terms.asOf else { continue }
                warn(
                    clause, "STAGE_PAST",
                    "Stage \(index + 1) lies before \(terms.asOf.iso), the day on which ages are counted.",
                    "Check as_of and the date.")
            }
        }
    }

    private mutating func checkKinds() {
        var seen: [ClauseKind: String] = [:]
        for clause in terms.clauses {
            let kind = clause.term.kind
            guard kind.standsOnce else { continue }
            if let other = seen[kind] {
                fault(
                    clause, "CLAUSE_TWICE", "\"\(other)\" is of the same kind (\(kind.rawValue)).", "Keep one of them.")
            }
            seen[kind] = clause.id
        }
    }

    /// A clause that asks for people under 18 inside the number could never be met, and must not be asked (Geneva
    /// Convention IV, articles 24 and 50: their return is no matter of an exchange).
    private mutating func checkWhoStandsInside() {
        for clause in terms.clauses where clause.term.asksForPeople {
            for who in clause.term.predicates where who.isOfMinorsOnly {
                fault(
                    clause, "MINOR_COUNTED", "It asks for people under 18, who are never inside an exchange.",
                    "See to their return outside any exchange (Geneva Convention IV, articles 24 and 50).")
            }
        }
    }

    /// A round of drand that is known before the last day for revealing is over lets a party choose.
    private mutating func checkRound() {
        for clause in terms.clauses {
            guard case .lottery(let lottery) = clause.term, case .drand(let round) = lottery.fallback,
                let last = lottery.revealBy, let day = LotteryTerm.day(ofRound: round), day <= last
            else { continue }
            fault(
                clause, "SEED_ROUND_EARLY",
                "Round \(Words.number(round)) of drand is drawn on \(day.iso); shares may be revealed until \(last.iso).",
                "Name a round after that day: who knows its value before can choose between two seeds.")
        }
    }

    /// Levels that the clauses give no meaning.
    private mutating func checkLevels() {
        guard terms.objective.contains(.weight), terms.weights == nil else { return }
        findings.append(
            Finding(
                file: file, column: "objective", severity: .error, code: "OBJECTIVE_UNKNOWN",
                message: "The level \"weight\" stands without a clause of the kind weights.",
                mend: "Write count instead, or add the table."))
    }

    /// A civilian may not be held as a bargaining chip; counting one against a soldier deserves a second look.
    private mutating func warnOfCiviliansAgainstSoldiers() {
        guard let balance = terms.clauses.first(where: { [.count, .weights].contains($0.term.kind) }) else { return }
        let isApart = terms.clauses.contains { clause in
            switch clause.term {
            case .quota(let quota):
                quota.who == .status(.civilian) && quota.releasedBy == nil && quota.stage == nil
                    && (quota.max == 0 || quota.min == quota.max)
            case .mirror(let mirror): mirror.who == .status(.civilian) && mirror.tolerance == 0
            case .exclude(let who): who == .status(.civilian)
            default: false
            }
        }
        let inStages = terms.clauses.contains { clause in
            guard case .quota(let quota) = clause.term, quota.who == .status(.civilian), let stage = quota.stage else {
                return false
            }
            let most = terms.clauses.contains {
                guard case .quota(let all) = $0.term else { return false }
                return all.who == quota.who && all.stage == nil && all.releasedBy == nil && all.max == quota.min
            }
            return quota.releasedBy == nil && stage <= stageCount && quota.min == quota.max && most
        }
        if !isApart, !inStages {
            warn(
                balance, "CIVILIANS_COUNTED",
                "Civilians may be counted against soldiers: no clause gives both sides the same number of civilians.",
                "Add a quota for {status: civilian} with min and max alike, or leave it with open eyes.")
        }
    }

    mutating func fault(_ clause: Clause, _ code: String, _ message: String, _ mend: String) {
        add(clause, .error, code, message, mend)
    }

    mutating func warn(_ clause: Clause, _ code: String, _ message: String, _ mend: String) {
        add(clause, .warning, code, message, mend)
    }

    private mutating func add(
        _ clause: Clause, _ severity: Severity, _ code: String, _ message: String, _ mend: String
    ) {
        findings.append(
            Finding(
                file: file, row: clause.row, column: clause.id, severity: severity, code: code, message: message,
                mend: mend))
    }
}

extension Term {
    /// The stage that the clause names, if it names one.
    var stage: Int? {
        switch self {
        case .must(let must): must.byStage
        case .first(_, let byStage): byStage
        case .quota(let quota): quota.stage
        case .named(let named): named.byStage
        default: nil
        }
    }

    /// The limits that may be lists with one number a stage.
    var stageLimits: [StageLimit] {
        switch self {
        case .capacity(let capacity):
            [capacity.seats, capacity.ambulance].compactMap { $0 } + capacity.crossings.map(\.seats)
        case .sites(let sites): [sites.max]
        default: []
        }
    }

    /// Whether the clause asks that people of its kind stand inside the number.
    var asksForPeople: Bool {
        switch self {
        case .must(let must): must.counts
        case .allOf: true
        case .quota(let quota): quota.min ?? 0 > 0
        case .share(let share): share.bound == .least && share.percent > 0
        case .rate, .mirror: true
        default: false
        }
    }
}

extension PersonPredicate {
    /// Whether only people under 18 can make it true.
    var isOfMinorsOnly: Bool {
        switch self {
        case .age(let range): range.upper.map { $0 < 18 } ?? false
        case .all(let parts): parts.contains(where: \.isOfMinorsOnly)
        case .any(let parts): parts.allSatisfy(\.isOfMinorsOnly)
        case .not(.age(let range)): range.upper == nil && range.lower.map { $0 <= 18 } ?? true
        default: false
        }
    }
}
