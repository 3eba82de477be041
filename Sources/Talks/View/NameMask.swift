import Foundation

/// Takes the names of masked persons out of every text of a view.
///
/// A word of a masked name goes wherever it stands, also with a short ending in Cyrillic or after an apostrophe, unless
/// it is a word of a name that is shown. Short words (to four letters) go only with a capital, so that a name does not
/// take a month or a verb with it. Too much is masked sooner than too little; the data keep every word.
public struct NameMask: Sendable {
    /// What stands in place of a name, on every view.
    public static let words = "[name withheld]"

    private var masked: Set<String> = []
    private var stems: [String] = []
    /// Further stems, which stand for a name only where the word has a capital.
    private var caseStems: [String] = []
    private var phrases: [[String]] = []

    /// A mask for these names, sparing the words of shown ones.
    public init(masking names: [String], sparing shown: [String]) {
        let spared = Set(shown.flatMap(Self.words).map(Self.fold))
        for name in names {
            let words = Self.words(name).map(Self.fold)
            masked.formUnion(words.filter { $0.count >= 3 && !spared.contains($0) })
            if words.count > 1, words.contains(where: { $0.count < 3 || spared.contains($0) }) { phrases.append(words) }
        }
        stems = masked.filter(Self.isCyrillic).map(Self.stem).filter { $0.count >= 4 }.sorted()
        caseStems = Set(masked.filter(Self.isCyrillic).flatMap(Self.caseStems).filter { $0.count >= 4 }).sorted()
    }

    /// Whether no name is masked.
    public var isEmpty: Bool { masked.isEmpty && phrases.isEmpty }

    /// A text with the names taken out.
    public func apply(to text: String) -> String {
        let tokens = Self.tokens(text)
        let folded = tokens.map { Self.fold(String(text[$0])) }
        var hit = tokens.indices.map { hides(folded[$0], written: text[tokens[$0]]) }
        for phrase in phrases where phrase.count <= folded.count {
            for start in 0...(folded.count - phrase.count)
            where Array(folded[start..<start + phrase.count]) == phrase {
                for index in start..<start + phrase.count { hit[index] = true }
            }
        }
        guard hit.contains(true) else { return text }
        var result = ""
        var position = text.startIndex
        for (index, range) in tokens.enumerated() where hit[index] {
            let between = text[position..<range.lowerBound]
            // Neighbouring parts of one name are one mask, so that their number does not show.
            if index > 0, hit[index - 1], between.allSatisfy({ $0 == " " || $0 == "." || $0 == "-" }) {
                position = range.upperBound
                continue
            }
            result += between + Self.words
            position = range.upperBound
        }
        return result + text[position...]
    }

    /// In how many places of a text that is given out, in notation or plain, a name is withheld.
    public static func places(in text: String) -> Int {
        // In notation the closing bracket stands behind a backslash.
        text.ranges(of: words.dropLast()).count
    }

    private func hides(_ folded: String, written: Substring) -> Bool {
        if masked.contains(folded) {
            return folded.count > 4 || written.first.map { !$0.isLowercase } ?? false
        }
        if let apostrophe = written.firstIndex(where: Self.isApostrophe) {
            let before = Self.fold(String(written[..<apostrophe]))
            if masked.contains(before) { return true }
        }
        func inflects(_ stem: String) -> Bool { folded.hasPrefix(stem) && folded.count <= stem.count + 3 }
        return stems.contains(where: inflects)
            || written.first.map { !$0.isLowercase } ?? false && caseStems.contains(where: inflects)
    }

    /// The words of a text: runs of letters with the apostrophes inside them.
    static func words(_ text: String) -> [String] { tokens(text).map { String(text[$0]) } }

    private static func tokens(_ text: String) -> [Range<String.Index>] {
        var tokens: [Range<String.Index>] = []
        var start: String.Index?
        for index in text.indices {
            let isPart = text[index].isLetter || (start != nil && isApostrophe(text[index]))
            if isPart, start == nil { start = index }
            if !isPart, let first = start {
                tokens.append(first..<index)
                start = nil
            }
        }
        if let first = start { tokens.append(first..<text.endIndex) }
        return tokens
    }

    private static func isApostrophe(_ character: Character) -> Bool { "'’ʼ`".contains(character) }

    /// Without case, diacritics, width and apostrophes: what searches and masks compare.
    static func fold(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
            .filter { !isApostrophe($0) }
    }

    private static func isCyrillic(_ word: String) -> Bool {
        word.unicodeScalars.allSatisfy { (0x400...0x52F).contains($0.value) }
    }

    /// What stays of a Cyrillic name in all its cases.
    private static func stem(_ word: String) -> String {
        "аеиоуыэюяіьй".contains(word.last ?? " ") ? String(word.dropLast()) : word
    }

    /// What stays where the stem itself changes: all vowels and signs at the end go ("Левицький", "Левицького"), a
    /// fleeting vowel goes ("Кравець", "Кравця"), a closed one opens ("Федір", "Федора"), a velar changes before an
    /// ending ("Ольга", "Ользі").
    private static func caseStems(_ word: String) -> [String] {
        let endings = Set("аеєиіїоуыэюяйьъ")
        var stem = word[...]
        while stem.count > 4, let last = stem.last, endings.contains(last) { stem.removeLast() }
        let letters = Array(stem)
        guard letters.count >= 4, let last = letters.last, !endings.contains(last) else { return [String(stem)] }
        var stems = [String(letters)]
        let vowel = letters[letters.count - 2]
        let head = String(letters.dropLast(2))
        if letters.count == word.count || word.last == "ь", "еєоі".contains(vowel) {
            stems.append(head + String(last))
            if vowel == "і" { stems += [head + "о" + String(last), head + "е" + String(last)] }
        }
        let changed: [Character: String] = ["к": "ц", "г": "з", "х": "с"]
        if let other = changed[last] { stems.append(String(letters.dropLast()) + other) }
        return stems
    }
}

extension NameMask {
    /// A value with the names taken out of every text in it; codes stay.
    func apply<Value: Codable>(to value: Value) throws -> Value {
        guard !isEmpty else { return value }
        let plain = try PlainValue(of: value)
        return try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(apply(plain)))
    }

    private func apply(_ value: PlainValue) -> PlainValue {
        switch value {
        case .text(let text): RecordYAML.allCodes.contains(text) ? value : .text(apply(to: text))
        case .list(let list): .list(list.map(apply))
        case .object(let object):
            .object(
                Dictionary(
                    uniqueKeysWithValues: object.map { key, value in
                        (key, Self.isPlaceInText(key, of: object) ? value : apply(value))
                    }))
        case .number, .flag, .nothing: value
        }
    }

    /// Whether a key of a change of a text names a clause or a bracket, not words.
    private static func isPlaceInText(_ key: String, of object: [String: PlainValue]) -> Bool {
        guard case .text(let change)? = object["do"] else { return false }
        return ["clause", "bracket", "rendering"].contains(key) || key == "after" && change != "insert"
    }
}
