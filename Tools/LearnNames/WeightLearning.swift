import Foundation
import Names

/// Learns the weights of agreement: the probability of one name is the product of a logistic function for each part (Cox
/// 1958; a noisy AND), fitted by maximum likelihood with a small ridge towards the weights at hand.
struct WeightLearning {
    private var numbers: [String: Int] = [:]
    private(set) var names: [String] = []
    private var weights: [Double] = []
    private var priors: [Double] = []
    /// Features that keep the weight they start with: pairs made here say nothing of them.
    private let fixed: Set<String>
    /// Pairs: for each of their findings the features, whether they are one name, and their share.
    private var rows: [(parts: [[(Int32, Float)]], same: Bool, share: Double)] = []

    init(start: [(String, Double)], fixed: Set<String>) {
        self.fixed = fixed
        for (name, value) in start {
            let number = number(name)
            weights[number] = value
            priors[number] = value
        }
    }

    private mutating func number(_ name: String) -> Int {
        if let known = numbers[name] { return known }
        numbers[name] = names.count
        names.append(name)
        weights.append(0)
        priors.append(0)
        return names.count - 1
    }

    /// Adds one pair by what was found for it.
    mutating func add(_ terms: [NameTerm], same: Bool, share: Double) {
        var parts: [[(Int32, Float)]] = []
        for term in terms {
            var features: [(Int32, Float)] = []
            for feature in NameWeights.features(term) where feature.value != 0 {
                features.append((Int32(number(feature.name)), feature.value))
            }
            parts.append(features)
        }
        rows.append((parts, same, share))
    }

    /// Gradient steps with a step width per weight (AdaGrad; Duchi, Hazan and Singer 2011), in an order drawn anew each
    /// round; the weights are the mean of those after each round of the second half (Polyak and Juditsky 1992).
    mutating func learn(rounds: Int, ridge: Double) {
        var draws = Draws(seed: 11)
        var squares = [Double](repeating: 1e-4, count: weights.count)
        let isFixed = names.map(fixed.contains)
        var order = Array(rows.indices)
        var sums = [Double](repeating: 0, count: weights.count)
        for round in 0..<rounds {
            order.shuffle(using: &draws)
            let width = 0.4 / (1 + 0.2 * Double(round))
            for index in order {
                let row = rows[index]
                // The probability of one name is the product over the parts.
                let odds = row.parts.map { part in part.reduce(0) { $0 + weights[Int($1.0)] * Double($1.1) } }
                let logOfAll = odds.reduce(0) { $0 - log1p(exp2(-$1)) }
                let all = min(exp(logOfAll), 1 - 1e-6)
                let slope = row.same ? 1 : -all / (1 - all)
                for (part, odds) in zip(row.parts, odds) {
                    let error = slope / (1 + exp2(odds))
                    for (feature, value) in part {
                        let number = Int(feature)
                        if isFixed[number] { continue }
                        let pull = ridge * (priors[number] - weights[number]) / 5_000
                        let gradient = row.share * max(-4, error) * Double(value) + pull
                        squares[number] += gradient * gradient
                        weights[number] += width * gradient / squares[number].squareRoot()
                    }
                }
            }
            if round >= rounds / 2 { for number in sums.indices { sums[number] += weights[number] } }
        }
        weights = sums.map { $0 / Double(rounds - rounds / 2) }
    }

    /// The weights as rows of a table.
    func table() -> [(String, Double)] {
        zip(names, weights).map { ($0, $1) }.filter { abs($0.1) >= 0.005 }.sorted { $0.0 < $1.0 }
    }
}
