import Persons
import TestSupport
import Testing

@testable import Exchanges

/// A proof with a changed number is refused, or still true: the verifier believes nothing that does not follow.
@Suite struct ProofTests {
    private func proof() throws -> PlanProof {
        var seed: UInt64 = 0
        while true {
            var generator = SeededGenerator(seed: seed)
            let world = try TinyWorld.random(&generator)
            seed += 1
            guard world.terms.objective.contains(.fair), world.best(mode: .joint) != nil else { continue }
            let (_, proof) = try Planner(terms: world.terms, persons: PlanPersons(world.persons))
                .proved(noInputs, fair: .joint)
            if let proof, proof.steps.contains(where: { $0.kind == .refuse && !$0.tree.isEmpty }) { return proof }
        }
    }

    private func isRefused(_ proof: PlanProof) -> Bool {
        do throws(ProofVerifier.Refusal) {
            let verdict = try ProofVerifier.verify(proof)
            return !verdict.levels.allSatisfy { $0.bound == $0.value }
        } catch {
            return true
        }
    }

    @Test func changedNumbersAreRefused() throws {
        let proof = try proof()
        #expect(!isRefused(proof))
        for (index, step) in proof.steps.enumerated() {
            switch step.kind {
            case .level:
                for change in [-1, 1] {
                    var changed = proof
                    changed.steps[index].value += change
                    #expect(isRefused(changed), "value of step \(index)")
                }
            case .refuse:
                var changed = proof
                changed.steps[index].most -= 1
                #expect(isRefused(changed), "refusal of step \(index)")
            default: break
            }
        }
        for place in stride(from: 1, to: proof.point.count, by: 2) {
            var changed = proof
            changed.point[place] += 1
            #expect(isRefused(changed), "place \(place) of the point")
        }
    }

    @Test func numbersBeyondAllMeasureAreRefused() throws {
        let proof = try proof()
        var changed = proof
        changed.program.upper[0] = Int.max
        #expect(isRefused(changed))
        changed = proof
        changed.steps[0].root = [0, Int.min]
        #expect(isRefused(changed))
        changed = proof
        changed.steps[0].objective = [Int.max, 1]
        #expect(isRefused(changed))
    }

    @Test func nothingIsImpossibleWithoutReason() throws {
        var changed = try proof()
        changed.steps = [PlanProof.Step(.empty)]
        #expect(isRefused(changed))
        changed.steps[0].tree = [[1]]
        #expect(isRefused(changed))
        changed.steps[0].tree = [[2, 0]]
        #expect(isRefused(changed))
    }
}
