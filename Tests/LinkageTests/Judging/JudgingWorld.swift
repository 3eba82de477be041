import Persons

@testable import Linkage

/// A word on lines of two lists, for tests: `said("L0", "R1", .same, "R. Ardelle")`.
func said(
    _ left: String, _ right: String, _ word: JudgementWord, _ reviewer: String, at: String = "2025-05-19T10:00:00Z",
    heldBy: SideID? = nil
) -> ReviewAct.Content {
    .judged(
        Judgement(
            left: JudgedLine(id: LineID(rawValue: left)), right: JudgedLine(id: LineID(rawValue: right)),
            heldBy: heldBy, word: word, reviewer: reviewer, at: at, reason: "because \"}"))
}

/// A word with the digests of the lines as they stand.
func said(
    _ left: PersonList, _ one: Int, _ right: PersonList, _ other: Int, _ word: JudgementWord, _ reviewer: String
) -> ReviewAct.Content {
    .judged(
        Judgement(
            left: JudgedLine(left, one), right: JudgedLine(right, other), word: word, reviewer: reviewer,
            at: "2025-05-19T10:00:00Z", reason: ""))
}

func unlinked(_ left: String, _ right: String, by reviewer: String = "M. Third") -> ReviewAct.Content {
    .unlinked(
        Unlinking(
            left: JudgedLine(id: LineID(rawValue: left)), right: JudgedLine(id: LineID(rawValue: right)),
            reviewer: reviewer, at: "2025-05-20T10:00:00Z", reason: ""))
}

func acts(_ contents: [ReviewAct.Content]) -> [ReviewAct] {
    contents.enumerated().map { ReviewAct($0.element, file: "journal", row: $0.offset + 2) }
}

/// The bytes of a journal with these acts.
func journal(_ contents: [ReviewAct.Content]) -> [UInt8] {
    var journal = Journal()
    return contents.flatMap { journal.add($0) }
}

/// Two small lists of invented people, each line another person.
let worldLeft = Crowd.list(Array(0..<6), prefix: "L")
let worldRight = Crowd.list(Array(0..<6), prefix: "R")

/// Words drawn at random on the lines of the two small lists, with a link taken back now and then.
func randomActs(seed: UInt64, count: Int, lines: Int = 6) -> [ReviewAct.Content] {
    var draws = SplitMix64(seed: seed)
    return (0..<count).map { _ in
        let (left, right) = ("L\(draws.below(lines))", "R\(draws.below(lines))")
        if draws.below(8) == 0 { return unlinked(left, right) }
        let word = [JudgementWord.same, .same, .same, .different, .unsure][draws.below(5)]
        return said(left, right, word, ["R. Ardelle", "J. Tervan", "M. Third"][draws.below(3)])
    }
}
