public import Persons

/// Whether a figure is of one event or of several together.
public enum ReturnScope: String, Codable, CaseIterable, Hashable, Sendable {
    /// One event.
    case event = "EVENT"
    /// A total over several events.
    case total = "TOTAL"
}

/// A return of remains as one voice announced it. Each announcement is an event of its own: the same figure on another date
/// is another event, and totals are never added to events.
public struct RemainsReturn: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .remainsReturn }

    /// Its id.
    public var id: RecordID
    /// The side that hands over.
    public var from: SideID
    /// The side that receives.
    public var to: SideID
    /// The figure, with the unit in the voice's words.
    public var figure: Figure
    /// What the figure counts; `UNSTATED` assumes nothing.
    public var unit: RemainsUnit
    /// Whose word it is.
    public var voice: Voice
    /// Who said it.
    public var who: Speaker?
    /// When it was announced.
    public var date: When?
    /// The end of the time a total covers; `date` is its beginning.
    public var until: When?
    /// One event or a total; nil reads one event.
    public var scope: ReturnScope?
    /// Another voice's announcement of the same event.
    public var sameEventAs: RecordID?
    /// Where.
    public var place: String?
    /// The statement it stands in.
    public var statement: RecordID?
    /// On what terms the source may be used.
    public var attribution: Attribution?
    /// What a reader must know: "receiver's own figure".
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, from: SideID, to: SideID, figure: Figure, unit: RemainsUnit, voice: Voice) {
        self.id = id
        self.from = from
        self.to = to
        self.figure = figure
        self.unit = unit
        self.voice = voice
    }

    enum CodingKeys: String, CodingKey {
        case id, from, to, figure, unit, voice, who, date, until, scope
        case sameEventAs = "same_event_as"
        case place, statement, attribution, note
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [sameEventAs, statement].compactMap { $0 } + (who?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who?.keep(known)
        sameEventAs = sameEventAs.kept(known)
        statement = statement.kept(known)
    }
}
