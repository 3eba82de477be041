/// Streams right records past the indexes of the left list and compares the candidates that they meet.
struct CandidateStream {
    private let lists: PreparedLists
    private let atoms: [BlockingAtom]
    private let indexes: [RuleIndex]
    private let comparer: PairComparer
    private let scope: LinkScope?
    /// Right records that are looked up together.
    private static let run = 1024
    /// By left record: the right record + 1 that met it last.
    private var met: [UInt32]
    /// Keys of the run, atom by atom.
    private var keys: [UInt64]
    /// The keys of one rule.
    private var combined: [UInt64] = []
    /// The blocks that the run meets under one rule.
    private var found = FoundBlocks()
    /// What the rules gave for the run, rule by rule: place in the run, left record.
    private var places: [UInt32] = []
    private var lefts: [UInt32] = []
    private var rulesOf: [UInt8] = []
    private var order: [UInt32] = []
    /// The right record of each pair of the run.
    private var rights: [UInt32] = []
    private var packed: [UInt64] = []
    private var memories: [LevelMemory]

    /// - Parameter scope: which pairs to compare; nil for all.
    init(
        _ lists: PreparedLists, atoms: [BlockingAtom], indexes: [RuleIndex], comparer: PairComparer,
        scope: LinkScope? = nil
    ) {
        self.scope = scope
        self.lists = lists
        self.atoms = atoms
        self.indexes = indexes
        self.comparer = comparer
        memories = comparer.memories
        met = [UInt32](repeating: 0, count: indexes.isEmpty ? 0 : lists.leftCount)
        keys = [UInt64](repeating: 0, count: atoms.count * Self.run)
    }

    /// The candidate pairs of some right records, each once.
    mutating func pairs(_ range: Range<Int>) -> ComparedPairs.Part {
        var part = ComparedPairs.Part(firstRight: range.lowerBound, rules: indexes.count)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.run) {
            let run = start..<min(start + Self.run, range.upperBound)
            lookUp(run)
            let first = part.left.count
            gather(run, into: &part)
            compare(from: first, in: &part)
        }
        return part
    }

    /// All pairs of some right records.
    mutating func everyPair(_ range: Range<Int>) -> ComparedPairs.Part {
        var part = ComparedPairs.Part(firstRight: range.lowerBound, rules: 1)
        for right in range {
            let first = part.left.count
            for left in 0..<(lists.isOneList ? right : lists.leftCount) {
                if let scope, !scope.isNew(left, right), scope.kept[right]?.contains(left) != true { continue }
                part.left.append(UInt32(left))
                rights.append(UInt32(right))
            }
            part.ends.append(UInt32(part.left.count))
            compare(from: first, in: &part)
        }
        part.pairsByRule[0] = part.left.count
        return part
    }

    /// What every rule gives for the records of a run.
    private mutating func lookUp(_ run: Range<Int>) {
        for (number, atom) in atoms.enumerated() {
            for (place, record) in run.enumerated() { keys[number * Self.run + place] = atom.rightKey(record) }
        }
        places.removeAll(keepingCapacity: true)
        lefts.removeAll(keepingCapacity: true)
        rulesOf.removeAll(keepingCapacity: true)
        for (rule, index) in indexes.enumerated() {
            combined.removeAll(keepingCapacity: true)
            combined.append(contentsOf: repeatElement(CombinedKey.start, count: run.count))
            for atom in index.atoms {
                let start = atom * Self.run
                for place in 0..<run.count { combined[place] = CombinedKey.mixed(combined[place], keys[start + place]) }
            }
            index.find(combined, &found)
            for number in 0..<found.count {
                let place = found.places[number]
                for position in index.records(of: found.entries[number]) {
                    let left = index.record(position)
                    if lists.isOneList, Int(left) >= run.lowerBound + Int(place) { break }
                    places.append(place)
                    lefts.append(left)
                    rulesOf.append(UInt8(rule))
                }
            }
        }
    }

    /// Brings what was looked up into the order of the right records, each pair once, under the first rule.
    private mutating func gather(_ run: Range<Int>, into part: inout ComparedPairs.Part) {
        var ends = [Int](repeating: 0, count: run.count + 1)
        for place in places { ends[Int(place) + 1] += 1 }
        for place in 0..<run.count { ends[place + 1] += ends[place] }
        var next = ends
        order.removeAll(keepingCapacity: true)
        order.append(contentsOf: repeatElement(0, count: places.count))
        for (number, place) in places.enumerated() {
            order[next[Int(place)]] = UInt32(number)
            next[Int(place)] += 1
        }
        for place in 0..<run.count {
            let right = UInt32(run.lowerBound + place)
            for position in ends[place]..<ends[place + 1] {
                let number = Int(order[position])
                let left = lefts[number]
                if met[Int(left)] == right + 1 { continue }
                met[Int(left)] = right + 1
                if let scope, !scope.isNew(Int(left), Int(right)) { continue }
                part.pairsByRule[Int(rulesOf[number])] += 1
                part.left.append(left)
                rights.append(right)
            }
            if let scope {
                for left in scope.kept[Int(right)] ?? [] {
                    part.left.append(UInt32(left))
                    rights.append(right)
                }
            }
            part.ends.append(UInt32(part.left.count))
        }
    }

    private mutating func compare(from first: Int, in part: inout ComparedPairs.Part) {
        packed.removeAll(keepingCapacity: true)
        packed.append(contentsOf: repeatElement(0, count: rights.count))
        comparer.addLevels(lefts: part.left[first...], rights: rights, to: &packed, &memories)
        for vector in packed { part.vector.append(part.histogram.add(vector)) }
        rights.removeAll(keepingCapacity: true)
    }
}
