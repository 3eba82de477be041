import Exchanges
import Persons

extension TinyWorld {
    /// A sum over those whom a side releases, in one stage, up to one, or in all.
    func sum(
        _ stage: [Int], _ side: SideID, at wanted: Int? = nil, upTo last: Int = 99, counted: Bool = true,
        _ value: (PlanPerson) -> Int = { _ in 1 }
    ) -> Int {
        var sum = 0
        for index in persons.indices where stage[index] > 0 && persons[index].heldBy == side && stage[index] <= last {
            if counted && isOutside[index] || wanted != nil && stage[index] != wanted { continue }
            sum += value(persons[index])
        }
        return sum
    }

    private func total(_ stage: [Int], _ side: SideID, at wanted: Int? = nil, _ who: PersonPredicate) -> Int {
        sum(stage, side, at: wanted) { truth(who, $0) ? 1 : 0 }
    }

    private var stageCount: Int { terms.stages.count }

    /// The parts of rows that bind both sides, side A's and side B's, in the order of clauses and stages.
    func pairs(_ stage: [Int]) -> [(a: Int, b: Int)] { terms.clauses.flatMap { pairs(stage, of: $0.term) } }

    func pairs(_ stage: [Int], of term: Term) -> [(a: Int, b: Int)] {
        switch term {
        case .count:
            return (1...stageCount).map { at in (sum(stage, .a, at: at), sum(stage, .b, at: at)) }
        case .mirror(let mirror): return [(total(stage, .a, mirror.who), total(stage, .b, mirror.who))]
        case .weights(let weights):
            return (1...stageCount).map { last in running(stage, last) { weights.table[$0.rank] ?? 0 } }
        case .rate(let rate):
            return (1...stageCount).map { last in
                let paid = sum(stage, rate.paidBy, upTo: last)
                let due = sum(stage, rate.paidBy == .a ? .b : .a, upTo: last) { person in
                    rate.entries.first { truth($0.who, person) }?.give ?? 0
                }
                return rate.paidBy == .a ? (paid, due) : (due, paid)
            }
        case .pace(let pace):
            return (1...stageCount).map { last in
                let sides = SideID.allCases.map { side in
                    sum(stage, side, upTo: last, counted: false) { truth(pace.who, $0) ? 1 : 0 }
                }
                return (sides[0], sides[1])
            }
        case .exposure:
            return (1...stageCount).map { last in running(stage, last) { weight($0) } }
        default: return []
        }
    }

    private func running(_ stage: [Int], _ last: Int, _ value: (PlanPerson) -> Int) -> (a: Int, b: Int) {
        (sum(stage, .a, upTo: last, value), sum(stage, .b, upTo: last, value))
    }

    private func weight(_ person: PlanPerson) -> Int { terms.weights.map { $0.table[person.rank] ?? 0 } ?? 1 }

    func holds(_ term: Term, _ stage: [Int]) -> Bool {
        switch term {
        case .eligible, .exclude, .lottery, .keepTogether, .veto, .handover, .reserve, .noShow, .priority, .bodies:
            return true
        case .count(let count):
            let a = sum(stage, .a)
            let b = sum(stage, .b)
            if a > count.n * count.partA || b > count.n * count.partB { return false }
            if count.mode == .exact, a != count.n * count.partA || b != count.n * count.partB { return false }
            return (1...stageCount).allSatisfy {
                sum(stage, .a, at: $0) * count.partB == sum(stage, .b, at: $0) * count.partA
            }
        case .stages(let stages):
            return stages.enumerated().allSatisfy { index, limits in
                SideID.allCases.allSatisfy { side in
                    ((limits.min ?? 0)...(limits.max ?? 99)).contains(sum(stage, side, at: index + 1))
                }
            }
        case .must(let must): return all(must.who, nil, must.byStage, stage)
        case .allOf(let allOf): return all(allOf.who, allOf.releasedBy, nil, stage)
        case .named(let named): return all(.ids(named.ids), named.releasedBy, named.byStage, stage)
        case .first(let who, let byStage):
            return persons.indices.allSatisfy { !truth(who, persons[$0]) || stage[$0] <= byStage }
        case .quota(let quota):
            return quota.sides.allSatisfy { side in
                ((quota.min ?? 0)...(quota.max ?? 99)).contains(total(stage, side, at: quota.stage, quota.who))
            }
        case .share(let share):
            return sides(share.releasedBy).allSatisfy { side in
                let excess = 100 * total(stage, side, share.who) - share.percent * sum(stage, side)
                return share.bound == .least ? excess >= 0 : excess <= 0
            }
        case .mirror(let mirror):
            return abs(total(stage, .a, mirror.who) - total(stage, .b, mirror.who)) <= mirror.tolerance
        case .weights(let weights):
            let isWithin = SideID.allCases.allSatisfy { side in
                sum(stage, side) { weight($0) } <= weights.max ?? 9999
            }
            return isWithin && keep(term, stage, weights.stageTolerance, weights.tolerance)
        case .rate(let rate): return keep(term, stage, rate.stageTolerance, rate.tolerance)
        case .exposure(let exposure): return keep(term, stage, exposure.weight, exposure.weight)
        case .pace(let pace):
            let sizes = SideID.allCases.map { side in
                persons.indices.count { canGo[$0] && persons[$0].heldBy == side && truth(pace.who, persons[$0]) }
            }
            return pairs(stage, of: term).enumerated().allSatisfy { index, pair in
                let tolerance = index == stageCount - 1 ? pace.tolerance : pace.stageTolerance
                return abs(sizes[1] * pair.a - sizes[0] * pair.b) <= tolerance * max(sizes[0], sizes[1])
            }
        case .capacity(let capacity):
            return (1...stageCount).allSatisfy { at in
                sides(capacity.releasedBy).allSatisfy { side in
                    func fits(_ limit: StageLimit?, _ value: (PlanPerson) -> Int) -> Bool {
                        sum(stage, side, at: at, counted: false, value) <= limit?.limit(inStage: at) ?? 99
                    }
                    return fits(capacity.seats) { _ in 1 } && fits(capacity.ambulance) { $0.ambulance ? 1 : 0 }
                        && capacity.crossings.allSatisfy { crossing in
                            fits(crossing.seats) { $0.crossing == crossing.name ? 1 : 0 }
                        }
                }
            }
        case .sites(let sites):
            return (1...stageCount).allSatisfy { at in
                self.sides(sites.releasedBy).allSatisfy { side in
                    let seen = persons.indices.filter { stage[$0] == at && persons[$0].heldBy == side }
                    return Set(seen.map { persons[$0].site }).count <= sites.max.limit(inStage: at) ?? 99
                }
            }
        }
    }

    private func sides(_ only: SideID?) -> [SideID] { only.map { [$0] } ?? SideID.allCases }

    private func all(_ who: PersonPredicate, _ side: SideID?, _ byStage: Int?, _ stage: [Int]) -> Bool {
        persons.indices.allSatisfy { index in
            !canGo[index] || !truth(who, persons[index]) || side != nil && persons[index].heldBy != side
                || (1...(byStage ?? stageCount)).contains(stage[index])
        }
    }

    private func keep(_ term: Term, _ stage: [Int], _ before: Int, _ last: Int) -> Bool {
        pairs(stage, of: term).enumerated().allSatisfy { index, pair in
            abs(pair.a - pair.b) <= (index == stageCount - 1 ? last : before)
        }
    }
}
