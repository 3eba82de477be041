import Foundation
import Names

/// Learns symbol costs by expectation-maximization over the best alignments (Ristad and Yianilos 1998, with the best
/// alignment in place of all): align with the costs at hand, count which symbol met which at which place, and set the
/// costs anew from the counts.
struct CostLearning {
    /// The readings of two words; the best pair of them is aligned.
    typealias ReadingPair = (left: [Skeleton], right: [Skeleton])

    /// Times symbol a met symbol b at a place (`place * 1024 + a * 32 + b`, 0 for a missing symbol).
    private var counts = [Double](repeating: 0, count: 3 * 1024)
    private(set) var costs: EditCost
    private let pairs: [ReadingPair]
    private let misses: [ReadingPair]
    /// The same counts over near misses.
    private var missCounts = [Double](repeating: 0, count: 3 * 1024)

    /// A letter that no pair confuses costs this many bits.
    static let unlikeBits = 9.0
    static let most = 130.0

    /// How much the odds between spellings of one name and near misses count beside the habit alone.
    let oddsShare: Double
    /// Bits of a step that near misses take as often as spellings of one name.
    static let evenBits = 3.5

    init(pairs: [ReadingPair], misses: [ReadingPair], start: EditCost, oddsShare: Double) {
        self.oddsShare = oddsShare
        self.pairs = pairs
        self.misses = misses
        costs = start
    }

    /// One round; gives the mean distance of the pairs before it.
    mutating func round() -> Double {
        counts = [Double](repeating: 0, count: 3 * 1024)
        for (left, right) in misses { _ = alignBest(left, right) }
        missCounts = counts
        counts = [Double](repeating: 0, count: 3 * 1024)
        var (sum, weight) = (0.0, 0.0)
        for (left, right) in pairs {
            sum += alignBest(left, right)
            weight += 1
        }
        costs = EditCost(rows: rows())
        return sum / weight
    }

    /// The costs as rows of a table: place, symbol, symbol, cost.
    func rows() -> [[Substring]] {
        var rows: [[Substring]] = []
        var total = [Double](repeating: 0, count: 3 * 32)
        for place in 0..<3 {
            for a in 0..<32 { for b in 0..<32 where a > 0 { total[place * 32 + a] += symmetric(place, a, b) } }
        }
        let letters = SkeletonAlphabet.letters.map { String(Unicode.Scalar($0)) }
        for place in EditCost.Place.allCases {
            let p = place.rawValue
            for a in 1..<27 {
                for b in 0..<a {
                    // Additive smoothing with the counts of all places, so that rare symbols keep to the general habit.
                    let all = (0..<3).reduce(0.0) { $0 + symmetric($1, a, b) }
                    let allA = (0..<3).reduce(0.0) { $0 + total[$1 * 32 + a] }
                    let allB = b == 0 ? allA : (0..<3).reduce(0.0) { $0 + total[$1 * 32 + b] }
                    let general = (all + 0.02) / (sqrt(allA * allB) + 40)
                    let own = b == 0 ? total[p * 32 + a] : sqrt(total[p * 32 + a] * total[p * 32 + b])
                    let probability = (symmetric(p, a, b) + 60 * general) / (own + 60)
                    let habit = -log2(probability)
                    func rate(_ counts: [Double], _ pairs: Double) -> Double {
                        func of(_ place: Int) -> Double {
                            counts[place * 1024 + a * 32 + b] + counts[place * 1024 + b * 32 + a]
                        }
                        return (of(p) + 0.05 * (of(0) + of(1) + of(2)) + 1) / pairs
                    }
                    let odds =
                        log2(
                            rate(missCounts, Double(misses.count)) / rate(counts, Double(pairs.count))) + Self.evenBits
                    let bits = (1 - oddsShare) * habit + oddsShare * max(0, odds)
                    let cost = min(Self.most, max(4, bits * 100 / Self.unlikeBits))
                    rows.append([
                        place.name[...], letters[a][...], b == 0 ? "" : letters[b][...], "\(Int(cost.rounded()))"[...],
                    ])
                }
            }
        }
        rows.append(["turned", "", "", "70"])
        return rows
    }

    private func symmetric(_ place: Int, _ a: Int, _ b: Int) -> Double {
        let base = place * 1024
        return a == b ? 2 * counts[base + a * 33] : counts[base + a * 32 + b] + counts[base + b * 32 + a]
    }

    private mutating func count(_ a: UInt8, _ b: UInt8, _ place: EditCost.Place, _ share: Double) {
        counts[place.rawValue * 1024 + Int(a) * 32 + Int(b)] += share
    }

    private func place(_ index: Int, _ word: Skeleton) -> EditCost.Place {
        index == 0 ? .start : index == word.count - 1 ? .end : .inside
    }

    private mutating func alignBest(_ left: [Skeleton], _ right: [Skeleton]) -> Double {
        var best = (left: left[0], right: right[0], distance: Int.max)
        for first in left {
            for second in right {
                let distance = costs.distance(first, second)
                if distance < best.distance { best = (first, second, distance) }
            }
        }
        return align(best.left, best.right, 1)
    }

    /// Counts the steps of one best alignment; gives its cost.
    private mutating func align(_ left: Skeleton, _ right: Skeleton, _ share: Double) -> Double {
        let (rows, columns) = (left.count, right.count)
        var best = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
        func gap(_ word: Skeleton, _ index: Int) -> Int { costs.cost(word.symbols[index], 0, place(index, word)) }
        func both(_ row: Int, _ column: Int) -> EditCost.Place {
            let (a, b) = (place(row, left), place(column, right))
            return a == b ? a : .inside
        }
        for row in 0..<rows { best[row + 1][0] = best[row][0] + gap(left, row) }
        for column in 0..<columns { best[0][column + 1] = best[0][column] + gap(right, column) }
        for row in 0..<rows {
            for column in 0..<columns {
                best[row + 1][column + 1] = min(
                    best[row][column]
                        + costs.cost(left.symbols[row], right.symbols[column], both(row, column)),
                    best[row][column + 1] + gap(left, row), best[row + 1][column] + gap(right, column))
            }
        }
        let total = Double(best[rows][columns])
        var (row, column) = (rows, columns)
        while row > 0 || column > 0 {
            if row > 0, column > 0,
                best[row][column] == best[row - 1][column - 1]
                    + costs.cost(left.symbols[row - 1], right.symbols[column - 1], both(row - 1, column - 1))
            {
                count(left.symbols[row - 1], right.symbols[column - 1], both(row - 1, column - 1), share)
                (row, column) = (row - 1, column - 1)
            } else if row > 0, best[row][column] == best[row - 1][column] + gap(left, row - 1) {
                count(left.symbols[row - 1], 0, place(row - 1, left), share)
                row -= 1
            } else {
                count(0, right.symbols[column - 1], place(column - 1, right), share)
                column -= 1
            }
        }
        return total
    }
}
