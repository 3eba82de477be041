import Foundation
public import Persons

/// What a person checks before trusting a linkage: the model, how it was reached, what blocking gave, how the weights
/// lie, and how many lines say too little to be linked at all. Holds numbers only, no value of a person.
public struct LinkageDiagnostics: Sendable {
    /// One level of a field.
    public struct Level: Hashable, Sendable {
        /// In words.
        public let words: String
        /// How often it occurs among pairs of one person.
        public let m: Double
        /// How often it occurs among pairs of two persons.
        public let u: Double
        /// Its weight, log2(m/u), in bits.
        public let bits: Double
    }

    /// One field.
    public struct Field: Hashable, Sendable {
        /// Which.
        public let key: FieldKey
        /// How it is compared.
        public let kind: FieldKind
        /// The levels, from "differs" to full agreement.
        public let levels: [Level]
    }

    /// The lines of one list by the most they could ever weigh: what a line has against a copy of itself (after the
    /// "unlinkables" of Splink, Ministry of Justice 2021).
    public struct Reach: Hashable, Sendable {
        /// Lines of the list.
        public let lines: Int
        /// By threshold of `EstimatedQuality.thresholds`: lines that cannot reach it.
        public let cannotReach: [Int]
    }

    /// The fields.
    public let fields: [Field]
    /// The prior, in bits.
    public let priorBits: Double
    /// The rounds of the estimation; empty where the model was given.
    public let rounds: [ModelEstimation.Round]
    /// Whether the estimation came to rest.
    public let isConverged: Bool
    /// Number of pairs compared.
    public let pairsCompared: Int
    /// Links by grade, strong first.
    public let byGrade: [(grade: LinkGrade, links: Int, assigned: Int?)]
    /// The lowest whole weight of `weights`, in bits; bins are two bits wide.
    public let lowestWeight: Int
    /// Links by grade (strong first) and bin.
    public let weights: [[Int]]
    /// What blocking gave and missed.
    public let coverage: BlockingCoverage
    /// Precision and recall without labels.
    public let estimate: EstimatedQuality
    /// How far the lines of the left list can reach.
    public let leftReach: Reach
    /// How far the lines of the right list can reach.
    public let rightReach: Reach

    /// Width of a bin of `weights`, in bits.
    public static let binBits = 2

    /// Looks at a result. Cost: a pass over the links and the records.
    public init(_ result: LinkResult) {
        let model = result.model
        fields = result.lists.comparisons.enumerated().map { index, comparison in
            let levels = comparison.levels.enumerated().dropFirst().map { level, words in
                Level(
                    words: words.words, m: model.fields[index].m[level], u: model.fields[index].u[level],
                    bits: model.weightBits(field: index, level: level))
            }
            return Field(key: comparison.key, kind: comparison.kind, levels: levels)
        }
        priorBits = model.priorBits
        rounds = result.estimation.history
        isConverged = result.estimation.isConverged
        pairsCompared = result.pairsCompared
        let grades = LinkGrade.allCases.sorted(by: >)
        let hasAssigned = result.links.contains { $0.assigned != nil }
        byGrade = grades.map { grade in
            let links = result.links.filter { $0.grade == grade }
            return (grade, links.count, hasAssigned ? links.count { $0.assigned == true } : nil)
        }
        func bin(_ bits: Double) -> Int { Int((bits / Double(Self.binBits)).rounded(.down)) }
        let bins = result.links.map { bin($0.weightBits) }
        let (first, last) = (bins.min() ?? 0, bins.max() ?? 0)
        var weights = [[Int]](repeating: [Int](repeating: 0, count: last - first + 1), count: grades.count)
        for (link, bin) in zip(result.links, bins) {
            if let grade = grades.firstIndex(of: link.grade) { weights[grade][bin - first] += 1 }
        }
        lowestWeight = first * Self.binBits
        self.weights = weights
        coverage = BlockingCoverage(result)
        estimate = EstimatedQuality(result, coverage: coverage)
        leftReach = Self.reach(result, isLeft: true)
        rightReach = Self.reach(result, isLeft: false)
    }

    private static func reach(_ result: LinkResult, isLeft: Bool) -> Reach {
        let most = result.mostBits(isLeft: isLeft)
        return Reach(
            lines: most.count,
            cannotReach: EstimatedQuality.thresholds.map { threshold in most.count { $0 < threshold } })
    }
}

extension LinkResult {
    /// The weight of each line of a list against a copy of itself: the most it can ever reach, in bits.
    func mostBits(isLeft: Bool) -> [Double] {
        let scorer = PairScorer(lists: lists, model: model)
        let fields = lists.fields.map { (field: $0, codes: isLeft ? $0.left : $0.right) }
        return concurrentlyMapped(Array(0..<(isLeft ? lists.leftCount : lists.rightCount))) { record in
            let levels = fields.map { UInt64($0.field.values.level(Int($0.codes[record]), Int($0.codes[record]))) }
            let vector = ComparisonVector(packed: zip(levels, scorer.layout.radix).reduce(0) { $0 + $1.0 * $1.1 })
            return isLeft
                ? scorer.weightBits(left: record, vector: vector) : scorer.weightBits(right: record, vector: vector)
        }
    }
}
