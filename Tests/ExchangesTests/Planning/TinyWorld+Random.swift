import Exchanges
import Foundation
import Persons
import TestSupport

extension TinyWorld {
    /// A world drawn from `generator`: up to six persons, up to three stages, any of the clauses.
    /// - Parameters:
    ///   - people: how many persons, where it is not drawn.
    ///   - more: further clauses.
    ///   - lottery: the method of the lots.
    static func random(
        _ generator: inout SeededGenerator, people: Int? = nil, more: [String] = [], lottery: String = "ticket"
    ) throws -> TinyWorld {
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
        func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
        let stageCount = pick([1, 2, 2, 3])
        let size = people ?? Int.random(in: 2...(stageCount == 3 ? 5 : 6), using: &generator)
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
            one.rank = pick([.private, .private, .nco, .lieutenant, .major])
            one.ambulance = chance(30)
            one.site = pick(["S1", "S2", ""])
            one.crossing = pick(["north", "south"])
            one.family = chance(35) ? pick(["F1", "F2"]) : ""
            one.wishTier = Int.random(in: 0...5, using: &generator)
            one.vetoRank = chance(25) ? index + 1 : nil
            return one
        }
        let sides = ["", "", ", released_by: A", ", released_by: B", ", released_by: each"]
        let kinds = [
            "{rank: lieutenant+}", "{ambulance: true}", "{band: \">=2\"}", "{site: S1}", "{status: civilian}",
            "{sex: female}", "{age: \"18-24\"}", "{captive_months: \">=5\"}", "{health: severe}",
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
            let side = pick(sides)
            lines.append("{id: quota-\(index), kind: quota, who: \(pick(kinds)), \(limits)\(stage)\(side)}")
        }
        let isWeighted = chance(20)
        if isWeighted {
            lines.append(
                "{id: table, kind: weights, table: {private: 1, nco: 2, warrant: 2, lieutenant: 3, captain: 3, major: 4, "
                    + "lt_colonel: 5, colonel: 6, brigadier: 7, major_general: 8, general: 9}, tolerance: \(pick([0, 1])), "
                    + "stage_tolerance: \(pick([1, 2, 3]))\(pick(["", ", max: 4", ", max: 6"]))}")
        }
        let some = [
            "{id: C, kind: all_of, who: \(pick(kinds))\(pick(sides))}",
            "{id: C, kind: share, who: \(pick(kinds)), of: \(pick([20, 50, 60])), at: \(pick(["least", "most"]))\(pick(sides))}",
            "{id: C, kind: mirror, who: \(pick(kinds)), tolerance: \(pick([0, 0, 1]))}",
            "{id: C, kind: rate, paid_by: \(pick(["A", "B"])), for: [{who: {status: civilian}, give: 1}, "
                + "{who: \(pick(kinds)), give: 2}], tolerance: \(pick([0, 1]))}",
            "{id: C, kind: pace, who: \(pick(kinds)), tolerance: \(pick([0, 1, 1]))}",
            "{id: C, kind: keep_together}", "{id: C, kind: keep_together}",
            "{id: C, kind: named, ids: [A0, B1, B3]\(pick(["", ", by_stage: 1"]))}",
            "{id: C, kind: veto, max: \(pick([1, 2])), sealed: true, not_over: [\(pick(kinds))]}",
            "{id: C, kind: capacity, seats: \(pick([1, 2, 3])), ambulance: \(pick([1, 2])), "
                + "crossings: {north: \(pick([1, 2])), south: 2}}",
            "{id: C, kind: sites, max: \(pick([1, 1, 2]))}",
            "{id: C, kind: exposure, weight: \(pick([0, 1, 2]))}",
        ]
        for (index, clause) in some.shuffled(using: &generator).prefix(pick([0, 1, 2, 3])).enumerated() {
            if lines.contains(where: { $0.contains("keep_together") }), clause.contains("keep_together") { continue }
            lines.append(clause.replacingOccurrences(of: "id: C", with: "id: more-\(index)"))
        }
        lines += more + ["{id: draw, kind: lottery, method: \(lottery)}"]
        var levels = [isWeighted ? "weight" : "count", "band", "captivity", "early"]
        if chance(60) { levels.insert("fair", at: Int.random(in: 1...3, using: &generator)) }
        if chance(50) { levels.insert("select", at: levels.count - 1) }
        if chance(30) { levels.shuffle(using: &generator) }
        if chance(20) { levels.removeLast(Int.random(in: 1...2, using: &generator)) }
        // Every level leaves less to lots: where they are looked at, few come before them.
        if lottery != "ticket" {
            levels = pick([
                [], ["count"], ["count"], ["count", "early"], ["count", "select", "early"], ["count", "band"],
                ["count", "fair"], ["fair", "select", "band"], ["early", "count"],
            ])
            if isWeighted { levels = levels.map { $0 == "count" ? "weight" : $0 } }
        }
        return TinyWorld(
            terms: try readTerms(
                lines.joined(separator: "\n"), objective: "[\((levels + ["lottery"]).joined(separator: ", "))]"),
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
