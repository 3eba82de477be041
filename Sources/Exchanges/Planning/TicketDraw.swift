import Persons

/// Lots decide what the levels leave open: first who goes, then when.
///
/// People are called in the order of their tickets (ids where tickets are alike). Each goes if any plan is
/// left in which they go; all other plans are then set aside, or those in which they go if there was none.
/// When everybody has been called, those who go are called again in the same order, and each takes the
/// earliest stage that any plan is left for. The outcome depends on tickets alone: not on the order of rows,
/// the solver, or which of several best plans was found first.
struct TicketDraw {
    private var program: IntegerProgram
    private var point: [Int]
    private(set) var isProved = true
    private var solver: LinearSolver?

    /// Draws over the plans of `face`; nil before its first level.
    init?(_ face: Face) {
        guard let point = face.point else { return nil }
        program = face.program
        self.point = point
        guard program.propagate() else { return nil }
    }

    /// Who goes, as positions in the persons, and in which stage, counted from 0.
    mutating func draw(_ model: ExchangeModel, persons: PlanPersons) -> (stages: [Int: Int], lots: Int) {
        let fine = model.classes.fine
        func isCalledBefore(_ left: Int, _ right: Int) -> Bool {
            (persons.persons[left].ticket, persons.persons[left].id)
                < (persons.persons[right].ticket, persons.persons[right].id)
        }
        var fineOf: [Int: Int] = [:]
        for (index, fine) in fine.enumerated() { for member in fine.members { fineOf[member] = index } }
        let called = fineOf.keys.sorted(by: isCalledBefore)

        let open = Set(model.goes.filter { program.lower[$0] < program.upper[$0] })
        var taken = [Int](repeating: 0, count: program.columnCount)
        var going: [(person: Int, kind: Int)] = []
        var lots = 0
        prepare()
        for person in called {
            guard let index = fineOf[person] else { continue }
            let column = model.goes[index]
            guard take(column, &taken) else { continue }
            going.append((person, fine[index].kind))
            if open.contains(column) { lots += 1 }
        }

        var stages: [Int: Int] = [:]
        for column in model.goes { program.narrow(column, from: taken[column], to: taken[column]) }
        prepare()
        for (person, kind) in going {
            let columns = model.inStage[kind]
            if let stage = columns.indices.first(where: { take(columns[$0], &taken) }) { stages[person] = stage }
        }
        return (stages, lots)
    }

    private mutating func prepare() {
        _ = program.propagate()
        solver = nil
    }

    /// Whether one more can be counted in `column`; then every later plan counts so many.
    private mutating func take(_ column: Int, _ taken: inout [Int]) -> Bool {
        let wanted = taken[column] + 1
        if wanted > program.upper[column] { return false }
        if point[column] < wanted, !reach(wanted, in: column) {
            program.narrow(column, from: taken[column], to: taken[column])
            return false
        }
        taken[column] = wanted
        program.narrow(column, from: wanted, to: program.upper[column])
        return true
    }

    /// Looks for a plan with at least `wanted` in `column`, and keeps it.
    private mutating func reach(_ wanted: Int, in column: Int) -> Bool {
        guard let reduced = ReducedProgram(program), let target = reduced.columns.firstIndex(of: column) else {
            return false
        }
        var objective = [Int](repeating: 0, count: reduced.columns.count)
        objective[target] = 1
        var search = IntegerSearch(
            reduced.program, maximising: objective, from: reduced.columns.map { point[$0] })
        let result = search.result(target: wanted)
        guard let best = result.point, best[target] >= wanted else {
            if result.bound >= wanted { isProved = false }
            return false
        }
        point = reduced.expanded(best, in: program)
        return true
    }
}
