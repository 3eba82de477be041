import Foundation

/// Estimates how relatives agree, beside m, in the same rounds of expectation-maximization.
///
/// Relatives are a class only where surname, given name, patronymic and a date are compared. What they share by being
/// relatives (surname, father's name, texts such as the place, sex, dates because of twins) is estimated. Their given
/// names are those of strangers, but hardly ever one name; their numbers are those of strangers.
struct RelativesEstimate {
    /// The estimate so far.
    private(set) var relatives: LinkageModel.Relatives
    /// By field: whether its levels are estimated.
    private let isEstimated: [Bool]
    private let start: [[Double]]
    private var bits: [[Double]] = []
    private var sums: [[Double]] = []
    private var pairs = 0.0

    /// Relatives for each pair of one person, before anything is seen.
    private static let startShare = 0.05
    /// Relatives for each pair of one person, at most: more than that is something else.
    private static let largestShare = 1.0
    /// Brothers who bear one name, and a form of it, as shares of strangers who do.
    private static let sameName = 0.02
    private static let nearName = 0.2
    /// How many typical pairs of relatives are counted in.
    private static let lent = 20.0

    /// Nil where the fields cannot tell relatives.
    init?(_ model: LinkageModel, typical: [TypicalAgreement]) {
        let kinds = model.fields.map(\.kind)
        guard [FieldKind.surname, .given, .patronymic, .date].allSatisfy(kinds.contains) else { return nil }
        isEstimated = kinds.map { $0 != .given && $0 != .number }
        start = model.fields.enumerated().map { index, field in
            let (m, u) = (typical[index].m, field.u)
            func mixed(_ share: Double) -> [Double] { zip(m, u).map { share * $0 + (1 - share) * $1 } }
            switch field.kind {
            case .surname, .patronymic, .code: return mixed(0.95)
            case .date: return mixed(0.1)
            case .text: return mixed(0.6)
            case .number: return u
            case .given:
                var r = u
                r[r.count - 1] *= Self.sameName
                r[r.count - 2] *= Self.nearName
                let sum = r.reduce(0, +)
                return r.map { $0 / sum }
            }
        }
        relatives = LinkageModel.Relatives(
            share: model.matchShare * Self.startShare, r: start)
    }

    /// Begins a round.
    mutating func begin(_ model: LinkageModel) {
        bits = model.fields.indices.map { field in
            start[field].indices.map { model.relativesBits(field: field, level: $0) }
        }
        sums = start.map { [Double](repeating: 0, count: $0.count) }
        pairs = 0
    }

    /// What relatives take from a pair's weight, and the chance that the pair is relatives if it is two persons.
    func take(_ levels: [Int], _ model: LinkageModel) -> (bits: Double, share: Double) {
        var sum = 0.0
        for field in levels.indices { sum += bits[field][levels[field]] }
        let share = relatives.share / (1 - model.matchShare)
        let odds = share * exp2(sum)
        return (-log2(1 - share + odds), odds / (1 - share + odds))
    }

    /// Counts pairs that are relatives by expectation.
    mutating func add(_ levels: [Int], pairs: Double) {
        self.pairs += pairs
        for field in levels.indices where isEstimated[field] { sums[field][levels[field]] += pairs }
    }

    /// Ends a round: the next estimate.
    mutating func next(matchShare: Double, possiblePairs: Double) -> LinkageModel.Relatives {
        relatives.share = min(Self.largestShare * matchShare, max(1e-3, pairs) / possiblePairs)
        for field in start.indices where isEstimated[field] {
            let known = sums[field].dropFirst().reduce(0, +)
            relatives.r[field] = start[field].indices.map {
                $0 == 0 ? 0 : (sums[field][$0] + Self.lent * start[field][$0]) / (known + Self.lent)
            }
        }
        return relatives
    }
}
