/// All levels of one pair, packed into one number: level of field i in the i-th place of a mixed radix.
public struct ComparisonVector: Hashable, Comparable, Sendable {
    /// The packed levels.
    public let packed: UInt64

    /// The vectors of `fields`; at most 64 bits in all.
    struct Layout: Sendable {
        /// Place value of each field.
        let radix: [UInt64]
        let levelCounts: [Int]

        init(_ comparisons: [FieldComparison]) {
            var radix: [UInt64] = []
            var place: UInt64 = 1
            for comparison in comparisons {
                radix.append(place)
                let (next, overflow) = place.multipliedReportingOverflow(by: UInt64(comparison.levelCount))
                precondition(!overflow, "at most 64 bits of agreement levels: compare fewer fields")
                place = next
            }
            self.radix = radix
            levelCounts = comparisons.map(\.levelCount)
        }

        /// The level of one field.
        func level(_ vector: ComparisonVector, _ field: Int) -> Int {
            Int(vector.packed / radix[field] % UInt64(levelCounts[field]))
        }

        /// The levels of all fields.
        func levels(_ vector: ComparisonVector) -> [Int] { radix.indices.map { level(vector, $0) } }
    }

    /// Lower packed number first.
    public static func < (left: ComparisonVector, right: ComparisonVector) -> Bool { left.packed < right.packed }
}

/// Candidate pairs in columns, each with the number of its comparison vector.
struct ComparedPairs: Sendable {
    var left: [UInt32] = []
    var right: [UInt32] = []
    /// Index into `vectors`.
    var vector: [UInt32] = []
    /// The distinct vectors seen.
    var vectors: [ComparisonVector] = []
    /// How many pairs have each vector.
    var counts: [Int] = []
    private var numbers: [UInt64: UInt32] = [:]
    /// The vector seen last: pairs of one block often repeat it.
    private var last: (packed: UInt64, number: UInt32)?

    /// Adds a pair with its packed levels.
    mutating func append(_ leftRecord: Int, _ rightRecord: Int, _ packed: UInt64) {
        let number = number(of: packed)
        counts[Int(number)] += 1
        left.append(UInt32(leftRecord))
        right.append(UInt32(rightRecord))
        vector.append(number)
    }

    /// Adds the pairs of `other` behind these.
    mutating func append(_ other: ComparedPairs) {
        let renumbered = other.vectors.map { number(of: $0.packed) }
        for (number, count) in zip(renumbered, other.counts) { counts[Int(number)] += count }
        left.append(contentsOf: other.left)
        right.append(contentsOf: other.right)
        vector.append(contentsOf: other.vector.lazy.map { renumbered[Int($0)] })
    }

    private mutating func number(of packed: UInt64) -> UInt32 {
        if let last, last.packed == packed { return last.number }
        let number = numbers[packed] ?? UInt32(vectors.count)
        if Int(number) == vectors.count {
            numbers[packed] = number
            vectors.append(ComparisonVector(packed: packed))
            counts.append(0)
        }
        last = (packed, number)
        return number
    }
}
