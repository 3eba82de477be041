import Foundation

/// Weighs pairs by a model: one table look-up per field, and more weight for rare names than for common ones.
struct PairScorer: Sendable {
    let lists: PreparedLists
    let model: LinkageModel
    let layout: ComparisonVector.Layout
    /// By field: the weight of each level in bits.
    private let levelBits: [[Double]]
    /// By field: the level at which the value's own frequency counts; 0 where it never does.
    private let rarityLevel: [Int]
    /// By field and `alike` number: what the value's own frequency adds at that level, in bits.
    private let rarityBits: [[Double]]
    /// By field: what each level says for relatives, in bits.
    private let relativesBits: [[Double]]
    private let strongEvidence: StrongEvidence

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

    private func rarity(_ field: Int, left: Int) -> Double {
        let prepared = lists.fields[field]
        return rarityBits[field][Int(prepared.alike[Int(prepared.left[left])])]
    }

    /// The weight of a pair in bits, prior included.
    func weightBits(left: Int, vector: ComparisonVector) -> Double {
        weightBits(vector) { rarity($0, left: left) }
    }

    /// The weight of a pair of which the right record is known: where values agree in full, either side tells how rare
    /// they are.
    func weightBits(right: Int, vector: ComparisonVector) -> Double {
        weightBits(vector) { field in
            let prepared = lists.fields[field]
            return rarityBits[field][Int(prepared.alike[Int(prepared.right[right])])]
        }
    }

    private func weightBits(_ vector: ComparisonVector, rarity: (_ field: Int) -> Double) -> Double {
        var weight = model.priorBits
        for field in lists.fields.indices {
            let bits = fieldBits(field, level: layout.level(vector, field), rarity: rarity)
            weight += bits.level + bits.rarity
        }
        return weight + relativesTake(vector, rarity: rarity)
    }

    /// What relatives take from the weight: a brother or a twin would agree as well.
    func relativesTake(left: Int, vector: ComparisonVector) -> Double {
        relativesTake(vector) { rarity($0, left: left) }
    }

    private func relativesTake(_ vector: ComparisonVector, rarity: (_ field: Int) -> Double) -> Double {
        if model.relatives == nil { return 0 }
        var bits = 0.0
        for field in lists.fields.indices {
            let level = layout.level(vector, field)
            bits += relativesBits[field][level]
            if model.relativesShare(field), level != 0, level == rarityLevel[field] { bits += rarity(field) }
        }
        return model.relativesTake(bits: bits)
    }

    /// The grade of a pair: none is strong on the name alone, or where a relative would agree as well, whatever the weight
    /// (`StrongEvidence`).
    func grade(weightBits: Double, vector: ComparisonVector) -> LinkGrade {
        let probability = LinkageModel.probability(weightBits: weightBits)
        if probability < 0.5 { return .weak }
        guard probability >= 0.99 else { return .possible }
        return strongEvidence.isEnough(layout.levels(vector), lists.comparisons) ? .strong : .possible
    }

    /// The pairs of at least `floorBits`, in the order of `LinkResult.links`.
    func links(_ pairs: ComparedPairs, floorBits: Double) -> [ProposedLink] {
        // What every pair of a vector has at least and at most is known from the vector alone.
        let levels = pairs.vectors.map(layout.levels)
        let plain = levels.map { levels in
            levelBits.indices.reduce(model.priorBits) { $0 + levelBits[$1][levels[$1]] }
        }
        /// The fields in which the value's own frequency counts.
        let rare = levels.map { levels in
            rarityLevel.indices.filter { rarityLevel[$0] != 0 && levels[$0] == rarityLevel[$0] }
        }
        /// A value's rarity adds at most what the rarest value adds.
        let most = rarityBits.map { $0.max() ?? 0 }
        let reach = rare.indices.map { number in rare[number].reduce(plain[number] + 1e-6) { $0 + most[$1] } }
        let parts = concurrentMap(pairs.parts.count) { number in
            let part = pairs.parts[number]
            let numbers = pairs.numbers[number]
            var links: [ProposedLink] = []
            part.forEach { left, right, vector in
                let number = Int(numbers[vector])
                if reach[number] < floorBits { return }
                var near = plain[number] + 1e-6
                for field in rare[number] { near += rarity(field, left: left) }
                if near < floorBits { return }
                let vector = part.histogram.vectors[vector]
                let weight = weightBits(left: left, vector: vector)
                guard weight >= floorBits else { return }
                links.append(
                    ProposedLink(
                        left: left, right: right, weightBits: weight, vector: vector,
                        grade: grade(weightBits: weight, vector: vector), assigned: nil))
            }
            return links
        }
        return parts.flatMap { $0 }.sorted {
            ($0.left, -$0.weightBits, $0.right) < ($1.left, -$1.weightBits, $1.right)
        }
    }
}
