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
        sounds = Self.chain(of: counts.keys.sorted { $0.letters < $1.letters })
    }

    /// The rows of the chain: contexts of up to four symbols, each name counted once (the chain rates names that no list
    /// holds). Symbols seen once after a context of more than two are left to the shorter context.
    private static func chain(of names: [Skeleton]) -> [[String]] {
        let order = SoundChain.order
        func last(_ length: Int, of context: UInt32) -> UInt32 { context & (1 << UInt32(5 * length) - 1) }
        var seen: [[UInt32: [Int: Double]]] = Array(repeating: [:], count: order + 1)
        for name in names {
            var context: UInt32 = 0
            for index in 0...name.count where index < 16 {
                let symbol = index == name.count ? 0 : Int(name.symbols[index])
                for length in 0...order {
                    seen[length][last(length, of: context), default: [:]][symbol, default: 0] += 1
                }
                context = last(order, of: context << 5 | UInt32(symbol))
            }
        }
        for length in 3...order {
            seen[length] = seen[length].compactMapValues { after in
                let kept = after.filter { $0.value > 1 }
                return kept.isEmpty ? nil : kept
            }
        }
        // The probability of a symbol after a context (Witten and Bell 1991): as seen, or by the shorter context.
        func probability(_ length: Int, _ context: UInt32, _ symbol: Int) -> Double {
            let shorter =
                length == 0 ? 1.0 / 32 : probability(length - 1, last(length - 1, of: context), symbol)
            guard let after = seen[length][context] else { return shorter }
            let (sum, kinds) = (after.values.reduce(0, +), Double(after.count))
            return ((after[symbol] ?? 0) + kinds * shorter) / (sum + kinds)
        }
        func quarters(_ probability: Double) -> UInt8 {
            UInt8(ascii: "!") + UInt8(min(90, max(0, (-4 * log2(probability)).rounded())))
        }
        var rows: [[String]] = []
        for length in 0...order {
            for (context, after) in seen[length].sorted(by: { $0.key < $1.key }) {
                let letters = stride(from: length - 1, through: 0, by: -1).map {
                    SkeletonAlphabet.letters[Int(context >> UInt32(5 * $0)) & 31]
                }
                let (sum, kinds) = (after.values.reduce(0, +), Double(after.count))
                var bytes = [quarters(kinds / (sum + kinds))]
                for symbol in after.keys.sorted() {
                    bytes.append(SkeletonAlphabet.letters[symbol])
                    bytes.append(quarters(probability(length, context, symbol)))
                }
                rows.append([String(decoding: letters, as: UTF8.self), String(decoding: bytes, as: UTF8.self)])
            }
        }
        return rows
    }
}
