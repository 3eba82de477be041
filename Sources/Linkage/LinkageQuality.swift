public import Persons

/// How well proposed links agree with the known truth.
public struct LinkageQuality: Codable, Hashable, Sendable {
    /// The links of one grade.
    public struct ByGrade: Codable, Hashable, Sendable {
        /// How many links have the grade.
        public let links: Int
        /// How many of them are true.
        public let correct: Int
        /// Share of the grade's links that are true; nil without links.
        public let precision: Double?
        /// Share of all true pairs found at this grade or better.
        public let recallAtLeast: Double

        private enum CodingKeys: String, CodingKey {
            case links, correct, precision
            case recallAtLeast = "recall_at_least"
        }
    }

    /// Share of the links at the threshold that are true; nil without links.
    public let precision: Double?
    /// Share of the true pairs that are linked at the threshold; nil without true pairs.
    public let recall: Double?
    /// Harmonic mean of both; 0 when nothing true is linked.
    public let f1: Double
    /// The best F1 over all thresholds.
    public let bestF1: Double
    /// The threshold of the best F1, in bits; nil without links.
    public let bestThreshold: Double?
    /// Mean precision over the true pairs in order of weight, links of one weight taken together; pairs never linked
    /// count as 0.
    public let averagePrecision: Double
    /// Links and true links by grade.
    public let byGrade: [String: ByGrade]

    private enum CodingKeys: String, CodingKey {
        case precision, recall, f1
        case bestF1 = "best_f1"
        case bestThreshold = "best_threshold"
        case averagePrecision = "average_precision"
        case byGrade = "by_grade"
    }

    /// A pair of lines.
    public struct Pair: Hashable, Sendable {
        let left: LineID
        let right: LineID

        /// A pair of a left and a right line.
        public init(left: LineID, right: LineID) {
            self.left = left
            self.right = right
        }
    }

    /// Measures `rows` against all true pairs; a pair given twice counts once, at its greater weight.
    public init(rows: [LinkTable.Row], truth: Set<Pair>, thresholdBits: Double) {
        let links = ScoredLinks(rows)
        self.init(LinkageCurve(links, LinkTruth(truth, for: links)), thresholdBits: thresholdBits)
    }

    /// The figures of a curve.
    public init(_ curve: LinkageCurve, thresholdBits: Double) {
        let at = curve.point(atLeast: thresholdBits)
        precision = at.links == 0 ? nil : Double(at.correct) / Double(at.links)
        recall = curve.truePairs == 0 ? nil : Double(at.correct) / Double(curve.truePairs)
        f1 = curve.f1(at)
        let best = curve.best
        bestF1 = best.map(curve.f1) ?? 0
        bestThreshold = best?.thresholdBits
        averagePrecision = curve.averagePrecision
        var found = 0
        var byGrade: [String: ByGrade] = [:]
        for grade in LinkGrade.allCases.sorted(by: >) {
            let counts = curve.byGrade[grade] ?? (0, 0)
            found += counts.correct
            byGrade[grade.rawValue] = ByGrade(
                links: counts.links, correct: counts.correct,
                precision: counts.links == 0 ? nil : Double(counts.correct) / Double(counts.links),
                recallAtLeast: curve.truePairs == 0 ? 0 : Double(found) / Double(curve.truePairs))
        }
        self.byGrade = byGrade
    }

    /// Reads a truth file: `left_id,right_id`, all true pairs.
    /// - Throws: `UnreadableInput` when a column is missing.
    public static func truth(csv bytes: [UInt8], file: String) throws -> Set<Pair> {
        var table = try KeyedTable(bytes, file: file, needed: ["left_id", "right_id"])
        var truth: Set<Pair> = []
        while table.next() {
            truth.insert(
                Pair(
                    left: LineID(rawValue: table["left_id"] ?? ""), right: LineID(rawValue: table["right_id"] ?? "")))
        }
        return truth
    }
}
