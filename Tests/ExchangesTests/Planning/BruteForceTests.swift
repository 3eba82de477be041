import Exchanges
import Persons
import TestSupport
import Testing

@Suite struct BruteForceTests {
    /// How many tiny worlds are tried; the issue asks for at least 1,000.
    private static let worlds = 1_000

    @Test func thePlannerEqualsEveryAssignmentTried() throws {
        var possible = 0
        var impossible = 0
        for seed in 0..<Self.worlds {
            var generator = SeededGenerator(seed: UInt64(seed))
            let world = try TinyWorld.random(&generator)
            if try compare(world, seed: seed, &generator) { possible += 1 } else { impossible += 1 }
        }
        print("brute force: \(possible) worlds with a plan, \(impossible) without")
        #expect(possible >= 200 && impossible >= 100)
    }

    @Test func unequalRatiosEqualEveryAssignmentTried() throws {
        var possible = 0
        for seed in 0..<80 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let world = try TinyWorld.unequal(&generator)
            if try compare(world, seed: seed, &generator) { possible += 1 }
        }
        #expect((20...60).contains(possible), "\(possible) worlds with a plan")
    }

    /// The planner and the check against every assignment, in both modes; whether there is a plan.
    private func compare(_ world: TinyWorld, seed: Int, _ generator: inout SeededGenerator) throws -> Bool {
        let persons = PlanPersons(world.persons.shuffled(using: &generator))
        let check = PlanCheck(terms: world.terms, persons: persons)
        let planner = Planner(terms: world.terms, persons: persons)
        var isPossible = false
        for mode in PriorityTerm.Mode.allCases where mode == .joint || world.terms.objective.contains(.fair) {
            let (plan, proof) = try planner.proved(noInputs, fair: mode)
            let best = world.best(mode: mode)

            #expect((plan.status == .impossible) == (best == nil), "seed \(seed)")
            if let proof {
                expectProved(proof, best == nil, seed)
            }
            if let best {
                isPossible = true
                #expect(plan.status == .optimal, "seed \(seed) \(mode)")
                let stages = plan.stages.map { $0.released.map(\.person) }
                #expect(
                    stages == world.plan(best.stage).stages.map { $0.released.map(\.person) },
                    "seed \(seed) \(mode): not the best assignment")
                let levels = plan.levels.filter { $0.level != .lottery && $0.level != .select }
                #expect(levels.map(\.level) == best.levels.map(\.0), "seed \(seed) \(mode)")
                #expect(levels.map(\.value) == best.levels.map(\.1), "seed \(seed) \(mode)")
                #expect(plan.levels.allSatisfy { $0.proved && $0.bound == $0.value }, "seed \(seed) \(mode)")
                let report = check.report(on: plan)
                #expect(report.holds, "seed \(seed): \(report.clauses.filter { !$0.holds }) \(report.findings)")
            } else {
                expectSmallest(plan.conflicts, in: world, seed: seed)
                expectEnough(plan.repairs, in: world, seed: seed)
                break
            }
        }
        compareJudges(world, check, seed: seed, &generator)
        return isPossible
    }

    private func expectProved(_ proof: PlanProof, _ isImpossible: Bool, _ seed: Int) {
        do throws(ProofVerifier.Refusal) {
            let verdict = try ProofVerifier.verify(proof)
            #expect(verdict.isImpossible == isImpossible, "seed \(seed)")
            #expect(verdict.levels.allSatisfy { $0.bound == $0.value }, "seed \(seed)")
        } catch {
            Issue.record("seed \(seed): \(error)")
        }
    }

    /// Each conflict cannot hold; without any one of its clauses it can.
    private func expectSmallest(_ conflicts: [PlanConflict], in world: TinyWorld, seed: Int) {
        #expect(!conflicts.isEmpty, "seed \(seed)")
        let all = world.assignments()
        for conflict in conflicts {
            let clauses = Set(conflict.clauses)
            #expect(!all.contains { world.holds($0, clauses: clauses) }, "seed \(seed): \(clauses) can hold")
            for clause in clauses {
                #expect(
                    all.contains { world.holds($0, clauses: clauses.subtracting([clause])) },
                    "seed \(seed): \(clauses) does not need \(clause)")
            }
        }
    }

    /// After any allowed repair a plan exists, and no repair touches a duty.
    private func expectEnough(_ repairs: [PlanRepair], in world: TinyWorld, seed: Int) {
        for repair in repairs {
            #expect(repair.allowed != repair.clauses.contains("severe"), "seed \(seed): \(repair)")
            guard repair.allowed else { continue }
            let mended = TinyWorld(terms: world.terms.changed(by: repair), persons: world.persons)
            #expect(mended.best() != nil, "seed \(seed): \(repair) is not enough")
        }
    }

    /// The check and the world's own reading agree on assignments good and bad, the draw apart.
    private func compareJudges(
        _ world: TinyWorld, _ check: PlanCheck, seed: Int, _ generator: inout SeededGenerator
    ) {
        for _ in 0..<6 {
            let stage = world.persons.map { _ in Int.random(in: 0...world.terms.stages.count, using: &generator) }
            let report = check.report(on: world.plan(stage))
            let holds = report.clauses.allSatisfy { $0.holds || $0.id == "draw" }
            #expect(holds == world.holds(stage), "seed \(seed), stages \(stage)")
            #expect(report.findings.isEmpty, "seed \(seed), stages \(stage)")
        }
    }
}

extension ExchangeTerms {
    /// The terms after a repair; a clause without changed numbers, or one about lateness, is dropped.
    fileprivate func changed(by repair: PlanRepair) -> ExchangeTerms {
        func change(_ id: String, _ key: String, _ side: SideID? = nil) -> Int {
            let plain = side == nil || repair.side == side ? repair.change["\(id).\(key)"] : nil
            return plain ?? side.flatMap { repair.change["\(id).\(key).\($0.rawValue)"] } ?? 0
        }
        let clauses = self.clauses.flatMap { clause -> [Clause] in
            guard repair.clauses.contains(clause.id) else { return [clause] }
            if repair.change.isEmpty {
                // The stages stay, and the table; only what they ask falls away.
                switch clause.term {
                case .stages(let stages):
                    return [Clause(id: clause.id, term: .stages(stages.map { StageTerm(date: $0.date) }))]
                case .weights(let weights):
                    return [Clause(id: clause.id, term: .weights(WeightsTerm(table: weights.table, tolerance: 999)))]
                default: return []
                }
            }
            switch clause.term {
            case .first: return []
            case .count(let count):
                let n = count.n + change(clause.id, "n")
                return [
                    Clause(
                        id: clause.id,
                        term: .count(CountTerm(n: n, mode: count.mode, partA: count.partA, partB: count.partB)))
                ]
            case .stages(let stages):
                let changed = stages.enumerated().map { index, stage in
                    let size = change(clause.id, "stage\(index + 1).size")
                    return StageTerm(
                        date: stage.date, min: stage.min.map { $0 + size + change(clause.id, "stage\(index + 1).min") },
                        max: stage.max.map { $0 + size + change(clause.id, "stage\(index + 1).max") })
                }
                return [Clause(id: clause.id, term: .stages(changed))]
            case .quota(let quota):
                return quota.sides.map { side in
                    Clause(
                        id: clause.id,
                        term: .quota(
                            QuotaTerm(
                                who: quota.who, releasedBy: side, stage: quota.stage,
                                min: quota.min.map { $0 + change(clause.id, "min", side) },
                                max: quota.max.map { $0 + change(clause.id, "max", side) })))
                }
            case .mirror(let mirror):
                let tolerance = mirror.tolerance + change(clause.id, "tolerance")
                return [Clause(id: clause.id, term: .mirror(MirrorTerm(who: mirror.who, tolerance: tolerance)))]
            case .exposure(let exposure):
                let weight = exposure.weight + change(clause.id, "weight")
                return [Clause(id: clause.id, term: .exposure(ExposureTerm(weight: weight)))]
            case .weights(let weights):
                let most = weights.max.map { $0 + change(clause.id, "max") }
                return [
                    Clause(
                        id: clause.id,
                        term: .weights(
                            WeightsTerm(
                                table: weights.table, tolerance: weights.tolerance,
                                stageTolerance: weights.stageTolerance, max: most)))
                ]
            case .capacity(let capacity):
                func moved(_ limit: StageLimit?, _ key: String) -> StageLimit? {
                    guard case .every(let number) = limit else { return limit }
                    return .every(number + change(clause.id, key))
                }
                return [
                    Clause(
                        id: clause.id,
                        term: .capacity(
                            CapacityTerm(
                                releasedBy: capacity.releasedBy, seats: moved(capacity.seats, "seats"),
                                ambulance: moved(capacity.ambulance, "ambulance"),
                                crossings: capacity.crossings.map {
                                    .init(name: $0.name, seats: moved($0.seats, "crossings.\($0.name)") ?? $0.seats)
                                })))
                ]
            default: return [clause]
            }
        }
        return ExchangeTerms(
            exchange: exchange, version: version, asOf: asOf, sideNames: sideNames, clauses: clauses,
            objective: objective)
    }
}
