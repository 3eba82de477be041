/// The keys of a list record by record, so that all keys of one record lie side by side.
struct AtomTable: Sendable {
    private let keys: [UInt64]
    private let width: Int

    /// A table from one column a key; at most 32 columns count.
    init(_ columns: [[UInt64]], records: Int) {
        let columns = columns.prefix(32)
        width = columns.count
        var keys = [UInt64](repeating: 0, count: width * records)
        for (place, column) in columns.enumerated() {
            for record in column.indices { keys[record * width + place] = column[record] }
        }
        self.keys = keys
    }

    /// One bit for each key that two records share.
    func shared(_ record: Int, _ other: AtomTable, _ otherRecord: Int) -> UInt32 {
        let (start, otherStart) = (record * width, otherRecord * width)
        var shared: UInt32 = 0
        for place in 0..<width {
            let key = keys[start + place]
            if key != 0, key == other.keys[otherStart + place] { shared |= 1 << UInt32(place) }
        }
        return shared
    }
}

/// One rule over two lists: what every worker needs to give its pairs.
struct RulePass: Sendable {
    /// Blocks over the cap, by key, with the pairs they would make.
    let oversized: [UInt64: Int]
    private let earlier: [UInt32]
    private let leftOut: [Set<UInt64>]
    private let earlierLeftKeys: [[UInt64]]
    private let leftKeys: [UInt64]
    private let index: BlockIndex

    init(
        rule: BlockingRule, earlier: [UInt32], leftOut: [Set<UInt64>], leftKeys: [UInt64], rightKeys: [UInt64],
        earlierLeftKeys: [[UInt64]], blockCap: Int
    ) {
        self.earlier = earlier
        self.leftOut = leftOut
        self.leftKeys = leftKeys
        self.earlierLeftKeys = earlierLeftKeys
        index = BlockIndex(keys: rightKeys)
        let lefts = BlockIndex(keys: leftKeys)
        var oversized: [UInt64: Int] = [:]
        for left in leftKeys.indices where leftKeys[left] != 0 {
            // Once a block, at its first left record.
            guard let first = lefts.records(leftKeys[left]).first, Int(first) == left else { continue }
            let size = lefts.records(leftKeys[left]).count * index.records(leftKeys[left]).count
            if size > blockCap { oversized[leftKeys[left]] = size }
        }
        self.oversized = oversized
    }

    /// The pairs of some left records that no earlier rule gave.
    func pairs(
        _ lefts: Range<Int>, _ leftAtoms: AtomTable, _ rightAtoms: AtomTable, _ compare: (Int, Int) -> UInt64
    ) -> ComparedPairs {
        var pairs = ComparedPairs()
        for left in lefts where leftKeys[left] != 0 {
            let block = index.records(leftKeys[left])
            if block.isEmpty || (!oversized.isEmpty && oversized[leftKeys[left]] != nil) { continue }
            for right in block {
                let shared = leftAtoms.shared(left, rightAtoms, Int(right))
                if wasGiven(left, shared) { continue }
                pairs.append(left, Int(right), compare(left, Int(right)))
            }
        }
        return pairs
    }

    /// Whether an earlier rule gave a pair that shares these keys.
    private func wasGiven(_ left: Int, _ shared: UInt32) -> Bool {
        for rule in earlier.indices where earlier[rule] & shared == earlier[rule] {
            if leftOut[rule].isEmpty || !leftOut[rule].contains(earlierLeftKeys[rule][left]) { return true }
        }
        return false
    }
}

/// Records by key: open addressing over keys, records of one key side by side.
struct BlockIndex: Sendable {
    private var slots: [UInt64]
    private var starts: [UInt32]
    private var ends: [UInt32]
    private var records: [UInt32]

    /// An index of `keys`, one a record; key 0 is left out.
    init(keys: [UInt64]) {
        var size = 64
        while size < 2 * keys.count { size *= 2 }
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
