import Persons

/// The people of one side: those it claims and those the other side holds.
struct Population: Sendable {
    /// The side they belong to.
    let home: SideID
    /// Everybody, in no telling order; phantoms last.
    let people: [InventedPerson]

    /// The day on which ages and months are counted: that of the terms.
    static let asOf = CalendarDay(2025, 5, 16)
    static let siteCount = 12

    static let civilianShare = 0.14
    static let femaleShare = 0.03
    static let femaleShareOfCivilians = 0.09

    /// Invents the people of `home` under a scenario.
    init(of home: SideID, in scenario: Scenario) {
        self.home = home
        let counts = scenario.counts
        let maker = PersonMaker(home: home, seed: scenario.seed, rates: scenario.noise.rates)
        var people: [InventedPerson] = []
        people.reserveCapacity(counts.people + counts.phantoms)
        for index in 0..<counts.people {
            people.append(maker.person(index, after: people))
        }
        var roles: [InventedPerson.Presence] = []
        for (presence, count) in [
            (.both, counts.both), (.claimedOnly, counts.claimedOnly), (.claimedGone, counts.claimedGone),
            (.heldOnly, counts.heldOnly), (.heldGone, counts.heldGone),
        ] as [(InventedPerson.Presence, Int)] {
            roles.append(contentsOf: repeatElement(presence, count: count))
        }
        var draws = Draws(seed: scenario.seed, .roles, home == .a ? 0 : 1)
        draws.shuffle(&roles)
        for index in roles.indices { people[index].presence = roles[index] }
        for index in counts.people..<(counts.people + counts.phantoms) {
            var phantom = maker.phantom(index, after: people, firstPhantom: counts.people)
            phantom.presence = .phantom
            people.append(phantom)
        }
        self.people = people
    }

    /// People invented elsewhere.
    init(of home: SideID, people: [InventedPerson]) {
        self.home = home
        self.people = people
    }

    /// The streams of person `index` of a side have this number.
    static func stream(_ home: SideID, _ index: Int) -> Int { index * 2 + (home == .a ? 0 : 1) }
}

extension InventedPerson {
    /// Whole years on a day.
    func age(on day: CalendarDay) -> Int { born.years(until: day) }
}
