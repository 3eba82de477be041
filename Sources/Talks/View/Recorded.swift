public import Persons

/// A record as a reader is shown it: the noun's own fields, and beside them how it came on record. In JSON all stand
/// flat in one object.
@dynamicMemberLookup
public struct Recorded<Noun: TalksNoun>: Codable, Hashable, Sendable {
    /// The noun as it stands, after all corrections.
    public var noun: Noun
    /// When it was entered, or last corrected.
    public var enteredAt: When
    /// Who entered it.
    public var enteredBy: String
    /// The side for which it was entered; nil for the mediator's desk.
    public var enteredFor: SideID?
    /// Who may read it, after every sharing.
    public var visibility: Visibility
    /// The side beside the mediator, where the visibility is `SIDE`.
    public var sharedWith: SideID?
    /// Where it is taken from.
    public var source: SourceReference?
    /// The number of the act; for the mediator's view only, as gaps would tell of hidden acts.
    public var enteredAs: Int?
    /// Why it was withdrawn; nil while it stands.
    public var withdrawn: String?
    /// What it said before it was corrected, oldest first.
    public var earlier: [Noun]
    /// Who has countersigned it.
    public var countersigned: [Countersignature]

    /// A field of the noun.
    public subscript<Value>(dynamicMember field: KeyPath<Noun, Value>) -> Value { noun[keyPath: field] }

    init(_ noun: Noun, entered act: Act) {
        self.noun = noun
        enteredAt = act.at
        enteredBy = act.by
        enteredFor = act.forSide
        visibility = act.visibility
        sharedWith = act.sharedWith
        source = act.source
        enteredAs = act.number
        earlier = []
        countersigned = []
    }

    enum CodingKeys: String, CodingKey {
        case enteredAt = "entered_at"
        case enteredBy = "entered_by"
        case enteredFor = "entered_for"
        case visibility
        case sharedWith = "shared_with"
        case source
        case enteredAs = "entered_as"
        case withdrawn, earlier, countersigned
    }

    /// Reads the flat form.
    public init(from decoder: any Decoder) throws {
        noun = try Noun(from: decoder)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        enteredAt = try container.decode(When.self, forKey: .enteredAt)
        enteredBy = try container.decode(String.self, forKey: .enteredBy)
        enteredFor = try container.decodeIfPresent(SideID.self, forKey: .enteredFor)
        visibility = try container.decode(Visibility.self, forKey: .visibility)
        sharedWith = try container.decodeIfPresent(SideID.self, forKey: .sharedWith)
        source = try container.decodeIfPresent(SourceReference.self, forKey: .source)
        enteredAs = try container.decodeIfPresent(Int.self, forKey: .enteredAs)
        withdrawn = try container.decodeIfPresent(String.self, forKey: .withdrawn)
        earlier = try container.decode([Noun].self, forKey: .earlier)
        countersigned = try container.decode([Countersignature].self, forKey: .countersigned)
    }

    /// Writes the flat form.
    public func encode(to encoder: any Encoder) throws {
        try noun.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(enteredAt, forKey: .enteredAt)
        try container.encode(enteredBy, forKey: .enteredBy)
        try container.encodeIfPresent(enteredFor, forKey: .enteredFor)
        try container.encode(visibility, forKey: .visibility)
        try container.encodeIfPresent(sharedWith, forKey: .sharedWith)
        try container.encodeIfPresent(source, forKey: .source)
        try container.encodeIfPresent(enteredAs, forKey: .enteredAs)
        try container.encodeIfPresent(withdrawn, forKey: .withdrawn)
        if !earlier.isEmpty { try container.encode(earlier, forKey: .earlier) }
        if !countersigned.isEmpty { try container.encode(countersigned, forKey: .countersigned) }
    }
}
