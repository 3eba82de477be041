private import Foundation

/// What a comparison of two parts found: the kind of agreement and how far apart the letters are.
package struct NameTerm: Sendable, Equatable {
    /// What was found.
    package var kind: Kind
    /// Edit distance in hundredths of an unlike letter, at most `NameWeights.farthest`.
    package var distance: Int32 = 0
    /// Mean number of symbols, in halves.
    package var length: Int32 = 0
    /// Whether the letters differ as by an error.
    var isError: Bool { distance > 45 && distance <= 220 && kind != .truncated }

    /// Rarity of the surname in bits.
    package var rarity: Float = 0
    /// How strange the stranger of two unlike spellings sounds, in bits, and how much stranger than the other: errors make
    /// strange names.
    package var strangeness: Float = 0
    package var strangerBy: Float = 0
    /// Distance by the costs of errors, where the letters leave doubt; else 0.
    package var error: Int32 = 0

    /// The rules of comparison; each has its own weights and its own words.
    package enum Kind: UInt8, CaseIterable, Sendable {
        case loneWord, surname, givenLetters, patronymicLetters, lonePatronymic
        case sameGiven, sameGivenLoosely, otherGiven, nearOtherGiven
        case sameFather, sameFatherLoosely, otherFather, nearOtherFather
        case initialFits, initialClashes, patronymicInitialFits, patronymicInitialClashes
        case noPatronymic, noGiven, noSurname, extraWord
        case unlikeRoles, openWords, truncated, half, former, glued
        case lone, several, withoutPatronymic
        /// Errors in two parts: a clerk seldom errs twice in a name, and another name explains one of them.
        case twoErrors
    }
}

/// The learnt weights: how likely two parts are one, by kind of agreement, distance, length and rarity.
///
/// A name is one when all its parts are: its score is the product of the parts' probabilities, so that one part that differs
/// is not made up for by others that agree. In bits (log2) the parts add up. A part's log-odds, in bits, are `kind` + its
/// curve over the distance (straight between knots at `knots`, plus a curve over distance by length) + `kind.length` for
/// each symbol up to 10 + `kind.rarity` for each bit up to 24; and where the letters leave doubt + curves over the distance
/// by errors, over how strange the stranger word sounds, and over how much stranger it is. Its bits are
/// −log2(1 + 2^−odds), at most 0.
package struct NameWeights: Sendable {
    /// Distances beyond this are not told apart.
    static let farthest: Int32 = 330
    static let knots: [Int32] = [0, 15, 30, 50, 75, 100, 130, 170, 220, 280, 330]
    /// Distance in hundredths by symbol.
    static let errorKnots: [Int32] = [0, 1, 30, 60, 90, 120, 160, 220, 300, 400]
    static let strangeKnots: [Int32] = [10, 15, 20, 25, 30, 35, 40, 50, 60, 70]
    static let strangerKnots: [Int32] = [0, 2, 4, 6, 8, 10, 13, 16, 20, 25, 30, 40]
    static let ratioKnots: [Int32] = [0, 4, 8, 12, 16, 20, 26, 34, 45, 60]
    static let curved: Set<NameTerm.Kind> = [
        .loneWord, .surname, .givenLetters, .patronymicLetters, .lonePatronymic, .nearOtherGiven,
        .nearOtherFather, .truncated, .half, .former, .sameGivenLoosely, .sameFatherLoosely,
    ]

    private let base: [Float]
    private let length: [Float]
    private let rarity: [Float]
    private let strangeCurve: [Float]
    private let strangerCurve: [Float]
    private let errorCurve: [Float]
    /// By kind and distance in steps of 5, and by kind and distance by symbol.
    private let curve: [Float]
    private let ratioCurve: [Float]
    private static let steps = 81
    private static let ratios = 61
    private static let stranges = 71
    private static let strangers = 41

    /// Rows: feature (`surname`, `surname.d50`, `surname.r12`, `surname.length`, `surname.rarity`), bits.
    init(rows: [[Substring]]) {
        var values: [Substring: Float] = [:]
        for row in rows { values[row[0]] = Float(row[1]) ?? 0 }
        let kinds = NameTerm.Kind.allCases
        func value(_ kind: NameTerm.Kind, _ feature: String) -> Float {
            values[feature.isEmpty ? "\(kind)"[...] : "\(kind).\(feature)"[...]] ?? 0
        }
        base = kinds.map { value($0, "") }
        length = kinds.map { value($0, "length") }
        rarity = kinds.map { value($0, "rarity") }
        var curve: [Float] = []
        var ratioCurve: [Float] = []
        var strangeCurve: [Float] = []
        var strangerCurve: [Float] = []
        var errorCurve: [Float] = []
        for kind in kinds {
            let at = Self.knots.map { value(kind, "d\($0)") }
            for step in 0..<Self.steps {
                curve.append(Self.between(Self.knots, at, Int32(step * 5)))
            }
            let ratioAt = Self.ratioKnots.map { value(kind, "r\($0)") }
            let strangeAt = Self.strangeKnots.map { value(kind, "s\($0)") }
            for bits in 0..<Self.stranges {
                strangeCurve.append(Self.between(Self.strangeKnots, strangeAt, max(10, Int32(bits))))
            }
            let strangerAt = Self.strangerKnots.map { value(kind, "b\($0)") }
            for bits in 0..<Self.strangers {
                strangerCurve.append(Self.between(Self.strangerKnots, strangerAt, Int32(bits)))
            }
            let errorAt = Self.errorKnots.map { value(kind, "e\($0)") }
            for step in 0..<Self.steps {
                errorCurve.append(Self.between(Self.errorKnots, errorAt, step == 0 ? 0 : max(1, Int32(step * 5))))
            }
            for ratio in 0..<Self.ratios { ratioCurve.append(Self.between(Self.ratioKnots, ratioAt, Int32(ratio))) }
        }
        self.curve = curve
        self.ratioCurve = ratioCurve
        self.strangeCurve = strangeCurve
        self.strangerCurve = strangerCurve
        self.errorCurve = errorCurve
    }

    private static func between(_ knots: [Int32], _ values: [Float], _ distance: Int32) -> Float {
        var sum: Float = 0
        for (index, share) in shares(knots, distance) { sum += share * values[index] }
        return sum
    }

    /// The two knots around a distance with their shares.
    static func shares(_ knots: [Int32], _ distance: Int32) -> [(Int, Float)] {
        guard let last = knots.last, distance < last else { return [(knots.count - 1, 1)] }
        let above = knots.firstIndex { $0 > distance } ?? knots.count - 1
        let share = Float(distance - knots[above - 1]) / Float(knots[above] - knots[above - 1])
        return [(above - 1, 1 - share), (above, share)]
    }

    /// The bits of one term: log2 of the probability that its parts are one.
    @inline(__always)
    func bits(_ term: NameTerm) -> Float {
        let place = (min(31, max(-31, odds(term))) + 31) * 16
        let step = Int(place)
        let share = place - Float(step)
        return Self.bitsOfOdds[step] * (1 - share) + Self.bitsOfOdds[step + 1] * share
    }

    /// −log2(1 + 2^−odds) for odds from −31 in sixteenths, straight between.
    private static let bitsOfOdds: [Float] = (0...993).map { Float(-log2(1 + exp2(31 - Double($0) / 16))) }

    /// The log-odds of one term in bits.
    @inline(__always)
    func odds(_ term: NameTerm) -> Float {
        let kind = Int(term.kind.rawValue)
        let ratio = min(60, Int(2 * term.distance / max(2, term.length)))
        var odds =
            base[kind] + curve[kind * Self.steps + Int(term.distance / 5)] + ratioCurve[kind * Self.ratios + ratio]
            + length[kind] * Float(min(20, term.length)) * 0.5 + rarity[kind] * min(24, term.rarity)
        if term.error > 0 {
            odds += errorCurve[kind * Self.steps + Int(term.error / 5)]
            odds += strangeCurve[kind * Self.stranges + min(70, Int(term.strangeness))]
            odds += strangerCurve[kind * Self.strangers + min(40, Int(term.strangerBy))]
        }
        return term.distance >= Self.another ? min(odds, Self.mostOfAnother) : odds
    }

    /// Words this far apart are two names, whatever else: at most so many bits.
    private static let another = farthest
    private static let mostOfAnother: Float = -6

    /// The features of a term with their values, as the learning sums them; the product with the weights is `odds`.
    package static func features(_ term: NameTerm) -> [(name: String, value: Float)] {
        var features: [(String, Float)] = [("\(term.kind)", 1)]
        if curved.contains(term.kind) {
            for (index, share) in shares(knots, term.distance / 5 * 5) {
                features.append(("\(term.kind).d\(knots[index])", share))
            }
            if term.error > 0 {
                for (index, share) in shares(strangeKnots, min(70, max(10, Int32(term.strangeness)))) {
                    features.append(("\(term.kind).s\(strangeKnots[index])", share))
                }
                for (index, share) in shares(strangerKnots, min(40, Int32(term.strangerBy))) {
                    features.append(("\(term.kind).b\(strangerKnots[index])", share))
                }
                for (index, share) in shares(errorKnots, max(1, term.error / 5 * 5)) {
                    features.append(("\(term.kind).e\(errorKnots[index])", share))
                }
            }
            let ratio = min(60, 2 * term.distance / max(2, term.length))
            for (index, share) in shares(ratioKnots, ratio) {
                features.append(("\(term.kind).r\(ratioKnots[index])", share))
            }
        }
        features.append(("\(term.kind).length", Float(min(20, term.length)) * 0.5))
        features.append(("\(term.kind).rarity", min(24, term.rarity)))
        return features
    }
}
