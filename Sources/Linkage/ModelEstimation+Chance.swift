extension ModelEstimation {
    /// u by field and level: levels of random pairs, the chance of full agreement counted exactly over all pairs.
    static func chanceAgreement(_ lists: PreparedLists, samplePairs: Int, seed: UInt64) -> [[Double]] {
        let (all, overflow) = lists.leftCount.multipliedReportingOverflow(by: lists.rightCount)
        let takeAll = !overflow && all <= samplePairs
        let work = ranges(of: takeAll ? all : samplePairs, pieces: 64)
        let parts = concurrentMap(work.count) { piece in
            var generator = SplitMix64(seed: seed &+ UInt64(piece))
            var counts = lists.comparisons.map { [Double](repeating: 0, count: $0.levelCount) }
            for draw in work[piece] where all > 0 || overflow {
                let left = takeAll ? draw / lists.rightCount : generator.below(lists.leftCount)
                let right = takeAll ? draw % lists.rightCount : generator.below(lists.rightCount)
                for index in lists.fields.indices { counts[index][Int(lists.fields[index].level(left, right))] += 1 }
            }
            return counts
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
