import Testing

@testable import Persons

@Suite struct ListImportTests {
    @Test func aListIsReadAsWrittenBesideAsRead() throws {
        let text = """
            Список
            № з/п;Прізвище;Ім'я;По батькові;Дата народження;Стать
            1;Iваненко;Іван;Іванович;03.05.1989;ч
            2; Петренко ;Олег;-;1989 р.н.;чол.

            Всього: 2
            """
        let imported = try ListImport.read(Array(text.utf8), file: "list.csv")
        #expect(imported.totals.rows == 6)
        #expect(imported.totals.received == 2)
        #expect(imported.totals.new == 2)
        #expect(imported.totals.addUp)
        let first = imported.list[0]
        #expect(first[.surname]?.raw == "Iваненко")
        #expect(first[.surname]?.read == "Іваненко")
        #expect(first[.birthDate]?.read == "1989-05-03")
        #expect(first[.sex]?.read == "male")
        let second = imported.list[1]
        #expect(second[.surname]?.raw == " Петренко ")
        #expect(second[.surname]?.read == "Петренко")
        #expect(second[.patronymic]?.state == .unknown)
        #expect(second[.birthDate]?.read == "1989")
        #expect(second[.birthDate]?.precision == .partial)
        #expect(second.id.rawValue == "1-4")
        #expect(imported.list.source.encoding == "utf-8")
        #expect(imported.list.source.delimiter == ";")
        #expect(
            imported.findings.map(\.code) == [
                "TITLE", "HEADER", "LOOKALIKE_LETTERS", "INCOMPLETE", "BLANK", "TOTAL",
            ])
    }

    @Test func aNameInOneCellGivesItsParts() throws {
        let text = "ПІБ;р.н.\nст. солдат ІВАНЕНКО Іван Іванович;1989\n"
        let imported = try ListImport.read(Array(text.utf8), file: "list.csv")
        let record = imported.list[0]
        #expect(record[.surname]?.read.lowercased() == "іваненко")
        #expect(record[.givenNames]?.read == "Іван")
        #expect(record[.patronymic]?.read == "Іванович")
        #expect(record[.surname]?.raw == "ст. солдат ІВАНЕНКО Іван Іванович")
        #expect(imported.findingCounts["NAME_ONE_CELL"] == 1)
    }
}
