/// Which writing system a character belongs to.
public enum Script: UInt8, Sendable {
    /// Latin letters, with or without marks.
    case latin
    /// Cyrillic letters.
    case cyrillic
    /// A letter of any other alphabet.
    case other
    /// Not a letter: digits, stops, hyphens, apostrophes, blanks.
    case none

    /// The script of one character (Unicode blocks of the two alphabets; UAX 24 in short).
    public init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x400...0x481, 0x48A...0x52F: self = .cyrillic
        default: self = scalar.properties.isAlphabetic ? .other : .none
        }
    }

    /// The script of most letters of `text`; `.none` when it has no letter. Ties go to Cyrillic, because
    /// look-alikes typed from a Latin keyboard are the usual accident.
    public static func majority(of text: some StringProtocol) -> Script {
        var counts = [0, 0, 0]
        for scalar in text.unicodeScalars {
            let script = Script(scalar)
            if script != .none { counts[Int(script.rawValue)] += 1 }
        }
        guard counts.contains(where: { $0 > 0 }) else { return .none }
        if counts[1] > 0, counts[1] >= counts[0], counts[1] >= counts[2] { return .cyrillic }
        return counts[0] >= counts[2] ? .latin : .other
    }
}
