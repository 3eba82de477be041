import Foundation

/// Estimates a model from the lists themselves, without labels.
///
/// u comes from random pairs, which are almost never one person; the chance of full agreement is counted exactly.
/// m and the share of matches come from expectation-maximization (Dempster, Laird and Rubin 1977; for linkage
/// Winkler 1988, Jaro 1989) over the histogram of comparison vectors, with u held fixed. The mixture is over *all*
/// pairs of the two lists: a pair that no blocking rule gives counts as two persons. Each round costs the number
/// of distinct vectors, not of pairs. Lists of a few lines lean on `TypicalAgreement`.
public struct ModelEstimation: Sendable {
    /// One round: the share of matches and the largest change of any m.
    public struct Round: Hashable, Sendable {
        /// Share of all pairs that are one person after this round.
        public let matchShare: Double
        /// The largest change of a probability in this round.
        public let largestChange: Double
    }

    /// The model.
    public private(set) var model: LinkageModel
    /// How it was reached.
    public private(set) var history: [Round] = []

    /// Estimates a model for `lists` from the vectors of its candidate pairs.
    init(
        lists: PreparedLists, pairs: ComparedPairs, seed: UInt64, samplePairs: Int,
        rounds: Int = 200, tolerance: Double = 1e-6
    ) {
        let u = Self.chanceAgreement(lists, samplePairs: samplePairs, seed: seed)
        self.init(
            comparisons: lists.comparisons, vectors: pairs.vectors, counts: pairs.counts, u: u,
            possiblePairs: lists.possiblePairs, mostMatches: lists.mostMatches, rounds: rounds, tolerance: tolerance)
    }

    /// Estimates m and the share of matches from a histogram of vectors, with u given.
    ///
    /// - Parameters:
    ///   - possiblePairs: all pairs of the two lists; those not in the histogram count as two persons.
    ///   - mostMatches: an upper bound on the number of matches, which keeps the first rounds sane.
    init(
        comparisons: [FieldComparison], vectors: [ComparisonVector], counts: [Int], u: [[Double]],
        possiblePairs: Double, mostMatches: Double, rounds: Int = 200, tolerance: Double = 1e-6
    ) {
        let layout = ComparisonVector.Layout(comparisons)
        let typical = comparisons.map { TypicalAgreement($0.kind) }
        var model = LinkageModel(
            fields: comparisons.enumerated().map { index, comparison in
                .init(key: comparison.key, kind: comparison.kind, m: typical[index].m, u: u[index])
            },
            matchShare: min(0.5, 0.5 * mostMatches / possiblePairs))
        // Sorted, so that sums do not depend on the order in which pairs were found.
        let order = vectors.indices.sorted { vectors[$0] < vectors[$1] }
        let levels = order.map { layout.levels(vectors[$0]) }
        let sizes = order.map { Double(counts[$0]) }
        for _ in 0..<rounds {
            var matches = 0.0
            var sums = comparisons.map { [Double](repeating: 0, count: $0.levelCount) }
            let bits = comparisons.indices.map { field in
                sums[field].indices.map { model.weightBits(field: field, level: $0) }
            }
            for (vector, size) in zip(levels, sizes) {
                var weight = model.priorBits
                for field in vector.indices { weight += bits[field][vector[field]] }
                let expected = size * LinkageModel.probability(weightBits: weight)
                matches += expected
                for field in vector.indices { sums[field][vector[field]] += expected }
            }
            var largestChange = 0.0
            for field in comparisons.indices {
                let m = Self.smoothed(sums[field], typical: typical[field])
                for level in m.indices.dropFirst() {
                    largestChange = max(largestChange, abs(m[level] - model.fields[field].m[level]))
                }
                model.fields[field].m = m
            }
            model.matchShare = min(0.5, max(1e-3, min(matches, mostMatches * 4)) / possiblePairs)
            history.append(Round(matchShare: model.matchShare, largestChange: largestChange))
            if largestChange < tolerance { break }
        }
        self.model = model
    }

    /// Shares of the levels among expected matches, with the few true pairs that typical lists lend.
    private static func smoothed(_ sums: [Double], typical: TypicalAgreement) -> [Double] {
        let known = sums.dropFirst().reduce(0, +)
        return sums.indices.map {
            $0 == 0 ? 0 : (sums[$0] + TypicalAgreement.matches * typical.m[$0]) / (known + TypicalAgreement.matches)
        }
    }

    /// u by field and level: levels of random pairs, the chance of full agreement counted exactly over all pairs.
    private static func chanceAgreement(_ lists: PreparedLists, samplePairs: Int, seed: UInt64) -> [[Double]] {
        let all = lists.possiblePairs
        let takeAll = all <= Double(samplePairs)
        let work = ranges(of: takeAll ? Int(all) : samplePairs, pieces: 64)
        let parts = concurrentMap(all == 0 ? 0 : work.count) { piece in
            var generator = SplitMix64(seed: seed &+ UInt64(piece))
            var counts = lists.comparisons.map { [Double](repeating: 0, count: $0.levelCount) }
            for draw in work[piece] {
                let (left, right) = takeAll ? lists.pair(draw) : lists.randomPair(&generator)
                for index in lists.fields.indices { counts[index][Int(lists.fields[index].level(left, right))] += 1 }
            }
            return counts
        }
        let counts = lists.comparisons.indices.map { field in
            (0..<lists.comparisons[field].levelCount).map { level in parts.reduce(0) { $0 + $1[field][level] } }
        }
        return lists.fields.enumerated().map { index, field in
            let typical = TypicalAgreement(field.comparison.kind)
            let top = Int(field.comparison.fullAgreement)
            let full = field.chanceOfFullAgreement
            let others = counts[index].dropFirst().dropLast().reduce(0, +)
            let typicalOthers = 1 - typical.chanceOfFullAgreement
            return counts[index].indices.map { level in
                if level == 0 { return 0 }
                if level == top { return full }
                let share =
                    (counts[index][level] + TypicalAgreement.pairs * typical.u[level])
                    / (others + TypicalAgreement.pairs * typicalOthers)
                return (1 - full) * share
            }
        }
    }
}

extension PreparedLists {
    /// Pair `number` of all pairs: by right record, then left.
    fileprivate func pair(_ number: Int) -> (left: Int, right: Int) {
        guard isOneList else { return (number / rightCount, number % rightCount) }
        // Right record r has the pairs from r(r − 1)/2 on.
        var right = Int((1 + (1 + 8 * Double(number)).squareRoot()) / 2)
        while right * (right - 1) / 2 > number { right -= 1 }
        while right * (right + 1) / 2 <= number { right += 1 }
        return (number - right * (right - 1) / 2, right)
    }

    /// A pair drawn at random.
    fileprivate func randomPair(_ generator: inout SplitMix64) -> (left: Int, right: Int) {
        guard isOneList else { return (generator.below(leftCount), generator.below(rightCount)) }
        let first = generator.below(leftCount)
        let second = (first + 1 + generator.below(leftCount - 1)) % leftCount
        return (min(first, second), max(first, second))
    }
}

/// A small seeded generator (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound` − 1, unbiased enough for samples (multiply-shift, Lemire 2019).
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }
}
