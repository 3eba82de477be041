import Persons

/// How the people of one group are easily taken for one another.
public enum FamilyKind: String, CaseIterable, Codable, Sendable {
    /// Born on one day of the same parents; in half of the groups with given names that look alike.
    case twins
    /// Sons or daughters of the same parents, one to eight years apart.
    case siblings
    /// Children of brothers: one surname, years close together, often one given name, at times one patronymic.
    case cousins
    /// One surname; the son's patronymic is the father's given name, which is at times his own too.
    case fatherAndSon = "father_and_son"
    /// No kin: the same surname, given name and patronymic, born in the same year on another day, elsewhere.
    case namesakes
}

/// A group of people who are easily taken for one another, of whom each list holds some.
struct Family: Sendable {
    /// What one member is in the group.
    enum Relation: String, Sendable { case twin, brother, sister, cousin, father, son, namesake }

    let kind: FamilyKind
    private(set) var members: [InventedPerson] = []
    private(set) var relations: [Relation] = []
    /// Whether no member is on both lists, so that every link inside the group is wrong.
    let isParted: Bool

    /// The most people a group can have.
    static let largest = 3

    /// Invents group `number` of a side; its kind goes round with the number.
    ///
    /// Shares (judged): three in ten groups have nobody on both lists, two in ten one claimed and held of several
    /// claimed, two in ten one of several held, three in ten everybody on both.
    init(_ number: Int, home: SideID, seed: UInt64, rates: NoiseRates) {
        let kind = FamilyKind.allCases[number % FamilyKind.allCases.count]
        self.kind = kind
        let maker = PersonMaker(home: home, seed: seed, rates: rates)
        var draws = maker.draws(.groups, number)
        let count = (kind == .twins || kind == .siblings) && draws.happens(0.25) ? 3 : 2
        let roll = draws.share()
        isParted = roll < 0.3
        let strangers = (0..<count).map { maker.stranger(number * Self.largest + $0) }
        for (place, stranger) in strangers.enumerated() {
            append(place == 0 ? stranger : member(stranger, place, maker, &draws), place)
        }
        let one = draws.below(count)
        let claims = draws.happens(0.5)
        for place in members.indices {
            members[place].presence =
                roll >= 0.7
                ? .both
                : roll >= 0.5
                    ? (place == one ? .both : .heldOnly)
                    : roll >= 0.3
                        ? (place == one ? .both : .claimedOnly)
                        : (place == one) == claims ? .claimedOnly : .heldOnly
        }
    }

    private mutating func append(_ person: InventedPerson, _ place: Int) {
        let relation: Relation =
            switch kind {
            case .twins where place < 2: .twin
            case .twins, .siblings: person.female ? .sister : .brother
            case .cousins: .cousin
            case .fatherAndSon: place == 0 ? .father : .son
            case .namesakes: .namesake
            }
        var person = person
        if kind == .fatherAndSon, place == 0 {
            // A soldier's father turns 43 to 60 in 2025.
            let year = 2025 - 43 - Int(person.born.year) % 18
            person.born = CalendarDay(year, Int(person.born.month), Int(person.born.day))
            person.female = false
        }
        members.append(person)
        relations.append(relation)
    }

    /// The stranger made a member of the group of the first one.
    private func member(
        _ stranger: InventedPerson, _ place: Int, _ maker: PersonMaker, _ draws: inout Draws
    ) -> InventedPerson {
        var person = stranger
        let first = members[0]
        person.surname = first.surname
        if kind != .fatherAndSon { setSex(of: &person, as: first, maker, &draws) }
        switch kind {
        case .twins, .siblings:
            person.father = first.father
            person.birthPlace = first.birthPlace
            let taken = members.map(\.given)
            if kind == .twins, place == 1, draws.happens(0.5),
                let alike = draws.pick(maker.material.alike[first.given] ?? [])
            {
                person.given = alike
            }
            while taken.contains(person.given) { person.given = maker.given(female: person.female, &draws) }
            if kind == .twins, place == 1 {
                person.born = first.born
            } else {
                let years = draws.below(8) + 1
                person.born = CalendarDay(in: Int(first.born.year) + (first.born.year < 1990 ? years : -years), &draws)
            }
            serveTogether(&person, first, place, &draws)
        case .cousins:
            if draws.happens(0.3) { person.father = first.father }
            if draws.happens(0.5) { person.birthPlace = first.birthPlace }
            if draws.happens(0.5), person.father != first.father { person.given = first.given }
            while person.given == first.given, person.father == first.father {
                person.given = maker.given(female: person.female, &draws)
            }
            person.born = CalendarDay(in: Int(first.born.year) + draws.below(3) - 1, &draws)
        case .fatherAndSon:
            if person.female {
                person.female = false
                person.given = maker.given(female: false, &draws)
            }
            person.father = first.given
            if draws.happens(0.2) { person.given = first.given }
            if draws.happens(0.5) { person.birthPlace = first.birthPlace }
            person.born = CalendarDay(in: Int(first.born.year) + 20 + draws.below(5), &draws)
        case .namesakes:
            person.father = first.father
            person.given = first.given
            while person.birthPlace == first.birthPlace {
                person.birthPlace = maker.material.draw(maker.material.placeWeights, of: maker.home, &draws)
            }
            repeat {
                person.born = CalendarDay(in: Int(first.born.year), &draws)
            } while person.born == first.born
        }
        return person
    }

    private func setSex(
        of person: inout InventedPerson, as first: InventedPerson, _ maker: PersonMaker, _ draws: inout Draws
    ) {
        guard person.female != first.female else { return }
        person.female = first.female
        person.given = maker.given(female: person.female, &draws)
    }

    /// Half of the siblings serve in one unit and are taken together; in one of five the numbers are neighbours.
    private func serveTogether(
        _ person: inout InventedPerson, _ first: InventedPerson, _ place: Int, _ draws: inout Draws
    ) {
        let together = draws.happens(0.5)
        let neighbours = draws.happens(0.2)
        guard !person.civilian, !first.civilian else { return }
        if together {
            person.unit = first.unit
            person.taken = first.taken
            person.takenPlace = first.takenPlace
            person.site = first.site
        }
        if neighbours {
            let serial = (first.number - 1) % 1_000_000
            person.number = first.number - serial + (serial + UInt32(place)) % 1_000_000
        }
    }
}
