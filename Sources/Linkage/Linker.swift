import Foundation
public import Persons

/// How strong the evidence for a proposed link is; a person decides in every case.
public enum LinkGrade: String, Codable, CaseIterable, Comparable, Sendable {
    /// Probability below one half.
    case weak
    /// Probability of at least one half.
    case possible
    /// Probability of at least 0.99, and more agrees than a relative or a namesake would show (`StrongEvidence`).
    case strong

    /// weak < possible < strong.
    public static func < (left: LinkGrade, right: LinkGrade) -> Bool { left.order < right.order }

    private var order: Int { self == .weak ? 0 : self == .possible ? 1 : 2 }
}

/// Two lines that may be one person, with the weight of the evidence.
public struct ProposedLink: Hashable, Sendable {
    /// Record of the left list, counted from 0.
    public let left: Int
    /// Record of the right list, counted from 0.
    public let right: Int
    /// Evidence for (above 0) or against, in bits, the prior included.
    public let weightBits: Double
    /// The levels of all fields.
    public let vector: ComparisonVector
    /// Strong, possible or weak.
    public let grade: LinkGrade
    /// Whether the one-to-one assignment keeps the link; nil when it was not asked for.
    public var assigned: Bool?

    /// The probability that the two lines are one person.
    public var probability: Double { LinkageModel.probability(weightBits: weightBits) }
}

/// What linking two lists gave.
public struct LinkResult: Sendable {
    /// The prepared lists; for explanations.
    public let lists: PreparedLists
    /// The model that weighed the pairs.
    public let model: LinkageModel
    /// How the model was estimated, and over which vectors.
    public let estimation: ModelEstimation
    /// The blocking rules, with the pairs that each added.
    public let rules: [BlockingRule]
    /// Number of pairs compared, each once.
    public let pairsCompared: Int
    /// Every compared pair of at least the floor: by left record, then weight, heaviest first, then right record.
    public package(set) var links: [ProposedLink]
}

/// Finds the lines of two lists that may be one person and weighs the evidence.
public struct Linker: Sendable {
    /// Pairs below this weight are not given, in bits.
    public var floorBits: Double
    /// Links below this weight are not assigned one to one, in bits.
    public var thresholdBits: Double
    /// Whether to mark the best one-to-one assignment.
    public var oneToOne: Bool
    /// Seed of the random pairs behind u.
    public var seed: UInt64
    /// How many random pairs u is estimated from.
    public var samplePairs = 100_000
    /// Whether to mark the best assignment in which a right line may take several left lines.
    public var manyToOne = false
    /// Whether to look through more pairs: on long lists it finds a few more of the weaker links in half as much time again.
    public var isWide = false
    /// A model to weigh by instead of estimating one: of the lists' comparisons, in their order
    /// (`SavedModel.model(for:file:)`).
    public var model: LinkageModel?
    /// Pairs that people judged, which the estimation takes as known; without effect where a model is given.
    public var labels: [LabelledPair] = []

    /// A linker; see the properties.
    public init(floorBits: Double = -10, thresholdBits: Double = 0, oneToOne: Bool = false, seed: UInt64 = 1) {
        self.floorBits = floorBits
        self.thresholdBits = thresholdBits
        self.oneToOne = oneToOne
        self.seed = seed
    }

    /// Links two lists. `progress` is told the name of each phase as it ends.
    public func link(
        _ left: PersonList, _ right: PersonList, progress: (_ phase: String) -> Void = { _ in }
    ) -> LinkResult {
        link(PreparedLists(left, right), progress: progress)
    }

    /// Links two versions of lists that were linked before: only pairs in `scope` are compared. With the model given, the
    /// links are those of linking anew, but for pairs of old lines that lay below the floor before.
    public func relink(
        _ left: PersonList, _ right: PersonList, scope: LinkScope, progress: (_ phase: String) -> Void = { _ in }
    ) -> LinkResult {
        link(PreparedLists(left, right), scope: scope, progress: progress)
    }

    /// Finds the lines of one list that may be one person: in every link the left record comes before the right one.
    public func dedupe(_ list: PersonList, progress: (_ phase: String) -> Void = { _ in }) -> LinkResult {
        link(PreparedLists(oneList: list), progress: progress)
    }

    private func link(
        _ lists: PreparedLists, scope: LinkScope? = nil, progress: (_ phase: String) -> Void
    ) -> LinkResult {
        progress("prepare")
        var blocking = Blocking(lists, isWide: isWide)
        let pairs = blocking.pairs(scope: scope)
        progress("compare")
        let estimation = ModelEstimation(
            lists: lists, pairs: pairs, seed: seed, samplePairs: samplePairs, given: model, labels: labels)
        progress("estimate")
        let scorer = PairScorer(lists: lists, model: estimation.model)
        var links = scorer.links(pairs, floorBits: floorBits)
        progress("weigh")
        if oneToOne || manyToOne {
            let edges = links.indices.filter { links[$0].weightBits >= thresholdBits }.map {
                OneToOne.Edge(index: $0, left: links[$0].left, right: links[$0].right, weight: links[$0].weightBits)
            }
            let kept = oneToOne ? OneToOne.assignment(edges) : ManyToOne.assignment(edges)
            for index in links.indices { links[index].assigned = kept.contains(index) }
            progress("assign")
        }
        return LinkResult(
            lists: lists, model: estimation.model, estimation: estimation, rules: blocking.rules,
            pairsCompared: pairs.count, links: links)
    }
}
