import Persons

extension ModelEstimation {
    /// u by field and level: levels of random pairs, the chance of full agreement counted exactly over all pairs.
    static func chanceAgreement(_ lists: PreparedLists, samplePairs: Int, seed: UInt64) -> [[Double]] {
        let all = lists.possiblePairs
        let takeAll = all <= Double(samplePairs)
        let work = ranges(of: takeAll ? Int(all) : samplePairs, pieces: 64)
        let parts = concurrentMap(all == 0 ? 0 : work.count) { piece in
            var generator = SplitMix64(seed: seed &+ UInt64(piece))
            var (lefts, rights): ([UInt32], [UInt32]) = ([], [])
            for draw in work[piece] {
                let (left, right) = takeAll ? lists.pair(draw) : lists.randomPair(&generator)
                lefts.append(UInt32(left))
                rights.append(UInt32(right))
            }
            return lists.fields.map { field in
                var levels = [UInt64](repeating: 0, count: lefts.count)
                var memory = LevelMemory(for: field.values, pairs: lefts.count)
                PairComparer.addLevels(field, place: 1, lefts: lefts[...], rights: rights, to: &levels, &memory)
                var counts = [Double](repeating: 0, count: field.comparison.levelCount)
                for level in levels { counts[Int(level)] += 1 }
                return counts
            }
        }
        let counts = lists.comparisons.indices.map { field in
            (0..<lists.comparisons[field].levelCount).map { level in parts.reduce(0) { $0 + $1[field][level] } }
        }
        return lists.fields.enumerated().map { index, field in
            shares(counts[index], full: field.chanceOfFullAgreement, typical: TypicalAgreement(field.comparison.kind))
        }
    }

    /// u of one field from how often random pairs show each level; the chance of full agreement is `full`, and
    /// `TypicalAgreement.pairs` typical pairs are counted in, so that no level is impossible.
    static func shares(_ counts: [Double], full: Double, typical: TypicalAgreement) -> [Double] {
        let top = counts.count - 1
        let others = counts.dropFirst().dropLast().reduce(0, +)
        let typicalOthers = 1 - typical.chanceOfFullAgreement
        return counts.indices.map { level in
            if level == 0 { return 0 }
            if level == top { return full }
            let share =
                (counts[level] + TypicalAgreement.pairs * typical.u[level])
                / (others + TypicalAgreement.pairs * typicalOthers)
            return (1 - full) * share
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
