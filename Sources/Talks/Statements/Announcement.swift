/// Something announced, offered, published or done outside the table. Names of prisoners are never taken over from it.
public struct Announcement: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .announcement }

    /// Its id.
    public var id: RecordID
    /// Whose word it is.
    public var voice: Voice
    /// What, in words.
    public var words: String
    /// Who announced it.
    public var who: Speaker?
    /// When.
    public var date: When?
    /// Where.
    public var place: String?
    /// The figures given.
    public var figures: [Figure] = []
    /// The records it is about.
    public var about: [RecordID] = []
    /// The round it belongs to.
    public var round: RecordID?
    /// The statement it stands in.
    public var statement: RecordID?
    /// What a reader must know.
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, voice: Voice, words: String) {
        self.id = id
        self.voice = voice
        self.words = words
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [round, statement].compactMap { $0 } + (who?.ids ?? []) + about
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who?.keep(known)
        about.removeAll { !known.contains($0) }
        round = round.kept(known)
        statement = statement.kept(known)
    }
}
