import Persons

/// Finds the pairs that should be compared without looking at all of them.
///
/// The rules are derived from the lists: the shortest combinations of at most three keys, from different fields,
/// that two records share by chance at most `pairsPerRecord` times for each record. Short lists are compared in
/// full. The left list is indexed once for each rule; the right list streams past the indexes piece by piece, on all
/// cores, and a pair that several rules give is compared once. Cost: for each rule one pass over both lists, plus the
/// pairs found; memory: for each rule 20 bytes a left record, and 8 bytes a pair.
struct Blocking: Sendable {
    /// A rule may give at most this many candidate pairs for each record of the two lists, by expectation.
    static let pairsPerRecord = 3.0
    /// All rules together.
    static let totalPairsPerRecord = 24.0
    /// Lists that make no more pairs than this are compared in full.
    static let fewPairs = 20_000
    /// A block of more pairs than this for each record is left out and reported.
    static let blockPairsPerRecord = 1.0
    /// At most so many keys can be combined.
    private static let mostAtoms = 32

    let atoms: [BlockingAtom]
    private(set) var rules: [BlockingRule]
    private let lists: PreparedLists
    private let comparesAll: Bool
    private let blockCap: Int

    init(_ lists: PreparedLists, blockCap: Int? = nil, fewPairs: Int = Blocking.fewPairs) {
        self.lists = lists
        comparesAll = lists.possiblePairs <= Double(fewPairs) && !lists.fields.isEmpty
        let candidates = lists.fields.enumerated().flatMap { index, field in field.atoms.map { (index, $0) } }
        atoms =
            comparesAll
            ? []
            : concurrentMap(candidates.count) { number in
                let (field, atom) = candidates[number]
                return BlockingAtom(name: atom.name, field: field, keys: atom.keys, prepared: lists.fields[field])
            }
            .filter { $0.chance > 0 && $0.chance < 0.2 }
        let records = Double(lists.leftCount + (lists.isOneList ? 0 : lists.rightCount))
        self.blockCap = blockCap ?? max(10_000, Int(records * Self.blockPairsPerRecord))
        rules =
            comparesAll
            ? [BlockingRule(name: "every pair", atoms: [], expectedPairs: lists.possiblePairs)]
            : Self.rules(
                atoms, possiblePairs: lists.possiblePairs, limit: max(1000, records * Self.pairsPerRecord),
                totalLimit: max(10_000, records * Self.totalPairsPerRecord))
    }

    /// The shortest combinations that are selective enough, the most selective first, within the total.
    private static func rules(
        _ atoms: [BlockingAtom], possiblePairs: Double, limit: Double, totalLimit: Double
    ) -> [BlockingRule] {
        var found: [(mask: UInt32, rule: BlockingRule)] = []
        func add(_ members: [Int]) {
            let mask = members.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
            guard Set(members.map { atoms[$0].field }).count == members.count,
                !found.contains(where: { $0.mask & mask == $0.mask })
            else { return }
            let expected = members.reduce(possiblePairs) { $0 * atoms[$1].chance }
            guard expected <= limit else { return }
            let name = members.map { atoms[$0].name }.joined(separator: " + ")
            found.append((mask, BlockingRule(name: name, atoms: members, expectedPairs: expected)))
        }
        let indices = atoms.indices.prefix(mostAtoms)
        for a in indices { add([a]) }
        for a in indices { for b in indices where b > a { add([a, b]) } }
        for a in indices { for b in indices where b > a { for c in indices where c > b { add([a, b, c]) } } }
        var total = 0.0
        return found.map(\.rule).enumerated()
            .sorted { ($0.element.expectedPairs, $0.offset) < ($1.element.expectedPairs, $1.offset) }
            .map(\.element)
            .prefix { rule in
                total += rule.expectedPairs
                return total <= totalLimit
            }
    }

    /// Every candidate pair once, with its vector.
    mutating func pairs() -> ComparedPairs {
        let comparer = PairComparer(lists)
        let work = ranges(of: lists.rightCount, pieces: 64)
        let (lists, rules, atoms, cap) = (lists, rules, atoms, blockCap)
        let indexes =
            comparesAll ? [] : concurrentMap(rules.count) { RuleIndex(rules[$0], atoms, lists: lists, blockCap: cap) }
        let all = comparesAll
        let parts = concurrentMap(lists.rightCount == 0 ? 0 : work.count) { piece in
            var stream = CandidateStream(lists, atoms: atoms, indexes: indexes, comparer: comparer)
            return all ? stream.everyPair(work[piece]) : stream.pairs(work[piece])
        }
        let pairs = ComparedPairs(parts)
        for (rule, count) in pairs.pairsByRule(rules.count).enumerated() { self.rules[rule].pairs = count }
        for (rule, index) in indexes.enumerated() {
            self.rules[rule].oversizedBlocks = index.oversized.count
            self.rules[rule].pairsLeftOut = index.oversized.reduce(0, +)
        }
        return pairs
    }
}
