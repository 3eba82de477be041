import Names

/// Labelled pairs made from the material: spellings of one name, and near misses of two.
struct PairMaking {
    /// Two spellings, and whether they are of one name.
    struct Pair {
        let a: String
        let b: String
        let same: Bool
        /// How much it counts in learning.
        var share = 1.0
    }

    let data: LearningData
    private var draws: Draws
    private var ukSchemes: [(Romanization, Double)] = []
    private var ruSchemes: [(Romanization, Double)] = []
    /// Neighbours of each surname one and two letters away.
    private let near: NearNames
    private let persons: [(uk: [String], ru: [String], female: Bool)]
    private let fathers: [(uk: String, ru: String)]

    /// Schemes that papers of the last decades use count more.
    private static let usual: [String: Double] = [
        "uk-kmu-2010": 12, "ru-icao-9303": 12, "ru-bgn-pcgn-simple": 5, "ru-wikipedia": 4, "ru-mvd-782": 4,
        "uk-bgn-pcgn-1965": 2, "uk-icao-9303": 2, "ru-gost-52535": 2,
    ]

    init(data: LearningData, seed: UInt64) {
        self.data = data
        draws = Draws(seed: seed)
        for scheme in data.schemes {
            let weight = Self.usual[scheme.name] ?? 1
            if scheme.language == "uk" {
                ukSchemes.append((scheme.romanization, weight))
            } else {
                ruSchemes.append((scheme.romanization, weight))
            }
        }
        near = NearNames(names: data.surnames.map(\.ru))
        // The hand-written names are the common ones: nine bearers in ten.
        let common = data.givenSeeds.map { ($0.uk, $0.ru, $0.female) }
        let rare = data.givenNames.filter { $0.count >= 5 && $0.uk.count > 3 }.map { pair in
            ([pair.uk], [pair.ru], pair.ru.hasSuffix("а") || pair.ru.hasSuffix("я"))
        }
        persons = (0..<9).flatMap { _ in common } + rare.shuffled(using: &draws).prefix(common.count)
        let fathersNames = data.patronymicSeeds.map { ($0.uk, $0.ru) }
        let rareFathers = data.patronymics.filter { $0.count >= 5 && $0.uk.hasSuffix("ович") }.map { ($0.uk, $0.ru) }
        fathers =
            (0..<9).flatMap { _ in fathersNames }
            + rareFathers.shuffled(using: &draws).prefix(fathersNames.count)
    }

    private mutating func scheme(uk: Bool) -> Romanization {
        let schemes = uk ? ukSchemes : ruSchemes
        var left = Double.random(in: 0..<schemes.reduce(0) { $0 + $1.1 }, using: &draws)
        for (scheme, weight) in schemes {
            left -= weight
            if left < 0 { return scheme }
        }
        return schemes[0].0
    }

    /// Two of the ways one pair of forms is written.
    private mutating func spellings(_ pair: SpellingPair, _ other: SpellingPair) -> (String, String) {
        switch Double.random(in: 0..<1, using: &draws) {
        case ..<0.30: return (cased(pair.uk), cased(other.ru))
        case ..<0.49: return (cased(pair.uk), cased(scheme(uk: true).latin(other.uk)))
        case ..<0.69: return (cased(pair.uk), cased(scheme(uk: false).latin(other.ru)))
        case ..<0.85: return (cased(pair.ru), cased(scheme(uk: false).latin(other.ru)))
        default: return (cased(scheme(uk: true).latin(pair.uk)), cased(scheme(uk: false).latin(other.ru)))
        }
    }

    /// Lone surnames (`list` of the material): spellings of one, near misses, and names drawn at random.
    mutating func lone(_ list: [SpellingPair], near: NearNames, count: Int) -> [Pair] {
        var pairs: [Pair] = []
        for _ in 0..<count {
            let pair = draws.one(list)
            if draws.happens(0.5) {
                let (a, b) = spellings(pair, pair)
                pairs.append(Pair(a: a, b: b, same: true))
            } else {
                var other = draws.one(list)
                if draws.happens(0.7) {
                    let index = Int.random(in: 0..<list.count, using: &draws)
                    guard let found = near.neighbour(index, distance: draws.happens(0.4) ? 1 : 2, &draws) else {
                        continue
                    }
                    let (a, b) = spellings(list[index], list[found])
                    pairs.append(Pair(a: a, b: b, same: false))
                    continue
                }
                if other.ru == pair.ru { other = draws.one(list) }
                if other.ru == pair.ru || other.uk == pair.uk { continue }
                let (a, b) = spellings(pair, other)
                pairs.append(Pair(a: a, b: b, same: false))
            }
        }
        return pairs
    }

    mutating func loneSurnames(_ count: Int) -> [Pair] { lone(data.surnames, near: near, count: count) }

    /// Cyrillic and Latin forms that people entered for one name.
    mutating func groups(_ count: Int) -> [Pair] {
        (0..<count).map { _ in
            let group = draws.one(data.groups)
            return Pair(a: cased(draws.one(group.cyrillic)), b: cased(draws.one(group.latin)), same: true)
        }
    }

    /// All kinds of pairs in the shares that linkage meets them: whole names, lone words of each kind.
    mutating func allKinds() -> [Pair] {
        var pairs = loneSurnames(60_000) + groups(2_500)
        pairs += lone(data.givenNames, near: NearNames(names: data.givenNames.map(\.ru)), count: 8_000)
        pairs += lone(data.patronymics, near: NearNames(names: data.patronymics.map(\.ru)), count: 9_000)
        return pairs + full(42_000, noisy: false) + full(42_000, noisy: true)
    }

    private enum Writing: CaseIterable { case uk, ru, ukLatin, ruLatin }

    private mutating func written(_ surname: SpellingPair, _ given: Int, _ father: Int, _ writing: Writing)
        -> WrittenParts
    {
        let isUk = writing == .uk || writing == .ukLatin
        var (name, female) = (draws.one(isUk ? persons[given].uk : persons[given].ru), persons[given].female)
        var patronymic = isUk ? fathers[father].uk : fathers[father].ru
        if female { patronymic = Self.feminine(patronymic, isUk: isUk) }
        // Registers hold Russian given names in Ukrainian letters.
        if isUk, draws.happens(0.25) { name = Self.russified(draws.one(persons[given].ru)) }
        var family = isUk ? surname.uk : surname.ru
        if writing == .ukLatin || writing == .ruLatin {
            let scheme = scheme(uk: isUk)
            (family, name, patronymic) = (scheme.latin(family), scheme.latin(name), scheme.latin(patronymic))
        }
        return WrittenParts(
            surname: cased(family), given: cased(name), patronymic: cased(patronymic),
            isLatin: writing == .ukLatin || writing == .ruLatin, isFemale: female)
    }

    /// Whole names; `noisy` as clerks and machines leave them.
    mutating func full(_ count: Int, noisy: Bool) -> [Pair] {
        var pairs: [Pair] = []
        for _ in 0..<count {
            let index = Int.random(in: 0..<data.surnames.count, using: &draws)
            let surname = data.surnames[index]
            let given = Int.random(in: 0..<persons.count, using: &draws)
            let father = Int.random(in: 0..<fathers.count, using: &draws)
            var other = (surname: surname, given: given, father: father)
            let same = draws.happens(noisy ? 0.42 : 0.31)
            var noises: [Noise] = []
            var initialsOnly = false
            if same {
                if noisy {
                    noises = [Noise.draw(&draws)]
                    if draws.happens(0.2) { noises.append(Noise.draw(&draws)) }
                }
            } else {
                if noisy, draws.happens(0.5) { noises = [Noise.drawInLetters(&draws)] }
                switch Double.random(in: 0..<1, using: &draws) {
                case ..<0.25: other.given = another(given)
                case ..<0.45: other.father = anotherFather(father)
                case ..<0.65:
                    other = (draws.one(data.surnames), another(given), anotherFather(father))
                case ..<0.80 where noisy:
                    other.given = another(given)
                    initialsOnly = true
                default:
                    guard let found = near.neighbour(index, distance: draws.happens(0.4) ? 1 : 2, &draws) else {
                        continue
                    }
                    other.surname = data.surnames[found]
                }
                if noises.contains(where: { $0 == .initials || $0 == .noPatronymic || $0 == .glue || $0 == .cut }) {
                    noises = []
                }
            }
            let (first, second) = draws.one([
                (Writing.uk, Writing.ru), (.uk, .ru), (.uk, .ruLatin), (.uk, .ruLatin), (.ru, .ukLatin),
                (.ukLatin, .ruLatin), (.uk, .ukLatin), (.ru, .ruLatin),
            ])
            var left = written(surname, given, father, first)
            var right = written(other.surname, other.given, other.father, second)
            if initialsOnly, left.given.prefix(1) != right.given.prefix(1) {
                left.given = left.given.prefix(1) + "."
                left.patronymic = draws.happens(0.7) ? left.patronymic.prefix(1) + "." : ""
            }
            var order: [Noise] = []
            if !noisy {
                if draws.happens(0.25) { order.append(.order) }
                if draws.happens(0.3) { left.surname = left.surname.uppercased() }
                if draws.happens(0.3) { right.surname = right.surname.uppercased() }
            }
            if right.isLatin, draws.happens(0.15), !initialsOnly { right.patronymic = "" }
            if draws.happens(0.5) {
                pairs.append(
                    Pair(a: left.onPaper(noises, &draws), b: right.onPaper(order, &draws), same: same))
            } else {
                pairs.append(
                    Pair(a: left.onPaper(order, &draws), b: right.onPaper(noises, &draws), same: same))
            }
        }
        return pairs
    }

    private mutating func another(_ given: Int) -> Int {
        while true {
            let other = Int.random(in: 0..<persons.count, using: &draws)
            if other != given, persons[other].female == persons[given].female,
                Set(persons[other].uk).isDisjoint(with: persons[given].uk)
            {
                return other
            }
        }
    }

    private mutating func anotherFather(_ father: Int) -> Int {
        while true {
            let other = Int.random(in: 0..<fathers.count, using: &draws)
            if other != father, fathers[other].uk != fathers[father].uk { return other }
        }
    }

    private static func feminine(_ patronymic: String, isUk: Bool) -> String {
        if patronymic.hasSuffix("йович") { return patronymic.dropLast(5) + "ївна" }
        if patronymic.hasSuffix("ович") { return patronymic.dropLast(4) + (isUk ? "івна" : "овна") }
        if patronymic.hasSuffix("евич") { return patronymic.dropLast(4) + "евна" }
        return patronymic.hasSuffix("ич") ? patronymic.dropLast(2) + (isUk ? "івна" : "инична") : patronymic
    }

    private static func russified(_ name: String) -> String {
        String(name.map { ["и": "і", "е": "є", "ы": "и", "э": "е"][$0] ?? $0 })
    }
}

/// A word with a capital first letter.
func cased(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
