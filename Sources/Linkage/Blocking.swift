import Persons

/// Finds the pairs that should be compared without looking at all of them.
///
/// The rules are derived from the lists (`BlockingPlan`). Short lists are compared in full. The left list is indexed
/// once for each rule; the right list streams past the indexes piece by piece, on all cores, and a pair that several
/// rules give is compared once. Cost: for each rule one pass over both lists, plus the pairs found; memory: for each
/// rule 20 bytes a left record, and 8 bytes a pair.
struct Blocking: Sendable {
    /// Lists that make no more pairs than this are compared in full.
    static let fewPairs = 20_000
    /// A block of more pairs than this for each record is left out and reported.
    static let blockPairsPerRecord = 1.0

    let atoms: [BlockingAtom]
    private(set) var rules: [BlockingRule]
    private let lists: PreparedLists
    private let comparesAll: Bool
    private let blockCap: Int

    init(
        _ lists: PreparedLists, blockCap: Int? = nil, fewPairs: Int = Blocking.fewPairs, isWide: Bool = false
    ) {
        self.lists = lists
        comparesAll = lists.possiblePairs <= Double(fewPairs) && !lists.fields.isEmpty
        let candidates = lists.fields.enumerated().flatMap { index, field in field.atoms.map { (index, $0) } }
        atoms =
            comparesAll
            ? []
            : concurrentMap(candidates.count) { number in
                let (field, atom) = candidates[number]
                return BlockingAtom(atom, field: field, prepared: lists.fields[field])
            }
            .filter { $0.chance > 0 && $0.chance < 0.2 }
        let records = Double(lists.leftCount + (lists.isOneList ? 0 : lists.rightCount))
        self.blockCap = blockCap ?? max(10_000, Int(records * Self.blockPairsPerRecord))
        rules =
            comparesAll
            ? [BlockingRule(keys: [], atoms: [], expectedPairs: lists.possiblePairs)]
            : BlockingPlan(
                atoms: atoms, possiblePairs: lists.possiblePairs, records: records,
                matches: lists.mostMatches / 2, isWide: isWide
            )
            .rules
    }

    /// Every candidate pair once, with its vector.
    ///
    /// - Parameter scope: which pairs to compare; nil for all.
    mutating func pairs(scope: LinkScope? = nil) -> ComparedPairs {
        let comparer = PairComparer(lists)
        // A piece has tables of its own: not too many for short lists.
        let work = ranges(of: lists.rightCount, pieces: min(64, max(2, lists.rightCount / 256)))
        let (lists, rules, atoms, cap) = (lists, rules, atoms, blockCap)
        let indexes =
            comparesAll ? [] : concurrentMap(rules.count) { RuleIndex(rules[$0], atoms, lists: lists, blockCap: cap) }
        let all = comparesAll
        let parts = concurrentMap(lists.rightCount == 0 ? 0 : work.count) { piece in
            var stream = CandidateStream(lists, atoms: atoms, indexes: indexes, comparer: comparer, scope: scope)
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
