import Names
import Persons

/// One compared field of two lists, ready for millions of comparisons: each record holds the code of its
/// value, each distinct value was read once. For a list against itself `right` is `left`.
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
    /// Blocking keys that this field offers.
    let atoms: [OfferedAtom]
    private let typicalChance: Double
    private let isOneList: Bool

    init(
        comparison: FieldComparison, left: [UInt32], right: [UInt32], alike: [UInt32],
        values: any ValueComparison, atoms: [OfferedAtom], isOneList: Bool
    ) {
        self.comparison = comparison
        self.left = left
        self.right = right
        self.alike = alike
        self.values = values
        self.atoms = atoms
        self.isOneList = isOneList
        typicalChance = TypicalAgreement(comparison.kind).chanceOfFullAgreement
        let groups = Int(alike.max() ?? 0) + 1
        func counts(_ codes: [UInt32]) -> [UInt32] {
            var counts = [UInt32](repeating: 0, count: groups)
            for code in codes { counts[Int(alike[Int(code)])] += 1 }
            return counts
        }
        leftCounts = counts(left)
        rightCounts = isOneList ? leftCounts : counts(right)
    }

    /// The agreement level of a pair of records.
    func level(_ leftRecord: Int, _ rightRecord: Int) -> UInt8 {
        values.level(Int(left[leftRecord]), Int(right[rightRecord]))
    }

    /// The chance that two records of the lists drawn at random agree in full, of those that have a value; a few
    /// typical pairs are counted in (`TypicalAgreement`).
    var chanceOfFullAgreement: Double {
        var both = 0.0
        // On one list a record is no pair with itself.
        let own = isOneList ? 1.0 : 0.0
        for group in 1..<max(1, leftCounts.count) where leftCounts[group] > 0 {
            both += Double(leftCounts[group]) * (Double(rightCounts[group]) - own)
        }
        let known = Double(left.count - Int(leftCounts[0]))
        let pairs = known * max(0, Double(right.count - Int(rightCounts[0])) - own)
        return (both + TypicalAgreement.pairs * typicalChance) / (pairs + TypicalAgreement.pairs)
    }

    /// How common the value of a code is: its share among the list where it is more common, a few typical lines
    /// counted in.
    func frequency(ofCode code: Int) -> Double { frequency(Int(alike[code])) }

    /// How common the value of each `alike` number is.
    var frequencies: [Double] { leftCounts.indices.map { frequency($0) } }

    private func frequency(_ group: Int) -> Double {
        max(
            share(leftCounts[group], of: left.count - Int(leftCounts[0])),
            share(rightCounts[group], of: right.count - Int(rightCounts[0])))
    }

    private func share(_ count: UInt32, of known: Int) -> Double {
        (Double(count) + TypicalAgreement.records * typicalChance) / (Double(known) + TypicalAgreement.records)
    }
}
