import TestSupport
import Testing

@testable import Exchanges

/// Cuts lose no whole point, whoever computes them.
@Suite struct RoundingCutTests {
    /// Programs of few columns whose rows are knapsacks, with a fractional point.
    private func fractional(_ generator: inout SeededGenerator) -> (
        program: IntegerProgram, point: [Double], basis: TableauRows.Basis?
    )? {
        var program = IntegerProgram()
        let columns = Int.random(in: 2...5, using: &generator)
        for _ in 0..<columns {
            let least = Int.random(in: -1...1, using: &generator)
            _ = program.addColumn(from: least, to: least + Int.random(in: 1...3, using: &generator))
        }
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let entries = (0..<columns).map { (column: $0, coefficient: Int.random(in: -7...9, using: &generator)) }
            let most = Int.random(in: 0...15, using: &generator)
            let isTwoSided = Bool.random(using: &generator)
            program.addRow(entries, from: isTwoSided ? most - 3 : -IntegerProgram.unlimited, to: most)
        }
        let objective = (0..<columns).map { _ in Int.random(in: -5...9, using: &generator) }
        let solver = CLPSolver(program, maximising: objective)
        guard case .optimal(let x, _)? = solver?.solve() else { return nil }
        return (program, x, solver?.basis)
    }

    private func state(_ program: IntegerProgram) -> ProofVerifier.State {
        ProofVerifier.State(
            lower: program.lower, upper: program.upper,
            rows: program.rows.map {
                ProofVerifier.State.Row(zip($0.columns, $0.coefficients).flatMap { [$0, $1] }, $0.lower, $0.upper)
            })
    }

    @Test func everyPointKeepsEveryCutAndTheVerifierFindsTheSame() throws {
        var found = 0
        for seed in 0..<600 {
            var generator = SeededGenerator(seed: UInt64(seed))
            guard let (program, point, basis) = fractional(&generator) else { continue }
            let points = program.allPoints
            for cut in CutSearch.cuts(of: program, at: point, basis, atMost: 50) {
                found += 1
                let sums = points.map { x in cut.entries.reduce(0) { $0 + $1.coefficient * x[$1.column] } }
                #expect(sums.allSatisfy { $0 <= cut.most }, "seed \(seed)")
                let reached = cut.entries.reduce(0) { $0 + Double($1.coefficient) * point[$1.column] }
                #expect(reached > Double(cut.most), "seed \(seed): the point keeps the cut")
                let step = cut.step
                let row = try #require(
                    state(program).rounded(step.root, step.value, step.most, low: step.witness, high: step.objective))
                #expect(row.upper == cut.most && row.columns == cut.entries.map(\.column), "seed \(seed)")
                #expect(row.coefficients == cut.entries.map(\.coefficient), "seed \(seed)")
            }
        }
        #expect(found > 200, "\(found) cuts")
    }

    @Test func inATableauRowOneColumnOfTheBasisIsLeft() throws {
        var found = 0
        for seed in 0..<600 {
            var generator = SeededGenerator(seed: UInt64(seed))
            guard let (program, _, basis) = fractional(&generator), let basis, let rows = TableauRows(program, basis)
            else { continue }
            for (place, column) in basis.columns.enumerated() {
                guard let multipliers = rows.multipliers(ofBasic: place) else { continue }
                found += 1
                #expect(multipliers.allSatisfy { basis.tightRows.contains($0.row) })
                var sum: [Int: Int] = [:]
                for (row, multiplier) in multipliers {
                    for (column, coefficient) in zip(program.rows[row].columns, program.rows[row].coefficients) {
                        sum[column, default: 0] += multiplier * coefficient
                    }
                }
                #expect(basis.columns.filter { sum[$0] ?? 0 != 0 } == [column], "seed \(seed)")
            }
        }
        #expect(found > 200, "\(found) rows")
    }

    /// Whatever numbers a file states: the row is refused, or every point keeps it.
    @Test func changedRecipesAreRefusedOrTrue() {
        var refused = 0
        var kept = 0
        for seed in 0..<600 {
            var generator = SeededGenerator(seed: UInt64(seed))
            guard let (program, point, basis) = fractional(&generator) else { continue }
            let points = program.allPoints
            for cut in CutSearch.cuts(of: program, at: point, basis, atMost: 5) {
                func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
                for change in 0..<5 {
                    var step = cut.step
                    let by = Bool.random(using: &generator) ? 1 : -1
                    switch change {
                    case 0: step.value += by
                    case 1: step.most += by
                    case 2: step.root[2 * pick(step.root.count / 2) + 1] += by
                    case 3 where !step.witness.isEmpty: step.witness[2 * pick(step.witness.count / 2) + 1] += by
                    case 4 where !step.objective.isEmpty: step.objective[2 * pick(step.objective.count / 2) + 1] += by
                    default: continue
                    }
                    guard
                        let row = state(program).rounded(
                            step.root, step.value, step.most, low: step.witness, high: step.objective)
                    else {
                        refused += 1
                        continue
                    }
                    kept += 1
                    #expect(points.allSatisfy(row.holds), "seed \(seed), change \(change)")
                }
            }
        }
        #expect(refused > 50 && kept > 50, "\(refused) refused, \(kept) true")
    }
}
