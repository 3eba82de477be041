/// An operation on a text, by whom, when and where. The acts of a text in their order are its whole history.
public struct TextAct: Hashable, Sendable {
    /// What is done.
    public var operation: TextOperation
    /// Whose act it is.
    public var by: PartyID
    /// When, as given.
    public var at: When
    /// The session it was done in, as the record names it.
    public var session: RecordID?
    /// The round it was done in, as the record names it.
    public var round: RecordID?
    /// Who may read it. Only a comment can be closed to a side: whatever changes the text is open to its readers.
    public var visibility: Visibility
    /// The party that may read it beside its author and the mediator, where the visibility is `SIDE`.
    public var sharedWith: PartyID?
    /// Why, or where it was taken from; part of the history, read by whoever may read the act.
    public var note: String?

    /// An act; a comment is the side's own unless said otherwise, all else is for both sides.
    public init(
        _ operation: TextOperation, by: PartyID, at: When, session: RecordID? = nil, round: RecordID? = nil,
        visibility: Visibility? = nil, sharedWith: PartyID? = nil, note: String? = nil
    ) {
        self.operation = operation
        self.by = by
        self.at = at
        self.session = session
        self.round = round
        self.visibility = visibility ?? TextAct.usualVisibility(of: operation)
        self.sharedWith = sharedWith
        self.note = note
    }

    private static func usualVisibility(of operation: TextOperation) -> Visibility {
        operation.kind == .comment ? .side : .both
    }
}

extension TextAct: Codable {
    private enum CodingKeys: String, CodingKey {
        case by, at, session, round, visibility, sharedWith = "shared_with", note = "why"
    }

    /// Reads the operation's fields and the act's from one flat map.
    public init(from decoder: any Decoder) throws {
        let operation = try TextOperation(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            operation, by: try container.decode(PartyID.self, forKey: .by),
            at: try container.decode(When.self, forKey: .at),
            session: try container.decodeIfPresent(RecordID.self, forKey: .session),
            round: try container.decodeIfPresent(RecordID.self, forKey: .round),
            visibility: try container.decodeIfPresent(Visibility.self, forKey: .visibility),
            sharedWith: try container.decodeIfPresent(PartyID.self, forKey: .sharedWith),
            note: try container.decodeIfPresent(String.self, forKey: .note))
    }

    /// Writes one flat map: `do` and the operation's fields, then `by`, `at`, `session`, `round`, `visibility`
    /// (where it is not the usual one) and `why`.
    public func encode(to encoder: any Encoder) throws {
        try operation.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(by, forKey: .by)
        try container.encode(at, forKey: .at)
        try container.encodeIfPresent(session, forKey: .session)
        try container.encodeIfPresent(round, forKey: .round)
        if visibility != TextAct.usualVisibility(of: operation) {
            try container.encode(visibility, forKey: .visibility)
        }
        try container.encodeIfPresent(sharedWith, forKey: .sharedWith)
        try container.encodeIfPresent(note, forKey: .note)
    }
}
