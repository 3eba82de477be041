import Foundation
import Persons
import Testing

@testable import Linkage

/// A model whose m, u and share of matches are known.
private struct KnownModel {
    let comparisons = [
        FieldComparison(key: .surname, kind: .surname), FieldComparison(key: .givenNames, kind: .given),
        FieldComparison(key: .birthDate, kind: .date), FieldComparison(key: .sex, kind: .code),
    ]
    let m: [[Double]] = [
        [0, 0.02, 0.03, 0.05, 0.1, 0.8], [0, 0.01, 0.04, 0.02, 0.05, 0.1, 0.78],
        [0, 0.03, 0.02, 0.02, 0.04, 0.02, 0.03, 0.05, 0.79],
        [0, 0.01, 0.99],
    ]
    let u: [[Double]] = [
        [0, 0.9, 0.06, 0.02, 0.01, 0.01], [0, 0.6, 0.2, 0.06, 0.05, 0.04, 0.05],
        [0, 0.9, 0.04, 0.03, 0.01, 0.009, 0.005, 0.004, 0.002], [0, 0.4, 0.6],
    ]
    let matches = 10_000
    let others = 100_000
    let layout: ComparisonVector.Layout

    init() { layout = ComparisonVector.Layout(comparisons) }

    var pairs: Double { Double(matches + others) }
    var share: Double { Double(matches) / pairs }

    func draw(_ generator: inout SplitMix64, isMatch: Bool) -> [Int] {
        (isMatch ? m : u).map { shares in
            var rest = Double(generator.next() >> 11) / Double(1 << 53)
            for level in 1..<shares.count {
                rest -= shares[level]
                if rest < 0 { return level }
            }
            return shares.count - 1
        }
    }

    func vector(_ levels: [Int]) -> ComparisonVector {
        ComparisonVector(
            packed: zip(layout.radix, levels).reduce(0) { $0 + $1.0 * UInt64($1.1) })
    }

    /// Every vector that can be drawn, without blanks.
    var allLevels: [[Int]] {
        comparisons.reduce([[]]) { partial, comparison in
            partial.flatMap { chosen in (1..<comparison.levelCount).map { chosen + [$0] } }
        }
    }

    /// The histogram of all pairs, drawn, and how many of the drawn matches have each vector.
    func histogram(seed: UInt64) -> (vectors: [ComparisonVector], counts: [Int], matches: [ComparisonVector]) {
        var generator = SplitMix64(seed: seed)
        var counts: [ComparisonVector: Int] = [:]
        var drawn: [ComparisonVector] = []
        for number in 0..<(matches + others) {
            let vector = vector(draw(&generator, isMatch: number < matches))
            counts[vector, default: 0] += 1
            if number < matches { drawn.append(vector) }
        }
        let vectors = counts.keys.sorted()
        return (vectors, vectors.map { counts[$0] ?? 0 }, drawn)
    }

    /// Standard errors of the estimates of m, u (free levels, level 1 taken by the others) and the share of matches.
    ///
    /// From Fisher's information of one pair under the mixture, summed over every vector; its inverse over the number of
    /// pairs is the variance of the maximum-likelihood estimate in large samples (Cramér 1946, ch. 33). It holds when the
    /// fields are independent given the class, the model is identified (three fields or more), the maximum found is the
    /// global one and no probability lies at 0 or 1.
    func standardErrors() -> (m: [[Double]], u: [[Double]], share: Double) {
        var places: [(isM: Bool, field: Int, level: Int)] = []
        for isM in [true, false] {
            for field in comparisons.indices {
                for level in 2..<comparisons[field].levelCount { places.append((isM, field, level)) }
            }
        }
        let size = places.count + 1
        var information = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        for levels in allLevels {
            let one = levels.enumerated().reduce(1.0) { $0 * m[$1.offset][$1.element] }
            let two = levels.enumerated().reduce(1.0) { $0 * u[$1.offset][$1.element] }
            let chance = share * one + (1 - share) * two
            var score = places.map { place -> Double in
                let shares = place.isM ? m[place.field] : u[place.field]
                let part = place.isM ? share * one : (1 - share) * two
                let level = levels[place.field]
                return level == place.level ? part / shares[level] : level == 1 ? -part / shares[1] : 0
            }
            score.append(one - two)
            for row in 0..<size {
                for column in 0..<size { information[row][column] += score[row] * score[column] / chance }
            }
        }
        let variance = inverse(information)
        var (errorM, errorU) = (m.map { $0.map { _ in 0.0 } }, u.map { $0.map { _ in 0.0 } })
        for (index, place) in places.enumerated() {
            let error = (variance[index][index] / pairs).squareRoot()
            if place.isM { errorM[place.field][place.level] = error } else { errorU[place.field][place.level] = error }
        }
        // Level 1 is what the others leave: its variance is the sum over all of theirs.
        for isM in [true, false] {
            for field in comparisons.indices {
                let own = places.indices.filter { places[$0].isM == isM && places[$0].field == field }
                let sum = own.reduce(0.0) { sum, row in own.reduce(sum) { $0 + variance[row][$1] } }
                let error = (sum / pairs).squareRoot()
                if isM { errorM[field][1] = error } else { errorU[field][1] = error }
            }
        }
        return (errorM, errorU, (variance[size - 1][size - 1] / pairs).squareRoot())
    }

    /// The inverse of a positive definite matrix (Gauss and Jordan, with pivots).
    private func inverse(_ matrix: [[Double]]) -> [[Double]] {
        let size = matrix.count
        var rows = matrix.enumerated().map { index, row in
            row + (0..<size).map { $0 == index ? 1.0 : 0.0 }
        }
        for column in 0..<size {
            let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            rows.swapAt(column, pivot)
            let scale = rows[column][column]
            for place in 0..<(2 * size) { rows[column][place] /= scale }
            for row in 0..<size where row != column && rows[row][column] != 0 {
                let factor = rows[row][column]
                for place in 0..<(2 * size) { rows[row][place] -= factor * rows[column][place] }
            }
        }
        return rows.map { Array($0[size...]) }
    }
}

/// Draws vectors from a known model and asks for the whole model back, u included: every probability within four
/// standard errors, and what the four lent typical pairs can move it by.
@Test func estimationRecoversKnownProbabilities() {
    let known = KnownModel()
    let drawn = known.histogram(seed: 7)
    let estimation = ModelEstimation(
        comparisons: known.comparisons, vectors: drawn.vectors, counts: drawn.counts, u: nil,
        possiblePairs: known.pairs, mostMatches: 50_000, rounds: 2000, tolerance: 1e-9)
    #expect(estimation.isConverged)
    let errors = known.standardErrors()
    #expect(abs(estimation.model.matchShare - known.share) < 4 * errors.share)
    for (field, comparison) in known.comparisons.enumerated() {
        let found = estimation.model.fields[field]
        let typical = TypicalAgreement(comparison.kind)
        for level in 1..<comparison.levelCount {
            let place = "\(comparison.key) level \(level)"
            let (m, u) = (known.m[field][level], known.u[field][level])
            let lentM = TypicalAgreement.matches * abs(typical.m[level] - m) / Double(known.matches)
            let lentU = TypicalAgreement.matches * abs(typical.u[level] - u) / Double(known.others)
            let errorM = abs(found.m[level] - m) - lentM
            let errorU = abs(found.u[level] - u) - lentU
            #expect(errorM < 4 * errors.m[field][level], "m of \(place): \(errorM / errors.m[field][level]) errors")
            #expect(errorU < 4 * errors.u[field][level], "u of \(place): \(errorU / errors.u[field][level]) errors")
            // The bound says something: four errors are below 0.025.
            #expect(errors.m[field][level] < 0.00625 && errors.u[field][level] < 0.00625)
        }
    }
}

/// u from random pairs: within four standard errors of a sample of that size, and what the lent pairs move.
@Test func chanceAgreementIsRecoveredFromRandomPairs() {
    let known = KnownModel()
    var generator = SplitMix64(seed: 13)
    let sample = 100_000
    var counts = known.comparisons.map { [Double](repeating: 0, count: $0.levelCount) }
    for _ in 0..<sample {
        for (field, level) in known.draw(&generator, isMatch: false).enumerated() { counts[field][level] += 1 }
    }
    for (field, comparison) in known.comparisons.enumerated() {
        let typical = TypicalAgreement(comparison.kind)
        let full = known.u[field][comparison.levelCount - 1]
        let found = ModelEstimation.shares(counts[field], full: full, typical: typical)
        #expect(abs(found.reduce(0, +) - 1) < 1e-12)
        let lent = TypicalAgreement.pairs / (Double(sample) * (1 - full) + TypicalAgreement.pairs)
        for level in 1..<(comparison.levelCount - 1) {
            let u = known.u[field][level]
            let error = (u * (1 - u) / Double(sample)).squareRoot()
            let bias = lent * abs(typical.u[level] / (1 - typical.chanceOfFullAgreement) * (1 - full) - u)
            #expect(abs(found[level] - u) < 4 * error + bias + 1e-6, "\(comparison.key) level \(level)")
        }
    }
}

/// Labels are fixed in the E-step. People judged every pair whose surname agrees in full: the choice follows what
/// the comparison shows, so m stays within four standard errors of the truth. With every such label turned round the
/// model turns with them.
@Test func whatPeopleJudgedIsTakenAsKnown() {
    let known = KnownModel()
    let drawn = known.histogram(seed: 21)
    func isJudged(_ vector: ComparisonVector) -> Bool { known.layout.level(vector, 0) == 5 }
    func estimate(_ judged: JudgedVectors) -> ModelEstimation {
        ModelEstimation(
            comparisons: known.comparisons, vectors: drawn.vectors, counts: drawn.counts, judged: judged, u: known.u,
            possiblePairs: known.pairs, mostMatches: 50_000)
    }
    var same: [ComparisonVector: Int] = [:]
    for vector in drawn.matches where isJudged(vector) { same[vector, default: 0] += 1 }
    var (judged, turned) = (JudgedVectors.none, JudgedVectors.none)
    for (vector, count) in zip(drawn.vectors, drawn.counts) where isJudged(vector) {
        let matches = same[vector] ?? 0
        judged.same += Array(repeating: vector, count: matches)
        judged.different += Array(repeating: vector, count: count - matches)
        judged.counted[vector] = count
    }
    (turned.same, turned.different, turned.counted) = (judged.different, judged.same, judged.counted)
    let (estimation, errors) = (estimate(judged), known.standardErrors())
    for field in known.comparisons.indices {
        for level in 1..<known.comparisons[field].levelCount {
            let error = abs(estimation.model.fields[field].m[level] - known.m[field][level])
            #expect(error < 4 * errors.m[field][level], "field \(field), level \(level)")
        }
    }
    #expect(estimation.provenance.labelsSame == same.values.reduce(0, +))
    #expect(estimation.provenance.labelsDifferent > 500)
    #expect(estimate(turned).model.fields[0].m[5] < 0.5)
}

@Test func labelsReachTheModelThroughTheLinker() {
    let left = Crowd.list(Array(0..<120), prefix: "L")
    let right = Crowd.list(Array(60..<300), prefix: "R")
    let plain = Linker().link(left, right)
    var linker = Linker()
    // Brothers who share everything but the day: people said that such pairs are two persons.
    let doubtful = plain.links.filter { $0.left != $0.right + 60 }.prefix(40)
    linker.labels = doubtful.map { LabelledPair(left: $0.left, right: $0.right, isSame: false) }
    linker.labels += (60..<90).map { LabelledPair(left: $0, right: $0 - 60, isSame: true) }
    // Said twice, it counts once; said both ways, not at all.
    linker.labels += [LabelledPair(left: 60, right: 0, isSame: true)]
    linker.labels += [
        LabelledPair(left: 100, right: 40, isSame: true), LabelledPair(left: 100, right: 40, isSame: false),
    ]
    let taught = linker.link(left, right)
    #expect(taught.estimation.provenance.labelsSame == 30)
    #expect(taught.estimation.provenance.labelsDifferent == doubtful.count)
    #expect(taught.model != plain.model)
    let before = plain.explanation(left: 60, right: 0).weightBits
    #expect(taught.explanation(left: 60, right: 0).weightBits > before - 1)
    // The same pairs are compared, labelled or not.
    #expect(taught.estimation.histogram == plain.estimation.histogram)
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
