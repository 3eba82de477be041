import Persons

/// A change of a negotiated text, or a comment on it, as the record keeps it; the operation's fields stand flat beside
/// these. The text itself is the paper with this id.
public struct TextChange: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .text }

    /// The paper that is the text.
    public var text: RecordID
    /// Whose act it is.
    public var party: PartyID
    /// The session it was done in.
    public var session: RecordID?
    /// The round it was done in.
    public var round: RecordID?
    /// Why, or where it was taken from.
    public var why: String?
    /// What is done.
    public var operation: TextOperation

    /// With what it needs; the rest is set afterwards.
    public init(text: RecordID, party: PartyID, operation: TextOperation) {
        self.text = text
        self.party = party
        self.operation = operation
    }

    enum CodingKeys: String, CodingKey { case text, party, session, round, why }

    /// Reads the entry's fields and the operation's from one flat mapping.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        text = try container.decode(RecordID.self, forKey: .text)
        party = try container.decode(PartyID.self, forKey: .party)
        session = try container.decodeIfPresent(RecordID.self, forKey: .session)
        round = try container.decodeIfPresent(RecordID.self, forKey: .round)
        why = try container.decodeIfPresent(String.self, forKey: .why)
        operation = try TextOperation(from: decoder)
    }

    /// Writes the entry's fields, then the operation's, in one flat mapping.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(party, forKey: .party)
        try container.encodeIfPresent(session, forKey: .session)
        try container.encodeIfPresent(round, forKey: .round)
        try container.encodeIfPresent(why, forKey: .why)
        try operation.encode(to: encoder)
    }

    /// The text.
    public var needs: [RecordID] { [text] }

    /// What it points to.
    public var mentions: [RecordID] { [session, round].compactMap { $0 } }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        session = session.kept(known)
        round = round.kept(known)
    }

    /// The act of the text's own history.
    func act(enteredBy act: Act) -> TextAct {
        TextAct(
            operation, by: party, at: act.at, session: session, round: round, visibility: act.visibility, note: why)
    }
}

extension ActCheck {
    mutating func check(_ entry: TextChange) {
        let side: SideID? = entry.party == .a ? .a : entry.party == .b ? .b : nil
        if let own = act.forSide, side != own {
            refuse("NOT_YOURS", "party", "One party cannot change a text for another.", mend: "Let it act itself.")
        }
        let mayAct = TextRule.rule(for: entry.operation.kind)?.inOneText ?? []
        if record.process.oneText == true, entry.party != .mediator, mayAct == [.mediator] {
            refuse(
                "ONE_TEXT", "party", "Only the mediator writes this text.",
                mend: "Enter what the side wishes as a comment.")
        }
        if entry.operation.kind != .comment,
            !record.readers(of: entry.text).isSubset(of: ReadingTable.readers(act))
        {
            refuse(
                "TEXT_CHANGE_HIDDEN", "visibility", "Some who read the text could not read this change.",
                mend: "Give a change to all readers of the text; only a comment can be closed to some.")
        }
    }
}
