/// Who may change the words of a text.
public enum TextMode: String, Codable, CaseIterable, Hashable, Sendable {
    /// Each side proposes and brackets.
    case rolling
    /// Single negotiating text: only the mediator's pen writes; the sides comment, each sealed from the other.
    case oneText = "one_text"
}

/// A text in one language.
public struct TextVersion: Codable, Hashable, Sendable {
    /// A language tag (BCP 47), such as `en` or `uk`.
    public var language: String
    /// The parties took this version for authentic; several can be, and none rules over another then.
    public var isAuthentic: Bool
    /// The words.
    public var text: BracketedText

    /// A version in this language.
    public init(language: String, isAuthentic: Bool = true, text: BracketedText) {
        self.language = language
        self.isAuthentic = isAuthentic
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case language
        case isAuthentic = "authentic"
        case text
    }
}

/// What a negotiation of a text began with. Opening and acts together are the whole of it.
public struct TextOpening: Codable, Hashable, Sendable {
    /// The text's title.
    public var title: String
    /// The sides, in the order of the record.
    public var sides: [PartyID]
    /// The mediator.
    public var mediator: PartyID
    /// Whose pen writes.
    public var mode: TextMode
    /// At least one; the first is meant where an act names no language.
    public var versions: [TextVersion]
    /// Who may read the text.
    public var visibility: Visibility
    /// Who put it on the table.
    public var by: PartyID
    /// When.
    public var at: When
    /// The label of the revision it is.
    public var label: String

    /// An opening; it becomes revision 1 under its label.
    public init(
        title: String, sides: [PartyID] = [.a, .b], mediator: PartyID = .mediator, mode: TextMode = .rolling,
        versions: [TextVersion], visibility: Visibility = .both, by: PartyID = .mediator, at: When,
        label: String = "Rev. 1"
    ) {
        self.title = title
        self.sides = sides
        self.mediator = mediator
        self.mode = mode
        self.versions = versions
        self.visibility = visibility
        self.by = by
        self.at = at
        self.label = label
    }
}

/// The text as it stood when a revision was closed.
public struct TextRevision: Hashable, Sendable {
    /// Counted from 1, the opening.
    public let number: Int
    /// As the parties call it: `Rev. 2`.
    public let label: String
    /// When it was closed.
    public let at: When
    /// The number of the act that closed it; 0 for the opening.
    public let act: Int
    /// The versions as they stood.
    public let versions: [TextVersion]

    /// Every bracket that stood in any version, in the order of the first that has it.
    public var brackets: [BracketID] {
        var seen: Set<BracketID> = []
        return versions.flatMap { $0.text.brackets.map(\.id) }.filter { seen.insert($0).inserted }
    }
}
