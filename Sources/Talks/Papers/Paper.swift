/// A paper put on the table; its words are a file of the folder, known by its hash.
public struct Paper: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .paper }

    /// Its id.
    public var id: RecordID
    /// What kind.
    public var paperType: PaperType
    /// Its title.
    public var title: String
    /// The parties it comes from; none for an unattributed non-paper.
    public var from: [RecordID] = []
    /// The parties it was given to.
    public var to: [RecordID] = []
    /// When it was given.
    public var date: When?
    /// ISO 639 codes.
    public var languages: [String] = []
    /// Which of them are authentic.
    public var authentic: [String] = []
    /// SHA-256 of the file, in hexadecimal.
    public var sha256: String?
    /// The file's name under `papers`.
    public var file: String?
    /// The round.
    public var round: RecordID?
    /// The session.
    public var session: RecordID?
    /// The paper it takes the place of.
    public var replaces: RecordID?
    /// Its revision: "rev. 2".
    public var revision: String?
    /// Anything else.
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, paperType: PaperType, title: String) {
        self.id = id
        self.paperType = paperType
        self.title = title
    }

    enum CodingKeys: String, CodingKey {
        case id
        case paperType = "paper_type"
        case title, from, to, date, languages, authentic
        case sha256
        case file, round, session, replaces, revision, note
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [round, session, replaces].compactMap { $0 } + from + to
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        from.removeAll { !known.contains($0) }
        to.removeAll { !known.contains($0) }
        round = round.kept(known)
        session = session.kept(known)
        replaces = replaces.kept(known)
    }
}
