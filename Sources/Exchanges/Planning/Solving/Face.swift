/// The plans that are still possible: a program that each level narrows to its best.
struct Face {
    /// What a level came to.
    struct Level {
        let value: Int
        let bound: Int
        var isProved: Bool { value == bound }
    }

    private(set) var program: IntegerProgram
    /// A point of the face; nil before the first level.
    private(set) var point: [Int]?
    /// Programs that the searches of all levels looked at.
    private(set) var nodes = 0
    /// What was proved, level by level.
    private(set) var steps: [PlanProof.Step] = []
    /// What narrowed the plans, step by step, so that each can be asked again of some of them.
    private(set) var narrowings: [Narrowing] = []
    private let first: PlanProof.Program

    /// Starts from a point of the program, where one is known.
    init(_ program: IntegerProgram, point: [Int]? = nil) {
        self.program = program
        self.point = point
        first = PlanProof.Program(program)
    }

    /// The proof of all that was found.
    var proof: PlanProof {
        PlanProof(program: first, steps: steps, point: point.map(PlanProof.Step.sparse) ?? [])
    }

    enum Outcome {
        case best(Level)
        /// No point exists; proved in integers.
        case empty
        /// Neither a point nor a proof that there is none.
        case undecided
    }

    /// Makes `objective` as great as possible and locks it, unless it is only to be known.
    /// - Parameters:
    ///   - label: the name in the proof of what no plan states as a level.
    ///   - effort: how many programs the branching search may look at; nil: by size.
    mutating func maximise(
        _ goal: [Int], named name: LevelName? = nil, label: String? = nil, locked: Bool = true, effort: Int? = nil
    ) -> Outcome {
        let before = program
        let objective = goal + [Int](repeating: 0, count: program.columnCount - goal.count)
        guard program.propagate(), var reduced = ReducedProgram(program, asking: objective) else {
            steps.append(.empty([[1]]))
            return .empty
        }
        let known = point.map { point in reduced.columns.map { point[$0] } }
        var search = IntegerSearch(reduced.program, maximising: reduced.objective(objective), from: known)
        let result = search.result(effort: effort)
        nodes += result.nodes
        steps += reduced.append(result.cuts, to: &program).map(\.step)
        if result.isEmpty {
            steps.append(.empty(PlanProof.Step.tree(result.tree?.outward(reduced, program))))
            return .empty
        }
        guard let best = result.point else { return .undecided }
        let full = reduced.expanded(best, in: program)
        let value = zip(objective, full).reduce(0) { $0 + $1.0 * $1.1 }
        let bound = value + result.bound - search.bestValue
        var step = PlanProof.Step(.level)
        step.name = label ?? name?.rawValue
        step.objective = PlanProof.Step.sparse(objective)
        step.value = value
        step.locked = locked
        step.root = PlanProof.Step.sparse(result.rootBound, reduced)
        step.tree = PlanProof.Step.tree(result.tree?.outward(reduced, program))
        if locked {
            narrowings.append(
                Narrowing(aim: .most(name, goal: objective, value: value), before: before, point: full))
            step.byRow = lock(objective, at: value, reduced, search.bestValue, result.rootBound)
        } else {
            step.witness = PlanProof.Step.sparse(full)
        }
        steps.append(step)
        point = full
        return .best(Level(value: value, bound: bound))
    }

    // MARK: - Changes from outside

    /// A new column, nothing in the point at hand.
    mutating func addColumn(to most: Int, leading: Bool = true) -> Int {
        point?.append(0)
        var step = PlanProof.Step(.column)
        step.most = most
        steps.append(step)
        return program.addColumn(to: most, leading: leading)
    }

    /// A new row, which the point at hand keeps.
    mutating func addRow(_ entries: [(column: Int, coefficient: Int)], from least: Int?, to most: Int?) {
        let used = entries.filter { $0.coefficient != 0 }
        var step = PlanProof.Step(.row)
        step.objective = used.flatMap { [$0.column, $0.coefficient] }
        step.least = least ?? -IntegerProgram.unlimited
        step.most = most ?? IntegerProgram.unlimited
        steps.append(step)
        program.addRow(used, from: step.least, to: step.most)
    }

    /// A new column that is the sum of others, at most `most`.
    mutating func addSum(of columns: [Int], to most: Int) -> Int {
        let value = point.map { point in columns.reduce(0) { $0 + point[$1] } }
        let sum = addColumn(to: most, leading: false)
        if let value { point?[sum] = value }
        addRow(columns.map { ($0, 1) } + [(sum, -1)], from: 0, to: 0)
        return sum
    }

    /// Notes a lottery over points of the face, whose least chance the level before bounds; the first is kept at hand.
    mutating func addLots(over points: [[Int]], _ weights: [Int], kinds: [Int]) {
        let lots = PlanProof.Lots(kinds: kinds, points: points.map(PlanProof.Step.sparse), weights: weights)
        point = points[0]
        var step = PlanProof.Step(.lots)
        step.lots = lots
        steps.append(step)
    }

    /// From here on steps are a fork: what they lock is set aside again.
    mutating func beginFork() { steps.append(PlanProof.Step(.fork)) }

    /// Takes over what a fork found: its point, and the parts at the values that it reached.
    mutating func endFork(_ fork: Face, _ parts: [SettledPart]) {
        point = fork.point
        narrowings.append(Narrowing(aim: .settled(parts), before: program, point: fork.point ?? []))
        steps = fork.steps
        var step = PlanProof.Step(.join)
        step.witness = point.map(PlanProof.Step.sparse) ?? []
        for part in parts {
            step.parts.append(PlanProof.Part(objective: PlanProof.Step.sparse(part.goal), value: part.value))
            let entries = part.goal.enumerated().filter { $0.element != 0 }.map {
                (column: $0.offset, coefficient: $0.element)
            }
            if entries.count == 1, let entry = entries.first {
                let value = part.value / entry.coefficient
                program.narrow(entry.column, from: value, to: value)
            } else if !entries.isEmpty {
                program.addRow(entries, from: part.value, to: part.value)
            }
        }
        steps.append(step)
    }

    /// Takes over what lots decided: a program that is part of this one, and its point.
    mutating func settle(_ keeper: PointKeeper) {
        program = keeper.program
        point = keeper.point
        nodes += keeper.nodes
        steps += keeper.steps
    }

    /// Keeps the points that reach `value`: by narrowing alone where that says it all, else by a row.
    private mutating func lock(
        _ objective: [Int], at value: Int, _ reduced: ReducedProgram, _ reducedValue: Int, _ bound: IntegerBound?
    ) -> Bool {
        var narrowed = reduced.program
        let isHeld = bound?.narrow(&narrowed, toReach: reducedValue) ?? false
        for (index, column) in reduced.columns.enumerated() {
            program.narrow(column, from: narrowed.lower[index], to: narrowed.upper[index])
        }
        for (index, place) in reduced.rows.enumerated() {
            program.rows[place.row].lower = narrowed.rows[index].lower + place.fixed
            program.rows[place.row].upper = narrowed.rows[index].upper + place.fixed
        }
        if isHeld, let bound, bound.floor == reducedValue { return false }
        program.addRow(objective.enumerated().map { ($0.offset, $0.element) }, from: value, to: value)
        return true
    }
}
