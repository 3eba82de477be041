/// A text under negotiation in one language: clauses in order, with agreed and disputed words and whose they are.
public struct BracketedText: Hashable, Sendable {
    /// In reading order; ids are unique.
    public var clauses: [Clause]

    /// A text of these clauses.
    public init(clauses: [Clause] = []) { self.clauses = clauses }

    /// The clause with this id.
    public subscript(id: ClauseID) -> Clause? { clauses.first { $0.id == id } }

    /// Every bracket in reading order, an outer one before those inside it.
    public var brackets: [Bracket] { clauses.flatMap(\.brackets) }
}

/// One clause or heading.
public struct Clause: Hashable, Sendable {
    /// The same in every revision and language.
    public var id: ClauseID
    /// 1 to 6 for a heading, nil for a clause of the text.
    public var heading: Int?
    /// Words and brackets; empty for a placeholder, or when the clause was struck.
    public var content: [Inline]
    /// Marks on the clause as a whole.
    public var marks: TextMarks
    /// The clause was struck; its id stays taken.
    public var isStruck: Bool

    /// A clause of this content.
    public init(
        id: ClauseID, heading: Int? = nil, content: [Inline] = [], marks: TextMarks = TextMarks(),
        isStruck: Bool = false
    ) {
        self.id = id
        self.heading = heading
        self.content = content
        self.marks = marks
        self.isStruck = isStruck
    }

    /// Its brackets in reading order, an outer one before those inside it.
    public var brackets: [Bracket] { content.brackets }
}

/// A run of a clause or of an alternative.
public enum Inline: Hashable, Sendable {
    /// Words that stand as they are.
    case words(String)
    /// Words that are not agreed.
    case bracket(Bracket)
}

/// Words not agreed: one owner's, or alternatives side by side. A set of alternatives is one bracket.
public struct Bracket: Codable, Hashable, Sendable {
    /// Given at birth.
    public var id: BracketID
    /// At least one; with more than one, each has an owner.
    public var alternatives: [Alternative]
    /// Marks on the bracket.
    public var marks: TextMarks
    /// The words of the first alternative stood in the text before its owner put them in brackets: the owner doubts
    /// them, does not propose them. When the bracket is withdrawn they stay.
    public var isStanding: Bool

    /// A bracket of these alternatives.
    public init(
        id: BracketID, alternatives: [Alternative], marks: TextMarks = TextMarks(), isStanding: Bool = false
    ) {
        self.id = id
        self.alternatives = alternatives
        self.marks = marks
        self.isStanding = isStanding
    }
}

/// One wording inside a bracket, or the wish that words be deleted.
public struct Alternative: Codable, Hashable, Sendable {
    /// Whose it is; nil when the paper does not say.
    public var owner: PartyID?
    /// The owner wishes these words deleted; until that is settled they stand.
    public var isDeletion: Bool
    /// Never empty.
    public var content: [Inline]

    /// A wording of this owner.
    public init(owner: PartyID?, isDeletion: Bool = false, content: [Inline]) {
        self.owner = owner
        self.isDeletion = isDeletion
        self.content = content
    }
}

/// What parties have noted on a clause or a bracket.
public struct TextMarks: Codable, Hashable, Sendable {
    /// At most one of each party, ordered by party.
    public var acceptances: [Acceptance]
    /// At most one of each party, ordered by party.
    public var reserves: [Reserve]
    /// Moved to another basket.
    public var isParked: Bool

    /// These marks.
    public init(acceptances: [Acceptance] = [], reserves: [Reserve] = [], isParked: Bool = false) {
        self.acceptances = acceptances
        self.reserves = reserves
        self.isParked = isParked
    }

    /// Whether nothing is marked.
    public var isEmpty: Bool { acceptances.isEmpty && reserves.isEmpty && !isParked }

    /// Who accepted ad referendum.
    public var adReferendum: [PartyID] { acceptances.filter(\.isAdReferendum).map(\.party) }

    /// Puts an acceptance in place of the party's earlier one.
    mutating func accept(_ acceptance: Acceptance) {
        acceptances.removeAll { $0.party == acceptance.party }
        acceptances.append(acceptance)
        acceptances.sort { $0.party < $1.party }
    }

    /// Adds a reserve, in the order of the parties.
    mutating func reserve(_ reserve: Reserve) {
        reserves.append(reserve)
        reserves.sort { $0.party < $1.party }
    }
}

/// A party's yes to a clause or to one alternative of a bracket.
public struct Acceptance: Codable, Hashable, Sendable {
    /// Who.
    public var party: PartyID
    /// Which alternative, counted from 1; 1 for a clause.
    public var alternative: Int
    /// Subject to the capital's word.
    public var isAdReferendum: Bool

    /// An acceptance of the alternative with this number.
    public init(party: PartyID, alternative: Int = 1, isAdReferendum: Bool = false) {
        self.party = party
        self.alternative = alternative
        self.isAdReferendum = isAdReferendum
    }
}

/// A party's reservation.
public struct Reserve: Codable, Hashable, Sendable {
    /// Who.
    public var party: PartyID
    /// What it reserves, in its words; may be empty.
    public var note: String

    /// A reservation with its note.
    public init(party: PartyID, note: String = "") {
        self.party = party
        self.note = note
    }
}

extension [Inline] {
    /// Every bracket, an outer one before those inside it.
    var brackets: [Bracket] {
        flatMap { inline -> [Bracket] in
            guard case .bracket(let bracket) = inline else { return [] }
            return [bracket] + bracket.alternatives.flatMap(\.content.brackets)
        }
    }

    /// Every word, disputed and to be deleted alike, in reading order, with one space between runs.
    var everyWord: String {
        map { inline -> String in
            switch inline {
            case .words(let words): words
            case .bracket(let bracket): bracket.alternatives.map(\.content.everyWord).joined(separator: " ")
            }
        }.joined(separator: " ")
    }
}

extension Inline: Codable {
    private enum CodingKeys: String, CodingKey { case words, bracket }

    /// Reads `words: …` or `bracket: …`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let bracket = try container.decodeIfPresent(Bracket.self, forKey: .bracket) {
            self = .bracket(bracket)
        } else {
            self = .words(try container.decode(String.self, forKey: .words))
        }
    }

    /// Writes `words: …` or `bracket: …`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .words(let words): try container.encode(words, forKey: .words)
        case .bracket(let bracket): try container.encode(bracket, forKey: .bracket)
        }
    }
}
