public import Persons

// What clauses about transport, risk, absence, wishes, lots and the dead say.

/// A number that may differ by stage.
public enum StageLimit: Hashable, Sendable {
    /// The same in each stage.
    case every(Int)
    /// One number a stage, in order; there are as many as stages.
    case each([Int])

    /// The limit in a stage, counted from 1; nil where the list is too short.
    public func limit(inStage stage: Int) -> Int? {
        switch self {
        case .every(let limit): limit
        case .each(let limits): limits.indices.contains(stage - 1) ? limits[stage - 1] : nil
        }
    }
}

/// How many people, inside and outside the number, a side moves in one stage.
public struct CapacityTerm: Hashable, Sendable {
    /// The people who pass one crossing.
    public struct Crossing: Hashable, Sendable {
        /// As in the column `crossing`.
        public let name: String
        /// Most people a stage and side.
        public let seats: StageLimit

        /// A crossing; see the properties.
        public init(name: String, seats: StageLimit) {
            self.name = name
            self.seats = seats
        }
    }

    /// The holding side it binds; nil: each of them.
    public let releasedBy: SideID?
    /// Most people a stage and side; nil: no limit.
    public let seats: StageLimit?
    /// Most people who travel lying down, a stage and side; nil: no limit.
    public let ambulance: StageLimit?
    /// Most people by crossing, in the order of their names; a crossing that is not named has no limit.
    public let crossings: [Crossing]

    /// A capacity; see the properties.
    public init(
        releasedBy: SideID? = nil, seats: StageLimit? = nil, ambulance: StageLimit? = nil, crossings: [Crossing] = []
    ) {
        self.releasedBy = releasedBy
        self.seats = seats
        self.ambulance = ambulance
        self.crossings = crossings
    }
}

/// At how many sites a side fetches people in one stage; all whose site is not known count as one site.
public struct SitesTerm: Hashable, Sendable {
    /// The holding side it binds; nil: each of them.
    public let releasedBy: SideID?
    /// Most sites a stage and side.
    public let max: StageLimit

    /// A limit; see the properties.
    public init(releasedBy: SideID? = nil, max: StageLimit) {
        self.releasedBy = releasedBy
        self.max = max
    }
}

/// After each stage the sides' running totals of counted people (by `weights` where there are any) differ by no more.
public struct ExposureTerm: Hashable, Sendable {
    /// The greatest difference.
    public let weight: Int

    /// A limit; see the property.
    public init(weight: Int) { self.weight = weight }
}

/// Waves in which people cross within a stage, one after the other, numbered from 1 without a gap.
///
/// On each side the worst off cross first, the highest band, then the lowest ticket: of two people who count alike
/// nobody is in a later wave than one behind them. A family kept together crosses in one wave, alone where it is
/// larger than a wave, and stands in no line.
///
/// A counted person puts the releasing side ahead: by the table of equivalents where there are `weights`; with a
/// `rate`, by 1 on the paying side and by what is due for the person on the other; else by the other side's part of
/// the ratio (in lowest terms). People outside the number put nobody ahead. At no moment of a stage may the lead pass
/// `ahead` times the most that one such person counts for (1 with `weights`, the greatest `give`, the greater part of
/// the ratio), or what the stage itself ends with or one family counts for where that is more. Of a wave in which both sides release people
/// the worst order is taken.
public struct HandoverTerm: Hashable, Sendable {
    /// Most people of a side in one wave, inside and outside the number.
    public let wave: Int
    /// Greatest lead; a wave unless the file says otherwise.
    public let ahead: Int

    /// A handover; see the properties.
    public init(wave: Int, ahead: Int? = nil) {
        self.wave = wave
        self.ahead = ahead ?? wave
    }
}

/// People announced to step in for those who do not come, side by side and stage after stage, nobody twice.
///
/// In line are those who can go, do not go under the plan and belong to no family kept together: the highest band
/// first, then the lowest ticket. For a stage are taken, from those not yet taken, first for each `quota` with a least
/// number above zero that speaks of this stage or of all, and each `share` of at least so many, in the order of the
/// clauses: the next of its kind until two taken for the stage are of the kind; then whoever is next in line.
public struct ReserveTerm: Hashable, Sendable {
    /// Most people a stage and side.
    public let perStage: Int

    /// A reserve; see the property.
    public init(perStage: Int) { self.perStage = perStage }
}

/// What is done, one after the other, when somebody does not come.
public struct NoShowTerm: Hashable, Sendable {
    /// A remedy.
    public enum Remedy: String, CaseIterable, Sendable {
        /// Somebody of the announced reserve goes instead.
        case substitute
        /// The stage becomes smaller on both sides.
        case shrink
        /// The person goes in a later stage.
        case carry
    }

    /// The remedies in the order in which they are tried.
    public let then: [Remedy]
    /// A least number of a kind falls by those of the kind who did not come and for whom no reserve is left.
    public let excused: Bool

    /// A rule; see the properties.
    public init(then: [Remedy], excused: Bool = false) {
        self.then = then
        self.excused = excused
    }
}

/// How the wishes of each side for its own people weigh; they are sealed always.
public struct PriorityTerm: Hashable, Sendable {
    /// How the two sides' wishes are brought together.
    public enum Mode: String, CaseIterable, Codable, Sendable {
        /// Each side's wishes decide about its own people only: nothing is gained by false wishes.
        case separable
        /// The side that is worse off first, in thousandths of its best; then both together.
        case joint
    }

    /// The highest tier; wishes run from 0 to this.
    public let tiers: Int
    /// How the sides' wishes are brought together.
    public let mode: Mode

    /// Wishes; see the properties.
    public init(tiers: Int = 5, mode: Mode = .separable) {
        self.tiers = tiers
        self.mode = mode
    }
}

/// How lots are drawn.
public struct LotteryTerm: Hashable, Sendable {
    /// The way of drawing.
    public enum Method: String, CaseIterable, Sendable {
        /// The lowest public ticket first.
        case ticket
        /// Chances made as even as the terms allow, the lowest chance as high as it can be.
        case maximin
    }

    /// What stands for a share of the seed that is not revealed.
    public enum Fallback: Hashable, Sendable {
        /// The mediator's share once more.
        case mediator
        /// The value of a round of drand (quicknet), fixed before anybody can know it.
        case drand(round: Int)
    }

    /// The word for a seed to which A, B and the mediator each commit a share, and then reveal it.
    public static let commitReveal = "commit-reveal"

    /// The way of drawing.
    public let method: Method
    /// Where the seed comes from, for example `commit-reveal`; empty when the terms do not say.
    public let seed: String
    /// Under `commit-reveal`: what stands for a missing share.
    public let fallback: Fallback
    /// Under `commit-reveal`: the last day for revealing; nil when the terms do not say.
    public let revealBy: PartialDate?

    /// Whether the seed is made of shares.
    public var isShared: Bool { seed == Self.commitReveal }

    /// A lottery; see the properties.
    public init(
        method: Method = .ticket, seed: String = "", fallback: Fallback = .mediator, revealBy: PartialDate? = nil
    ) {
        self.method = method
        self.seed = seed
        self.fallback = fallback
        self.revealBy = revealBy
    }

    /// The day on which a round of quicknet is drawn: one every 3 seconds from 23 August 2023, 15:09:27 UTC
    /// (drand.love, "quicknet is live", 2023).
    static func day(ofRound round: Int) -> PartialDate? {
        var left = (1_692_803_367 + (round - 1) * 3) / 86_400
        var (year, month) = (1970, 1)
        while year <= 9999 {
            let days = PartialDate.days(inMonth: month, of: year)
            if left < days { return PartialDate(year: year, month: month, day: left + 1) }
            left -= days
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
        }
        return nil
    }
}

/// Bodies of the dead that each side hands over, never counted against the living.
public struct BodiesTerm: Hashable, Sendable {
    /// How many side A hands over.
    public let fromA: Int
    /// How many side B hands over.
    public let fromB: Int

    /// Bodies; see the properties.
    public init(fromA: Int, fromB: Int) {
        self.fromA = fromA
        self.fromB = fromB
    }
}
