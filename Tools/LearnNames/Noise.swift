/// What clerks and machines do to a written name (the catalogue of variation, sections 4 and 5): one thing at a time.
enum Noise: CaseIterable {
    case deletion, doubling, turned, key, scan, sound, lookAlike, caseForm, order, initials, noPatronymic, rank
    case capitals, glue, cut

    private static let keyRows = ["йцукенгшщзхї", "фівапролджє", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
    private static let scans: [(Character, Character)] = [
        ("и", "н"), ("н", "п"), ("и", "п"), ("п", "л"), ("ш", "щ"), ("м", "ш"), ("ц", "и"), ("в", "б"), ("е", "с"),
        ("о", "а"), ("о", "с"), ("г", "т"), ("з", "э"), ("і", "1"), ("о", "0"), ("з", "3"), ("и", "й"), ("н", "м"),
        ("л", "1"), ("е", "ё"), ("v", "y"), ("e", "c"), ("o", "0"), ("l", "1"), ("l", "i"), ("h", "b"), ("u", "v"),
        ("n", "m"), ("a", "o"),
    ]
    private static let sounds: [(Character, Character)] = [
        ("о", "а"), ("е", "и"), ("и", "і"), ("и", "ы"), ("е", "є"), ("з", "с"), ("б", "п"), ("д", "т"), ("г", "х"),
        ("в", "ф"), ("ц", "с"), ("ж", "ш"), ("a", "o"), ("e", "i"), ("i", "y"), ("z", "s"), ("b", "p"), ("d", "t"),
        ("g", "k"), ("v", "f"),
    ]
    private static let lookAlikes: [Character: Character] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "х": "x", "у": "y", "і": "i", "А": "A", "В": "B", "Е": "E",
        "К": "K", "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "Х": "X", "І": "I",
    ]

    /// A word with one error; the word itself where the kind of error has no place in it.
    func inWord(_ word: String, _ draws: inout Draws) -> String {
        var letters = Array(word)
        guard letters.count > 2 else { return word }
        // The first letter of a word is seldom wrong (Yannakoudakis and Fawthrop 1983).
        let first = draws.happens(0.03) ? 0 : 1
        let index = Int.random(in: first..<letters.count, using: &draws)
        func replace(_ table: [(Character, Character)]) {
            let places = letters.indices.dropFirst(first).shuffled(using: &draws)
            for place in places {
                let lower = Character(letters[place].lowercased())
                let choices = table.filter { $0.0 == lower || $0.1 == lower }
                if choices.isEmpty { continue }
                let pair = draws.one(choices)
                let other = pair.0 == lower ? pair.1 : pair.0
                letters[place] = letters[place] == lower ? other : Character(other.uppercased())
                return
            }
        }
        switch self {
        case .deletion: letters.remove(at: index)
        case .doubling: letters.insert(letters[index], at: index)
        case .turned:
            let at = Int.random(in: 1..<letters.count - 1, using: &draws)
            letters.swapAt(at, at + 1)
        case .key:
            let lower = Character(letters[index].lowercased())
            guard let row = Self.keyRows.first(where: { $0.contains(lower) }).map(Array.init),
                let at = row.firstIndex(of: lower)
            else { return word }
            let neighbours = [at - 1, at + 1].filter(row.indices.contains).map { row[$0] }
            letters[index] = draws.one(neighbours)
        case .scan: replace(Self.scans)
        case .sound: replace(Self.sounds)
        case .lookAlike:
            for place in letters.indices where draws.happens(0.6) {
                letters[place] = Self.lookAlikes[letters[place]] ?? letters[place]
            }
        default: break
        }
        return String(letters)
    }

    /// How often each kind is drawn.
    static let weights: [(Noise, Double)] = [
        (.deletion, 11), (.doubling, 8), (.turned, 5), (.key, 11), (.scan, 14), (.sound, 20), (.lookAlike, 9),
        (.caseForm, 8), (.order, 7), (.initials, 10), (.noPatronymic, 7), (.rank, 3), (.capitals, 4), (.glue, 3),
        (.cut, 2),
    ]

    /// An error in the letters of one word.
    static func drawInLetters(_ draws: inout Draws) -> Noise { draw(weights.filter { $0.0.isInLetters }, &draws) }

    /// A thing of any kind.
    static func draw(_ draws: inout Draws) -> Noise { draw(weights, &draws) }

    private var isInLetters: Bool {
        switch self {
        case .deletion, .doubling, .turned, .key, .scan, .sound: true
        default: false
        }
    }

    private static func draw(_ weights: [(Noise, Double)], _ draws: inout Draws) -> Noise {
        var left = Double.random(in: 0..<weights.reduce(0) { $0 + $1.1 }, using: &draws)
        for (noise, weight) in weights {
            left -= weight
            if left < 0 { return noise }
        }
        return .deletion
    }
}

/// A name in one writing, before it is put on paper.
struct WrittenParts {
    var surname: String
    var given: String
    var patronymic: String
    var isLatin: Bool
    var isFemale: Bool

    private static let ranks = [
        "солдат", "ст. солдат", "сержант", "мол. сержант", "ст. лейтенант", "капітан", "капитан", "майор", "прапорщик",
        "рядовой", "матрос",
    ]

    /// The name on paper, with the noise given.
    func onPaper(_ noises: [Noise], _ draws: inout Draws) -> String {
        var parts = self
        var rank = ""
        for noise in noises {
            switch noise {
            case .initials:
                parts.given = parts.given.prefix(1) + "."
                parts.patronymic =
                    draws.happens(0.7) && !parts.patronymic.isEmpty ? parts.patronymic.prefix(1) + "." : ""
            case .noPatronymic: parts.patronymic = ""
            case .rank: rank = draws.one(Self.ranks) + " "
            case .caseForm where !isLatin: parts = parts.inCase(dative: draws.happens(0.3))
            case .capitals: parts.surname = parts.surname.uppercased()
            case .cut:
                let kept = max(4, parts.surname.count * 2 / 3)
                if parts.surname.count > kept { parts.surname = parts.surname.prefix(kept) + "." }
            case .glue:
                parts.surname += parts.given.lowercased()
                parts.given = ""
            case .order: break
            default:
                // Long words catch more errors: half fall on the surname.
                switch Int.random(in: 0..<10, using: &draws) {
                case 0..<5: parts.surname = noise.inWord(parts.surname, &draws)
                case 5..<8: parts.given = noise.inWord(parts.given, &draws)
                default:
                    if noise == .lookAlike {
                        parts.surname = noise.inWord(parts.surname, &draws)
                        parts.given = noise.inWord(parts.given, &draws)
                    }
                    parts.patronymic = noise.inWord(parts.patronymic, &draws)
                }
            }
        }
        let words =
            noises.contains(.order)
            ? [parts.given, parts.patronymic, parts.surname] : [parts.surname, parts.given, parts.patronymic]
        return rank + words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The genitive (or dative) of running text, by the commonest endings.
    private func inCase(dative: Bool) -> WrittenParts {
        func decline(_ word: String, isSurname: Bool) -> String {
            let stem = String(word.dropLast())
            if isFemale {
                if isSurname, !word.hasSuffix("ва"), !word.hasSuffix("на"), !word.hasSuffix("ська") { return word }
                if word.hasSuffix("я") { return stem + "и" }
                return word.hasSuffix("а") ? stem + (isSurname ? "ой" : dative ? "і" : "ы") : word
            }
            if word.hasSuffix("ський") || word.hasSuffix("цький") || word.hasSuffix("ский") || word.hasSuffix("цкий") {
                return String(word.dropLast(2)) + (dative ? "ому" : "ого")
            }
            if word.hasSuffix("й") || word.hasSuffix("ь") { return stem + (dative ? "ю" : "я") }
            if word.hasSuffix("о") { return stem + (dative ? "у" : "а") }
            if word.hasSuffix("а") { return stem + (dative ? "і" : "у") }
            if let last = word.last, "аеиіоуыюя".contains(last) { return word }
            return word + (dative ? "у" : "а")
        }
        var parts = self
        parts.surname = decline(surname, isSurname: true)
        parts.given = decline(given, isSurname: false)
        if !patronymic.isEmpty { parts.patronymic = decline(patronymic, isSurname: false) }
        return parts
    }
}
