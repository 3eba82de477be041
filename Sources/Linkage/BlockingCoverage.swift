import Foundation

/// What each blocking rule gives of the pairs that are one person, and how many no rule gives.
///
/// The rules are read as occasions of a capture–recapture study: a true pair is caught by a rule when it shares the
/// rule's keys. What is estimated is the chance that a true pair shares each combination of one field's keys, taken as
/// independent from field to field, with the pairs that no rule catches cut off (a truncated sample; the estimate by
/// Dempster, Laird and Rubin's algorithm, 1977, as Sanathanan 1972 for the conditional likelihood). Each link counts
/// with its probability. Where errors come in company (a clerk who spoils the name spoils the date too) more is
/// missed than the estimate says.
public struct BlockingCoverage: Hashable, Sendable {
    /// One rule.
    public struct Rule: Hashable, Sendable {
        /// The keys, for people.
        public let name: String
        /// Pairs that this rule gave first.
        public let pairs: Int
        /// Blocks left out for their size.
        public let oversizedBlocks: Int
        /// Pairs in them.
        public let pairsLeftOut: Int
        /// Pairs of one person that it gives, by expectation.
        public internal(set) var matches = 0.0
        /// Of these, those that no earlier rule gives: the rule's marginal gain.
        public internal(set) var firstMatches = 0.0
        /// Of these, those that no other rule gives at all.
        public internal(set) var soleMatches = 0.0
    }

    /// The rules in the order in which they were applied.
    public let rules: [Rule]
    /// Pairs of one person that no rule gives, by expectation.
    public let missedMatches: Double

    init(_ result: LinkResult) {
        var rules = result.rules.map {
            Rule(name: $0.name, pairs: $0.pairs, oversizedBlocks: $0.oversizedBlocks, pairsLeftOut: $0.pairsLeftOut)
        }
        let keys = RuleKeys(result)
        guard keys.isComplete else {
            // Every pair was compared: the only rule gives all there is.
            let all = result.links.reduce(0) { $0 + $1.probability }
            for rule in rules.indices {
                (rules[rule].matches, rules[rule].firstMatches, rules[rule].soleMatches) = (all, all, all)
            }
            self.rules = rules
            missedMatches = 0
            return
        }
        var tally: [[UInt8]: Double] = [:]
        for link in result.links { tally[keys.patterns(link.left, link.right), default: 0] += link.probability }
        for (patterns, matches) in tally.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let caught = keys.rulesThatCatch(patterns)
            for rule in caught { rules[rule].matches += matches }
            if let first = caught.first { rules[first].firstMatches += matches }
            if caught.count == 1 { rules[caught[0]].soleMatches += matches }
        }
        self.rules = rules
        missedMatches = keys.missed(tally)
    }
}

/// The keys that the rules use, field by field.
struct RuleKeys {
    private struct Key {
        let left: [UInt32]
        let right: [UInt32]
        let keys: [UInt64]
    }

    /// By field that any rule uses: its keys; a pair's pattern has one bit for each.
    private var fields: [[Key]] = []
    /// By rule: the bits it needs of each field.
    private var needs: [[UInt8]] = []
    /// Whether every rule's keys are known.
    private(set) var isComplete = true

    init(_ result: LinkResult) {
        let names = result.rules.map(\.keys)
        let used = Set(names.joined())
        var places: [String: (field: Int, bit: Int)] = [:]
        for field in result.lists.fields {
            var keys: [Key] = []
            for atom in field.atoms where used.contains(atom.name) && keys.count < 8 {
                places[atom.name] = (fields.count, keys.count)
                keys.append(Key(left: field.left, right: field.right, keys: atom.keys))
            }
            if !keys.isEmpty { fields.append(keys) }
        }
        for rule in names {
            var need = [UInt8](repeating: 0, count: fields.count)
            for name in rule {
                guard let place = places[name] else {
                    isComplete = false
                    return
                }
                need[place.field] |= 1 << UInt8(place.bit)
            }
            needs.append(need)
        }
        // Every pair was compared, or nothing could be.
        if names.allSatisfy(\.isEmpty) { isComplete = false }
    }

    /// Rules by the key bits they need of each of `fields` fields, where patterns come from elsewhere.
    init(needs: [[UInt8]], fields count: Int) {
        self.needs = needs
        fields = Array(repeating: [], count: count)
    }

    /// Which keys of each field two records share.
    func patterns(_ left: Int, _ right: Int) -> [UInt8] {
        fields.map { keys in
            var pattern: UInt8 = 0
            for (bit, key) in keys.enumerated() {
                let own = key.keys[Int(key.left[left])]
                if own != 0, own == key.keys[Int(key.right[right])] { pattern |= 1 << UInt8(bit) }
            }
            return pattern
        }
    }

    /// The rules that give a pair with these patterns, in order.
    func rulesThatCatch(_ patterns: [UInt8]) -> [Int] {
        needs.indices.filter { rule in patterns.indices.allSatisfy { patterns[$0] & needs[rule][$0] == needs[rule][$0] }
        }
    }

    /// The expected number of pairs that no rule catches, from those that were caught.
    func missed(_ tally: [[UInt8]: Double]) -> Double {
        let caught = tally.reduce(0) { rulesThatCatch($1.key).isEmpty ? $0 : $0 + $1.value }
        guard caught > 0 else { return 0 }
        var seen = fields.map { _ in [UInt8: Double]() }
        for (patterns, matches) in tally.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
        where !rulesThatCatch(patterns).isEmpty {
            for (field, pattern) in patterns.enumerated() { seen[field][pattern, default: 0] += matches }
        }
        // "No key shared" can always happen, seen or not.
        let kinds = seen.map { Array(Set($0.keys).union([0])).sorted() }
        let sums = zip(seen, kinds).map { seen, kinds in kinds.map { seen[$0] ?? 0 } }
        let uncaught = Self.combinations(kinds.map(\.count)).filter { choice in
            rulesThatCatch(choice.indices.map { kinds[$0][choice[$0]] }).isEmpty
        }
        var shares = sums.map { $0.map { ($0 + 0.5) / (caught + 0.5 * Double(sums.count)) } }
        var missed = 0.0
        for _ in 0..<2000 {
            var (total, lost) = (0.0, sums.map { $0.map { _ in 0.0 } })
            for choice in uncaught {
                let chance = choice.indices.reduce(1.0) { $0 * shares[$1][choice[$1]] }
                total += chance
                for field in choice.indices { lost[field][choice[field]] += chance }
            }
            let next = total < 1 ? caught * total / (1 - total) : missed
            for field in shares.indices {
                for kind in shares[field].indices {
                    let more = total > 0 ? next * lost[field][kind] / total : 0
                    shares[field][kind] = (sums[field][kind] + more) / (caught + next)
                }
            }
            let change = abs(next - missed)
            missed = next
            if change < 1e-9 * caught { break }
        }
        return missed
    }

    /// Every choice of one kind for each field.
    private static func combinations(_ counts: [Int]) -> [[Int]] {
        counts.reduce([[]]) { partial, count in partial.flatMap { chosen in (0..<count).map { chosen + [$0] } } }
    }
}
