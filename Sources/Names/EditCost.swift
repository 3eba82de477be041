/// What it costs to turn one skeleton into another when confusable letters are cheap.
///
/// The optimal-alignment form of the Damerau–Levenshtein distance (Damerau 1964; Levenshtein 1966) with symbol
/// costs from `Tables/confusables.tsv`, in hundredths of one unlike letter. Symmetric. Cost: the product of the
/// two lengths, at most 256 steps, no allocation.
public struct EditCost: Sendable {
    /// The costs that ship with the module.
    public static let shipped = EditCost(rows: NameTable.rows("confusables", columns: 3))

    /// Cost of reading symbol `a` as `b` at `a * 32 + b`; column and row 0 are a missing symbol.
    private let costs: [Int32]
    private static let transposition: Int32 = 80
    /// A vowel that comes or goes at the end of a word is a case ending or a feminine form.
    private static let finalVowel: Int32 = 40

    init(rows: [[String]]) {
        var costs = [Int32](repeating: 100, count: 32 * 32)
        for symbol in 0..<32 { costs[symbol * 32 + symbol] = 0 }
        for row in rows {
            let left = Int(SkeletonAlphabet.symbol[row[0].utf8.first ?? 0] ?? 0)
            let right = Int(SkeletonAlphabet.symbol[row[1].utf8.first ?? 0] ?? 0)
            guard let cost = Int32(row[2]) else { preconditionFailure("confusables.tsv: \(row[2]) is no number") }
            costs[left * 32 + right] = cost
            costs[right * 32 + left] = cost
        }
        self.costs = costs
    }

    /// What it costs to read symbol `left` as `right`; 0 stands for a missing symbol.
    func cost(_ left: UInt8, _ right: UInt8) -> Int { Int(costs[Int(left) * 32 + Int(right)]) }

    /// The distance in hundredths of one unlike letter. A distance above `limit` may be given as any number above it.
    public func distance(_ left: Skeleton, _ right: Skeleton, limit: Int = .max) -> Int {
        if left == right { return 0 }
        let limit = Int32(clamping: limit)
        let (rows, columns) = (left.count, right.count)
        // Three rows of at most 17 cells: two back (for transpositions), one back, current.
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 51) { cells in
            costs.withUnsafeBufferPointer { costs in
                var (twoBack, oneBack, current) = (0, 17, 34)
                cells[oneBack] = 0
                for column in 0..<columns {
                    cells[oneBack + column + 1] =
                        cells[oneBack + column] + gap(right, column, costs)
                }
                var leastBefore: Int32 = 0
                for row in 0..<rows {
                    let symbol = Int(left.symbols[row])
                    let rowGap = gap(left, row, costs)
                    cells[current] = cells[oneBack] + rowGap
                    var least = cells[current]
                    for column in 0..<columns {
                        let other = Int(right.symbols[column])
                        var best = cells[oneBack + column] + costs[symbol * 32 + other]
                        best = min(best, cells[oneBack + column + 1] + rowGap)
                        best = min(best, cells[current + column] + gap(right, column, costs))
                        if row > 0, column > 0, symbol == Int(right.symbols[column - 1]),
                            other == Int(left.symbols[row - 1]), symbol != other
                        {
                            best = min(best, cells[twoBack + column - 1] + Self.transposition)
                        }
                        cells[current + column + 1] = best
                        least = min(least, best)
                    }
                    // A way to the end passes through this row or, by a transposition, the one before.
                    if least > limit, leastBefore > limit { return Int(min(least, leastBefore)) }
                    leastBefore = least
                    (twoBack, oneBack, current) = (oneBack, current, twoBack)
                }
                return Int(cells[oneBack + columns])
            }
        }
    }

    /// Likeness from 0 (nothing in common) to 1 (the same skeleton): 1 − distance / longer length; 0 when empty. A
    /// likeness below `least` may be given as any number below it.
    public func similarity(_ left: Skeleton, _ right: Skeleton, least: Double = 0) -> Double {
        let length = max(left.count, right.count)
        guard left.count > 0, right.count > 0 else { return 0 }
        let limit = Int((1 - least) * Double(100 * length)) + 1
        return max(0, 1 - Double(distance(left, right, limit: limit)) / Double(100 * length))
    }

    @inline(__always)
    private func gap(_ skeleton: Skeleton, _ index: Int, _ costs: UnsafeBufferPointer<Int32>) -> Int32 {
        let symbol = skeleton.symbols[index]
        let cost = costs[Int(symbol)]
        return index == skeleton.count - 1 && SkeletonAlphabet.isVowel(symbol) ? min(cost, Self.finalVowel) : cost
    }
}
