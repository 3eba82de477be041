public import Persons

/// What a check of a plan found, clause by clause.
public struct PlanCheckReport: Codable, Hashable, Sendable {
    /// Every clause that could be judged holds, and nothing is wrong with the plan's persons, numbers or files.
    public var holds: Bool
    /// The verdict on each clause, in the order of the terms.
    public var clauses: [ClauseVerdict]
    /// What could not be judged from the files at hand: columns, or clauses of which a part was not seen.
    public var notJudged: [String]
    /// Who goes in each stage, by side.
    public var totals: [StageTotal]
    /// What is wrong with the plan itself: unknown or repeated persons, numbers, files.
    public var findings: [Finding]

    enum CodingKeys: String, CodingKey {
        case holds, clauses
        case notJudged = "not_judged"
        case totals, findings
    }
}

/// Whether one clause holds, in words.
public struct ClauseVerdict: Codable, Hashable, Sendable {
    /// The clause's id.
    public var id: String
    /// Whether it holds, as far as it could be judged.
    public var holds: Bool
    /// What was counted, and what is wrong.
    public var words: String
}

/// How many people of one side go in one stage.
public struct StageTotal: Codable, Hashable, Sendable {
    /// Counted from 1.
    public var stage: Int
    /// The side that releases them.
    public var heldBy: SideID
    /// Those inside the number.
    public var counted: Int
    /// Those outside it.
    public var outside: Int

    enum CodingKeys: String, CodingKey {
        case stage
        case heldBy = "held_by"
        case counted, outside
    }
}
