import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// A few persons and terms, small enough that every assignment can be tried. Its reading of the terms is its own:
/// it shares nothing with the planner or the check.
struct TinyWorld {
    let terms: ExchangeTerms
    let persons: [PlanPerson]
    private let canGo: [Bool]
    private let isOutside: [Bool]

    /// In order of the levels, then who goes and when, by ticket.
    typealias Merit = [Int]

    init(terms: ExchangeTerms, persons: [PlanPerson]) {
        self.terms = terms
        self.persons = persons.sorted { $0.id < $1.id }
        canGo = self.persons.map { person in
            guard person.confirmed && person.consent && person.fit && !person.retained && !person.isMinor else {
                return false
            }
            let isDue = terms.clauses.contains {
                if case .must(let must) = $0.term { truth(must.who, person) } else { false }
            }
            let isExcluded = terms.clauses.contains {
                if case .exclude(let who) = $0.term { truth(who, person) } else { false }
            }
            return isDue || !isExcluded
        }
        isOutside = self.persons.map { person in
            terms.clauses.contains {
                if case .must(let must) = $0.term { !must.counts && truth(must.who, person) } else { false }
            }
        }
    }

    /// Every assignment of stages (0: stays) in which only those go who can.
    func assignments() -> [[Int]] {
        var all: [[Int]] = [[]]
        for index in persons.indices {
            all = all.flatMap { start in (0...(canGo[index] ? terms.stages.count : 0)).map { start + [$0] } }
        }
        return all
    }

    /// Whether an assignment keeps these clauses (all when nil).
    func holds(_ stage: [Int], clauses: Set<String>? = nil) -> Bool {
        for (index, at) in stage.enumerated() where at > 0 && !canGo[index] { return false }
        return terms.clauses.allSatisfy { (clauses?.contains($0.id) ?? true) ? holds($0.term, stage) : true }
    }

    private func total(_ stage: [Int], _ side: SideID, at wanted: Int? = nil, _ who: PersonPredicate? = nil) -> Int {
        persons.indices.count { index in
            stage[index] > 0 && !isOutside[index] && persons[index].heldBy == side
                && (wanted == nil || stage[index] == wanted) && (who.map { truth($0, persons[index]) } ?? true)
        }
    }

    private func holds(_ term: Term, _ stage: [Int]) -> Bool {
        switch term {
        case .count(let count):
            let a = total(stage, .a)
            let b = total(stage, .b)
            if a > count.n * count.partA || b > count.n * count.partB { return false }
            if count.mode == .exact, a != count.n * count.partA || b != count.n * count.partB { return false }
            return (1...terms.stages.count).allSatisfy {
                total(stage, .a, at: $0) * count.partB == total(stage, .b, at: $0) * count.partA
            }
        case .stages(let stages):
            return stages.enumerated().allSatisfy { index, limits in
                SideID.allCases.allSatisfy { side in
                    let size = total(stage, side, at: index + 1)
                    return size >= limits.min ?? 0 && size <= limits.max ?? 99
                }
            }
        case .must(let must):
            return persons.indices.allSatisfy { index in
                !canGo[index] || !truth(must.who, persons[index])
                    || (1...(must.byStage ?? terms.stages.count)).contains(stage[index])
            }
        case .first(let who, let byStage):
            return persons.indices.allSatisfy { !truth(who, persons[$0]) || stage[$0] <= byStage }
        case .quota(let quota):
            return quota.sides.allSatisfy { side in
                let size = total(stage, side, at: quota.stage, quota.who)
                return size >= quota.min ?? 0 && size <= quota.max ?? 99
            }
        default: return true
        }
    }

    /// What an assignment reaches: greater is better, the first number before the second.
    func merit(_ stage: [Int]) -> Merit {
        let going = persons.indices.filter { stage[$0] > 0 }
        var merit = terms.objective.compactMap { level -> Int? in
            switch level {
            case .count: going.count
            case .band: going.reduce(0) { $0 + persons[$1].band }
            case .captivity: going.reduce(0) { $0 + (persons[$1].captiveMonths ?? 0) }
            case .early: going.reduce(0) { $0 + persons[$1].band * (terms.stages.count - stage[$1]) }
            case .weight, .fair, .select, .lottery: nil
            }
        }
        let called = persons.indices.sorted {
            (persons[$0].ticket, persons[$0].id) < (persons[$1].ticket, persons[$1].id)
        }
        merit += called.map { stage[$0] > 0 ? 1 : 0 }
        merit += called.map { -stage[$0] }
        return merit
    }

    /// The best of all assignments; nil when none keeps the terms.
    func best() -> (stage: [Int], merit: Merit)? {
        var best: (stage: [Int], merit: Merit)?
        for stage in assignments() where holds(stage) {
            let merit = merit(stage)
            if best.map({ $0.merit.lexicographicallyPrecedes(merit) }) ?? true { best = (stage, merit) }
        }
        return best
    }

    /// An assignment as a plan.
    func plan(_ stage: [Int]) -> ExchangePlan {
        var plan = ExchangePlan(
            exchange: terms.exchange, termsVersion: terms.version, termsSHA256: "", personsSHA256: "", sealedSHA256: [],
            seed: "", status: .optimal)
        plan.stages = terms.stages.enumerated().map { number, limits in
            PlanStage(
                stage: number + 1, date: limits.date?.iso,
                released: persons.indices.filter { stage[$0] == number + 1 }.map {
                    PlanRelease(person: persons[$0].id, heldBy: persons[$0].heldBy, counted: !isOutside[$0])
                }.sorted { ($0.heldBy, $0.person) < ($1.heldBy, $1.person) })
        }
        return plan
    }
}

/// Whether a statement is true of a person, for the kinds of statement that tiny worlds use.
private func truth(_ predicate: PersonPredicate, _ person: PlanPerson) -> Bool {
    switch predicate {
    case .status(let status): person.status == status
    case .sex(let sex): person.sex == sex
    case .age(let range): person.age.map { $0 >= range.lower ?? 0 && $0 <= range.upper ?? 999 } ?? false
    case .captiveMonths(let range):
        person.captiveMonths.map { $0 >= range.lower ?? 0 && $0 <= range.upper ?? 9999 } ?? false
    case .health(let health): person.health == health
    case .proceedings(let open): person.proceedings == open
    case .any(let parts): parts.contains { truth($0, person) }
    case .all(let parts): parts.allSatisfy { truth($0, person) }
    case .not(let part): !truth(part, person)
    case .rank, .ambulance, .site, .band, .ids: false
    }
}

extension TinyWorld {
    /// A world drawn from `generator`: up to six persons, up to three stages, any of the clauses.
    static func random(_ generator: inout SeededGenerator) throws -> TinyWorld {
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
        let stageCount = pick([1, 2, 2, 3])
        let size = Int.random(in: 2...(stageCount == 3 ? 5 : 6), using: &generator)
        let persons = (0..<size).map { index in
            var one = person(
                "\(index % 2 == 0 ? "A" : "B")\(index)", status: chance(60) ? .military : .civilian,
                sex: chance(70) ? .male : .female, age: pick([16, 20, 20, 40, 60, nil]),
                months: pick([1, 5, 5, 30, nil]),
                health: pick([.well, .well, .wounded, .severe]), proceedings: chance(20), confirmed: !chance(10),
                consent: !chance(10), fit: !chance(5), retained: chance(5),
                band: Int.random(in: 0...3, using: &generator),
                ticket: Int64.random(in: 0..<10, using: &generator))
            if one.age == 16 && chance(50) { one.age = 30 }
            one.isMinor = one.age == 16
            return one
        }
        let kinds = [
            "{status: civilian}", "{sex: female}", "{age: \"18-24\"}", "{captive_months: \">=5\"}", "{health: severe}",
            "{not: {health: well}}", "{any: [{sex: female}, {age: \">=60\"}]}",
            "{all: [{status: military}, {captive_months: \"<30\"}]}",
        ]
        var lines = ["{id: eligible, kind: eligible, confirmed: true, consent: true}"]
        if chance(50) { lines.append("{id: no-trial, kind: exclude, who: {proceedings: true}}") }
        if chance(70) {
            lines.append(
                "{id: number, kind: count, n: \(pick([1, 1, 2, 3])), mode: \(chance(25) ? "exact" : "up_to"), "
                    + "ratio: \(pick(["[1, 1]", "[1, 1]", "[2, 1]"]))}")
        }
        let stages = (1...stageCount).map { stage in
            let limit = pick(["", "", "", ", size: 1", ", max: 1", ", max: 2", ", max: 2", ", min: 1, max: 2"])
            return "{id: \(stage)\(limit)}"
        }
        lines.append("{id: days, kind: stages, stages: [\(stages.joined(separator: ", "))]}")
        if chance(50) {
            let deadline = chance(50) ? ", by_stage: \(Int.random(in: 1...stageCount, using: &generator))" : ""
            lines.append(
                "{id: severe, kind: must, who: {health: severe}, counts: \(chance(30))\(deadline)}")
        }
        if chance(30) {
            let deadline = Int.random(in: 1...stageCount, using: &generator)
            lines.append("{id: soon, kind: first, who: \(pick(kinds)), by_stage: \(deadline)}")
        }
        for index in 0..<Int.random(in: 0...2, using: &generator) {
            let least = pick([0, 0, 1, 1, 2])
            let most = least + Int.random(in: 0...1, using: &generator)
            let limits = pick(["min: \(least)", "max: \(most)", "min: \(least), max: \(most)"])
            let stage = chance(40) ? ", stage: \(Int.random(in: 1...stageCount, using: &generator))" : ""
            let side = pick(["", "", ", released_by: A", ", released_by: B", ", released_by: each"])
            lines.append("{id: quota-\(index), kind: quota, who: \(pick(kinds)), \(limits)\(stage)\(side)}")
        }
        lines.append("{id: draw, kind: lottery, method: ticket}")
        var levels = ["count", "band", "captivity", "early"]
        if chance(30) { levels.shuffle(using: &generator) }
        if chance(20) { levels.removeLast(Int.random(in: 1...2, using: &generator)) }
        return TinyWorld(
            terms: try readTerms(
                lines.joined(separator: "\n"), objective: "[\(levels.joined(separator: ", ")), lottery]"),
            persons: persons)
    }
}

extension TinyWorld {
    /// A world of willing people under an unequal ratio: one stage, or two where few enough are held.
    static func unequal(_ generator: inout SeededGenerator) throws -> TinyWorld {
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
        let (parts, held, stageCount) = pick([
            ([5, 4], [6, 5], 1), ([7, 3], [8, 4], 1), ([3, 7], [3, 8], 1), ([3, 2], [5, 3], 2), ([2, 3], [3, 4], 2),
            ([4, 2], [4, 3], 2), ([3, 2], [7, 5], 1),
        ])
        let persons = zip(["A", "B"], held).flatMap { side, count in
            (0..<count).map { index in
                person(
                    "\(side)\(index)", status: pick([.military, .military, .civilian]), months: pick([1, 5, 30]),
                    band: Int.random(in: 0...3, using: &generator), ticket: Int64.random(in: 0..<10, using: &generator))
            }
        }
        let stages = (1...stageCount).map { stage in
            "{id: \(stage)\(pick(["", "", ", max: 3", ", max: 5", ", max: 6", ", min: 1"]))}"
        }
        var lines = [
            "{id: number, kind: count, n: \(pick([1, 1, 2])), mode: \(pick(["exact", "up_to"])), ratio: \(parts)}",
            "{id: days, kind: stages, stages: [\(stages.joined(separator: ", "))]}",
        ]
        if pick([true, false, false]) {
            let least = Int.random(in: 0...2, using: &generator)
            let limits = pick(["min: \(least)", "max: \(least + 1)", "min: \(least), max: \(least + 1)"])
            lines.append(
                "{id: quota, kind: quota, who: {status: civilian}, \(limits), released_by: \(pick(["A", "B", "each"]))}"
            )
        }
        return TinyWorld(terms: try readTerms(lines.joined(separator: "\n")), persons: persons)
    }
}
