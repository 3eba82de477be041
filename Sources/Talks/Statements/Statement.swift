/// Who said what, to whom, in which words, and who printed it.
public struct Statement: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .statement }

    /// Its id.
    public var id: RecordID
    /// Who spoke; several where they spoke as one.
    public var speakers: [Speaker]
    /// On what terms the words may be used.
    public var attribution: Attribution
    /// What the statement does.
    public var statementKind: StatementKind
    /// To whom.
    public var to: String?
    /// Who printed it.
    public var printedBy: String?
    /// ISO 639 code of the exact words.
    public var language: String?
    /// The exact words.
    public var words: String?
    /// A translation.
    public var translation: String?
    /// ISO 639 code of the translation.
    public var translationLanguage: String?
    /// Who translated.
    public var translatedBy: String?
    /// What it comes to, in the desk's words.
    public var gist: String?
    /// The spokesperson or other person who passed the words on.
    public var via: Speaker?
    /// When it was said.
    public var date: When?
    /// The round it belongs to.
    public var round: RecordID?
    /// The records it is about.
    public var about: [RecordID] = []
    /// The ground rule of its use, in words.
    public var groundRule: String?
    /// Whether nothing of the content is known.
    public var contentUnknown: Bool?
    /// What a reader must know: "the motive is opinion".
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, speakers: [Speaker], attribution: Attribution, statementKind: StatementKind) {
        self.id = id
        self.speakers = speakers
        self.attribution = attribution
        self.statementKind = statementKind
    }

    enum CodingKeys: String, CodingKey {
        case id, speakers, attribution
        case statementKind = "statement_kind"
        case to
        case printedBy = "printed_by"
        case language, words, translation
        case translationLanguage = "translation_language"
        case translatedBy = "translated_by"
        case gist, via, date, round, about
        case groundRule = "ground_rule"
        case contentUnknown = "content_unknown"
        case note
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [round].compactMap { $0 } + speakers.flatMap(\.ids) + (via?.ids ?? []) + about
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        for index in speakers.indices { speakers[index].keep(known) }
        via?.keep(known)
        round = round.kept(known)
        about.removeAll { !known.contains($0) }
    }
}
