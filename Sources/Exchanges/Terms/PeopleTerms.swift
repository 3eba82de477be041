public import Persons

// What clauses about kinds of people and about equivalents between the sides say.

/// Everybody of a kind goes: all whom one side holds and who can go, inside and outside the number.
public struct AllOfTerm: Hashable, Sendable {
    /// Who.
    public let who: PersonPredicate
    /// The holding side it binds; nil: each of them.
    public let releasedBy: SideID?

    /// A clause; see the properties.
    public init(who: PersonPredicate, releasedBy: SideID? = nil) {
        self.who = who
        self.releasedBy = releasedBy
    }
}

/// A part of a side's counted people, over all stages.
public struct ShareTerm: Hashable, Sendable {
    /// Whether the part is a least or a greatest one.
    public enum Bound: String, CaseIterable, Sendable {
        /// At least so many in a hundred.
        case least
        /// At most so many in a hundred.
        case most
    }

    /// Who.
    public let who: PersonPredicate
    /// The holding side it binds; nil: each of them.
    public let releasedBy: SideID?
    /// Counted people of the kind in a hundred counted people, 0 to 100.
    public let percent: Int
    /// A least or a greatest part.
    public let bound: Bound

    /// A share; see the properties.
    public init(who: PersonPredicate, releasedBy: SideID? = nil, percent: Int, bound: Bound) {
        self.who = who
        self.releasedBy = releasedBy
        self.percent = percent
        self.bound = bound
    }
}

/// Counted people of a kind, over all stages: the sides' numbers differ by no more than the tolerance.
public struct MirrorTerm: Hashable, Sendable {
    /// Who.
    public let who: PersonPredicate
    /// Greatest difference, in people; 0 unless the file says more.
    public let tolerance: Int

    /// A mirror; see the properties.
    public init(who: PersonPredicate, tolerance: Int = 0) {
        self.who = who
        self.tolerance = tolerance
    }
}

/// Equivalents by rank: the sides' running totals of counted people, each taken as many times as the table says.
public struct WeightsTerm: Hashable, Sendable {
    /// How many private soldiers a rank stands for; every rank is in it.
    public let table: [Rank: Int]
    /// Greatest difference after the last stage.
    public let tolerance: Int
    /// Greatest difference after each stage before the last; the tolerance unless the file says more.
    public let stageTolerance: Int
    /// Greatest total a side; nil: no limit.
    public let max: Int?

    /// Weights; see the properties.
    public init(table: [Rank: Int], tolerance: Int = 0, stageTolerance: Int? = nil, max: Int? = nil) {
        self.table = table
        self.tolerance = tolerance
        self.stageTolerance = stageTolerance ?? tolerance
        self.max = max
    }
}

/// People of the paying side for each of the other side's, by category; running totals of counted people.
public struct RateTerm: Hashable, Sendable {
    /// One category of the other side's people.
    public struct Entry: Hashable, Sendable {
        /// Who.
        public let who: PersonPredicate
        /// How many people the paying side releases for each of them.
        public let give: Int

        /// An entry; see the properties.
        public init(who: PersonPredicate, give: Int) {
            self.who = who
            self.give = give
        }
    }

    /// The side that releases so many for each of the other's.
    public let paidBy: SideID
    /// The categories; a person is of the first that is true of them, and of none if no entry is.
    public let entries: [Entry]
    /// Greatest difference between released and due after the last stage, in people of the paying side.
    public let tolerance: Int
    /// The same after each stage before the last; the tolerance unless the file says more.
    public let stageTolerance: Int

    /// A rate; see the properties.
    public init(paidBy: SideID, entries: [Entry], tolerance: Int = 0, stageTolerance: Int? = nil) {
        self.paidBy = paidBy
        self.entries = entries
        self.tolerance = tolerance
        self.stageTolerance = stageTolerance ?? tolerance
    }
}

/// After each stage both sides are equally far through those of a kind who can go, inside and outside the number.
///
/// With T the number of a side's people of the kind who can go and c how many of them went so far:
/// |T(B)·c(A) − T(A)·c(B)| ≤ tolerance · max(T(A), T(B)).
public struct PaceTerm: Hashable, Sendable {
    /// Who.
    public let who: PersonPredicate
    /// In people of the longer list; 0 unless the file says more.
    public let tolerance: Int
    /// The same after each stage before the last; the tolerance unless the file says more.
    public let stageTolerance: Int

    /// A pace; see the properties.
    public init(who: PersonPredicate, tolerance: Int = 0, stageTolerance: Int? = nil) {
        self.who = who
        self.tolerance = tolerance
        self.stageTolerance = stageTolerance ?? tolerance
    }
}

/// Persons asked for by id: those of them who can go, go by a stage. Nobody is made to go by being named.
public struct NamedTerm: Hashable, Sendable {
    /// The persons, in the order of their ids.
    public let ids: [PersonID]
    /// The holding side; nil: whichever holds each.
    public let releasedBy: SideID?
    /// The last stage by which they go; nil: the last of all.
    public let byStage: Int?

    /// Named persons, in any order; see the properties.
    public init(ids: [PersonID], releasedBy: SideID? = nil, byStage: Int? = nil) {
        self.ids = Set(ids).sorted()
        self.releasedBy = releasedBy
        self.byStage = byStage
    }
}

/// How many people a holding side may refuse to release; whom, is sealed always (`veto_rank`).
///
/// The lowest ranks stand, as many as `max` says, passing over those whom a `must` or `notOver` protects.
public struct VetoTerm: Hashable, Sendable {
    /// Side A's greatest number.
    public let maxA: Int
    /// Side B's greatest number.
    public let maxB: Int
    /// People over whom no veto stands: those of whom any of these is true.
    public let notOver: [PersonPredicate]

    /// Vetoes; see the properties.
    public init(maxA: Int, maxB: Int, notOver: [PersonPredicate] = []) {
        self.maxA = maxA
        self.maxB = maxB
        self.notOver = notOver
    }

    /// The greatest number of one side.
    public func max(of side: SideID) -> Int { side == .a ? maxA : maxB }
}
