/// Why a plan is the best, or why there is none: numbers that anybody can check by adding and multiplying.
///
/// The program is that of the terms over the classes of persons; the steps follow the planner's levels and lots.
/// Multipliers are whole numbers in units of 2⁻³⁰. See `ProofVerifier` for what each step claims.
public struct PlanProof: Codable, Hashable, Sendable {
    /// Whole numbers x with lower ≤ x ≤ upper and, row by row, lower ≤ a·x ≤ upper.
    public struct Program: Codable, Hashable, Sendable {
        /// The least value of each column.
        public var lower: [Int]
        /// The greatest value of each column.
        public var upper: [Int]
        /// The rows.
        public var rows: [Row]
    }

    /// One row: the sum of coefficient × column lies between the limits.
    public struct Row: Codable, Hashable, Sendable {
        /// Columns and coefficients in turns.
        public var entries: [Int]
        /// The least sum; far below every sum where there is no limit.
        public var lower: Int
        /// The greatest sum; far above every sum where there is no limit.
        public var upper: Int
    }

    /// One step. Fields that a kind of step does not use are empty.
    public struct Step: Codable, Hashable, Sendable {
        /// What a step claims or does.
        public enum Kind: String, Codable, Sendable {
            /// `objective` is at most `value` on what is left, and later steps keep it there when `locked`.
            case level
            /// A column that was not in the program, from 0 to `most`.
            case column
            /// A row that was not in the program.
            case row
            /// From here on what is locked is set aside again at the matching `join`.
            case fork
            /// The end of a fork; `parts` stay at what it reached.
            case join
            /// Lots keep `column` between `least` and `most`.
            case narrow
            /// A lottery over points that are left; the level before bounds its least chance.
            case lots
            /// No point is left with `column` above `most`; lots go on without.
            case refuse
            /// A new row: rows times multipliers (`root`) add up to at most `most`; measured from the bases in `witness`
            /// (below) and `objective` (above; columns in neither are fixed) and rounded by the divisor `value`.
            case round
            /// No point is left at all.
            case empty
        }

        /// What the step claims or does.
        public var kind: Kind
        /// The level's name, where a plan states it.
        public var name: String?
        /// Columns and coefficients in turns; those of the new row where the step is one.
        public var objective: [Int] = []
        /// What the level came to.
        public var value = 0
        /// Whether later steps keep the value.
        public var locked = false
        /// Whether a row keeps it; else the multipliers' narrowing does.
        public var byRow = false
        /// Rows and multipliers in turns.
        public var root: [Int] = []
        /// A tree of cuts, the root first: `[0]` nothing proved; `[1]` empty by narrowing; `[2, o, row, multiplier …]`
        /// bounded by multipliers, with the objective where o is 1; `[3, column, split, below, above]` divided;
        /// `[4, below, row, multiplier …]` narrowed by the bound of these multipliers to what is better; `[5, below,
        /// divisor, most, r, l, …]` with one more row, rounded: r rows and multipliers in turns, l columns and the numbers
        /// that they do not fall below, then columns and the numbers that they do not rise above.
        public var tree: [[Int]] = []
        /// A column.
        public var column = 0
        /// The least value of the column, or sum of the new row.
        public var least = 0
        /// The greatest.
        public var most = 0
        /// A point that has the value, where the final one need not: columns and values in turns, zeros left out.
        public var witness: [Int] = []
        /// Objectives of a fork that stay at their values.
        public var parts: [Part] = []
        /// The lottery.
        public var lots: Lots?

        init(_ kind: Kind) { self.kind = kind }
    }

    /// A lottery over plans.
    public struct Lots: Codable, Hashable, Sendable {
        /// Columns and how many units each counts, in turns: units of one kind have equal chances.
        public var kinds: [Int]
        /// Plans as points: columns and values in turns, zeros left out.
        public var points: [[Int]]
        /// How often each is drawn in 2⁴⁰ times.
        public var weights: [Int]
    }

    /// An objective and what it came to.
    public struct Part: Codable, Hashable, Sendable {
        /// Columns and coefficients in turns.
        public var objective: [Int]
        /// What it came to.
        public var value: Int
    }

    /// Says what kind of file this is.
    public var about = "proof of a plan: numbers of people by class, no person"
    /// The program before the first step.
    public var program: Program
    /// The steps in order.
    public var steps: [Step]
    /// The plan as a point: columns and values in turns, zeros left out; empty where no plan exists.
    public var point: [Int]
}
