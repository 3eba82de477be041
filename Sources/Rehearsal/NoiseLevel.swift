/// How badly lists are written: a column of `Tables/noise.tsv`.
public enum NoiseLevel: String, CaseIterable, Codable, Sendable {
    /// A careful office.
    case tidy
    /// As in the lists of a long war, with many lines that name nobody.
    case yemen
    /// As `yemen`, with lines written to mislead.
    case hostile

    /// The rates of this level.
    package var rates: NoiseRates { NoiseRates.all[self] ?? NoiseRates(table: [:]) }
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

    static let all: [NoiseLevel: NoiseRates] = {
        let rows = Tables.rows("noise")
        var levels: [NoiseLevel: NoiseRates] = [:]
        for (column, level) in NoiseLevel.allCases.enumerated() {
            var table: [String: Double] = [:]
            for row in rows { table[row[0]] = Double(row[column + 1]) }
            levels[level] = NoiseRates(table: table)
        }
        return levels
    }()

    init(table: [String: Double]) {
        func rate(_ key: String) -> Double {
            guard let rate = table[key] else { preconditionFailure("noise.tsv has no row \(key)") }
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
    }
}
