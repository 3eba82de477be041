/// The kinds of clause by the word that stands for each in a file.
public enum ClauseKind: String, CaseIterable, Sendable {
    /// Who can count at all, and who cannot.
    case eligible, exclude
    /// How many people, and when.
    case count, stages
    /// Who goes in any case.
    case must
    /// Everybody of a kind.
    case allOf = "all_of"
    /// Limits and parts of a kind.
    case quota, share, mirror
    /// Equivalents between the sides.
    case weights, rate
    /// The order in which people go.
    case pace, first
    /// Families.
    case keepTogether = "keep_together"
    /// Persons by id, for and against.
    case named, veto
    /// What transport allows.
    case capacity, sites
    /// What a side risks between and within stages.
    case exposure, handover
    /// Those who stand ready.
    case reserve
    /// What follows when somebody does not come.
    case noShow = "no_show"
    /// Wishes and lots.
    case priority, lottery
    /// The dead.
    case bodies

    /// Whether terms may hold only one clause of the kind: two would say different things of one matter.
    public var standsOnce: Bool {
        switch self {
        case .eligible, .count, .stages, .weights, .rate, .keepTogether, .veto, .exposure, .handover, .reserve, .noShow,
            .priority, .lottery, .bodies:
            true
        case .exclude, .must, .allOf, .quota, .share, .mirror, .pace, .first, .named, .capacity, .sites: false
        }
    }
}

extension Term {
    /// The kind of the clause.
    public var kind: ClauseKind {
        switch self {
        case .eligible: .eligible
        case .exclude: .exclude
        case .count: .count
        case .stages: .stages
        case .must: .must
        case .allOf: .allOf
        case .quota: .quota
        case .share: .share
        case .mirror: .mirror
        case .weights: .weights
        case .rate: .rate
        case .pace: .pace
        case .first: .first
        case .keepTogether: .keepTogether
        case .named: .named
        case .veto: .veto
        case .capacity: .capacity
        case .sites: .sites
        case .exposure: .exposure
        case .handover: .handover
        case .reserve: .reserve
        case .noShow: .noShow
        case .priority: .priority
        case .lottery: .lottery
        case .bodies: .bodies
        }
    }

    /// Every predicate in the clause, in the order of the file; the order of a `rate` is that of its entries.
    public var predicates: [PersonPredicate] {
        switch self {
        case .exclude(let who), .first(let who, _): [who]
        case .must(let must): [must.who]
        case .allOf(let allOf): [allOf.who]
        case .quota(let quota): [quota.who]
        case .share(let share): [share.who]
        case .mirror(let mirror): [mirror.who]
        case .pace(let pace): [pace.who]
        case .named(let named): [.ids(named.ids)]
        case .rate(let rate): rate.entries.map(\.who)
        case .veto(let veto): veto.notOver
        case .eligible, .count, .stages, .weights, .keepTogether, .capacity, .sites, .exposure, .handover, .reserve,
            .noShow, .priority, .lottery, .bodies:
            []
        }
    }
}
