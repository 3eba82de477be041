import Persons

/// A rule by which two records meet: they share every key that the rule names.
public struct BlockingRule: Hashable, Sendable {
    /// The names of the keys; empty for the rule that gives every pair.
    public let keys: [String]
    /// Candidate pairs that this rule was the first to give.
    public internal(set) var pairs = 0
    /// Blocks left out because they were larger than the cap.
    public internal(set) var oversizedBlocks = 0
    /// Pairs in the blocks that were left out; other rules may have given them.
    public internal(set) var pairsLeftOut = 0

    /// Numbers of the keys among the blocking's.
    let atoms: [Int]
    /// The pairs it gives by chance.
    let expectedPairs: Double

    /// For people: `surname + birth_date-year`.
    public var name: String { keys.isEmpty ? "every pair" : keys.joined(separator: " + ") }
}

/// A blocking key that a field offers: its name for people, the key of each value (0 is none), and how often it
/// agrees where two lines are one person and both have it.
///
/// The last is judged, not measured: parts of the unit interval, so that the keys of one field agree together as they
/// do in life (whoever has the day of birth right mostly has the year right).
struct OfferedAtom: Sendable {
    let name: String
    let keys: [UInt64]
    let agreement: [Range<Double>]

    /// A key that agrees with a chance of `agreement`.
    init(name: String, keys: [UInt64], agreement: Double) {
        self.init(name: name, keys: keys, agreement: [0..<agreement])
    }

    init(name: String, keys: [UInt64], agreement: [Range<Double>]) {
        self.name = name
        self.keys = keys
        self.agreement = agreement
    }
}

/// One kind of blocking key: which field, and the key of each value; two records with equal keys may meet.
struct BlockingAtom: Sendable {
    /// For people: `birth_date-year`.
    let name: String
    /// The field that gives the key.
    let field: Int
    /// Key by value code; 0 is no key.
    let keys: [UInt64]
    /// Value code of each record.
    let left: [UInt32]
    let right: [UInt32]
    /// The chance that two records drawn at random share the key.
    let chance: Double
    /// By value code: the number of right records that share its key.
    let rightCounts: [UInt32]
    /// The share of pairs of records that both have the key.
    let known: Double
    /// See `OfferedAtom`.
    let agreement: [Range<Double>]

    init(_ offered: OfferedAtom, field: Int, prepared: PreparedField) {
        name = offered.name
        self.field = field
        keys = offered.keys
        agreement = offered.agreement
        left = prepared.left
        right = prepared.right
        var groups = KeyGroups()
        let group = keys.map { groups.group($0) }
        func counts(_ codes: [UInt32]) -> [UInt32] {
            var counts = [UInt32](repeating: 0, count: groups.count)
            for code in codes { counts[Int(group[Int(code)])] += 1 }
            counts[0] = 0
            return counts
        }
        let (lefts, rights) = (counts(left), counts(right))
        let all = Double(left.count) * Double(right.count)
        known = all == 0 ? 0 : Double(lefts.reduce(0, +)) * Double(rights.reduce(0, +)) / all
        let pairs = zip(lefts, rights).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        chance = all == 0 ? 0 : pairs / all
        rightCounts = group.map { rights[Int($0)] }
    }

    /// The key of a left record; 0 is none.
    func leftKey(_ record: Int) -> UInt64 { keys[Int(left[record])] }

    /// The key of a right record; 0 is none.
    func rightKey(_ record: Int) -> UInt64 { keys[Int(right[record])] }
}
