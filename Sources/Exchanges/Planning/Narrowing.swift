import Persons

/// One step by which fewer plans were left; kept so that it can be asked again of some of them.
struct Narrowing {
    /// What the step asked for.
    enum Aim {
        /// A sum as great as possible: a level, or nothing but a plan where the name is nil.
        case most(LevelName?, goal: [Int], value: Int)
        /// Sums that were settled on a fork, in their order.
        case settled([SettledPart])
    }

    let aim: Aim
    /// The plans before.
    let before: IntegerProgram
    /// A plan that was left after.
    let point: [Int]
}

/// One side's part of something that binds both, at the value that was settled before any wish was seen.
struct SettledPart {
    /// What the part is of.
    enum Whole {
        /// A clause, as a position in the terms.
        case clause(Int)
        /// A level before.
        case level(LevelName)
    }

    let whole: Whole
    let side: SideID
    let goal: [Int]
    let value: Int
}
