import CLP

/// The matrix of a program column by column, as CLP takes it.
struct ColumnMatrix {
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    var values: [Double] = []

    init(_ program: LinearProgram) {
        let columnCount = program.lower.count
        var counts = [Int32](repeating: 0, count: columnCount + 1)
        for row in program.rows { for entry in row.entries { counts[entry.column + 1] += 1 } }
        for column in 0..<columnCount { counts[column + 1] += counts[column] }
        starts = counts
        rows = [Int32](repeating: 0, count: Int(counts[columnCount]))
        values = [Double](repeating: 0, count: rows.count)
        var next = counts
        for (index, row) in program.rows.enumerated() {
            for (column, coefficient) in row.entries {
                let place = Int(next[column])
                rows[place] = Int32(index)
                values[place] = coefficient
                next[column] += 1
            }
        }
    }
}

/// The linear relaxation of a program, solved by CLP.
///
/// One object keeps its basis, so that a changed bound is a short way from the last answer.
final class CLPSolver: LinearSolver {
    private let model: UnsafeMutableRawPointer
    private var rowCount: Int
    private let columnCount: Int
    private var isFirst = true

    /// Nil when CLP cannot be started.
    convenience init?(_ program: IntegerProgram, maximising objective: [Int]) {
        self.init(LinearProgram(program), maximising: objective.map(Double.init))
    }

    /// Nil when CLP cannot be started.
    init?(_ program: LinearProgram, maximising objective: [Double]) {
        guard let model = Clp_newModel() else { return nil }
        self.model = model
        rowCount = program.rows.count
        columnCount = program.lower.count
        Clp_setLogLevel(model, 0)
        // Now and then CLP goes round in circles on a program without a point: then it has failed.
        Clp_setMaximumIterations(model, Int32(2000 + 10 * (rowCount + columnCount)))
        let matrix = ColumnMatrix(program)
        Clp_loadProblem(
            model, Int32(columnCount), Int32(rowCount), matrix.starts, matrix.rows, matrix.values,
            program.lower, program.upper, objective.map { -$0 }, program.rows.map(\.lower), program.rows.map(\.upper))
    }

    deinit { Clp_deleteModel(model) }

    func setBounds(lower: [Int], upper: [Int]) {
        Clp_chgColumnLower(model, lower.map(Double.init))
        Clp_chgColumnUpper(model, upper.map(Double.init))
    }

    func add(_ rows: [IntegerProgram.Row]) {
        var starts: [Int32] = [0]
        for row in rows { starts.append(starts[starts.count - 1] + Int32(row.columns.count)) }
        Clp_addRows(
            model, Int32(rows.count), rows.map { LinearProgram.limit($0.lower) },
            rows.map { LinearProgram.limit($0.upper) }, starts, rows.flatMap { $0.columns.map(Int32.init) },
            rows.flatMap { $0.coefficients.map(Double.init) })
        rowCount += rows.count
    }

    /// Sets the limits of all rows.
    func setRows(_ rows: [IntegerProgram.Row]) {
        Clp_chgRowLower(model, rows.map { LinearProgram.limit($0.lower) })
        Clp_chgRowUpper(model, rows.map { LinearProgram.limit($0.upper) })
    }

    /// Sets what is maximised.
    func ask(_ objective: [Int]) { Clp_chgObjCoefficients(model, objective.map { -Double($0) }) }

    func solve() -> LinearAnswer {
        Clp_setNumberIterations(model, 0)
        if isFirst {
            _ = Clp_initialSolve(model)
            isFirst = false
        } else {
            _ = Clp_dual(model, 0)
        }
        if Clp_status(model) == 1 {
            if let ray = ray() { return .infeasible(ray: ray) }
            // Presolve and the primal method leave no multipliers behind; the dual method does.
            _ = Clp_dual(model, 0)
            if Clp_status(model) == 1 { return .infeasible(ray: ray()) }
        }
        guard Clp_status(model) == 0, let x = Clp_primalColumnSolution(model) else { return .failed }
        var multipliers: [Double] = []
        if rowCount > 0 {
            guard let duals = Clp_dualRowSolution(model) else { return .failed }
            // CLP minimises −c·x: its duals are the multipliers of c·x with their signs turned.
            multipliers = UnsafeBufferPointer(start: duals, count: rowCount).map { -$0 }
        }
        return .optimal(x: Array(UnsafeBufferPointer(start: x, count: columnCount)), multipliers: multipliers)
    }

    /// From here on coefficients are taken as they are: faster where they are small and many answers are asked for.
    func leaveUnscaled() { Clp_scaling(model, 0) }

    var basis: TableauRows.Basis? {
        let isBasic: Int32 = 1
        return TableauRows.Basis(
            columns: (0..<columnCount).filter { Clp_getColumnStatus(model, Int32($0)) == isBasic },
            tightRows: (0..<rowCount).filter { Clp_getRowStatus(model, Int32($0)) != isBasic })
    }

    private func ray() -> [Double]? {
        guard rowCount > 0, let ray = Clp_infeasibilityRay(model) else { return nil }
        defer { Clp_freeRay(model, ray) }
        return Array(UnsafeBufferPointer(start: ray, count: rowCount))
    }
}
