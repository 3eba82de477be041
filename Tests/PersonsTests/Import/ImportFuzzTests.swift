import TestSupport
import Testing

@testable import Persons

/// Whatever is sent: no crash, and totals that add up.
@Suite struct ImportFuzzTests {
    /// Pieces from which hostile tables are made.
    private static let pieces: [String] = [
        "ПІБ", "Прізвище", "Ім'я", "Дата народження", "РНОКПП", "Стать", "id", "surname", "Іваненко", "Iван", "Лис",
        "Петренко Іван Іванович", "03.05.1989", "31.02.1989", "1/2/89", "01.01.1990", "32631", "прибл. 35 р.", "-",
        "н/д", "NULL", "3184710691", "123", "=1+1", "Всього: 3", "Итого", "Цивільні", "Примітка: немає", "ч", "", " ",
        "\u{A0}", "\"", "\"\"", "\"a", "a\"b", "\u{FEFF}", "№", "1", "2", "3", "(", "[", "І.І.", "\u{301}", "😀",
        String(repeating: "я", count: 300),
    ]
    private static let marks: [[UInt8]] = [
        Array(";".utf8), Array(";".utf8), Array(";".utf8), Array(",".utf8), [0x09], [0x0A], [0x0A], [0x0D],
        [0x0D, 0x0A],
        [0x00], [0xFF], [0xC8, 0xE2], [0xD0],
    ]

    private func table(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = Bool.random(using: &random) ? Array("ПІБ;Дата народження;РНОКПП\n".utf8) : []
        if Int.random(in: 0..<20, using: &random) == 0 { bytes = [0xFF, 0xFE] }
        // Rare marks: most tables stay tables.
        let markCount = Int.random(in: 8...Self.marks.count, using: &random)
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            bytes += Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
            bytes += Self.marks.prefix(markCount).randomElement(using: &random) ?? []
        }
        return bytes
    }

    @Test func everyTableIsAccountedForOrRefused() throws {
        var read = 0
        for seed in UInt64(1)...1_500 {
            var random = SeededGenerator(seed: seed)
            let bytes = table(&random)
            let earlier = seed % 7 == 0 ? try? ListImport.read(table(&random), file: "old").list : nil
            do {
                let imported = try ListImport.read(
                    bytes, file: "f", today: PartialDate(year: 2025, month: 5, day: 23),
                    earlier: earlier.map { [$0] } ?? [])
                read += 1
                check(imported, "seed \(seed)")
            } catch {
                #expect(!error.findings.isEmpty, "seed \(seed)")
            }
        }
        #expect(read > 500)
    }

    @Test func randomBytesAreAccountedForOrRefused() {
        for seed in UInt64(1)...1_500 {
            var random = SeededGenerator(seed: seed)
            let header = seed % 2 == 0 ? Array("surname,id\n".utf8) : []
            let bytes =
                header
                + (0..<Int.random(in: 0...200, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
            let mapping =
                seed % 3 == 0 ? ColumnMapping(encoding: TextCoding.allCases.randomElement(using: &random)) : nil
            do {
                check(try ListImport.read(bytes, file: "f", mapping: mapping), "seed \(seed)")
            } catch {
                #expect(!error.findings.isEmpty, "seed \(seed)")
            }
        }
    }

    private func check(_ imported: ImportedList, _ comment: Comment) {
        let list = imported.list
        #expect(imported.totals.addUp, comment)
        #expect(imported.totals.accepted == list.count, comment)
        #expect(imported.totals.rejected == imported.rejected.count, comment)
        #expect(imported.standings.count == list.count, comment)
        #expect(list.rows.count == list.count && Set(list.ids).count == list.count, comment)
        #expect(
            list.columns.allSatisfy {
                $0.raw.count == list.count && $0.read.count == list.count && $0.state.count == list.count
                    && $0.precision.count == list.count
            }, comment)
        let notLines = NotLine.allCases.reduce(0) { $0 + (imported.findingCounts[$1.rawValue] ?? 0) }
        #expect(notLines == imported.totals.notLines, comment)
        #expect(NormalizedList(list).csv.count > 0, comment)
    }
}
