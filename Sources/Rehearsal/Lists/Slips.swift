/// Errors of the hand, the ear and the eye.
struct Slips: Sendable {
    static let shared = Slips()
    private let confusions: [Character: [Character]]

    private init() {
        confusions = Dictionary(
            Tables.rows("slips").compactMap { row in row[1].first.map { ($0, Array(row[2])) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The text with one error: a letter taken for another (five in ten), left out (two), doubled (one) or
    /// turned with its neighbour (two). A text of one letter stays as it is.
    func slipped(_ text: String, _ draws: inout Draws) -> String {
        var letters = Array(text)
        guard letters.count > 1 else { return text }
        for _ in 0..<8 {
            let index = draws.below(letters.count)
            let roll = draws.share()
            guard letters[index].isLetter else { continue }
            if roll < 0.5 {
                let letter = letters[index]
                let wrong = confusions[Character(letter.lowercased())].flatMap { draws.pick($0) }
                guard let wrong else { continue }
                letters[index] = letter.isUppercase ? Character(wrong.uppercased()) : wrong
            } else if roll < 0.7 {
                if index == 0, letters.count < 3 { continue }
                letters.remove(at: index)
            } else if roll < 0.8 {
                letters.insert(Character(letters[index].lowercased()), at: index + 1)
            } else {
                guard index > 0, index + 1 < letters.count, letters[index] != letters[index + 1],
                    letters[index + 1].isLetter
                else { continue }
                letters.swapAt(index, index + 1)
            }
            return Self.capitalized(letters)
        }
        letters.removeLast()
        return Self.capitalized(letters)
    }

    /// A digit of the text replaced by another.
    static func wrongDigit(_ text: String, _ draws: inout Draws) -> String {
        var letters = Array(text)
        let digits = letters.indices.filter { letters[$0].isASCII && letters[$0].isNumber }
        guard let index = draws.pick(digits), let digit = letters[index].wholeNumberValue else { return text }
        letters[index] = Character(String((digit + 1 + draws.below(9)) % 10))
        return String(letters)
    }

    /// One Cyrillic letter replaced by the Latin letter that looks the same; nil when there is none.
    static func lookAlike(_ text: String, _ draws: inout Draws) -> String? {
        var letters = Array(text)
        let places = letters.indices.filter { looks[letters[$0]] != nil }
        guard let index = draws.pick(places), let look = looks[letters[index]] else { return nil }
        letters[index] = look
        return String(letters)
    }

    private static let looks: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("аеорсхуіАВЕКМНОРСТХІ", "aeopcxyiABEKMHOPCTXI"))

    private static func capitalized(_ letters: [Character]) -> String {
        guard let first = letters.first else { return "" }
        return first.uppercased() + String(letters.dropFirst())
    }
}
