/// What became of an item of the agenda.
public enum AgendaState: String, Codable, CaseIterable, Hashable, Sendable {
    /// On the agenda.
    case open = "OPEN"
    /// Taken up.
    case taken = "TAKEN"
    /// Put aside by agreement.
    case parked = "PARKED"
    /// A side would not take it.
    case refused = "REFUSED"
}

/// An item of a round's agenda.
public struct AgendaItem: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .agendaItem }

    /// Its id.
    public var id: RecordID
    /// The round.
    public var round: RecordID
    /// The item as worded.
    public var words: String
    /// The issue it belongs to: the key that positions and results share.
    public var issue: String?
    /// Who asked for it.
    public var proposedBy: Speaker?
    /// The basket it stands in.
    public var basket: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, round: RecordID, words: String) {
        self.id = id
        self.round = round
        self.words = words
    }

    enum CodingKeys: String, CodingKey {
        case id, round, words, issue
        case proposedBy = "proposed_by"
        case basket
    }

    /// The round.
    public var needs: [RecordID] { [round] }

    /// What it points to.
    public var mentions: [RecordID] {
        (proposedBy?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        proposedBy?.keep(known)
    }
}

/// What became of an item; the last one counts, the others stay.
public struct AgendaDecision: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .agendaDecision }

    /// The item.
    public var item: RecordID
    /// What became of it.
    public var state: AgendaState
    /// In which session.
    public var session: RecordID?
    /// Who parked or refused it.
    public var who: Speaker?
    /// In words.
    public var words: String?

    /// With what it needs; the rest is set afterwards.
    public init(item: RecordID, state: AgendaState) {
        self.item = item
        self.state = state
    }

    /// The item.
    public var needs: [RecordID] { [item] }

    /// What it points to.
    public var mentions: [RecordID] {
        [session].compactMap { $0 } + (who?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        session = session.kept(known)
        who?.keep(known)
    }
}
