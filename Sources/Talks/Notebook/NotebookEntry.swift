/// What a private note is about.
public enum NoteKind: String, Codable, CaseIterable, Hashable, Sendable {
    /// An interest behind a position.
    case interest = "INTEREST"
    /// A line a side will not cross.
    case redLine = "RED_LINE"
    /// Who has influence on whom.
    case influence = "INFLUENCE"
    /// Anything else.
    case note = "NOTE"
}

/// A private note: read by its author alone, in no export but the author's.
public struct NotebookEntry: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .notebookEntry }

    /// Its id.
    public var id: RecordID
    /// What it is about.
    public var noteKind: NoteKind
    /// The note.
    public var words: String
    /// Of whom.
    public var about: Speaker?
    /// Whom the one it is about has influence on.
    public var influences: Speaker?
    /// The issue.
    public var issue: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, noteKind: NoteKind, words: String) {
        self.id = id
        self.noteKind = noteKind
        self.words = words
    }

    enum CodingKeys: String, CodingKey {
        case id
        case noteKind = "note_kind"
        case words, about, influences, issue
    }

    /// What it points to.
    public var mentions: [RecordID] {
        (about?.ids ?? []) + (influences?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        about?.keep(known)
        influences?.keep(known)
    }
}
