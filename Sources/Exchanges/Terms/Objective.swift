public import Persons

/// One level of what the planner makes as good as possible; each is locked before the next.
public enum Objective: String, CaseIterable, Codable, Sendable {
    /// People released on both sides together.
    case count
    /// The sum of both sides' counted weights, by the table of equivalents.
    case weight
    /// The sum of humanitarian bands.
    case band
    /// The sides' wishes for their own people; several numbers in a plan (`LevelName`).
    case fair
    /// The sum of whole months held.
    case captivity
    /// Lots decide who goes; then that is settled.
    case select
    /// The sum over people of band × number of stages after theirs.
    case early
    /// Lots, where nothing above decides: always the last.
    case lottery

    /// The levels of terms that name none.
    /// - Parameter weighted: the terms hold a table of equivalents, so its total stands for the count.
    public static func standard(weighted: Bool) -> [Objective] {
        [weighted ? .weight : .count, .band, .fair, .captivity, .select, .early, .lottery]
    }
}

/// A number that a plan states about itself. `fair` has several, every other level one.
public enum LevelName: String, CaseIterable, Codable, Sendable {
    /// People released on both sides together.
    case count
    /// The sum of both sides' counted weights.
    case weight
    /// The sum of humanitarian bands.
    case band
    /// `joint`: the best sum of tiers that side A could get over its own people, whom B holds; not locked.
    case idealA = "ideal A"
    /// `joint`: the same for side B.
    case idealB = "ideal B"
    /// `joint`: the greatest whole number of thousandths of its ideal that both sides get.
    case minPermille = "min permille"
    /// `joint`: the sum of both sides' tiers.
    case sumTiers = "sum tiers"
    /// `separable`: the sum of tiers over A's own people, whom B holds.
    case tiersA = "tiers A"
    /// `separable`: the sum of tiers over B's own people, whom A holds.
    case tiersB = "tiers B"
    /// The sum of whole months held.
    case captivity
    /// Fair lots: the least chance to go of anybody who can go, in millionths, to the nearest.
    case leastChance = "least chance"
    /// Places that lots decided when it was drawn who goes.
    case select
    /// The sum over people of band × number of stages after theirs.
    case early
    /// Places that lots decided at the end.
    case lottery

    /// Whether the number is a measure of others only, not something that the plan reaches.
    public var isIdeal: Bool { self == .idealA || self == .idealB }

    /// The sides on whose sealed columns the number rests so closely that the other may not read it; empty: on
    /// nobody's. A least chance tells how many of a kind are willing and fit.
    public var wishes: Set<SideID> {
        switch self {
        case .idealA, .tiersA: [.a]
        case .idealB, .tiersB: [.b]
        case .minPermille, .sumTiers, .leastChance: [.a, .b]
        case .count, .weight, .band, .captivity, .select, .early, .lottery: []
        }
    }
}
