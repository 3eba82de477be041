import Foundation

@testable import Exchanges

/// GLPK as a second opinion, in tests only: loaded at run time from Debian's `libglpk40` (with `glpk-utils`), never
/// linked, since it is under the GPL.
final class GLPKSolver: LinearSolver {
    private typealias Problem = UnsafeMutableRawPointer

    private typealias Load =
        @convention(c) (
            Problem, Int32, UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Double>
        ) -> Void

    /// The functions of the library that are used, as `glpk.h` declares them.
    private struct Library: @unchecked Sendable {
        let setOutput: @convention(c) (Int32) -> Int32
        let create: @convention(c) () -> Problem
        let delete: @convention(c) (Problem) -> Void
        let addRows, addColumns: @convention(c) (Problem, Int32) -> Int32
        let setRow, setColumn: @convention(c) (Problem, Int32, Int32, Double, Double) -> Void
        let setDirection: @convention(c) (Problem, Int32) -> Void
        let setCost: @convention(c) (Problem, Int32, Double) -> Void
        let load: Load
        let simplex: @convention(c) (Problem, UnsafeRawPointer?) -> Int32
        let status: @convention(c) (Problem) -> Int32
        let primal, dual: @convention(c) (Problem, Int32) -> Double

        /// Nil when the library is not installed.
        static let shared: Library? = {
            guard let handle = dlopen("libglpk.so.40", RTLD_NOW) else { return nil }
            func function<Function>(_ name: String, as _: Function.Type = Function.self) -> Function? {
                dlsym(handle, name).map { unsafeBitCast($0, to: Function.self) }
            }
            guard let setOutput = function("glp_term_out", as: (@convention(c) (Int32) -> Int32).self),
                let create = function("glp_create_prob", as: (@convention(c) () -> Problem).self),
                let delete = function("glp_delete_prob", as: (@convention(c) (Problem) -> Void).self),
                let addRows = function("glp_add_rows", as: (@convention(c) (Problem, Int32) -> Int32).self),
                let addColumns = function("glp_add_cols", as: (@convention(c) (Problem, Int32) -> Int32).self),
                let setRow = function(
                    "glp_set_row_bnds", as: (@convention(c) (Problem, Int32, Int32, Double, Double) -> Void).self),
                let setColumn = function(
                    "glp_set_col_bnds", as: (@convention(c) (Problem, Int32, Int32, Double, Double) -> Void).self),
                let setDirection = function(
                    "glp_set_obj_dir", as: (@convention(c) (Problem, Int32) -> Void).self),
                let setCost = function(
                    "glp_set_obj_coef", as: (@convention(c) (Problem, Int32, Double) -> Void).self),
                let load = function("glp_load_matrix", as: Load.self),
                let simplex = function(
                    "glp_simplex", as: (@convention(c) (Problem, UnsafeRawPointer?) -> Int32).self),
                let status = function("glp_get_status", as: (@convention(c) (Problem) -> Int32).self),
                let primal = function("glp_get_col_prim", as: (@convention(c) (Problem, Int32) -> Double).self),
                let dual = function("glp_get_row_dual", as: (@convention(c) (Problem, Int32) -> Double).self)
            else { return nil }
            return Library(
                setOutput: setOutput, create: create, delete: delete, addRows: addRows, addColumns: addColumns,
                setRow: setRow, setColumn: setColumn, setDirection: setDirection, setCost: setCost, load: load,
                simplex: simplex, status: status, primal: primal, dual: dual)
        }()
    }

    /// Whether GLPK is at hand; says so when not.
    static var isInstalled: Bool {
        if Library.shared != nil { return true }
        print("skipped: GLPK is not installed (apt-get install glpk-utils)")
        return false
    }

    private let library: Library
    private var program: IntegerProgram
    private let objective: [Int]
    private var lower: [Int]
    private var upper: [Int]

    init?(_ program: IntegerProgram, maximising objective: [Int]) {
        guard let library = Library.shared else { return nil }
        self.library = library
        self.program = program
        self.objective = objective
        (lower, upper) = (program.lower, program.upper)
    }

    func setBounds(lower: [Int], upper: [Int]) { (self.lower, self.upper) = (lower, upper) }

    func add(_ rows: [IntegerProgram.Row]) { program.rows += rows }

    func solve() -> LinearAnswer {
        let problem = built(missingAllowed: false)
        defer { library.delete(problem) }
        guard library.simplex(problem, nil) == 0 else { return .failed }
        switch library.status(problem) {
        case 5:  // GLP_OPT
            return .optimal(
                x: lower.indices.map { library.primal(problem, Int32($0 + 1)) }, multipliers: duals(problem))
        case 4: return .infeasible(ray: ray())  // GLP_NOFEAS
        default: return .failed
        }
    }

    /// GLPK gives no ray: the multipliers of a program in which rows may be missed at a cost are one.
    private func ray() -> [Double]? {
        let problem = built(missingAllowed: true)
        defer { library.delete(problem) }
        guard library.simplex(problem, nil) == 0, library.status(problem) == 5 else { return nil }
        return duals(problem)
    }

    private func duals(_ problem: Problem) -> [Double] {
        program.rows.indices.map { library.dual(problem, Int32($0 + 1)) }
    }

    private func built(missingAllowed: Bool) -> Problem {
        _ = library.setOutput(0)  // its settings are a thread's
        let problem = library.create()
        library.setDirection(problem, 2)  // GLP_MAX
        let columns = lower.count
        let rows = program.rows.count
        if rows > 0 { _ = library.addRows(problem, Int32(rows)) }
        if columns + (missingAllowed ? 2 * rows : 0) > 0 {
            _ = library.addColumns(problem, Int32(columns + (missingAllowed ? 2 * rows : 0)))
        }
        for column in 0..<columns {
            bound(library.setColumn, problem, column, lower[column], upper[column])
            library.setCost(problem, Int32(column + 1), missingAllowed ? 0 : Double(objective[column]))
        }
        var places: (rows: [Int32], columns: [Int32], values: [Double]) = ([0], [0], [0])
        func put(_ row: Int, _ column: Int, _ value: Int) {
            places.rows.append(Int32(row + 1))
            places.columns.append(Int32(column + 1))
            places.values.append(Double(value))
        }
        for (index, row) in program.rows.enumerated() {
            bound(library.setRow, problem, index, row.lower, row.upper)
            for (column, coefficient) in zip(row.columns, row.coefficients) { put(index, column, coefficient) }
            guard missingAllowed else { continue }
            for (slack, sign) in [(columns + 2 * index, 1), (columns + 2 * index + 1, -1)] {
                bound(library.setColumn, problem, slack, 0, IntegerProgram.unlimited)
                library.setCost(problem, Int32(slack + 1), -1)
                put(index, slack, sign)
            }
        }
        library.load(problem, Int32(places.values.count - 1), places.rows, places.columns, places.values)
        return problem
    }

    /// Free, from below, from above, between, or fixed: GLPK asks which.
    private func bound(
        _ set: @convention(c) (Problem, Int32, Int32, Double, Double) -> Void, _ problem: Problem, _ index: Int,
        _ lower: Int, _ upper: Int
    ) {
        let hasLower = lower > -IntegerProgram.unlimited / 2
        let hasUpper = upper < IntegerProgram.unlimited / 2
        let kind: Int32 = lower == upper ? 5 : hasLower && hasUpper ? 4 : hasUpper ? 3 : hasLower ? 2 : 1
        set(problem, Int32(index + 1), kind, Double(lower), Double(upper))
    }
}
