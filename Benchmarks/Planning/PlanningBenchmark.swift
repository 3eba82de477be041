import Exchanges
import Foundation
import Persons

/// Times the steps of drawing up an exchange, wall and processor seconds:
/// `planning-benchmark PERSONS.csv TERMS.yaml [joint|separable]`. The judge's time is the least of five.
@main
struct PlanningBenchmark {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard (2...3).contains(arguments.count) else {
            print("usage: planning-benchmark PERSONS.csv TERMS.yaml [joint|separable]")
            exit(64)
        }
        var clock = StepClock()
        let terms = try require(ExchangeTerms.read(bytes(arguments[1])).terms, "terms that can be applied")
        let persons = try PlanPersons.read(
            .init(file: "persons", bytes: Gzip.expanded(bytes(arguments[0]))), asOf: terms.asOf, seed: []
        ).persons
        clock.end("read")
        let planner = Planner(terms: terms, persons: persons)
        clock.end("classes and program")
        let mode = arguments.count > 2 ? try require(PriorityTerm.Mode(rawValue: arguments[2]), "a mode") : nil
        let watch = LevelWatch()
        let (plan, proof) = try planner.proved(
            PlanInputs(termsSHA256: "", personsSHA256: ""), fair: mode, onLevel: watch.end)
        watch.print()
        clock.end("levels, lots and proof")
        let holds = judge(plan, terms, persons)
        clock = StepClock()
        if let proof {
            do throws(ProofVerifier.Refusal) {
                _ = try ProofVerifier.verify(proof)
            } catch {
                print("the proof is refused: \(error)")
            }
            clock.end("verifying the proof")
        }
        let going = plan.stages.reduce(0) { $0 + $1.released.count }
        for level in plan.levels where !level.proved {
            print("open: \(level.level.rawValue) \(level.value) of at most \(level.bound)")
        }
        print("\(plan.status.rawValue), \(going) people, the check \(holds ? "holds" : "does not hold")")
    }

    /// Judges the plan five times; prints the least.
    private static func judge(_ plan: ExchangePlan, _ terms: ExchangeTerms, _ persons: PlanPersons) -> Bool {
        var least = (wall: Double.infinity, processor: Double.infinity)
        var holds = true
        for _ in 0..<5 {
            let clock = StepClock()
            holds = plan.stages.isEmpty || PlanCheck(terms: terms, persons: persons).report(on: plan).holds
            least = (min(least.wall, clock.wall), min(least.processor, clock.processor))
        }
        StepClock.print("the judge", least.wall, least.processor)
        return holds
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private static func require<Value>(_ value: Value?, _ what: String) throws -> Value {
        guard let value else {
            print("expected \(what)")
            exit(65)
        }
        return value
    }
}

/// Times the levels one by one, those apart that lots decide.
private final class LevelWatch: @unchecked Sendable {
    private var clock = StepClock()
    private var levels = (wall: 0.0, processor: 0.0)

    /// A level's end, or that no plan exists.
    func end(_ level: PlanLevel?) {
        let isLot = level.map { [.select, .lottery, .leastChance].contains($0.level) } ?? false
        if !isLot {
            levels.wall += clock.wall
            levels.processor += clock.processor
        }
        clock.end("  " + (level.map { "\($0.level.rawValue) \($0.value)" } ?? "no plan"))
    }

    func print() { StepClock.print("levels alone", levels.wall, levels.processor) }
}

/// Wall and processor time since the last step.
private struct StepClock {
    private var start = DispatchTime.now()
    private var used = clock()

    var wall: Double { Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9 }
    var processor: Double { Double(clock() - used) / Double(CLOCKS_PER_SEC) }

    mutating func end(_ name: String) {
        Self.print(name, wall, processor)
        self = StepClock()
    }

    static func print(_ name: String, _ wall: Double, _ processor: Double) {
        Swift.print(String(format: "%8.4f s  CPU %8.4f s  ", wall, processor) + name)
    }
}
