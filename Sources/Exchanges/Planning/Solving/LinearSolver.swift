/// Solves the linear relaxation of one program, again and again as its columns' bounds change.
///
/// It proposes: points are checked and multipliers are weighed in exact integers (`IntegerBound`), so that no result
/// rests on its word.
protocol LinearSolver: AnyObject {
    /// Sets the bounds of every column for the next answer.
    func setBounds(lower: [Int], upper: [Int])

    /// Adds rows after those that are there; the next answer starts from the last.
    func add(_ rows: [IntegerProgram.Row])

    /// Solves the relaxation within the bounds.
    func solve() -> LinearAnswer

    /// The basis of the last answer; nil where there is none to be had.
    var basis: TableauRows.Basis? { get }
}

extension LinearSolver {
    var basis: TableauRows.Basis? { nil }
}

/// What a linear solver says.
enum LinearAnswer {
    /// A point and row multipliers.
    case optimal(x: [Double], multipliers: [Double])
    /// No point, and multipliers that may prove it.
    case infeasible(ray: [Double]?)
    /// Numerical trouble.
    case failed
}

/// Which linear solver the planner asks: CLP. Tests put others in its place, to show that no plan depends on it.
enum LinearSolvers {
    /// A solver for a program that maximises an objective; nil when none can be started.
    typealias Make = @Sendable (_ program: IntegerProgram, _ objective: [Int]) -> (any LinearSolver)?

    @TaskLocal static var make: Make = { CLPSolver($0, maximising: $1) }
}
