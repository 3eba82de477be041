import Exchanges
import Persons
import TestSupport

/// A plan made first, and terms fitted to it so tightly that hardly anything else keeps them. Its way of counting is
/// its own; only who can go is taken from `Eligibility`, which the judge does not use.
struct FittedExchange {
    let persons: PlanPersons
    var terms: ExchangeTerms
    var plan: ExchangePlan
    var stageOf: [PersonID: Int] = [:]
    var waveOf: [PersonID: Int] = [:]
    var isOutside: Set<PersonID> = []
    let stageCount: Int
    /// B holds people like A's, one for one, so that every balance is exact.
    let isMirrored: Bool
    /// So many for each of the other side's, instead of equivalents by rank.
    let usesRate: Bool

    /// An exchange of `held` people a side, drawn by `seed`.
    init(seed: Int, held: Int = 150, mirrored: Bool) throws {
        var draws = SeededGenerator(seed: UInt64(seed))
        isMirrored = mirrored
        usesRate = !mirrored && Bool.random(using: &draws)
        stageCount = Int.random(in: 2...4, using: &draws)
        let a = Self.people("A", held, &draws)
        let b = mirrored ? a.map(Self.mirrored) : Self.people("B", held + 40, &draws)
        persons = PlanPersons(a + b)
        let base = try Self.base(stageCount, &draws)
        terms = base
        plan = ExchangePlan(
            exchange: base.exchange, termsVersion: 1, termsSHA256: "", personsSHA256: "", sealedSHA256: [], seed: "",
            status: .feasible)
        choose(&draws)
        fit()
        formWaves(20)
        announce(4)
        write()
    }

    private static func people(_ side: String, _ count: Int, _ draws: inout SeededGenerator) -> [PlanPerson] {
        (0..<count).map { index in
            func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &draws) < percent }
            func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &draws)] }
            var held = person(
                "\(side)\(1000 + index)", status: chance(20) ? .civilian : .military, sex: chance(15) ? .female : .male,
                age: Int.random(in: 17...70, using: &draws), months: Int.random(in: 0...40, using: &draws),
                health: pick([.well, .well, .well, .wounded, .severe]), proceedings: chance(5),
                confirmed: chance(95), consent: chance(95), fit: chance(95), retained: chance(2),
                band: Int.random(in: 0...3, using: &draws), ticket: Int64.random(in: 0...Int64.max, using: &draws))
            held.ambulance = held.health == .severe && chance(60)
            held.rank = pick(Array(Rank.allCases.prefix(6)) + [.private, .private, .private, .private])
            held.site = pick(["north", "south", "east", ""])
            held.crossing = pick(["bridge", "ferry", ""])
            held.family = chance(15) ? "f\(Int.random(in: 0..<count / 10, using: &draws))" : ""
            held.vetoRank = chance(10) ? index + 1 : nil
            held.wishTier = Int.random(in: 0...5, using: &draws)
            return held
        }
    }

    private static func mirrored(_ person: PlanPerson) -> PlanPerson {
        var other = PlanPerson(
            id: PersonID(rawValue: "B" + person.id.rawValue.dropFirst()), heldBy: .b, status: person.status)
        other.sex = person.sex
        other.age = person.age
        other.isMinor = person.isMinor
        other.captiveMonths = person.captiveMonths
        other.rank = person.rank
        other.health = person.health
        other.ambulance = person.ambulance
        other.proceedings = person.proceedings
        other.site = person.site
        other.crossing = person.crossing
        other.family = person.family
        other.confirmed = person.confirmed
        other.retained = person.retained
        other.consent = person.consent
        other.fit = person.fit
        other.vetoRank = person.vetoRank
        other.wishTier = person.wishTier
        other.band = person.band
        other.ticket = person.ticket
        return other
    }

    /// The clauses that say who can go and must, before anything is counted.
    private static func base(_ stageCount: Int, _ draws: inout SeededGenerator) throws -> ExchangeTerms {
        let days = (1...stageCount).map { "{id: \($0), date: 2025-05-\(20 + $0)}" }.joined(separator: ", ")
        let late = Int.random(in: 1...stageCount, using: &draws)
        return try readTerms(
            """
            {id: eligible, kind: eligible}
            {id: no-trial, kind: exclude, who: {proceedings: true}}
            {id: days, kind: stages, stages: [\(days)]}
            {id: severe, kind: must, who: {health: severe}, by_stage: \(stageCount - 1)}
            {id: eldest, kind: must, who: {age: ">=67"}, counts: true}
            {id: old, kind: all_of, who: {age: ">=60"}}
            {id: soon, kind: first, who: {sex: female}, by_stage: \(late)}
            {id: asked, kind: named, ids: [A1003, A1007, B1003, B1007], by_stage: 1}
            {id: kept, kind: keep_together}
            {id: vetoes, kind: veto, max: {A: 6, B: 6}, not_over: [{sex: female}]}
            {id: wishes, kind: priority}
            {id: absent, kind: no_show, then: [substitute]}
            {id: dead, kind: bodies, each: 9}
            {id: draw, kind: lottery}
            """, objective: "[count, band, fair, captivity, select, early, lottery]")
    }

    // MARK: - Who goes when

    private mutating func choose(_ draws: inout SeededGenerator) {
        let eligibility = Eligibility(terms: terms, persons: persons)
        let kin = Set(eligibility.families.flatMap { $0 })
        for (person, standing) in zip(persons.persons, eligibility.standings) where standing.isOutside {
            isOutside.insert(person.id)
        }
        // In a mirrored exchange B's people do as their like on A's side.
        let order = persons.persons.indices.filter { !isMirrored || persons.persons[$0].heldBy == .a }
        for family in eligibility.families where order.contains(family[0]) {
            let limit = family.map { self.limit($0, eligibility) }.min() ?? stageCount
            let isForced = family.contains { self.isForced($0, eligibility) }
            guard isForced || Int.random(in: 0..<100, using: &draws) < 40 else { continue }
            let stage = Int.random(in: 1...limit, using: &draws)
            for member in family { go(member, stage) }
        }
        var groups: [[Int]: [Int]] = [:]
        for index in order where eligibility.standings[index].isEligible && !kin.contains(index) {
            groups[kind(index), default: []].append(index)
        }
        for key in groups.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let members = (groups[key] ?? []).sorted { ticketOrder($0, $1) }
            guard let example = members.first else { continue }
            var going: [Int] = []
            for (_, fine) in Dictionary(grouping: members, by: { fineKey($0) }).sorted(by: {
                $0.key.lexicographicallyPrecedes($1.key)
            }) {
                let count = isForced(example, eligibility) ? fine.count : Int.random(in: 0...fine.count, using: &draws)
                going += fine.prefix(count)
            }
            going.sort { ticketOrder($0, $1) }
            let limit = limit(example, eligibility)
            let stages = going.map { _ in Int.random(in: 1...limit, using: &draws) }.sorted()
            for (member, stage) in zip(going, stages) { go(member, stage) }
        }
    }

    private mutating func go(_ index: Int, _ stage: Int) {
        let id = persons.persons[index].id
        stageOf[id] = stage
        if isMirrored { stageOf[PersonID(rawValue: "B" + id.rawValue.dropFirst())] = stage }
    }

    private func isForced(_ index: Int, _ eligibility: Eligibility) -> Bool {
        let held = persons.persons[index]
        return eligibility.standings[index].isDue || held.age ?? 0 >= 60 || isAsked(held)
    }

    private func isAsked(_ person: PlanPerson) -> Bool { ["1003", "1007"].contains(person.id.rawValue.dropFirst()) }

    private func limit(_ index: Int, _ eligibility: Eligibility) -> Int {
        let held = persons.persons[index]
        var limit = eligibility.standings[index].deadline ?? stageCount
        for clause in terms.clauses {
            if case .first(_, let byStage) = clause.term, held.sex == .female { limit = min(limit, byStage) }
        }
        return isAsked(held) ? 1 : limit
    }

    func ticketOrder(_ left: Int, _ right: Int) -> Bool {
        (persons.persons[left].ticket, persons.persons[left].id)
            < (persons.persons[right].ticket, persons.persons[right].id)
    }

    /// Everything that any clause of the fitted terms can ask.
    private func kind(_ index: Int) -> [Int] {
        let held = persons.persons[index]
        let age = held.age ?? 0
        return [
            held.heldBy == .a ? 0 : 1, held.band, held.status == .civilian ? 1 : 0, held.sex == .female ? 1 : 0,
            age < 25 ? 0 : age < 60 ? 1 : age < 67 ? 2 : 3,
            held.health == .severe ? 2 : held.health == .wounded ? 1 : 0,
            usesRate ? (held.rank >= .lieutenant ? 1 : 0) : held.rank.rawValue,
            held.ambulance ? 1 : 0, ["north", "south", "east"].firstIndex(of: held.site) ?? 9,
            held.crossing == "bridge" ? 1 : 0, (held.captiveMonths ?? 0) >= 24 ? 1 : 0,
            isAsked(held) ? 1 : 0,
        ]
    }

    private func fineKey(_ index: Int) -> [Int] {
        [persons.persons[index].wishTier, persons.persons[index].captiveMonths ?? 0]
    }
}
