public import Persons

/// What a party is at the talks.
public enum PartyRole: String, Codable, CaseIterable, Hashable, Sendable {
    /// One of the two sides.
    case side = "SIDE"
    /// Mediator, facilitator or chair.
    case mediator = "MEDIATOR"
    /// Guarantor.
    case guarantor = "GUARANTOR"
    /// Observer or witness.
    case observer = "OBSERVER"
    /// Another party, organisation or State.
    case third = "THIRD"
}

/// A party to the talks, or beside them; the two sides stand in the process itself.
public struct Party: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .party }

    /// Its code: `UA`, `TR`.
    public var id: RecordID
    /// What it is at the talks.
    public var role: PartyRole
    /// The side it is, for the two sides.
    public var side: SideID?
    /// Its names, each as that language writes it.
    public var names: [WrittenWords] = []

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, role: PartyRole) {
        self.id = id
        self.role = role
    }
}
