import Exchanges
import Persons
import TestSupport
import Testing

/// What would be worse first if a person went, or stayed, against every assignment tried.
@Suite struct PersonBruteForceTests {
    private static let worlds = 250

    @Test func whatWouldBeWorseEqualsEveryAssignmentTried() throws {
        var seen: [PersonExplanation.Ground: Int] = [:]
        for seed in 0..<Self.worlds {
            var generator = SeededGenerator(seed: UInt64(seed))
            try compare(TinyWorld.random(&generator), seed: seed, &seen)
        }
        for seed in 0..<30 {
            var generator = SeededGenerator(seed: UInt64(seed))
            try compare(TinyWorld.unequal(&generator), seed: 1000 + seed, &seen)
            try compare(TinyWorld.bound(&generator), seed: 2000 + seed, &seen)
        }
        print("explained: \(seen.map { "\($0.key.rawValue) \($0.value)" }.sorted())")
        #expect(seen[.undecided] == nil)
        for ground in [PersonExplanation.Ground.eligibility, .clauses, .level, .settled, .lot] {
            #expect(seen[ground] ?? 0 >= 10, "\(ground)")
        }
    }

    private func compare(
        _ world: TinyWorld, seed: Int, _ seen: inout [PersonExplanation.Ground: Int]
    ) throws {
        let planner = Planner(terms: world.terms, persons: PlanPersons(world.persons))
        for mode in PriorityTerm.Mode.allCases where mode == .joint || world.terms.objective.contains(.fair) {
            let plan = try planner.plan(noInputs, fair: mode)
            if plan.status == .impossible { return }
            let explainer = try PlanExplainer(planner, plan: plan)
            let going = Set(plan.stages.flatMap(\.released).map(\.person))
            for (index, person) in world.persons.enumerated() {
                let (explanation, proof) = try #require(explainer.proved(person.id))
                seen[explanation.ground, default: 0] += 1
                let goes = going.contains(person.id)
                #expect(explanation.outcome == (goes ? .goes : world.canGo[index] ? .stays : .cannotGo))
                #expect(explanation.ground == .eligibility || world.canGo[index])
                #expect(!explanation.words.isEmpty)
                guard world.canGo[index] else { continue }
                let expected = world.otherwise(index, goes: !goes, mode: mode)
                let comment: Comment = "seed \(seed) \(mode) \(person.id.rawValue)"
                try expect(explanation, expected, world, index, comment)
                if let proof { try expectProved(proof, explanation, comment) }
            }
        }
    }

    private func expect(
        _ explanation: PersonExplanation, _ expected: TinyWorld.Otherwise, _ world: TinyWorld, _ person: Int,
        _ comment: Comment
    ) throws {
        switch expected {
        case .nothing: #expect(explanation.ground == .lot, comment)
        case .impossible:
            #expect(explanation.ground == .clauses && !explanation.rules.isEmpty, comment)
            let goes = explanation.outcome == .stays
            let rules = Set(explanation.rules)
            let all = world.assignments().filter { ($0[person] > 0) == goes }
            func canHold(_ clauses: Set<String>) -> Bool { all.contains { world.holds($0, clauses: clauses) } }
            #expect(!canHold(rules), comment)
            // Each of several duties alone is enough; of other clauses none is needless.
            if !rules.allSatisfy({ !canHold([$0]) }) {
                for rule in rules { #expect(canHold(rules.subtracting([rule])), comment) }
            }
        case .level(let level, let now, let then):
            let change = try #require(explanation.change, comment)
            #expect(explanation.ground == .level && change.level == level, comment)
            #expect(change.now == now && change.then == then && change.bound == then && change.proved, comment)
        case .settled(let name, let side, let now, let then):
            let change = try #require(explanation.change, comment)
            #expect(explanation.ground == .settled && explanation.rules == [name] && explanation.side == side, comment)
            let isPace = world.terms.clauses.contains { $0.id == name && $0.term.kind == .pace }
            // The planner counts a pace by the length of the other list.
            if !isPace { #expect(change.now == now && change.then == then && change.proved, comment) }
        }
    }

    private func expectProved(_ proof: PlanProof, _ explanation: PersonExplanation, _ comment: Comment) throws {
        let verdict = try ProofVerifier.verify(proof)
        #expect(verdict.isImpossible == (explanation.ground != .level), comment)
        if explanation.ground == .level {
            #expect(verdict.levels.map(\.value) == [explanation.change?.then], comment)
            #expect(verdict.levels.map(\.bound) == [explanation.change?.then], comment)
        }
    }
}
