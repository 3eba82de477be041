public import Persons

/// One clause of the terms: its id, where it stands in the file, and what it says.
public struct Clause: Hashable, Sendable {
    /// The id by which plans, checks and explanations name the clause; unique within the terms.
    public let id: String
    /// Line of the terms file, counted from 1.
    public let row: Int
    /// What it says.
    public let term: Term

    /// A clause; see the properties.
    public init(id: String, row: Int = 0, term: Term) {
        self.id = id
        self.row = row
        self.term = term
    }
}

/// What a clause says. Exhaustive switches over this type list every place that a new kind of clause touches.
public enum Term: Hashable, Sendable {
    /// Only confirmed and willing people can go. Holds with or without the clause.
    case eligible
    /// These people do not go, unless a `must` says so.
    case exclude(who: PersonPredicate)
    /// How many counted people each side releases, and in which ratio.
    case count(CountTerm)
    /// In how many stages, on which dates, how large for each side.
    case stages([StageTerm])
    /// Everybody of this kind who is able and willing goes.
    case must(MustTerm)
    /// Everybody of this kind who can go, goes.
    case allOf(AllOfTerm)
    /// How many counted people of this kind each side releases.
    case quota(QuotaTerm)
    /// Which part of a side's counted people is of this kind.
    case share(ShareTerm)
    /// Both sides release about as many counted people of this kind.
    case mirror(MirrorTerm)
    /// What both sides release is equal by a table of equivalents.
    case weights(WeightsTerm)
    /// So many of one side's people for each of the other's, by category.
    case rate(RateTerm)
    /// Both sides are equally far through their lists of this kind after each stage.
    case pace(PaceTerm)
    /// Those of this kind who go, go by this stage.
    case first(who: PersonPredicate, byStage: Int)
    /// People of one family and side who can go, go in one stage or not at all.
    case keepTogether
    /// These persons, as far as they can go, go by this stage.
    case named(NamedTerm)
    /// People whom the holding side will not release; sealed.
    case veto(VetoTerm)
    /// How many people a side can move in a stage.
    case capacity(CapacityTerm)
    /// At how many places a side fetches people in a stage.
    case sites(SitesTerm)
    /// How far the running totals of the sides may differ after a stage.
    case exposure(ExposureTerm)
    /// In which steps people cross within a stage.
    case handover(HandoverTerm)
    /// How many people stand ready for those who do not come.
    case reserve(ReserveTerm)
    /// What is done when somebody does not come.
    case noShow(NoShowTerm)
    /// What each side wishes for its own people; sealed.
    case priority(PriorityTerm)
    /// Lots, where nothing else decides.
    case lottery(LotteryTerm)
    /// Bodies of the dead, counted apart from the living.
    case bodies(BodiesTerm)
}

/// How many counted people go: `n` times the side's part of the ratio, at every stage in that ratio.
public struct CountTerm: Hashable, Sendable {
    /// Whether `n` is to be met or not to be passed.
    public enum Mode: String, CaseIterable, Sendable {
        /// Exactly so many.
        case exact
        /// So many or fewer.
        case upTo = "up_to"
    }

    /// Counted people for one part of the ratio.
    public let n: Int
    /// Met, or not passed.
    public let mode: Mode
    /// Side A's part of the ratio, at least 1.
    public let partA: Int
    /// Side B's part of the ratio, at least 1.
    public let partB: Int

    /// A count; see the properties.
    public init(n: Int, mode: Mode, partA: Int = 1, partB: Int = 1) {
        self.n = n
        self.mode = mode
        self.partA = partA
        self.partB = partB
    }

    /// The part of one side.
    public func part(of side: SideID) -> Int { side == .a ? partA : partB }
}

/// One stage: when, and how many counted people each side releases in it.
public struct StageTerm: Hashable, Sendable {
    /// The day of the stage, when the terms name it.
    public let date: PartialDate?
    /// Fewest counted people a side; nil: no limit.
    public let min: Int?
    /// Most counted people a side; nil: no limit.
    public let max: Int?

    /// A stage; see the properties.
    public init(date: PartialDate? = nil, min: Int? = nil, max: Int? = nil) {
        self.date = date
        self.min = min
        self.max = max
    }
}

/// People who go whatever the number, as the law has it for the seriously wounded and sick.
public struct MustTerm: Hashable, Sendable {
    /// Who.
    public let who: PersonPredicate
    /// Whether they stand inside the number; by default outside (Geneva Convention III, article 109).
    public let counts: Bool
    /// The last stage by which they go; nil: the last of all.
    public let byStage: Int?

    /// A duty; see the properties.
    public init(who: PersonPredicate, counts: Bool = false, byStage: Int? = nil) {
        self.who = who
        self.counts = counts
        self.byStage = byStage
    }
}

/// Limits on how many counted people of a kind a side releases.
public struct QuotaTerm: Hashable, Sendable {
    /// Who.
    public let who: PersonPredicate
    /// The holding side it binds; nil: each of them.
    public let releasedBy: SideID?
    /// The stage it speaks of, counted from 1; nil: all together.
    public let stage: Int?
    /// Fewest; nil: no limit.
    public let min: Int?
    /// Most; nil: no limit.
    public let max: Int?

    /// A quota; see the properties.
    public init(who: PersonPredicate, releasedBy: SideID? = nil, stage: Int? = nil, min: Int? = nil, max: Int? = nil) {
        self.who = who
        self.releasedBy = releasedBy
        self.stage = stage
        self.min = min
        self.max = max
    }

    /// The sides it binds.
    public var sides: [SideID] { releasedBy.map { [$0] } ?? SideID.allCases }
}
