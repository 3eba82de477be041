/// Numbers equal keys of 128 bits 1, 2, … in order of first appearance; the zero key is a blank and gets 0.
///
/// Open addressing over the keys themselves; a few nanoseconds a key. Cost grows with the number of distinct keys.
struct KeyGroups {
    private var keys: [SIMD2<UInt64>] = [SIMD2(0, 0)]
    /// Each slot holds a group, or 0 when free. The size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 1024)

    /// The number of groups, that of the blanks included.
    var count: Int { keys.count }

    /// The group of a key.
    mutating func group(_ low: UInt64, _ high: UInt64 = 0) -> UInt32 {
        if low == 0, high == 0 { return 0 }
        let key = SIMD2(low, high)
        var slot = slot(of: key)
        while slots[slot] != 0, keys[Int(slots[slot])] != key { slot = (slot + 1) & (slots.count - 1) }
        if slots[slot] != 0 { return slots[slot] }
        keys.append(key)
        slots[slot] = UInt32(keys.count - 1)
        let group = slots[slot]
        if keys.count * 2 > slots.count { grow() }
        return group
    }

    private func slot(of key: SIMD2<UInt64>) -> Int {
        var mixed = (key[0] ^ (key[1] &* 0x9e37_79b9_7f4a_7c15)) &* 0xbf58_476d_1ce4_e5b9
        mixed ^= mixed >> 32
        return Int(truncatingIfNeeded: mixed) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for group in keys.indices.dropFirst() {
            var slot = slot(of: keys[group])
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(group)
        }
    }
}
