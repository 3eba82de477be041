extension PersonalName {
    /// Reads a name that stands in one cell (`ІВАНЕНКО Іван Іванович`, `Иваненко И.И.`, `Ivan Ivanenko`).
    ///
    /// Order of evidence: brackets and ranks are set aside; a patronymic is known by its ending; a word all in
    /// capitals beside others that are not is the surname; a comma ends the surname; else the list habit,
    /// surname first.
    public init(oneCell written: String) {
        var setAside: [String] = []
        let cleaned = Self.withoutBrackets(NameCleaning.clean(written).text, setAside: &setAside)
        var comma = false
        var words: [String] = []
        for word in cleaned.split(separator: " ") {
            if word.hasSuffix(","), words.isEmpty { comma = true }
            let bare = word.hasSuffix(",") ? String(word.dropLast()) : String(word)
            if bare.isEmpty { continue }
            if Ranks.isRankWord(bare) {
                setAside.append(bare)
            } else {
                words.append(contentsOf: Self.splitInitials(bare))
            }
        }
        self.init(setAside: setAside)
        guard !words.isEmpty else { return }
        if let index = words.indices.last(where: { $0 > 0 && Patronymic.isLikely(words[$0]) }), words.count > 2 {
            patronymic = words.remove(at: index)
            // "Given Patronymic SURNAME": the word after a patronymic is the surname.
            if index < words.count, index == 1, !comma {
                surname = words[index...].joined(separator: " ")
                given = words[0]
                return
            }
        }
        let capitals = words.indices.filter { Self.isUpperCase(words[$0]) }
        let surnameIndex = capitals.count == 1 && words.count > 1 ? capitals[0] : 0
        surname = words.remove(at: surnameIndex)
        if words.isEmpty { return }
        given = words.removeFirst()
        if patronymic.isEmpty, let second = words.first, words.count == 1 {
            patronymic = second
        } else if !words.isEmpty {
            given = ([given] + words).joined(separator: " ")
        }
    }

    private static func withoutBrackets(_ text: String, setAside: inout [String]) -> String {
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
    private static func splitInitials(_ word: String) -> [String] {
        let pieces = word.split(separator: ".")
        guard word.contains("."), pieces.allSatisfy({ $0.count <= 2 }) else { return [word] }
        return pieces.map { $0 + "." }
    }

    private static func isUpperCase(_ word: String) -> Bool {
        word.count > 2 && word == word.uppercased() && word != word.lowercased()
    }
}
