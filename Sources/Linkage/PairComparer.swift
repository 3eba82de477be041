/// Compares pairs of records: value codes record by record, so that one record's codes lie side by side.
final class PairComparer: Sendable {
    private let width: Int
    private let left: [UInt32]
    private let right: [UInt32]
    private let values: [any ValueComparison]
    private let radix: [UInt64]

    init(_ lists: PreparedLists) {
        width = lists.fields.count
        left = Self.byRecord(lists.fields.map(\.left), records: lists.leftCount)
        right = Self.byRecord(lists.fields.map(\.right), records: lists.rightCount)
        values = lists.fields.map(\.values)
        radix = ComparisonVector.Layout(lists.comparisons).radix
    }

    /// The levels of all fields of a pair, packed.
    func packedLevels(_ leftRecord: Int, _ rightRecord: Int) -> UInt64 {
        let (start, otherStart) = (leftRecord * width, rightRecord * width)
        var packed: UInt64 = 0
        for field in 0..<width {
            let (code, other) = (left[start + field], right[otherStart + field])
            packed += radix[field] * UInt64(values[field].level(Int(code), Int(other)))
        }
        return packed
    }

    private static func byRecord(_ columns: [[UInt32]], records: Int) -> [UInt32] {
        var codes = [UInt32](repeating: 0, count: columns.count * records)
        for (place, column) in columns.enumerated() {
            for record in column.indices { codes[record * columns.count + place] = column[record] }
        }
        return codes
    }
}
