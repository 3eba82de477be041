import Foundation
import Persons
import Testing

@testable import Linkage

/// Draws vectors from a known model and asks for the model back.
@Test func estimationRecoversKnownProbabilities() {
    let comparisons = [
        FieldComparison(key: .surname, kind: .surname), FieldComparison(key: .givenNames, kind: .given),
        FieldComparison(key: .birthDate, kind: .date), FieldComparison(key: .sex, kind: .code),
    ]
    let m: [[Double]] = [
        [0, 0.02, 0.03, 0.05, 0.1, 0.8], [0, 0.05, 0.05, 0.1, 0.8], [0, 0.04, 0.02, 0.04, 0.02, 0.03, 0.05, 0.8],
        [0, 0.01, 0.99],
    ]
    let u: [[Double]] = [
        [0, 0.9, 0.06, 0.02, 0.01, 0.01], [0, 0.8, 0.08, 0.06, 0.06],
        [0, 0.94, 0.03, 0.01, 0.009, 0.005, 0.004, 0.002], [0, 0.4, 0.6],
    ]
    let layout = ComparisonVector.Layout(comparisons)
    var generator = SplitMix64(seed: 7)
    func draw(_ shares: [Double]) -> Int {
        var rest = Double(generator.next() >> 11) / Double(1 << 53)
        for level in 1..<shares.count {
            rest -= shares[level]
            if rest < 0 { return level }
        }
        return shares.count - 1
    }
    var histogram: [UInt64: Int] = [:]
    let (matches, others) = (20_000, 400_000)
    for number in 0..<(matches + others) {
        var packed: UInt64 = 0
        for field in comparisons.indices {
            packed += layout.radix[field] * UInt64(draw(number < matches ? m[field] : u[field]))
        }
        histogram[packed, default: 0] += 1
    }
    let vectors = histogram.keys.sorted().map { ComparisonVector(packed: $0) }
    let estimation = ModelEstimation(
        comparisons: comparisons, vectors: vectors, counts: vectors.map { histogram[$0.packed] ?? 0 }, u: u,
        possiblePairs: Double(matches + others), mostMatches: 50_000)
    #expect(abs(estimation.model.matchShare * Double(matches + others) / Double(matches) - 1) < 0.03)
    for field in comparisons.indices {
        for level in m[field].indices.dropFirst() {
            let error = abs(estimation.model.fields[field].m[level] - m[field][level])
            #expect(error < 0.01, "\(comparisons[field].key) level \(level): \(error)")
        }
    }
}

@Test func everyLevelHasAProbabilityAndTheySumToOne() {
    let left = Crowd.list(Array(0..<200), prefix: "L")
    let right = Crowd.list(Array(100..<400), prefix: "R")
    let model = Linker().link(left, right).model
    for field in model.fields {
        #expect(abs(field.m.reduce(0, +) - 1) < 1e-9)
        #expect(abs(field.u.reduce(0, +) - 1) < 1e-9)
        #expect(field.m.dropFirst().allSatisfy { $0 > 0 } && field.u.dropFirst().allSatisfy { $0 > 0 })
    }
}
