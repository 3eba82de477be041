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

    /// - Parameter order: the place of each unit in the calling, where it is not by ticket.
    init(_ model: ExchangeModel, order: [Int]? = nil) {
        self.model = model
        let order = order ?? model.classes.callOrder
        called = model.classes.fine.enumerated().flatMap { index, fine in fine.units.map { ($0, index) } }
            .sorted { order[$0.unit] < order[$1.unit] }
    }

    /// Decides who goes and narrows the face to it.
    /// - Returns: the units that go while others alike stay: their lots decided.
    mutating func drawWho(_ face: inout Face) throws(Levels.Failure) -> Set<Int> {
        var keeper = try keeper(face, face.point)
        var drawn: Set<Int> = []
        var taken = [Int](repeating: 0, count: keeper.point.count)
        for (unit, fine) in called {
            guard take(model.goes[fine], &taken, &keeper) else { continue }
            going.append((unit, model.classes.kinds[model.classes.fine[fine].kind].group))
            drawn.insert(unit)
        }
        for (fine, column) in zip(model.classes.fine, model.goes) where taken[column] == fine.units.count {
            drawn.subtract(fine.units)
        }
        for column in model.goes { keeper.narrow(column, from: taken[column], to: taken[column]) }
        face.settle(keeper)
        return drawn
    }

    /// Decides who goes by fair lots over the plans that are left: the number drawn picks one of the lottery, and of
    /// units alike the lowest tickets go in it.
    /// - Returns: the units that go but might have stayed, and the least chance of those who might go.
    mutating func drawFairly(_ face: inout Face, number: Int) throws(Levels.Failure) -> (
        drawn: Set<Int>, least: LeastChance
    ) {
        let alike = model.classes.alike(in: model.terms.objective)
        let kinds = alike.map { fine in
            let size = fine.reduce(0) { $0 + model.classes.fine[$1].units.count }
            return LotKind(
                column: fine.count == 1 ? model.goes[fine[0]] : face.addSum(of: fine.map { model.goes[$0] }, to: size),
                size: size)
        }
        guard let lots = FairLots(&face, kinds) else { throw .undecided }
        var point = lots.point(drawnBy: number)
        var left = [Int](repeating: 0, count: model.classes.fine.count)
        var kindOf = left
        for (kind, fine) in alike.enumerated() { for index in fine { kindOf[index] = kind } }
        for (kind, place) in kinds.enumerated() {
            left[kind] = point[place.column]
            for fine in alike[kind] { point[model.goes[fine]] = 0 }
        }
        var drawn: Set<Int> = []
        for (unit, fine) in called where left[kindOf[fine]] > 0 {
            left[kindOf[fine]] -= 1
            point[model.goes[fine]] += 1
            going.append((unit, model.classes.kinds[model.classes.fine[fine].kind].group))
            if lots.places[kindOf[fine]] < FairLots.whole * kinds[kindOf[fine]].size { drawn.insert(unit) }
        }
        var keeper = try keeper(face, point)
        for column in model.goes { keeper.narrow(column, from: point[column], to: point[column]) }
        face.settle(keeper)
        return (drawn, lots.least)
    }

    /// Decides when each goes and narrows the face to it.
    /// - Returns: the stage of each unit, counted from 0, and the units that are alike but do not all go in one stage.
    mutating func drawWhen(_ face: inout Face) throws(Levels.Failure) -> (stages: [Int: Int], drawn: Set<Int>) {
        if model.stageCount == 1 { return (Dictionary(uniqueKeysWithValues: going.map { ($0.unit, 0) }), []) }
        var keeper = try keeper(face, face.point)
        var taken = [Int](repeating: 0, count: keeper.point.count)
        var stages: [Int: Int] = [:]
        var stagesOfGroup: [Int: Set<Int>] = [:]
        for (unit, group) in going {
            let columns = model.inStage[group]
            guard let stage = columns.indices.first(where: { take(columns[$0], &taken, &keeper) }) else { continue }
            stages[unit] = stage
            stagesOfGroup[group, default: []].insert(stage)
        }
        face.settle(keeper)
        let drawn = going.filter { (stagesOfGroup[$0.group]?.count ?? 0) > 1 }
        return (stages, Set(drawn.map(\.unit)))
    }

    /// Lots are drawn over the plans that are left, from one that is known.
    private func keeper(_ face: Face, _ point: [Int]?) throws(Levels.Failure) -> PointKeeper {
        guard let point, let keeper = PointKeeper(face.program, point: point) else { throw .undecided }
        return keeper
    }

    /// Whether one more can be counted in `column`; then every later plan counts so many.
    private mutating func take(_ column: Int, _ taken: inout [Int], _ keeper: inout PointKeeper) -> Bool {
        let wanted = taken[column] + 1
        if wanted > keeper.program.upper[column] { return false }
        switch keeper.reach(wanted, in: column) {
        case .reached:
            taken[column] = wanted
            if wanted > keeper.program.lower[column] {
                keeper.narrow(column, from: wanted, to: keeper.program.upper[column])
            }
            return true
        case .refused: break
        case .undecided: isProved = false
        }
        keeper.narrow(column, from: taken[column], to: taken[column])
        return false
    }
}
