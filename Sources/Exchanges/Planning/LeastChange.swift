/// The least that some clauses would have to give so that others can hold as they are.
struct LeastChange {
    /// One number that would change, and by how much (signed as in the clause).
    struct Step {
        let relaxation: Relaxation
        let change: Int
        /// What the clause could ask for.
        var possible: Int { relaxation.asked + change }
    }

    let steps: [Step]
    /// All steps together cannot be fewer than this; proved.
    let least: Int

    /// Whether no fewer steps would do.
    var isProved: Bool { least == steps.reduce(0) { $0 + abs($1.change) } }

    /// Loosens `loosened` while `kept` stay in force; nil when no loosening of their numbers is enough.
    /// - Parameter effort: how many programs the search may look at to close a gap; nil: by size.
    init?(_ model: ExchangeModel, loosened: Set<Int>, kept: Set<Int>, effort: Int? = nil) {
        let clauses = loosened.union(kept)
        var program = model.program(with: clauses)
        var costs = [Int](repeating: 0, count: program.columnCount)
        var place: [Int: Int] = [:]
        for (index, row) in model.rows(with: clauses).enumerated() { place[row] = index }
        let relaxations = model.relaxations.filter { loosened.contains($0.clause) }
        guard !relaxations.isEmpty else { return nil }
        var columns: [Int] = []
        for relaxation in relaxations {
            let most = relaxation.direction < 0 ? relaxation.asked : model.classes.kinds.reduce(0) { $0 + $1.size }
            let column = program.addColumn(to: most)
            for entry in relaxation.entries {
                guard let row = place[entry.row] else { continue }
                program.rows[row].columns.append(column)
                program.rows[row].coefficients.append(entry.coefficient)
            }
            columns.append(column)
            costs.append(-1)
        }
        var face = Face(program)
        guard case .best(let level) = face.maximise(costs, effort: effort), let point = Self.first(face, columns) else {
            return nil
        }
        least = -level.bound
        steps = zip(relaxations, columns).filter { point[$0.1] > 0 }.map { relaxation, column in
            Step(relaxation: relaxation, change: relaxation.direction * point[column])
        }
    }

    /// Of all least changes the one that leaves the first number alone as far as it can, then the next: not the one
    /// that a solver happened on.
    private static func first(_ face: Face, _ columns: [Int]) -> [Int]? {
        var face = face
        for column in columns.dropLast() {
            guard let point = face.point else { return nil }
            if point[column] == 0 {
                face.addRow([(column, 1)], from: 0, to: 0)
                continue
            }
            var goal = [Int](repeating: 0, count: face.program.columnCount)
            goal[column] = -1
            guard case .best = face.maximise(goal) else { return nil }
        }
        return face.point
    }
}
