private import Foundation
private import Names

/// The first steps of reading any cell: trimming, blanks, active content, cleaning.
public enum CellText {
    private struct Blank {
        var state: ValueState
        var everywhere: Bool
    }

    private static let blanks: [String: Blank] = {
        let states: [String: ValueState] = [
            "unknown": .unknown, "not_applicable": .notApplicable, "refused": .refused, "withheld": .withheld,
        ]
        var blanks: [String: Blank] = [:]
        for row in Tables.rows("blanks") where row.count == 3 {
            guard let state = states[row[0]] else { continue }
            for word in Tables.words(row[2]) { blanks[word] = Blank(state: state, everywhere: row[1] == "any") }
        }
        return blanks
    }()
    private static let longestBlank = blanks.keys.map(\.utf8.count).max() ?? 0

    /// The state that a cell without a value stands for; nil when the cell holds a value.
    static func blankState(_ cleaned: String, free: Bool) -> ValueState? {
        if cleaned.isEmpty { return .unknown }
        guard cleaned.utf8.count <= longestBlank, let blank = blanks[cleaned.lowercased()] else { return nil }
        return blank.everywhere || !free ? blank.state : nil
    }

    /// By the first letter of a cell (`firstLetter`): whether a blank or active content may start so.
    private static let mayBeNoValue: [Bool] = {
        var may = [Bool](repeating: false, count: 1 << 16)
        for word in blanks.keys + ["=", "+", "@"] {
            for form in [word, word.uppercased()] { may[firstLetter(Array(form.utf8)[...])] = true }
        }
        return may
    }()

    /// The first one or two bytes of a text as a number; 0 where it starts with other than ASCII or a letter of two bytes.
    private static func firstLetter(_ bytes: ArraySlice<UInt8>) -> Int {
        guard let first = bytes.first else { return 0 }
        if first < 0x80 { return Int(first) }
        return bytes.count > 1 && first < 0xE0 ? Int(first) << 8 | Int(bytes[bytes.startIndex + 1]) : 0
    }

    /// Whether one look at its bytes shows that a cell needs no cleaning up to `tidiness`, is no blank and no active
    /// content. Most cells of most lists do.
    static func isPlainValue(_ bytes: ArraySlice<UInt8>, atLeast tidiness: Tidiness) -> Bool {
        let first = firstLetter(bytes)
        if first == 0 || mayBeNoValue[first] { return false }
        let found = Self.tidiness(bytes)
        return found == .clean || found == .tidy && tidiness == .tidy
    }

    /// Whether a spreadsheet would run the cell: it starts with `=`, `+` or `@` and is no telephone or signed number.
    static func isActive(_ cleaned: String) -> Bool {
        guard let first = cleaned.utf8.first else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"): return true
        case UInt8(ascii: "+"):
            return !cleaned.utf8.dropFirst().allSatisfy {
                (0x30...0x39).contains($0) || [0x20, 0x28, 0x29, 0x2D].contains($0)
            }
        default: return false
        }
    }

    /// A cell made safe to open in a spreadsheet: a quote before what could be taken for a formula.
    public static func inert(_ text: String) -> String {
        guard let first = text.utf8.first, [0x3D, 0x2B, 0x40, 0x09, 0x0D].contains(first) else { return text }
        return "'" + text
    }

    /// How much of the cleaning a cell's bytes show to be needless. Most cells of most lists are clean.
    enum Tidiness {
        /// Must be looked at character by character.
        case unknown
        /// ASCII and Russian, Ukrainian or Belarusian letters but ґ, with single blanks between: `tidy` keeps it.
        case tidy
        /// And no word mixes Cyrillic with Latin letters or digits: `cleanName` keeps it too.
        case clean
    }

    /// The tidiness of a cell, by one look at its bytes.
    static func tidiness(_ bytes: ArraySlice<UInt8>) -> Tidiness {
        var latinOrDigit = false
        var cyrillic = false
        var afterBlank = true
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case 0x20:
                if afterBlank { return .unknown }
                afterBlank = true
                index += 1
                continue
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
                latinOrDigit = true
                index += 1
            case 0x21...0x7E:
                index += 1
            case 0xD0, 0xD1:
                guard index + 1 < bytes.endIndex, (0x80...0xBF).contains(bytes[index + 1]) else { return .unknown }
                cyrillic = true
                index += 2
            default:
                return .unknown
            }
            afterBlank = false
        }
        return afterBlank ? .unknown : latinOrDigit && cyrillic ? .tidy : .clean
    }

    /// NFC, blanks collapsed, invisible characters dropped. Letters stay as they are.
    static func tidy(_ written: String) -> String {
        if let tidy = plainlyTidy(written) { return tidy }
        var words: [String] = []
        for word in written.precomposedStringWithCanonicalMapping.split(whereSeparator: { $0.isWhitespace }) {
            var kept = String.UnicodeScalarView()
            for scalar in word.unicodeScalars where !isInvisible(scalar) { kept.append(scalar) }
            if !kept.isEmpty { words.append(String(kept)) }
        }
        return words.joined(separator: " ")
    }

    /// A text of visible ASCII, Cyrillic letters (U+0400 to U+047F, none of which NFC changes) and spaces, tidied; nil for others.
    /// Most cells are such.
    private static func plainlyTidy(_ written: String) -> String? {
        var written = written
        let spaces = written.withUTF8 { bytes -> Bool? in
            var last = UInt8(ascii: " ")
            var isLoose = false
            for byte in bytes {
                switch byte {
                case UInt8(ascii: " "): if last == byte { isLoose = true }
                case 0x21...0x7E, 0xD0, 0xD1: break
                case 0x80...0xBF: if last != 0xD0, last != 0xD1 { return nil }
                default: return nil
                }
                last = byte
            }
            return isLoose || last == UInt8(ascii: " ") && !bytes.isEmpty
        }
        guard let spaces else { return nil }
        if !spaces { return written }
        return written.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }.joined(separator: " ")
    }

    /// A name cleaned as `NameCleaning` does.
    static func cleanName(_ written: String) -> (text: String, hadLookAlikes: Bool) {
        let cleaned = NameCleaning.clean(written)
        return (cleaned.text, cleaned.hadLookAlikes)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        default: scalar.properties.generalCategory == .control
        }
    }
}
