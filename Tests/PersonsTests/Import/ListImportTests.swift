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

    @Test func aSubHeadingGivesItsCategoryWhereNoColumnDoes() throws {
        let text = """
            Прізвище;Ім'я;Дата народження
            Бук;Іван;03.05.1989
            Цивільні особи:;;
            Лис;Ганна;04.05.1989
            Камера 3;;
            Граб;Олег;05.05.1989
            Військовополонені;;
            Ясен;Петро;06.05.1989
            """
        let imported = try ListImport.read(Array(text.utf8), file: "list.csv")
        let category = try #require(imported.list.column(.category))
        #expect(category.read.map { category.texts[$0] } == ["", "CIV", "", "POW"])
        #expect(
            category.raw.map { category.texts[$0] } == ["", "Цивільні особи:", "Камера 3", "Військовополонені"])
        #expect(imported.findingCounts["SUBHEADING"] == 3)
    }

    @Test func aSurnameThatHeadsSectionsElsewhereIsStillAPerson() throws {
        let text = "ПІБ;р.н.;Стать\nЛист Остап;;\nЛист 2;;\nКерівник ____________;;\n"
        let imported = try ListImport.read(Array(text.utf8), file: "list.csv")
        #expect(imported.list.rows == [2])
        #expect(imported.findings.filter { $0.row ?? 0 > 2 }.map(\.code) == ["SUBHEADING", "R05"])
    }

    @Test func agesAreJudgedOnTheDayThatIsGivenOnly() throws {
        let text = """
            surname,given name,date of birth,date of capture
            Oak,Ada,2007-05-23,2025-01-01
            Elm,Ben,2007-05-24,2025-01-01
            Ash,Cal,2007,
            Fir,Dan,2016-01-01,
            Yew,Eve,1989-05-03,1985-01-01
            Bay,Fay,2030-01-01,
            Box,Gus,1901-01-02,
            """
        let bytes = Array(text.utf8)
        let undated = try ListImport.read(bytes, file: "list.csv")
        #expect(undated.findingCounts["MINOR"] == nil)
        #expect(undated.findingCounts["DATE_IMPOSSIBLE"] == 1)
        let dated = try ListImport.read(bytes, file: "list.csv", today: PartialDate(year: 2025, month: 5, day: 23))
        #expect(dated.findings.filter { $0.code == "MINOR" }.map(\.row) == [3, 4, 5])
        #expect(dated.findings.filter { $0.code == "DATE_IMPOSSIBLE" }.map(\.row) == [5, 6, 7, 8])
    }

    @Test(arguments: [
        ("Бук;Іван;;03.05.1989;;;", true), ("Бук;Іван;;1989;;;", false), ("Бук;Іван;Ілліч;1989;;;", true),
        ("Бук;І.;Ілліч;03.05.1989;;;", false), ("Бук;;;;3184710691;;", true), ("Бук;;;;3184710692;;", false),
        (";;;;3184710691;;", false), ("Бук;Іван;;;;Марвиця;", false), ("Бук;Іван;Ілліч;;;Марвиця;", true),
        (";;;;;;77", true), ("Бук;Іван;;00.00.1989;;;", false),
    ])
    func theMinimumIdentifyingSetDecidesWhatIsComplete(line: String, isComplete: Bool) throws {
        let header = "Прізвище;Ім'я;По батькові;Дата народження;РНОКПП;Місце народження;internment number\n"
        let imported = try ListImport.read(Array((header + line).utf8), file: "list.csv")
        #expect(imported.totals.accepted == 1)
        #expect((imported.findingCounts["INCOMPLETE"] == nil) == isComplete)
    }

    @Test func repeatsAreExactAndNothingFuzzier() throws {
        let text = """
            Прізвище;Ім'я;По батькові;Дата народження;РНОКПП
            Гак;Ігор;Ілліч;03.05.1989;
            ҐАК;Ігор;Ілліч;1989-05-03;
            Гак;Ігор;Ілліч;04.05.1989;
            Гак;Ігор;;03.05.1989;
            Гак;І.;Ілліч;03.05.1989;
            Гак;І.;Ілліч;03.05.1989;
            Інший;Олег;Ілліч;;3184710691
            Бук;Олег;Ілліч;;3184710691
            Інший;Олег;Ілліч;;3184710692
            Бук;Олег;Ілліч;;3184710692
            """
        let imported = try ListImport.read(Array(text.utf8), file: "list.csv")
        #expect(
            imported.standings == [
                .new, .repeatInList(of: 0), .new, .new, .new, .new, .new, .repeatInList(of: 6), .new, .new,
            ])
        #expect(imported.findings.filter { $0.code == "NUMBER_SHARED" }.map(\.row) == [9])
    }
}
