/// How the sides meet.
public enum RoundFormat: String, Codable, CaseIterable, Hashable, Sendable {
    /// At one table.
    case direct = "DIRECT"
    /// In separate rooms.
    case proximity = "PROXIMITY"
    /// In separate places, the mediator between.
    case shuttle = "SHUTTLE"
    /// Whole delegations.
    case plenary = "PLENARY"
    /// Heads of delegation alone.
    case headsOnly = "HEADS_ONLY"
    /// A working group.
    case workingGroup = "WORKING_GROUP"
    /// From a distance.
    case online = "ONLINE"
}

/// Somebody expected who was not there.
public struct Absence: Codable, Hashable, Sendable {
    /// Who.
    public var who: Speaker
    /// What is known of it: "had proposed the meeting, did not travel".
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(who: Speaker) {
        self.who = who
    }

    var ids: [RecordID] { who.ids }

    mutating func keep(_ known: Set<RecordID>) {
        who.keep(known)
    }
}

/// Somebody present at a session.
public struct Presence: Codable, Hashable, Sendable {
    /// Who.
    public var who: Speaker
    /// Credentials or full powers, as presented.
    public var credentials: String?

    /// With what it needs; the rest is set afterwards.
    public init(who: Speaker) {
        self.who = who
    }

    var ids: [RecordID] { who.ids }

    mutating func keep(_ known: Set<RecordID>) {
        who.keep(known)
    }
}

/// A sitting of the talks.
public struct Round: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .round }

    /// Its id.
    public var id: RecordID
    /// The process, as described: "direct contacts between the parties".
    public var process: String?
    /// The how-manieth round, as counted by the desk.
    public var ordinal: Int?
    /// The count in words: "the second since 24 Feb 2022".
    public var ordinalWords: String?
    /// Where, as written.
    public var place: String?
    /// When it opened.
    public var starts: When?
    /// When it closed.
    public var ends: When?
    /// The zone of the place: `Europe/Istanbul`.
    public var timezone: String?
    /// How long, as said: "about 90 minutes".
    public var duration: String?
    /// How the sides met; several where it changed.
    public var formats: [RoundFormat] = []
    /// Who sat where, in words.
    public var seating: String?
    /// Who chaired.
    public var chair: Speaker?
    /// Who was expected and absent.
    public var absent: [Absence] = []
    /// What was expected of it, in words.
    public var expectation: String?
    /// By whom.
    public var expectedBy: Speaker?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID) {
        self.id = id
    }

    enum CodingKeys: String, CodingKey {
        case id, process, ordinal
        case ordinalWords = "ordinal_words"
        case place, starts, ends, timezone, duration, formats, seating, chair, absent, expectation
        case expectedBy = "expected_by"
    }

    /// What it points to.
    public var mentions: [RecordID] {
        (chair?.ids ?? []) + absent.flatMap(\.ids) + (expectedBy?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        chair?.keep(known)
        for index in absent.indices { absent[index].keep(known) }
        expectedBy?.keep(known)
    }
}

/// A session within a round.
public struct Session: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .session }

    /// Its id.
    public var id: RecordID
    /// The round.
    public var round: RecordID
    /// When it opened.
    public var starts: When?
    /// When it closed.
    public var ends: When?
    /// The room, where it matters.
    public var place: String?
    /// How the sides met.
    public var formats: [RoundFormat] = []
    /// Who was present, with which credentials.
    public var present: [Presence] = []
    /// Anything else.
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, round: RecordID) {
        self.id = id
        self.round = round
    }

    /// The round.
    public var needs: [RecordID] { [round] }

    /// What it points to.
    public var mentions: [RecordID] {
        present.flatMap(\.ids)
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        for index in present.indices { present[index].keep(known) }
    }
}
