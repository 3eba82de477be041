/// Precision and recall at every threshold, and how well probabilities hold, for links whose truth is known.
public struct LinkageCurve: Sendable {
    /// What stands at a threshold: links of at least this weight, and how many of them are true.
    public struct Point: Hashable, Sendable {
        /// The least weight that counts, in bits.
        public let thresholdBits: Double
        /// Links of at least this weight.
        public let links: Int
        /// How many of them are true.
        public let correct: Int
    }

    /// Links whose probability lies in one interval: what was said, and what came true.
    public struct Bin: Hashable, Sendable {
        /// From this probability.
        public let lower: Double
        /// Up to this probability; the last interval holds it.
        public let upper: Double
        /// Links in the interval.
        public internal(set) var links = 0
        /// How many of them are true.
        public internal(set) var correct = 0
        /// Sum of their probabilities: the true links that were to be expected.
        public internal(set) var expected = 0.0
    }

    /// One point for each weight that occurs, heaviest first.
    public let points: [Point]
    /// Links by probability, lowest first; narrow at both ends, where most links are.
    public let calibration: [Bin]
    /// All true pairs, linked or not.
    public let truePairs: Int
    /// Mean precision over the true pairs, links of one weight taken together; pairs never linked count as 0.
    public let averagePrecision: Double
    let byGrade: [LinkGrade: (links: Int, correct: Int)]

    private static let edges = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1]

    /// Measures links against the truth; with `assignedOnly` those that the assignment keeps.
    public init(_ links: ScoredLinks, _ truth: LinkTruth, assignedOnly: Bool = false) {
        var points: [Point] = []
        var bins = zip(Self.edges, Self.edges.dropFirst()).map { Bin(lower: $0, upper: $1) }
        var grades: [LinkGrade: (links: Int, correct: Int)] = [:]
        var (linked, correct, sum) = (0, 0, 0.0)
        let order = links.inOrder(assignedOnly: assignedOnly, unordered: truth.isUnordered)
        var bin = bins.count - 1
        for (index, place) in order.enumerated() {
            let place = Int(place)
            let weight = links.weights[place]
            let isTrue = truth.holds(links.left[place], links.right[place])
            linked += 1
            correct += isTrue ? 1 : 0
            let grade = links.grades[place]
            let before = grades[grade] ?? (0, 0)
            grades[grade] = (before.links + 1, before.correct + (isTrue ? 1 : 0))
            let probability = LinkageModel.probability(weightBits: weight)
            while bin > 0, probability < bins[bin].lower { bin -= 1 }
            bins[bin].links += 1
            bins[bin].correct += isTrue ? 1 : 0
            bins[bin].expected += probability
            // Links of one weight stand or fall together.
            if index + 1 == order.count || links.weights[Int(order[index + 1])] < weight {
                sum += Double(correct - (points.last?.correct ?? 0)) * Double(correct) / Double(linked)
                points.append(Point(thresholdBits: weight, links: linked, correct: correct))
            }
        }
        self.points = points
        calibration = bins
        truePairs = truth.pairs
        averagePrecision = truth.pairs == 0 ? 0 : sum / Double(truth.pairs)
        byGrade = grades
    }

    /// What stands at a threshold.
    public func point(atLeast thresholdBits: Double) -> Point {
        // Points fall in weight: the last one that is heavy enough, found by halving.
        var (low, high) = (0, points.count)
        while low < high {
            let middle = (low + high) / 2
            if points[middle].thresholdBits >= thresholdBits { low = middle + 1 } else { high = middle }
        }
        let found = low == 0 ? Point(thresholdBits: thresholdBits, links: 0, correct: 0) : points[low - 1]
        return Point(thresholdBits: thresholdBits, links: found.links, correct: found.correct)
    }

    /// F1 of a point: the harmonic mean of precision and recall; 0 when nothing true is linked.
    public func f1(_ point: Point) -> Double {
        point.correct == 0 ? 0 : 2 * Double(point.correct) / Double(point.links + truePairs)
    }

    /// The point of the greatest F1, the heaviest of several; nil without links.
    public var best: Point? {
        points.reduce(nil as Point?) { best, point in
            guard let best else { return point }
            return f1(point) > f1(best) ? point : best
        }
    }
}
