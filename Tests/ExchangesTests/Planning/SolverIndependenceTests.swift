import Foundation
import Persons
import TestSupport
import Testing

@testable import Exchanges

/// The same plan, byte for byte, whichever solver proposes and however the rows are ordered.
@Suite struct SolverIndependenceTests {
    /// The plan as a file; nil where it, or the proof that there is none, was not found within the limits on work, which
    /// count a solver's steps.
    private static func bytes(_ terms: ExchangeTerms, _ persons: PlanPersons, _ mode: PriorityTerm.Mode) throws -> Data?
    {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        do {
            let plan = try Planner(terms: terms, persons: persons).plan(noInputs, fair: mode)
            return plan.status == .feasible ? nil : try encoder.encode(plan)
        } catch is Planner.Undecided {
            return nil
        }
    }

    /// Compares 200 exchanges with random clauses (a tenth of them of 60 people a side), in both modes, with the rows of persons in another order.
    private func compare(_ name: String, _ make: @escaping LinearSolvers.Make) throws {
        var compared = 0
        var open = 0
        for seed in 0..<200 {
            var generator = SeededGenerator(seed: UInt64(60_000 + seed))
            let world = try TinyWorld.random(&generator)
            let isLarger = seed % 10 == 9
            let terms = isLarger ? try roomyTerms(seed) : world.terms
            let persons =
                isLarger
                ? try FittedExchange(seed: seed, held: 60, mirrored: false).persons : PlanPersons(world.persons)
            let shuffled = PlanPersons(persons.persons.shuffled(using: &generator), columns: persons.columns)
            for mode in PriorityTerm.Mode.allCases {
                let usual = try Self.bytes(terms, persons, mode)
                let other = try LinearSolvers.$make.withValue(make) { try Self.bytes(terms, shuffled, mode) }
                guard let usual, let other else {
                    open += 1
                    continue
                }
                #expect(usual == other, "\(name), seed \(seed), \(mode)")
                compared += 1
            }
        }
        print("\(name): \(compared) plans, the same bytes as from CLP; \(open) left open")
        #expect(compared >= 380, "\(open) left open")
    }

    @Test func glpkGivesTheSameBytes() throws {
        guard GLPKSolver.isInstalled else { return }
        try compare("GLPK") { GLPKSolver($0, maximising: $1) }
    }

    @Test func anotherOrderOfRowsAndColumnsGivesTheSameBytes() throws {
        try compare("CLP turned") { TurnedSolver($0, maximising: $1) }
    }

    /// However many are drawn up at a time.
    @Test func manyThreadsGiveTheSameBytes() async throws {
        let seeds = Array(0..<12)
        func drawn(_ seed: Int) throws -> Data? {
            try Self.bytes(
                roomyTerms(seed), FittedExchange(seed: seed, held: 60, mirrored: false).persons, .separable)
        }
        let one = try seeds.map(drawn)
        let many = try await withThrowingTaskGroup(of: (Int, Data?).self) { group in
            for seed in seeds { group.addTask { (seed, try drawn(seed)) } }
            return try await group.reduce(into: [Int: Data?]()) { $0[$1.0] = $1.1 }
        }
        #expect(one.compactMap { $0 }.count > 6)
        for seed in seeds { #expect(many[seed] == one[seed], "seed \(seed)") }
    }
}
