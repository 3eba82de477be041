import Foundation
public import Persons

/// The Fellegi–Sunter model of two lists: for each field and level how often it occurs among pairs that are one
/// person (m) and pairs that are not (u), and how many pairs are one person.
///
/// A level's weight is log2(m/u) bits (Fellegi and Sunter 1969, eq. 9; the base after Newcombe 1959). Level 0,
/// "not compared", weighs nothing: a blank is no evidence.
public struct LinkageModel: Codable, Hashable, Sendable {
    /// One field's probabilities by level; index 0 ("not compared") is unused.
    public struct Field: Codable, Hashable, Sendable {
        /// Which field.
        public let key: FieldKey
        /// How it is compared.
        public let kind: FieldKind
        /// Probability of each level among pairs that are one person, where both values are known.
        public var m: [Double]
        /// Probability of each level among pairs that are two persons, where both values are known.
        public var u: [Double]
    }

    /// A third kind of pair: brothers, sisters, twins. They share surname, father's name and often the place and day of
    /// birth, so that taken field by field they look like one person.
    public struct Relatives: Codable, Hashable, Sendable {
        /// The share of all pairs that are relatives.
        public var share: Double
        /// By field, in the order of the comparisons: probability of each level among relatives, where both values are
        /// known; index 0 is unused.
        public var r: [[Double]]
    }

    /// The fields, in the order of the comparisons.
    public var fields: [Field]
    /// The share of all pairs that are one person.
    public var matchShare: Double
    /// Relatives; nil where the fields cannot tell them.
    public var relatives: Relatives?

    /// A model; see the properties.
    public init(fields: [Field], matchShare: Double, relatives: Relatives? = nil) {
        self.fields = fields
        self.matchShare = matchShare
        self.relatives = relatives
    }

    /// The weight of a level of a field, in bits.
    public func weightBits(field: Int, level: Int) -> Double {
        level == 0 ? 0 : log2(fields[field].m[level] / fields[field].u[level])
    }

    /// Whether relatives agree in a field because they are relatives, so that the rarity of the value counts for them too.
    func relativesShare(_ field: Int) -> Bool {
        relatives != nil && [.surname, .patronymic, .text].contains(fields[field].kind)
    }

    /// What a level of a field says for the pair being relatives rather than strangers, in bits.
    func relativesBits(field: Int, level: Int) -> Double {
        guard level != 0, let relatives else { return 0 }
        return log2(relatives.r[field][level] / fields[field].u[level])
    }

    /// What relatives take from the weight of a pair, in bits, never more than 0: a pair that is not one person may be
    /// strangers or relatives, so its chance is that of strangers times 1 − ρ + ρ·r/u (a mixture of three classes;
    /// McLachlan and Peel 2000), ρ the share of relatives among pairs of two persons.
    ///
    /// - Parameter bits: log2(r/u) of the pair, the rarity of shared values included.
    func relativesTake(bits: Double) -> Double {
        guard let relatives else { return 0 }
        let share = relatives.share / (1 - matchShare)
        return -log2(1 - share + share * exp2(bits))
    }

    /// What the numbers of the two lists say before any field is seen: log2 of the odds, in bits.
    public var priorBits: Double { log2(matchShare / (1 - matchShare)) }

    /// The largest difference of any m or u from those of a model of the same fields.
    func largestChange(from other: LinkageModel) -> Double {
        var largest = 0.0
        for (field, before) in zip(fields, other.fields) {
            for (new, old) in zip(field.m + field.u, before.m + before.u) { largest = max(largest, abs(new - old)) }
        }
        return largest
    }

    /// The probability that belongs to a weight in bits, prior included.
    public static func probability(weightBits: Double) -> Double { 1 / (1 + exp2(-weightBits)) }
}
