/// The records of one list by their combined key under one rule: open addressing over 64-bit slots, records of one block
/// side by side. Blocks that would make more pairs than the cap are left out.
struct RuleIndex: Sendable {
    /// The atoms of the rule.
    let atoms: [Int]
    /// The pairs of each block that is left out.
    private(set) var oversized: [Int] = []
    /// The upper half of a key over the number of its block + 1; 0 is free. The size is a power of two.
    private var slots: [UInt64]
    /// One bit in eight or more for each key that is there: most keys of the other list are not, and this table stays in
    /// the cache.
    private var isThere: [UInt64]
    /// Where the records of each block start.
    private var starts: [UInt32]
    private var records: [UInt32]

    /// The left records of two lists.
    init(_ rule: BlockingRule, _ allAtoms: [BlockingAtom], lists: PreparedLists, blockCap: Int) {
        let members = rule.atoms.map { allAtoms[$0] }
        let keys = (0..<lists.leftCount).map { record in
            members.reduce(CombinedKey.start) { CombinedKey.mixed($0, $1.leftKey(record)) }
        }
        self.init(rule, keys: keys) { counts, first, slots in
            // A block meets no more right records than share the rarest of its keys.
            let suspects = counts.indices.filter { block in
                let rights = members.map { Int($0.rightCounts[Int($0.left[first[block]])]) }.min() ?? 0
                return Int(counts[block]) * rights > blockCap
            }
            return Self.oversized(
                suspects, counts: counts, slots: slots, members: members, lists: lists, blockCap: blockCap)
        }
    }

    /// Records with these keys; blocks of more than `largestBlock` records are left out.
    init(_ rule: BlockingRule, keys: [UInt64], largestBlock: Int) {
        self.init(rule, keys: keys) { counts, _, _ in
            counts.indices.filter { counts[$0] > largestBlock }.map { ($0, Int(counts[$0])) }
        }
    }

    private init(
        _ rule: BlockingRule, keys: [UInt64],
        leavingOut: (_ counts: [UInt32], _ first: [Int], _ slots: [UInt64]) -> [(block: Int, pairs: Int)]
    ) {
        atoms = rule.atoms
        var size = 64
        while size < 2 * keys.count { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        isThere = [UInt64](repeating: 0, count: size / 16)
        var blockOf = [UInt32](repeating: 0, count: keys.count)
        var counts: [UInt32] = []
        var first: [Int] = []
        for record in keys.indices where keys[record] != 0 {
            let slot = Self.slot(of: keys[record], in: slots)
            if slots[slot] == 0 {
                counts.append(0)
                first.append(record)
                slots[slot] = keys[record] & ~0xffff_ffff | UInt64(counts.count)
                let bit = Self.bit(of: keys[record], isThere.count)
                isThere[bit >> 6] |= 1 << UInt64(bit & 63)
            }
            blockOf[record] = UInt32(truncatingIfNeeded: slots[slot])
            counts[Int(blockOf[record]) - 1] += 1
        }
        starts = [0]
        let leftOut = leavingOut(counts, first, slots)
        oversized = leftOut.map(\.pairs)
        for block in leftOut.map(\.block) { counts[block] = 0 }
        for count in counts { starts.append((starts.last ?? 0) + count) }
        var ends = starts
        records = [UInt32](repeating: 0, count: Int(starts.last ?? 0))
        for record in keys.indices where blockOf[record] != 0 {
            let block = Int(blockOf[record]) - 1
            if counts[block] == 0 { continue }
            records[Int(ends[block])] = UInt32(record)
            ends[block] += 1
        }
    }

    /// The keys that are there: the place of each among `keys`, and its block. No step of a pass waits for the one
    /// before, so that many waits for memory overlap.
    func find(_ keys: [UInt64], _ found: inout FoundBlocks) {
        found.clear(room: keys.count)
        var count = 0
        keys.withUnsafeBufferPointer { keys in
            found.places.withUnsafeMutableBufferPointer { places in
                isThere.withUnsafeBufferPointer { isThere in
                    for place in keys.indices {
                        let bit = Self.bit(of: keys[place], isThere.count)
                        places[count] = UInt32(place)
                        count += Int(isThere[bit >> 6] >> UInt64(bit & 63) & 1) & (keys[place] == 0 ? 0 : 1)
                    }
                }
                found.entries.withUnsafeMutableBufferPointer { entries in
                    slots.withUnsafeBufferPointer { slots in
                        for number in 0..<count {
                            entries[number] = slots[Self.firstSlot(of: keys[Int(places[number])], slots.count)]
                        }
                        let maybe = count
                        count = 0
                        for number in 0..<maybe {
                            var entry = entries[number]
                            let key = keys[Int(places[number])]
                            if entry != 0, (entry ^ key) >> 32 != 0 {
                                entry = slots[Self.slot(of: key, in: self.slots)]
                            }
                            places[count] = places[number]
                            entries[count] = entry
                            count += entry == 0 ? 0 : 1
                        }
                    }
                }
            }
        }
        found.count = count
    }

    /// The records of a block that was found, ascending, as places for `record`.
    func records(of entry: UInt64) -> Range<Int> {
        let block = Int(UInt32(truncatingIfNeeded: entry)) - 1
        return Int(starts[block])..<Int(starts[block + 1])
    }

    /// The left records with a key, ascending; empty without any.
    func block(_ key: UInt64) -> Range<Int> {
        let entry = slots[Self.slot(of: key, in: self.slots)]
        return entry == 0 ? 0..<0 : records(of: entry)
    }

    /// The record at a place of a block.
    func record(_ place: Int) -> UInt32 { records[place] }

    /// The suspects that are too large, with the pairs they would make.
    private static func oversized(
        _ suspects: [Int], counts: [UInt32], slots: [UInt64], members: [BlockingAtom], lists: PreparedLists,
        blockCap: Int
    ) -> [(block: Int, pairs: Int)] {
        if suspects.isEmpty { return [] }
        var rights: [Int: Int] = [:]
        for block in suspects { rights[block] = 0 }
        for record in 0..<lists.rightCount {
            let key = members.reduce(CombinedKey.start) { CombinedKey.mixed($0, $1.rightKey(record)) }
            if key == 0 { continue }
            let entry = slots[slot(of: key, in: slots)]
            if entry != 0 { rights[Int(UInt32(truncatingIfNeeded: entry)) - 1]? += 1 }
        }
        return suspects.compactMap { block in
            let (left, right) = (Int(counts[block]), rights[block] ?? 0)
            let pairs = lists.isOneList ? left * (left - 1) / 2 : left * right
            return pairs > blockCap ? (block, pairs) : nil
        }
    }

    /// The key's bit; it follows from the upper half of the key, which the slots keep.
    @inline(__always)
    private static func bit(of key: UInt64, _ words: Int) -> Int {
        Int(truncatingIfNeeded: ((key >> 32) &* 0xd6e8_feb8_6659_fd93) >> 24) & (words * 64 - 1)
    }

    /// Where the search for a key starts.
    @inline(__always)
    private static func firstSlot(of key: UInt64, _ slots: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 24) & (slots - 1)
    }

    /// The slot of a key, or the free one where it belongs.
    @inline(__always)
    private static func slot(of key: UInt64, in slots: [UInt64]) -> Int {
        let mask = slots.count - 1
        var slot = firstSlot(of: key, slots.count)
        while slots[slot] != 0, slots[slot] ^ key > 0xffff_ffff { slot = (slot + 1) & mask }
        return slot
    }
}

/// Blocks found for many keys (`RuleIndex.find`); the room is kept.
struct FoundBlocks {
    /// How many were found.
    var count = 0
    /// The place of each one's key among the keys.
    var places: [UInt32] = []
    /// Its block, for `RuleIndex.records`.
    var entries: [UInt64] = []

    /// Room for so many keys.
    mutating func clear(room: Int) {
        count = 0
        if places.count < room {
            places = [UInt32](repeating: 0, count: room)
            entries = [UInt64](repeating: 0, count: room)
        }
    }
}

/// Several keys mixed into one. Unequal keys meet with a chance of 2⁻³¹ and then only make one pair more.
enum CombinedKey {
    /// Before the first key.
    static let start: UInt64 = 0x9e37_79b9_7f4a_7c15

    /// `mixed` with one key more; 0 when any key is missing.
    @inline(__always)
    static func mixed(_ mixed: UInt64, _ key: UInt64) -> UInt64 {
        if mixed == 0 || key == 0 { return 0 }
        var next = (mixed ^ key) &* 0xbf58_476d_1ce4_e5b9
        next ^= next >> 29
        return next | 1 << 63
    }
}
