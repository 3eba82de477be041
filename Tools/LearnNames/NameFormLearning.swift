import Foundation
import Names

/// Learns which given names are one from Ukrainian and Russian register forms, beside the hand-written classes.
struct NameFormLearning {
    /// Rows: sex, label, forms as skeleton letters.
    private(set) var rows: [[String]] = []

    /// Classes by a written form of the hand-written tables, and the learnt rows.
    ///
    /// - Parameter hidden: whether a pair is left out, so that weights are learnt with names that no table knows.
    init(data: LearningData, hand: NameTables, hidden: (SpellingPair) -> Bool = { _ in false }) {
        var label: [Skeleton: String] = [:]
        var forms: [String: Set<String>] = [:]
        var sex: [String: String] = [:]
        for pack in hand.rows("packs", columns: 1).map({ String($0[0]) }) {
            for row in hand.rows("\(pack)/given-names", columns: 5) {
                let written = row[1].split(separator: "|") + row[2].split(separator: "|")
                let name = String(written.first ?? "")
                sex[name] = String(row[0])
                for form in written + row[3].split(separator: "|") { label[Skeleton(String(form))] = name }
            }
        }
        let isFemale = Set(
            data.counts["first"]?.filter { $0.name.hasSuffix("а") || $0.name.hasSuffix("я") }.map(\.name) ?? [])
        for pair in data.givenNames.filter({ $0.count >= 10 && !hidden($0) }).sorted(by: {
            ($1.count, $0.uk) < ($0.count, $1.uk)
        }) {
            let (uk, ru) = (Skeleton(pair.uk), Skeleton(pair.ru))
            if uk.count < 2 || ru.count < 2 { continue }
            switch (label[uk], label[ru]) {
            case (nil, nil):
                let name = cased(pair.uk)
                (label[uk], label[ru]) = (name, name)
                forms[name, default: []].formUnion([uk.letters, ru.letters])
                sex[name] = isFemale.contains(pair.ru) || pair.ru.hasSuffix("а") || pair.ru.hasSuffix("я") ? "f" : "m"
            case (let name?, nil):
                label[ru] = name
                forms[name, default: []].insert(ru.letters)
            case (nil, let name?):
                label[uk] = name
                forms[name, default: []].insert(uk.letters)
            default: break
            }
        }
        rows = forms.keys.sorted().map { [sex[$0] ?? "", $0, (forms[$0] ?? []).sorted().joined(separator: "|")] }
    }
}

/// Learns how rare surnames are: the commonest by count, and the chain of sounds for all others.
struct RarityLearning {
    private(set) var frequencies: [[String]] = []
    private(set) var sounds: [[String]] = []

    init(data: LearningData, listed: Int) {
        var counts: [Skeleton: Double] = [:]
        for pair in data.surnames { counts[Skeleton(pair.ru), default: 0] += pair.count + 1 }
        for entry in data.counts["last"] ?? [] {
            let skeleton = Skeleton(entry.name)
            counts[skeleton] = max(counts[skeleton] ?? 0, entry.count + 1)
        }
        counts[.empty] = nil
        let total = counts.values.reduce(0, +)
        let sorted = counts.sorted { ($1.value, $0.key.letters) < ($0.value, $1.key.letters) }
        frequencies = sorted.prefix(listed).map { [$0.key.letters, String(format: "%.1f", -log2($0.value / total))] }
        // Of order two, leaning on order one where a pair of sounds is rare (Jelinek and Mercer 1980). Rare names count for
        // the sounds too: the chain rates names that no list holds.
        var one = [Double](repeating: 0.5, count: 1024)
        var two = [Double](repeating: 0, count: 32 * 1024)
        for (surname, count) in sorted {
            let share = sqrt(count)
            var (before, last) = (0, 0)
            for index in 0...surname.count where index < 16 {
                let symbol = index == surname.count ? 0 : Int(surname.symbols[index])
                one[last * 32 + symbol] += share
                two[(before * 32 + last) * 32 + symbol] += share
                (before, last) = (last, symbol)
            }
        }
        let letters = SkeletonAlphabet.letters.map { String(Unicode.Scalar($0)) }
        for a in 0..<27 {
            for b in 0..<27 where b != 0 || a == 0 {
                let sumOne = (0..<27).reduce(0) { $0 + one[b * 32 + $1] }
                let sumTwo = (0..<27).reduce(0) { $0 + two[(a * 32 + b) * 32 + $1] }
                let quarters = (0..<27).map { c in
                    let general = one[b * 32 + c] / sumOne
                    let probability = (two[(a * 32 + b) * 32 + c] + 60 * general) / (sumTwo + 60)
                    return UInt8(ascii: "!") + UInt8(min(90, (-4 * log2(probability)).rounded()))
                }
                sounds.append([
                    a == 0 ? "" : letters[a], b == 0 ? "" : letters[b], String(decoding: quarters, as: UTF8.self),
                ])
            }
        }
    }
}
