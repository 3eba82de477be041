/// What kind of paper was put on the table. Code list `paper_type`.
public enum PaperType: String, Code, CaseIterable {
    /// Proposal of a side.
    case proposal = "PROPOSAL"
    /// Memorandum of a side.
    case memorandum = "MEMORANDUM"
    /// Non-paper (unattributed).
    case nonpaper = "NONPAPER"
    /// Chair's / mediator's text.
    case chair = "CHAIR"
    /// Rolling text.
    case rolling = "ROLLING"
    /// Joint text.
    case joint = "JOINT"
    /// List.
    case list = "LIST"
    /// Protocol of a meeting.
    case `protocol` = "PROTOCOL"
    /// Letter or note verbale.
    case letter = "LETTER"
    /// Public statement.
    case statement = "STATEMENT"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .proposal: "Proposal of a side"
        case .memorandum: "Memorandum of a side"
        case .nonpaper: "Non-paper (unattributed)"
        case .chair: "Chair's / mediator's text"
        case .rolling: "Rolling text"
        case .joint: "Joint text"
        case .list: "List"
        case .`protocol`: "Protocol of a meeting"
        case .letter: "Letter or note verbale"
        case .statement: "Public statement"
        }
    }
}

/// How far a clause or bracket of a text is agreed. Code list `text_status`.
public enum TextStatus: String, Code, CaseIterable {
    /// Agreed text.
    case clean = "CLEAN"
    /// In brackets: not agreed.
    case bracket = "BRACKET"
    /// Alternatives side by side.
    case alt = "ALT"
    /// Placeholder, to be drafted.
    case place = "PLACE"
    /// Agreed ad referendum.
    case adRef = "AD_REF"
    /// Agreed by one, reserved by another.
    case reserved = "RESERVED"
    /// Struck.
    case deleted = "DELETED"
    /// Moved to another basket.
    case parked = "PARKED"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .clean: "Agreed text"
        case .bracket: "In brackets: not agreed"
        case .alt: "Alternatives side by side"
        case .place: "Placeholder, to be drafted"
        case .adRef: "Agreed ad referendum"
        case .reserved: "Agreed by one, reserved by another"
        case .deleted: "Struck"
        case .parked: "Moved to another basket"
        }
    }
}

/// Who may read a record. Code list `visibility`.
public enum Visibility: String, Code, CaseIterable {
    /// The author only.
    case author = "AUTHOR"
    /// The author and the mediator.
    case mediator = "MEDIATOR"
    /// One side and the mediator.
    case side = "SIDE"
    /// Both sides and the mediator.
    case both = "BOTH"
    /// Anyone.
    case `public` = "PUBLIC"

    /// The label of the code list.
    public var label: String {
        switch self {
        case .author: "The author only"
        case .mediator: "The author and the mediator"
        case .side: "One side and the mediator"
        case .both: "Both sides and the mediator"
        case .public: "Anyone"
        }
    }
}
