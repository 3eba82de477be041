/// One written word of a name, cleaned and taken to pieces.
struct WrittenWord {
    /// Initials, or the word; empty for ranks, particles and what has no letter.
    var pieces: [String] = []
    var endsWithComma = false
    var isCapitals = false
    /// Whether the words around it matter: brackets, quotation marks, a word that joins the next.
    var needsContext = false

    private static let edges: Set<Character> = ["\"", "“", "”", "„", "«", "»", ";", ":"]

    init(_ written: String, roles: RoleRules) {
        var word = Substring(NameCleaning.withLettersForDigits(NameCleaning.clean(written).text))
        needsContext = word.contains { "()[]«»“”„\" ".contains($0) }
        while let last = word.last, last == "," || Self.edges.contains(last) {
            if last == "," { endsWithComma = true }
            word.removeLast()
        }
        while let first = word.first, first == "," || Self.edges.contains(first) { word.removeFirst() }
        let lower = word.lowercased()
        if roles.joins[lower] != nil { needsContext = true }
        guard !roles.ranks.contains(lower), !roles.particles.contains(lower), word.contains(where: \.isLetter) else {
            return
        }
        isCapitals = PersonalName.isUpperCase(String(word))
        for prefix in roles.prefixes where lower.hasPrefix(prefix) && lower.count > prefix.count + 2 {
            word = word.dropFirst(prefix.count)
            break
        }
        pieces = word.contains(".") ? Self.stopped(word) : Self.atCapitals(word)
    }

    /// `IvanPetrenko` is two words: a capital after at least three letters that are not all capitals.
    private static func atCapitals(_ word: Substring) -> [String] {
        let letters = Array(word)
        for index in letters.indices.dropFirst(3) where index + 3 <= letters.count {
            if letters[index].isUppercase, letters[index - 1].isLowercase, letters[index + 1].isLowercase {
                return [String(letters[..<index]), String(letters[index...])]
            }
        }
        return [String(word)]
    }

    /// `И.И.` is two initials, `И.Петрович` an initial and a word, `Подоль.` a word cut short.
    private static func stopped(_ word: Substring) -> [String] {
        let pieces = word.split(separator: ".").filter { $0.contains(where: \.isLetter) }
        return pieces.enumerated().map { index, piece in
            piece.count <= 2 || (index == pieces.count - 1 && word.hasSuffix(".")) ? piece + "." : String(piece)
        }
    }
}

/// A whole written name, cleaned as one text: brackets set aside, joined words joined.
struct WrittenName {
    let words: [String]
    /// A single name in brackets: a former surname.
    let former: String?

    init(_ written: String, roles: RoleRules) {
        var setAside: [String] = []
        let text = PersonalName.withoutBrackets(
            NameCleaning.clean(written).text.filter { !"«»“”„\"".contains($0) }, setAside: &setAside)
        var words: [String] = []
        var pending: String?
        for word in text.split(separator: " ") {
            let lower = word.lowercased()
            if pending != nil, roles.particles.contains(lower) { continue }
            if let joined = roles.joins[lower] {
                pending = (pending ?? "") + joined
                continue
            }
            var rest = word
            if let before = pending {
                for prefix in roles.prefixes where lower.hasPrefix(prefix) && lower.count > prefix.count + 2 {
                    rest = rest.dropFirst(prefix.count)
                    break
                }
                words.append(before + rest.lowercased())
                pending = nil
            } else {
                words.append(String(rest))
            }
        }
        if let pending { words.append(pending) }
        self.words = words
        former = setAside.first { $0.count >= 3 && $0.allSatisfy { $0.isLetter || "'’ʼ-".contains($0) } }
    }
}

/// Which letters a word is written with: to see words written in look-alikes of the other alphabet.
struct LetterKinds: OptionSet {
    let rawValue: UInt8
    static let cyrillic = LetterKinds(rawValue: 1)
    static let latin = LetterKinds(rawValue: 2)
    /// A word all of Latin letters that look Cyrillic.
    static let disguised = LetterKinds(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ word: String) {
        switch Script.majority(of: word) {
        case .cyrillic: self = .cyrillic
        case .latin:
            var words = ["Я", word]
            self = NameCleaning.foldDisguised(&words) ? .disguised : .latin
        default: self = []
        }
    }

    /// Whether a word among Cyrillic ones may be Cyrillic in disguise.
    var mayHideWord: Bool { contains(.cyrillic) && contains(.disguised) && !contains(.latin) }
}
