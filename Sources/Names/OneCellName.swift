extension PersonalName {
    /// Reads a name that stands in one cell (`ІВАНЕНКО Іван Іванович`, `Иваненко И.И.`, `Ivan Ivanenko`).
    ///
    /// Order of evidence: brackets and ranks are set aside; a patronymic is known by its ending; a comma ends the
    /// surname; a word all in capitals beside others that are not is the surname; the word before a patronymic is
    /// the given name; a known given name before a word that is none comes first; else the list habit, surname first.
    public init(oneCell written: String) {
        let roles = NameModel.shipped.roles
        var setAside: [String] = []
        let cleaned = Self.withoutBrackets(NameCleaning.clean(written).text, setAside: &setAside)
        var words: [String] = []
        /// How many words stand before a comma.
        var beforeComma: Int?
        for word in cleaned.split(separator: " ") {
            let bare = word.hasSuffix(",") ? String(word.dropLast()) : String(word)
            if roles.ranks.contains(bare.lowercased()) {
                setAside.append(bare)
            } else if !bare.isEmpty {
                words.append(contentsOf: Self.splitInitials(bare))
            }
            if word.hasSuffix(","), beforeComma == nil { beforeComma = words.count }
        }
        self.init(setAside: setAside)
        if words.count > 1, let index = Self.patronymicIndex(words, beforeComma: beforeComma) {
            patronymic = words.remove(at: index)
        }
        guard !words.isEmpty else { return }
        let surnameWords = Self.surnameRange(words, beforeComma: beforeComma, hadPatronymic: !patronymic.isEmpty)
        surname = words[surnameWords].joined(separator: " ")
        words.removeSubrange(surnameWords)
        // `Иваненко И.И.`: the second of two initials is the father's.
        if patronymic.isEmpty, words.count == 2, words.allSatisfy({ $0.hasSuffix(".") }) || beforeComma == nil {
            patronymic = words.removeLast()
        }
        given = words.joined(separator: " ")
    }

    /// Where the patronymic stands: the last word that ends as one does, never the first, and not a surname in -ич
    /// at the end of `Given Surname`.
    private static func patronymicIndex(_ words: [String], beforeComma: Int?) -> Int? {
        guard let index = words.indices.last(where: { $0 > 0 && Patronymic.isLikely(words[$0]) }) else { return nil }
        if words.count > 2 || (beforeComma ?? 0) > 0 { return index >= (beforeComma ?? 0) ? index : nil }
        // `Микола Савич`: a short ending beside one word is more often a surname's.
        guard let ending = NameModel.shipped.roles.patronymicEnding(Skeleton(words[1])), ending.length > 2 else {
            return nil
        }
        let father = GivenNames.shipped.fatherReading(Patronymic.stem(of: Skeleton(words[1])))
        return isKnownGiven(words[0]) && father.certainty == .fullForm ? index : nil
    }

    private static func surnameRange(_ words: [String], beforeComma: Int?, hadPatronymic: Bool) -> Range<Int> {
        if let beforeComma, (1..<words.count).contains(beforeComma) { return 0..<beforeComma }
        // `Іван Іванович`: a known given name beside a patronymic is not the surname.
        if words.count == 1 { return hadPatronymic && isKnownGiven(words[0]) ? 0..<0 : 0..<1 }
        let capitals = words.indices.filter { isUpperCase(words[$0]) }
        if capitals.count == 1 { return capitals[0]..<capitals[0] + 1 }
        let last = words.count - 1
        let givenFirst = isKnownGiven(words[0]) && !isKnownGiven(words[last]) && !words[last].hasSuffix(".")
        return givenFirst ? last..<last + 1 : 0..<1
    }

    private static func isKnownGiven(_ word: String) -> Bool {
        GivenNames.shipped.reading(Skeleton(word)).certainty == .fullForm
    }

    static func withoutBrackets(_ text: String, setAside: inout [String]) -> String {
        var kept = ""
        var inside = ""
        var depth = 0
        for character in text {
            switch character {
            case "(", "[":
                depth += 1
            case ")", "]":
                depth = max(0, depth - 1)
                if depth == 0, !inside.isEmpty {
                    setAside.append(inside)
                    inside = ""
                }
            default:
                if depth > 0 { inside.append(character) } else { kept.append(character) }
            }
        }
        if !inside.isEmpty { setAside.append(inside) }
        return kept
    }

    /// `И.И.` is two initials; `И.` one; other words stay whole.
    static func splitInitials(_ word: String) -> [String] {
        let pieces = word.split(separator: ".")
        guard word.contains("."), pieces.allSatisfy({ $0.count <= 2 }) else { return [word] }
        return pieces.map { $0 + "." }
    }

    static func isUpperCase(_ word: String) -> Bool {
        word.count > 2 && word == word.uppercased() && word != word.lowercased()
    }
}
