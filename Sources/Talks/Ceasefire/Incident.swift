public import Persons

/// An alleged breach of a cease-fire. It begins as alleged; only findings carry it further.
public struct Incident: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .incident }

    /// Its id.
    public var id: RecordID
    /// Who alleges it.
    public var voice: Voice
    /// What is alleged.
    public var words: String
    /// Who spoke.
    public var who: Speaker?
    /// Whom it is alleged against.
    public var against: SideID?
    /// When it is said to have happened.
    public var date: When?
    /// Where.
    public var place: String?
    /// The element of the text it touches.
    public var element: CeasefireElement?
    /// The statement it stands in.
    public var statement: RecordID?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, voice: Voice, words: String) {
        self.id = id
        self.voice = voice
        self.words = words
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [statement].compactMap { $0 } + (who?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who?.keep(known)
        statement = statement.kept(known)
    }
}

/// How far an incident has been established, by whom. The last one counts, the others stay.
public struct IncidentFinding: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .incidentFinding }

    /// The incident.
    public var incident: RecordID
    /// How far.
    public var verification: Verification
    /// Who found it.
    public var who: Speaker
    /// To whom it is attributed; with `ATTRIBUTED` only.
    public var attributedTo: SideID?
    /// In words.
    public var words: String?
    /// When.
    public var date: When?
    /// The report.
    public var paper: RecordID?

    /// With what it needs; the rest is set afterwards.
    public init(incident: RecordID, verification: Verification, who: Speaker) {
        self.incident = incident
        self.verification = verification
        self.who = who
    }

    enum CodingKeys: String, CodingKey {
        case incident, verification, who
        case attributedTo = "attributed_to"
        case words, date, paper
    }

    /// The incident.
    public var needs: [RecordID] { [incident] }

    /// What it points to.
    public var mentions: [RecordID] {
        [paper].compactMap { $0 } + who.ids
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who.keep(known)
        paper = paper.kept(known)
    }
}

/// Where an element of a cease-fire is settled, or that it is open again. The last entry of an element counts.
public struct ChecklistEntry: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .checklistEntry }

    /// The element.
    public var element: CeasefireElement
    /// Whether it is settled.
    public var settled: Bool
    /// The text that settles it.
    public var paper: RecordID?
    /// The clause of that text, by its id.
    public var clause: String?
    /// In words.
    public var words: String?

    /// With what it needs; the rest is set afterwards.
    public init(element: CeasefireElement, settled: Bool) {
        self.element = element
        self.settled = settled
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [paper].compactMap { $0 }
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        paper = paper.kept(known)
    }
}
