/// Which sets of clauses can hold together, decided by proof only and remembered: a plan that was found keeps every set
/// whose clauses it keeps, and what cannot hold cannot hold with more.
final class ClauseSets {
    private let model: ExchangeModel
    private let part: (IntegerProgram) -> IntegerProgram
    /// The rows of each clause, by its position in the terms.
    private var rows: [Int: [IntegerProgram.Row]] = [:]
    private var plans: [[Int]] = []
    private var impossible: [Set<Int>] = []

    /// - Parameter part: the plans that are looked at, of those that keep some clauses.
    init(_ model: ExchangeModel, among part: @escaping (IntegerProgram) -> IntegerProgram = { $0 }) {
        self.model = model
        self.part = part
        for (row, clause) in zip(model.program.rows, model.clauseOfRow) {
            if let clause { rows[clause, default: []].append(row) }
        }
    }

    /// Whether these clauses can hold together. What is not decided is not called a conflict.
    func holds(_ clauses: Set<Int>) -> Bool {
        if impossible.contains(where: { $0.isSubset(of: clauses) }) { return false }
        if plans.contains(where: { keeps($0, clauses) }) { return true }
        switch look(clauses) {
        case .impossible(let used):
            // The proof names the rows that it rests on; what narrowed columns before may be missing among them.
            if used.count < clauses.count, case .impossible = look(used) {
                impossible.append(used)
            } else {
                impossible.append(clauses)
            }
            return false
        case .possible(let plan):
            plans.append(plan)
            return true
        case .undecided:
            if case .impossible = Feasibility.byViolation(model, clauses: clauses, among: part) {
                impossible.append(clauses)
                return false
            }
            return true
        }
    }

    /// A smallest set that cannot hold where all clauses together cannot: one alone, if there is one.
    func smallestConflict() -> [Int] {
        let clauses = model.demanding
        if let one = clauses.first(where: { !holds([$0]) }) { return [one] }
        return ConflictSearch.smallest(in: Set(clauses), of: clauses, holds: holds).sorted()
    }

    private enum Answer {
        case possible([Int])
        /// With the clauses whose rows the proof uses.
        case impossible(Set<Int>)
        case undecided
    }

    private func look(_ clauses: Set<Int>) -> Answer {
        let program = part(model.program(with: clauses))
        var face = Face(program)
        let nothing = [Int](repeating: 0, count: model.program.columnCount)
        switch face.maximise(nothing, locked: false) {
        case .best: return face.point.map(Answer.possible) ?? .undecided
        case .undecided: return .undecided
        case .empty:
            let owners = model.rows(with: clauses).map { model.clauseOfRow[$0] }
            // A leaf: its kind, whether it has an objective, then rows and multipliers in turns.
            guard let tree = face.steps.last?.tree, tree.count == 1, tree[0].count > 2 else {
                return .impossible(clauses)
            }
            var used: Set<Int> = []
            var rows = stride(from: 2, to: tree[0].count, by: 2).map { tree[0][$0] }
            let cuts = face.steps.filter { $0.kind == .round }
            while let row = rows.popLast() {
                if row < owners.count {
                    if let clause = owners[row] { used.insert(clause) }
                } else if row >= program.rows.count {
                    // A cut rests on the rows that it was made from.
                    let root = cuts[row - program.rows.count].root
                    rows += stride(from: 0, to: root.count, by: 2).map { root[$0] }
                }
            }
            return .impossible(used)
        }
    }

    /// Whether a plan found for other clauses keeps these. Rows of the ground every plan keeps.
    private func keeps(_ plan: [Int], _ clauses: Set<Int>) -> Bool {
        clauses.allSatisfy { clause in
            (rows[clause] ?? []).allSatisfy { row in
                var sum = 0
                for (column, coefficient) in zip(row.columns, row.coefficients) { sum += coefficient * plan[column] }
                return sum >= row.lower && sum <= row.upper
            }
        }
    }
}
