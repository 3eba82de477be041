import Persons

/// What is known of a held person beside the lists: the holder's facts, and the neutral's sealed two.
struct HolderFacts: Sendable {
    let ambulance: Bool
    let proceedings: Bool
    let retained: Bool
    /// The neutral's only: the person said in private to want to go home.
    let consent: Bool
    /// The neutral's only: a doctor found the person fit to travel.
    let fit: Bool

    /// Rates judged: 4 % on trial, 1 % medical or religious personnel, 5 % who do not want to go, 2 % not fit.
    init(of person: InventedPerson, home: SideID, index: Int, seed: UInt64) {
        var draws = Draws(seed: seed, .attributes, Population.stream(home, index))
        let severe = person.health == .severe
        ambulance = draws.happens(severe ? 0.75 : person.health == .wounded ? 0.06 : 0)
        proceedings = draws.happens(0.04)
        retained = draws.happens(0.012) && !person.civilian
        let here = person.presence != .heldGone
        consent = draws.happens(0.95) && here
        fit = draws.happens(severe ? 0.9 : 0.98) && here
    }
}

extension Direction {
    /// The families of held people: siblings held by the same side, six in ten of whom want to go together.
    ///
    /// - Returns: a family's name for each person of the population, empty where there is none.
    func families(seed: UInt64) -> [String] {
        var names = [String](repeating: "", count: population.people.count)
        for (index, person) in population.people.enumerated() where person.siblingOf >= 0 {
            let other = Int(person.siblingOf)
            guard person.presence.isHeld, population.people[other].presence.isHeld else { continue }
            var draws = Draws(seed: seed, .families, Population.stream(home, index))
            guard draws.happens(0.6) else { continue }
            names[index] = "F\(home.other.rawValue)\(100_000 + index)"
            names[other] = names[index]
        }
        return names
    }
}
