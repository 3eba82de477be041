import Exchanges
import Persons
import TestSupport

extension TinyWorld {
    /// What is worse first when one person is made to go, or not to go.
    enum Otherwise: Equatable {
        case nothing
        case impossible
        case level(LevelName, now: Int, then: Int)
        case settled(String, SideID, now: Int, then: Int)
    }

    /// Found by trying every assignment; the plan's own ideals stay the measure of what each side gets.
    func otherwise(_ person: Int, goes: Bool, mode: PriorityTerm.Mode) -> Otherwise {
        var left = assignments().filter { holds($0) }
        func some(_ left: [[Int]]) -> [[Int]] { left.filter { ($0[person] > 0) == goes } }
        if some(left).isEmpty { return .impossible }
        /// Keeps the best; what is worse, if something is.
        func reach(_ name: LevelName, _ value: ([Int]) -> Int) -> Otherwise? {
            let then = some(left).map(value).max() ?? 0
            let now = Self.keep(&left, value)
            return then < now ? .level(name, now: now, then: then) : nil
        }
        var before: [Objective] = []
        for objective in terms.objective {
            var worse: Otherwise?
            switch objective {
            case .select, .lottery: return .nothing
            case .fair where mode == .joint:
                let ideals = SideID.allCases.map { side in left.map { wishes($0, of: side) }.max() ?? 0 }
                worse = reach(.minPermille) { stage in
                    zip(SideID.allCases, ideals).map { side, ideal in
                        ideal == 0 ? 1000 : 1000 * wishes(stage, of: side) / ideal
                    }.min() ?? 0
                }
                worse = worse ?? reach(.sumTiers) { wishes($0, of: .a) + wishes($0, of: .b) }
            case .fair:
                for part in parts(left, before) {
                    let nearest = some(left).map(part.value).min {
                        (abs($0 - part.settled), $0) < (abs($1 - part.settled), $1)
                    }
                    guard let nearest, nearest == part.settled else {
                        return .settled(part.name, part.side, now: part.settled, then: nearest ?? 0)
                    }
                    left = left.filter { part.value($0) == part.settled }
                }
                worse = reach(.tiersA) { wishes($0, of: .a) } ?? reach(.tiersB) { wishes($0, of: .b) }
            case .count, .weight, .band, .captivity, .early:
                guard let name = LevelName(rawValue: objective.rawValue) else { continue }
                worse = reach(name) { value($0, objective) }
            }
            if let worse { return worse }
            before.append(objective)
        }
        return .nothing
    }

    private struct Part {
        let name: String
        let side: SideID
        let settled: Int
        let value: ([Int]) -> Int
    }

    /// What binds both sides, settled without wishes; by best captivity first.
    private func parts(_ left: [[Int]], _ before: [Objective]) -> [Part] {
        var face = left
        _ = Self.keep(&face) { value($0, .captivity) }
        var parts: [Part] = []
        func settle(_ name: String, _ side: SideID, _ value: @escaping ([Int]) -> Int) {
            parts.append(Part(name: name, side: side, settled: Self.keep(&face, value), value: value))
        }
        let names = terms.clauses.flatMap { clause in pairs(face[0], of: clause.term).map { _ in clause.id } }
        for (index, name) in names.enumerated() {
            settle(name, .a) { self.pairs($0)[index].a }
            settle(name, .b) { self.pairs($0)[index].b }
        }
        for level in before where level != .fair {
            for side in SideID.allCases { settle(level.rawValue, side) { self.value($0, level, side) } }
        }
        return parts
    }
}

extension TinyWorld {
    /// Four willing people a side under clauses that bind both sides, with wishes: much is settled before any is seen.
    static func bound(_ generator: inout SeededGenerator) throws -> TinyWorld {
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
        let persons = ["A", "B"].flatMap { side in
            (0..<4).map { index in
                var one = person(
                    "\(side)\(index)", status: pick([.military, .military, .civilian]), sex: pick([.male, .female]),
                    months: pick([1, 5, 5]), band: pick([0, 0, 1]), ticket: Int64.random(in: 0..<10, using: &generator))
                one.wishTier = pick([0, 1, 3])
                return one
            }
        }
        let lines = [
            "{id: number, kind: count, n: \(pick([2, 3])), mode: \(pick(["exact", "up_to"]))}",
            "{id: mirror, kind: mirror, who: {status: civilian}, tolerance: \(pick([0, 1, 1]))}",
            "{id: women, kind: mirror, who: {sex: female}, tolerance: \(pick([1, 2]))}",
        ]
        return TinyWorld(
            terms: try readTerms(lines.joined(separator: "\n"), objective: "[count, band, fair, captivity, lottery]"),
            persons: persons)
    }
}
