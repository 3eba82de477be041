/// Candidate pairs in columns, each with the number of its comparison vector: 8 bytes a pair.
///
/// The pairs lie in parts, one for each piece of the right list, as the workers found them; within a part by right
/// record, then as the blocking rules gave them. Nothing is copied when parts are joined.
struct ComparedPairs: Sendable {
    /// The pairs of some neighbouring right records.
    struct Part: Sendable {
        /// The first right record.
        let firstRight: Int
        /// For each right record, where its pairs end.
        var ends: [UInt32] = []
        /// The left record of each pair.
        var left: [UInt32] = []
        /// The vector of each pair: an index into this part's histogram.
        var vector: [UInt32] = []
        /// The vectors of this part.
        var histogram = VectorHistogram()
        /// Pairs that each blocking rule was the first to give.
        var pairsByRule: [Int]

        init(firstRight: Int, rules: Int) {
            self.firstRight = firstRight
            pairsByRule = [Int](repeating: 0, count: rules)
        }
    }

    /// The parts, by right record.
    private(set) var parts: [Part] = []
    /// For each part the numbers of its vectors in `vectors`.
    private(set) var numbers: [[UInt32]] = []
    private var histogram = VectorHistogram()

    /// The pairs of these parts.
    init(_ parts: [Part] = []) {
        self.parts = parts
        numbers = parts.map { part in
            zip(part.histogram.vectors, part.histogram.counts).map { histogram.add($0.packed, pairs: $1) }
        }
    }

    /// The distinct vectors seen.
    var vectors: [ComparisonVector] { histogram.vectors }

    /// How many pairs have each vector.
    var counts: [Int] { histogram.counts }

    /// The number of pairs.
    var count: Int { parts.reduce(0) { $0 + $1.left.count } }

    /// How many pairs each blocking rule was the first to give.
    func pairsByRule(_ rules: Int) -> [Int] {
        (0..<rules).map { rule in parts.reduce(0) { $0 + $1.pairsByRule[rule] } }
    }
}

extension ComparedPairs.Part {
    /// Calls `body` with every pair: left record, right record, vector number of this part.
    @inline(__always)
    func forEach(_ body: (_ left: Int, _ right: Int, _ vector: Int) -> Void) {
        var pair = 0
        for (offset, end) in ends.enumerated() {
            while pair < Int(end) {
                body(Int(left[pair]), firstRight + offset, Int(vector[pair]))
                pair += 1
            }
        }
    }
}
