public import Persons

/// A list that stays loaded, so that a new line is linked against it at once: the right list of a linking, its lines by
/// every rule's key.
///
/// A line costs one look-up a rule and the comparison of the lines that it meets, whatever the length of the list; the
/// index holds, for each rule, about 20 bytes a line. The weights are those of the linking: its model, and its lists'
/// frequencies of values.
public struct LinkageIndex: Sendable {
    private let right: PersonList
    private let scorer: PairScorer
    private let rules: [BlockingRule]
    private let indexes: [RuleIndex]
    /// The name of each atom that a rule uses, by the rules' numbers.
    private let atomNames: [String]

    /// Blocks of more lines than this are left out of the index: their keys tell nobody apart.
    public static let largestBlock = 20_000
    /// The blocks left out, by rule.
    public var oversizedBlocks: [(rule: String, blocks: Int)] {
        zip(rules, indexes).map { ($0.name, $1.oversized.count) }.filter { $0.blocks > 0 }
    }

    /// Indexes the right list of a linking.
    public init(_ result: LinkResult, right: PersonList) {
        self.right = right
        scorer = PairScorer(lists: result.lists, model: result.model)
        let blocking = Blocking(result.lists, fewPairs: 0)
        let (rules, atoms) = (blocking.rules, blocking.atoms)
        self.rules = rules
        atomNames = atoms.map(\.name)
        let lines = result.lists.rightCount
        indexes = concurrentMap(rules.count) { number in
            let keys = (0..<lines).map { record in
                rules[number].atoms.reduce(CombinedKey.start) { CombinedKey.mixed($0, atoms[$1].rightKey(record)) }
            }
            return RuleIndex(rules[number], keys: keys, largestBlock: Self.largestBlock)
        }
    }

    /// The lines of the list that may be the person of each line of `lines`, as the linking would give them: `left` counts
    /// in `lines`. The lines are read as the left list was.
    public func links(of lines: PersonList, floorBits: Double = -10) -> [ProposedLink] {
        let comparisons = scorer.lists.comparisons
        let alone = PreparedLists(lines, right.lines([]), comparisons: comparisons)
        let offered = alone.fields.flatMap { field in field.atoms.map { (field, $0) } }
        let own = atomNames.map { name in offered.first { $0.1.name == name } }
        var links: [ProposedLink] = []
        for line in 0..<lines.count {
            let keys = own.map { atom in atom.map { $0.1.keys[Int($0.0.left[line])] } ?? 0 }
            var met: Set<Int> = []
            for (rule, index) in zip(rules, indexes) {
                let key = rule.atoms.reduce(CombinedKey.start) { CombinedKey.mixed($0, keys[$1]) }
                if key == 0 { continue }
                for place in index.block(key) { met.insert(Int(index.record(place))) }
            }
            let candidates = met.sorted()
            let pairs = PreparedLists(lines.lines([line]), right.lines(candidates), comparisons: comparisons)
            let comparer = PairComparer(pairs)
            var found: [ProposedLink] = []
            for (place, record) in candidates.enumerated() {
                let vector = ComparisonVector(packed: comparer.packedLevels(0, place))
                let weight = scorer.weightBits(right: record, vector: vector)
                guard weight >= floorBits else { continue }
                found.append(
                    ProposedLink(
                        left: line, right: record, weightBits: weight, vector: vector,
                        grade: scorer.grade(weightBits: weight, vector: vector), assigned: nil))
            }
            links += found.sorted { ($1.weightBits, $0.right) < ($0.weightBits, $1.right) }
        }
        return links
    }
}
