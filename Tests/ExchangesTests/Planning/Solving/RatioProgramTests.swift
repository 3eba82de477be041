import TestSupport
import Testing

@testable import Exchanges

/// Programs of the planner's shape with a ratio in one row: kinds tied to fine classes, stages, a missable quota.
@Suite struct RatioProgramTests {
    private func random(_ seed: Int) -> (program: IntegerProgram, objective: [Int]) {
        var generator = SeededGenerator(seed: UInt64(seed))
        func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        var program = IntegerProgram()
        let stages = draw(1...2)
        var objective: [Int] = []
        var kinds: [[Int]] = []
        let kindsOfA = draw(1...4)
        let kindsOfB = draw(1...3)
        let level = draw(0...3)
        for _ in 0..<(kindsOfA + kindsOfB) {
            let inStage = (0..<stages).map { _ in program.addColumn(to: draw(1...40)) }
            objective += inStage.map { _ in level == 1 ? draw(0...3) : 0 }
            let goes = (0..<draw(1...5)).map { _ in program.addColumn(to: draw(1...6)) }
            objective += goes.map { _ in level == 0 ? 1 : level == 2 ? draw(0...40) : 0 }
            program.addRow(inStage.map { ($0, 1) } + goes.map { ($0, -1) }, from: 0, to: 0)
            kinds.append(inStage)
        }
        let a = draw(2...7)
        let b = draw(1...4)
        let n = draw(1...8)
        program.addRow(kinds[..<kindsOfA].joined().map { ($0, 1) }, from: -IntegerProgram.unlimited, to: n * a)
        program.addRow(kinds[kindsOfA...].joined().map { ($0, 1) }, from: -IntegerProgram.unlimited, to: n * b)
        for stage in 0..<stages {
            program.addRow(
                kinds[..<kindsOfA].map { ($0[stage], b) } + kinds[kindsOfA...].map { ($0[stage], -a) }, from: 0, to: 0)
        }
        let missed = program.addColumn(to: 10)
        objective.append(level == 3 ? -1 : 0)
        program.addRow(
            kinds[0].map { ($0, 1) } + [(missed, 1)], from: draw(0...6), to: IntegerProgram.unlimited)
        if draw(0...1) == 0 {
            program.addRow(kinds[kindsOfA].map { ($0, 1) }, from: draw(0...3), to: IntegerProgram.unlimited)
        }
        return (program, objective)
    }

    /// CBC ended the process on these: a failed assertion while it crunched the program.
    @Test(arguments: [9606, 17569])
    func theSearchEndsWithAnAnswer(seed: Int) throws {
        let (program, objective) = random(seed)
        var search = IntegerSearch(program, maximising: objective)
        let result = search.result()
        if result.isEmpty { return #expect(result.point == nil) }
        let point = try #require(result.point)
        #expect(program.holds(point))
        #expect(zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 } == result.bound && result.nodes <= 500)
    }
}
