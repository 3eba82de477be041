public import Persons

/// What was rehearsed, in numbers: `rehearsal.json`. Holds no person.
public struct RehearsalSummary: Codable, Hashable, Sendable {
    /// One list and its lines.
    public struct List: Codable, Hashable, Sendable {
        /// The path of the file.
        public var file: String
        /// Lines that are about a person.
        public var lines: Int
        /// People they are about, phantoms included.
        public var people: Int
        /// Lines about a person who stands in another line of the list.
        public var repeats: Int
        /// Lines about nobody who can be found, repeats included.
        public var phantoms: Int
        /// Lines about people already returned or dead, repeats included.
        public var gone: Int
        /// How many clerks wrote it.
        public var clerks: Int
    }

    /// One side's claim against the other side's holding list.
    public struct Direction: Codable, Hashable, Sendable {
        /// The side that claims.
        public var claimedBy: SideID
        /// The side that holds.
        public var heldBy: SideID
        /// People on both lists.
        public var overlap: Int
        /// Pairs of lines about one person, repeats included.
        public var truePairs: Int
        /// Of the people on both lists: those whom both reviewers confirmed.
        public var confirmed: Int
        /// Of those: willing, fit, of age, not retained, not on trial or severely wounded.
        public var ready: Ready

        enum CodingKeys: String, CodingKey {
            case claimedBy = "claimed_by"
            case heldBy = "held_by"
            case overlap
            case truePairs = "true_pairs"
            case confirmed, ready
        }
    }

    /// People who can go, by what the terms ask for. The severely wounded go outside the number.
    public struct Ready: Codable, Hashable, Sendable {
        /// Inside the number.
        public var counted = 0
        /// Of the counted: civilians.
        public var civilians = 0
        /// Of the counted: soldiers.
        public var military = 0
        /// Of the counted: 18 to 24 years old.
        public var young = 0
        /// Of the counted: women.
        public var women = 0
        /// Outside the number: the severely wounded.
        public var severe = 0
    }

    /// What the two reviewers did.
    public struct Reviews: Codable, Hashable, Sendable {
        /// The invented reviewers.
        public var reviewers: [String]
        /// The rate at which a reviewer was made to say the opposite of the truth.
        public var errorRate: Double
        /// The rate at which a reviewer was made to say `unsure`.
        public var unsureRate: Double
        /// Judgements given.
        public var judgements = 0
        /// True pairs judged.
        public var truePairs = 0
        /// Pairs judged that only look alike.
        public var nearPairs = 0
        /// Judgements that say the opposite of the truth.
        public var wrong = 0
        /// Judgements `unsure`.
        public var unsure = 0

        enum CodingKeys: String, CodingKey {
            case reviewers
            case errorRate = "error_rate"
            case unsureRate = "unsure_rate"
            case judgements
            case truePairs = "true_pairs"
            case nearPairs = "near_pairs"
            case wrong, unsure
        }
    }

    /// The rehearsal's name.
    public var rehearsal: String
    /// The seed from which everything follows.
    public var seed: UInt64
    /// People each side claims.
    public var claims: Int
    /// People each side holds.
    public var held: Int
    /// How badly the lists are written.
    public var noise: NoiseLevel
    /// The four lists.
    public var lists: [List]
    /// The two directions.
    public var directions: [Direction]
    /// The reviewers' work.
    public var judgements: Reviews
    /// What a reader should know, for example that the terms cannot be met at this size.
    public var notes: [String]
}
