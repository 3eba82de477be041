import TestSupport
import Testing

@testable import Names

@Test func qualityIsThatOfItsDefinition() {
    var draws = SeededGenerator(seed: 8)
    for _ in 0..<40 {
        let pairs = (0..<60).map { _ in
            (score: Double(Int.random(in: 0...20, using: &draws)) / 20, same: Bool.random(using: &draws))
        }
        let quality = NameScoreQuality(pairs, precision: 0.6)
        let (same, different) = (pairs.filter(\.same), pairs.filter { !$0.same })
        var wins = 0.0
        for a in same { for b in different { wins += a.score > b.score ? 1 : a.score == b.score ? 0.5 : 0 } }
        #expect(abs((quality.rocAUC ?? -1) - wins / Double(same.count * different.count)) < 1e-12)
        var best = 0
        for threshold in Set(pairs.map(\.score)) {
            let taken = pairs.filter { $0.score >= threshold }
            let right = taken.count { $0.same }
            if Double(right) >= 0.6 * Double(taken.count) { best = max(best, right) }
        }
        #expect(quality.recallAtPrecision == Double(best) / Double(same.count))
    }
}

@Test func withoutPairsOfBothKindsThereIsNoAUC() {
    #expect(NameScoreQuality([(0.5, true)]).rocAUC == nil)
    #expect(NameScoreQuality([(0.5, false)]).recallAtPrecision == nil)
    let perfect = NameScoreQuality([(0.9, true), (0.1, false)])
    #expect(perfect.rocAUC == 1 && perfect.recallAtPrecision == 1 && perfect.threshold == 0.9)
}
