import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// A proof file against its plan: whatever is changed in it is refused, or shows the same in another way.
@Suite struct ProofAuditTests {
    private struct Proved {
        let audit: ProofAudit
        let plan: ExchangePlan
        let bytes: [UInt8]
        let record: ProofRecord

        func findings(_ record: ProofRecord) -> [Finding] {
            audit.findings(record, plan: plan, bytes: bytes, inputs: noInputs)
        }
    }

    private func proved(_ terms: ExchangeTerms, _ persons: PlanPersons, _ fair: PriorityTerm.Mode?) throws -> Proved? {
        let (plan, proof) = try Planner(terms: terms, persons: persons).proved(noInputs, fair: fair)
        guard let proof else { return nil }
        let bytes = [UInt8](try JSONEncoder().encode(plan))
        return Proved(
            audit: ProofAudit(terms: terms, persons: persons), plan: plan, bytes: bytes,
            record: ProofRecord(proof, plan: bytes, inputs: noInputs))
    }

    /// 12 for 12 in two stages, with wishes, families and lots, of 90 people invented.
    private func exchange() throws -> (terms: ExchangeTerms, persons: PlanPersons) {
        var generator = SeededGenerator(seed: 12)
        func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
        let people = (0..<90).map { index in
            var one = person(
                "\(index % 2 == 0 ? "A" : "B")\(index)", status: chance(25) ? .civilian : .military,
                sex: chance(10) ? .female : .male, age: Int.random(in: 18..<70, using: &generator),
                months: Int.random(in: 1...6, using: &generator), health: chance(5) ? .severe : .well,
                consent: chance(95), band: Int.random(in: 0...2, using: &generator),
                ticket: Int64.random(in: 0..<1000, using: &generator))
            one.wishTier = Int.random(in: 0...3, using: &generator)
            one.family = chance(10) ? "F\(Int.random(in: 0..<4, using: &generator))" : ""
            return one
        }
        let terms = try readTerms(
            """
            {id: equal, kind: count, n: 12, mode: exact}
            {id: days, kind: stages, stages: [{id: 1, size: 7}, {id: 2, size: 5}]}
            {id: severe, kind: must, who: {health: severe}}
            {id: civilians, kind: quota, who: {status: civilian}, stage: 1, min: 3, max: 4}
            {id: women, kind: share, who: {sex: female}, of: 20, at: least}
            {id: old, kind: mirror, who: {age: ">=60"}}
            {id: kin, kind: keep_together}
            {id: draw, kind: lottery, method: ticket}
            """, objective: "[count, band, fair, captivity, select, early, lottery]")
        return (terms, PlanPersons(people))
    }

    /// Every proof of tiny worlds with clauses of every kind holds, of plans and of impossible terms, in both modes,
    /// with lots by ticket and fair lots.
    @Test func everyProofHolds() throws {
        var counts = (plans: 0, impossible: 0)
        for seed in 0..<80 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let world = try TinyWorld.random(&generator, lottery: seed % 2 == 0 ? "ticket" : "maximin")
            for mode in PriorityTerm.Mode.allCases {
                guard let proved = try proved(world.terms, PlanPersons(world.persons), mode) else { continue }
                #expect(proved.findings(proved.record) == [], "seed \(seed) \(mode)")
                if proved.plan.status == .impossible { counts.impossible += 1 } else { counts.plans += 1 }
            }
        }
        #expect(counts.plans > 25 && counts.impossible > 25)
    }

    @Test func aProofOfAnotherPlanIsRefused() throws {
        let exchange = try exchange()
        let other = try #require(try proved(exchange.terms, exchange.persons, .separable))
        let joint = try #require(try proved(exchange.terms, exchange.persons, .joint))
        let codes = Set(joint.findings(other.record).map(\.code))
        #expect(codes.contains("HASH_DIFFERS") && codes.contains("STEP_ORDER") && codes.contains("LEVELS_DIFFER"))
        let fewer = PlanPersons(Array(exchange.persons.persons.dropFirst(40)))
        let changed = ProofAudit(terms: exchange.terms, persons: fewer)
            .findings(joint.record, plan: joint.plan, bytes: joint.bytes, inputs: noInputs)
        #expect(changed.contains { $0.code == "PROGRAM_DIFFERS" })
    }

    /// Random numbers of the file changed one at a time. What is not refused is a place where other numbers prove the
    /// same: multipliers, trees, points that witness a value, and what lots leave and are refused.
    @Test(arguments: PriorityTerm.Mode.allCases) func changedNumbersAreRefusedOrHarmless(mode: PriorityTerm.Mode) throws
    {
        let exchange = try exchange()
        let proved = try #require(try proved(exchange.terms, exchange.persons, mode))
        #expect(proved.findings(proved.record) == [])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = try encoder.encode(proved.record)
        let file = try #require(try JSONSerialization.jsonObject(with: text) as? NSDictionary)
        var places: [[Place]] = []
        collect(file, [], &places)
        var generator = SeededGenerator(seed: 6)
        var refused = 0
        var harmless: [String: Int] = [:]
        let byKey = Dictionary(grouping: places) { key($0, file) }
        // Every kind of number alike, however many of it there are.
        for (key, places) in byKey.sorted(by: { $0.key < $1.key }) {
            for _ in 0..<12 {
                let place = places[Int.random(in: 0..<places.count, using: &generator)]
                let change = [-1, 1, -1000, 1000][Int.random(in: 0..<4, using: &generator)]
                let changed = try JSONSerialization.data(withJSONObject: replaced(file, place[...], by: change))
                let record = try JSONDecoder().decode(ProofRecord.self, from: changed)
                if proved.findings(record).isEmpty { harmless[key, default: 0] += 1 } else { refused += 1 }
            }
        }
        let known: Set<String> = [
            // Other multipliers and trees that prove the same.
            "level.root", "level.tree", "refuse.tree",
            // Another point that has the value.
            "level.witness", "join.witness",
            // Lots may leave more than they need, as long as the plan is among it, and be refused more.
            "narrow.least", "narrow.most", "narrow.column", "refuse.column", "refuse.most",
        ]
        for key in harmless.keys.sorted() {
            #expect(known.contains(key), "\(key) changed and held")
        }
        print("proof, \(mode): refused \(refused), harmless \(harmless.sorted { $0.key < $1.key })")
        #expect(refused > 200)
    }

    // MARK: - Numbers of a file

    private enum Place {
        case key(String)
        case index(Int)
    }

    private func collect(_ value: Any, _ path: [Place], _ places: inout [[Place]]) {
        switch value {
        case let object as NSDictionary:
            for key in object.allKeys.compactMap({ $0 as? String }).sorted() {
                collect(object[key] ?? 0, path + [.key(key)], &places)
            }
        case let list as NSArray: for index in 0..<list.count { collect(list[index], path + [.index(index)], &places) }
        case let number as NSNumber where CFBooleanCheck.isNumber(number): places.append(path)
        default: break
        }
    }

    /// `level.root`, `program.lower`: the kind of step and its field, or where else the number stands.
    private func key(_ path: [Place], _ file: NSDictionary) -> String {
        var keys: [String] = []
        for place in path { if case .key(let key) = place { keys.append(key) } }
        guard keys.count > 2, keys[1] == "steps", case .index(let step) = path[2],
            let proof = file["proof"] as? NSDictionary, let steps = proof["steps"] as? NSArray,
            let kind = (steps[step] as? NSDictionary)?["kind"] as? String
        else { return keys.dropFirst().joined(separator: ".") + (keys.count < 3 ? ".numbers" : "") }
        return "\(kind).\(keys[2])"
    }

    private func replaced(_ value: Any, _ path: ArraySlice<Place>, by change: Int) -> Any {
        guard let first = path.first else { return ((value as? NSNumber)?.intValue ?? 0) &+ change }
        switch first {
        case .key(let key):
            var object = (value as? [String: Any]) ?? [:]
            object[key] = replaced(object[key] ?? 0, path.dropFirst(), by: change)
            return object
        case .index(let index):
            var list = (value as? [Any]) ?? []
            list[index] = replaced(list[index], path.dropFirst(), by: change)
            return list
        }
    }
}

private enum CFBooleanCheck {
    /// JSON's true and false are numbers to Foundation; their type says otherwise.
    static func isNumber(_ number: NSNumber) -> Bool { String(cString: number.objCType) != "c" }
}
