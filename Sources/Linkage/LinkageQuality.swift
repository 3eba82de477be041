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
    /// Mean precision over the true pairs in order of weight; pairs never linked count as 0.
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
        var seen: Set<Pair> = []
        let sorted = rows.sorted { ($1.weightBits, $0.left, $0.right) < ($0.weightBits, $1.left, $1.right) }
            .filter { seen.insert(Pair(left: $0.left, right: $0.right)).inserted }
        func f1(_ correct: Int, _ linked: Int) -> Double {
            correct == 0 ? 0 : 2 * Double(correct) / Double(linked + truth.count)
        }
        var (linked, correct, best, sum) = (0, 0, 0.0, 0.0)
        var bestThreshold: Double?
        var atThreshold = (linked: 0, correct: 0)
        var grades: [LinkGrade: (links: Int, correct: Int)] = [:]
        for (index, row) in sorted.enumerated() {
            let isTrue = truth.contains(Pair(left: row.left, right: row.right))
            linked += 1
            if isTrue {
                correct += 1
                sum += Double(correct) / Double(linked)
            }
            grades[row.grade, default: (0, 0)].links += 1
            if isTrue { grades[row.grade, default: (0, 0)].correct += 1 }
            if row.weightBits >= thresholdBits { atThreshold = (linked, correct) }
            // Links of one weight stand or fall together.
            let isLastOfWeight = index + 1 == sorted.count || sorted[index + 1].weightBits < row.weightBits
            if isLastOfWeight, f1(correct, linked) > best || bestThreshold == nil {
                best = f1(correct, linked)
                bestThreshold = row.weightBits
            }
        }
        precision = atThreshold.linked == 0 ? nil : Double(atThreshold.correct) / Double(atThreshold.linked)
        recall = truth.isEmpty ? nil : Double(atThreshold.correct) / Double(truth.count)
        self.f1 = f1(atThreshold.correct, atThreshold.linked)
        bestF1 = best
        self.bestThreshold = bestThreshold
        averagePrecision = truth.isEmpty ? 0 : sum / Double(truth.count)
        var found = 0
        var byGrade: [String: ByGrade] = [:]
        for grade in LinkGrade.allCases.sorted(by: >) {
            let counts = grades[grade] ?? (0, 0)
            found += counts.correct
            byGrade[grade.rawValue] = ByGrade(
                links: counts.links, correct: counts.correct,
                precision: counts.links == 0 ? nil : Double(counts.correct) / Double(counts.links),
                recallAtLeast: truth.isEmpty ? 0 : Double(found) / Double(truth.count))
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
