public import Persons

/// One thing put on record: written once, never edited. A correction is a further act that supersedes it.
public struct Act: Hashable, Sendable {
    /// Counted from 1; the number of its file.
    public var number: Int
    /// When it was entered, with the zone.
    public var at: When
    /// The person or office that entered it, as written: "secretary", "clerk of the UA delegation".
    public var by: String
    /// The side for which it was entered; nil for the mediator's desk.
    public var forSide: SideID?
    /// Who may read it.
    public var visibility: Visibility
    /// The side that may read it beside the mediator, where the visibility is `SIDE`.
    public var sharedWith: SideID?
    /// Where it is taken from.
    public var source: SourceReference?
    /// The number of the act it corrects.
    public var supersedes: Int?
    /// What it puts on record.
    public var content: ActContent

    /// An act; its time is an argument, never the clock's.
    public init(
        number: Int, at: When, by: String, forSide: SideID? = nil, visibility: Visibility = .both,
        sharedWith: SideID? = nil, source: SourceReference? = nil, supersedes: Int? = nil, _ content: ActContent
    ) {
        self.number = number
        self.at = at
        self.by = by
        self.forSide = forSide
        self.visibility = visibility
        self.sharedWith = sharedWith
        self.source = source
        self.supersedes = supersedes
        self.content = content
    }
}

/// Where a record is taken from: a statement or paper on record, or a span of a report.
public struct SourceReference: Codable, Hashable, Sendable {
    /// A statement on record.
    public var statement: RecordID?
    /// A paper on record.
    public var paper: RecordID?
    /// The name of a report's file.
    public var report: String?
    /// First Unicode scalar of the span in the report, counted from 0.
    public var start: Int?
    /// The scalar after the span.
    public var end: Int?
    /// In words: "article, reporter's voice".
    public var words: String?

    /// A source; parts that do not apply stay empty.
    public init(
        statement: RecordID? = nil, paper: RecordID? = nil, report: String? = nil, start: Int? = nil, end: Int? = nil,
        words: String? = nil
    ) {
        self.statement = statement
        self.paper = paper
        self.report = report
        self.start = start
        self.end = end
        self.words = words
    }

    var ids: [RecordID] { [statement, paper].compactMap { $0 } }

    mutating func keep(_ known: Set<RecordID>) {
        statement = statement.kept(known)
        paper = paper.kept(known)
    }
}

extension Act: Codable {
    enum CodingKeys: String, CodingKey {
        case number, at, by
        case forSide = "for"
        case visibility
        case sharedWith = "shared_with"
        case supersedes, kind, source
    }

    /// Reads the act's own fields and, beside them, those of its kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        number = try container.decode(Int.self, forKey: .number)
        at = try container.decode(When.self, forKey: .at)
        by = try container.decode(String.self, forKey: .by)
        forSide = try container.decodeIfPresent(SideID.self, forKey: .forSide)
        visibility = try container.decode(Visibility.self, forKey: .visibility)
        sharedWith = try container.decodeIfPresent(SideID.self, forKey: .sharedWith)
        source = try container.decodeIfPresent(SourceReference.self, forKey: .source)
        supersedes = try container.decodeIfPresent(Int.self, forKey: .supersedes)
        content = try ActContent(try container.decode(ActKind.self, forKey: .kind), from: decoder)
    }

    /// Writes its own fields, then those of its kind, in one flat mapping.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number, forKey: .number)
        try container.encode(at, forKey: .at)
        try container.encode(by, forKey: .by)
        try container.encodeIfPresent(forSide, forKey: .forSide)
        try container.encode(visibility, forKey: .visibility)
        try container.encodeIfPresent(sharedWith, forKey: .sharedWith)
        try container.encodeIfPresent(supersedes, forKey: .supersedes)
        try container.encode(content.kind, forKey: .kind)
        try content.noun.encode(to: encoder)
        try container.encodeIfPresent(source, forKey: .source)
    }
}
