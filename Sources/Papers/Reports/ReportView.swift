import Exchanges
public import Persons

/// What one reader may see of an exchange, counted. A report is drawn from this and from nothing else, so that
/// what is left out here cannot reach the page.
struct ReportView {
    /// A side and what it is called.
    struct Party: Equatable {
        var id: SideID
        var name: String
    }

    var reader: ReportReader
    var exchange: String
    var termsVersion: Int
    var asOf: PartialDate
    /// In the alphabetical order of their names.
    var parties: [Party]
    /// Whether the persons are invented and the truth about them lies beside the lists.
    var isRehearsal: Bool
    var lists: [ListFigures]
    var links: [LinkFigures]
    var judgements: [JudgementFigures]
    var claims: [ClaimFigures]
    /// Both lists of each direction, line by line in one state; empty where the reader may not know.
    var twoSided: [TwoSidedCounts] = []
    /// The share of wrong judgements that the rehearsal states, in a sentence.
    var statedErrors: String?
    var ways: [WayFigures]
    var plan: PlanFigures
    var terms: [TermFigures]
    /// What the check could not judge, by name.
    var notJudged: [String]
    var unresolved: [Unresolved]
    var manifests: [Manifest]
    var foundations: [Page.Foundation]

    func name(of side: SideID) -> String { parties.first { $0.id == side }?.name ?? side.rawValue }
}

/// For whom a report is drawn.
public enum ReportReader: Hashable, Sendable {
    /// The mediator: everything but the sealed columns person by person.
    case mediator
    /// One side: its own lists, the people agreed to be on both, and what the sides agreed on.
    case side(SideID)
}

/// One lodged list, accounted for.
struct ListFigures {
    /// What was said of lines, counted by code.
    struct FindingCount {
        var code: String
        var severity: Severity
        var message: String
        var mend: String
        var count: Int
    }

    var author: SideID
    /// `claim list` or `holding list`.
    var kind: String
    var rows: Int
    var notLines: Int
    var received: Int
    var accepted: Int
    var rejected: Int
    var new: Int
    var repeatsInList: Int
    var repeatsOfEarlier: Int
    var findings: [FindingCount]

    /// Whether every row is accounted for.
    var addsUp: Bool {
        rows == received + notLines && received == accepted + rejected
            && accepted == new + repeatsInList + repeatsOfEarlier
    }
}

/// The links proposed for one side's claims.
struct LinkFigures {
    struct GradeCount {
        var grade: String
        var pairs: Int
        /// Pairs kept when every line is used at most once; nil when that was not asked for.
        var assigned: Int?
        /// Pairs that are one person by the rehearsal's truth.
        var truePairs: Int?
    }

    /// How well links agree with the truth, from a grade upwards.
    struct Quality {
        var what: String
        var links: Int
        var trueLinks: Int
        /// All true pairs of the direction.
        var truth: Int
    }

    var claimant: SideID
    /// Strong first.
    var grades: [GradeCount]
    var histogram: WeightCounts
    var qualities: [Quality]
}

/// Pairs by weight, in intervals of equal width; both directions have the same intervals.
struct WeightCounts {
    /// Where the first interval starts, in bits.
    var lowest: Int
    /// Width of an interval, in bits.
    var binBits: Int
    /// For each grade, in the order of the grades, the pairs in each interval.
    var counts: [[Int]]
}

/// What the reviewers said of pairs of one direction.
struct JudgementFigures {
    struct Reviewer {
        var name: String
        var same: Int
        var different: Int
        var unsure: Int
    }

    var claimant: SideID
    var reviewers: [Reviewer]
    /// Pairs that two reviewers judged.
    var pairs: Int
    var bothSame: Int
    var bothDifferent: Int
    /// Pairs on which the reviewers differ or are unsure, or that only one judged.
    var open: Int
    /// Single judgements that contradict the rehearsal's truth, of those that say same or different.
    var wrong: Int?
    var decided: Int
}

/// What became of one side's claims.
struct ClaimFigures {
    var claimant: SideID
    /// Accepted lines.
    var lines: Int
    /// Lines that repeat another line of the list.
    var repeats: Int
    /// Lines, repeats left out, that two reviewers judged to be a person held.
    var confirmed: Int
    /// Lines with a proposed link that waits for judgements; nil where the reader may not know.
    var waiting: Int?
    /// The rest.
    var unanswered: Int
}

/// A figure that a reader may see exactly, within a range, or not at all.
enum Shown: Equatable {
    case exactly(Int)
    case between(Int, Int)
    case hidden

    var text: String {
        switch self {
        case .exactly(let count): Wording.number(count)
        case .between(let low, let high): "\(Wording.number(low)) to \(Wording.number(high))"
        case .hidden: "not shown"
        }
    }

    /// What a bar draws: the lowest count it can be.
    var drawn: Int {
        switch self {
        case .exactly(let count): count
        case .between(let low, _): low
        case .hidden: 0
        }
    }

    /// `count` out of `whole`, where a difference of less than five says too much about single persons.
    static func masked(_ count: Int, of whole: Int) -> Shown {
        whole - count < 5 ? .between(max(0, whole - 4), whole) : .exactly(count)
    }
}

/// The way of the people one side holds, from held to released, soldiers and civilians apart.
struct WayFigures {
    struct Step {
        var name: String
        var soldiers: Shown
        var civilians: Shown
    }

    var holder: SideID
    var steps: [Step]
}

/// What the planner drew up.
struct PlanFigures {
    struct Heads: Equatable {
        var countedSoldiers = 0
        var countedCivilians = 0
        var outsideSoldiers = 0
        var outsideCivilians = 0

        var counted: Int { countedSoldiers + countedCivilians }
        var outside: Int { outsideSoldiers + outsideCivilians }

        static func + (left: Heads, right: Heads) -> Heads {
            Heads(
                countedSoldiers: left.countedSoldiers + right.countedSoldiers,
                countedCivilians: left.countedCivilians + right.countedCivilians,
                outsideSoldiers: left.outsideSoldiers + right.outsideSoldiers,
                outsideCivilians: left.outsideCivilians + right.outsideCivilians)
        }
    }

    struct Stage {
        var number: Int
        var date: String
        var heads: [SideID: Heads]
    }

    struct Level {
        var name: String
        var value: Int
        /// Nil where nothing is made as great as possible.
        var bound: Int?
        var proved: Bool
    }

    /// `optimal`, `feasible` or `impossible`.
    var status: String
    var stages: [Stage]
    var levels: [Level]
    /// How far the sides are ahead of each other, moment by moment.
    var exposure: [PlanExposure.Point] = []
}

/// The check's verdict on one clause.
struct TermFigures {
    var id: String
    var asks: String
    /// True kept, false not kept, nil not judged.
    var kept: Bool?
    /// What the check found, in words.
    var found: String
}

/// Something that waits for an answer or a decision.
struct Unresolved {
    var what: String
    /// The side concerned; nil for both.
    var side: SideID?
    var count: Int
    /// What would settle it.
    var settle: String
    /// Ids, where they help: lines, or pairs of lines.
    var ids: [String]
    var arePairs = false
}

/// Who goes in one stage, by id.
struct Manifest {
    var stage: Int
    var heading: String
    var ids: [String]
}
