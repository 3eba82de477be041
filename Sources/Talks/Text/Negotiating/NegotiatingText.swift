import Persons

/// What an act changed in one clause of one version.
public struct ClauseChange: Hashable, Sendable {
    /// The version's language.
    public let language: String
    /// The clause before; nil when it was new.
    public let before: Clause?
    /// The clause after.
    public let after: Clause?
}

/// An act as it was taken into a text.
public struct TextEntry: Hashable, Sendable {
    /// Counted from 1.
    public let number: Int
    /// The act.
    public let act: TextAct
    /// The number of the revision on the table then.
    public let revision: Int
    /// What it changed; empty for a comment, a move or the closing of a revision.
    public let changes: [ClauseChange]
}

/// A text from its opening on: every act, the text they led to, its revisions and the story of each bracket.
///
/// The opening and the acts are the whole of it: a copy read from a file is built again from these.
public struct NegotiatingText: Hashable, Sendable {
    /// What it began with.
    public let opening: TextOpening
    /// Every act that was taken, in order.
    public private(set) var entries: [TextEntry] = []
    /// The revisions so far; the last is on the table.
    public private(set) var revisions: [TextRevision]
    private(set) var state: TextState

    /// Opens a text; throws what is wrong with the opening.
    public init(_ opening: TextOpening) throws(TextRefusal) {
        let findings = opening.findings
        guard findings.isEmpty else { throw TextRefusal(findings) }
        self.opening = opening
        state = TextState(opening)
        revisions = [
            TextRevision(number: 1, label: opening.label, at: opening.at, act: 0, versions: opening.versions)
        ]
    }

    /// Opens a text and takes the acts in order; throws the first refusal.
    public init(_ opening: TextOpening, acts: [TextAct]) throws(TextRefusal) {
        try self.init(opening)
        for act in acts { try apply(act) }
    }

    /// A text of these parts, which belong together.
    init(opening: TextOpening, entries: [TextEntry], revisions: [TextRevision], state: TextState) {
        self.opening = opening
        self.entries = entries
        self.revisions = revisions
        self.state = state
    }

    /// The acts in order.
    public var acts: [TextAct] { entries.map(\.act) }

    /// The languages, that of the first version first.
    public var languages: [String] { state.languages }

    /// The text in a language (the first when nil); nil when there is no such version.
    public func text(in language: String? = nil) -> BracketedText? {
        guard let language = language ?? languages.first, languages.contains(language) else { return nil }
        return state.text(in: language)
    }

    /// The versions as they stand.
    public var versions: [TextVersion] {
        opening.versions.map {
            TextVersion(language: $0.language, isAuthentic: $0.isAuthentic, text: state.text(in: $0.language))
        }
    }

    /// What is known of every bracket there ever was.
    public var brackets: [BracketID: BracketRecord] { state.brackets }

    /// The text after this act; throws what speaks against it.
    public func applying(_ act: TextAct) throws(TextRefusal) -> NegotiatingText {
        var text = self
        try text.apply(act)
        return text
    }

    /// Takes an act, or throws everything that speaks against it and stays as it was.
    public mutating func apply(_ act: TextAct) throws(TextRefusal) {
        var findings = state.ruleFindings(act)
        var next = state
        do {
            try next.carryOut(act)
        } catch {
            findings += error.findings
        }
        if case .revision(let label) = act.operation, revisions.contains(where: { $0.label == label }) {
            findings.append(
                Finding(
                    column: label, severity: .error, code: "revision_twice", message: "the text has this revision",
                    mend: "give the revision another label"))
        }
        guard findings.isEmpty else { throw TextRefusal(findings) }
        let number = entries.count + 1
        let changes = next.noteChanges(by: act, number: number, since: state)
        entries.append(
            TextEntry(number: number, act: act, revision: revisions.count, changes: changes))
        state = next
        if case .revision(let label) = act.operation {
            revisions.append(
                TextRevision(
                    number: revisions.count + 1, label: label, at: act.at, act: number, versions: versions))
        }
    }

    /// How the brackets stand that stood in a revision or were made since; of all there ever were when nil.
    public func bracketCount(since revision: Int? = nil) -> BracketCount {
        var count = BracketCount()
        let from = revision.flatMap { number in revisions.first { $0.number == number } }
        let stood = Set(from?.brackets ?? [])
        for (id, record) in state.brackets where from.map({ record.bornIn > $0.act || stood.contains(id) }) ?? true {
            count.count(state.bracket(id))
        }
        return count
    }
}

extension TextState {
    /// Marks clauses that lost their last words as struck, notes brackets born and settled, and answers with what
    /// the act changed.
    mutating func noteChanges(by act: TextAct, number: Int, since earlier: TextState) -> [ClauseChange] {
        guard let id = act.operation.clause, act.operation.kind != .comment else { return [] }
        var changes: [ClauseChange] = []
        for language in languages {
            let before = earlier.versions[language]?[id]
            if let before, !before.content.isEmpty, versions[language]?[id]?.content.isEmpty == true {
                versions[language]?[id]?.isStruck = true
                versions[language]?[id]?.marks = TextMarks()
            }
            let after = versions[language]?[id]
            if before?.notation != after?.notation {
                changes.append(ClauseChange(language: language, before: before, after: after))
            }
        }
        let now = Set(languages.flatMap { versions[$0]?[id]?.brackets.map(\.id) ?? [] })
        for bracket in now where brackets[bracket] == nil { brackets[bracket] = BracketRecord(bornIn: number) }
        for (bracket, record) in brackets
        where bracket.clause == id && record.settled == nil && !now.contains(bracket) {
            let outcome = bracket == act.operation.bracket ? earlier.outcome(of: act) : .fell
            brackets[bracket]?.settled = .init(act: number, outcome: outcome)
        }
        return changes
    }

    /// How an act that takes a bracket off ends it.
    private func outcome(of act: TextAct) -> BracketOutcome {
        guard act.operation.kind != .withdraw, let id = act.operation.bracket, let bracket = bracket(id) else {
            return .withdrawn
        }
        let own = bracket.marks.acceptances.first { $0.party == act.by }?.alternative
        switch act.operation {
        case .accept(_, let alternative):
            let open = bracket.alternatives.indices.filter { needed(for: $0, of: bracket).contains(act.by) }
            return .accepted(alternative: alternative ?? (open.first ?? 0) + 1)
        default:
            return .accepted(alternative: own ?? bracket.marks.acceptances.first?.alternative ?? 1)
        }
    }
}

extension NegotiatingText: Codable {
    private enum CodingKeys: String, CodingKey { case opening, acts }

    /// Reads opening and acts and builds the text again; an act that is refused is an error with its number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let acts = try container.decode([TextAct].self, forKey: .acts)
        var number = 0
        do {
            try self.init(try container.decode(TextOpening.self, forKey: .opening))
            for act in acts {
                number += 1
                try apply(act)
            }
        } catch let refusal as TextRefusal {
            let codes = refusal.findings.map(\.code).joined(separator: ", ")
            throw DecodingError.dataCorruptedError(
                forKey: .acts, in: container, debugDescription: "act \(number) (0: the opening) is refused: \(codes)")
        }
    }

    /// Writes opening and acts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(opening, forKey: .opening)
        try container.encode(acts, forKey: .acts)
    }
}

extension TextOpening {
    /// What is wrong with an opening: no version, a language or party twice, fewer than two sides, words in brackets
    /// of somebody who is no party.
    var findings: [Finding] {
        var findings: [Finding] = []
        func found(_ code: String, _ place: String?, _ message: String, _ mend: String) {
            findings.append(Finding(column: place, severity: .error, code: code, message: message, mend: mend))
        }
        let languages = versions.map(\.language)
        if languages.isEmpty { found("no_version", nil, "a text without a version", "give its words in one language") }
        if Set(languages).count < languages.count {
            found("language_twice", nil, "two versions in one language", "leave one out")
        }
        let parties = Set(sides + [mediator])
        if sides.count < 2 || parties.count < sides.count + 1 {
            found("sides", nil, "a text needs two sides or more, and a mediator who is none", "name each once")
        }
        for version in versions {
            for bracket in version.text.brackets {
                let named =
                    bracket.alternatives.compactMap(\.owner) + bracket.marks.acceptances.map(\.party)
                    + bracket.marks.reserves.map(\.party)
                for party in Set(named).subtracting(parties).sorted() {
                    found(
                        "unknown_party", bracket.id.rawValue, "\(party.rawValue) is no party to this text",
                        "name one of its parties, or add it to the sides")
                }
            }
            if !version.isAuthentic, !versions.contains(where: \.isAuthentic), version == versions.first {
                found("no_authentic", nil, "no version is authentic", "mark one or more")
            }
        }
        return findings
    }
}
