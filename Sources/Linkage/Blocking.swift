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

    /// Calls `body` once for every candidate pair: by rule, then by left record, then by right record.
    mutating func forEachPair(_ body: (_ left: Int, _ right: Int) -> Void) {
        if comparesAll {
            for left in 0..<leftCount { for right in 0..<rightCount { body(left, right) } }
            rules[0].pairs = leftCount * rightCount
            return
        }
        /// Keys of blocks left out, by rule: their pairs may still come from a later rule.
        var leftOut: [Set<UInt64>] = []
        for ruleIndex in rules.indices {
            let rule = rules[ruleIndex]
            let index = BlockIndex(keys: keys(of: rule, \.right), count: rightCount)
            let leftKeys = keys(of: rule, \.left)
            var oversized: [UInt64: Int] = [:]
            let blockSizes = Self.counts(leftKeys)
            let earlier = rules[..<ruleIndex]
            for left in leftKeys.indices where leftKeys[left] != 0 {
                let block = index.records(leftKeys[left])
                if block.isEmpty { continue }
                let size = (blockSizes[leftKeys[left]] ?? 0) * block.count
                if size > blockCap {
                    oversized[leftKeys[left]] = size
                    continue
                }
                for right in block {
                    if wasGiven(left, Int(right), by: earlier, leftOut: leftOut) { continue }
                    rules[ruleIndex].pairs += 1
                    body(left, Int(right))
                }
            }
            rules[ruleIndex].oversizedBlocks = oversized.count
            rules[ruleIndex].pairsLeftOut = oversized.values.reduce(0, +)
            leftOut.append(Set(oversized.keys))
        }
    }

    /// Whether an earlier rule gave the pair.
    private func wasGiven(
        _ left: Int, _ right: Int, by earlier: ArraySlice<BlockingRule>, leftOut: [Set<UInt64>]
    ) -> Bool {
        if earlier.isEmpty { return false }
        var shared: UInt32 = 0
        for (index, atom) in atoms.prefix(32).enumerated() {
            let key = atom.left[left]
            if key != 0, key == atom.right[right] { shared |= 1 << UInt32(index) }
        }
        return earlier.indices.contains { index in
            guard earlier[index].mask & shared == earlier[index].mask else { return false }
            return leftOut[index].isEmpty || !leftOut[index].contains(key(of: earlier[index], \.left, left))
        }
    }

    private func keys(of rule: BlockingRule, _ side: KeyPath<Atom, [UInt64]>) -> [UInt64] {
        let columns = rule.atoms.map { atoms[$0][keyPath: side] }
        return (columns.first ?? []).indices.map { Self.combined(columns, $0) }
    }

    private func key(of rule: BlockingRule, _ side: KeyPath<Atom, [UInt64]>, _ record: Int) -> UInt64 {
        Self.combined(rule.atoms.map { atoms[$0][keyPath: side] }, record)
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

    private static func counts(_ keys: [UInt64]) -> [UInt64: Int] {
        var counts: [UInt64: Int] = [:]
        for key in keys where key != 0 { counts[key, default: 0] += 1 }
        return counts
    }
}

/// Records by key: open addressing over keys, records of one key side by side.
struct BlockIndex {
    private var slots: [UInt64]
    private var starts: [UInt32]
    private var ends: [UInt32]
    private var records: [UInt32]

    /// An index of `keys`; key 0 is left out. `count` is the number of records.
    init(keys: [UInt64], count: Int) {
        var size = 64
        while size < 2 * count { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        starts = [UInt32](repeating: 0, count: size)
        for key in keys where key != 0 {
            let slot = Self.slot(of: key, in: slots)
            slots[slot] = key
            starts[slot] += 1
        }
        var total: UInt32 = 0
        for slot in starts.indices {
            let count = starts[slot]
            starts[slot] = total
            total += count
        }
        ends = starts
        records = [UInt32](repeating: 0, count: Int(total))
        for record in keys.indices where keys[record] != 0 {
            let slot = Self.slot(of: keys[record], in: slots)
            records[Int(ends[slot])] = UInt32(record)
            ends[slot] += 1
        }
    }

    /// The records with this key, ascending.
    func records(_ key: UInt64) -> ArraySlice<UInt32> {
        let slot = Self.slot(of: key, in: slots)
        return slots[slot] == 0 ? [] : records[Int(starts[slot])..<Int(ends[slot])]
    }

    private static func slot(of key: UInt64, in slots: [UInt64]) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & mask
        while slots[slot] != 0, slots[slot] != key { slot = (slot + 1) & mask }
        return slot
    }
}
