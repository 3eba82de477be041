/// What it costs to turn one skeleton into another when confusable letters are cheap.
///
/// The optimal-alignment form of the Damerau–Levenshtein distance (Damerau 1964; Levenshtein 1966) on what is left when
/// the common start and then the common end are taken off, with learnt symbol costs (`Tables/*/costs.tsv`) that depend
/// on the place: start, inside or end of the word. In hundredths of one unlike letter. Symmetric. Cost: the product of
/// the two lengths left, at most 256 steps, no allocation.
public struct EditCost: Sendable {
    /// The costs of the first pack that ships with the module.
    public static let shipped = NameModel.shipped.costs[0]

    /// Where in its word an edit happens.
    package enum Place: Int, CaseIterable, Sendable {
        case inside, start, end

        /// The name of the place in the table.
        package var name: String { self == .start ? "start" : self == .end ? "end" : "inside" }
    }

    /// Cost of reading symbol `a` as `b` at `place * 1024 + a * 32 + b`; column and row 0 are a missing symbol.
    private let costs: [Int32]
    /// The least that any edit of a symbol costs.
    private let leastOfSymbol: [Int32]
    /// Two neighbours turned.
    package let transposition: Int32

    /// Rows: place (any, start, inside, end or turned), symbol, symbol (empty: missing), cost. Rows for a place win.
    /// Rows of `base` hold where `rows` say nothing.
    package init(rows: [[Substring]], over base: [[Substring]] = []) {
        let size = SkeletonAlphabet.size
        var costs = [Int32](repeating: 100, count: 3 * size * size)
        var transposition: Int32 = 80
        for place in 0..<3 { for symbol in 0..<size { costs[(place * size + symbol) * size + symbol] = 0 } }
        func bound(_ rows: [[Substring]]) -> [[Substring]] {
            rows.filter { $0[0] == "any" } + rows.filter { $0[0] != "any" }
        }
        for row in bound(base) + bound(rows) {
            guard let cost = Int32(row[3]) else { preconditionFailure("costs.tsv: \(row[3]) is no number") }
            if row[0] == "turned" {
                transposition = cost
                continue
            }
            let left = Int(SkeletonAlphabet.symbols(row[1]).first ?? 0)
            let right = Int(SkeletonAlphabet.symbols(row[2]).first ?? 0)
            for place in Place.allCases where row[0] == "any" || row[0] == place.name {
                costs[(place.rawValue * size + left) * size + right] = cost
                costs[(place.rawValue * size + right) * size + left] = cost
            }
        }
        self.costs = costs
        self.transposition = transposition
        leastOfSymbol = (0..<size).map { symbol in
            var least = transposition / 2
            for place in 0..<3 {
                for other in 0..<size where other != symbol {
                    least = min(least, costs[(place * size + symbol) * size + other])
                }
            }
            return least
        }
    }

    /// What it costs to read symbol `left` as `right` at a place; 0 stands for a missing symbol.
    package func cost(_ left: UInt8, _ right: UInt8, _ place: Place) -> Int {
        Int(costs[(place.rawValue << 5 | Int(left)) << 5 | Int(right)])
    }

    /// The distance in hundredths of one unlike letter. A distance above `limit` may be given as any number above it.
    public func distance(_ left: Skeleton, _ right: Skeleton, limit: Int = .max) -> Int {
        if left == right { return 0 }
        let unlike = unsafeBitCast(left.symbols ^ right.symbols, to: SIMD2<UInt64>.self)
        var start = unlike[0] != 0 ? unlike[0].trailingZeroBitCount >> 3 : 8 + unlike[1].trailingZeroBitCount >> 3
        var (leftEnd, rightEnd) = (left.count, right.count)
        start = min(start, min(leftEnd, rightEnd))
        while leftEnd > start, rightEnd > start, left.symbols[leftEnd - 1] == right.symbols[rightEnd - 1] {
            leftEnd -= 1
            rightEnd -= 1
        }
        return costs.withUnsafeBufferPointer { costs in
            // The table is never empty.
            aligned(
                Span(symbols: left.symbols, start: start, end: leftEnd, count: left.count),
                Span(symbols: right.symbols, start: start, end: rightEnd, count: right.count),
                Int32(clamping: limit), costs.baseAddress.unsafelyUnwrapped)
        }
    }

    /// A bound that the distance of two words is never below, from the symbols that only one of them holds.
    @inline(__always)
    func least(_ left: UInt32, _ right: UInt32) -> Int32 {
        if left == 0 || right == 0 { return 0 }
        func sum(_ mask: UInt32) -> Int32 {
            var (rest, sum) = (mask, Int32(0))
            while rest != 0 {
                sum += leastOfSymbol[rest.trailingZeroBitCount]
                rest &= rest - 1
            }
            return sum
        }
        return max(sum(left & ~right), sum(right & ~left))
    }

    /// Likeness from 0 (nothing in common) to 1 (the same skeleton): 1 − distance / longer length; 0 when empty. A
    /// likeness below `least` may be given as any number below it.
    public func similarity(_ left: Skeleton, _ right: Skeleton, least: Double = 0) -> Double {
        let length = max(left.count, right.count)
        guard left.count > 0, right.count > 0 else { return 0 }
        let limit = Int((1 - least) * Double(100 * length)) + 1
        return max(0, 1 - Double(distance(left, right, limit: limit)) / Double(100 * length))
    }

    /// The part of a skeleton that is left to align.
    private struct Span {
        let symbols: SIMD16<UInt8>
        let start: Int
        let end: Int
        /// Length of the whole skeleton.
        let count: Int

        @inline(__always)
        func place(_ index: Int) -> Int { index == 0 ? 1 : index == count - 1 ? 2 : 0 }

        @inline(__always)
        func gap(_ index: Int, _ costs: UnsafePointer<Int32>) -> Int32 {
            costs[place(index) << 10 | Int(symbols[index])]
        }
    }

    private func aligned(
        _ left: Span, _ right: Span, _ limit: Int32, _ costs: UnsafePointer<Int32>
    ) -> Int {
        if left.start == left.end || right.start == right.end {
            var sum: Int32 = 0
            for index in left.start..<left.end { sum &+= left.gap(index, costs) }
            for index in right.start..<right.end { sum &+= right.gap(index, costs) }
            return Int(sum)
        }
        let columns = right.end - right.start
        // Three rows of at most 17 cells: two back (for transpositions), one back, current; then the right word's symbols
        // and gaps, which every row asks for. Sums stay far below what 32 bits hold.
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 51 + 32) { buffer in
            let cells = buffer.baseAddress.unsafelyUnwrapped
            var (twoBack, oneBack, current) = (cells, cells + 17, cells + 34)
            let (symbols, gaps) = (cells + 51, cells + 67)
            oneBack[0] = 0
            for column in 0..<columns {
                let index = right.start &+ column
                gaps[column] = right.gap(index, costs)
                symbols[column] = Int32(right.symbols[index])
                oneBack[column &+ 1] = oneBack[column] &+ gaps[column]
            }
            var leastBefore: Int32 = 0
            var symbolBefore: Int32 = -1
            for row in left.start..<left.end {
                let symbol = Int32(left.symbols[row])
                let place = left.place(row)
                let inside = costs + Int(symbol) << 5
                let same = costs + (place << 10 | Int(symbol) << 5)
                let rowGap = same[0]
                // The one column where the right word's symbol stands at the same end as the left one's.
                let end =
                    place == 0 || place == 2 && right.count == 1
                    ? -1 : (place == 1 ? 0 : right.count &- 1) &- right.start
                var corner = oneBack[0]
                var before = corner &+ rowGap
                current[0] = before
                var least = before
                var otherBefore: Int32 = -1
                for column in 0..<columns {
                    let other = symbols[column]
                    let above = oneBack[column &+ 1]
                    let change = corner &+ (column == end ? same : inside)[Int(other)]
                    var best = min(min(change, above &+ rowGap), before &+ gaps[column])
                    if symbol == otherBefore, other == symbolBefore {
                        best = min(best, twoBack[column &- 1] &+ transposition)
                    }
                    corner = above
                    otherBefore = other
                    before = best
                    current[column &+ 1] = best
                    least = min(least, best)
                }
                // A way to the end passes through this row or, by a transposition, the one before.
                if least > limit, leastBefore > limit { return Int(min(least, leastBefore)) }
                leastBefore = least
                symbolBefore = symbol
                (twoBack, oneBack, current) = (oneBack, current, twoBack)
            }
            return Int(oneBack[columns])
        }
    }
}
