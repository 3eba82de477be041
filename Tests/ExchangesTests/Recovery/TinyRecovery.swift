import Exchanges
import Persons

/// A stage of a tiny world with its absent, mended by trying every way: a reading of the rules of its own.
struct TinyRecovery {
    struct Way {
        var stage: [Int]
        var excused: Int
        var kept: Int
        var counted: Int
        /// Clauses broken that do not, and that do, ask for numbers of people.
        var broken = (hard: 0, numbers: 0)
    }

    let terms: ExchangeTerms
    let persons: [PlanPerson]
    /// The stage of each person under the plan; 0 stays.
    let before: [Int]
    let at: Int
    let absent: Set<Int>
    /// By order, then side.
    let reserve: [Int]

    private var noShow: NoShowTerm {
        for clause in terms.clauses { if case .noShow(let noShow) = clause.term { return noShow } }
        return NoShowTerm(then: [.substitute])
    }

    /// The best way by the first remedies that keep every clause; else one that breaks as few as possible.
    func best() -> (way: Way, remedies: [NoShowTerm.Remedy], isBroken: Bool)? {
        let then = noShow.then
        let without = then.filter { $0 != .carry }
        var attempts = (1...then.count).map { Array(then.prefix($0)) }
        attempts += without.isEmpty ? [[]] : (1...without.count).map { Array(without.prefix($0)) }
        for remedies in attempts {
            let ways = self.ways(remedies).filter { $0.broken == (0, 0) }
            if let best = ways.max(by: isWorse) { return (best, remedies, false) }
        }
        return ways(without).max { ($1.broken.hard, $1.broken.numbers) < ($0.broken.hard, $0.broken.numbers) }
            .map { ($0, without, true) }
    }

    private func isWorse(_ left: Way, _ right: Way) -> Bool {
        let numbers = [(right.excused, left.excused), (left.kept, right.kept), (left.counted, right.counted)]
        if let differing = numbers.first(where: { $0.0 != $0.1 }) { return differing.0 < differing.1 }
        let line =
            reserve
            + persons.indices.filter { !reserve.contains($0) }.sorted {
                (persons[$0].ticket, persons[$0].id) < (persons[$1].ticket, persons[$1].id)
            }
        for person in line where (left.stage[person] > 0) != (right.stage[person] > 0) {
            // A family is called when its first member is.
            return right.stage[person] > 0
        }
        for person in line where left.stage[person] != right.stage[person] {
            return left.stage[person] > right.stage[person]
        }
        return false
    }

    private func ways(_ remedies: [NoShowTerm.Remedy]) -> [Way] {
        let later = remedies.contains(.carry) ? Array(at + 1..<max(at + 1, terms.stages.count + 1)) : []
        let carried = remedies.contains(.carry) ? absent.filter { before[$0] == at && isCarriable($0) } : []
        let here = persons.enumerated().map { index, person in
            var person = person
            if absent.contains(index), !carried.contains(index) { person.fit = false }
            return person
        }
        let outside = TinyWorld(terms: terms, persons: here).isOutside
        var all: [[Int]] = [[]]
        for index in persons.indices {
            var options = [before[index]]
            if before[index] == at { options = absent.contains(index) ? [0] : [0, at] + later }
            if carried.contains(index) { options = later }
            if before[index] == 0, remedies.contains(.substitute), reserve.contains(index), !absent.contains(index) {
                options = [0, at]
            }
            all = all.flatMap { start in options.map { start + [$0] } }
        }
        let places = SideID.allCases.map { side in
            persons.indices.count { before[$0] == at && persons[$0].heldBy == side && !outside[$0] }
        }
        return all.compactMap { stage in
            for (side, most) in zip(SideID.allCases, places) {
                let fill = persons.indices.count { index in
                    persons[index].heldBy == side && !outside[index] && stage[index] > 0
                        && (before[index] == at || before[index] == 0)
                }
                if fill > most { return nil }
            }
            return way(stage, here, remedies)
        }
    }

    private func isCarriable(_ index: Int) -> Bool {
        !terms.clauses.contains { clause in
            switch clause.term {
            case .must(let must): must.byStage ?? 99 <= at && truth(must.who, persons[index])
            case .first(let who, let byStage): byStage <= at && truth(who, persons[index])
            case .named(let named):
                named.byStage ?? 99 <= at && named.ids.contains(persons[index].id)
                    && (named.releasedBy == nil || named.releasedBy == persons[index].heldBy)
            default: false
            }
        }
    }

    /// What one assignment comes to under terms that give way as far as it needs and the rules allow; nil where it is
    /// out of the question.
    private func way(_ stage: [Int], _ here: [PlanPerson], _ remedies: [NoShowTerm.Remedy]) -> Way? {
        let world = TinyWorld(terms: terms, persons: here)
        guard world.holds(stage, clauses: []) else { return nil }
        var way = Way(
            stage: stage, excused: 0,
            kept: stage.indices.count { stage[$0] == at && before[$0] == at },
            counted: stage.indices.count { stage[$0] > 0 && !world.isOutside[$0] })
        for clause in terms.clauses {
            switch clause.term {
            case .count(let count):
                for number in 1...terms.stages.count
                where world.sum(stage, .a, at: number) * count.partB != world.sum(stage, .b, at: number) * count.partA {
                    return nil
                }
                var n = count.n
                if count.mode == .exact, remedies.contains(.shrink) { n = min(n, world.sum(stage, .a) / count.partA) }
                let eased = CountTerm(n: n, mode: count.mode, partA: count.partA, partB: count.partB)
                if !world.holds(.count(eased), stage) { way.broken.numbers += 1 }
            case .stages(let stages):
                let mayShrink = remedies.contains(.shrink) || remedies.contains(.carry)
                let eased = stages.enumerated().map { index, limits in
                    let sums = SideID.allCases.map { world.sum(stage, $0, at: index + 1) }
                    let isExact = limits.min != nil && limits.min == limits.max
                    var (least, most) = (limits.min, limits.max)
                    if index + 1 == at, mayShrink, let old = least {
                        least = min(old, sums.min() ?? 0)
                        if isExact { most = least }
                    }
                    if index + 1 > at, remedies.contains(.carry), let old = most {
                        most = max(old, sums.max() ?? 0)
                        if isExact { least = most }
                    }
                    return StageTerm(date: limits.date, min: least, max: most)
                }
                if !world.holds(.stages(eased), stage) { way.broken.numbers += 1 }
            case .quota(let quota):
                var holds = true
                for side in quota.sides {
                    let missing = max(0, (quota.min ?? 0) - sum(world, stage, quota, side))
                    let most = noShow.excused ? excusable(quota, side, world) : 0
                    way.excused += min(missing, most)
                    let eased = QuotaTerm(
                        who: quota.who, releasedBy: side, stage: quota.stage,
                        min: quota.min.map { $0 - min(missing, most) }, max: quota.max)
                    holds = holds && world.holds(.quota(eased), stage)
                }
                if !holds { way.broken.numbers += 1 }
            case .share: if !world.holds(clause.term, stage) { way.broken.numbers += 1 }
            default: if !world.holds(clause.term, stage) { way.broken.hard += 1 }
            }
        }
        return way
    }

    private func sum(_ world: TinyWorld, _ stage: [Int], _ quota: QuotaTerm, _ side: SideID) -> Int {
        world.sum(stage, side, at: quota.stage) { truth(quota.who, $0) ? 1 : 0 }
    }

    private func excusable(_ quota: QuotaTerm, _ side: SideID, _ world: TinyWorld) -> Int {
        if quota.stage != nil, quota.stage != at { return 0 }
        func isOfKind(_ index: Int) -> Bool {
            persons[index].heldBy == side && !world.isOutside[index] && truth(quota.who, persons[index])
        }
        let missing = absent.count { before[$0] == at && isOfKind($0) }
        return max(0, missing - reserve.count { !absent.contains($0) && isOfKind($0) })
    }
}
