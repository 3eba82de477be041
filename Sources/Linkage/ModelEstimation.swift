import Foundation

/// A pair of records that a person judged, by record numbers of the two lists.
public struct LabelledPair: Hashable, Sendable {
    /// Record of the left list, counted from 0.
    public let left: Int
    /// Record of the right list, counted from 0.
    public let right: Int
    /// Whether the two are one person.
    public let isSame: Bool

    /// A judged pair; see the properties.
    public init(left: Int, right: Int, isSame: Bool) {
        self.left = left
        self.right = right
        self.isSame = isSame
    }
}

/// Estimates a model from the lists themselves; labels help and are not needed.
///
/// u comes from random pairs, which are almost never one person; the chance of full agreement is counted exactly.
/// m and the share of matches come from expectation-maximization (Dempster, Laird and Rubin 1977; for linkage
/// Winkler 1988, Jaro 1989) over the histogram of comparison vectors, with u held fixed. The mixture is over *all*
/// pairs of the two lists: a pair that no blocking rule gives counts as two persons. Each round costs the number
/// of distinct vectors, not of pairs. Lists of a few lines lean on `TypicalAgreement`.
///
/// A pair that a person judged is not asked again: its class is fixed in every E-step (Larsen and Rubin 2001; Nigam
/// and others 2000), and it leaves the histogram. That is sound as long as people chose the pairs by what the
/// comparison shows and not by what only they know.
public struct ModelEstimation: Sendable {
    /// One round: the share of matches and the largest change of any m.
    public struct Round: Hashable, Sendable {
        /// Share of all pairs that are one person after this round.
        public let matchShare: Double
        /// The largest change of a probability in this round.
        public let largestChange: Double
    }

    /// How many pairs show one comparison vector.
    public struct VectorCount: Hashable, Sendable {
        /// The levels.
        public let vector: ComparisonVector
        /// The number of pairs compared that have it.
        public let pairs: Int
    }

    /// The model.
    public private(set) var model: LinkageModel
    /// How it was reached; empty when the model was given.
    public private(set) var history: [Round] = []
    /// Whether the last round changed nothing that counts.
    public private(set) var isConverged = false
    /// The vectors of all pairs compared, in order; labelled pairs included.
    public let histogram: [VectorCount]
    /// What the model rests on.
    public private(set) var provenance = ModelProvenance()

    /// Estimates a model for `lists` from the vectors of its candidate pairs, or takes one that was `given` for the
    /// same comparisons in the same order.
    init(
        lists: PreparedLists, pairs: ComparedPairs, seed: UInt64, samplePairs: Int, given: LinkageModel? = nil,
        labels: [LabelledPair] = [], rounds: Int = 200, tolerance: Double = 1e-6
    ) {
        if let given {
            self.init(given: given, vectors: pairs.vectors, counts: pairs.counts)
            return
        }
        let judged = JudgedVectors(labels, lists: lists, pairs: pairs)
        self.init(
            comparisons: lists.comparisons, vectors: pairs.vectors, counts: pairs.counts, judged: judged,
            u: Self.chanceAgreement(lists, samplePairs: samplePairs, seed: seed),
            possiblePairs: lists.possiblePairs, mostMatches: lists.mostMatches, rounds: rounds, tolerance: tolerance)
        provenance.recordsLeft = lists.leftCount
        provenance.recordsRight = lists.rightCount
        provenance.randomPairs = samplePairs
        provenance.seed = seed
    }

    /// A model that was estimated elsewhere, on pairs of these vectors.
    private init(given: LinkageModel, vectors: [ComparisonVector], counts: [Int]) {
        model = given
        isConverged = true
        histogram = Self.inOrder(vectors, counts)
    }

    /// Estimates m and the share of matches from a histogram of vectors.
    ///
    /// - Parameters:
    ///   - judged: vectors of pairs whose class is known.
    ///   - u: the chance of each level; nil to estimate it in the same rounds, which is sound only for a histogram of
    ///     all pairs.
    ///   - possiblePairs: all pairs of the two lists; those not in the histogram count as two persons.
    ///   - mostMatches: an upper bound on the number of matches, which keeps the first rounds sane.
    init(
        comparisons: [FieldComparison], vectors: [ComparisonVector], counts: [Int], judged: JudgedVectors = .none,
        u: [[Double]]?, possiblePairs: Double, mostMatches: Double, rounds: Int = 200, tolerance: Double = 1e-6
    ) {
        histogram = Self.inOrder(vectors, counts)
        let typical = comparisons.map { TypicalAgreement($0.kind) }
        model = LinkageModel(
            fields: comparisons.enumerated().map { index, comparison in
                .init(key: comparison.key, kind: comparison.kind, m: typical[index].m, u: u?[index] ?? typical[index].u)
            },
            matchShare: min(0.5, 0.5 * mostMatches / possiblePairs))
        var kin = RelativesEstimate(model, typical: typical)
        model.relatives = kin?.relatives
        let layout = ComparisonVector.Layout(comparisons)
        let levels = histogram.map { layout.levels($0.vector) }
        let sizes = histogram.map { Double(max(0, $0.pairs - (judged.counted[$0.vector] ?? 0))) }
        let known = (judged.same.map(layout.levels), judged.different.map(layout.levels))
        for _ in 0..<rounds {
            var sums = Sums(comparisons)
            for levels in known.0 { sums.add(levels, pairs: 1, matches: 1) }
            for levels in known.1 { sums.add(levels, pairs: 1, matches: 0) }
            let bits = comparisons.enumerated().map { field, comparison in
                (0..<comparison.levelCount).map { model.weightBits(field: field, level: $0) }
            }
            kin?.begin(model)
            for (vector, size) in zip(levels, sizes) {
                var weight = model.priorBits
                for field in vector.indices { weight += bits[field][vector[field]] }
                let taken = kin?.take(vector, model)
                weight += taken?.bits ?? 0
                let matches = size * LinkageModel.probability(weightBits: weight)
                sums.add(vector, pairs: size, matches: matches)
                if let taken { kin?.add(vector, pairs: (size - matches) * taken.share) }
            }
            let before = model
            model.relatives = kin?.next(matchShare: model.matchShare, possiblePairs: possiblePairs)
            for field in comparisons.indices {
                model.fields[field].m = Self.smoothed(sums.m[field], typical[field].m, TypicalAgreement.matches)
                if u == nil {
                    model.fields[field].u = Self.smoothed(sums.u[field], typical[field].u, TypicalAgreement.matches)
                }
            }
            model.matchShare = min(0.5, max(1e-3, min(sums.matches, mostMatches * 4)) / possiblePairs)
            let change = model.largestChange(from: before)
            history.append(Round(matchShare: model.matchShare, largestChange: change))
            isConverged = change < tolerance
            if isConverged { break }
        }
        provenance.pairsCompared = counts.reduce(0, +)
        provenance.labelsSame = judged.same.count
        provenance.labelsDifferent = judged.different.count
        provenance.rounds = history.count
        provenance.isConverged = isConverged
        provenance.largestChange = history.last?.largestChange ?? 0
    }

    /// Sorted, so that sums do not depend on the order in which pairs were found.
    private static func inOrder(_ vectors: [ComparisonVector], _ counts: [Int]) -> [VectorCount] {
        zip(vectors, counts).map { VectorCount(vector: $0, pairs: $1) }.sorted { $0.vector < $1.vector }
    }

    /// Shares of the levels where both values are known, with a few typical pairs lent.
    private static func smoothed(_ sums: [Double], _ typical: [Double], _ lent: Double) -> [Double] {
        let known = sums.dropFirst().reduce(0, +)
        return sums.indices.map { $0 == 0 ? 0 : (sums[$0] + lent * typical[$0]) / (known + lent) }
    }
}

/// What one E-step adds up.
private struct Sums {
    var matches = 0.0
    /// Expected pairs of one person, and of two, by field and level.
    var m: [[Double]]
    var u: [[Double]]

    init(_ comparisons: [FieldComparison]) {
        m = comparisons.map { [Double](repeating: 0, count: $0.levelCount) }
        u = m
    }

    mutating func add(_ levels: [Int], pairs: Double, matches expected: Double) {
        matches += expected
        for field in levels.indices {
            m[field][levels[field]] += expected
            u[field][levels[field]] += pairs - expected
        }
    }
}

/// The vectors of pairs whose class a person knows.
struct JudgedVectors: Sendable {
    /// Vectors of pairs judged one person.
    var same: [ComparisonVector] = []
    /// Vectors of pairs judged two persons.
    var different: [ComparisonVector] = []
    /// How many judged pairs of each vector stand in the histogram as well.
    var counted: [ComparisonVector: Int] = [:]

    /// No labels.
    static let none = JudgedVectors()

    private init() {}

    /// The vectors of judged pairs; a pair given twice counts once, and one given both ways not at all.
    init(_ labels: [LabelledPair], lists: PreparedLists, pairs: ComparedPairs) {
        guard !labels.isEmpty else { return }
        var verdicts: [UInt64: Bool?] = [:]
        for label in labels {
            let key = UInt64(label.left) << 32 | UInt64(label.right)
            let isContradicted = verdicts[key].map { $0 != label.isSame } ?? false
            verdicts[key] = .some(isContradicted ? nil : label.isSame)
        }
        let comparer = PairComparer(lists)
        for (key, verdict) in verdicts.sorted(by: { $0.key < $1.key }) {
            guard let verdict else { continue }
            let vector = ComparisonVector(packed: comparer.packedLevels(Int(key >> 32), Int(key & 0xFFFF_FFFF)))
            if verdict { same.append(vector) } else { different.append(vector) }
        }
        for part in pairs.parts {
            part.forEach { left, right, vector in
                if let verdict = verdicts[UInt64(left) << 32 | UInt64(right)], verdict != nil {
                    counted[part.histogram.vectors[vector], default: 0] += 1
                }
            }
        }
    }
}
