/// A person who speaks or sits at the table. Unless the office is a public one, the name is masked on every view until
/// a person decides otherwise (`PersonDecision`); the data keep it.
public struct TalksPerson: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .person }

    /// Its id; no part of a masked name.
    public var id: RecordID
    /// For whom the person speaks or sits.
    public var party: RecordID?
    /// The name as each script writes it, fullest first.
    public var names: [WrittenWords] = []
    /// Other spellings and short forms met in reports.
    public var aliases: [String] = []
    /// The office held, as written.
    public var office: String?
    /// Whether it is a public office; nil: not known, so masked.
    public var publicOffice: Bool?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID) {
        self.id = id
    }

    enum CodingKeys: String, CodingKey {
        case id, party, names, aliases, office
        case publicOffice = "public_office"
    }

    /// What it points to.
    public var mentions: [RecordID] {
        [party].compactMap { $0 }
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        party = party.kept(known)
    }
}

/// A person decides whether a name may be shown.
public struct PersonDecision: TalksNoun {
    /// Its kind.
    public static var kind: ActKind { .personDecision }

    /// The person named.
    public var person: RecordID
    /// Whether the name is shown from now on.
    public var shown: Bool
    /// Why.
    public var words: String?

    /// With what it needs; the rest is set afterwards.
    public init(person: RecordID, shown: Bool) {
        self.person = person
        self.shown = shown
    }

    /// The person.
    public var needs: [RecordID] { [person] }
}
