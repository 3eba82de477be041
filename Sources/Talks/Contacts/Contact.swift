/// How third parties and sides were in touch.
public enum ContactKind: String, Codable, CaseIterable, Hashable, Sendable {
    /// Call.
    case call = "CALL"
    /// Meeting.
    case meeting = "MEETING"
    /// Letter or message.
    case letter = "LETTER"
    /// Pressure.
    case pressure = "PRESSURE"
    /// Guarantee.
    case guarantee = "GUARANTEE"
}

/// A contact beside the rounds.
public struct Contact: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .contact }

    /// Its id.
    public var id: RecordID
    /// How.
    public var contactKind: ContactKind
    /// The parties.
    public var parties: [RecordID] = []
    /// The people.
    public var people: [Speaker] = []
    /// When.
    public var date: When?
    /// When, in words: "before the session".
    public var dateWords: String?
    /// The round it stands beside.
    public var round: RecordID?
    /// What is known of it.
    public var words: String?
    /// Whether nothing of the content is known.
    public var contentUnknown: Bool?
    /// The statement that tells of it.
    public var statement: RecordID?
    /// On what terms the source may be used.
    public var attribution: Attribution?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, contactKind: ContactKind) {
        self.id = id
        self.contactKind = contactKind
    }

    enum CodingKeys: String, CodingKey {
        case id
        case contactKind = "contact_kind"
        case parties, people, date
        case dateWords = "date_words"
        case round, words
        case contentUnknown = "content_unknown"
        case statement, attribution
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [round, statement].compactMap { $0 } + parties + people.flatMap(\.ids)
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        parties.removeAll { !known.contains($0) }
        for index in people.indices { people[index].keep(known) }
        round = round.kept(known)
        statement = statement.kept(known)
    }
}
