import Persons
import Testing

@testable import Linkage

/// The pairs of a blocking, each as `left right`.
private func given(_ pairs: ComparedPairs) -> [String: Int] {
    var given: [String: Int] = [:]
    for part in pairs.parts { part.forEach { left, right, _ in given["\(left) \(right)", default: 0] += 1 } }
    return given
}

/// Whether a rule brings two records together: they share every key.
private func meet(_ blocking: Blocking, _ rule: BlockingRule, _ left: Int, _ right: Int) -> Bool {
    rule.atoms.allSatisfy {
        let atom = blocking.atoms[$0]
        return atom.leftKey(left) != 0 && atom.leftKey(left) == atom.rightKey(right)
    }
}

@Test func everyPairThatSharesARuleIsGivenOnce() {
    let lists = PreparedLists(
        Crowd.list(Array(0..<300), prefix: "L"), Crowd.list(Array(200..<700), prefix: "R"))
    var blocking = Blocking(lists, fewPairs: 0)
    let given = given(blocking.pairs())
    #expect(given.values.allSatisfy { $0 == 1 })
    #expect(!blocking.rules.isEmpty)
    #expect(blocking.rules.reduce(0) { $0 + $1.pairs } == given.count)
    #expect(blocking.rules.allSatisfy { $0.oversizedBlocks == 0 })
    // The slow twin: every pair against every rule.
    var expected: Set<String> = []
    for left in 0..<300 {
        for right in 0..<500 where blocking.rules.contains(where: { meet(blocking, $0, left, right) }) {
            expected.insert("\(left) \(right)")
        }
    }
    #expect(expected == Set(given.keys))
}

@Test func onOneListTwoLinesMakeOnePair() {
    let lists = PreparedLists(oneList: Crowd.list(Array(0..<150) + Array(50..<250), prefix: "L"))
    var blocking = Blocking(lists, fewPairs: 0)
    let given = given(blocking.pairs())
    var expected: Set<String> = []
    for right in 0..<350 {
        for left in 0..<right where blocking.rules.contains(where: { meet(blocking, $0, left, right) }) {
            expected.insert("\(left) \(right)")
        }
    }
    #expect(given.values.allSatisfy { $0 == 1 } && Set(given.keys) == expected && !expected.isEmpty)
    var whole = Blocking(PreparedLists(oneList: Crowd.list(Array(0..<40), prefix: "L")))
    #expect(whole.pairs().count == 780)
}

@Test func pairsOfOversizedBlocksAreLeftToTheOtherRules() {
    let lists = PreparedLists(Crowd.list(Array(0..<200), prefix: "L"), Crowd.list(Array(100..<400), prefix: "R"))
    let cap = 2
    var blocking = Blocking(lists, blockCap: cap, fewPairs: 0)
    let given = Set(given(blocking.pairs()).keys)
    #expect(blocking.rules.contains { $0.oversizedBlocks > 0 && $0.pairsLeftOut > cap })
    // The slow twin: a pair is given when a rule brings it together in a block within the cap.
    var expected: Set<String> = []
    for rule in blocking.rules {
        func keys(_ count: Int, _ key: (BlockingAtom, Int) -> UInt64) -> [[UInt64]] {
            (0..<count).map { record in rule.atoms.map { key(blocking.atoms[$0], record) } }
        }
        func blocks(_ keys: [[UInt64]]) -> [[UInt64]: [Int]] {
            Dictionary(grouping: keys.indices.filter { !keys[$0].contains(0) }) { keys[$0] }
        }
        let (lefts, rights) = (blocks(keys(200) { $0.leftKey($1) }), blocks(keys(300) { $0.rightKey($1) }))
        for (key, block) in lefts {
            let others = rights[key] ?? []
            if block.count * others.count > cap { continue }
            for left in block { for right in others { expected.insert("\(left) \(right)") } }
        }
    }
    #expect(given == expected)
}

@Test func vectorsCountedPieceByPieceKeepTheirCounts() {
    var whole = VectorHistogram()
    var parts: [ComparedPairs.Part] = []
    var generator = SplitMix64(seed: 5)
    var expected: [UInt64: Int] = [:]
    for piece in 0..<3 {
        var part = ComparedPairs.Part(firstRight: piece * 100, rules: 1)
        for number in 0..<3000 {
            let packed = UInt64(generator.below(700)) << 40
            expected[packed, default: 0] += 1
            part.left.append(UInt32(number))
            part.vector.append(part.histogram.add(packed))
            _ = whole.add(packed)
            if number % 30 == 29 { part.ends.append(UInt32(part.left.count)) }
        }
        parts.append(part)
    }
    let joined = ComparedPairs(parts)
    #expect(joined.count == 9000 && joined.vectors == whole.vectors && joined.counts == whole.counts)
    #expect(Dictionary(uniqueKeysWithValues: zip(joined.vectors.map(\.packed), joined.counts)) == expected)
    for (part, numbers) in zip(joined.parts, joined.numbers) {
        #expect(numbers.map { joined.vectors[Int($0)] } == part.histogram.vectors)
    }
}

@Test func equalKeysShareAGroup() {
    var groups = KeyGroups()
    var known: [SIMD2<UInt64>: UInt32] = [:]
    var generator = SplitMix64(seed: 9)
    for _ in 0..<5000 {
        let key = SIMD2(UInt64(generator.below(60)), UInt64(generator.below(60)) << 50)
        let group = groups.group(key[0], key[1])
        if key == SIMD2(0, 0) { #expect(group == 0) } else { #expect(known[key, default: group] == group) }
        if group != 0 { known[key] = group }
    }
    #expect(Set(known.values).count == known.count && groups.count == known.count + 1)
}

@Test func aWideSearchPaysForMorePairs() {
    let atoms = Blocking(
        PreparedLists(Crowd.list(Array(0..<300), prefix: "L"), Crowd.list(Array(200..<700), prefix: "R")), fewPairs: 0
    ).atoms
    // As if the lists were long: short ones are looked through widely anyhow.
    func expected(_ isWide: Bool) -> Double {
        BlockingPlan(atoms: atoms, possiblePairs: 1e11, records: 1.1e6, matches: 5e4, isWide: isWide).rules
            .reduce(0) { $0 + $1.expectedPairs }
    }
    #expect(expected(false) > 0 && expected(true) > expected(false))
}
