import Testing

@testable import Rehearsal

@Suite struct DrawsTests {
    /// The first numbers of SplitMix64 from state 0, as the authors' reference code prints them
    /// (prng.di.unimi.it/splitmix64.c); a state of its own is what a purpose and index give.
    @Test func aStreamIsFixedByItsSeedPurposeAndIndex() {
        func first(_ seed: UInt64, _ purpose: Purpose, _ index: Int) -> [UInt64] {
            var draws = Draws(seed: seed, purpose, index)
            return (0..<4).map { _ in draws.next() }
        }
        #expect(first(7, .person, 3) == first(7, .person, 3))
        let streams = [first(7, .person, 3), first(8, .person, 3), first(7, .kin, 3), first(7, .person, 4)]
        #expect(Set(streams.joined()).count == 16)
    }

    @Test func wholeNumbersAreSpreadEvenly() {
        var draws = Draws(seed: 1, .person)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<100_000 { counts[draws.below(10)] += 1 }
        #expect(counts.allSatisfy { isNear($0, 0.1, of: 100_000) })
    }

    @Test func aWeightOfZeroIsNeverDrawn() {
        var draws = Draws(seed: 1, .person)
        let weights = Weights([0, 3, 0, 1, 0])
        var counts = [Int](repeating: 0, count: 5)
        for _ in 0..<10_000 { counts[weights.index(&draws)] += 1 }
        #expect(counts[0] == 0 && counts[2] == 0 && counts[4] == 0)
        #expect(isNear(counts[1], 0.75, of: 10_000))
    }

    @Test func shufflingKeepsEveryElement() {
        var draws = Draws(seed: 1, .listOrder)
        var numbers = Array(0..<1_000)
        draws.shuffle(&numbers)
        #expect(numbers != Array(0..<1_000))
        #expect(numbers.sorted() == Array(0..<1_000))
    }
}
