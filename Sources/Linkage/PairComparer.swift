/// Compares many pairs of records field by field: one field's column at a time, so that each loop does one thing.
final class PairComparer: Sendable {
    private let fields: [PreparedField]
    private let radix: [UInt64]

    init(_ lists: PreparedLists) {
        fields = lists.fields
        radix = ComparisonVector.Layout(lists.comparisons).radix
    }

    /// Adds the packed levels of the pairs to `packed`, which starts at 0.
    func addLevels(lefts: ArraySlice<UInt32>, rights: [UInt32], to packed: inout [UInt64]) {
        precondition(lefts.count == rights.count && rights.count == packed.count)
        for (field, place) in zip(fields, radix) {
            Self.addLevels(field, place: place, lefts: lefts, rights: rights, to: &packed)
        }
    }

    /// Adds `place` times the level of one field of each pair.
    static func addLevels(
        _ field: PreparedField, place: UInt64, lefts: ArraySlice<UInt32>, rights: [UInt32], to packed: inout [UInt64]
    ) {
        lefts.withUnsafeBufferPointer { lefts in
            rights.withUnsafeBufferPointer { rights in
                packed.withUnsafeMutableBufferPointer { packed in
                    field.left.withUnsafeBufferPointer { leftCodes in
                        field.right.withUnsafeBufferPointer { rightCodes in
                            field.values.addLevels(
                                PairBatch(
                                    lefts: lefts, rights: rights, leftCodes: leftCodes, rightCodes: rightCodes,
                                    packed: packed), place: place)
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

    /// Adds `place` times the level of each pair's two values.
    @inline(__always)
    func add(place: UInt64, _ level: (_ left: Int, _ right: Int) -> UInt8) {
        for pair in 0..<packed.count {
            let (left, right) = (leftCodes[Int(lefts[pair])], rightCodes[Int(rights[pair])])
            packed[pair] &+= place &* UInt64(level(Int(left), Int(right)))
        }
    }
}
