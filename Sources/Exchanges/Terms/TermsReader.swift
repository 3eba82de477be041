public import Persons
import Yams

extension ExchangeTerms {
    /// Reads terms from YAML.
    ///
    /// A clause kind, key or predicate that is not understood is an error that names it and its line: terms
    /// are never applied in part.
    /// - Returns: the terms, nil when there are errors; and the findings, in the order of the file.
    /// - Throws: `UnreadableInput` when the text is no YAML mapping.
    public static func read(_ bytes: [UInt8], file: String? = nil) throws -> (
        terms: ExchangeTerms?, findings: [Finding]
    ) {
        try UnreadableInput.checkText(bytes, file: file, expected: "a YAML file")
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let node: Node?
        do {
            node = try Yams.compose(yaml: String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self))
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            throw UnreadableInput(
                keys.sorted().map { key in
                    Finding(
                        file: file, row: context.mark.line, column: key, severity: .error, code: "KEY_TWICE",
                        message: "The key \"\(key)\" stands twice in one mapping, first here.",
                        mend: "Keep one of them.")
                })
        } catch let error as YamlError {
            throw UnreadableInput(
                file: file, code: "YAML", message: "The terms cannot be read as YAML\(place(error)).",
                mend: "Check the brackets, the indentation and the quotes there.")
        }
        guard let node, node.mapping != nil else {
            throw UnreadableInput(
                file: file, code: "YAML", message: "The file holds no terms.",
                mend: "Give a YAML file with exchange, version, as_of, sides and clauses.")
        }
        var reader = TermsReader(source: TermsSource(file: file))
        let terms = reader.terms(node)
        let findings = reader.source.findings.sorted { ($0.row ?? 0) < ($1.row ?? 0) }
        return (findings.contains { $0.severity == .error } ? nil : terms, findings)
    }

    private static func place(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            " (line \(mark.line), column \(mark.column))"
        case .no, .memory, .reader, .writer, .emitter, .representer, .dataCouldNotBeDecoded,
            .duplicatedKeysInMapping:
            ""
        }
    }
}

/// Reads the clauses; findings gather in the source.
struct TermsReader {
    var source: TermsSource

    /// The kinds of clause that can be read, applied and checked.
    enum Kind: String, CaseIterable {
        case eligible, exclude, count, stages, must, first, quota, lottery
    }

    static let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")

    mutating func terms(_ node: Node) -> ExchangeTerms? {
        let entries = source.entries(
            node, of: "terms", known: ["exchange", "version", "as_of", "sides", "clauses", "objective"])
        let exchange = source.text(entries["exchange"], "exchange", in: node)
        if entries["version"] == nil { source.missing("version", in: node) }
        let version = source.number(entries["version"], "version", least: 1)
        let asOf = date(entries["as_of"], "as_of", in: node)
        let names = sides(entries["sides"], in: node)
        let objective = objective(entries["objective"])
        guard let list = entries["clauses"]?.sequence, !list.isEmpty else {
            source.missing("clauses", in: node)
            return nil
        }
        var clauses: [Clause] = []
        for clause in list {
            guard let read = self.clause(clause) else { continue }
            if clauses.contains(where: { $0.id == read.id }) {
                source.add(
                    clause, read.id, "CLAUSE_TWICE", "Two clauses are called \"\(read.id)\".",
                    mend: "Give each clause its own id.")
            }
            clauses.append(read)
        }
        guard let exchange, let version, let asOf, let names else { return nil }
        let terms = ExchangeTerms(
            exchange: exchange, version: version, asOf: asOf, sideNames: names, clauses: clauses, objective: objective)
        checkTogether(terms, list: entries["clauses"])
        return terms
    }

    private mutating func date(_ node: Node?, _ column: String, in parent: Node) -> PartialDate? {
        guard let text = source.text(node, column, in: parent) else { return nil }
        if let date = PartialDate(iso: text), date.precision == .day { return date }
        source.add(node, column, "BAD_VALUE", "\(column) is not a day.", mend: "Write YYYY-MM-DD.")
        return nil
    }

    private mutating func sides(_ node: Node?, in parent: Node) -> [SideID: String]? {
        guard let node else {
            source.missing("sides", in: parent)
            return nil
        }
        let entries = source.entries(node, of: "sides", known: SideID.allCases.map(\.rawValue))
        var names: [SideID: String] = [:]
        for side in SideID.allCases { names[side] = source.text(entries[side.rawValue], side.rawValue, in: node) }
        if let a = names[.a], a == names[.b] {
            source.add(
                node, "sides", "BAD_VALUE", "Both sides are called \"\(a)\".", mend: "Call each by a name of its own.")
        }
        return names.count == 2 ? names : nil
    }

    private mutating func objective(_ node: Node?) -> [Objective] {
        guard let node else { return Objective.allCases }
        guard let items = node.sequence, !items.isEmpty else {
            source.add(
                node, "objective", "BAD_VALUE", "objective is not a list of levels.",
                mend: "Write for example [count, band, captivity, early, lottery], or leave objective out.")
            return []
        }
        var levels: [Objective] = []
        for item in items {
            let name = item.scalar?.string ?? "?"
            guard let level = Objective(rawValue: name) else {
                source.add(
                    item, "objective", "OBJECTIVE_UNKNOWN", "\"\(name)\" is not a level that this version can reach.",
                    mend: "Use: \(Objective.allCases.map(\.rawValue).joined(separator: ", ")).")
                continue
            }
            if levels.contains(level) || levels.contains(.lottery) {
                source.add(
                    item, "objective", "OBJECTIVE_ORDER", "\"\(name)\" stands twice or after the lottery.",
                    mend: "Name each level once and the lottery last.")
            }
            levels.append(level)
        }
        return levels.contains(.lottery) ? levels : levels + [.lottery]
    }

    private mutating func clause(_ node: Node) -> Clause? {
        guard let name = node.mapping?["kind"]?.scalar?.string else {
            source.add(
                node, nil, "CLAUSE_KIND", "A clause does not say its kind.",
                mend: "Write {id: …, kind: …} with a kind of: \(Self.kinds).")
            return nil
        }
        let id = node.mapping?["id"]?.scalar?.string ?? ""
        guard let kind = Kind(rawValue: name) else {
            source.add(
                node, id.isEmpty ? nil : id, "CLAUSE_UNKNOWN",
                "The clause \"\(id)\" is of the kind \"\(name)\", which this version cannot apply.",
                mend: "Take it out, or use one of: \(Self.kinds).")
            return nil
        }
        if id.isEmpty {
            source.missing("id", in: node)
            return nil
        }
        return term(kind, node, id).map { Clause(id: id, row: node.mark?.line ?? 0, term: $0) }
    }

    private mutating func term(_ kind: Kind, _ node: Node, _ id: String) -> Term? {
        let who = "clause \"\(id)\""
        func keys(_ own: String...) -> [String] { ["id", "kind"] + own }
        switch kind {
        case .eligible:
            let entries = source.entries(node, of: who, known: keys("confirmed", "consent"))
            for key in ["confirmed", "consent"] where source.flag(entries[key], key) == false {
                source.add(
                    entries[key], id, "ELIGIBLE_FALSE",
                    "No terms can count people who are not \(key == "consent" ? "willing" : key).",
                    mend: "Write \(key): true.")
            }
            return .eligible
        case .exclude:
            let entries = source.entries(node, of: who, known: keys("who"))
            return source.predicate(entries["who"], "who", in: node).map(Term.exclude)
        case .count: return count(node, source.entries(node, of: who, known: keys("n", "mode", "ratio")))
        case .stages: return stages(node, source.entries(node, of: who, known: keys("stages")))
        case .must:
            let entries = source.entries(node, of: who, known: keys("who", "counts", "by_stage"))
            let counts = source.flag(entries["counts"], "counts") ?? false
            let byStage = source.number(entries["by_stage"], "by_stage", least: 1)
            return source.predicate(entries["who"], "who", in: node).map {
                .must(MustTerm(who: $0, counts: counts, byStage: byStage))
            }
        case .first:
            let entries = source.entries(node, of: who, known: keys("who", "by_stage"))
            if entries["by_stage"] == nil { source.missing("by_stage", in: node) }
            let byStage = source.number(entries["by_stage"], "by_stage", least: 1)
            guard let who = source.predicate(entries["who"], "who", in: node), let byStage else { return nil }
            return .first(who: who, byStage: byStage)
        case .quota:
            return quota(
                node, source.entries(node, of: who, known: keys("who", "released_by", "stage", "min", "max")), id)
        case .lottery:
            let entries = source.entries(node, of: who, known: keys("method"))
            if let method = entries["method"], method.scalar?.string != "ticket" {
                source.add(
                    method, id, "BAD_VALUE",
                    "The method \"\(method.scalar?.string ?? "?")\" is not one that this version can draw by.",
                    mend: "Write method: ticket.")
            }
            return .lottery
        }
    }

    private mutating func count(_ node: Node, _ entries: [String: Node]) -> Term? {
        if entries["n"] == nil { source.missing("n", in: node) }
        let n = source.number(entries["n"], "n")
        let mode = source.choice(entries["mode"], "mode", CountTerm.Mode.allCases) ?? .exact
        var parts = [1, 1]
        if let ratio = entries["ratio"] {
            parts = (ratio.sequence.map(Array.init) ?? []).compactMap {
                source.number($0, "ratio", least: 1, most: 1_000)
            }
            guard parts.count == 2 else {
                source.add(ratio, "ratio", "BAD_VALUE", "ratio is not two numbers.", mend: "Write [1, 1]: A, then B.")
                return nil
            }
        }
        return n.map { .count(CountTerm(n: $0, mode: mode, partA: parts[0], partB: parts[1])) }
    }

    private mutating func stages(_ node: Node, _ entries: [String: Node]) -> Term? {
        guard let list = entries["stages"]?.sequence, !list.isEmpty else {
            source.missing("stages", in: node)
            return nil
        }
        var stages: [StageTerm] = []
        for (index, item) in list.enumerated() {
            let stage = source.entries(item, of: "stage \(index + 1)", known: ["id", "date", "size", "min", "max"])
            if source.number(stage["id"], "id") != index + 1 {
                source.add(
                    item, "id", "STAGE_ORDER", "Stage \(index + 1) in order does not have the id \(index + 1).",
                    mend: "Number the stages 1, 2, 3 … in the order in which they happen.")
            }
            let day = stage["date"] == nil ? nil : date(stage["date"], "date", in: item)
            let size = source.number(stage["size"], "size")
            let least = source.number(stage["min"], "min")
            let most = source.number(stage["max"], "max")
            if size != nil, least != nil || most != nil {
                source.add(item, "size", "BAD_VALUE", "A stage has a size and a limit.", mend: "Keep one of them.")
            }
            if let least, let most, least > most {
                source.add(item, "min", "BAD_VALUE", "min is greater than max.", mend: "Turn them round.")
            }
            if let day, let earlier = stages.last(where: { $0.date != nil })?.date, day < earlier {
                source.add(
                    item, "date", "STAGE_ORDER", "Stage \(index + 1) lies before an earlier one, on \(day.iso).",
                    mend: "Put the stages in the order in which they happen.")
            }
            stages.append(StageTerm(date: day, min: size ?? least, max: size ?? most))
        }
        return .stages(stages)
    }

    private mutating func quota(_ node: Node, _ entries: [String: Node], _ id: String) -> Term? {
        let who = source.predicate(entries["who"], "who", in: node)
        var side: SideID?
        if let given = entries["released_by"], given.scalar?.string != "each" {
            side = source.choice(given, "released_by", SideID.allCases)
        }
        let stage = source.number(entries["stage"], "stage", least: 1)
        let least = source.number(entries["min"], "min")
        let most = source.number(entries["max"], "max")
        if entries["min"] == nil, entries["max"] == nil {
            source.add(node, id, "KEY_MISSING", "The quota has no limit.", mend: "Add min, max or both.")
        }
        if let least, let most, least > most {
            source.add(node, id, "BAD_VALUE", "min is greater than max.", mend: "Turn them round.")
        }
        return who.map { .quota(QuotaTerm(who: $0, releasedBy: side, stage: stage, min: least, max: most)) }
    }

    /// What only shows when all clauses are read: stages that do not exist, clauses that may stand once.
    private mutating func checkTogether(_ terms: ExchangeTerms, list: Node?) {
        let stageCount = terms.stages.count
        var seen: [String: String] = [:]
        for clause in terms.clauses {
            let stage: Int? =
                switch clause.term {
                case .must(let must): must.byStage
                case .first(_, let byStage): byStage
                case .quota(let quota): quota.stage
                case .eligible, .exclude, .count, .stages, .lottery: nil
                }
            if let stage, stage > stageCount {
                fault(clause, "STAGE_UNKNOWN", "It names stage \(stage); there are \(stageCount).", "Name one of them.")
            }
            let single: String? =
                switch clause.term {
                case .eligible: "eligible"
                case .count: "count"
                case .stages: "stages"
                case .lottery: "lottery"
                case .exclude, .must, .first, .quota: nil
                }
            if let single {
                if let other = seen[single] {
                    fault(clause, "CLAUSE_TWICE", "\"\(other)\" is of the same kind (\(single)).", "Keep one of them.")
                }
                seen[single] = clause.id
            }
        }
        for clause in terms.clauses {
            guard case .stages(let stages) = clause.term else { continue }
            for (index, stage) in stages.enumerated() {
                guard let date = stage.date, date < terms.asOf else { continue }
                source.warn(
                    row: clause.row, clause.id, "STAGE_PAST",
                    "Stage \(index + 1) lies before \(terms.asOf.iso), the day on which ages are counted.",
                    mend: "Check as_of and the date.")
            }
        }
        if !source.findings.contains(where: { $0.severity == .error }) { warnOfCiviliansAgainstSoldiers(terms) }
    }

    /// A civilian may not be held as a bargaining chip; counting one against a soldier deserves a second look.
    private mutating func warnOfCiviliansAgainstSoldiers(_ terms: ExchangeTerms) {
        guard let count = terms.clauses.first(where: { if case .count = $0.term { true } else { false } }) else {
            return
        }
        let equal = terms.clauses.contains { clause in
            guard case .quota(let quota) = clause.term, quota.who == .status(.civilian) else { return false }
            return quota.releasedBy == nil && (quota.max == 0 || quota.min == quota.max)
        }
        if !equal {
            source.warn(
                row: count.row, count.id, "CIVILIANS_COUNTED",
                "Civilians may be counted against soldiers: no clause gives both sides the same number of civilians.",
                mend: "Add a quota for {status: civilian} with min and max alike, or leave it with open eyes.")
        }
    }

    private mutating func fault(_ clause: Clause, _ code: String, _ message: String, _ mend: String) {
        source.add(row: clause.row, clause.id, code, message, mend: mend)
    }
}
