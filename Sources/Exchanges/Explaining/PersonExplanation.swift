public import Persons

/// Why one person goes, or does not, and what would change it. It rests on sealed columns: the neutral's only.
public struct PersonExplanation: Codable, Hashable, Sendable {
    /// What the plan does with the person.
    public enum Outcome: String, Codable, Sendable {
        /// Goes.
        case goes
        /// Can go and is not chosen.
        case stays
        /// Cannot go.
        case cannotGo = "cannot go"
    }

    /// What decided it.
    public enum Ground: String, Codable, Sendable {
        /// The rules on who can go; `rules` names them.
        case eligibility
        /// Clauses that no plan keeps otherwise; `rules` names them.
        case clauses
        /// A level that would be worse otherwise.
        case level
        /// One side's part of what binds both, settled before any wish was seen: `rules` names the clause or level.
        case settled
        /// Lots: every level would be as good otherwise.
        case lot
        /// Not found out within the limits on work; `rules` names the level at which it stayed open.
        case undecided
    }

    /// What would change if the person did not go, or went.
    public struct Change: Codable, Hashable, Sendable {
        /// The first level that would be worse; nil where a settled part would differ.
        public var level: LevelName?
        /// What the plan comes to.
        public var now: Int
        /// What it would come to; nil where that was not found.
        public var then: Int?
        /// No plan comes to more then.
        public var bound: Int?
        /// Whether `then` is proved, by exact integer arithmetic.
        public var proved: Bool
    }

    /// Where the person stands among those of the same side who are alike in all that clauses and levels ask for. A
    /// family that stays together counts once.
    public struct Lot: Codable, Hashable, Sendable {
        /// The public lot, the lowest first.
        public var ticket: Int64
        /// The place in the order of lots, from 1.
        public var place: Int
        /// How many are alike.
        public var alike: Int
        /// How many of them go.
        public var go: Int
    }

    /// The person.
    public var person: PersonID
    /// The side that holds the person.
    public var heldBy: SideID
    /// What the plan does.
    public var outcome: Outcome
    /// The stage, counted from 1, of somebody who goes.
    public var stage: Int?
    /// Whether somebody who goes stands inside the number.
    public var counted: Bool?
    /// What decided it.
    public var ground: Ground
    /// Ids of clauses, or names of rules.
    public var rules: [String]
    /// The side whose part was settled.
    public var side: SideID?
    /// What would change.
    public var change: Change?
    /// The person's place among people alike; nil for those who cannot go.
    public var lot: Lot?
    /// What it means.
    public var words: String

    enum CodingKeys: String, CodingKey {
        case person
        case heldBy = "held_by"
        case outcome, stage, counted, ground, rules, side, change, lot, words
    }
}

/// Why one person goes, or does not, as either side may read it: from the plan and public columns alone.
public struct PublicExplanation: Codable, Hashable, Sendable {
    /// How many people of the person's kind there are, and how many go.
    public struct Places: Codable, Hashable, Sendable {
        /// The kind, in words.
        public var kind: String
        /// Those whom the side holds.
        public var held: Int
        /// Those of them whom both sides confirm.
        public var confirmed: Int
        /// Those of them who go.
        public var go: Int
    }

    /// The person.
    public var person: PersonID
    /// The side that holds the person.
    public var heldBy: SideID
    /// The stage, counted from 1; nil for somebody who does not go.
    public var stage: Int?
    /// Whether somebody who goes stands inside the number.
    public var counted: Bool?
    /// Public rules that keep the person from going, or clauses that everybody of the person's kind goes by.
    public var rules: [String]
    /// The public lot, the lowest first.
    public var ticket: Int64
    /// The places of the person's kind.
    public var places: Places
    /// What it means.
    public var words: String

    enum CodingKeys: String, CodingKey {
        case person
        case heldBy = "held_by"
        case stage, counted, rules, ticket, places, words
    }
}
