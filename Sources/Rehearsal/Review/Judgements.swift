import Persons

/// Two invented reviewers judging pairs of lines.
struct Judgements: Sendable {
    /// One reviewer's word on one pair.
    struct Judgement: Sendable {
        let pair: Direction.Pair
        let reviewer: Int
        let word: JudgementWord
        let reason: String
    }

    /// The invented reviewers.
    static let reviewers = ["R. Ardelle", "J. Tervan"]
    /// The share of a reviewer's judgements that say the opposite of the truth (judged).
    static let errorRate = 0.01
    /// The share that say `unsure` (judged).
    static let unsureRate = 0.02
    /// The share of claim lines for which a pair that only looks alike is judged too (judged).
    static let nearShare = 0.3

    /// In the order of the pairs, reviewer after reviewer.
    let judgements: [Judgement]
    let truePairs: Int
    let nearPairs: Int
    /// Judgements that say the opposite of the truth.
    let wrong: Int
    let unsure: Int
    /// For each line of the holding list, whether both reviewers judged a pair with it `same`.
    let confirmed: [Bool]

    /// Judges every true pair, and near pairs for a share of the claim.
    init(of direction: Direction, seed: UInt64) {
        let truth = direction.truePairs
        let near = Self.nearPairs(direction, seed: seed)
        var judgements: [Judgement] = []
        judgements.reserveCapacity((truth.count + near.count) * 2)
        var wrong = 0
        var unsure = 0
        var confirmed = [Bool](repeating: false, count: direction.holding.lines.count)
        let pairs = truth.map { ($0, true) } + near.map { ($0, false) }
        // Reviewers take the pairs as they come in the claim, not the true ones first.
        for (pair, isTrue) in pairs.sorted(by: { ($0.0.claim, $0.0.holding) < ($1.0.claim, $1.0.holding) }) {
            var allSame = true
            for reviewer in Self.reviewers.indices {
                let stream = Self.stream(pair, direction)
                var draws = Draws(seed: seed, .judgement, stream &* 2 &+ reviewer)
                let roll = draws.share()
                let isWrong = roll < Self.errorRate
                let isUnsure = !isWrong && roll < Self.errorRate + Self.unsureRate
                let word: JudgementWord = isUnsure ? .unsure : isTrue != isWrong ? .same : .different
                if isWrong { wrong += 1 }
                if isUnsure { unsure += 1 }
                if word != .same { allSame = false }
                judgements.append(
                    Judgement(
                        pair: pair, reviewer: reviewer, word: word, reason: draws.pick(Self.reasons(word)) ?? ""))
            }
            if allSame { confirmed[pair.holding] = true }
        }
        self.judgements = judgements
        truePairs = truth.count
        nearPairs = near.count
        self.wrong = wrong
        self.unsure = unsure
        self.confirmed = confirmed
    }

    /// Pairs that look alike and are not: a sibling's line where there is one, else a namesake's.
    private static func nearPairs(_ direction: Direction, seed: UInt64) -> [Direction.Pair] {
        let people = direction.population.people
        var namesakes: [InventedPerson.Surname: [Int32]] = [:]
        for (index, line) in direction.holding.lines.enumerated() {
            namesakes[people[line.person].surname, default: []].append(Int32(index))
        }
        var siblings: [Int32: Int32] = [:]
        for (index, person) in people.enumerated() where person.siblingOf >= 0 {
            siblings[Int32(index)] = person.siblingOf
            siblings[person.siblingOf] = Int32(index)
        }
        var pairs: [Direction.Pair] = []
        for (index, line) in direction.claim.lines.enumerated() {
            var draws = Draws(
                seed: seed, .nearPairs, RehearsedList.stream(direction.claim.name, line))
            guard draws.happens(nearShare) else { continue }
            let ofSibling = siblings[Int32(line.person)].map { direction.holdingLines[Int($0)] } ?? []
            let alike = ofSibling.isEmpty ? namesakes[people[line.person].surname] ?? [] : ofSibling
            guard let found = draws.pick(alike), direction.holding.lines[Int(found)].person != line.person else {
                continue
            }
            pairs.append(Direction.Pair(claim: index, holding: Int(found)))
        }
        return pairs
    }

    private static func stream(_ pair: Direction.Pair, _ direction: Direction) -> Int {
        let claim = RehearsedList.stream(direction.claim.name, direction.claim.lines[pair.claim])
        let holding = RehearsedList.stream(direction.holding.name, direction.holding.lines[pair.holding])
        return claim &* 0x1_0000_0001 ^ holding
    }

    private static func reasons(_ word: JudgementWord) -> [String] {
        switch word {
        case .same:
            [
                "name, father's name and birth date agree", "name and birth date agree, place agrees",
                "name agrees in both alphabets, number agrees",
                "name agrees, rest of the line does not speak against it",
            ]
        case .different: ["another birth year", "another father's name", "another given name", "numbers differ"]
        case .unsure: ["too little on one of the lines", "name common, birth date missing"]
        }
    }
}
