import Persons

/// Asks what would be worse if one person went, or did not go: the steps that led to the plan are gone through again for
/// those plans alone in which it is so, up to the first step that does not come out as well.
///
/// Each step is asked of the plans that were left before it, so nothing above is solved anew, and of points already
/// known whether one of them will do. What is worse is proved as in the plan, by exact bounds.
struct PersonInquiry {
    /// What was found, with a proof where something was solved.
    struct Answer {
        let finding: Finding
        /// Proves that the step comes to no more; over the plans that were left before it.
        var proof: PlanProof?
    }

    /// What would be worse.
    enum Finding {
        /// Nothing: lots decided.
        case nothing
        /// No plan keeps these clauses, as positions in the terms; any fewer of them can hold.
        case clauses([Int])
        /// This level comes to less.
        case level(LevelName, now: Int, then: Face.Level)
        /// This part of what binds both sides, settled without wishes, comes to another number; nil where the nearest
        /// was not found.
        case settled(SettledPart, then: Int?)
        /// It was not found out within the limits on work whether this level would be worse (nil: what was settled); all
        /// before would not.
        case undecided(LevelName?)
    }

    private let model: ExchangeModel
    private let narrowings: [Narrowing]

    init(_ model: ExchangeModel, _ narrowings: [Narrowing]) {
        self.model = model
        self.narrowings = narrowings
    }

    /// - Parameters:
    ///   - fine: the fine class of the person's unit.
    ///   - goes: whether one more than none of the class goes, or one fewer than all.
    func answer(fine: Int, goes: Bool) -> Answer {
        let column = model.goes[fine]
        let limit = goes ? 1 : model.classes.fine[fine].units.count - 1
        func isSo(_ point: [Int]) -> Bool { goes ? point[column] >= limit : point[column] <= limit }
        func some(_ program: IntegerProgram) -> IntegerProgram {
            var program = program
            if goes {
                program.narrow(column, from: limit, to: program.upper[column])
            } else {
                program.narrow(column, from: program.lower[column], to: limit)
            }
            return program
        }
        let start = narrowings.lastIndex { isSo($0.point) }.map { $0 + 1 } ?? 0
        var point = start > 0 ? narrowings[start - 1].point : nil
        for narrowing in narrowings[start...] {
            let before = some(narrowing.before)
            if let known = point {
                point = known + [Int](repeating: 0, count: before.columnCount - known.count)
            }
            switch narrowing.aim {
            case .most(let name, let goal, let value):
                var face = Face(before, point: point)
                switch face.maximise(goal, named: name, locked: false) {
                case .empty where point == nil:
                    return Answer(
                        finding: .clauses(ClauseSets(model, among: some).smallestConflict()), proof: face.proof)
                case .best(let level) where level.bound < value:
                    guard let name else { return Answer(finding: .undecided(nil)) }
                    return Answer(finding: .level(name, now: value, then: level), proof: face.proof)
                case .best(let level) where level.value == value: point = face.point
                case .best, .empty, .undecided: return Answer(finding: .undecided(name))
                }
            case .settled(let parts):
                switch keep(parts, before, point) {
                case .kept(let found): point = found
                case .broken(let answer): return answer
                }
            }
        }
        return Answer(finding: .nothing)
    }

    // MARK: - What was settled

    private enum Keeping {
        case kept([Int])
        case broken(Answer)
    }

    /// Whether all parts can be kept; else the first that cannot beside those before it, and what it would come to.
    private func keep(_ parts: [SettledPart], _ before: IntegerProgram, _ point: [Int]?) -> Keeping {
        func outcome(_ count: Int) -> (Face, Face.Outcome) {
            var program = before
            for part in parts.prefix(count) { program.hold(part.goal, at: part.value) }
            var face = Face(program)
            let outcome = face.maximise([Int](repeating: 0, count: program.columnCount), locked: false)
            return (face, outcome)
        }
        let whole = outcome(parts.count)
        if case .best = whole.1, let found = whole.0.point { return .kept(found) }
        // Fewer parts leave more plans: halving finds the first that cannot be kept.
        var (fits, fails) = (0, parts.count)
        var last = whole
        while fails - fits > 1 {
            let middle = (fits + fails) / 2
            let tried = outcome(middle)
            switch tried.1 {
            case .best: fits = middle
            case .empty, .undecided: (fails, last) = (middle, tried)
            }
        }
        guard case .empty = last.1 else { return .broken(Answer(finding: .undecided(nil))) }
        let part = parts[fails - 1]
        return .broken(
            Answer(
                finding: .settled(part, then: nearest(part, parts.prefix(fails - 1), before)), proof: last.0.proof))
    }

    /// The nearest that a part can come to, the others as they are; of two as near the smaller.
    private func nearest(_ part: SettledPart, _ others: ArraySlice<SettledPart>, _ before: IntegerProgram) -> Int? {
        var program = before
        for other in others { program.hold(other.goal, at: other.value) }
        func best(_ sign: Int) -> Face.Outcome {
            var half = program
            let entries = part.goal.indices.filter { part.goal[$0] != 0 }.map { ($0, sign * part.goal[$0]) }
            half.addRow(entries, from: -IntegerProgram.unlimited, to: sign * part.value)
            var face = Face(half)
            return face.maximise(part.goal.map { sign * $0 }, locked: false)
        }
        var found: [Int] = []
        for sign in [1, -1] {
            switch best(sign) {
            case .best(let level) where level.isProved: found.append(sign * level.value)
            case .empty: continue
            case .best, .undecided: return nil
            }
        }
        return found.min { (abs($0 - part.value), $0) < (abs($1 - part.value), $1) }
    }
}

extension IntegerProgram {
    /// Adds the row that a sum comes to `value`.
    fileprivate mutating func hold(_ goal: [Int], at value: Int) {
        addRow(goal.enumerated().map { ($0.offset, $0.element) }, from: value, to: value)
    }
}
