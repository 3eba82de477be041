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

    static let kinds = ClauseKind.allCases.map(\.rawValue).joined(separator: ", ")

    mutating func terms(_ node: Node) -> ExchangeTerms? {
        let entries = source.entries(
            node, of: "terms", known: ["exchange", "version", "as_of", "sides", "clauses", "objective"])
        let exchange = source.text(entries["exchange"], "exchange", in: node)
        let version = needed("version", entries, node, least: 1)
        let asOf = date(entries["as_of"], "as_of", in: node)
        let names = sides(entries["sides"], in: node)
        let objective = entries["objective"].map { self.objective($0) }
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
        let lint = TermsLint(terms, file: source.file, isSound: !source.findings.contains { $0.severity == .error })
        source.add(lint.findings)
        return terms
    }

    mutating func date(_ node: Node?, _ column: String, in parent: Node) -> PartialDate? {
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

    private mutating func objective(_ node: Node) -> [Objective] {
        guard let items = node.sequence, !items.isEmpty else {
            source.add(
                node, "objective", "BAD_VALUE", "objective is not a list of levels.",
                mend: "Write for example [count, band, fair, captivity, select, early, lottery], or leave "
                    + "objective out.")
            return []
        }
        var levels: [Objective] = []
        for item in items {
            let name = item.scalar?.string ?? "?"
            guard let level = Objective(rawValue: name) else {
                source.add(
                    item, "objective", "OBJECTIVE_UNKNOWN", "\"\(name)\" is not a level that a plan can reach.",
                    mend: NearestName.mend(for: name, among: Objective.allCases.map(\.rawValue)))
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
        guard let kind = ClauseKind(rawValue: name) else {
            source.add(
                node, id.isEmpty ? nil : id, "CLAUSE_UNKNOWN",
                "The clause \"\(id)\" is of the kind \"\(name)\", which is not known.",
                mend: NearestName.mend(for: name, among: ClauseKind.allCases.map(\.rawValue)))
            return nil
        }
        if id.isEmpty {
            source.missing("id", in: node)
            return nil
        }
        let faults = source.findings.count
        let term = term(kind, node, id)
        if term == nil, source.findings.count == faults {
            source.add(node, id, "BAD_VALUE", "The clause \"\(id)\" cannot be read.", mend: "Check its keys.")
        }
        return term.map { Clause(id: id, row: node.mark?.line ?? 0, term: $0) }
    }
}
