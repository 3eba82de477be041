private import Foundation

/// Keys under which two lines count as repeats: a valid personal number, or the cleaned name and the full birth date.
struct RepeatKeys {
    /// A cleaned name; parts are codes of the key pool.
    struct Name: Hashable {
        var surname: UInt32
        var given: UInt32
        var patronymic: UInt32
    }

    /// A cleaned name with a birth date known to the day.
    struct NameAndDate: Hashable {
        var name: Name
        var birthDate: UInt32
    }

    /// The keys of one line.
    struct Line {
        var name: Name
        var nameAndDate: NameAndDate?
        var numbers: [UInt32]
    }

    private var pool = TextPool()

    /// The keys of every line of a list.
    mutating func lines(of list: PersonList) -> [Line] {
        let surname = folded(list.column(.surname), list)
        let given = folded(list.column(.givenNames), list)
        let patronymic = folded(list.column(.patronymic), list)
        let dates = list.column(.birthDate).map { fullDates($0, list) }
        let numbers = list.columns.filter { $0.key == .personalNumber }.map { validNumbers($0, list) }
        return (0..<list.count).map { line in
            let name = Name(
                surname: surname?[line] ?? 0, given: given?[line] ?? 0, patronymic: patronymic?[line] ?? 0)
            // Initials and a date are not enough: brothers share them.
            let isNamed = name.surname != 0 && name.given != 0 && pool.utf8(name.given).count > 2
            let date = dates?[line] ?? 0
            return Line(
                name: name, nameAndDate: isNamed && date != 0 ? NameAndDate(name: name, birthDate: date) : nil,
                numbers: numbers.map { $0[line] }.filter { $0 != 0 })
        }
    }

    /// Small letters, ё as е, ґ as г, without apostrophes, hyphens and stops (person record, section 6, rule 2).
    static func fold(_ name: String) -> String {
        var folded = ""
        for character in name.precomposedStringWithCompatibilityMapping.lowercased() {
            switch character {
            case "ё": folded.append("е")
            case "ґ": folded.append("г")
            default: if character.isLetter || character.isNumber || character == " " { folded.append(character) }
            }
        }
        return folded
    }

    private mutating func folded(_ column: FieldColumn?, _ list: PersonList) -> [UInt32]? {
        column.map { column in mapped(column, list) { text, _ in Self.fold(text) } }
    }

    private mutating func fullDates(_ column: FieldColumn, _ list: PersonList) -> [UInt32] {
        var dates = mapped(column, list) { text, _ in
            PartialDate(iso: text)?.precision == .day ? text : ""
        }
        for line in dates.indices where column.precision[line] != .exact { dates[line] = TextPool.empty }
        return dates
    }

    private mutating func validNumbers(_ column: FieldColumn, _ list: PersonList) -> [UInt32] {
        let kind = column.numberKind ?? .other
        return mapped(column, list) { text, _ in PersonalNumber.isValid(text, kind: kind) ? "#" + text : "" }
    }

    /// A column with each distinct text turned into a key once.
    private mutating func mapped(
        _ column: FieldColumn, _ list: PersonList, _ key: (String, Int) -> String
    ) -> [UInt32] {
        var codes = [UInt32](repeating: UInt32.max, count: list.texts.count)
        return column.read.enumerated().map { line, code in
            if codes[Int(code)] == UInt32.max { codes[Int(code)] = pool.intern(key(list.texts[code], line)) }
            return codes[Int(code)]
        }
    }
}
