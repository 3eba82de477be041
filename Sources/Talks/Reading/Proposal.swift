import Foundation

/// What was read out of one report: proposals only; nothing enters the record until a person accepts it.
public struct ReadReport: Codable, Hashable, Sendable {
    /// The day of the heading `date YYYY-MM-DD`, else of the dateline if it tells the year; ISO 8601.
    public var reportDate: String?
    /// Everybody named, in the order of first mention.
    public var people: [NamedInReport]
    /// By start, then end, then kind.
    public var proposals: [Proposal]

    /// What was read; the order is made here.
    public init(reportDate: String?, people: [NamedInReport], proposals: [Proposal]) {
        self.reportDate = reportDate
        self.people = people
        self.proposals = proposals.sorted { $0.precedes($1) }
    }

    enum CodingKeys: String, CodingKey {
        case reportDate = "report_date"
        case people, proposals
    }

    /// The form of the README of the shared reports: an absent date is written as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(reportDate, forKey: .reportDate)
        try container.encode(people, forKey: .people)
        try container.encode(proposals, forKey: .proposals)
    }
}

/// One person as a report names them.
public struct NamedInReport: Codable, Hashable, Sendable {
    /// The fullest form in the report.
    public var name: String
    /// Other forms in the report: surname alone, other spellings, with a title.
    public var aliases: [String]
    /// The office as the report tells it, if it does.
    public var office: String?
    /// True for a name without public office: every view masks it until a person decides.
    public var masked: Bool

    /// A person of the report.
    public init(name: String, aliases: [String], office: String?, masked: Bool) {
        self.name = name
        self.aliases = aliases
        self.office = office
        self.masked = masked
    }

    enum CodingKeys: String, CodingKey { case name, aliases, office, masked }

    /// An absent office is written as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(aliases, forKey: .aliases)
        try container.encode(office, forKey: .office)
        try container.encode(masked, forKey: .masked)
    }
}

/// One reading of one span of a report.
public struct Proposal: Hashable, Sendable {
    /// First Unicode scalar of the span, counted from the beginning of the file.
    public var start: Int
    /// One past the last Unicode scalar.
    public var end: Int
    /// Exactly that span.
    public var text: String
    /// The rule that made it, in kebab-case.
    public var rule: String
    /// What it is read as.
    public var content: Content

    /// A reading; `text` must be the span.
    public init(start: Int, end: Int, text: String, rule: String, content: Content) {
        self.start = start
        self.end = end
        self.text = text
        self.rule = rule
        self.content = content
    }

    /// What a span is read as.
    public enum Content: Hashable, Sendable {
        /// Words between marks, and whose they are.
        case quotation(Speech)
        /// A clause in reported speech, and whose it is.
        case statement(Speech)
        /// A number and what it counts.
        case figure(Figure)
        /// Where a matter stands.
        case result(Standing)
        /// What a side wants or will not.
        case position(Stance)
        /// A meeting, call or carried message outside the sittings: the parties as written.
        case contact(parties: [String])
        /// A day, month or year.
        case date(value: String, precision: DatePrecision)
    }

    /// Whose words.
    public struct Speech: Hashable, Sendable {
        /// Fullest name in the report, or the description of who is not named; null when nobody is said to speak.
        public var speaker: String?
        /// The office as the report tells it.
        public var office: String?
        /// On what terms the words were given.
        public var attribution: Attribution

        /// Whose words.
        public init(speaker: String?, office: String?, attribution: Attribution) {
            self.speaker = speaker
            self.office = office
            self.attribution = attribution
        }
    }

    /// A number and what it counts.
    public struct Figure: Hashable, Sendable {
        /// The number; a fraction is between 0 and 1.
        public var value: Double
        /// How the number is hedged.
        public var qualifier: FigureQualifier
        /// The head noun as written, a unit, or `share` for fractions.
        public var unit: String
        /// What is counted, or for whom, in a few words.
        public var subject: String
        /// Who asserts it, if anybody but the reporter.
        public var by: String?

        /// A number and what it counts.
        public init(value: Double, qualifier: FigureQualifier, unit: String, subject: String, by: String?) {
            self.value = value
            self.qualifier = qualifier
            self.unit = unit
            self.subject = subject
            self.by = by
        }
    }

    /// Where a matter stands, as a voice tells it.
    public struct Standing: Hashable, Sendable {
        /// The matter, in a few words.
        public var matter: String
        /// What the voice claims, never what is established.
        public var rung: AgreementDegree
        /// Whose announcement, if anybody's.
        public var announcedBy: String?

        /// Where a matter stands.
        public init(matter: String, rung: AgreementDegree, announcedBy: String?) {
            self.matter = matter
            self.rung = rung
            self.announcedBy = announcedBy
        }
    }

    /// What a side wants, offers, refuses.
    public struct Stance: Hashable, Sendable {
        /// The State or group, not its capital.
        public var side: String
        /// What the side does by it.
        public var type: PositionType
        /// The matter, in a few words.
        public var matter: String
        /// True when somebody of that side says it.
        public var ownWords: Bool
        /// Who says it of the side; null for its own words and for the reporter's voice.
        public var attributedBy: String?

        /// What a side wants, offers, refuses.
        public init(side: String, type: PositionType, matter: String, ownWords: Bool, attributedBy: String?) {
            self.side = side
            self.type = type
            self.matter = matter
            self.ownWords = ownWords
            self.attributedBy = attributedBy
        }
    }

    /// The kind as written in JSON.
    public var kind: String {
        switch content {
        case .quotation: "quotation"
        case .statement: "statement"
        case .figure: "figure"
        case .result: "result"
        case .position: "position"
        case .contact: "contact"
        case .date: "date"
        }
    }

    /// The order of proposals: start, end, kind, rule.
    func precedes(_ other: Proposal) -> Bool {
        if start != other.start { return start < other.start }
        if end != other.end { return end < other.end }
        return (kind, rule) < (other.kind, other.rule)
    }
}

/// How a number is hedged.
public enum FigureQualifier: String, Codable, Hashable, Sendable, CaseIterable {
    /// As it stands.
    case exact
    /// About, some, nearly.
    case about
    /// At least.
    case atLeast = "at_least"
    /// More than, over.
    case moreThan = "more_than"
    /// Up to, at most.
    case upTo = "up_to"
    /// Less than, fewer than, under.
    case lessThan = "less_than"
}

/// To what a date is told.
public enum DatePrecision: String, Codable, Hashable, Sendable, CaseIterable {
    /// `YYYY-MM-DD`.
    case day
    /// `YYYY-MM`.
    case month
    /// `YYYY`.
    case year
}
