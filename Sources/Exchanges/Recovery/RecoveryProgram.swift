import Persons

/// One stage as a small exact program: those present go or are held back, the announced reserve may step in, all
/// other stages stay as planned.
///
/// It is the planner's own program with people told apart by their seats, so that every clause binds as it does when a
/// plan is drawn up; only the columns' limits are new, and what may give way.
struct RecoveryProgram {
    /// What may still happen to a person: nothing, since she stays or her stage is settled, or one of three things.
    enum Seat: Hashable {
        case stays, planned, reserve, absent
        /// Goes in a stage that is settled, counted from 0.
        case settled(Int)

        var code: Int {
            switch self {
            case .stays: 0
            case .reserve: 1
            case .planned: 2
            case .absent: 3
            case .settled(let stage): 4 + stage
            }
        }
    }

    /// What was found for one set of remedies.
    struct Found {
        /// The stage of each unit that goes, counted from 0.
        var stageOf: [Int: Int]
        /// The units.
        var classes: PersonClasses
        var changed: [String: Int]
        var broken: [String]
        var kept: Int
        var counted: Int
        var isProved: Bool
        var proof: PlanProof
    }

    /// A number of the terms that may give way.
    private struct Easing {
        let key: String
        let sign: Int
        let column: Int
    }

    let model: ExchangeModel
    private let stage: Int
    private let seats: [Int: Seat]
    private let callOrder: [Int]
    private var program: IntegerProgram
    private var easings: [Easing] = []
    private var excuses: [Int] = []
    /// By clause that may be broken: the column that says so, and the columns of how far.
    private var breaks: [(clause: Int, column: Int, amounts: [Int])] = []

    /// - Parameters:
    ///   - stage: counted from 0.
    ///   - seats: by position in the persons.
    ///   - order: the place of each person in the line in which lots are called.
    init(terms: ExchangeTerms, persons: PlanPersons, eligibility: Eligibility, stage: Int, seats: [Seat], order: [Int])
    {
        let classes = PersonClasses(
            terms: terms, persons: persons, eligibility: eligibility, seats: seats.map(\.code))
        model = ExchangeModel(terms: terms, classes: classes)
        program = model.program
        self.stage = stage
        self.seats = Dictionary(seats.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        callOrder = (0..<persons.persons.count + eligibility.families.count).map { unit in
            classes.members(of: unit).map { order[$0] }.min() ?? 0
        }
    }

    private func seat(_ values: [Int]) -> Seat { model.classes.measures[.seat].flatMap { seats[values[$0]] } ?? .stays }

    // MARK: - What may happen

    /// Leaves open what the remedies allow.
    mutating func open(_ remedies: Set<NoShowTerm.Remedy>) {
        let later = remedies.contains(.carry) ? stage + 1..<model.stageCount : 0..<0
        func range(_ seat: Seat, _ at: Int, _ size: Int) -> ClosedRange<Int> {
            switch seat {
            case .stays: 0...0
            case .settled(let settled): at == settled ? size...size : 0...0
            case .reserve: at == stage && remedies.contains(.substitute) ? 0...size : 0...0
            case .planned: at == stage || later.contains(at) ? 0...size : 0...0
            case .absent: later.contains(at) ? 0...size : 0...0
            }
        }
        for (kind, column) in zip(model.classes.kinds, model.kindGoes) {
            let seat = seat(kind.values)
            // Who did not come and can be carried, is.
            if seat == .absent { program.narrow(column, from: kind.size, to: kind.size) }
            if model.stageCount > 1, seat != .stays { continue }
            let range = range(seat, stage, kind.size)
            program.narrow(column, from: range.lowerBound, to: range.upperBound)
            if seat == .stays { for fine in kind.fine { program.narrow(model.goes[fine], from: 0, to: 0) } }
        }
        for (group, columns) in zip(model.classes.groups, model.inStage) {
            for (at, column) in columns.enumerated() {
                let range = range(seat(group.values), at, group.size)
                program.narrow(column, from: range.lowerBound, to: range.upperBound)
            }
        }
    }

    /// A side releases no more counted people than were planned: the reserve fills places and makes none.
    mutating func limit(_ side: SideID, to planned: Int) {
        program.addRow(
            columns(of: .counted) { seat, itsSide, _ in
                itsSide == side && [.planned, .reserve, .absent].contains(seat)
            }, from: 0, to: planned)
    }

    /// The columns in which people go, with what a measure comes to a unit, where `includes` is true of seat, side and
    /// stage.
    private func columns(
        of measure: Measure, where includes: (Seat, SideID, Int) -> Bool
    ) -> [ExchangeModel.Entry] {
        guard let place = model.classes.measures[measure] else { return [] }
        if model.stageCount == 1 {
            return zip(model.classes.kinds, model.kindGoes)
                .filter { includes(seat($0.0.values), $0.0.side, 0) }.map { ($0.1, $0.0.values[place]) }
        }
        return zip(model.classes.groups, model.inStage).flatMap { group, columns in
            columns.indices.filter { includes(seat(group.values), group.side, $0) }
                .map { (columns[$0], group.values[place]) }
        }
    }

    // MARK: - What may give way

    /// Lets the stage become smaller (`shrink`), and what is carried come later (`carry`).
    mutating func ease(_ remedies: Set<NoShowTerm.Remedy>) {
        let here = "stage\(stage + 1)."
        for relaxation in model.relaxations {
            let key = relaxation.key
            let isLower = relaxation.direction < 0
            switch model.terms.clauses[relaxation.clause].term {
            case .count: if !isLower || !remedies.contains(.shrink) { continue }
            case .stages:
                let isHere = key.hasPrefix(here)
                if isHere ? !isLower || remedies.isDisjoint(with: [.shrink, .carry]) : isLower || !isLater(key) {
                    continue
                }
                if !isHere, !remedies.contains(.carry) { continue }
            default: continue
            }
            easings.append(
                Easing(
                    key: "\(model.terms.clauses[relaxation.clause].id).\(key)", sign: relaxation.direction,
                    column: loosen(relaxation, by: 1 << 20)))
        }
    }

    private func isLater(_ key: String) -> Bool {
        (stage + 2..<max(stage + 2, model.stageCount + 1)).contains { key.hasPrefix("stage\($0).") }
    }

    /// Lets the least number of a quota fall, for one side, by at most so many.
    mutating func excuse(clause: Int, side: SideID, upTo most: Int) {
        for relaxation in model.relaxations
        where relaxation.clause == clause && relaxation.side == side && relaxation.key == "min" {
            let column = loosen(relaxation, by: most)
            excuses.append(column)
            easings.append(
                Easing(key: "\(model.terms.clauses[clause].id).min.\(side.rawValue)", sign: -1, column: column))
        }
    }

    private mutating func loosen(_ relaxation: Relaxation, by most: Int) -> Int {
        let column = program.addColumn(
            to: relaxation.direction < 0 ? min(most, relaxation.asked) : min(most, model.classes.kinds.count(\.size)))
        for entry in relaxation.entries {
            program.rows[entry.row].columns.append(column)
            program.rows[entry.row].coefficients.append(entry.coefficient)
        }
        return column
    }

    /// Lets every clause be broken but the ratio at each stage, as a last resort.
    mutating func letBreak() {
        for clause in model.demanding {
            // Of the count only the totals: the ratio of a stage is never broken.
            let totals = Set(model.relaxations.filter { $0.clause == clause }.flatMap { $0.entries.map(\.row) })
            let isCount = if case .count = model.terms.clauses[clause].term { true } else { false }
            var amounts: [Int] = []
            let broken = program.addColumn(to: 1, leading: true)
            for row in model.clauseOfRow.indices where model.clauseOfRow[row] == clause {
                if isCount, !totals.contains(row) { continue }
                for amount in program.addMisses(of: row) {
                    program.addRow(
                        [(amount, 1), (broken, -program.upper[amount])], from: -IntegerProgram.unlimited, to: 0)
                    amounts.append(amount)
                }
            }
            breaks.append((clause, broken, amounts))
        }
    }

    // MARK: - The best of it

    /// The best that is open; nil when it is proved that there is nothing.
    /// - Throws: `Planner.Undecided`.
    func best() throws -> Found? {
        var face = Face(program)
        var isProved = true
        func reach(_ entries: [ExchangeModel.Entry], _ name: String) throws -> Int? {
            var goal = [Int](repeating: 0, count: program.columnCount)
            for entry in entries { goal[entry.column] += entry.coefficient }
            switch face.maximise(goal, label: name) {
            case .best(let level):
                isProved = isProved && level.isProved
                return level.value
            case .empty: return nil
            case .undecided: throw Planner.Undecided()
            }
        }
        if !breaks.isEmpty {
            let hard = breaks.filter { !model.terms.clauses[$0.clause].term.isNumber }
            let numbers = breaks.filter { model.terms.clauses[$0.clause].term.isNumber }
            for (name, costs) in [
                ("broken", hard.map(\.column)), ("broken numbers", numbers.map(\.column)),
                ("missed", breaks.flatMap(\.amounts)),
            ] {
                guard try reach(costs.map { ($0, -1) }, name) != nil else { return nil }
            }
        }
        if !excuses.isEmpty {
            guard try reach(excuses.map { ($0, -1) }, "excused") != nil else { return nil }
        }
        let inStage = columns(of: .heads) { seat, _, at in seat == .planned && at == stage }
        guard let kept = try reach(inStage, "kept") else { return nil }
        let everybody = columns(of: .counted) { _, _, _ in true }
        guard let counted = try reach(everybody, "counted") else { return nil }
        var draw = TicketDraw(model, order: callOrder)
        let stageOf: [Int: Int]
        do {
            _ = try draw.drawWho(&face)
            stageOf = try draw.drawWhen(&face).stages
        } catch {
            throw Planner.Undecided()
        }
        guard let point = face.point else { return nil }
        let changed = easings.filter { point[$0.column] > 0 }.map { ($0.key, $0.sign * point[$0.column]) }
        return Found(
            stageOf: stageOf, classes: model.classes, changed: Dictionary(changed, uniquingKeysWith: +),
            broken: breaks.filter { point[$0.column] > 0 }.map { model.terms.clauses[$0.clause].id }, kept: kept,
            counted: counted, isProved: isProved && draw.isProved, proof: face.proof)
    }
}

extension Term {
    /// Asks for a number of people. Where something must give way, such a clause does so first.
    fileprivate var isNumber: Bool {
        switch self {
        case .count, .stages, .quota, .share: true
        default: false
        }
    }
}

extension [PersonClasses.Kind] {
    fileprivate func count(_ size: (PersonClasses.Kind) -> Int) -> Int { reduce(0) { $0 + size($1) } }
}
