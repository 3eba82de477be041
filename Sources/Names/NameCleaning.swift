private import Foundation

/// A written text made comparable, beside what had to be mended.
public struct CleanedText: Sendable, Equatable {
    /// NFC, blanks collapsed, invisible characters gone, look-alike letters folded to each word's script.
    public let text: String
    /// Whether a letter of another script stood inside a word, or a word in look-alikes among words of the other.
    public let hadLookAlikes: Bool
}

/// Mends what keyboards and spreadsheets do to names, without touching what was meant.
public enum NameCleaning {
    /// Latin letters and digits that look like Cyrillic ones; the text is read pair by pair.
    private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = {
        let latin = "AaBCcEeHIiKkMOoPpTXxyYëïËÏ\u{138}0136"
        let cyrillic = "АаВСсЕеНІіКкМОоРрТХхуУёїЁЇкОІЗб"
        return Array(zip(latin.unicodeScalars, cyrillic.unicodeScalars)).map { (latin: $0, cyrillic: $1) }
    }()
    private static let toCyrillic = Dictionary(
        pairs.map { ($0.latin, $0.cyrillic) }, uniquingKeysWith: { first, _ in first })
    private static let toLatin = Dictionary(
        pairs.filter { Script($0.latin) == .latin && $0.latin.value != 0x138 }.map { ($0.cyrillic, $0.latin) },
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
        if words.count > 1, foldDisguised(&words) { hadLookAlikes = true }
        return CleanedText(text: words.joined(separator: " "), hadLookAlikes: hadLookAlikes)
    }

    /// Folds letters of the minority script to the word's majority script where they look alike; where only one script
    /// can hold all letters of the word, to that one.
    static func repairLookAlikes(_ word: String) -> String {
        var (latin, cyrillic, digits) = (0, 0, 0)
        var (latinFold, cyrillicFold) = (true, true)
        for scalar in word.unicodeScalars {
            switch Script(scalar) {
            case .latin:
                latin += 1
                if toCyrillic[scalar] == nil { latinFold = false }
            case .cyrillic:
                cyrillic += 1
                if toLatin[scalar] == nil { cyrillicFold = false }
            default: if ("0"..."9").contains(scalar) { digits += 1 }
            }
        }
        guard cyrillic > 0, latin > 0 || (digits > 0 && cyrillic > 2) else { return word }
        let table = (latinFold != cyrillicFold ? latinFold : cyrillic >= latin) ? toCyrillic : toLatin
        var repaired = String.UnicodeScalarView()
        for scalar in word.unicodeScalars { repaired.append(table[scalar] ?? scalar) }
        return String(repaired)
    }

    /// A name's word with Latin letters for the one or two digits that a scanner put for them: 0 for o; 1 between
    /// consonants for i, else for l. Other words stay as they are.
    static func withLettersForDigits(_ word: String) -> String {
        let digits = word.utf8.count { (0x30...0x39).contains($0) }
        guard (1...2).contains(digits), word.count > digits + 2, Script.majority(of: word) == .latin else {
            return word
        }
        let letters = Array(word)
        func isVowel(_ index: Int) -> Bool {
            letters.indices.contains(index) && "aeiouyAEIOUY".contains(letters[index])
        }
        var repaired = ""
        for (index, letter) in letters.enumerated() {
            switch letter {
            case "0": repaired.append(letters[max(0, index - 1)].isUppercase ? "O" : "o")
            case "1": repaired.append(isVowel(index - 1) || isVowel(index + 1) ? "l" : "i")
            default: repaired.append(letter)
            }
        }
        return repaired
    }

    /// Folds words all of Latin look-alikes to Cyrillic when the other words are Cyrillic; whether there was one.
    static func foldDisguised(_ words: inout [String]) -> Bool {
        guard words.contains(where: { Script.majority(of: $0) == .cyrillic }) else { return false }
        var disguised: [Int] = []
        for (index, word) in words.enumerated() {
            var (letters, alike) = (0, 0)
            for scalar in word.unicodeScalars where Script(scalar) == .latin {
                letters += 1
                if toCyrillic[scalar] != nil { alike += 1 }
            }
            if letters > alike { return false }
            if letters > 0 { disguised.append(index) }
        }
        for index in disguised {
            var folded = String.UnicodeScalarView()
            for scalar in words[index].unicodeScalars { folded.append(toCyrillic[scalar] ?? scalar) }
            words[index] = String(folded)
        }
        return !disguised.isEmpty
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

/// A word typed with the keyboard in the other layout (`Bdfyjd` for `Иванов`).
enum KeyboardLayout {
    private static let latin = Array("qwertyuiop[]asdfghjkl;'zxcvbnm,.`".unicodeScalars)
    private static let cyrillic = Array("йцукенгшщзхїфівапролджєячсмитьбюё".unicodeScalars)
    private static let keys = Dictionary(uniqueKeysWithValues: zip(latin, cyrillic))

    /// The Cyrillic word of the same keys; nil when a letter is none of the layout's.
    static func cyrillic(ofLatin word: String) -> String? {
        var typed = String.UnicodeScalarView()
        for scalar in word.lowercased().unicodeScalars {
            guard let key = keys[scalar] else { return nil }
            typed.append(key)
        }
        return String(typed)
    }
}
