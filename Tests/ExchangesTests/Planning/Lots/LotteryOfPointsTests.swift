import TestSupport
import Testing

@testable import Exchanges

/// Means taken apart into whole points.
@Suite struct LotteryOfPointsTests {
    /// A pool of kinds by four features, and limits on each value so narrow that the last points are not next to the mean.
    private func pool(_ generator: inout SeededGenerator) -> (program: IntegerProgram, kinds: [LotKind]) {
        let values = [2, 4, 4, 3]
        var sizes: [[Int]: Int] = [:]
        for _ in 0..<1_500 {
            sizes[
                values.map {
                    min(Int.random(in: 0..<$0, using: &generator), Int.random(in: 0..<$0, using: &generator))
                }, default: 0] += 1
        }
        let cells = sizes.keys.sorted { $0.lexicographicallyPrecedes($1) }
        var program = IntegerProgram()
        let kinds = cells.map { LotKind(column: program.addColumn(to: sizes[$0] ?? 0), size: sizes[$0] ?? 0) }
        program.addRow(kinds.map { ($0.column, 1) }, from: 100, to: 100)
        for (feature, count) in values.enumerated() {
            for value in 0..<count {
                let entries = cells.indices.filter { cells[$0][feature] == value }.map { (column: $0, coefficient: 1) }
                program.addRow(entries, from: 95 / count, to: 105 / count + 1)
            }
        }
        return (program, kinds)
    }

    @Test func thePointsOfALotteryHaveTheMeanAndAreFew() throws {
        var most = 0
        for seed in 0..<10 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let (program, kinds) = pool(&generator)
            let means = try #require(EvenChances(program, kinds)).means
            let lottery = LotteryOfPoints(program, mean: means, turn: 0)
            #expect(lottery.rest < 1e-6, "seed \(seed)")
            #expect(lottery.points.allSatisfy(program.holds), "seed \(seed)")
            #expect(lottery.weights.allSatisfy { $0 > 0 })
            for column in means.indices {
                let mean = zip(lottery.points, lottery.weights).reduce(0) { $0 + Double($1.0[column]) * $1.1 }
                #expect(abs(mean - means[column]) < 1e-5, "seed \(seed), column \(column)")
            }
            // Carathéodory's number, though the last points are a step away.
            #expect(lottery.points.count <= program.columnCount + program.rows.count, "seed \(seed)")
            most = max(most, lottery.points.count)
        }
        #expect(most > 50)
    }
}
