import Persons

/// A list from columns of plain texts: what is read is what is written; blank cells are unknown.
func list(_ columns: [(FieldKey, [String])], prefix: String = "L") -> PersonList {
    var list = PersonList(
        source: ListSource(file: "test.csv", sha256: "", encoding: "utf-8", delimiter: ","))
    let count = columns.first?.1.count ?? 0
    list.ids = (0..<count).map { LineID(rawValue: "\(prefix)\($0)") }
    list.rows = Array(2..<(count + 2))
    for (index, (key, texts)) in columns.enumerated() {
        var column = FieldColumn(key: key, header: key.rawValue, sourceColumn: index + 1)
        for text in texts {
            column.append(text, state: text.isEmpty ? .unknown : .known)
        }
        list.columns.append(column)
    }
    return list
}

/// Invented people for tests: enough of them that chance agreement can be told from identity.
struct Crowd {
    static let surnames = [
        "Ковальчук", "Гайворон", "Степняк", "Чумаченко", "Жуковець", "Лозинський", "Барилюк", "Щербанюк", "Мазурик",
        "Цвітко",
        "Паламар", "Зубрицький", "Вертійко", "Дубовик", "Крапивко", "Ярошин", "Фурманюк", "Хоменчук", "Тесляр",
        "Орленко",
    ]
    static let given = [
        "Микола", "Олександр", "Сергій", "Іван", "Петро", "Василь", "Андрій", "Юрій", "Тарас", "Богдан",
    ]
    static let patronymics = ["Іванович", "Петрович", "Сергійович", "Олексійович", "Юрійович", "Тарасович"]

    /// The parts of person `number`: the same number is the same person.
    static func person(_ number: Int) -> (surname: String, given: String, patronymic: String, birthDate: String) {
        let mixed = number &* 2_654_435_761
        let day = 1 + mixed / 7 % 28
        let month = 1 + mixed / 211 % 12
        let year = 1960 + mixed / 3571 % 40
        func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return (
            surnames[number % 20] + ["", "ко", "ук"][number / 20 % 3], given[mixed / 17 % 10],
            patronymics[mixed / 97 % 6], "\(year)-\(pad(month))-\(pad(day))"
        )
    }

    static func list(_ numbers: [Int], prefix: String) -> PersonList {
        let people = numbers.map(person)
        return LinkageTests.list(
            [
                (.surname, people.map(\.surname)), (.givenNames, people.map(\.given)),
                (.patronymic, people.map(\.patronymic)), (.birthDate, people.map(\.birthDate)),
            ], prefix: prefix)
    }
}
