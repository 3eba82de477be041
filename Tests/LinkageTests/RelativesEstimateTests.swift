import Persons
import Testing

@testable import Linkage

/// Vectors drawn from three known classes: one person, relatives, strangers.
@Test func relativesAreToldFromOnePersonAndTheirShareIsRecovered() throws {
    let comparisons = [
        FieldComparison(key: .surname, kind: .surname), FieldComparison(key: .givenNames, kind: .given),
        FieldComparison(key: .patronymic, kind: .patronymic), FieldComparison(key: .birthDate, kind: .date),
        FieldComparison(key: .birthPlace, kind: .text),
    ]
    let u = comparisons.map { TypicalAgreement($0.kind).u }
    let m = comparisons.map { TypicalAgreement($0.kind).m }
    var r = u
    (r[0], r[2]) = (m[0], m[2])
    // One pair of relatives in four is a pair of twins.
    r[3] = zip(m[3], u[3]).map { 0.25 * $0 + 0.75 * $1 }
    r[4] = [0, 0.35, 0.05, 0.05, 0.55]
    r[1][6] = 0
    r[1][1] += u[1][6]
    let layout = ComparisonVector.Layout(comparisons)
    var generator = SplitMix64(seed: 31)
    var counts: [ComparisonVector: Int] = [:]
    func draw(_ classes: [[Double]], _ pairs: Int) {
        for _ in 0..<pairs {
            var packed: UInt64 = 0
            for (field, shares) in classes.enumerated() {
                var rest = Double(generator.next() >> 11) / Double(1 << 53)
                var level = shares.count - 1
                for candidate in 1..<shares.count {
                    rest -= shares[candidate]
                    if rest < 0 {
                        level = candidate
                        break
                    }
                }
                packed += layout.radix[field] * UInt64(level)
            }
            counts[ComparisonVector(packed: packed), default: 0] += 1
        }
    }
    draw(m, 6000)
    draw(r, 1200)
    draw(u, 200_000)
    let vectors = counts.keys.sorted()
    let estimation = ModelEstimation(
        comparisons: comparisons, vectors: vectors, counts: vectors.map { counts[$0] ?? 0 }, u: u,
        possiblePairs: 207_200, mostMatches: 8000)
    let relatives = try #require(estimation.model.relatives)
    // Counts of drawn pairs have an error of their root; the classes overlap a little.
    #expect(abs(relatives.share * 207_200 - 1200) < 120)
    #expect(abs(estimation.model.matchShare * 207_200 - 6000) < 4 * 6000.0.squareRoot())
    #expect(abs(relatives.r[3][8] - r[3][8]) < 0.05 && abs(relatives.r[4][4] - r[4][4]) < 0.06)
    // m of another name class is a clerk's error: with the 300 twins in it, it would be 0.05.
    #expect(estimation.model.fields[1].m[1] < 0.015)
    // Without a father's name nobody can tell relatives.
    let plain = ModelEstimation(
        comparisons: Array(comparisons.prefix(2)), vectors: [ComparisonVector(packed: 0)], counts: [10],
        u: Array(u.prefix(2)),
        possiblePairs: 100, mostMatches: 10)
    #expect(plain.model.relatives == nil)
}
