import Persons

/// Invents people one by one.
struct PersonMaker: Sendable {
    let home: SideID
    let seed: UInt64
    let rates: NoiseRates
    let material = NameMaterial.shared

    func draws(_ purpose: Purpose, _ index: Int) -> Draws {
        Draws(seed: seed, purpose, Population.stream(home, index))
    }

    /// A person, who may be a sibling of the one before.
    func person(_ index: Int, after earlier: [InventedPerson]) -> InventedPerson {
        var person = stranger(index)
        guard let sibling = earlier.last, sibling.siblingOf < 0 else { return person }
        var kin = draws(.kin, index)
        // Two people of a pair have a sibling in the data, so a pair is begun half as often; and a second child
        // is never the first of another pair, which takes a little from the chance.
        let roll = kin.share()
        let twin = rates.twin / 2
        let pair = (rates.brother + rates.twin) / 2
        guard roll < pair / (1 - pair) else { return person }
        person.siblingOf = Int32(index - 1)
        person.surname = sibling.surname
        person.father = sibling.father
        person.birthPlace = sibling.birthPlace
        while person.given == sibling.given {
            person.given = given(female: person.female, &kin)
        }
        if roll < twin / (1 - pair) {
            person.born = sibling.born
        } else {
            let older = sibling.age(on: Population.asOf) < 40
            let years = kin.below(8) + 1
            let year = Int(sibling.born.year) + (older ? -years : years)
            person.born = CalendarDay(in: year, &kin)
        }
        return person
    }

    /// Somebody who cannot be found.
    func phantom(_ index: Int, after earlier: [InventedPerson], firstPhantom: Int) -> InventedPerson {
        var person = stranger(index)
        guard rates.phantomsAreCensus, index > firstPhantom, let before = earlier.last else { return person }
        var draws = draws(.phantom, index)
        // Two hundred lines a region; birth dates run on from line to line; now and then a line is the one
        // before with one part changed.
        if (index - firstPhantom) % 200 != 0 {
            person.birthPlace = before.birthPlace
            person.born = before.born.later(days: draws.below(3))
            let roll = draws.share()
            if roll < 0.30 { person.surname = before.surname }
            if roll < 0.15 { person.father = before.father }
            if roll < 0.07, person.female == before.female { person.given = before.given }
        }
        return person
    }

    /// A given name, drawn by its weight.
    func given(female: Bool, _ draws: inout Draws) -> UInt16 {
        female
            ? UInt16(material.firstWoman + material.women.index(&draws)) : UInt16(material.men.index(&draws))
    }

    /// Somebody without kin in the data.
    func stranger(_ index: Int) -> InventedPerson {
        var draws = draws(.person, index)
        let civilian = draws.happens(Population.civilianShare)
        let female = draws.happens(civilian ? Population.femaleShareOfCivilians : Population.femaleShare)
        let surname = InventedPerson.Surname(
            root: UInt16(material.rootWeights.index(&draws)), infix: UInt16(material.infixWeights.index(&draws)),
            suffix: material.draw(material.suffixWeights, of: home, &draws))
        let given = given(female: female, &draws)
        let father = UInt16(material.men.index(&draws))
        let born = CalendarDay(in: 2025 - age(civilian: civilian, &draws), &draws)
        let birthPlace = material.draw(material.placeWeights, of: home, &draws)
        let number = UInt32(draws.below(121) * 1_000_000 + draws.below(1_000_000) + 1)
        let rank = UInt16(material.rankWeights.index(&draws))
        let unit = UInt16(1_000 + draws.below(220) * 37)

        var custody = self.draws(.custody, index)
        let taken = taken(&custody)
        let takenPlace = material.draw(material.placeWeights, of: custody.happens(0.7) ? .a : .b, &custody)
        let site = UInt8(custody.below(Population.siteCount) + 1)
        let roll = custody.share()
        let health: InventedPerson.Health = roll < 0.03 ? .severe : roll < 0.17 ? .wounded : .well
        return InventedPerson(
            surname: surname, given: given, father: father, female: female, born: born, birthPlace: birthPlace,
            number: civilian ? 0 : number, civilian: civilian, rank: rank, unit: unit, taken: taken,
            takenPlace: takenPlace, site: site, health: health)
    }

    /// Years a person turns in 2025: soldiers 19 to 60, one in five under 25; civilians 19 to 71, one in 800 a
    /// minor.
    private func age(civilian: Bool, _ draws: inout Draws) -> Int {
        if civilian {
            return draws.happens(1.0 / 800) ? 15 + draws.below(2) : 19 + draws.below(53)
        }
        return draws.happens(0.17) ? 19 + draws.below(6) : 22 + draws.below(20) + draws.below(20)
    }

    /// A day of capture from the 38 months before the terms, the later the likelier.
    private func taken(_ draws: inout Draws) -> CalendarDay {
        let months = min(draws.below(39), draws.below(39))
        let day = Population.asOf.earlier(months: months)
        return CalendarDay(Int(day.year), Int(day.month), draws.below(day == Population.asOf ? 16 : 28) + 1)
    }
}
