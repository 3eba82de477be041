public import Exchanges
public import Linkage
public import Persons

/// All that a report is drawn from; what a reader may see of it is decided in one place, `view(for:)`.
public struct ReportMaterial: Sendable {
    /// What a rehearsal states of itself.
    public struct Rehearsed: Hashable, Sendable {
        /// Which rehearsal.
        public let name: String
        /// The seed from which all of it follows.
        public let seed: UInt64
        /// The share of judgements made to contradict the truth, 0 to 1.
        public let errorRate: Double
        /// The share of judgements made `unsure`, 0 to 1.
        public let unsureRate: Double

        /// A rehearsal; see the properties.
        public init(name: String, seed: UInt64, errorRate: Double, unsureRate: Double) {
            self.name = name
            self.seed = seed
            self.errorRate = errorRate
            self.unsureRate = unsureRate
        }
    }

    /// The terms agreed on.
    public var terms: ExchangeTerms
    /// The claim lists, by author.
    public var claims: [SideID: ImportedList]
    /// The holding lists, by author.
    public var holdings: [SideID: ImportedList]
    /// The links proposed, by the side that claims: left the claim line, right the other side's holding line.
    public var links: [SideID: LinkTable]
    /// What the reviewers say of pairs.
    public var reviews: ReviewedPairs
    /// The persons of both sides as the planner saw them.
    public var persons: PlanPersons
    /// The plan.
    public var plan: ExchangePlan
    /// The check's verdict on the plan.
    public var check: PlanCheckReport
    /// All true pairs, by the side that claims; empty outside a rehearsal.
    public var truth: [SideID: Set<LinkageQuality.Pair>]
    /// What a rehearsal states of itself; nil outside one.
    public var rehearsal: Rehearsed?

    /// The material of a report; see the properties.
    public init(
        terms: ExchangeTerms, claims: [SideID: ImportedList], holdings: [SideID: ImportedList],
        links: [SideID: LinkTable], reviews: ReviewedPairs, persons: PlanPersons, plan: ExchangePlan,
        check: PlanCheckReport, truth: [SideID: Set<LinkageQuality.Pair>] = [:], rehearsal: Rehearsed? = nil
    ) {
        self.terms = terms
        self.claims = claims
        self.holdings = holdings
        self.links = links
        self.reviews = reviews
        self.persons = persons
        self.plan = plan
        self.check = check
        self.truth = truth
        self.rehearsal = rehearsal
    }

    /// The sides in the alphabetical order of their names.
    var parties: [ReportView.Party] {
        SideID.allCases.map { ReportView.Party(id: $0, name: terms.name(of: $0)) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}

/// What the reviewers say of the pairs of one direction, put together.
struct PairVerdicts {
    typealias Pair = LinkageQuality.Pair

    /// Pairs that any reviewer judged.
    private(set) var judged: Set<Pair> = []
    /// The number of pairs that two reviewers judged the same person.
    private(set) var same = 0
    /// The number of pairs that two reviewers or more judged different persons, and nobody otherwise.
    private(set) var different = 0
    /// Pairs that one judged, on which they differ, or on which one is unsure; in the order of the file.
    private(set) var open: [(claim: LineID, holding: LineID)] = []
    /// For each holding line that is confirmed, the claim lines, in the order of the file.
    private(set) var claimsOfHolding: [LineID: [LineID]] = [:]
    /// The claim lines that are confirmed.
    private(set) var confirmedClaims: Set<LineID> = []

    init(_ reviews: ReviewedPairs, claimant: SideID) {
        let confirmed = Set(reviews.confirmed)
        for review in reviews.reviews where review.pair.heldBy == claimant.other {
            let pair = review.pair
            judged.insert(Pair(left: pair.claim, right: pair.line))
            if confirmed.contains(pair) {
                same += 1
                claimsOfHolding[pair.line, default: []].append(pair.claim)
                confirmedClaims.insert(pair.claim)
            } else if review.words.count >= 2, review.words.allSatisfy({ $0.word == .different }) {
                different += 1
            } else {
                open.append((pair.claim, pair.line))
            }
        }
    }
}
