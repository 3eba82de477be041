import Persons

/// How a bracket came to an end.
public enum BracketOutcome: Codable, Hashable, Sendable {
    /// The alternative with this number was accepted by all whose acceptance it needed.
    case accepted(alternative: Int)
    /// Its owner took it back.
    case withdrawn
    /// It stood inside words that ended so.
    case fell
}

/// What is known of a bracket beside its words: when it began, and how it ended.
public struct BracketRecord: Hashable, Sendable {
    /// The number of the act that made it; 0 for the opening.
    public let bornIn: Int
    /// The number of the act that settled it, and how; nil while it stands.
    public var settled: Settlement?

    /// The end of a bracket.
    public struct Settlement: Hashable, Sendable {
        /// The number of the act.
        public let act: Int
        /// How.
        public let outcome: BracketOutcome
    }
}

/// A text as the acts so far have left it. Follows from opening and acts alone.
struct TextState: Hashable, Sendable {
    let sides: [PartyID]
    let mediator: PartyID
    let mode: TextMode
    let languages: [String]
    var versions: [String: [ClauseID: Clause]] = [:]
    var order: ClauseOrder
    var bracketsBorn: [ClauseID: Int] = [:]
    var brackets: [BracketID: BracketRecord] = [:]

    init(_ opening: TextOpening) {
        sides = opening.sides
        mediator = opening.mediator
        mode = opening.mode
        languages = opening.versions.map(\.language)
        var opened: [ClauseID] = []
        for version in opening.versions {
            var last: ClauseID?
            for clause in version.text.clauses {
                if !opened.contains(clause.id) {
                    let place = last.flatMap { opened.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
                    opened.insert(clause.id, at: last == nil && opened.isEmpty ? 0 : place)
                }
                last = clause.id
                versions[version.language, default: [:]][clause.id] = clause
                for bracket in clause.brackets {
                    brackets[bracket.id] = BracketRecord(bornIn: 0)
                    bracketsBorn[clause.id] = max(bracketsBorn[clause.id] ?? 0, bracket.id.ordinal)
                }
            }
        }
        order = ClauseOrder(opened)
    }

    func text(in language: String) -> BracketedText {
        let clauses = versions[language] ?? [:]
        return BracketedText(clauses: order.clauses.compactMap { clauses[$0] })
    }

    func bracket(_ id: BracketID) -> Bracket? {
        languages.lazy.compactMap { versions[$0]?[id.clause]?.content.bracket(id) }.first
    }

    func marks(of target: TextTarget) -> TextMarks? {
        switch target {
        case .clause(let id): languages.lazy.compactMap { versions[$0]?[id]?.marks }.first
        case .bracket(let id): bracket(id)?.marks
        }
    }

    /// The next name for a bracket of this clause.
    mutating func newBracket(in clause: ClauseID) -> BracketID {
        bracketsBorn[clause, default: 0] += 1
        return BracketID(clause: clause, ordinal: bracketsBorn[clause] ?? 1)
    }

    /// The language an act means; a refusal when the text has no version in it.
    func language(_ named: String?) throws(TextRefusal) -> String {
        let language = named ?? languages.first ?? ""
        guard languages.contains(language) else {
            throw TextRefusal("language_unknown", nil, "the text has no version in this language", "name one it has")
        }
        return language
    }

    /// The clause in a language; a refusal where there is none, or it was struck.
    func clause(_ id: ClauseID, in language: String) throws(TextRefusal) -> Clause {
        guard let clause = versions[language]?[id] else {
            throw TextRefusal(
                "clause_unknown", id.rawValue, "no such clause in this version", "name one it has, or propose it")
        }
        guard !clause.isStruck else {
            throw TextRefusal("clause_struck", id.rawValue, "the clause was struck", "propose a new clause")
        }
        return clause
    }

    /// The bracket; a refusal that tells a settled one from one that never was.
    func standing(_ id: BracketID) throws(TextRefusal) -> Bracket {
        if let bracket = bracket(id) { return bracket }
        if brackets[id] != nil {
            throw TextRefusal("bracket_settled", id.rawValue, "the bracket is settled", "amend the words that stand")
        }
        throw TextRefusal("bracket_unknown", id.rawValue, "no such bracket", "name one that stands")
    }

    /// Changes a bracket in every version that has it.
    mutating func editBracket(_ id: BracketID, _ body: (inout Bracket) -> [Inline]?) {
        for language in languages {
            versions[language]?[id.clause]?.content.edit(id, body)
        }
    }

    /// Changes the marks of a clause or bracket in every version that has it.
    mutating func editMarks(_ target: TextTarget, _ body: (inout TextMarks) -> Void) {
        switch target {
        case .clause(let id):
            for language in languages where versions[language]?[id] != nil {
                body(&versions[language, default: [:]][id, default: Clause(id: id)].marks)
            }
        case .bracket(let id):
            editBracket(id) { bracket in
                body(&bracket.marks)
                return nil
            }
        }
    }
}

extension TextRefusal {
    init(_ code: String, _ place: String?, _ message: String, _ mend: String) {
        self.init([Finding(column: place, severity: .error, code: code, message: message, mend: mend)])
    }
}
