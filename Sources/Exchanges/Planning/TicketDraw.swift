import Persons

/// Lots decide what the levels leave open: who goes, and when.
///
/// Units are called in the order of their tickets (a family when the first of its members would be; ids where
/// tickets are alike). Each goes if any plan is left in which it goes; all other plans are then set aside, or those
/// in which it goes if there was none. For the stages those who go are called again in the same order, and each takes
/// the earliest stage that any plan is left for. The outcome depends on tickets alone: not on the order of rows, the
/// solver, or which of several best plans was found first.
struct TicketDraw {
    private let model: ExchangeModel
    /// Units with their fine classes, in the order in which they are called.
    private let called: [(unit: Int, fine: Int)]
    private(set) var isProved = true
    /// Units that go, in the order in which they are called.
    private var going: [(unit: Int, group: Int)] = []

    init(_ model: ExchangeModel) {
        self.model = model
        let order = model.classes.callOrder
        called = model.classes.fine.enumerated().flatMap { index, fine in fine.units.map { ($0, index) } }
            .sorted { order[$0.unit] < order[$1.unit] }
    }

    /// Decides who goes and narrows the face to it.
    /// - Returns: how many people's places lots decided.
    mutating func drawWho(_ face: inout Face) -> Int {
        _ = face.propagate()
        let open = Set(model.goes.filter { face.program.lower[$0] < face.program.upper[$0] })
        var taken = [Int](repeating: 0, count: face.program.columnCount)
        var lots = 0
        for (unit, fine) in called {
            let column = model.goes[fine]
            guard take(column, &taken, &face) else { continue }
            going.append((unit, model.classes.kinds[model.classes.fine[fine].kind].group))
            if open.contains(column) { lots += model.classes.members(of: unit).count }
        }
        for column in model.goes { face.narrow(column, from: taken[column], to: taken[column]) }
        return lots
    }

    /// Decides when each goes and narrows the face to it.
    /// - Returns: the stage of each unit, and how many people's places lots decided.
    mutating func drawWhen(_ face: inout Face) -> (stages: [Int: Int], lots: Int) {
        if model.stageCount == 1 { return (Dictionary(uniqueKeysWithValues: going.map { ($0.unit, 0) }), 0) }
        _ = face.propagate()
        var taken = [Int](repeating: 0, count: face.program.columnCount)
        var stages: [Int: Int] = [:]
        for (unit, group) in going {
            let columns = model.inStage[group]
            if let stage = columns.indices.first(where: { take(columns[$0], &taken, &face) }) { stages[unit] = stage }
        }
        return (stages, 0)
    }

    /// Whether one more can be counted in `column`; then every later plan counts so many.
    private mutating func take(_ column: Int, _ taken: inout [Int], _ face: inout Face) -> Bool {
        let wanted = taken[column] + 1
        if wanted > face.program.upper[column] { return false }
        if face.point?[column] ?? 0 < wanted {
            switch face.reach(wanted, in: column) {
            case .reached: break
            case .refused:
                face.narrow(column, from: taken[column], to: taken[column])
                return false
            case .undecided:
                isProved = false
                face.narrow(column, from: taken[column], to: taken[column])
                return false
            }
        }
        taken[column] = wanted
        face.narrow(column, from: wanted, to: face.program.upper[column])
        return true
    }
}
