import Foundation
public import Persons

/// The weight of one pair, field by field; the parts add up to the whole.
public struct MatchExplanation: Codable, Hashable, Sendable {
    /// What one field says.
    public struct Part: Codable, Hashable, Sendable {
        /// Which field.
        public let field: FieldKey
        /// The level's id, for example `turned`.
        public let level: String
        /// The level in words.
        public let words: String
        /// Evidence of the level: log2(m/u), in bits.
        public let levelBits: Double
        /// What the rarity of the value adds or takes, in bits.
        public let rarityBits: Double
        /// How often the level occurs among pairs that are one person; 0 where it was not compared.
        public let m: Double
        /// How often the level occurs among pairs that are two persons; 0 where it was not compared.
        public let u: Double
        /// The rule in words, with both values as written where the lists were given: for who holds both lists.
        public let rule: String
    }

    /// What is known before any field is seen, in bits.
    public let priorBits: Double
    /// The fields, in the order of the comparisons.
    public let parts: [Part]
    /// What relatives take, in bits: a brother or a twin would agree as well; 0 or less.
    public let relativesBits: Double
    /// The sum of all parts, the prior and what relatives take, in bits.
    public let weightBits: Double
    /// The probability that the two lines are one person.
    public let probability: Double
    /// The grade.
    public let grade: LinkGrade
}

extension LinkResult {
    /// Explains any pair of records, whether or not it was a candidate.
    ///
    /// - Parameter written: the two lists, to name the values in each part's rule; without them no value is named.
    public func explanation(
        left: Int, right: Int, written: (left: PersonList, right: PersonList)? = nil
    ) -> MatchExplanation {
        let scorer = PairScorer(lists: lists, model: model)
        let vector = ComparisonVector(packed: PairComparer(lists).packedLevels(left, right))
        let parts = lists.comparisons.indices.map { index in
            let comparison = lists.comparisons[index]
            let level = scorer.layout.level(vector, index)
            let bits = scorer.fieldBits(index, level: level, left: left)
            let rule = written.map { lists in
                AgreementRule.words(
                    comparison, level: level, left: lists.left.written(comparison.key, left),
                    right: lists.right.written(comparison.key, right))
            }
            return MatchExplanation.Part(
                field: comparison.key, level: comparison.levels[level].id, words: comparison.levels[level].words,
                levelBits: bits.level, rarityBits: bits.rarity, m: model.fields[index].m[level],
                u: model.fields[index].u[level], rule: rule ?? comparison.levels[level].words)
        }
        let weight = scorer.weightBits(left: left, vector: vector)
        return MatchExplanation(
            priorBits: model.priorBits, parts: parts,
            relativesBits: scorer.relativesTake(left: left, levels: scorer.layout.levels(vector)), weightBits: weight,
            probability: LinkageModel.probability(weightBits: weight),
            grade: scorer.grade(weightBits: weight, vector: vector))
    }
}

extension PersonList {
    /// The cell of a field as its author wrote it, blanks at the ends taken off.
    fileprivate func written(_ key: FieldKey, _ record: Int) -> String {
        guard let column = column(key) else { return "" }
        return column.writtenText(record).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
