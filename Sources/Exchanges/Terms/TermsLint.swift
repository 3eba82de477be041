import Persons

/// What only shows when all clauses are read: faults and doubts that need no persons and no solving.
struct TermsLint {
    let terms: ExchangeTerms
    let file: String?
    private(set) var findings: [Finding] = []

    /// - Parameter isSound: every clause could be read; doubts about clauses together are only raised then.
    init(_ terms: ExchangeTerms, file: String?, isSound: Bool) {
        self.terms = terms
        self.file = file
        checkStages()
        checkKinds()
        if isSound, !findings.contains(where: { $0.severity == .error }) { warnOfCiviliansAgainstSoldiers() }
    }

    private mutating func checkStages() {
        let stageCount = terms.stages.count
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

    /// A civilian may not be held as a bargaining chip; counting one against a soldier deserves a second look.
    private mutating func warnOfCiviliansAgainstSoldiers() {
        guard let count = terms.clauses.first(where: { $0.term.kind == .count }) else { return }
        let equal = terms.clauses.contains { clause in
            guard case .quota(let quota) = clause.term, quota.who == .status(.civilian) else { return false }
            return quota.releasedBy == nil && (quota.max == 0 || quota.min == quota.max)
        }
        if !equal {
            warn(
                count, "CIVILIANS_COUNTED",
                "Civilians may be counted against soldiers: no clause gives both sides the same number of civilians.",
                "Add a quota for {status: civilian} with min and max alike, or leave it with open eyes.")
        }
    }

    private mutating func fault(_ clause: Clause, _ code: String, _ message: String, _ mend: String) {
        add(clause, .error, code, message, mend)
    }

    private mutating func warn(_ clause: Clause, _ code: String, _ message: String, _ mend: String) {
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
}
