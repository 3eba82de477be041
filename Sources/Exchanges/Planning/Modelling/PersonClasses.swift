import Persons

/// Eligible people in layers: who is alike in what stages ask for, within that under every clause, and within that
/// who is wished for as much and was held as long.
///
/// The layers make the program small: it counts units (persons, and families that stay together) of a kind instead
/// of naming them. Inside a fine class only the ticket tells units apart, so the lowest tickets go.
struct PersonClasses {
    /// Units of one side that are alike in every measure.
    struct Kind {
        let side: SideID
        /// By measure, for one unit.
        let values: [Int]
        /// The group it belongs to.
        let group: Int
        /// Its fine classes.
        var fine: [Int] = []
        /// How many units.
        var size = 0
    }

    /// Kinds of one side that are alike in every measure that some stage asks for.
    struct Group {
        let side: SideID
        /// By measure; nothing where no stage asks for it.
        let values: [Int]
        /// Its kinds.
        var kinds: [Int] = []
        /// How many units.
        var size = 0
    }

    /// Units of one kind with the same wishes and months held; the lowest ticket first.
    struct Fine {
        let kind: Int
        /// The home side's wishes, summed over the unit.
        let tier: Int
        /// Months held, summed over the unit.
        let months: Int
        /// Units: a position in the persons, or a family's place after them.
        var units: [Int] = []
    }

    let measures: MeasureTable
    private(set) var groups: [Group] = []
    private(set) var kinds: [Kind] = []
    private(set) var fine: [Fine] = []
    private let personCount: Int
    private let families: [[Int]]
    /// The place of each person, and of each family after them, in the order in which they are called.
    private(set) var callOrder: [Int] = []

    /// - Parameter seats: a number a person by which recovery tells people apart; a family has its greatest.
    init(terms: ExchangeTerms, persons: PlanPersons, eligibility: Eligibility, seats: [Int]? = nil) {
        let people = persons.persons
        personCount = people.count
        families = eligibility.families
        let hasSites = terms.clauses.contains { $0.term.kind == .sites }
        measures = MeasureTable(
            terms, sites: hasSites ? Set(people.map(\.site)).sorted() : [], seated: seats != nil)
        // What no level asks for tells nobody apart.
        let seesTiers = terms.objective.contains(.fair)
        let seesMonths = seesTiers || terms.objective.contains(.captivity)
        var layers = Layers(width: measures.measures.count)
        var outer = Layers(width: measures.measures.count)
        var values = [Int](repeating: 0, count: measures.measures.count)
        for unit in 0..<people.count + families.count {
            for index in values.indices { values[index] = 0 }
            var tier = 0
            var months = 0
            let side: SideID
            if unit < people.count {
                guard eligibility.standings[unit].isEligible, !eligibility.isInFamily[unit] else { continue }
                let person = people[unit]
                measures.add(person, isCounted: !eligibility.standings[unit].isOutside, to: &values)
                (tier, months, side) = (person.wishTier, person.captiveMonths ?? 0, person.heldBy)
            } else {
                let members = families[unit - people.count]
                side = people[members[0]].heldBy
                for member in members {
                    measures.add(people[member], isCounted: !eligibility.standings[member].isOutside, to: &values)
                    tier += people[member].wishTier
                    months += people[member].captiveMonths ?? 0
                }
            }
            if let seats, let place = measures[.seat] {
                values[place] = members(of: unit).map { seats[$0] }.max() ?? 0
            }
            let kind = layers.kind(side, values)
            if kind == kinds.count {
                let staged = zip(values, measures.isStaged).map { $1 ? $0 : 0 }
                let group = outer.kind(side, staged)
                if group == groups.count { groups.append(Group(side: side, values: staged)) }
                groups[group].kinds.append(kind)
                kinds.append(Kind(side: side, values: values, group: group))
            }
            if !seesTiers { tier = 0 }
            if !seesMonths { months = 0 }
            let index = layers.fine(kind, tier, months)
            if index == fine.count {
                fine.append(Fine(kind: kind, tier: tier, months: months))
                kinds[kind].fine.append(index)
            }
            fine[index].units.append(unit)
            kinds[kind].size += 1
            groups[kinds[kind].group].size += 1
        }
        let order = people.indices.sorted { left, right in
            (people[left].ticket, people[left].id) < (people[right].ticket, people[right].id)
        }
        callOrder = [Int](repeating: 0, count: people.count + families.count)
        for (place, person) in order.enumerated() { callOrder[person] = place }
        for (index, members) in families.enumerated() {
            callOrder[people.count + index] = members.map { callOrder[$0] }.min() ?? 0
        }
        for index in fine.indices { fine[index].units.sort { callOrder[$0] < callOrder[$1] } }
    }

    /// Fine classes that no level tells apart, together: months held are none of the terms' where only the settling of
    /// parts looks at them.
    func alike(in objective: [Objective]) -> [[Int]] {
        struct Key: Hashable {
            let kind: Int
            let tier: Int
            let months: Int
        }
        var places: [Key: Int] = [:]
        var alike: [[Int]] = []
        for (index, fine) in fine.enumerated() {
            let key = Key(kind: fine.kind, tier: fine.tier, months: objective.contains(.captivity) ? fine.months : 0)
            if let place = places[key] {
                alike[place].append(index)
            } else {
                places[key] = alike.count
                alike.append([index])
            }
        }
        return alike
    }

    /// The persons of a unit, as positions.
    func members(of unit: Int) -> [Int] { unit < personCount ? [unit] : families[unit - personCount] }

    /// What a measure comes to over all units of a side.
    func total(_ measure: Int, of side: SideID) -> Int {
        kinds.reduce(0) { $0 + ($1.side == side ? $1.values[measure] * $1.size : 0) }
    }
}

/// Finds the kind and the fine class of a unit by its numbers, without an allocation a unit.
private struct Layers {
    private struct FineKey: Hashable {
        let kind: Int
        let tier: Int
        let months: Int
    }

    private let width: Int
    private var keys: [Int] = []
    private var slots = [Int32](repeating: -1, count: 1 << 12)
    private var count = 0
    private var fineOf: [FineKey: Int] = [:]

    init(width: Int) { self.width = width + 1 }

    private static func start(_ side: Int, _ values: [Int]) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: side) &+ 0x9E37_79B9_7F4A_7C15
        for value in values {
            hash = (hash ^ UInt64(truncatingIfNeeded: value)) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
        }
        return hash
    }

    /// The number of the kind; the next free one when it is new.
    mutating func kind(_ side: SideID, _ values: [Int]) -> Int {
        if count * 2 >= slots.count { grow() }
        let sideKey = side == .a ? 0 : 1
        var slot = Int(Self.start(sideKey, values) & UInt64(slots.count - 1))
        while slots[slot] >= 0 {
            let kind = Int(slots[slot])
            let base = kind * width
            if keys[base] == sideKey, values.indices.allSatisfy({ keys[base + 1 + $0] == values[$0] }) { return kind }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(count)
        keys.append(sideKey)
        keys += values
        count += 1
        return count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for kind in 0..<count {
            let base = kind * width
            var slot = Int(
                Self.start(keys[base], Array(keys[(base + 1)..<(base + width)])) & UInt64(slots.count - 1))
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(kind)
        }
    }

    /// The number of the fine class; the next free one when it is new.
    mutating func fine(_ kind: Int, _ tier: Int, _ months: Int) -> Int {
        let key = FineKey(kind: kind, tier: tier, months: months)
        if let index = fineOf[key] { return index }
        fineOf[key] = fineOf.count
        return fineOf.count - 1
    }
}
