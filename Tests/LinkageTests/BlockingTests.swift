import Persons
import Testing

@testable import Linkage

@Test func everyPairThatSharesARuleIsGivenOnce() {
    let lists = PreparedLists(
        Crowd.list(Array(0..<300), prefix: "L"), Crowd.list(Array(200..<700), prefix: "R"))
    var blocking = Blocking(lists, fewPairs: 0)
    var given: [String: Int] = [:]
    let pairs = blocking.pairs { _, _ in 0 }
    for (left, right) in zip(pairs.left, pairs.right) { given["\(left) \(right)", default: 0] += 1 }
    #expect(given.values.allSatisfy { $0 == 1 })
    #expect(!blocking.rules.isEmpty)
    #expect(blocking.rules.reduce(0) { $0 + $1.pairs } == given.count)
    #expect(blocking.rules.allSatisfy { $0.oversizedBlocks == 0 })
    // The slow twin: every pair against every rule.
    var expected = 0
    for left in 0..<300 {
        for right in 0..<500 {
            let meets = blocking.rules.contains { rule in
                rule.atoms.allSatisfy {
                    let atom = blocking.atoms[$0]
                    return atom.left[left] != 0 && atom.left[left] == atom.right[right]
                }
            }
            if meets {
                expected += 1
                #expect(given["\(left) \(right)"] == 1)
            }
        }
    }
    #expect(expected == given.count)
}

@Test func pairsOfOversizedBlocksAreLeftToTheOtherRules() {
    let lists = PreparedLists(Crowd.list(Array(0..<200), prefix: "L"), Crowd.list(Array(100..<400), prefix: "R"))
    let cap = 2
    var blocking = Blocking(lists, blockCap: cap, fewPairs: 0)
    var given: Set<[Int]> = []
    let pairs = blocking.pairs { _, _ in 0 }
    for (left, right) in zip(pairs.left, pairs.right) { given.insert([Int(left), Int(right)]) }
    #expect(blocking.rules.contains { $0.oversizedBlocks > 0 && $0.pairsLeftOut > cap })
    // The slow twin: a pair is given when a rule brings it together in a block within the cap.
    var expected: Set<[Int]> = []
    for rule in blocking.rules {
        func keys(_ side: KeyPath<Blocking.Atom, [UInt64]>, _ count: Int) -> [[UInt64]] {
            (0..<count).map { record in rule.atoms.map { blocking.atoms[$0][keyPath: side][record] } }
        }
        let lefts = Dictionary(
            grouping: keys(\.left, 200).enumerated().filter { !$0.element.contains(0) }, by: \.element)
        let rights = Dictionary(
            grouping: keys(\.right, 300).enumerated().filter { !$0.element.contains(0) }, by: \.element)
        for (key, block) in lefts {
            let others = rights[key] ?? []
            if block.count * others.count > cap { continue }
            for left in block { for right in others { expected.insert([left.offset, right.offset]) } }
        }
    }
    #expect(given == expected)
}

@Test func theIndexGivesAllRecordsOfAKey() {
    let keys: [UInt64] = (0..<1000).map { UInt64($0 * $0 % 37) }
    let index = BlockIndex(keys: keys)
    for key in UInt64(1)..<40 {
        #expect(Array(index.records(key)) == keys.indices.filter { keys[$0] == key }.map(UInt32.init))
    }
}

@Test func pairsAddedPieceByPieceKeepTheirVectors() {
    var whole = ComparedPairs()
    var pieces = [ComparedPairs](repeating: ComparedPairs(), count: 3)
    var generator = SplitMix64(seed: 5)
    for number in 0..<300 {
        let packed = UInt64(generator.below(7))
        whole.append(number, number + 1, packed)
        pieces[number / 100].append(number, number + 1, packed)
    }
    var joined = ComparedPairs()
    for piece in pieces { joined.append(piece) }
    #expect(joined.left == whole.left && joined.right == whole.right)
    #expect(joined.vector.map { joined.vectors[Int($0)] } == whole.vector.map { whole.vectors[Int($0)] })
    #expect(joined.vectors == whole.vectors && joined.counts == whole.counts)
}
