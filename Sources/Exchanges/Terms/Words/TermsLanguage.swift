import Persons

/// A language in which terms and what follows from them can be read.
public enum TermsLanguage: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// Ukrainian.
    case ukrainian = "uk"
    /// Russian.
    case russian = "ru"
}

extension Clause {
    /// What the clause says, as one plain sentence made from its data.
    public func sentence(in terms: ExchangeTerms, language: TermsLanguage = .english) -> String {
        switch language {
        case .english: EnglishClauses(terms).sentence(term)
        case .ukrainian: UkrainianClauses(terms).sentence(term)
        case .russian: RussianClauses(terms).sentence(term)
        }
    }
}

/// The forms that a counted noun has in Ukrainian and Russian, with its adjective where it has one.
struct CountedNoun: Sendable {
    /// After 1, 21, 101, but not 11: `1 особа`.
    let one: String
    /// After 2 to 4, 22 to 24, but not 12 to 14: `2 особи`.
    let few: String
    /// After the others: `5 осіб`. Also the genitive plural.
    let many: String
    /// The genitive after 1, 21, 101, but not 11: `не більше 1 особи`.
    let ofOne: String

    /// The number and the noun as a subject.
    func counted(_ number: Int) -> String {
        let noun =
            switch (number.magnitude % 10, number.magnitude % 100) {
            case (_, 11...14): many
            case (1, _): one
            case (2...4, _): few
            default: many
            }
        return "\(SlavicWords.number(number)) \(noun)"
    }

    /// The number and the noun in the genitive.
    func genitive(_ number: Int) -> String {
        let isOne = number.magnitude % 10 == 1 && number.magnitude % 100 != 11
        return "\(SlavicWords.number(number)) \(isOne ? ofOne : many)"
    }
}

/// What Ukrainian and Russian sentences write alike.
enum SlavicWords {
    /// A number with no-break spaces between the thousands.
    static func number(_ number: Int) -> String { Words.number(number).replacing(",", with: "\u{A0}") }

    /// `23.05.2025`.
    static func date(_ date: PartialDate) -> String {
        date.iso.split(separator: "-").reversed().joined(separator: ".")
    }
}

extension StageLimit {
    /// One number where all stages have the same.
    var common: Int? {
        switch self {
        case .every(let limit): limit
        case .each(let limits): Set(limits).count == 1 ? limits.first : nil
        }
    }

    /// The numbers, stage by stage.
    func numbers(_ stageCount: Int) -> [Int] { (1...max(1, stageCount)).compactMap { limit(inStage: $0) } }

    /// The numbers, stage by stage, in words: the last as `closing` writes it, with the noun that follows them all.
    func words(_ stageCount: Int, _ number: (Int) -> String, closing: (Int) -> String) -> [String] {
        let numbers = numbers(stageCount)
        return numbers.dropLast().map(number) + numbers.suffix(1).map(closing)
    }
}

extension WeightsTerm {
    /// The ranks that the table holds, from the lowest up, with what each stands for.
    var entries: [(rank: Rank, weight: Int)] {
        Rank.allCases.compactMap { rank in table[rank].map { (rank, $0) } }
    }
}
