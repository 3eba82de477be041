/// Whether some clauses can hold together, decided by proof only.
enum Feasibility {
    /// A plan exists; one was found and checked in integers.
    case possible
    /// No plan exists: integer multipliers, or a search cut off by them, prove it.
    case impossible
    /// Neither was shown within the limits on work.
    case undecided

    /// A second way to decide it for the clauses at these positions of the terms: let every row of theirs be missed at a
    /// cost of one a step. Now a point always exists, and a bound that shows a total cost of at least one proves that the
    /// clauses cannot hold.
    /// - Parameter part: the plans that are looked at, of those that keep some clauses.
    static func byViolation(
        _ model: ExchangeModel, clauses: Set<Int>, among part: (IntegerProgram) -> IntegerProgram = { $0 }
    ) -> Feasibility {
        var program = part(model.program(with: clauses))
        var costs = [Int](repeating: 0, count: program.columnCount)
        // Rows of the ground cannot be missed.
        for (index, row) in model.rows(with: clauses).enumerated() where model.clauseOfRow[row] != nil {
            costs += program.addMisses(of: index).map { _ in -1 }
        }
        var face = Face(program)
        guard case .best(let level) = face.maximise(costs) else { return .undecided }
        if level.value == 0 { return .possible }
        return level.bound < 0 ? .impossible : .undecided
    }
}
