public import Persons

/// Why a list, a line or a date is objected to. Code list `list_objection`.
public enum ListObjection: String, Code, CaseIterable {
    /// Outside the agreed category.
    case notInCategory = "NOT_IN_CATEGORY"
    /// Already returned.
    case alreadyReturned = "ALREADY_RETURNED"
    /// Not a prisoner of war.
    case notPOW = "NOT_POW"
    /// Not held.
    case notHeld = "NOT_HELD"
    /// Criminal proceedings or sentence (GC III art. 119 para 5).
    case underCharge = "UNDER_CHARGE"
    /// Party will not release; reason not given.
    case veto = "VETO"
    /// Identity not established.
    case identity = "IDENTITY"
    /// Not a national / third-country.
    case foreign = "FOREIGN"
    /// Lodged after the deadline.
    case late = "LATE"
    /// Does not meet the agreed format.
    case format = "FORMAT"
    /// Date not agreed.
    case notAgreedDate = "NOT_AGREED_DATE"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .notInCategory: "Outside the agreed category"
        case .alreadyReturned: "Already returned"
        case .notPOW: "Not a prisoner of war"
        case .notHeld: "Not held"
        case .underCharge: "Criminal proceedings or sentence (GC III art. 119 para 5)"
        case .veto: "Party will not release; reason not given"
        case .identity: "Identity not established"
        case .foreign: "Not a national / third-country"
        case .late: "Lodged after the deadline"
        case .format: "Does not meet the agreed format"
        case .notAgreedDate: "Date not agreed"
        }
    }
}

/// What is said to have been done with a list.
public enum ListStep: String, Codable, CaseIterable, Hashable, Sendable {
    /// Made ready.
    case ready = "READY"
    /// Handed over.
    case handedOver = "HANDED_OVER"
    /// Received.
    case received = "RECEIVED"
    /// Awaited from the other.
    case awaited = "AWAITED"
}

/// What one voice says about handing a list over. Only a receipt that both sides sign settles when it was lodged.
public struct ListHandover: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .list }

    /// Its id.
    public var id: RecordID
    /// What is said to have been done.
    public var step: ListStep
    /// Whose list it is.
    public var from: SideID
    /// To whom.
    public var to: SideID
    /// Whose word it is.
    public var voice: Voice
    /// What list, in words.
    public var what: String
    /// Who said it.
    public var who: Speaker?
    /// When it is said to have happened.
    public var date: When?
    /// How many names or lines, each figure as its voice gave it.
    public var figures: [Figure] = []
    /// The list or its receipt.
    public var paper: RecordID?
    /// A track of its own, outside any count: "children".
    public var track: String?
    /// The voice's words.
    public var words: String?
    /// The statement they stand in.
    public var statement: RecordID?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, step: ListStep, from: SideID, to: SideID, voice: Voice, what: String) {
        self.id = id
        self.step = step
        self.from = from
        self.to = to
        self.voice = voice
        self.what = what
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [paper, statement].compactMap { $0 } + (who?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who?.keep(known)
        paper = paper.kept(known)
        statement = statement.kept(known)
    }
}

/// An objection to a list, a date or a claim.
public struct Objection: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .objection }

    /// Its id.
    public var id: RecordID
    /// Who objects.
    public var side: SideID
    /// On what grounds.
    public var grounds: [ListObjection]
    /// To which record.
    public var to: RecordID
    /// Who spoke.
    public var who: Speaker?
    /// When.
    public var date: When?
    /// In the side's words.
    public var words: String?
    /// The statement they stand in.
    public var statement: RecordID?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, side: SideID, grounds: [ListObjection], to: RecordID) {
        self.id = id
        self.side = side
        self.grounds = grounds
        self.to = to
    }

    /// What is objected to.
    public var needs: [RecordID] { [to] }

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
