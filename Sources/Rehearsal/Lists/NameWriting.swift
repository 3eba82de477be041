/// A person's name as one clerk wrote it in one line.
struct NameWriting: Sendable {
    private(set) var surname: String
    private(set) var given: String
    private(set) var patronymic: String
    private let isTurned: Bool

    /// Writes the name of `person`: the form of the clerk's language, the accidents, the clerk's letters, in the
    /// order in which they happen at a desk.
    init(of person: InventedPerson, by clerk: Clerk, _ accidents: LineAccidents, _ draws: inout Draws) {
        let material = NameMaterial.shared
        let language = clerk.language
        isTurned = accidents.partsTurned
        surname = material.surname(person.surname, language, female: person.female)
        given = material.given[Int(person.given)].form(language)
        patronymic =
            accidents.patronymic == .absent
            ? "" : material.given[Int(person.father)].patronymic(language, female: person.female)
        if accidents.caseKept {
            let declension = Declension(language: language, female: person.female, dative: draws.happens(0.4))
            surname = declension.surname(surname)
            given = declension.given(given)
            patronymic = declension.patronymic(patronymic)
        }
        if let habit = clerk.habit {
            changeParts(habit.latin)
        } else if language == .russian, draws.happens(0.7) {
            // Most clerks type е for ё.
            changeParts { $0.replacing("ё", with: "е").replacing("Ё", with: "Е") }
        }
        for _ in 0..<accidents.surnameErrors { surname = Slips.shared.slipped(surname, &draws) }
        if accidents.givenError { given = Slips.shared.slipped(given, &draws) }
        if accidents.patronymic == .error { patronymic = Slips.shared.slipped(patronymic, &draws) }
        if accidents.patronymic == .initial { patronymic = patronymic.prefix(1) + "." }
        if clerk.surnameInCapitals { surname = surname.uppercased() }
        if clerk.apostrophe != "'" { changeParts { $0.replacing("'", with: clerk.apostrophe) } }
        if accidents.lookAlike { putLookAlike(&draws) }
    }

    /// The parts in three cells; turned, surname and given name stand in each other's place.
    var cells: (surname: String, given: String, patronymic: String) {
        isTurned ? (given, surname, patronymic) : (surname, given, patronymic)
    }

    /// The parts in one cell, surname first; turned, surname last.
    var oneCell: String {
        (isTurned ? [given, patronymic, surname] : [surname, given, patronymic])
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private mutating func changeParts(_ change: (String) -> String) {
        surname = change(surname)
        given = change(given)
        patronymic = change(patronymic)
    }

    /// One letter of the first part that has one with a Latin twin, the parts taken in a random order.
    private mutating func putLookAlike(_ draws: inout Draws) {
        var parts = [surname, given, patronymic]
        var order = [0, 1, 2]
        draws.shuffle(&order)
        for index in order {
            if let mixed = Slips.lookAlike(parts[index], &draws) {
                parts[index] = mixed
                break
            }
        }
        (surname, given, patronymic) = (parts[0], parts[1], parts[2])
    }
}
