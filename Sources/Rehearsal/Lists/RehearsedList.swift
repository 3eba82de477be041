import Persons

/// Which of the four lists: the claim of a side, or the book of those it holds.
struct ListName: Hashable, Sendable {
    /// The side that wrote the list.
    let author: SideID
    let isClaim: Bool

    /// `norrow/claim` and so on: the key of the tables and the path without its ending.
    var path: String { (author == .a ? "norrow" : "veshna") + (isClaim ? "/claim" : "/holding") }

    /// The side whose people are on the list.
    var home: SideID { isClaim ? author : author.other }

    /// A number for streams.
    var number: Int { (author == .a ? 0 : 2) + (isClaim ? 0 : 1) }

    /// The four lists in the order of the record.
    static let all = SideID.allCases.flatMap { side in
        [ListName(author: side, isClaim: true), ListName(author: side, isClaim: false)]
    }
}

/// A list as written, beside what went wrong in it and whom its lines are about.
struct RehearsedList: Sendable {
    /// One line that is about a person.
    struct Line: Sendable {
        /// The person's place in the population.
        let person: Int
        /// Whether an earlier-made line of this list is about the same person.
        let isRepeat: Bool
        /// Who wrote it: a place among the list's clerks.
        var clerk = 0
    }

    let name: ListName
    /// In the order of the file.
    let lines: [Line]
    /// The ids that reading the file yields, line by line.
    let ids: [LineID]
    /// What went wrong, line by line.
    let accidents: [LineAccidents]
    /// The file.
    let bytes: [UInt8]
    let clerkCount: Int

    /// Writes the list of a population with a noise level; everything else follows from the seed.
    init(_ name: ListName, of population: Population, noise: NoiseLevel, seed: UInt64) {
        self.name = name
        let layout = ListLayout(of: name.path)
        let clerks = Clerk.of(name.path)
        let rates = noise.rates
        let lines = Self.ordered(
            name, population, repeatRate: rates.repeat, seed: seed, byCamp: layout.section != nil, clerks: clerks)

        var writer = DelimitedWriter(delimiter: layout.delimiter)
        var row = 0
        func append(_ cells: [String]) {
            writer.append(cells)
            row += 1
        }
        for title in layout.titles { append([title]) }
        append(layout.columns.map(\.header))

        var ids: [LineID] = []
        var accidents: [LineAccidents] = []
        ids.reserveCapacity(lines.count)
        accidents.reserveCapacity(lines.count)
        let prefix = (name.author == .a ? "N" : "V") + (name.isClaim ? "C" : "H")
        var camp = -1
        for (index, line) in lines.enumerated() {
            let person = population.people[line.person]
            if let section = layout.section, Int(person.site) != camp {
                camp = Int(person.site)
                append([ListLayout.filled(section, camp)])
            }
            let clerk = clerks[line.clerk]
            let stream = Self.stream(name, line)
            var chances = Draws(seed: seed, .accidents, stream)
            let wrong = LineAccidents(
                rates: rates, born: person.born, cyrillic: clerk.habit == nil, &chances)
            var slips = Draws(seed: seed, .slips, stream)
            let written = NameWriting(of: person, by: clerk, wrong, &slips)
            let other = CellWriting(
                person: person, clerk: clerk, accidents: wrong, rates: rates, isClaim: name.isClaim)
            var draws = Draws(seed: seed, .cells, stream)
            let id = layout.hasIDs ? "\(prefix)\(100_001 + index)" : "1-\(row + 1)"
            append(
                layout.columns.map { column in
                    switch column.key {
                    case "id": id
                    case "row_no": String(index + 1)
                    case "surname": written.cells.surname
                    case "given_names": written.cells.given
                    case "patronymic": written.cells.patronymic
                    case "full_name": written.oneCell
                    default: other.cell(column.key, &draws)
                    }
                })
            ids.append(LineID(rawValue: id))
            accidents.append(wrong)
        }
        append([])
        append([ListLayout.filled(layout.total, lines.count)])
        self.lines = lines
        self.ids = ids
        self.accidents = accidents
        clerkCount = clerks.count
        bytes = layout.encoded(writer.bytes)
    }

    /// The stream of a line follows the person, not the place in the file.
    static func stream(_ name: ListName, _ line: Line) -> Int {
        (line.person * 2 + (line.isRepeat ? 1 : 0)) * 4 + name.number
    }

    /// The lines in the order of the file, with their clerks.
    ///
    /// The lines of repeats are a share of all lines: `rate / (1 − rate)` of the people.
    private static func ordered(
        _ name: ListName, _ population: Population, repeatRate rate: Double, seed: UInt64, byCamp: Bool, clerks: [Clerk]
    ) -> [Line] {
        let listed = population.people.indices.filter { index in
            let presence = population.people[index].presence
            return name.isClaim ? presence.isClaimed : presence.isHeld
        }
        let repeatCount = Int((rate / (1 - rate) * Double(listed.count)).rounded())
        var drawn = listed
        var repeats = Draws(seed: seed, .repeats, name.number)
        repeats.shuffle(&drawn)
        var lines = listed.map { Line(person: $0, isRepeat: false) }
        lines += drawn.prefix(repeatCount).map { Line(person: $0, isRepeat: true) }
        var order = Draws(seed: seed, .listOrder, name.number)
        order.shuffle(&lines)
        if byCamp {
            lines = lines.enumerated().sorted { left, right in
                let sites = (
                    population.people[left.element.person].site, population.people[right.element.person].site
                )
                return sites.0 == sites.1 ? left.offset < right.offset : sites.0 < sites.1
            }
            .map(\.element)
        }
        // Clerks write by turns, 10 to 40 lines at a time.
        let shares = Weights(clerks.map(\.share))
        var turns = Draws(seed: seed, .clerks, name.number)
        var index = 0
        while index < lines.count {
            let clerk = shares.index(&turns)
            let end = min(lines.count, index + 10 + turns.below(31))
            for place in index..<end { lines[place].clerk = clerk }
            index = end
        }
        return lines
    }
}
