import Foundation
import TestSupport
import Testing

@testable import Persons

/// A list as lists come: titles, sub-headings, totals, stray quotes, repeats, remarks. Everybody is invented.
@Suite struct HostileListTests {
    private func fixture() throws -> [UInt8] {
        let url = packageRoot.appendingPathComponent("Tests/PersonsTests/Fixtures/hostile-uk.csv")
        return [UInt8](try Data(contentsOf: url))
    }

    private func places(_ imported: ImportedList) -> [String] {
        imported.findings.map { "\($0.row ?? 0) \($0.code)" }
    }

    @Test func everyRowIsAccountedFor() throws {
        let imported = try ListImport.read(
            try fixture(), file: "hostile-uk.csv", kind: .claim, today: PartialDate(year: 2025, month: 5, day: 23))
        var expected = ImportTotals()
        expected.rows = 21
        expected.notLines = 11
        expected.received = 10
        expected.accepted = 8
        expected.rejected = 2
        expected.new = 6
        expected.repeatInList = 2
        #expect(imported.totals == expected)
        #expect(imported.list.source.delimiter == ";")
        #expect(imported.standings.map { $0 == .new } == [true, true, true, true, true, false, false, true])
        #expect(imported.standings[5] == .repeatInList(of: 0))
        #expect(imported.rejected.map(\.reason) == [.nothingIdentifies, .remark])
        #expect(imported.rejected.map(\.row) == [19, 20])
        #expect(imported.rejected[1].raw == "Примітка: список не остаточний;;;;;;;;")
    }

    @Test func everyFindingHasItsPlace() throws {
        let imported = try ListImport.read(
            try fixture(), file: "hostile-uk.csv", today: PartialDate(year: 2025, month: 5, day: 23))
        #expect(
            places(imported) == [
                "1 TITLE", "2 TITLE", "3 BLANK", "4 HEADER", "5 HEADER", "6 SUBHEADING", "7 LOOKALIKE_LETTERS",
                "7 LOOKALIKE_LETTERS", "7 LOOKALIKE_LETTERS", "8 INCOMPLETE", "8 DATE_PLACEHOLDER",
                "10 CELLS_MISSING", "10 INCOMPLETE", "11 CELLS_EXTRA", "11 INCOMPLETE", "11 DATE_IMPOSSIBLE",
                "11 CATEGORY_UNKNOWN", "12 TOTAL", "13 SUBHEADING", "14 HEADER", "15 DUP_IN_LIST", "16 DUP_IN_LIST",
                "16 NUMBER_SHARED", "16 DATE_AMBIGUOUS", "17 FORMULA_AS_TEXT", "17 MINOR", "18 BLANK", "19 R01",
                "20 R05",
                "21 TOTAL",
            ])
        let total = try #require(imported.findings.last)
        #expect(total.severity == .warning)
        #expect(total.message.contains("total of 4; 10 lines"))
    }

    @Test func noFindingHoldsWhatACellSays() throws {
        let imported = try ListImport.read(try fixture(), file: "hostile-uk.csv")
        let words = [
            "Іван", "Iван", "Петренко", "Коваль", "HYPERLINK", "3184710691", "1989", "астронавт", "остаточний",
        ]
        for finding in imported.findings {
            let text = finding.message + finding.mend + (finding.column ?? "")
            #expect(words.allSatisfy { !text.contains($0) }, "\(finding.code)")
        }
    }

    @Test func whatIsWrittenOutIsAsReadBesideAsWritten() throws {
        let imported = try ListImport.read(try fixture(), file: "hostile-uk.csv")
        var reader = DelimitedReader(NormalizedList(imported.list).csv)
        var rows: [[String]] = []
        while reader.next() { rows.append(reader.texts) }
        let header = try #require(rows.first)
        #expect(Array(header.prefix(6)) == ["record_id", "file", "sheet", "row", "row_no", "row_no_raw"])
        #expect(rows.count == 9)
        func cell(_ row: Int, _ name: String) throws -> String { rows[row][try #require(header.firstIndex(of: name))] }
        #expect(try cell(1, "surname") == "Іваненко")
        #expect(try cell(1, "surname_raw") == "Iваненко")
        #expect(try cell(1, "birth_date_precision") == "exact")
        #expect(try cell(2, "note_raw") == "рядок\nна два рядки")
        #expect(try cell(3, "surname_raw") == "\"Ґалаґан")
        #expect(try cell(5, "extra_cells_raw") == "зайве;ще")
        #expect(try cell(8, "surname") == "'=HYPERLINK(\"x\")")
        #expect(try cell(8, "surname_raw") == "=HYPERLINK(\"x\")")
    }

    @Test func anEarlierListOfTheSameSideTakesNewness() throws {
        let first = try ListImport.read(try fixture(), file: "first.csv")
        let second = try ListImport.read(try fixture(), file: "second.csv", earlier: [first.list])
        #expect(second.totals.addUp)
        #expect(second.standings[0] == .repeatOfEarlier)
        #expect(second.totals.repeatInList == 2)
        #expect(second.totals.repeatOfEarlier + second.totals.new == 6)
    }
}
