/// Whether some clauses can hold together, decided by proof only.
enum Feasibility {
    /// A plan exists; one was found and checked in integers.
    case possible
    /// No plan exists: integer multipliers, or a search cut off by them, prove it.
    case impossible
    /// Neither was shown within the limits on work.
    case undecided

    /// Decides it for the clauses at these positions of the terms.
    static func of(_ model: ExchangeModel, clauses: Set<Int>) -> Feasibility {
        var face = Face(model.program(with: clauses))
        switch face.maximise([Int](repeating: 0, count: model.program.columnCount)) {
        case .best: return .possible
        case .empty: return .impossible
        case .undecided: return byViolation(model, clauses: clauses)
        }
    }

    /// A smallest set of clauses that cannot hold, as positions in the terms, where all of them cannot: one alone, if
    /// there is one.
    /// - Parameter part: the plans that are looked at, of those that keep some clauses.
    static func smallestConflict(
        _ model: ExchangeModel, among part: (IntegerProgram) -> IntegerProgram = { $0 }
    ) -> [Int] {
        func holds(_ clauses: Set<Int>) -> Bool {
            var face = Face(part(model.program(with: clauses)))
            let nothing = [Int](repeating: 0, count: model.program.columnCount)
            // What is not decided is not called a conflict.
            if case .empty = face.maximise(nothing, locked: false) { return false } else { return true }
        }
        let clauses = model.demanding
        if let one = clauses.first(where: { !holds([$0]) }) { return [one] }
        return ConflictSearch.smallest(in: Set(clauses), of: clauses, holds: holds).sorted()
    }

    /// A second way: let every row of the clauses be missed at a cost of one a step. Now a point always exists, and
    /// a bound that shows a total cost of at least one proves that the clauses cannot hold.
    static func byViolation(_ model: ExchangeModel, clauses: Set<Int>) -> Feasibility {
        var program = model.program(with: clauses)
        var costs = [Int](repeating: 0, count: program.columnCount)
        // Rows of the ground cannot be missed.
        for (index, row) in model.rows(with: clauses).enumerated() where model.clauseOfRow[row] != nil {
            let activity = program.activity(of: program.rows[index])
            for (sign, most) in [
                (1, program.rows[index].lower - activity.lowerBound),
                (-1, activity.upperBound - program.rows[index].upper),
            ] where most > 0 {
                let slack = program.addColumn(to: most)
                program.rows[index].columns.append(slack)
                program.rows[index].coefficients.append(sign)
                costs.append(-1)
            }
        }
        var face = Face(program)
        guard case .best(let level) = face.maximise(costs) else { return .undecided }
        if level.value == 0 { return .possible }
        return level.bound < 0 ? .impossible : .undecided
    }
}
