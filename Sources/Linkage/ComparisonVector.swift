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

/// The distinct vectors of many pairs, numbered in the order in which they were first seen, and how often each was.
struct VectorHistogram: Sendable {
    /// Packed levels by number.
    private(set) var vectors: [ComparisonVector] = []
    /// Pairs by number.
    private(set) var counts: [Int] = []
    /// Open addressing; each slot holds a number + 1, or 0 when free. The size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 256)
    /// The vector seen last: pairs of one block often repeat it.
    private var last: (packed: UInt64, number: UInt32)?

    /// Counts `pairs` more pairs of a vector; gives the vector's number.
    mutating func add(_ packed: UInt64, pairs: Int = 1) -> UInt32 {
        if let last, last.packed == packed {
            counts[Int(last.number)] += pairs
            return last.number
        }
        var slot = Self.slot(of: packed, slots.count)
        while slots[slot] != 0, vectors[Int(slots[slot]) - 1].packed != packed { slot = (slot + 1) & (slots.count - 1) }
        if slots[slot] == 0 {
            vectors.append(ComparisonVector(packed: packed))
            counts.append(0)
            slots[slot] = UInt32(vectors.count)
            if vectors.count * 2 > slots.count { grow() }
            last = (packed, UInt32(vectors.count - 1))
        } else {
            last = (packed, slots[slot] - 1)
        }
        let number = last.map(\.number) ?? 0
        counts[Int(number)] += pairs
        return number
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, vector) in vectors.enumerated() {
            var slot = Self.slot(of: vector.packed, slots.count)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    private static func slot(of packed: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (packed &* 0x9e37_79b9_7f4a_7c15) >> 32) & (size - 1)
    }
}
