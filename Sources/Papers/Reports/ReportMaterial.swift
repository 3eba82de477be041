public import Exchanges
public import Linkage
public import Persons

/// All that a report is drawn from; what a reader may see of it is decided in one place, `view(for:)`.
public struct ReportMaterial: Sendable {
    /// What one reviewer said of one pair.
    public struct Judgement: Hashable, Sendable {
        /// What was said.
        public enum Answer: String, CaseIterable, Sendable {
            /// The two lines are one person.
            case same
            /// They are two persons.
            case different
            /// The reviewer cannot tell.
            case unsure
        }

        /// The claim line.
        public let claim: LineID
        /// The line of the other side's holding list.
        public let holding: LineID
        /// The side that holds.
        public let heldBy: SideID
        /// What was said.
        public let answer: Answer
        /// The reviewer.
        public let by: String

        /// A judgement; see the properties.
        public init(claim: LineID, holding: LineID, heldBy: SideID, answer: Answer, by: String) {
            self.claim = claim
            self.holding = holding
            self.heldBy = heldBy
            self.answer = answer
            self.by = by
        }
    }

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
    /// Every judgement, in the order of the file.
    public var judgements: [Judgement]
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
        links: [SideID: LinkTable], judgements: [Judgement], persons: PlanPersons, plan: ExchangePlan,
        check: PlanCheckReport, truth: [SideID: Set<LinkageQuality.Pair>] = [:], rehearsal: Rehearsed? = nil
    ) {
        self.terms = terms
        self.claims = claims
        self.holdings = holdings
        self.links = links
        self.judgements = judgements
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

/// What the judgements say of the pairs of one direction, put together.
struct PairVerdicts {
    typealias Pair = LinkageQuality.Pair

    /// Pairs that two reviewers judged the same person.
    private(set) var same: Set<Pair> = []
    /// Pairs that two reviewers judged different persons.
    private(set) var different: Set<Pair> = []
    /// Pairs that one judged, on which they differ, or on which one is unsure; in order.
    private(set) var open: [(claim: LineID, holding: LineID)] = []
    /// For each holding line that is confirmed, the claim lines, in order.
    private(set) var claimsOfHolding: [LineID: [LineID]] = [:]
    /// The claim lines that are confirmed.
    private(set) var confirmedClaims: Set<LineID> = []

    init(_ judgements: [ReportMaterial.Judgement], claimant: SideID) {
        var byPair: [Pair: [String: ReportMaterial.Judgement.Answer]] = [:]
        var order: [(pair: Pair, claim: LineID, holding: LineID)] = []
        for judgement in judgements where judgement.heldBy == claimant.other {
            let pair = Pair(left: judgement.claim, right: judgement.holding)
            if byPair[pair] == nil { order.append((pair, judgement.claim, judgement.holding)) }
            // A reviewer's later word stands.
            byPair[pair, default: [:]][judgement.by] = judgement.answer
        }
        for (pair, claim, holding) in order.sorted(by: { ($0.claim, $0.holding) < ($1.claim, $1.holding) }) {
            let answers = byPair[pair].map { Array($0.values) } ?? []
            if answers.count >= 2, answers.allSatisfy({ $0 == .same }) {
                same.insert(pair)
                claimsOfHolding[holding, default: []].append(claim)
                confirmedClaims.insert(claim)
            } else if answers.count >= 2, answers.allSatisfy({ $0 == .different }) {
                different.insert(pair)
            } else {
                open.append((claim, holding))
            }
        }
    }
}
