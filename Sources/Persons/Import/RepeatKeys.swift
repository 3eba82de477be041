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

    /// The keys of every line of a list.
    struct Lines {
        var names: [Name]
        /// Full birth dates; 0 for none.
        var birthDates: [UInt32]
        /// For each column of personal numbers the valid ones; 0 for none.
        var numbers: [[UInt32]]
        /// Whether a line's name is more than initials.
        var areNamed: [Bool]

        /// The name and date of a line that has both in full.
        func nameAndDate(_ line: Int) -> NameAndDate? {
            guard birthDates[line] != 0, areNamed[line] else { return nil }
            return NameAndDate(name: names[line], birthDate: birthDates[line])
        }
    }

    private var pool = TextPool()

    /// How many key texts there are; codes of numbers are below it.
    var count: Int { pool.count }

    /// The keys of every line of a list.
    mutating func lines(of list: PersonList) -> Lines {
        let none = [UInt32](repeating: 0, count: list.count)
        let surname = folded(list.column(.surname), list) ?? none
        let given = folded(list.column(.givenNames), list) ?? none
        let patronymic = folded(list.column(.patronymic), list) ?? none
        return Lines(
            names: (0..<list.count).map {
                Name(surname: surname[$0], given: given[$0], patronymic: patronymic[$0])
            },
            birthDates: list.column(.birthDate).map { fullDates($0, list) } ?? none,
            numbers: list.columns.filter { $0.key == .personalNumber }.map { validNumbers($0, list) },
            // Initials and a date are not enough: brothers share them.
            areNamed: (0..<list.count).map { surname[$0] != 0 && isWord(given[$0]) })
    }

    /// Whether a key has more than one letter.
    private func isWord(_ key: UInt32) -> Bool {
        let bytes = pool.utf8(key)
        return bytes.count > 2 || bytes.count == 2 && bytes.allSatisfy { $0 < 0x80 }
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
        column.map { column in mapped(column, list, Self.fold) }
    }

    private mutating func fullDates(_ column: FieldColumn, _ list: PersonList) -> [UInt32] {
        var dates = mapped(column, list) { text in
            PartialDate(iso: text)?.precision == .day ? text : ""
        }
        for line in dates.indices where column.precision[line] != .exact { dates[line] = TextPool.empty }
        return dates
    }

    private mutating func validNumbers(_ column: FieldColumn, _ list: PersonList) -> [UInt32] {
        let kind = column.numberKind ?? .other
        return mapped(column, list) { text in PersonalNumber.isValid(text, kind: kind) ? "#" + text : "" }
    }

    /// A column with each distinct text turned into a key once.
    private mutating func mapped(
        _ column: FieldColumn, _ list: PersonList, _ key: (String) -> String
    ) -> [UInt32] {
        var codes = [UInt32](repeating: UInt32.max, count: column.texts.count)
        return column.read.map { code in
            if codes[Int(code)] == UInt32.max { codes[Int(code)] = pool.intern(key(column.texts[code])) }
            return codes[Int(code)]
        }
    }
}
