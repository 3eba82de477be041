/// How badly lists are written: a column of `Tables/noise.tsv`.
public enum NoiseLevel: String, CaseIterable, Codable, Sendable {
    /// A careful office.
    case tidy
    /// As in the lists of a long war, with many lines that name nobody.
    case yemen
    /// As `yemen`, with lines written to mislead.
    case hostile

    /// The rates of this level.
    package var rates: NoiseRates {
        switch self {
        case .tidy: .tidy
        case .yemen: .yemen
        case .hostile: .hostile
        }
    }
}

/// How often lists go wrong, as shares of the lines.
package struct NoiseRates: Sendable {
    /// Lines that name a person of the same list again.
    package let `repeat`: Double
    /// Claimed people whom nobody can find.
    package let phantom: Double
    /// Whether phantoms look like a census of a region: runs of birth dates, near-copies.
    package let phantomsAreCensus: Bool
    /// People listed though already returned or dead.
    package let gone: Double
    /// Surnames with one error, and with two.
    package let surnameOneError: Double
    package let surnameTwoErrors: Double
    /// Given names with an error.
    package let givenError: Double
    /// Patronymics left out, cut to an initial, with an error.
    package let patronymicAbsent: Double
    package let patronymicInitial: Double
    package let patronymicError: Double
    /// Parts of the name turned round.
    package let partsTurned: Double
    /// Names left in the accusative or dative of the paper they were copied from.
    package let caseKept: Double
    /// Birth dates left out, year only, day and month turned, one digit wrong, a year off, 1 January.
    package let dateAbsent: Double
    package let dateYearOnly: Double
    package let dateTurned: Double
    package let dateOneDigit: Double
    package let dateYearOff: Double
    package let dateFirstJanuary: Double
    /// Places of birth and personal numbers left out, numbers with a wrong digit.
    package let placeAbsent: Double
    package let numberAbsent: Double
    package let numberError: Double
    /// People with a brother or sister, and with a twin, also in the data.
    package let brother: Double
    package let twin: Double
    /// Cyrillic names with a Latin look-alike letter.
    package let lookAlike: Double
    /// Holding lines with another rank than the home side's, and without a unit (a prisoner need not say it).
    package let rankOther: Double
    package let unitAbsent: Double
    /// Claims that give the day, and the place, of the last word from the person, not of the capture.
    package let takenDateOther: Double
    package let takenPlaceOther: Double

    fileprivate static let tidy = NoiseRates(column: 1)
    fileprivate static let yemen = NoiseRates(column: 2)
    fileprivate static let hostile = NoiseRates(column: 3)

    private init(column: Int) {
        let rows = Tables.rows("noise")
        func rate(_ key: String) -> Double {
            guard let row = rows.first(where: { $0[0] == key }), let rate = Double(row[column]) else {
                preconditionFailure("noise.tsv has no rate \(key)")
            }
            return rate
        }
        `repeat` = rate("repeat")
        phantom = rate("phantom")
        phantomsAreCensus = rate("phantom_shape") > 0
        gone = rate("gone")
        surnameOneError = rate("surname_one_error")
        surnameTwoErrors = rate("surname_two_errors")
        givenError = rate("given_error")
        patronymicAbsent = rate("patronymic_absent")
        patronymicInitial = rate("patronymic_initial")
        patronymicError = rate("patronymic_error")
        partsTurned = rate("parts_turned")
        caseKept = rate("case_kept")
        dateAbsent = rate("date_absent")
        dateYearOnly = rate("date_year_only")
        dateTurned = rate("date_turned")
        dateOneDigit = rate("date_one_digit")
        dateYearOff = rate("date_year_off")
        dateFirstJanuary = rate("date_first_january")
        placeAbsent = rate("place_absent")
        numberAbsent = rate("number_absent")
        numberError = rate("number_error")
        brother = rate("brother")
        twin = rate("twin")
        lookAlike = rate("look_alike")
        rankOther = rate("rank_other")
        unitAbsent = rate("unit_absent")
        takenDateOther = rate("taken_date_other")
        takenPlaceOther = rate("taken_place_other")
    }
}
