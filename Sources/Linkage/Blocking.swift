import Persons

/// A rule by which two records meet: they share every key that the rule names.
public struct BlockingRule: Hashable, Sendable {
    /// The keys, for people: `surname + birth_date-year`.
    public let name: String
    /// Candidate pairs that this rule alone gave, those of earlier rules left out.
    public internal(set) var pairs = 0
    /// Blocks left out because they were larger than the cap, and the pairs in them.
    public internal(set) var oversizedBlocks = 0
    /// Pairs in blocks that were left out.
    public internal(set) var pairsLeftOut = 0

    let atoms: [Int]
    let mask: UInt32
    let expectedPairs: Double
}

/// Finds the pairs that should be compared without looking at all of them: an inverted index on packed keys.
///
/// The rules are derived from the lists: the shortest combinations of at most three keys, from different fields,
/// that two records share by chance at most `pairsPerRecord` times for each record. Short lists are compared in
/// full. Cost: for each rule one pass over both lists, plus the pairs found.
struct Blocking: Sendable {
    /// One key column: which field, and each record's key; 0 is no key.
    struct Atom: Sendable {
        let name: String
        let field: Int
        let left: [UInt64]
        let right: [UInt64]
        /// The chance that two records drawn at random share the key.
        let chance: Double
    }

    /// A rule may give at most this many candidate pairs for each record of the two lists, by expectation.
    static let pairsPerRecord = 3.0
    /// All rules together.
    static let totalPairsPerRecord = 24.0
    /// Lists that make no more pairs than this are compared in full.
    static let fewPairs = 20_000
    /// A block of more pairs than this for each record is left out and reported.
    static let blockPairsPerRecord = 1.0

    let atoms: [Atom]
    private let leftCount: Int
    private let rightCount: Int
    private let comparesAll: Bool
    private(set) var rules: [BlockingRule]
    private let blockCap: Int

    init(_ lists: PreparedLists, blockCap: Int? = nil, fewPairs: Int = Blocking.fewPairs) {
        leftCount = lists.leftCount
        rightCount = lists.rightCount
        let (product, overflow) = leftCount.multipliedReportingOverflow(by: rightCount)
        comparesAll = !overflow && product <= fewPairs && !lists.fields.isEmpty
        var atoms: [Atom] = []
        for (index, field) in lists.fields.enumerated() {
            for atom in field.atoms {
                let left = field.left.map { atom.keys[Int($0)] }
                let right = field.right.map { atom.keys[Int($0)] }
                let chance = Self.chance(left, right)
                if chance > 0, chance < 0.2 {
                    atoms.append(Atom(name: atom.name, field: index, left: left, right: right, chance: chance))
                }
            }
        }
        self.atoms = atoms
        let records = Double(lists.leftCount + lists.rightCount)
        self.blockCap = blockCap ?? max(10_000, Int(records * Self.blockPairsPerRecord))
        if comparesAll {
            rules = [BlockingRule(name: "every pair", atoms: [], mask: 0, expectedPairs: Double(product))]
            return
        }
        rules = Self.rules(
            atoms, possiblePairs: Double(lists.leftCount) * Double(lists.rightCount),
            limit: max(1000, records * Self.pairsPerRecord), totalLimit: max(10_000, records * Self.totalPairsPerRecord)
        )
    }

    /// The share of all pairs that agree on a key.
    private static func chance(_ left: [UInt64], _ right: [UInt64]) -> Double {
        var counts: [UInt64: Int] = [:]
        for key in right where key != 0 { counts[key, default: 0] += 1 }
        var pairs = 0
        for key in left where key != 0 { pairs += counts[key] ?? 0 }
        return left.isEmpty || right.isEmpty ? 0 : Double(pairs) / (Double(left.count) * Double(right.count))
    }

    /// The shortest combinations that are selective enough, the most selective first, within the total.
    private static func rules(
        _ atoms: [Atom], possiblePairs: Double, limit: Double, totalLimit: Double
    ) -> [BlockingRule] {
        var found: [BlockingRule] = []
        func add(_ members: [Int]) {
            let mask = members.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
            guard Set(members.map { atoms[$0].field }).count == members.count,
                !found.contains(where: { $0.mask & mask == $0.mask })
            else { return }
            let expected = members.reduce(possiblePairs) { $0 * atoms[$1].chance }
            guard expected <= limit else { return }
            found.append(
                BlockingRule(
                    name: members.map { atoms[$0].name }.joined(separator: " + "), atoms: members, mask: mask,
                    expectedPairs: expected))
        }
        let indices = atoms.indices.prefix(32)
        for a in indices { add([a]) }
        for a in indices { for b in indices where b > a { add([a, b]) } }
        for a in indices { for b in indices where b > a { for c in indices where c > b { add([a, b, c]) } } }
        var total = 0.0
        return found.enumerated()
            .sorted { ($0.element.expectedPairs, $0.offset) < ($1.element.expectedPairs, $1.offset) }
            .map(\.element)
            .prefix { rule in
                total += rule.expectedPairs
                return total <= totalLimit
            }
    }

    /// Every candidate pair once, with the packed levels that `compare` gives it. Rule by rule; the left records of a
    /// rule are worked on by all cores.
    mutating func pairs(compare: @Sendable (_ left: Int, _ right: Int) -> UInt64) -> ComparedPairs {
        let work = ranges(of: leftCount, pieces: 64)
        var all = ComparedPairs()
        if comparesAll {
            let rightCount = rightCount
            for part in concurrentMap(work.count, { Self.everyPair(work[$0], rightCount, compare) }) {
                all.append(part)
            }
            rules[0].pairs = all.left.count
            return all
        }
        let leftAtoms = AtomTable(atoms.map(\.left), records: leftCount)
        let rightAtoms = AtomTable(atoms.map(\.right), records: rightCount)
        /// Keys of blocks left out, by rule: their pairs may still come from a later rule.
        var leftOut: [Set<UInt64>] = []
        for ruleIndex in rules.indices {
            let pass = RulePass(
                rule: rules[ruleIndex], earlier: rules[..<ruleIndex].map(\.mask), leftOut: leftOut,
                leftKeys: keys(of: rules[ruleIndex], \.left), rightKeys: keys(of: rules[ruleIndex], \.right),
                earlierLeftKeys: rules[..<ruleIndex].indices.map {
                    leftOut[$0].isEmpty ? [] : keys(of: rules[$0], \.left)
                }, blockCap: blockCap)
            let parts = concurrentMap(work.count) { pass.pairs(work[$0], leftAtoms, rightAtoms, compare) }
            for part in parts { all.append(part) }
            rules[ruleIndex].pairs = parts.reduce(0) { $0 + $1.left.count }
            rules[ruleIndex].oversizedBlocks = pass.oversized.count
            rules[ruleIndex].pairsLeftOut = pass.oversized.values.reduce(0, +)
            leftOut.append(Set(pass.oversized.keys))
        }
        return all
    }

    private static func everyPair(
        _ lefts: Range<Int>, _ rightCount: Int, _ compare: (Int, Int) -> UInt64
    ) -> ComparedPairs {
        var pairs = ComparedPairs()
        for left in lefts { for right in 0..<rightCount { pairs.append(left, right, compare(left, right)) } }
        return pairs
    }

    private func keys(of rule: BlockingRule, _ side: KeyPath<Atom, [UInt64]>) -> [UInt64] {
        let columns = rule.atoms.map { atoms[$0][keyPath: side] }
        return (columns.first ?? []).indices.map { Self.combined(columns, $0) }
    }

    /// The keys of one record mixed into one; 0 when any is blank. Unequal keys meet with chance 2⁻⁶⁴.
    private static func combined(_ columns: [[UInt64]], _ record: Int) -> UInt64 {
        var mixed: UInt64 = 0x9e37_79b9_7f4a_7c15
        for column in columns {
            let key = column[record]
            if key == 0 { return 0 }
            mixed = (mixed ^ key) &* 0xbf58_476d_1ce4_e5b9
            mixed ^= mixed >> 29
        }
        return mixed | 1
    }
}
