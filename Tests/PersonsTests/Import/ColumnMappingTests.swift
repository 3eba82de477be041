import Testing

@testable import Persons

@Suite struct ColumnMappingTests {
    private func mapping(_ yaml: String) throws -> ColumnMapping {
        try ColumnMapping(yaml: Array(yaml.utf8), file: "m.yaml")
    }

    @Test func aMappingKeepsTheOrderOfItsFields() throws {
        let read = try mapping(
            """
            id: code
            encoding: cp1251
            delimiter: tab
            sheet: 1
            fields:
              surname: {column: Прізвище}
              birth_date: {column: Народився, format: dd.MM.yyyy}
              shoe_size: {column: "1"}
              rank: Звання
            ignore: [Кличка]
            """)
        #expect(
            read
                == ColumnMapping(
                    id: "code", encoding: .windows1251, delimiter: 0x09, sheet: 1,
                    fields: [
                        .init(key: .surname, column: "Прізвище"),
                        .init(key: .birthDate, column: "Народився", format: "dd.MM.yyyy"),
                        .init(key: FieldKey(rawValue: "shoe_size"), column: "1"),
                        .init(key: .rank, column: "Звання"),
                    ], ignore: ["Кличка"]))
    }

    @Test(arguments: [
        ("", 1), ("- a", 1), ("a: [", 1), ("colour: red", 1), ("encoding: ebcdic", 1), ("delimiter: ';;'", 1),
        ("delimiter: '\"'", 1), ("sheet: 0", 1), ("sheet: one", 1), ("fields: [a]", 1),
        ("fields: {surname: {format: yyyy}}", 1), ("fields: {birth_date: {column: a, format: soon}}", 1),
        ("fields: {surname: {column: a, colour: b}}", 1), ("ignore: a", 1), ("id: [a]\nsheet: x\nmore: 1", 3),
    ])
    func everyFaultIsNamedWithItsLine(yaml: String, faults: Int) {
        let error = #expect(throws: UnreadableInput.self) { try mapping(yaml) }
        #expect(error?.findings.count == faults)
        #expect(error?.findings.allSatisfy { $0.code == "MAPPING" && $0.file == "m.yaml" } ?? false)
    }

    @Test func onlyMappedColumnsAreRead() throws {
        let mapping = try mapping("fields: {surname: {column: Прізвище}, alias: {column: Кличка}}\nignore: [Ім'я]")
        let text = "Прізвище,Ім'я,Кличка,Стать\nІваненко,Іван,Лис,ч\n"
        let imported = try ListImport.read(Array(text.utf8), file: "l.csv", mapping: mapping)
        #expect(imported.list.columns.map(\.key.rawValue) == ["surname", "alias"])
        #expect(imported.columns.map(\.use) == [.field, .ignored, .field, .unknown])
    }

    @Test func aMappedColumnThatTheFileLacksIsAFinding() throws {
        let mapping = try mapping("fields: {surname: {column: Прізвище}, rank: {column: Звання}}")
        let imported = try ListImport.read(Array("Прізвище\nІваненко\n".utf8), file: "l.csv", mapping: mapping)
        #expect(imported.findingCounts["COLUMN_MISSING"] == 1)
        #expect(imported.list.count == 1)
    }

    @Test func aMappingWithoutFieldsLeavesTheHeadersToTheirWords() throws {
        let text = "Прізвище;Ім'я\nІваненко;Іван\n"
        let imported = try ListImport.read(
            Array(text.utf8), file: "l.csv", mapping: try mapping("encoding: utf-8\ndelimiter: ';'"))
        #expect(imported.list.columns.map(\.key) == [.surname, .givenNames])
    }
}
