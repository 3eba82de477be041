public import Persons

/// From which side a source speaks.
public enum SourceSide: String, Codable, CaseIterable, Hashable, Sendable {
    /// Side A.
    case a = "A"
    /// Side B.
    case b = "B"
    /// Neither side.
    case neither = "NEITHER"
    /// Not known.
    case unknown = "UNKNOWN"
}

/// A side's stand on a matter at one time; a change of mind is a further position, never an edit.
public struct Position: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .position }

    /// Its id.
    public var id: RecordID
    /// Whose stand it is.
    public var side: SideID
    /// What the side does by it; two where it is a demand and a condition.
    public var types: [PositionType]
    /// The key of the issue: positions and results with the same key are one row.
    public var issue: String
    /// The matter, in words.
    public var matter: String
    /// Toward whom.
    public var toward: [RecordID] = []
    /// Toward whom, where they are not on record: "third parties".
    public var towardWords: String?
    /// The side's words, or those of the one who tells them.
    public var words: String?
    /// Whether the side itself has said it; false where another says it of the side.
    public var ownWords: Bool
    /// Who says it of the side.
    public var attributedBy: Speaker?
    /// On what terms the source may be used.
    public var attribution: Attribution
    /// From which side the source speaks.
    public var sourceSide: SourceSide?
    /// Who said it for the side.
    public var speaker: Speaker?
    /// The statement it stands in.
    public var statement: RecordID?
    /// The paper it stands in.
    public var paper: RecordID?
    /// Since when, or when it was taken: an older position keeps its date.
    public var asOf: When?
    /// The position of the same side that it takes the place of; without it both stand.
    public var replaces: RecordID?
    /// The round it was taken in.
    public var round: RecordID?
    /// Anything else: "RU has not said it here".
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(
        id: RecordID, side: SideID, types: [PositionType], issue: String, matter: String, ownWords: Bool,
        attribution: Attribution
    ) {
        self.id = id
        self.side = side
        self.types = types
        self.issue = issue
        self.matter = matter
        self.ownWords = ownWords
        self.attribution = attribution
    }

    enum CodingKeys: String, CodingKey {
        case id, side, types, issue, matter, toward
        case towardWords = "toward_words"
        case words
        case ownWords = "own_words"
        case attributedBy = "attributed_by"
        case attribution
        case sourceSide = "source_side"
        case speaker, statement, paper
        case asOf = "as_of"
        case replaces, round, note
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [statement, paper, round, replaces].compactMap { $0 } + toward + (attributedBy?.ids ?? [])
            + (speaker?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        toward.removeAll { !known.contains($0) }
        attributedBy?.keep(known)
        speaker?.keep(known)
        statement = statement.kept(known)
        paper = paper.kept(known)
        round = round.kept(known)
        replaces = replaces.kept(known)
    }
}

/// Where positions meet, entered by people; only the mediator reads it until it is shared.
public struct Overlap: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .overlap }

    /// Its id.
    public var id: RecordID
    /// The issue.
    public var issue: String
    /// What meets.
    public var words: String
    /// The positions that meet.
    public var positions: [RecordID] = []

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, issue: String, words: String) {
        self.id = id
        self.issue = issue
        self.words = words
    }

    /// Each position it speaks of: it tells of all of them.
    public var needs: [RecordID] { positions }
}
