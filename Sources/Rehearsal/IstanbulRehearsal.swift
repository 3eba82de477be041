import Dispatch
import Foundation
import Persons

/// One file of a rehearsal.
public struct RehearsedFile: Sendable {
    /// The path below the rehearsal's folder.
    public let path: String
    /// Whether the file holds persons, invented ones though they are.
    public let holdsPersons: Bool
    private let make: @Sendable () -> [UInt8]

    init(path: String, holdsPersons: Bool, bytes: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        self.holdsPersons = holdsPersons
        make = bytes
    }

    /// The bytes to write. They are made anew each time, so that a rehearsal of millions does not hold all its files at
    /// once.
    public var bytes: [UInt8] { make() }
}

/// The exchange of May 2025 between two invented sides: lists, truth, judgements, attributes and terms.
///
/// The figures are the public ones of 16–25 May 2025: 1,000 for 1,000 in stages of 390, 307 and 303, 120
/// civilians from each side in the first. Everybody in it is invented.
public struct IstanbulRehearsal: Sendable {
    /// What was made, in numbers.
    public let summary: RehearsalSummary
    /// Everything to be written, in a fixed order.
    public let files: [RehearsedFile]
    let directions: [Direction]

    /// Plays the scenario. The same scenario gives the same bytes.
    ///
    /// Cost: proportional to the lines of the lists; the two directions are made at once on two cores. The lists stay in
    /// memory, the other files are made as they are asked for.
    public init(_ scenario: Scenario) {
        let made = Self.bothAtOnce { side in
            let direction = Direction(home: side, in: scenario)
            return (direction, Judgements(of: direction, seed: scenario.seed))
        }
        let (directions, judged) = (made.map(\.0), made.map(\.1))
        self.directions = directions
        var files: [RehearsedFile] = []
        for direction in directions {
            for list in [direction.claim, direction.holding] {
                files.append(RehearsalFiles.list(list))
            }
        }
        for direction in directions {
            files.append(RehearsalFiles.truth(direction))
        }
        files.append(RehearsalFiles.people(directions))
        files.append(RehearsalFiles.judgements(made))
        files.append(RehearsalFiles.attributes(directions, seed: scenario.seed))
        files.append(
            RehearsedFile(path: "terms.yaml", holdsPersons: false) {
                Array(Tables.text("way-through", "yaml").utf8)
            })
        summary = RehearsalSummary(scenario, directions, judged)
        files.append(RehearsalFiles.summary(summary))
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The work of each side, on two cores where there are two.
    private static func bothAtOnce<Made: Sendable>(_ work: @Sendable (SideID) -> Made) -> [Made] {
        let sides = SideID.allCases
        var made = [Made?](repeating: nil, count: sides.count)
        made.withUnsafeMutableBufferPointer { places in
            // Every place is written by one call alone.
            nonisolated(unsafe) let places = places
            DispatchQueue.concurrentPerform(iterations: sides.count) { places[$0] = work(sides[$0]) }
        }
        return made.compactMap { $0 }
    }
}

extension RehearsalSummary {
    init(_ scenario: Scenario, _ directions: [Rehearsal.Direction], _ judged: [Judgements]) {
        rehearsal = "istanbul"
        seed = scenario.seed
        claims = scenario.claims
        held = scenario.held
        noise = scenario.noise
        lists = ListName.all.compactMap { name in
            directions.lazy.flatMap { [$0.claim, $0.holding] }.first { $0.name == name }.flatMap { list in
                directions.first { $0.home == name.home }.map { List(list, $0.population) }
            }
        }
        self.directions = zip(directions, judged).map { Direction($0, $1, seed: scenario.seed) }
        judgements = Reviews(
            reviewers: Judgements.reviewers, errorRate: Judgements.errorRate, unsureRate: Judgements.unsureRate)
        for one in judged {
            judgements.judgements += one.judgements.count
            judgements.truePairs += one.truePairs
            judgements.nearPairs += one.nearPairs
            judgements.wrong += one.wrong
            judgements.unsure += one.unsure
        }
        notes = self.directions.compactMap(\.shortfall)
    }
}

extension RehearsalSummary.List {
    init(_ list: RehearsedList, _ population: Population) {
        file = list.name.path + ".csv"
        lines = list.lines.count
        repeats = list.lines.count { $0.isRepeat }
        people = lines - repeats
        phantoms = list.lines.count { population.people[$0.person].presence == .phantom }
        gone = list.lines.count { [.claimedGone, .heldGone].contains(population.people[$0.person].presence) }
        clerks = list.clerkCount
    }
}

extension RehearsalSummary.Direction {
    init(_ direction: Rehearsal.Direction, _ judged: Judgements, seed: UInt64) {
        claimedBy = direction.home
        heldBy = direction.home.other
        truePairs = judged.truePairs
        overlap = 0
        confirmed = 0
        ready = RehearsalSummary.Ready()
        for (index, person) in direction.population.people.enumerated() where person.presence == .both {
            overlap += 1
            guard direction.holdingLines[index].contains(where: { judged.confirmed[Int($0)] }) else { continue }
            confirmed += 1
            ready.count(person, HolderFacts(of: person, home: direction.home, index: index, seed: seed))
        }
    }

    /// Why the way-through terms cannot be met by the people of this direction; nil when they can.
    var shortfall: String? {
        var short: [String] = []
        if ready.counted < 1_000 { short.append("\(ready.counted) can go and 1,000 are asked for") }
        if ready.civilians < 120 { short.append("\(ready.civilians) civilians can go and 120 are asked for") }
        if ready.military < 880 { short.append("\(ready.military) soldiers can go and 880 are needed") }
        if ready.young < 60 { short.append("\(ready.young) aged 18 to 24 can go and 60 are asked for") }
        if ready.women < 3 { short.append("\(ready.women) women can go and 3 are asked for") }
        if short.isEmpty { return nil }
        return "The terms cannot be met from the people held by \(heldBy.rawValue): " + short.joined(separator: "; ")
            + ". A plan for them will be impossible; larger lists make it possible."
    }
}

extension RehearsalSummary.Ready {
    mutating func count(_ person: InventedPerson, _ facts: HolderFacts) {
        let age = person.age(on: Population.asOf)
        guard facts.consent, facts.fit, !facts.retained, age >= 18 else { return }
        if person.health == .severe {
            severe += 1
            return
        }
        if facts.proceedings { return }
        counted += 1
        if person.civilian { civilians += 1 } else { military += 1 }
        if (18...24).contains(age) { young += 1 }
        if person.female { women += 1 }
    }
}
