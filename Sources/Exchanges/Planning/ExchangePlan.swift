public import Persons

/// An exchange drawn up, or why there can be none: what `plan make` writes and others read.
public struct ExchangePlan: Codable, Hashable, Sendable {
    /// How the planning ended.
    public enum Status: String, Codable, Sendable {
        /// Every level is proved best.
        case optimal
        /// The terms hold; some level has a gap between its value and its proved bound.
        case feasible
        /// It is proved that no plan keeps the terms.
        case impossible
    }

    /// Says what kind of file this is.
    public var about = "personal data: one exchange, for those who may read it"
    /// The name of the exchange.
    public var exchange: String
    /// The version of its terms.
    public var termsVersion: Int
    /// SHA-256 of the terms file, lower-case hexadecimal.
    public var termsSHA256: String
    /// SHA-256 of the persons file as expanded.
    public var personsSHA256: String
    /// SHA-256 of each file of sealed columns, in the order given.
    public var sealedSHA256: [String]
    /// The seed of the lots, hexadecimal.
    public var seed: String
    /// How the seed came about by commit and reveal; nil where it was given as it is.
    public var seedRecord: SeedRecord?
    /// How the planning ended.
    public var status: Status
    /// What each level came to, in order.
    public var levels: [PlanLevel] = []
    /// Who goes when.
    public var stages: [PlanStage] = []
    /// Who steps in for somebody who does not come.
    public var reserve: [PlanReserve] = []
    /// Sets of clauses that cannot hold together, none of them needless.
    public var conflicts: [PlanConflict] = []
    /// The smallest changes after which the terms could hold.
    public var repairs: [PlanRepair] = []
    /// What was done when people did not come, stage by stage; not in the file where nobody stayed away.
    public var recoveries: [PlanRecovery] {
        get { mended ?? [] }
        set { mended = newValue.isEmpty ? nil : newValue }
    }
    private var mended: [PlanRecovery]?

    enum CodingKeys: String, CodingKey {
        case about, exchange
        case termsVersion = "terms_version"
        case termsSHA256 = "terms_sha256"
        case personsSHA256 = "persons_sha256"
        case sealedSHA256 = "sealed_sha256"
        case seed
        case seedRecord = "seed_record"
        case status, levels, stages, reserve, conflicts, repairs
        case mended = "recoveries"
    }

    /// A plan; see the properties.
    public init(
        exchange: String, termsVersion: Int, termsSHA256: String, personsSHA256: String, sealedSHA256: [String],
        seed: String, status: Status, levels: [PlanLevel] = [], stages: [PlanStage] = [], reserve: [PlanReserve] = [],
        conflicts: [PlanConflict] = [], repairs: [PlanRepair] = []
    ) {
        self.exchange = exchange
        self.termsVersion = termsVersion
        self.termsSHA256 = termsSHA256
        self.personsSHA256 = personsSHA256
        self.sealedSHA256 = sealedSHA256
        self.seed = seed
        self.status = status
        self.levels = levels
        self.stages = stages
        self.reserve = reserve
        self.conflicts = conflicts
        self.repairs = repairs
    }
}

/// One level of a plan.
public struct PlanLevel: Codable, Hashable, Sendable {
    /// Which level.
    public var level: LevelName
    /// What the plan reaches. For `select` and `lottery`: the people who go, or go when they do, by
    /// lot among people alike.
    public var value: Int
    /// No plan that keeps the terms and the levels above can reach more.
    public var bound: Int
    /// Whether the bound equals the value, by exact integer arithmetic.
    public var proved: Bool

    /// A level; see the properties.
    public init(level: LevelName, value: Int, bound: Int, proved: Bool) {
        self.level = level
        self.value = value
        self.bound = bound
        self.proved = proved
    }
}

/// One stage of a plan.
public struct PlanStage: Codable, Hashable, Sendable {
    /// Counted from 1.
    public var stage: Int
    /// The day, when the terms name it: `YYYY-MM-DD`.
    public var date: String?
    /// Who is released, by side, then by id.
    public var released: [PlanRelease]

    /// A stage; see the properties.
    public init(stage: Int, date: String?, released: [PlanRelease]) {
        self.stage = stage
        self.date = date
        self.released = released
    }
}

/// One person's release.
public struct PlanRelease: Codable, Hashable, Sendable {
    /// Who.
    public var person: PersonID
    /// The side that releases the person.
    public var heldBy: SideID
    /// Inside the number; false for those whom a `must` sends outside it.
    public var counted: Bool
    /// The wave within the stage, counted from 1; nil where the terms have no `handover`.
    public var wave: Int?

    enum CodingKeys: String, CodingKey {
        case person
        case heldBy = "held_by"
        case counted, wave
    }

    /// A release; see the properties.
    public init(person: PersonID, heldBy: SideID, counted: Bool, wave: Int? = nil) {
        self.person = person
        self.heldBy = heldBy
        self.counted = counted
        self.wave = wave
    }
}

/// One person who may step in.
public struct PlanReserve: Codable, Hashable, Sendable {
    /// The stage, counted from 1.
    public var stage: Int
    /// Who.
    public var person: PersonID
    /// The side that holds the person.
    public var heldBy: SideID
    /// Who steps in first.
    public var order: Int

    enum CodingKeys: String, CodingKey {
        case stage, person
        case heldBy = "held_by"
        case order
    }

    /// An entry; see the properties.
    public init(stage: Int, person: PersonID, heldBy: SideID, order: Int) {
        self.stage = stage
        self.person = person
        self.heldBy = heldBy
        self.order = order
    }
}

/// Clauses that cannot hold together although all but any one of them can.
public struct PlanConflict: Codable, Hashable, Sendable {
    /// The clauses' ids, in the order of the terms.
    public var clauses: [String]
    /// What it means.
    public var words: String
    /// The number that the first clause to give way asks for.
    public var asked: Int?
    /// The best that this number could be with the other clauses as they are.
    public var possible: Int?
    /// The side that falls short; nil when it is both.
    public var side: SideID?
    /// The way from held to available for the people the clause speaks of.
    public var funnel: [FunnelStep]
    /// The clause to give way, by id, whose number `asked` is.
    public var givesWay: String?
    /// How many of those available go outside the number; nil when none does.
    public var outside: Int?
    /// True where numbers are left out for this reader.
    public var withheld: Bool?

    /// Whether numbers are left out for this reader.
    var isWithheld: Bool { withheld == true }

    /// A conflict; see the properties.
    public init(
        clauses: [String], words: String = "", asked: Int? = nil, possible: Int? = nil, side: SideID? = nil,
        funnel: [FunnelStep] = [], givesWay: String? = nil, outside: Int? = nil
    ) {
        self.clauses = clauses
        self.words = words
        self.asked = asked
        self.possible = possible
        self.side = side
        self.funnel = funnel
        self.givesWay = givesWay
        self.outside = outside
    }

    enum CodingKeys: String, CodingKey {
        case clauses, words, asked, possible, side, funnel
        case givesWay = "gives_way"
        case outside, withheld
    }
}

/// One step of a funnel, written as `["held", 118]`.
public struct FunnelStep: Codable, Hashable, Sendable {
    /// `held`, `confirmed` or `available`.
    public var name: String
    /// How many people are left; nil where a reader may not know.
    public var count: Int?

    /// A step; see the properties.
    public init(name: String, count: Int?) {
        self.name = name
        self.count = count
    }

    /// Reads `["held", 118]`.
    public init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        name = try list.decode(String.self)
        count = try list.decodeIfPresent(Int.self)
    }

    /// Writes `["held", 118]`.
    public func encode(to encoder: any Encoder) throws {
        var list = encoder.unkeyedContainer()
        try list.encode(name)
        try list.encode(count)
    }
}

/// A smallest change of some clauses after which the terms could hold.
public struct PlanRepair: Codable, Hashable, Sendable {
    /// The clauses that would change, by id.
    public var clauses: [String]
    /// Number by number, for example `civilians.min: -19`; empty where only dropping a clause would help.
    public var change: [String: Int]
    /// The side whose numbers change; nil when it is both.
    public var side: SideID?
    /// False when a clause that the law stands behind would change.
    public var allowed: Bool
    /// What it means.
    public var words: String
    /// How much the numbers have to change at least in all, where it is not proved that no smaller change would do.
    public var least: Int?
    /// True where the change is left out for this reader.
    public var withheld: Bool?

    /// Whether the change is left out for this reader.
    var isWithheld: Bool { withheld == true }

    /// A repair; see the properties.
    public init(
        clauses: [String], change: [String: Int] = [:], side: SideID? = nil, allowed: Bool, words: String = "",
        least: Int? = nil
    ) {
        self.clauses = clauses
        self.change = change
        self.side = side
        self.allowed = allowed
        self.words = words
        self.least = least
    }
}
