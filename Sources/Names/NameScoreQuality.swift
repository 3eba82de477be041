/// How well scores tell pairs of one name from pairs of two.
public struct NameScoreQuality: Sendable, Equatable {
    /// The number of pairs that are of one name.
    public let same: Int
    /// The number of pairs that are of two names.
    public let different: Int
    /// Area under the receiver operating characteristic: the probability that a pair of one name scores above a pair of
    /// two, ties counting half (Hanley and McNeil 1982); nil without pairs of both kinds.
    public let rocAUC: Double?
    /// The greatest share of the pairs of one name that some threshold finds with at least the precision asked for; 0
    /// when no threshold reaches it; nil without pairs of one name.
    public let recallAtPrecision: Double?
    /// The lowest score of that threshold; nil when none reaches it.
    public let threshold: Double?

    /// Measures `pairs`; pairs of one score stand or fall together.
    public init(_ pairs: [(score: Double, same: Bool)], precision: Double = 0.99) {
        let sorted = pairs.sorted { $0.score > $1.score }
        same = pairs.count { $0.same }
        different = pairs.count - same
        var (found, wrong) = (0, 0)
        // Twice the number of (same, different) pairs in the right order, so that ties stay whole.
        var ordered = 0
        var best = 0
        var threshold: Double?
        var index = 0
        while index < sorted.count {
            var end = index
            var (sameHere, differentHere) = (0, 0)
            while end < sorted.count, sorted[end].score == sorted[index].score {
                if sorted[end].same { sameHere += 1 } else { differentHere += 1 }
                end += 1
            }
            ordered += differentHere * (2 * found + sameHere)
            found += sameHere
            wrong += differentHere
            if Double(found) >= precision * Double(found + wrong), found > best {
                best = found
                threshold = sorted[index].score
            }
            index = end
        }
        rocAUC = same == 0 || different == 0 ? nil : Double(ordered) / 2 / Double(same) / Double(different)
        recallAtPrecision = same == 0 ? nil : Double(best) / Double(same)
        self.threshold = threshold
    }
}
