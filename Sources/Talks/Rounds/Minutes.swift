public import Persons

/// Minutes of a round or a session.
public struct Minutes: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .minutes }

    /// Its id.
    public var id: RecordID
    /// The round.
    public var round: RecordID
    /// The session.
    public var session: RecordID?
    /// The paper that holds them.
    public var paper: RecordID?
    /// The words, where they are short.
    public var words: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, round: RecordID) {
        self.id = id
        self.round = round
    }

    /// The round.
    public var needs: [RecordID] { [round] }

    /// What it points to.
    public var mentions: [RecordID] {
        [session, paper].compactMap { $0 }
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        session = session.kept(known)
        paper = paper.kept(known)
    }
}

/// A side signs that the words are the same: of minutes, a list's receipt, an account, a paper, a return.
public struct Countersignature: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .countersignature }

    /// What is signed.
    public var record: RecordID
    /// The side that signs.
    public var side: SideID
    /// Who signed.
    public var person: RecordID?
    /// When.
    public var date: When?
    /// With what remark.
    public var words: String?

    /// With what it needs; the rest is set afterwards.
    public init(record: RecordID, side: SideID) {
        self.record = record
        self.side = side
    }

    /// What is signed.
    public var needs: [RecordID] { [record] }

    /// What it points to.
    public var mentions: [RecordID] {
        [person].compactMap { $0 }
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        person = person.kept(known)
    }
}
