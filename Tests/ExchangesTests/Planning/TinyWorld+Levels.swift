import Exchanges
import Persons

extension TinyWorld {
    /// The best of all assignments, and what the levels come to on the way; nil when none keeps the terms.
    func best(mode: PriorityTerm.Mode? = nil) -> (stage: [Int], levels: [(LevelName, Int)])? {
        var left = assignments().filter { holds($0) }
        if left.isEmpty { return nil }
        var levels: [(LevelName, Int)] = []
        for objective in terms.objective {
            switch objective {
            case .count, .weight, .band, .captivity, .early:
                let value = Self.keep(&left) { self.value($0, objective) }
                if let name = LevelName(rawValue: objective.rawValue) { levels.append((name, value)) }
            case .fair:
                if mode ?? terms.priorityMode == .joint { joint(&left, &levels) } else { separable(&left, &levels) }
            case .select: drawWho(&left)
            case .lottery: break
            }
        }
        drawWho(&left)
        for person in called {
            let earliest = left.map { $0[person] }.min() ?? 0
            left = left.filter { $0[person] == earliest }
        }
        return (left[0], levels)
    }

    /// Every assignment that lots may choose from when they decide who goes; nil when none keeps the terms.
    func leftForLots(mode: PriorityTerm.Mode) -> [[Int]]? {
        var left = assignments().filter { holds($0) }
        if left.isEmpty { return nil }
        var levels: [(LevelName, Int)] = []
        for objective in terms.objective.prefix(while: { $0 != .select }) {
            if objective == .fair {
                if mode == .joint { joint(&left, &levels) } else { separable(&left, &levels) }
            } else if let name = LevelName(rawValue: objective.rawValue), objective != .lottery {
                levels.append((name, Self.keep(&left) { value($0, objective) }))
            }
        }
        return left
    }

    /// The greatest value; only those that have it are left.
    static func keep(_ left: inout [[Int]], _ value: ([Int]) -> Int) -> Int {
        let values = left.map(value)
        let most = values.max() ?? 0
        left = zip(left, values).filter { $0.1 == most }.map(\.0)
        return most
    }

    private var called: [Int] {
        persons.indices.sorted { (persons[$0].ticket, persons[$0].id) < (persons[$1].ticket, persons[$1].id) }
    }

    private func drawWho(_ left: inout [[Int]]) {
        for person in called { _ = Self.keep(&left) { $0[person] > 0 ? 1 : 0 } }
    }

    func value(_ stage: [Int], _ level: Objective, _ side: SideID? = nil) -> Int {
        var value = 0
        for index in persons.indices where stage[index] > 0 && (side == nil || persons[index].heldBy == side) {
            let person = persons[index]
            switch level {
            case .count: value += 1
            case .weight: value += isOutside[index] ? 0 : terms.weights?.table[person.rank] ?? 0
            case .band: value += person.band
            case .captivity: value += person.captiveMonths ?? 0
            case .early: value += person.band * (terms.stages.count - stage[index])
            case .fair, .select, .lottery: break
            }
        }
        return value
    }

    /// What a home side wishes, summed over its people whom the other side holds.
    func wishes(_ stage: [Int], of home: SideID) -> Int {
        persons.indices.reduce(0) { sum, index in
            sum + (stage[index] > 0 && persons[index].heldBy != home ? persons[index].wishTier : 0)
        }
    }

    private func joint(_ left: inout [[Int]], _ levels: inout [(LevelName, Int)]) {
        let a = left.map { wishes($0, of: .a) }.max() ?? 0
        let b = left.map { wishes($0, of: .b) }.max() ?? 0
        levels += [(.idealA, a), (.idealB, b)]
        func share(_ part: Int, _ whole: Int) -> Int { whole == 0 ? 1000 : 1000 * part / whole }
        let least = left.map { min(share(wishes($0, of: .a), a), share(wishes($0, of: .b), b)) }
        let most = least.max() ?? 0
        left = zip(left, least).filter { $0.1 >= most }.map(\.0)
        levels.append((.minPermille, most))
        levels.append((.sumTiers, Self.keep(&left) { wishes($0, of: .a) + wishes($0, of: .b) }))
    }

    private func separable(_ left: inout [[Int]], _ levels: inout [(LevelName, Int)]) {
        var face = left
        _ = Self.keep(&face) { value($0, .captivity) }
        for pair in pairs(face[0]).indices {
            let a = Self.keep(&face) { pairs($0)[pair].a }
            let b = Self.keep(&face) { pairs($0)[pair].b }
            left = left.filter { pairs($0)[pair] == (a, b) }
        }
        for (name, _) in levels {
            guard let level = Objective(rawValue: name.rawValue) else { continue }
            for side in SideID.allCases {
                let most = Self.keep(&face) { value($0, level, side) }
                left = left.filter { value($0, level, side) == most }
            }
        }
        levels.append((.tiersA, Self.keep(&left) { wishes($0, of: .a) }))
        levels.append((.tiersB, Self.keep(&left) { wishes($0, of: .b) }))
    }
}
