/// One seat of a delegation.
public struct DelegationMember: Codable, Hashable, Sendable {
    /// Who.
    public var person: Speaker
    /// Adviser, expert, interpreter, as written.
    public var role: String?
    /// Credentials or full powers, as presented.
    public var credentials: String?

    /// With what it needs; the rest is set afterwards.
    public init(person: Speaker) {
        self.person = person
    }

    var ids: [RecordID] { person.ids }

    mutating func keep(_ known: Set<RecordID>) {
        person.keep(known)
    }
}

/// Who speaks for a party, with what mandate.
public struct Delegation: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .delegation }

    /// Its id.
    public var id: RecordID
    /// The party it speaks for.
    public var party: RecordID?
    /// The round, where it is this round's alone.
    public var round: RecordID?
    /// Its head.
    public var head: RecordID?
    /// The others.
    public var members: [DelegationMember] = []
    /// Its rank as described: "second level".
    public var rank: String?
    /// Its mandate or credentials, in words.
    public var mandate: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID) {
        self.id = id
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [party, round, head].compactMap { $0 } + members.flatMap(\.ids)
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        party = party.kept(known)
        round = round.kept(known)
        head = head.kept(known)
        for index in members.indices { members[index].keep(known) }
    }
}
