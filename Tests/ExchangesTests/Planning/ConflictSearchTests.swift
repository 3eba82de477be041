import TestSupport
import Testing

@testable import Exchanges

@Suite struct ConflictSearchTests {
    /// Against a table of all sets: random minimal conflicts over six clauses.
    @Test func everySmallestConflictAndEveryGreatestSetIsFound() {
        for seed in 0..<100 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let drawn = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                Set(
                    (0..<Int.random(in: 1...3, using: &generator)).map { _ in Int.random(in: 0..<6, using: &generator) }
                )
            }
            func holds(_ set: Set<Int>) -> Bool { !drawn.contains { $0.isSubset(of: set) } }
            let sets = (0..<64).map { mask in Set((0..<6).filter { mask & (1 << $0) != 0 }) }
            let smallest = sets.filter { set in !holds(set) && set.allSatisfy { holds(set.subtracting([$0])) } }
            let greatest = sets.filter { set in
                holds(set) && (0..<6).allSatisfy { set.contains($0) || !holds(set.union([$0])) }
            }

            let search = ConflictSearch(Array(0..<6), holds: holds)

            #expect(Set(search.conflicts) == Set(smallest), "seed \(seed)")
            #expect(Set(search.greatest) == Set(greatest), "seed \(seed)")
            #expect(search.conflicts.count == smallest.count && search.greatest.count == greatest.count)
        }
    }
}
