import TestSupport
import Testing

@testable import Exchanges

/// Programs whose relaxations are fractional, so that branching and its exact bounds are needed.
@Suite struct IntegerSearchTests {
    private func random(_ generator: inout SeededGenerator) -> (program: IntegerProgram, objective: [Int]) {
        var program = IntegerProgram()
        let columns = Int.random(in: 2...5, using: &generator)
        for _ in 0..<columns { _ = program.addColumn(to: Int.random(in: 0...3, using: &generator)) }
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let entries = (0..<columns).map { (column: $0, coefficient: Int.random(in: -4...9, using: &generator)) }
            let least = Int.random(in: -6...12, using: &generator)
            program.addRow(entries, from: least, to: least + Int.random(in: 0...6, using: &generator))
        }
        return (program, (0..<columns).map { _ in Int.random(in: -5...9, using: &generator) })
    }

    private func value(_ objective: [Int], _ point: [Int]) -> Int {
        zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test func theSearchEqualsEveryPointTried() {
        var empty = 0
        for seed in 0..<400 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let (program, objective) = random(&generator)
            let best = program.allPoints.map { value(objective, $0) }.max()
            var search = IntegerSearch(program, maximising: objective)
            let result = search.result()
            if best == nil { empty += 1 }
            #expect(result.isEmpty == (best == nil), "seed \(seed)")
            #expect(result.point.map { value(objective, $0) } == best, "seed \(seed)")
            if let best { #expect(result.bound == best, "seed \(seed)") }
        }
        #expect(empty > 50)
    }

    @Test func aLevelKeepsEveryBestPointAndNoOther() {
        for seed in 400..<600 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let (program, objective) = random(&generator)
            let all = program.allPoints
            var face = Face(program)
            guard case .best(let level) = face.maximise(objective) else {
                #expect(all.isEmpty, "seed \(seed)")
                continue
            }
            #expect(level.isProved, "seed \(seed)")
            let best = all.filter { value(objective, $0) == level.value }
            #expect(Set(face.program.allPoints) == Set(best), "seed \(seed)")
        }
    }

    @Test func noMultipliersProveTooMuch() {
        for seed in 600..<900 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let (program, objective) = random(&generator)
            let all = program.allPoints
            let multipliers = program.rows.map { _ in Double.random(in: -3...3, using: &generator) }
            if IntegerBound.farkas(program, ray: multipliers) != nil { #expect(all.isEmpty, "seed \(seed)") }
            guard let bound = IntegerBound(program, objective: objective, multipliers: multipliers) else {
                #expect(all.isEmpty, "seed \(seed)")
                continue
            }
            for point in all { #expect(value(objective, point) <= bound.floor, "seed \(seed)") }
        }
    }

    @Test func narrowingByRowsLosesNoPoint() {
        for seed in 900..<1100 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let (program, _) = random(&generator)
            var narrowed = program
            let all = program.allPoints
            if narrowed.propagate() {
                #expect(Set(narrowed.allPoints) == Set(all), "seed \(seed)")
            } else {
                #expect(all.isEmpty, "seed \(seed)")
            }
        }
    }
}
