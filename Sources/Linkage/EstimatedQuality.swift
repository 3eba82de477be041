/// Precision and recall where no truth is known, from what the model says of its own links.
///
/// Of links with probability p a share p is one person, so the true links of a set number Σp by expectation, and
/// precision is the mean of p (as Belin and Rubin 1995 estimate error rates from a mixture). Recall
/// needs all true pairs: those among the pairs compared (Σp over every one of them) and those that no blocking rule
/// gives (`BlockingCoverage`). All of it is as good as the model is calibrated; `link score` shows that where the truth is
/// known.
public struct EstimatedQuality: Hashable, Sendable {
    /// What is expected of links at a threshold.
    public struct Point: Hashable, Sendable {
        /// The least weight that counts, in bits.
        public let thresholdBits: Double
        /// Links of at least this weight.
        public let links: Int
        /// Links among them that are one person, by expectation.
        public let expectedTrue: Double
        /// Expected share of them that are true; nil without links.
        public let precision: Double?
        /// Expected share of all true pairs that are among them; nil where no true pair is expected.
        public let recall: Double?
    }

    /// True pairs among the pairs compared, by expectation.
    public let comparedMatches: Double
    /// True pairs that no blocking rule gives, by expectation.
    public let missedMatches: Double
    /// All links, by threshold, the lowest first.
    public let all: [Point]
    /// Links that the assignment keeps; empty where none was asked for.
    public let assigned: [Point]

    /// The thresholds shown, in bits: the floor, even odds, 0.99 and on.
    public static let thresholds: [Double] = [-10, -5, 0, 3, 6.629, 10, 15, 20]

    init(_ result: LinkResult, coverage: BlockingCoverage) {
        let above = result.links.reduce(0) { $0 + $1.probability }
        // Pairs below the floor are known by their vectors only: count and plain weight.
        var kept: [ComparisonVector: Int] = [:]
        for link in result.links { kept[link.vector, default: 0] += 1 }
        let layout = ComparisonVector.Layout(result.lists.comparisons)
        let below = result.estimation.histogram.reduce(0.0) { sum, entry in
            let (model, levels) = (result.model, layout.levels(entry.vector).enumerated())
            let bits = levels.reduce(model.priorBits) { $0 + model.weightBits(field: $1.offset, level: $1.element) }
            let kin = levels.reduce(0) { $0 + model.relativesBits(field: $1.offset, level: $1.element) }
            let weight = bits + model.relativesTake(bits: kin)
            let pairs = entry.pairs - (kept[entry.vector] ?? 0)
            return sum + Double(max(0, pairs)) * LinkageModel.probability(weightBits: weight)
        }
        comparedMatches = above + below
        missedMatches = coverage.missedMatches
        let total = comparedMatches + missedMatches
        func points(_ links: [ProposedLink]) -> [Point] {
            Self.thresholds.map { threshold in
                var (count, expected) = (0, 0.0)
                for link in links where link.weightBits >= threshold {
                    count += 1
                    expected += link.probability
                }
                return Point(
                    thresholdBits: threshold, links: count, expectedTrue: expected,
                    precision: count == 0 ? nil : expected / Double(count), recall: total > 0 ? expected / total : nil)
            }
        }
        all = points(result.links)
        let hasAssigned = result.links.contains { $0.assigned != nil }
        assigned = hasAssigned ? points(result.links.filter { $0.assigned == true }) : []
    }
}
