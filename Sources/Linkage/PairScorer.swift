import Persons

import Foundation

/// Weighs pairs by a model: one table look-up per field, and more weight for rare names than for common ones.
struct PairScorer: Sendable {
    let lists: PreparedLists
    let model: LinkageModel
    let layout: ComparisonVector.Layout
    /// By field: the weight of each level in bits.
    let levelBits: [[Double]]
    /// By field: the level at which the value's own frequency counts; 0 where it never does.
    let rarityLevel: [Int]
    /// By field and `alike` number: what the value's own frequency adds at that level, in bits.
    private let rarityBits: [[Double]]
    /// The same by field and left record, one field behind the other; fields without rarity have zeros.
    private let leftRarity: [Double]
    /// By field: what each level says for relatives, in bits.
    private let relativesBits: [[Double]]
    private let strongEvidence: StrongEvidence
    private let priorBits: Double
    private let leftCount: Int

    init(lists: PreparedLists, model: LinkageModel) {
        self.lists = lists
        self.model = model
        layout = ComparisonVector.Layout(lists.comparisons)
        levelBits = lists.comparisons.enumerated().map { field, comparison in
            (0..<comparison.levelCount).map { model.weightBits(field: field, level: $0) }
        }
        rarityLevel = lists.comparisons.map { $0.isName || $0.kind == .text ? Int($0.fullAgreement) : 0 }
        rarityBits = zip(lists.fields, rarityLevel).enumerated().map { index, field in
            if field.1 == 0 { return [] }
            let u = model.fields[index].u[field.1]
            return field.0.frequencies.map { $0 > 0 ? log2(u / $0) : 0 }
        }
        relativesBits = lists.comparisons.enumerated().map { field, comparison in
            (0..<comparison.levelCount).map { model.relativesBits(field: field, level: $0) }
        }
        strongEvidence = StrongEvidence(lists.comparisons)
        priorBits = model.priorBits
        leftCount = lists.leftCount
        let bits = rarityBits
        leftRarity = lists.fields.enumerated().flatMap { index, field in
            bits[index].isEmpty
                ? [Double](repeating: 0, count: field.left.count)
                : field.left.map { bits[index][Int(field.alike[Int($0)])] }
        }
    }

    /// The evidence of one field of a pair, in bits: `level` is that of the model, `rarity` what the value's own
    /// frequency adds or takes at full agreement (term frequency, Winkler 2000): log2(u / frequency).
    func fieldBits(_ field: Int, level: Int, left: Int) -> (level: Double, rarity: Double) {
        fieldBits(field, level: level) { rarity($0, left: left) }
    }

    private func fieldBits(
        _ field: Int, level: Int, rarity: (_ field: Int) -> Double
    ) -> (level: Double, rarity: Double) {
        let bits = levelBits[field][level]
        guard level != 0, level == rarityLevel[field] else { return (bits, 0) }
        return (bits, rarity(field))
    }

    @inline(__always)
    private func rarity(_ field: Int, left: Int) -> Double { leftRarity[field * leftCount + left] }

    /// The weight of a pair in bits, prior included.
    func weightBits(left: Int, vector: ComparisonVector) -> Double {
        weightBits(layout.levels(vector)) { rarity($0, left: left) }
    }

    /// The weight of a pair of which the right record is known: where values agree in full, either side tells how rare
    /// they are.
    func weightBits(right: Int, vector: ComparisonVector) -> Double {
        weightBits(layout.levels(vector)) { field in
            let prepared = lists.fields[field]
            return rarityBits[field][Int(prepared.alike[Int(prepared.right[right])])]
        }
    }

    private func weightBits(_ levels: [Int], rarity: (_ field: Int) -> Double) -> Double {
        var weight = priorBits
        for (field, level) in levels.enumerated() {
            let bits = fieldBits(field, level: level, rarity: rarity)
            weight += bits.level + bits.rarity
        }
        return weight + relativesTake(levels, rarity: rarity)
    }

    /// What relatives take from the weight: a brother or a twin would agree as well.
    func relativesTake(left: Int, levels: [Int]) -> Double {
        relativesTake(levels) { rarity($0, left: left) }
    }

    private func relativesTake(_ levels: [Int], rarity: (_ field: Int) -> Double) -> Double {
        if model.relatives == nil { return 0 }
        var bits = 0.0
        for (field, level) in levels.enumerated() {
            bits += relativesBits[field][level]
            if model.relativesShare(field), level != 0, level == rarityLevel[field] { bits += rarity(field) }
        }
        return model.relativesTake(bits: bits)
    }

    /// The grade of a pair: none is strong on the name alone, or where a relative would agree as well, whatever the weight
    /// (`StrongEvidence`).
    func grade(weightBits: Double, vector: ComparisonVector) -> LinkGrade {
        grade(weightBits: weightBits, isEnough: strongEvidence.isEnough(layout.levels(vector), lists.comparisons))
    }

    private func grade(weightBits: Double, isEnough: Bool) -> LinkGrade {
        let probability = LinkageModel.probability(weightBits: weightBits)
        return probability < 0.5 ? .weak : probability >= 0.99 && isEnough ? .strong : .possible
    }

    /// The pairs of at least `floorBits`, in the order of `LinkResult.links`.
    func links(_ pairs: ComparedPairs, floorBits: Double) -> [ProposedLink] {
        // What every pair of a vector has at least and at most is known from the vector alone.
        let levels = pairs.vectors.map(layout.levels)
        let plain = levels.map { levels in
            levelBits.indices.reduce(model.priorBits) { $0 + levelBits[$1][levels[$1]] }
        }
        let isEnough = levels.map { strongEvidence.isEnough($0, lists.comparisons) }
        /// The fields in which the value's own frequency counts.
        let rare: [UInt64] = levels.map { levels in
            rarityLevel.indices.reduce(0) { mask, field in
                rarityLevel[field] != 0 && levels[field] == rarityLevel[field] ? mask | 1 << UInt64(field) : mask
            }
        }
        /// A value's rarity adds at most what the rarest value adds.
        let most = rarityBits.map { $0.max() ?? 0 }
        let reach = rare.indices.map { number in
            most.indices.reduce(plain[number] + 1e-6) { $0 + (rare[number] >> UInt64($1) & 1 == 1 ? most[$1] : 0) }
        }
        let vectors = pairs.vectors
        let parts = concurrentMap(pairs.parts.count) { number in
            let part = pairs.parts[number]
            let numbers = pairs.numbers[number]
            var links: [ProposedLink] = []
            part.forEach { left, right, vector in
                let number = Int(numbers[vector])
                if reach[number] < floorBits { return }
                var near = plain[number] + 1e-6
                var fields = rare[number]
                while fields != 0 {
                    near += rarity(fields.trailingZeroBitCount, left: left)
                    fields &= fields - 1
                }
                if near < floorBits { return }
                let weight = weightBits(levels[number]) { rarity($0, left: left) }
                guard weight >= floorBits else { return }
                let grade = grade(weightBits: weight, isEnough: isEnough[number])
                links.append(
                    ProposedLink(
                        left: left, right: right, weightBits: weight, vector: vectors[number], grade: grade,
                        assigned: nil))
            }
            return links
        }
        return byLeft(parts)
    }

    /// The links of all parts by left record, heaviest first, then by right record: laid out by counting, then each
    /// record's few sorted.
    private func byLeft(_ parts: [[ProposedLink]]) -> [ProposedLink] {
        var starts = [Int](repeating: 0, count: lists.leftCount + 1)
        for part in parts { for link in part { starts[link.left + 1] += 1 } }
        for record in 0..<lists.leftCount { starts[record + 1] += starts[record] }
        guard let any = parts.first(where: { !$0.isEmpty })?.first else { return [] }
        var links = [ProposedLink](repeating: any, count: starts[lists.leftCount])
        var next = starts
        for part in parts {
            for link in part {
                links[next[link.left]] = link
                next[link.left] += 1
            }
        }
        for record in 0..<lists.leftCount where starts[record + 1] > starts[record] + 1 {
            links[starts[record]..<starts[record + 1]].sort {
                $0.weightBits != $1.weightBits ? $0.weightBits > $1.weightBits : $0.right < $1.right
            }
        }
        return links
    }
}
