/// One of the two sides of an exchange, in the fixed order of the record.
public enum SideID: String, Codable, CaseIterable, Comparable, Sendable {
    /// The first side of the record.
    case a = "A"
    /// The second side of the record.
    case b = "B"

    /// The other side.
    public var other: SideID { self == .a ? .b : .a }

    /// A before B.
    public static func < (left: SideID, right: SideID) -> Bool { left.rawValue < right.rawValue }
}

/// The id of one person node of an exchange: the holding side's letter and the line's id.
public struct PersonID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    /// As written in files.
    public let rawValue: String

    /// An id as written in a file.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The id of line `line` of the list of `side`.
    public init(side: SideID, line: LineID) { rawValue = side.rawValue + line.rawValue }

    /// Order of the UTF-8 bytes.
    public static func < (left: PersonID, right: PersonID) -> Bool { left.rawValue < right.rawValue }
}

/// The id of a line of a list: the list's own, or `SHEET-ROW`.
public struct LineID: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    /// As written in files.
    public let rawValue: String

    /// An id as written in a file.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Order of the UTF-8 bytes.
    public static func < (left: LineID, right: LineID) -> Bool { left.rawValue < right.rawValue }
}
