/// A party to a negotiated text: a side, or the mediator.
///
/// Written as one capital Latin letter and up to seven more capitals or digits: `A`, `B`, `M`, `UA`.
public struct PartyID: RawRepresentable, Codable, Hashable, Comparable, Sendable {
    /// As written in brackets and files.
    public let rawValue: String

    /// A code as written; nil when it is none.
    public init?(rawValue: String) {
        guard PartyID.isCode(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    private init(known code: String) { rawValue = code }

    /// The first side of the record.
    public static let a = PartyID(known: "A")
    /// The second side of the record.
    public static let b = PartyID(known: "B")
    /// The mediator.
    public static let mediator = PartyID(known: "M")

    /// Order of the codes.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    private static func isCode(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first, scalars.count <= 8, ("A"..."Z").contains(first) else { return false }
        return scalars.dropFirst().allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }
    }
}

/// The id of a clause, the same in every revision and language: letters, digits, `-`, `_` and `.`.
public struct ClauseID: RawRepresentable, Codable, Hashable, Comparable, Sendable {
    /// As written after `{#`.
    public let rawValue: String

    /// An id as written; nil when it holds another character, does not begin with a letter or digit, or reads as
    /// a bracket's id (`c4.b2`).
    public init?(rawValue: String) {
        func isPlain(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
        guard let first = rawValue.unicodeScalars.first, isPlain(first),
            rawValue.unicodeScalars.allSatisfy({ isPlain($0) || $0 == "-" || $0 == "_" || $0 == "." }),
            BracketID.parts(of: rawValue) == nil
        else { return nil }
        self.rawValue = rawValue
    }

    /// The id of a clause already known to hold a bracket.
    fileprivate init(holding text: Substring) { rawValue = String(text) }

    /// Stands for an id that could not be read, in a text that is refused for it.
    static let unread = ClauseID(holding: "unread")

    /// Order of the UTF-8 bytes.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The id of a bracket: its clause's, and an ordinal given at birth and never given again, as in `c4.b2`.
///
/// Brackets of a text read from notation are counted in reading order, an outer one before those inside it. The
/// ordinals of one clause do not depend on what happens in another, so edits of different clauses commute.
public struct BracketID: RawRepresentable, Codable, Hashable, Comparable, Sendable {
    /// The clause it was born in.
    public let clause: ClauseID
    /// Counted from 1 within the clause.
    public let ordinal: Int

    /// The bracket of this clause with this ordinal.
    public init(clause: ClauseID, ordinal: Int) {
        self.clause = clause
        self.ordinal = ordinal
    }

    /// An id as written; nil when it is none.
    public init?(rawValue: String) {
        guard let (clause, ordinal) = BracketID.parts(of: rawValue), ClauseID(rawValue: String(clause)) != nil
        else { return nil }
        self.init(clause: ClauseID(holding: clause), ordinal: ordinal)
    }

    /// As written: `CLAUSE.bN`.
    public var rawValue: String { "\(clause.rawValue).b\(ordinal)" }

    /// By clause, then by birth.
    public static func < (left: Self, right: Self) -> Bool {
        (left.clause, left.ordinal) < (right.clause, right.ordinal)
    }

    fileprivate static func parts(of text: String) -> (Substring, Int)? {
        guard let dot = text.lastIndex(of: "."), text[dot...].hasPrefix(".b"), dot > text.startIndex else { return nil }
        let digits = text[text.index(dot, offsetBy: 2)...]
        guard !digits.hasPrefix("0"), digits.utf8.allSatisfy({ (48...57).contains($0) }), let ordinal = Int(digits)
        else { return nil }
        return (text[..<dot], ordinal)
    }
}

/// A clause or a bracket: what a mark or a comment is about.
public enum TextTarget: Hashable, Sendable {
    /// A whole clause.
    case clause(ClauseID)
    /// One bracket.
    case bracket(BracketID)

    /// The clause it is, or stands in.
    public var clause: ClauseID {
        switch self {
        case .clause(let id): id
        case .bracket(let id): id.clause
        }
    }

    /// As written.
    public var rawValue: String {
        switch self {
        case .clause(let id): id.rawValue
        case .bracket(let id): id.rawValue
        }
    }
}
