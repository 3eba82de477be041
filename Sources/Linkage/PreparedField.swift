import Names
import Persons

/// One compared field of two lists, ready for millions of comparisons: each record holds the code of its
/// value, each distinct value was read once.
struct PreparedField: Sendable {
    /// What is compared and its levels.
    let comparison: FieldComparison
    /// Value code of each record; 0 where the value is blank.
    let left: [UInt32]
    let right: [UInt32]
    /// Values that agree in full share a number; 0 for a blank. Indexed by value code.
    let alike: [UInt32]
    /// Number of records of each list by `alike` number.
    let leftCounts: [UInt32]
    let rightCounts: [UInt32]
    /// Compares two value codes.
    let values: any ValueComparison
    /// Blocking keys that this field gives, each by value code; 0 gives no key.
    let atoms: [(name: String, keys: [UInt64])]
    private let typicalChance: Double

    init(
        comparison: FieldComparison, left: [UInt32], right: [UInt32], alike: [UInt32],
        values: any ValueComparison, atoms: [(name: String, keys: [UInt64])]
    ) {
        self.comparison = comparison
        self.left = left
        self.right = right
        self.alike = alike
        self.values = values
        self.atoms = atoms
        typicalChance = TypicalAgreement(comparison.kind).chanceOfFullAgreement
        let groups = Int(alike.max() ?? 0) + 1
        func counts(_ codes: [UInt32]) -> [UInt32] {
            var counts = [UInt32](repeating: 0, count: groups)
            for code in codes { counts[Int(alike[Int(code)])] += 1 }
            return counts
        }
        leftCounts = counts(left)
        rightCounts = counts(right)
    }

    /// The agreement level of a pair of records.
    func level(_ leftRecord: Int, _ rightRecord: Int) -> UInt8 {
        values.level(Int(left[leftRecord]), Int(right[rightRecord]))
    }

    /// The chance that two records of the lists drawn at random agree in full, of those that have a value; a few
    /// typical pairs are counted in (`TypicalAgreement`).
    var chanceOfFullAgreement: Double {
        var both = 0.0
        for group in 1..<max(1, leftCounts.count) { both += Double(leftCounts[group]) * Double(rightCounts[group]) }
        let pairs = Double(left.count - Int(leftCounts[0])) * Double(right.count - Int(rightCounts[0]))
        return (both + TypicalAgreement.pairs * typicalChance) / (pairs + TypicalAgreement.pairs)
    }

    /// How common the value of a record of the left list is: its share among the list where it is more common, a
    /// few typical lines counted in.
    func frequency(ofLeft record: Int) -> Double { frequency(ofCode: Int(left[record])) }

    /// How common the value of a code is, as `frequency(ofLeft:)`.
    func frequency(ofCode code: Int) -> Double {
        let group = Int(alike[code])
        return max(
            share(leftCounts[group], of: left.count - Int(leftCounts[0])),
            share(rightCounts[group], of: right.count - Int(rightCounts[0])))
    }

    private func share(_ count: UInt32, of known: Int) -> Double {
        (Double(count) + TypicalAgreement.records * typicalChance) / (Double(known) + TypicalAgreement.records)
    }
}

/// Distinct values of one or more columns over both lists: each text has one code, 0 is a blank.
struct DistinctValues {
    private(set) var pool = TextPool()

    /// The codes of a column's values as read, lower-cased; where nothing was read, as `fallback` makes of the raw text.
    mutating func codes(_ column: FieldColumn?, of list: PersonList, fallback: (String) -> String = { _ in "" })
        -> [UInt32]
    {
        guard let column else { return [UInt32](repeating: 0, count: list.count) }
        var known = [UInt32](repeating: .max, count: list.texts.count)
        var rawKnown = known
        return column.read.indices.map { record in
            let read = column.read[record]
            if read != TextPool.empty {
                if known[Int(read)] == .max { known[Int(read)] = pool.intern(list.texts[read].lowercased()) }
                return known[Int(read)]
            }
            let raw = column.raw[record]
            if column.state[record] != .known { return 0 }
            if rawKnown[Int(raw)] == .max { rawKnown[Int(raw)] = pool.intern(fallback(list.texts[raw])) }
            return rawKnown[Int(raw)]
        }
    }

    /// The distinct texts by code.
    var texts: [String] { (0..<pool.count).map { pool[UInt32($0)] } }
}

/// Numbers groups of equal keys 1, 2, … in order of first appearance; nil gives 0.
func groupNumbers<Key: Hashable>(_ keys: some Sequence<Key?>) -> [UInt32] {
    var numbers: [Key: UInt32] = [:]
    return keys.map { key in
        guard let key else { return 0 }
        if let known = numbers[key] { return known }
        let number = UInt32(numbers.count + 1)
        numbers[key] = number
        return number
    }
}
