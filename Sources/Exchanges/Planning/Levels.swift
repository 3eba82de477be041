import Persons

/// Goes through the levels of the terms in their order; each is locked before the next.
struct Levels {
    private let model: ExchangeModel
    /// How the sides' wishes are brought together.
    private let mode: PriorityTerm.Mode
    private(set) var face: Face
    private(set) var levels: [PlanLevel] = [] {
        didSet { if let level = levels.last, levels.count > oldValue.count { onLevel(level) } }
    }
    /// Told of each level as it is reached.
    private let onLevel: Planner.Watch
    private var draw: TicketDraw
    /// What draws one plan of a fair lottery.
    private let seed: [UInt8]
    /// What decided who goes before any lot did.
    private(set) var beforeLots: [Narrowing] = []

    /// Why a level could not be reached.
    enum Failure: Error {
        /// No plan keeps the terms; proved.
        case impossible
        /// Neither a plan nor a proof.
        case undecided
    }

    init(
        _ model: ExchangeModel, mode: PriorityTerm.Mode, seed: [UInt8] = [], onLevel: @escaping Planner.Watch = { _ in }
    ) {
        self.onLevel = onLevel
        self.model = model
        self.mode = mode
        self.seed = seed
        face = Face(model.program)
        draw = TicketDraw(model)
    }

    /// Reaches every level, and the lots.
    /// - Returns: who goes, as units, and in which stage, counted from 0.
    mutating func run() throws(Failure) -> [Int: Int] {
        for objective in model.terms.objective {
            switch objective {
            case .count, .weight, .band, .captivity, .early:
                if let name = LevelName(rawValue: objective.rawValue), let goal = model.objective(objective) {
                    try reach(goal, name)
                }
            case .fair: if mode == .joint { try joint() } else { try separable() }
            case .select:
                try needPoint()
                beforeLots = face.narrowings
                addLots(.select, try drawWho())
            case .lottery: break
            }
        }
        try needPoint()
        let isDrawn = model.terms.objective.contains(.select)
        if !isDrawn { beforeLots = face.narrowings }
        let who = isDrawn ? [] : try drawWho()
        let (stages, when) = try draw.drawWhen(&face)
        addLots(.lottery, who.union(when))
        restateShare()
        return stages
    }

    /// Who goes, by ticket or by fair lots; of these the least chance is a level of its own.
    private mutating func drawWho() throws(Failure) -> Set<Int> {
        try needPoint()
        guard model.terms.lottery.method == .maximin else { return try draw.drawWho(&face) }
        let (drawn, least) = try draw.drawFairly(&face, number: LotSeed.number(seed))
        let value = least.millionths
        levels.append(
            PlanLevel(level: .leastChance, value: value, bound: value + least.gap, proved: least.gap == 0))
        return drawn
    }

    /// How many people go, or go when they do, by lot.
    private mutating func addLots(_ name: LevelName, _ units: Set<Int>) {
        let people = units.reduce(0) { $0 + model.classes.members(of: $1).count }
        levels.append(PlanLevel(level: name, value: people, bound: people, proved: draw.isProved))
    }

    /// A share that is not proved best may come out higher in the end: it is stated as the plan has it.
    private mutating func restateShare() {
        guard let place = levels.firstIndex(where: { $0.level == .minPermille && !$0.proved }), let point = face.point
        else { return }
        let shares = zip([SideID.a, .b], [LevelName.idealA, .idealB]).compactMap { home, name -> Int? in
            guard let ideal = levels.first(where: { $0.level == name })?.value, ideal > 0 else { return nil }
            return 1000 * zip(model.wishes(of: home), point).reduce(0) { $0 + $1.0 * $1.1 } / ideal
        }
        levels[place].value = min(levels[place].bound, shares.min() ?? 1000)
    }

    /// Some point to draw over, where no level came before.
    private mutating func needPoint() throws(Failure) {
        if face.point == nil { _ = try best([Int](repeating: 0, count: face.program.columnCount)) }
    }

    /// - Parameter isSettled: whether what the level rests on is proved.
    private mutating func reach(_ goal: [Int], _ name: LevelName, locked: Bool = true, isSettled: Bool = true)
        throws(Failure)
    {
        let level = try best(goal, named: name, locked: locked)
        levels.append(
            PlanLevel(level: name, value: level.value, bound: level.bound, proved: level.isProved && isSettled))
    }

    private mutating func best(_ goal: [Int], named name: LevelName? = nil, locked: Bool = true) throws(Failure)
        -> Face.Level
    {
        switch face.maximise(goal, named: name, locked: locked) {
        case .best(let level): return level
        case .empty: throw .impossible
        case .undecided: throw .undecided
        }
    }

    // MARK: - Wishes

    /// The side that is worse off first, in thousandths of its own best; then both together.
    private mutating func joint() throws(Failure) {
        let wishes = [model.wishes(of: .a), model.wishes(of: .b)]
        var ideals: [Int] = []
        for (goal, name) in zip(wishes, [LevelName.idealA, .idealB]) {
            try reach(goal, name, locked: false)
            ideals.append(levels[levels.count - 1].value)
        }
        let share = face.addColumn(to: 1000)
        for (goal, ideal) in zip(wishes, ideals) {
            let entries = goal.enumerated().map { ($0.offset, 1000 * $0.element) }
            face.addRow(entries + [(share, -ideal)], from: 0, to: nil)
        }
        var goal = [Int](repeating: 0, count: face.program.columnCount)
        goal[share] = 1
        try reach(goal, .minPermille)
        try reach(zip(wishes[0], wishes[1]).map { $0 + $1 }, .sumTiers)
    }

    /// What binds both sides is settled without wishes; then each side's wishes decide about its own people alone.
    private mutating func separable() throws(Failure) {
        try needPoint()
        let before = levels.map(\.level)
        var settled = self
        settled.face.beginFork()
        // Where a part is not proved best, neither are the wishes that rest on it.
        var isProved = true
        func value(_ goal: [Int]) throws(Failure) -> Int {
            let level = try settled.best(goal)
            isProved = isProved && level.isProved
            return level.value
        }
        if let captivity = model.objective(.captivity) { _ = try value(captivity) }
        var parts: [SettledPart] = []
        for pair in model.twoSided {
            for (side, entries) in [(SideID.a, pair.a), (.b, pair.b)] {
                var goal = [Int](repeating: 0, count: model.program.columnCount)
                for entry in entries { goal[entry.column] = entry.coefficient }
                parts.append(
                    SettledPart(whole: .clause(pair.clause), side: side, goal: goal, value: try value(goal)))
            }
        }
        for name in before {
            guard let level = Objective(rawValue: name.rawValue) else { continue }
            for side in SideID.allCases {
                guard let goal = model.objective(level, of: side) else { continue }
                parts.append(
                    SettledPart(whole: .level(name), side: side, goal: goal, value: try value(goal)))
            }
        }
        face.endFork(settled.face, parts)
        try reach(model.wishes(of: .a), .tiersA, isSettled: isProved)
        try reach(model.wishes(of: .b), .tiersB, isSettled: isProved)
    }
}
