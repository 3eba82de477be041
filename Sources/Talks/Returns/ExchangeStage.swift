public import Persons

/// A side's own view of a person's legal class; both are kept. Code list `class_position`.
public enum ClassPosition: String, Code, CaseIterable {
    /// Prisoner of war.
    case pow = "POW"
    /// Civilian.
    case civ = "CIV"
    /// Civilian detained / interned.
    case civDet = "CIV_DET"
    /// Convicted prisoner.
    case convict = "CONVICT"
    /// Evacuated civilian.
    case evacuee = "EVACUEE"
    /// Foreign national / third-country.
    case foreign = "FOREIGN"
    /// Not recognised as ours.
    case notOurs = "NOT_OURS"
    /// Not stated.
    case unstated = "UNSTATED"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .pow: "Prisoner of war"
        case .civ: "Civilian"
        case .civDet: "Civilian detained / interned"
        case .convict: "Convicted prisoner"
        case .evacuee: "Evacuated civilian"
        case .foreign: "Foreign national / third-country"
        case .notOurs: "Not recognised as ours"
        case .unstated: "Not stated"
        }
    }
}

/// A stage of an exchange as an event; the figures stand in the accounts of each voice.
public struct ExchangeStage: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .stage }

    /// Its id.
    public var id: RecordID
    /// The exchange it belongs to, by its key.
    public var exchange: String
    /// When.
    public var date: When
    /// The how-manieth stage.
    public var ordinal: Int?
    /// Where.
    public var place: String?
    /// Anything else.
    public var note: String?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, exchange: String, date: When) {
        self.id = id
        self.exchange = exchange
        self.date = date
    }
}

/// One line of an account: how many of one side, of what kind.
public struct CountLine: Codable, Hashable, Sendable {
    /// The side that let them go.
    public var releasedBy: SideID
    /// Who: "all", "military", "civilians", "women", in the voice's words.
    public var category: String
    /// How many.
    public var figure: Figure
    /// The category of which it is a part; parts are not added to it.
    public var partOf: String?
    /// Their legal class, as this voice sees it.
    public var classPosition: ClassPosition?
    /// Whether this voice counts them outside the exchange.
    public var outsideTheExchange: Bool?
    /// In the voice's words: "returned, not exchanged".
    public var words: String?

    /// With what it needs; the rest is set afterwards.
    public init(releasedBy: SideID, category: String, figure: Figure) {
        self.releasedBy = releasedBy
        self.category = category
        self.figure = figure
    }

    enum CodingKeys: String, CodingKey {
        case releasedBy = "released_by"
        case category, figure
        case partOf = "part_of"
        case classPosition = "class_position"
        case outsideTheExchange = "outside_the_exchange"
        case words
    }
}

/// One voice's figures of a stage, or of a whole exchange where no stage is named.
public struct ExchangeAccount: TalksRecorded {
    /// Its kind.
    public static var kind: ActKind { .account }

    /// Its id.
    public var id: RecordID
    /// The exchange, by its key.
    public var exchange: String
    /// Whose account it is.
    public var voice: Voice
    /// The stage; nil: the whole exchange.
    public var stage: RecordID?
    /// Who gave it.
    public var who: Speaker?
    /// When it was given.
    public var date: When?
    /// The figures.
    public var counts: [CountLine] = []
    /// The account in words: "880 + 120".
    public var words: String?
    /// The statement it stands in.
    public var statement: RecordID?

    /// With what it needs; the rest is set afterwards.
    public init(id: RecordID, exchange: String, voice: Voice) {
        self.id = id
        self.exchange = exchange
        self.voice = voice
    }

    /// The stage, where it is of one.
    public var needs: [RecordID] { [stage].compactMap { $0 } }

    /// What it points to.
    public var mentions: [RecordID] {
        [statement].compactMap { $0 } + (who?.ids ?? [])
    }

    /// Keeps what the reader may know of.
    public mutating func keepMentions(_ known: Set<RecordID>) {
        who?.keep(known)
        statement = statement.kept(known)
    }
}
