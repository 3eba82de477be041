public import Persons

/// What one act puts on record; its fields stand flat beside the act's own.
public protocol TalksNoun: Codable, Hashable, Sendable {
    /// The word that names it in files and commands.
    static var kind: ActKind { get }
    /// Records without which it says nothing: where one is unknown, or hidden from a reader, it is too.
    var needs: [RecordID] { get }
    /// Records it points to besides; each must exist, and vanishes for a reader who may not read it.
    var mentions: [RecordID] { get }
    /// Drops every mention that is not among the known ids.
    mutating func keepMentions(_ known: Set<RecordID>)
}

extension TalksNoun {
    /// None, unless the noun says otherwise.
    public var needs: [RecordID] { [] }
    /// None, unless the noun says otherwise.
    public var mentions: [RecordID] { [] }
    /// Nothing to drop, unless the noun says otherwise.
    public mutating func keepMentions(_ known: Set<RecordID>) {}
}

/// A noun with an id of its own, that later acts can correct, withdraw and point to.
public protocol TalksRecorded: TalksNoun {
    /// Its id.
    var id: RecordID { get }
}

/// Whose words something is, as a claim's voice.
public enum Voice: String, Codable, CaseIterable, Hashable, Sendable {
    /// Side A: its delegation or one of its authorities.
    case a = "A"
    /// Side B: its delegation or one of its authorities.
    case b = "B"
    /// The chair or mediator.
    case chair = "CHAIR"
    /// Another party or organisation.
    case third = "THIRD"
    /// A medium or its reporter, without an authority's voice.
    case press = "PRESS"

    /// The voice of a side.
    public init(_ side: SideID) { self = side == .a ? .a : .b }

    /// The side that speaks; nil for the chair, a third party and the press.
    public var side: SideID? { self == .a ? .a : self == .b ? .b : nil }
}

/// Who speaks or acts: a person or a party on record, or somebody described in words only.
public struct Speaker: Codable, Hashable, Sendable {
    /// The party the words count for.
    public var party: RecordID?
    /// The person on record.
    public var person: RecordID?
    /// As described: "a Ukrainian source to AFP", "the reporter".
    public var described: String?

    /// Somebody on record, or described.
    public init(party: RecordID? = nil, person: RecordID? = nil, described: String? = nil) {
        self.party = party
        self.person = person
        self.described = described
    }

    var ids: [RecordID] { [party, person].compactMap { $0 } }

    mutating func keep(_ known: Set<RecordID>) {
        party = party.kept(known)
        person = person.kept(known)
    }
}

/// How exactly a number is meant.
public enum Qualifier: String, Codable, CaseIterable, Hashable, Sendable {
    /// The number itself.
    case exact
    /// Near it.
    case about
    /// It or more.
    case atLeast = "at_least"
    /// More.
    case moreThan = "more_than"
    /// It or fewer.
    case upTo = "up_to"
    /// Fewer.
    case lessThan = "less_than"
}

/// A number as somebody gave it, with what it counts in the giver's words.
public struct Figure: Codable, Hashable, Sendable {
    /// The number.
    public var value: Int
    /// How exactly it is meant; nil reads exact.
    public var qualifier: Qualifier?
    /// What it counts, as written: "bodies", "women", "civilians".
    public var unit: String?
    /// The figure as written, where that differs: "almost 400".
    public var words: String?

    /// A number and what it counts.
    public init(_ value: Int, qualifier: Qualifier? = nil, unit: String? = nil, words: String? = nil) {
        self.value = value
        self.qualifier = qualifier
        self.unit = unit
        self.words = words
    }
}

/// Words as somebody wrote or said them, in their language.
public struct WrittenWords: Codable, Hashable, Sendable {
    /// The words.
    public var words: String
    /// ISO 639 code of their language, where known.
    public var language: String?

    /// Words in a language.
    public init(_ words: String, language: String? = nil) {
        self.words = words
        self.language = language
    }
}

extension Optional<RecordID> {
    /// Itself where known, otherwise nil.
    func kept(_ known: Set<RecordID>) -> RecordID? { flatMap { known.contains($0) ? $0 : nil } }
}

extension KeyedDecodingContainer {
    /// A list that is not written is empty: synthesized decoding of this module's nouns reads its lists through this.
    func decode<Element: Decodable>(_: [Element].Type, forKey key: Key) throws -> [Element] {
        try decodeIfPresent([Element].self, forKey: key) ?? []
    }
}
