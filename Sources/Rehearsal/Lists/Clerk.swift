/// Who wrote a line: one clerk, one habit. A list is made by several.
struct Clerk: Sendable {
    /// How dates are written.
    enum DateHabit: String, Sendable {
        /// 03.05.1989
        case dots
        /// 1989-05-03
        case iso
        /// 03/05/1989, the day first
        case slashes
        /// 3.5.1989
        case short
        /// 3 травня 1989 р., 3 мая 1989 г., 3 May 1989
        case words
    }

    /// The letters of service numbers.
    enum NumberLetters: String, Sendable { case cyrillic, look, sound }

    /// The share of the list's lines.
    let share: Int
    /// Whose spelling of names the clerk goes by.
    let language: Language
    /// How the clerk writes names in Latin letters; nil writes Cyrillic.
    let habit: LatinHabit?
    let dates: DateHabit
    /// Whether surnames stand in capitals.
    let surnameInCapitals: Bool
    /// What is written for an apostrophe; empty leaves it out.
    let apostrophe: String
    /// What is written where nothing is known, beside the empty cell.
    let blanks: [String]
    let numberLetters: NumberLetters
    /// Between the letters and digits of a number.
    let numberMark: String

    /// The clerks of a list, for example `norrow/claim`.
    static func of(_ list: String) -> [Clerk] {
        Tables.rows("clerks").filter { $0[0] == list }.map { row in
            guard let language = Language(rawValue: row[3]), let dates = DateHabit(rawValue: row[5]),
                let letters = NumberLetters(rawValue: row[9]), row[4] == "-" || LatinHabit.all[row[4]] != nil
            else { preconditionFailure("clerks.tsv holds an unknown word for clerk \(row[1]) of \(list)") }
            return Clerk(
                share: Tables.number(row[2]), language: language, habit: LatinHabit.all[row[4]], dates: dates,
                surnameInCapitals: row[6] == "upper", apostrophe: row[7] == "-" ? "" : row[7],
                blanks: row[8].split(separator: "|").map(String.init), numberLetters: letters,
                numberMark: row[10] == "hyphen" ? "-" : row[10] == "blank" ? " " : "")
        }
    }

    /// The column of `Tables/words.tsv` that the clerk writes from: 0 Ukrainian, 1 Russian, 2 English.
    var wordColumn: Int { habit != nil ? 2 : language == .ukrainian ? 0 : 1 }
}

/// Words of a list's cells other than names, in three languages: `Tables/words.tsv`.
struct CellWords: Sendable {
    static let shared = CellWords()
    private let words: [String: [String]]

    private init() {
        words = Dictionary(
            uniqueKeysWithValues: Tables.rows("words").map { row in (row[0], row[1...3].map { $0 == "-" ? "" : $0 }) })
    }

    /// The word of a meaning as a clerk writes it.
    func word(_ meaning: String, _ clerk: Clerk) -> String {
        guard let forms = words[meaning] else { preconditionFailure("words.tsv has no row \(meaning)") }
        return forms[clerk.wordColumn]
    }
}
