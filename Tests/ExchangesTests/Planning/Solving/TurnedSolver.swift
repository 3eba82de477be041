import TestSupport

@testable import Exchanges

/// CLP asked in other words: columns and rows in another order, the objective in another unit. Where an optimum has
/// several points or several multipliers, its answer is another.
final class TurnedSolver: LinearSolver {
    private let inner: CLPSolver
    /// The column and the row of the program at each place of the turned one.
    private let columns: [Int]
    private var rows: [Int]
    private let place: [Int]
    private let unit = 7

    init?(_ program: IntegerProgram, maximising objective: [Int]) {
        var generator = SeededGenerator(seed: UInt64(program.columnCount))
        columns = Array(0..<program.columnCount).shuffled(using: &generator)
        rows = Array(program.rows.indices).shuffled(using: &generator)
        var place = [Int](repeating: 0, count: columns.count)
        for (index, column) in columns.enumerated() { place[column] = index }
        self.place = place
        var turned = IntegerProgram()
        for column in columns { _ = turned.addColumn(from: program.lower[column], to: program.upper[column]) }
        for row in rows.map({ program.rows[$0] }) {
            let entries = zip(row.columns, row.coefficients).map { (column: place[$0], coefficient: $1) }
            turned.addRow(entries.shuffled(using: &generator), from: row.lower, to: row.upper)
        }
        let unit = unit
        guard let inner = CLPSolver(turned, maximising: columns.map { objective[$0] * unit }) else { return nil }
        self.inner = inner
    }

    func setBounds(lower: [Int], upper: [Int]) {
        inner.setBounds(lower: columns.map { lower[$0] }, upper: columns.map { upper[$0] })
    }

    func add(_ rows: [IntegerProgram.Row]) {
        self.rows += self.rows.count..<self.rows.count + rows.count
        inner.add(
            rows.map { row in
                var row = row
                row.columns = row.columns.map { place[$0] }
                return row
            })
    }

    func solve() -> LinearAnswer {
        switch inner.solve() {
        case .optimal(let x, let multipliers):
            return .optimal(x: back(x, columns), multipliers: back(multipliers, rows).map { $0 / Double(unit) })
        case .infeasible(let ray): return .infeasible(ray: ray.map { back($0, rows) })
        case .failed: return .failed
        }
    }

    private func back(_ numbers: [Double], _ order: [Int]) -> [Double] {
        var turned = numbers
        for (index, place) in order.enumerated() { turned[place] = numbers[index] }
        return turned
    }
}
