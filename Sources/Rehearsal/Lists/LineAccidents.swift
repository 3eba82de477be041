/// What goes wrong in one line of a list.
package struct LineAccidents: Hashable, Sendable {
    /// What becomes of a patronymic.
    package enum Patronymic: Sendable { case whole, absent, initial, error }
    /// What becomes of a birth date.
    package enum BirthDate: Sendable { case whole, absent, yearOnly, turned, oneDigit, yearOff, firstJanuary }

    /// Errors in the surname: 0, 1 or 2.
    package var surnameErrors = 0
    package var givenError = false
    package var patronymic = Patronymic.whole
    package var partsTurned = false
    package var caseKept = false
    package var birthDate = BirthDate.whole
    package var placeAbsent = false
    package var numberAbsent = false
    package var numberError = false
    /// Whether one letter of the name is a Latin look-alike; only Cyrillic lists can have it.
    package var lookAlike = false

    /// Draws the accidents of a line at these rates.
    ///
    /// Day and month can be turned only where the day is at most 12 and not the month's number; the chance is
    /// raised there so that the rate holds over all lines.
    init(rates: NoiseRates, born: CalendarDay, cyrillic: Bool, _ draws: inout Draws) {
        let surname = draws.share()
        surnameErrors =
            surname < rates.surnameTwoErrors
            ? 2
            : surname < rates.surnameTwoErrors + rates.surnameOneError
                ? 1 : 0
        givenError = draws.happens(rates.givenError)
        let father = draws.share()
        if father < rates.patronymicAbsent {
            patronymic = .absent
        } else if father < rates.patronymicAbsent + rates.patronymicInitial {
            patronymic = .initial
        } else if father < rates.patronymicAbsent + rates.patronymicInitial + rates.patronymicError {
            patronymic = .error
        }
        partsTurned = draws.happens(rates.partsTurned)
        caseKept = draws.happens(rates.caseKept)
        birthDate = Self.birthDate(rates, born, &draws)
        placeAbsent = draws.happens(rates.placeAbsent)
        numberAbsent = draws.happens(rates.numberAbsent)
        numberError = draws.happens(rates.numberError)
        lookAlike = draws.happens(rates.lookAlike) && cyrillic
    }

    /// The share of days of a year that stay a day when turned, and become another.
    private static let turnable = 132.0 / 365.25

    private static func birthDate(_ rates: NoiseRates, _ born: CalendarDay, _ draws: inout Draws) -> BirthDate {
        var roll = draws.share()
        let others: [(BirthDate, Double)] = [
            (.absent, rates.dateAbsent), (.yearOnly, rates.dateYearOnly), (.oneDigit, rates.dateOneDigit),
            (.yearOff, rates.dateYearOff), (.firstJanuary, rates.dateFirstJanuary),
        ]
        for (accident, rate) in others {
            if roll < rate { return accident }
            roll -= rate
        }
        let rest = 1 - others.reduce(0) { $0 + $1.1 }
        guard born.day <= 12, born.day != born.month else { return .whole }
        return draws.happens(min(1, rates.dateTurned / rest / turnable)) ? .turned : .whole
    }
}
