import Testing

@testable import Persons

@Suite struct HeaderSearchTests {
    private func header(_ text: String) -> Header? {
        HeaderSearch(mapping: nil).find(in: Array(text.utf8), delimiter: UInt8(ascii: ";"))
    }

    @Test(arguments: [
        ("П.І.Б.", "full_name"), ("п і б", "full_name"), ("Ф.И.О.", "full_name"),
        ("Прізвище, ім'я, по батькові", "full_name"), ("ПРІЗВИЩЕ", "surname"), ("Ім’я", "given_names"),
        ("по-батькові", "patronymic"), ("Дата нар.", "birth_date"), ("г.р.", "birth_date"), ("DOB", "birth_date"),
        ("Дата народження (число, місяць, рік)", "birth_date"), ("Пол", "sex"), ("В/ч", "unit"),
        ("РНОКПП", "personal_number"), ("СНИЛС", "personal_number"), ("Дата полону", "taken_date"),
        ("Место содержания", "place_of_internment"), ("Примітка:", "note"), ("№ з/п", "row_no"), ("№", "row_no"),
        ("given_name", "given_names"), ("birth_date", "birth_date"),
    ])
    func headersAreRecognisedInThreeLanguages(cell: String, key: String) {
        #expect(HeaderWords.meaning(of: cell)?.key.rawValue == key)
    }

    @Test func headersOfOtherThingsAreNot() {
        for cell in ["", "Кличка", "Іваненко", "1", "…"] { #expect(HeaderWords.meaning(of: cell) == nil) }
    }

    @Test func theHeaderIsFoundBelowTitles() {
        let found = header("Список осіб;;\nстаном на 01.05.2025;;\n;;\n№;ПІБ;р.н.\n1;Іваненко І.І.;1989\n")
        #expect(found?.rows == 4...4)
        #expect(found?.fields.map(\.key) == [.rowNumber, .fullName, .birthDate])
    }

    @Test func aHeaderOverTwoRowsIsReadAsOne() {
        let found = header("№;Особа;;Дата народження\n;Прізвище;Ім'я;\n1;Іваненко;Іван;1989\n")
        #expect(found?.rows == 1...2)
        #expect(found?.fields.map(\.key) == [.rowNumber, .surname, .givenNames, .birthDate])
    }

    @Test func nameBesideSurnameIsTheGivenName() {
        #expect(header("Surname;Name\n")?.fields.map(\.key) == [.surname, .givenNames])
        #expect(header("Name;Rank\n")?.fields.map(\.key) == [.fullName, .rank])
    }

    @Test func aTableWithoutAKnownWordHasNoHeader() {
        #expect(header("a;b\n1;2\n") == nil)
        #expect(header("") == nil)
    }

    @Test func theColumnHeadedIDHoldsTheLinesIDs() throws {
        let imported = try ListImport.read(
            Array("ID;ПІБ\nN1;Іваненко Іван\nN1;Петренко Іван\n;Лис Іван\n".utf8), file: "l.csv")
        #expect(imported.list.ids.map(\.rawValue) == ["N1", "1-3", "1-4"])
        #expect(imported.findingCounts["ID_REPEATED"] == 1)
    }
}
