/// One change of a negotiated text, as data. Who may do it is in `TextRules`; words are plain words, not notation.
///
/// Words are found where they stand: `occurrence`, counted from 1, says which when they stand more than once.
/// `language` names the version (the first when nil). `rendering` names a bracket that stands in another language
/// version already, of which this act gives the words in this one.
public enum TextOperation: Hashable, Sendable {
    /// Proposes a clause (a heading, when `heading` is 1 to 6) after another, or first; without words it is a
    /// placeholder.
    case propose(
        clause: ClauseID, after: ClauseID?, heading: Int? = nil, words: String, language: String? = nil,
        rendering: BracketID? = nil)
    /// Wishes words replaced, or deleted when `to` is empty.
    case amend(
        clause: ClauseID, words: String, to: String, occurrence: Int? = nil, language: String? = nil,
        rendering: BracketID? = nil)
    /// Adds words after others of the clause, or at its end.
    case insert(
        clause: ClauseID, words: String, after: String? = nil, occurrence: Int? = nil, language: String? = nil,
        rendering: BracketID? = nil)
    /// Puts standing words in brackets without wishing others yet.
    case bracket(
        clause: ClauseID, words: String, occurrence: Int? = nil, language: String? = nil, rendering: BracketID? = nil)
    /// Sets another wording beside those of a bracket.
    case alternative(bracket: BracketID, words: String, language: String? = nil)
    /// Takes back one's own alternative (all one's own, when nil); words that stood before stand again.
    case withdraw(bracket: BracketID, alternative: Int? = nil)
    /// Accepts an alternative of a bracket, or confirms a clause accepted ad referendum.
    case accept(TextTarget, alternative: Int? = nil)
    /// Accepts subject to the capital's word.
    case acceptAdReferendum(TextTarget, alternative: Int? = nil)
    /// Reserves one's stand, with a note.
    case reserve(TextTarget, note: String)
    /// Lifts one's own reservation.
    case liftReserve(TextTarget)
    /// Moves to another basket.
    case park(TextTarget)
    /// Takes back from the other basket.
    case restore(TextTarget)
    /// Wishes a whole clause struck.
    case delete(clause: ClauseID)
    /// Moves a clause after another, or to the beginning.
    case move(clause: ClauseID, after: ClauseID?)
    /// Says something about the text, a clause or a bracket; never part of the text.
    case comment(TextTarget?, words: String)
    /// Closes a revision: the text as it stands gets this label.
    case revision(label: String)

    /// What the operation is called in files and in the rules.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// Proposes a clause.
        case propose
        /// Replaces or deletes words.
        case amend
        /// Adds words.
        case insert
        /// Doubts standing words.
        case bracket
        /// Sets a wording beside others.
        case alternative
        /// Takes back one's own.
        case withdraw
        /// Says yes.
        case accept
        /// Says yes, subject to the capital's word.
        case acceptAdReferendum = "accept_ad_referendum"
        /// Reserves one's stand.
        case reserve
        /// Lifts a reservation.
        case liftReserve = "lift_reserve"
        /// Moves to another basket.
        case park
        /// Takes back from the other basket.
        case restore
        /// Wishes a clause struck.
        case delete
        /// Moves a clause.
        case move
        /// Says something beside the text.
        case comment
        /// Closes a revision.
        case revision
    }

    /// What kind of change it is.
    public var kind: Kind { fields.do }

    /// The clause it changes or speaks of, if one.
    public var clause: ClauseID? { fields.clause ?? fields.bracket?.clause }

    /// The bracket it acts on, if one.
    public var bracket: BracketID? { fields.bracket }

    /// The language version whose words it gives; nil for the first, or for all.
    public var language: String? { fields.language }

    /// The words it brings: proposed, put in place of others, noted or said. Empty when none.
    public var broughtWords: String { kind == .amend ? fields.to ?? "" : fields.words ?? fields.note ?? "" }
}

extension TextOperation: Codable {
    /// The flat form of the files: `do`, then named fields.
    struct Fields: Codable {
        var `do`: Kind
        var clause: ClauseID?
        var bracket: BracketID?
        var words: String?
        var to: String?
        var occurrence: Int?
        var alternative: Int?
        var after: String?
        var heading: Int?
        var note: String?
        var label: String?
        var language: String?
        var rendering: BracketID?

        init(_ kind: Kind) { self.do = kind }

        init(_ kind: Kind, _ target: TextTarget?) {
            self.do = kind
            switch target {
            case .clause(let id): clause = id
            case .bracket(let id): bracket = id
            case nil: break
            }
        }

        var target: TextTarget? { bracket.map(TextTarget.bracket) ?? clause.map(TextTarget.clause) }
    }

    /// Reads the flat form; a field the operation needs and does not find is an error that names it.
    public init(from decoder: any Decoder) throws {
        let fields = try Fields(from: decoder)
        func needed<Value>(_ value: Value?, _ name: String) throws -> Value {
            if let value { return value }
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "\(fields.do.rawValue) needs \(name)"))
        }
        func clause(_ id: String?) throws -> ClauseID? {
            try id.map { try needed(ClauseID(rawValue: $0), "a clause id under after") }
        }
        switch fields.do {
        case .propose:
            self = .propose(
                clause: try needed(fields.clause, "clause"), after: try clause(fields.after), heading: fields.heading,
                words: fields.words ?? "", language: fields.language, rendering: fields.rendering)
        case .amend:
            self = .amend(
                clause: try needed(fields.clause, "clause"), words: try needed(fields.words, "words"),
                to: fields.to ?? "", occurrence: fields.occurrence, language: fields.language,
                rendering: fields.rendering)
        case .insert:
            self = .insert(
                clause: try needed(fields.clause, "clause"), words: try needed(fields.words, "words"),
                after: fields.after, occurrence: fields.occurrence, language: fields.language,
                rendering: fields.rendering)
        case .bracket:
            self = .bracket(
                clause: try needed(fields.clause, "clause"), words: try needed(fields.words, "words"),
                occurrence: fields.occurrence, language: fields.language, rendering: fields.rendering)
        case .alternative:
            self = .alternative(
                bracket: try needed(fields.bracket, "bracket"), words: try needed(fields.words, "words"),
                language: fields.language)
        case .withdraw:
            self = .withdraw(bracket: try needed(fields.bracket, "bracket"), alternative: fields.alternative)
        case .accept:
            self = .accept(try needed(fields.target, "clause or bracket"), alternative: fields.alternative)
        case .acceptAdReferendum:
            self = .acceptAdReferendum(try needed(fields.target, "clause or bracket"), alternative: fields.alternative)
        case .reserve:
            self = .reserve(try needed(fields.target, "clause or bracket"), note: fields.note ?? "")
        case .liftReserve: self = .liftReserve(try needed(fields.target, "clause or bracket"))
        case .park: self = .park(try needed(fields.target, "clause or bracket"))
        case .restore: self = .restore(try needed(fields.target, "clause or bracket"))
        case .delete: self = .delete(clause: try needed(fields.clause, "clause"))
        case .move: self = .move(clause: try needed(fields.clause, "clause"), after: try clause(fields.after))
        case .comment: self = .comment(fields.target, words: try needed(fields.words, "words"))
        case .revision: self = .revision(label: try needed(fields.label, "label"))
        }
    }

    /// Writes the flat form.
    public func encode(to encoder: any Encoder) throws { try fields.encode(to: encoder) }

    /// The flat form.
    var fields: Fields {
        var fields: Fields
        switch self {
        case .propose(let clause, let after, let heading, let words, let language, let rendering):
            fields = Fields(.propose, .clause(clause))
            (fields.after, fields.heading, fields.words) = (after?.rawValue, heading, words)
            (fields.language, fields.rendering) = (language, rendering)
        case .amend(let clause, let words, let to, let occurrence, let language, let rendering):
            fields = Fields(.amend, .clause(clause))
            (fields.words, fields.to, fields.occurrence) = (words, to, occurrence)
            (fields.language, fields.rendering) = (language, rendering)
        case .insert(let clause, let words, let after, let occurrence, let language, let rendering):
            fields = Fields(.insert, .clause(clause))
            (fields.words, fields.after, fields.occurrence) = (words, after, occurrence)
            (fields.language, fields.rendering) = (language, rendering)
        case .bracket(let clause, let words, let occurrence, let language, let rendering):
            fields = Fields(.bracket, .clause(clause))
            (fields.words, fields.occurrence) = (words, occurrence)
            (fields.language, fields.rendering) = (language, rendering)
        case .alternative(let bracket, let words, let language):
            fields = Fields(.alternative, .bracket(bracket))
            (fields.words, fields.language) = (words, language)
        case .withdraw(let bracket, let alternative):
            fields = Fields(.withdraw, .bracket(bracket))
            fields.alternative = alternative
        case .accept(let target, let alternative):
            fields = Fields(.accept, target)
            fields.alternative = alternative
        case .acceptAdReferendum(let target, let alternative):
            fields = Fields(.acceptAdReferendum, target)
            fields.alternative = alternative
        case .reserve(let target, let note):
            fields = Fields(.reserve, target)
            fields.note = note
        case .liftReserve(let target): fields = Fields(.liftReserve, target)
        case .park(let target): fields = Fields(.park, target)
        case .restore(let target): fields = Fields(.restore, target)
        case .delete(let clause): fields = Fields(.delete, .clause(clause))
        case .move(let clause, let after):
            fields = Fields(.move, .clause(clause))
            fields.after = after?.rawValue
        case .comment(let target, let words):
            fields = Fields(.comment, target)
            fields.words = words
        case .revision(let label):
            fields = Fields(.revision)
            fields.label = label
        }
        return fields
    }
}
