/// Compares many pairs of records field by field: one field's column at a time, so that each loop does one thing.
final class PairComparer: Sendable {
    private let fields: [PreparedField]
    private let radix: [UInt64]

    init(_ lists: PreparedLists) {
        fields = lists.fields
        radix = ComparisonVector.Layout(lists.comparisons).radix
    }

    /// Empty memories for `addLevels`: one a field, for one worker.
    var memories: [LevelMemory] { fields.map { LevelMemory(for: $0.values, pairs: .max) } }

    /// Adds the packed levels of the pairs to `packed`, which starts at 0.
    func addLevels(
        lefts: ArraySlice<UInt32>, rights: [UInt32], to packed: inout [UInt64], _ memories: inout [LevelMemory]
    ) {
        precondition(lefts.count == rights.count && rights.count == packed.count)
        for (field, place) in radix.enumerated() {
            Self.addLevels(
                fields[field], place: place, lefts: lefts, rights: rights, to: &packed, &memories[field])
        }
    }

    /// Adds `place` times the level of one field of each pair.
    static func addLevels(
        _ field: PreparedField, place: UInt64, lefts: ArraySlice<UInt32>, rights: [UInt32], to packed: inout [UInt64],
        _ memory: inout LevelMemory
    ) {
        lefts.withUnsafeBufferPointer { lefts in
            rights.withUnsafeBufferPointer { rights in
                packed.withUnsafeMutableBufferPointer { packed in
                    field.left.withUnsafeBufferPointer { leftCodes in
                        field.right.withUnsafeBufferPointer { rightCodes in
                            memory.withEntries { entries in
                                field.values.addLevels(
                                    PairBatch(
                                        lefts: lefts, rights: rights, leftCodes: leftCodes, rightCodes: rightCodes,
                                        packed: packed, memory: entries), place: place)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The levels of all fields of a pair, packed.
    func packedLevels(_ leftRecord: Int, _ rightRecord: Int) -> UInt64 {
        zip(fields, radix).reduce(0) { $0 + $1.1 * UInt64($1.0.level(leftRecord, rightRecord)) }
    }
}

/// One field of many pairs.
struct PairBatch {
    /// The records of each pair.
    let lefts: UnsafeBufferPointer<UInt32>
    let rights: UnsafeBufferPointer<UInt32>
    /// The value code of each record.
    let leftCodes: UnsafeBufferPointer<UInt32>
    let rightCodes: UnsafeBufferPointer<UInt32>
    /// Where the levels of each pair are added up.
    let packed: UnsafeMutableBufferPointer<UInt64>
    /// See `LevelMemory`.
    let memory: UnsafeMutableBufferPointer<UInt64>

    /// Adds `place` times the level of each pair's two values.
    @inline(__always)
    func add(place: UInt64, _ level: (_ left: Int, _ right: Int) -> UInt8) {
        for pair in 0..<packed.count {
            let (left, right) = (leftCodes[Int(lefts[pair])], rightCodes[Int(rights[pair])])
            packed[pair] &+= place &* UInt64(level(Int(left), Int(right)))
        }
    }

    /// The same, by a comparison whose costly part is remembered.
    @inline(__always)
    func add(place: UInt64, _ comparison: some RememberedComparison) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: packed.count) { slow in
            // The quick looks first: they do not wait for one another.
            var count = 0
            for pair in 0..<packed.count {
                let (left, right) = (leftCodes[Int(lefts[pair])], rightCodes[Int(rights[pair])])
                let quick = comparison.quickLevel(Int(left), Int(right))
                packed[pair] &+= place &* UInt64(quick ?? 0)
                slow[count] = UInt32(pair)
                count &+= quick == nil ? 1 : 0
            }
            for number in 0..<count {
                let pair = Int(slow[number])
                let (left, right) = (Int(leftCodes[Int(lefts[pair])]), Int(rightCodes[Int(rights[pair])]))
                packed[pair] &+= place &* UInt64(remembered(left, right, comparison))
            }
        }
    }

    @inline(__always)
    private func remembered(_ left: Int, _ right: Int, _ comparison: some RememberedComparison) -> UInt8 {
        let key = (UInt64(left) << 30 | UInt64(right) & 0x3fff_ffff) &+ 1
        let slot = Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 32) & (memory.count - 1)
        if memory[slot] >> 4 == key & (1 << 60 - 1) { return UInt8(truncatingIfNeeded: memory[slot] & 15) }
        let level = comparison.slowLevel(left, right)
        memory[slot] = key << 4 | UInt64(level)
        return level
    }
}

/// The levels of pairs of values that were compared lately: each slot holds a pair above its level, or 0. One worker's.
struct LevelMemory {
    private var entries: [UInt64]

    /// A memory for about so many pairs; none where the comparison has nothing to remember.
    init(for values: any ValueComparison, pairs: Int) {
        var size = 1 << 8
        while size < 1 << 14, size < pairs { size *= 2 }
        entries = [UInt64](repeating: 0, count: values is any RememberedComparison ? size : 0)
    }

    /// Gives `body` the slots; their number is a power of two.
    mutating func withEntries(_ body: (UnsafeMutableBufferPointer<UInt64>) -> Void) {
        entries.withUnsafeMutableBufferPointer { body($0) }
    }
}
