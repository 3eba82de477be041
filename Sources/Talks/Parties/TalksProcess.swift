public import Persons

/// What stands at the head of a talks folder: the process, its parties and its ground rules.
public struct TalksProcess: Codable, Hashable, Sendable {
    /// What the process is called.
    public var process: String
    /// The two sides, the mediator, others known from the start.
    public var parties: [Party] = []
    /// The order in which the sides are shown; empty: by name, as the language of the page sorts.
    public var displayOrder: [SideID] = []
    /// The ground rule of that order in words: "alphabetical in English", "turn about by round".
    public var orderRule: String?
    /// Whether only the mediator writes the negotiating text.
    public var oneText: Bool?
    /// Further ground rules, in words.
    public var groundRules: [String] = []
    /// ISO 639 codes of the languages of the talks.
    public var languages: [String] = []

    /// With what it needs; the rest is set afterwards.
    public init(process: String) {
        self.process = process
    }

    enum CodingKeys: String, CodingKey {
        case process, parties
        case displayOrder = "display_order"
        case orderRule = "order_rule"
        case oneText = "one_text"
        case groundRules = "ground_rules"
        case languages
    }

    /// The party that is a side; nil while it is not named.
    public func party(of side: SideID) -> Party? { parties.first { $0.side == side } }
}
