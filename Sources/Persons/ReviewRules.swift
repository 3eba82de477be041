/// What a reviewer says of two lines.
public enum JudgementWord: String, Codable, CaseIterable, Sendable {
    /// They are one person.
    case same
    /// They are two persons.
    case different
    /// The reviewer cannot tell.
    case unsure

    /// How far the word is from joining the two: of two words of one reviewer at one instant the more doubtful stands.
    package var doubt: Int { self == .same ? 0 : self == .unsure ? 1 : 2 }
}

/// Rules that hold for every reviewer and every time written.
public enum ReviewRules {
    /// Two spellings are one reviewer when they differ in case and spaces only; nobody is a second reviewer beside
    /// himself.
    public static func reviewerKey(_ name: String) -> String {
        name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether a text is `YYYY-MM-DDTHH:MM:SSZ` or a day: both order as texts.
    public static func isInstant(_ text: String) -> Bool {
        let pattern = Array("dddd-dd-ddTdd:dd:ddZ".utf8)
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || bytes.count == 10 else { return false }
        return zip(bytes, pattern).allSatisfy { byte, wanted in
            wanted == UInt8(ascii: "d") ? (0x30...0x39).contains(byte) : byte == wanted
        }
    }
}
