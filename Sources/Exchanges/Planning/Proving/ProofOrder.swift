import Persons

/// Reads the steps of a proof in the order in which the terms ask for levels; what stands elsewhere could prove a level
/// of another exchange.
struct ProofOrder {
    private let model: ExchangeModel
    private let mode: PriorityTerm.Mode
    private let steps: [PlanProof.Step]
    private var next = 0
    /// Columns of the program so far.
    private var columnCount: Int
    /// Levels stated so far.
    private var before: [Objective] = []

    init(_ model: ExchangeModel, mode: PriorityTerm.Mode, steps: [PlanProof.Step]) {
        self.model = model
        self.mode = mode
        self.steps = steps
        columnCount = model.program.columnCount
    }

    /// The first step that is not as it should be; nil when all are.
    mutating func firstOutOfOrder() -> Int? {
        for objective in model.terms.objective {
            if isEnd { return nil }
            let isRight: Bool
            switch objective {
            case .count, .weight, .band, .captivity, .early:
                guard let goal = model.objective(objective) else { continue }
                isRight = level(objective.rawValue, goal)
                before.append(objective)
            case .fair: isRight = mode == .joint ? joint() : separable()
            case .select: isRight = who()
            case .lottery: isRight = true
            }
            if !isRight { return next }
        }
        if !model.terms.objective.contains(.select), !isEnd, !who() { return next }
        // After the last level nothing more is claimed of levels: lots may hold any column.
        return lots(over: nil) && (afterRoundings == steps.count || isEnd) ? nil : next
    }

    /// Nothing is left, and the proof ends.
    private var isEnd: Bool {
        let place = afterRoundings
        return place == steps.count - 1 && steps[place].kind == .empty
    }

    /// The next step that is no rounding: what roundings add follows from the program alone.
    private var afterRoundings: Int { steps[next...].firstIndex { $0.kind != .round } ?? steps.count }

    private mutating func take(_ isRight: (PlanProof.Step) -> Bool) -> Bool {
        let place = afterRoundings
        guard steps.indices.contains(place), isRight(steps[place]) else { return false }
        if steps[place].kind == .column { columnCount += 1 }
        next = place + 1
        return true
    }

    private mutating func level(_ name: String?, _ goal: [Int], locked: Bool = true) -> Bool {
        let goal = PlanProof.Step.sparse(goal)
        return take { $0.kind == .level && $0.name == name && $0.locked == locked && $0.objective == goal }
    }

    /// A point to begin with, where no level came before.
    private mutating func point() { _ = level(nil, []) }

    private mutating func lots(over columns: Set<Int>?) -> Bool {
        point()
        while take({ step in
            (step.kind == .narrow || step.kind == .refuse) && columns?.contains(step.column) ?? true
        }) {}
        return true
    }

    /// Who goes, by ticket or by fair lots.
    private mutating func who() -> Bool {
        if model.terms.lottery.method == .maximin, !fairLots() { return false }
        return lots(over: Set(model.goes))
    }

    /// Kinds of people alike, each a column, then the bound of the least chance and the lottery.
    private mutating func fairLots() -> Bool {
        point()
        var kinds: [Int] = []
        for fine in model.classes.alike(in: model.terms.objective) {
            let size = fine.reduce(0) { $0 + model.classes.fine[$1].units.count }
            let columns = fine.map { model.goes[$0] }
            kinds += [fine.count == 1 ? columns[0] : columnCount, size]
            if fine.count == 1 { continue }
            guard take({ $0.kind == .column && $0.most == size }) else { return false }
            let sum = columns.flatMap { [$0, 1] } + [columnCount - 1, -1]
            guard take({ $0.kind == .row && $0.objective == sum && $0.least == 0 && $0.most == 0 }) else {
                return false
            }
        }
        // Kinds that cannot go are left out, each by proof.
        var refused: Set<Int> = []
        while true {
            if take({ $0.kind == .refuse && $0.most == 0 }) {
                refused.insert(steps[next - 1].column)
            } else if !take({ $0.kind == .narrow && $0.most == 0 && refused.contains($0.column) }) {
                break
            }
        }
        guard take({ $0.kind == .level && $0.name == nil && !$0.locked }) else { return true }
        return take { $0.kind == .lots && $0.lots?.kinds == kinds }
    }

    private mutating func joint() -> Bool {
        let wishes = [model.wishes(of: .a), model.wishes(of: .b)]
        var ideals: [Int] = []
        for (goal, name) in zip(wishes, [LevelName.idealA, .idealB]) {
            guard level(name.rawValue, goal, locked: false) else { return false }
            ideals.append(steps[next - 1].value)
        }
        guard take({ $0.kind == .column && $0.most == 1000 }) else { return false }
        let share = columnCount - 1
        for (goal, ideal) in zip(wishes, ideals) {
            let entries = PlanProof.Step.sparse(goal.map { 1000 * $0 } + [-ideal])
            guard
                take({
                    $0.kind == .row && $0.objective == entries && $0.least == 0 && $0.most == IntegerProgram.unlimited
                })
            else { return false }
        }
        return take {
            $0.kind == .level && $0.name == LevelName.minPermille.rawValue && $0.objective == [share, 1] && $0.locked
        }
            && level(LevelName.sumTiers.rawValue, zip(wishes[0], wishes[1]).map { $0 + $1 })
    }

    private mutating func separable() -> Bool {
        if before.isEmpty { point() }
        guard take({ $0.kind == .fork }) else { return false }
        if let captivity = model.objective(.captivity), !level(nil, captivity) { return false }
        var parts: [PlanProof.Part] = []
        for goal in partGoals {
            guard level(nil, goal) else { return false }
            parts.append(PlanProof.Part(objective: PlanProof.Step.sparse(goal), value: steps[next - 1].value))
        }
        return take { $0.kind == .join && $0.parts == parts } && level(LevelName.tiersA.rawValue, model.wishes(of: .a))
            && level(LevelName.tiersB.rawValue, model.wishes(of: .b))
    }

    /// What is settled before wishes, in its order.
    private var partGoals: [[Int]] {
        let rows = model.twoSided.flatMap { [$0.a, $0.b] }.map { entries in
            var goal = [Int](repeating: 0, count: model.program.columnCount)
            for entry in entries { goal[entry.column] = entry.coefficient }
            return goal
        }
        return rows
            + before.flatMap { level in SideID.allCases.compactMap { model.objective(level, of: $0) } }
    }
}
