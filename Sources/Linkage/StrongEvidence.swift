import Persons

/// Whether what agrees is more than a relative or a namesake would show: the second half of the grade `strong`, beside
/// the weight.
///
/// A brother has the surname, the father's name, the place; a twin the day as well; a namesake all three names and, among
/// thousands, the year. No weight learnt from the lists can tell them from a clerk's error when the person sought is not
/// on the other list at all and only the relative is. So strong is kept for agreement that none of them gives:
///
/// 1. the given names are not two names;
/// 2. the same personal number; or neither the number nor the birth date is another, and one of
/// 3. the same day and the same given name (a slip may turn one twin's name towards the other's);
/// 4. day and month turned, the same given name, the father's name not another, and no circumstance differs;
/// 5. part of the date or none, the same given and father's names, no circumstance that differs and one that is the same;
/// 6. three circumstances that are the same beside the same given and father's names.
///
/// Circumstances are all other fields but the sex: place, unit, date of capture. Where no list has a father's name, 5
/// needs two of them. A surname two errors apart needs the number, or the same day, both names and a circumstance.
struct StrongEvidence: Sendable {
    /// By field: what part it plays.
    private let roles: [Role]
    private let hasPatronymic: Bool

    private enum Role { case surname, given, patronymic, birthDate, personalNumber, circumstance, none }

    init(_ comparisons: [FieldComparison]) {
        roles = comparisons.map { comparison in
            switch comparison.kind {
            case .surname: .surname
            case .given: .given
            case .patronymic: .patronymic
            case .code: .none
            case .date where comparison.key == .birthDate: .birthDate
            case .number where comparison.key == .personalNumber: .personalNumber
            case .date, .number, .text: .circumstance
            }
        }
        hasPatronymic = comparisons.contains { $0.kind == .patronymic }
    }

    /// Whether a pair of these levels may be strong.
    func isEnough(_ levels: [Int], _ comparisons: [FieldComparison]) -> Bool {
        var (surname, given, patronymic, born) = ("missing", "missing", "missing", "missing")
        var (number, alike, unlike) = ("missing", 0, 0)
        for field in levels.indices {
            let level = comparisons[field].levels[levels[field]].id
            switch roles[field] {
            case .surname: surname = level
            case .given: given = level
            case .patronymic: patronymic = level
            case .birthDate: born = level
            case .personalNumber: number = level
            case .circumstance:
                if level == "same" { alike += 1 }
                if level == "differs" { unlike += 1 }
            case .none: continue
            }
        }
        if given == FieldComparison.anotherID { return false }
        if number == "same" || number == "digits" { return true }
        if born == "differs" || number == "differs" { return false }
        let fatherAgrees = patronymic == "same" || patronymic == "near"
        let namesAreSame = given == "same" && (fatherAgrees || !hasPatronymic)
        if surname == "far" || surname == "differs" || surname == "missing" {
            return born == "same" && namesAreSame && alike > 0
        }
        switch born {
        case "same":
            return given == "same"
        case "turned":
            if given == "same", unlike == 0, patronymic != "differs", patronymic != FieldComparison.anotherID {
                return true
            }
        case "digit", "year-by-one", "known-part", "missing":
            if namesAreSame, unlike == 0, alike >= (hasPatronymic ? 1 : 2) { return true }
        default: break
        }
        return namesAreSame && alike >= 3
    }
}
