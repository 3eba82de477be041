private import Foundation

/// A written text made comparable, beside what had to be mended.
public struct CleanedText: Sendable, Equatable {
    /// NFC, blanks collapsed, invisible characters gone, look-alike letters folded to each word's script.
    public let text: String
    /// Whether a letter of another script stood inside a word.
    public let hadLookAlikes: Bool
}

/// Mends what keyboards and spreadsheets do to names, without touching what was meant.
public enum NameCleaning {
    /// Latin letters and digits that look like Cyrillic ones; the text is read pair by pair.
    private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = {
        let latin = "AaBCcEeHIiKMOoPpTXxyYëïËÏ0136"
        let cyrillic = "АаВСсЕеНІіКМОоРрТХхуУёїЁЇОІЗб"
        return Array(zip(latin.unicodeScalars, cyrillic.unicodeScalars)).map { (latin: $0, cyrillic: $1) }
    }()
    private static let toCyrillic = Dictionary(
        pairs.map { ($0.latin, $0.cyrillic) }, uniquingKeysWith: { first, _ in first })
    private static let toLatin = Dictionary(
        pairs.filter { Script($0.latin) == .latin }.map { ($0.cyrillic, $0.latin) },
        uniquingKeysWith: { first, _ in first })

    /// Cleans one cell. The text as written is the caller's to keep.
    public static func clean(_ written: String) -> CleanedText {
        var hadLookAlikes = false
        var words: [String] = []
        for word in written.precomposedStringWithCanonicalMapping.split(whereSeparator: isBlank) {
            var kept = String.UnicodeScalarView()
            for scalar in word.unicodeScalars where !isInvisible(scalar) { kept.append(scalar) }
            let text = String(kept)
            if text.isEmpty { continue }
            let repaired = repairLookAlikes(text)
            if repaired != text { hadLookAlikes = true }
            words.append(repaired)
        }
        return CleanedText(text: words.joined(separator: " "), hadLookAlikes: hadLookAlikes)
    }

    /// Folds letters of the minority script to the word's majority script where they look alike.
    static func repairLookAlikes(_ word: String) -> String {
        var latin = 0
        var cyrillic = 0
        var digits = 0
        for scalar in word.unicodeScalars {
            switch Script(scalar) {
            case .latin: latin += 1
            case .cyrillic: cyrillic += 1
            default: if ("0"..."9").contains(scalar) { digits += 1 }
            }
        }
        guard cyrillic > 0, latin > 0 || (digits > 0 && cyrillic > 2) else { return word }
        let table = cyrillic >= latin ? toCyrillic : toLatin
        var repaired = String.UnicodeScalarView()
        for scalar in word.unicodeScalars { repaired.append(table[scalar] ?? scalar) }
        return String(repaired)
    }

    private static func isBlank(_ character: Character) -> Bool {
        character.isWhitespace || character == "\u{FEFF}"
    }

    /// Zero-width characters, direction marks and soft hyphens.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: true
        default: scalar.properties.generalCategory == .control
        }
    }
}
