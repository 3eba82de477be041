import TestSupport
import Testing

@testable import Exchanges

/// Proofs whose trees hold narrowings and rounded rows: they verify, and no change of them proves what is false.
@Suite struct NestedProofTests {
    /// Two knapsacks that nearly have to be met, over columns of unlike coefficients.
    private func random(_ generator: inout SeededGenerator) -> (program: IntegerProgram, objective: [Int]) {
        var program = IntegerProgram()
        let columns = Int.random(in: 5...7, using: &generator)
        for _ in 0..<columns { _ = program.addColumn(to: Int.random(in: 1...2, using: &generator)) }
        for _ in 0..<2 {
            let entries = (0..<columns).map { (column: $0, coefficient: Int.random(in: 2...19, using: &generator)) }
            let most = entries.reduce(0) { $0 + $1.coefficient * program.upper[$1.column] }
            let least = Int.random(in: most / 4...most * 3 / 4, using: &generator)
            program.addRow(entries, from: least, to: least + Int.random(in: 0...8, using: &generator))
        }
        return (program, (0..<columns).map { _ in Int.random(in: 1...25, using: &generator) })
    }

    /// A proof of one level that nothing exceeds a point, by the tree of a search inside others.
    private func proof(_ program: IntegerProgram, _ objective: [Int], _ point: [Int]) throws -> PlanProof {
        let value = zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 }
        let reduced = try #require(ReducedProgram(program, asking: objective))
        let fixed = value - zip(reduced.objective(objective), reduced.columns).reduce(0) { $0 + $1.0 * point[$1.1] }
        var search = IntegerSearch(
            reduced.program, maximising: reduced.objective(objective), above: value - fixed, depth: 1)
        let result = search.result()
        #expect(result.isComplete && result.point == nil)
        var step = PlanProof.Step(.level)
        step.name = LevelName.count.rawValue
        step.objective = PlanProof.Step.sparse(objective)
        step.value = value
        step.tree = PlanProof.Step.tree(result.tree(over: reduced, of: program))
        step.witness = PlanProof.Step.sparse(point)
        return PlanProof(program: PlanProof.Program(program), steps: [step], point: step.witness)
    }

    /// The bound that a proof of one level shows; nil where it is refused or shows none.
    private func bound(_ proof: PlanProof) -> Int? {
        (try? ProofVerifier.verify(proof))?.levels.first?.bound
    }

    @Test func nestedProofsVerifyAndNoChangeProvesTooMuch() throws {
        var kinds: [Int: Int] = [:]
        var lies = 0
        for seed in 0..<250 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let (program, objective) = random(&generator)
            func value(_ point: [Int]) -> Int { zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 } }
            let all = program.allPoints
            guard let best = all.max(by: { value($0) < value($1) }) else { continue }
            let truth = try proof(program, objective, best)
            #expect(bound(truth) == value(best), "seed \(seed)")
            for node in truth.steps.flatMap(\.tree) { kinds[node.first ?? 0, default: 0] += 1 }
            // The next best point as the best: whatever tree is shown, it is not.
            guard let second = all.filter({ value($0) < value(best) }).max(by: { value($0) < value($1) }) else {
                continue
            }
            for _ in 0..<20 {
                var lie = truth
                lie.steps[0].value = value(second)
                lie.steps[0].witness = PlanProof.Step.sparse(second)
                lie.point = lie.steps[0].witness
                change(&lie.steps[0], &generator)
                #expect(bound(lie).map { $0 >= value(best) } ?? true, "seed \(seed)")
                lies += 1
            }
        }
        print("nested proofs: nodes by kind \(kinds.sorted { $0.key < $1.key }), \(lies) lies refused")
        #expect(kinds[4] ?? 0 > 4 && kinds[5] ?? 0 > 200)
        #expect(lies > 1000)
    }

    /// Changes up to three numbers of a step's tree.
    private func change(_ step: inout PlanProof.Step, _ generator: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let by = [1, -1, 7, 1 << 29, -1 << 29].randomElement(using: &generator) ?? 1
            if let node = step.tree.indices.filter({ step.tree[$0].count > 1 }).randomElement(using: &generator) {
                step.tree[node][Int.random(in: 1..<step.tree[node].count, using: &generator)] += by
            }
        }
    }
}
