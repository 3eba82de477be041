/// The id of a record of the talks as people write it: `R1`, `P3`, `S12`, `D2`, `UA`; one kind of record each.
public struct RecordID: RawRepresentable, Hashable, Comparable, Codable, Sendable, ExpressibleByStringLiteral {
    /// As written.
    public let rawValue: String

    /// An id as written in a file or a command.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// An id written in code.
    public init(stringLiteral value: String) { rawValue = value }

    /// `P9` before `P10`: the letters before the first digit, then the number, then the rest.
    public static func < (left: RecordID, right: RecordID) -> Bool {
        let (a, b) = (left.parts, right.parts)
        return (a.letters, a.number, left.rawValue) < (b.letters, b.number, right.rawValue)
    }

    private var parts: (letters: String, number: Int) {
        let letters = rawValue.prefix { !$0.isNumber }
        let digits = rawValue.dropFirst(letters.count).prefix { $0.isNumber }
        return (String(letters), Int(digits) ?? -1)
    }
}
