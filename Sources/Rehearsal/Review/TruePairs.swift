import Persons

/// One direction of the exchange: a side's claim against the other side's holding list, with the truth.
struct Direction: Sendable {
    /// A claim line and a holding line, as places in their lists.
    struct Pair: Hashable, Sendable {
        let claim: Int
        let holding: Int
    }

    let population: Population
    let claim: RehearsedList
    let holding: RehearsedList
    /// The lines of each person in either list, in the order of the files.
    let claimLines: [[Int32]]
    let holdingLines: [[Int32]]

    /// The side whose people are looked for.
    var home: SideID { population.home }

    /// Writes both lists of a side's people under a scenario.
    init(home: SideID, in scenario: Scenario) {
        self.init(Population(of: home, in: scenario), noise: scenario.noise, seed: scenario.seed)
    }

    /// Writes both lists of a population.
    init(_ population: Population, noise: NoiseLevel, seed: UInt64) {
        self.population = population
        let home = population.home
        claim = RehearsedList(ListName(author: home, isClaim: true), of: population, noise: noise, seed: seed)
        holding = RehearsedList(ListName(author: home.other, isClaim: false), of: population, noise: noise, seed: seed)
        claimLines = Self.linesByPerson(claim, count: population.people.count)
        holdingLines = Self.linesByPerson(holding, count: population.people.count)
    }

    /// Every pair of a claim line and a holding line that are about one person, in the order of the claim;
    /// repeats included.
    var truePairs: [Pair] {
        claim.lines.indices.flatMap { index in
            holdingLines[claim.lines[index].person].map { Pair(claim: index, holding: Int($0)) }
        }
    }

    private static func linesByPerson(_ list: RehearsedList, count: Int) -> [[Int32]] {
        var lines = [[Int32]](repeating: [], count: count)
        for (index, line) in list.lines.enumerated() { lines[line.person].append(Int32(index)) }
        return lines
    }
}
