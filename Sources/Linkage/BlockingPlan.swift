/// Chooses blocking rules for two lists, without looking at a pair: those that bring together the most true pairs for
/// the pairs that chance makes them give.
///
/// A rule is a set of at most three keys of different fields. How many pairs it gives by chance follows from the
/// frequencies of its keys in the lists; how many true pairs it gives, from a sample of imagined true pairs that have
/// the lists' share of blanks and typical shares of agreement (`OfferedAtom`). Rules are taken greedily: always the one
/// with the most true pairs, of those that no rule before it gives, for each chance pair (for maximum coverage at a
/// cost see Khuller, Moss and Naor 1999). A rule that holds all keys of another is left out at the end.
struct BlockingPlan {
    /// The rules, in the order in which they were chosen.
    private(set) var rules: [BlockingRule] = []

    /// A rule may give at most this many pairs for each record of the lists, by chance.
    static let pairsPerRecord = 3.0
    /// All rules together.
    static let totalPairsPerRecord = 24.0
    /// A rule must give a true pair for this many pairs, by expectation (ten times as many where the search is wide),
    static let pairsPerMatch = 1500.0
    /// unless all rules together give no more than this many pairs for each record (three times where it is wide)
    static let freePairsPerRecord = 1.5
    /// or no more pairs than this, which take less than a tenth of a second: short lists are looked through widely.
    static let freePairs = 120_000.0
    /// At most so many keys can be combined.
    private static let mostAtoms = 32
    private static let sampleSize = 8192

    /// - Parameters:
    ///   - possiblePairs: all pairs of the lists.
    ///   - records: the records of both lists.
    ///   - matches: about how many pairs may be one person.
    ///   - isWide: whether to look through more pairs for a few true ones more.
    init(atoms: [BlockingAtom], possiblePairs: Double, records: Double, matches: Double, isWide: Bool = false) {
        let pairsPerMatch = Self.pairsPerMatch * (isWide ? 10 : 1)
        let limit = max(1000, records * Self.pairsPerRecord)
        let totalLimit = max(10_000, records * Self.totalPairsPerRecord)
        let freeLimit = max(
            10_000, records * Self.freePairsPerRecord * (isWide ? 3 : 1), min(totalLimit, Self.freePairs))
        let all = Self.combinations(atoms, possiblePairs: possiblePairs).filter { $0.rule.expectedPairs <= limit }
        var offered = all
        var sample = Self.sample(atoms)
        var total = 0.0
        var taken: [(mask: UInt32, rule: BlockingRule)] = []
        while !sample.isEmpty {
            var best: (place: Int, gain: Int, value: Double)?
            offered.removeAll { candidate in !sample.contains { $0 & candidate.mask == candidate.mask } }
            for (place, candidate) in offered.enumerated() {
                let gain = sample.count { $0 & candidate.mask == candidate.mask }
                // A pair costs a little even where chance makes none.
                let value = Double(gain) / (candidate.rule.expectedPairs + 1)
                if best.map({ value > $0.value }) ?? true { best = (place, gain, value) }
            }
            guard let best else { break }
            let chosen = offered.remove(at: best.place)
            total += chosen.rule.expectedPairs
            let found = Double(best.gain) / Double(Self.sampleSize) * matches
            if total > totalLimit || total > freeLimit && chosen.rule.expectedPairs > found * pairsPerMatch {
                break
            }
            taken.append(chosen)
            sample.removeAll { $0 & chosen.mask == chosen.mask }
        }
        // Lists with more errors than typical ones: the cheapest rules beside, while pairs are nearly free.
        total = taken.reduce(0) { $0 + $1.rule.expectedPairs }
        for candidate in all.sorted(by: { $0.rule.expectedPairs < $1.rule.expectedPairs })
        where !taken.contains(where: { candidate.mask & $0.mask == $0.mask }) {
            total += candidate.rule.expectedPairs
            if total > freeLimit { break }
            taken.append(candidate)
        }
        // A rule whose keys hold all those of another gives nothing that the other does not.
        rules = taken.filter { rule in !taken.contains { $0.mask != rule.mask && rule.mask & $0.mask == $0.mask } }
            .map(\.rule)
    }

    /// Every set of at most three keys of different fields, with its pairs by chance.
    private static func combinations(
        _ atoms: [BlockingAtom], possiblePairs: Double
    ) -> [(mask: UInt32, rule: BlockingRule)] {
        let indices = atoms.indices.prefix(mostAtoms)
        var sets: [[Int]] = indices.map { [$0] }
        for a in indices { for b in indices where b > a { sets.append([a, b]) } }
        for a in indices { for b in indices where b > a { for c in indices where c > b { sets.append([a, b, c]) } } }
        return sets.filter { set in Set(set.map { atoms[$0].field }).count == set.count }
            .map { set in
                let expected = set.reduce(possiblePairs) { $0 * atoms[$1].chance }
                return (
                    set.reduce(0) { $0 | 1 << UInt32($1) },
                    BlockingRule(keys: set.map { atoms[$0].name }, atoms: set, expectedPairs: expected)
                )
            }
    }

    /// Imagined true pairs: one bit for each key that agrees.
    private static func sample(_ atoms: [BlockingAtom]) -> [UInt32] {
        var generator = SplitMix64(seed: 1)
        func draw() -> Double { Double(generator.next() >> 11) / Double(1 << 53) }
        let fields = (atoms.map(\.field).max() ?? -1) + 1
        return (0..<sampleSize).map { _ in
            let agreement = (0..<fields).map { _ in draw() }
            let known = (0..<fields).map { _ in draw() }
            var mask: UInt32 = 0
            for (index, atom) in atoms.prefix(mostAtoms).enumerated() where known[atom.field] < atom.known {
                if atom.agreement.contains(where: { $0.contains(agreement[atom.field]) }) { mask |= 1 << UInt32(index) }
            }
            return mask
        }
    }
}
