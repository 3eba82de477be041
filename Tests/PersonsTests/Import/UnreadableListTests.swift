import Foundation
import Testing

@testable import Persons

@Suite struct UnreadableListTests {
    private let text = "Прізвище;Ім'я;Дата народження\nІваненко;Іван;03.05.1989\nЛис;Ганна;04.05.1989\n"

    private func windows1251(_ text: String) throws -> [UInt8] {
        [UInt8](try #require(text.data(using: .windowsCP1251)))
    }

    @Test(
        arguments: [
            ([], "EMPTY"), (Array(" \r\n\t\n".utf8), "EMPTY"), ([0xEF, 0xBB, 0xBF], "EMPTY"),
            ([0x50, 0x4B, 0x03, 0x04] + Array(repeating: UInt8(ascii: "a"), count: 500), "BINARY"),
            ((0..<4_000).map { UInt8($0 % 256) }, "BINARY"), (Array("surname,id\nx\0y\0z\0,1\n".utf8), "BINARY"),
            (Array("a,b\n1,2\n".utf8), "NO_KNOWN_COLUMN"), (Array("Іваненко;Іван\n".utf8), "NO_KNOWN_COLUMN"),
        ] as [([UInt8], String)])
    func whatIsNoListIsRefusedWithItsReason(bytes: [UInt8], code: String) {
        let error = #expect(throws: UnreadableInput.self) { try ListImport.read(bytes, file: "f.csv") }
        #expect(error?.findings.map(\.code) == [code])
        #expect(error?.findings.first?.file == "f.csv")
        #expect(error?.findings.first?.mend.isEmpty == false)
    }

    @Test func windows1251IsToldAndRead() throws {
        let imported = try ListImport.read(try windows1251(text), file: "f.csv")
        #expect(imported.list.source.encoding == "windows-1251")
        #expect(imported.list[0][.surname]?.raw == "Іваненко")
        #expect(imported.totals.new == 2)
        #expect(imported.findings.map(\.code) == ["HEADER"])
    }

    @Test func windows1251ReadAsUTF8LosesNoRow() throws {
        let mapping = ColumnMapping(encoding: .utf8)
        let bytes = try windows1251(text + "Smith;John;05.05.1989\n")
        let imported = try ListImport.read(bytes, file: "f.csv", mapping: mapping)
        #expect(imported.totals.addUp)
        #expect(imported.totals.rows == 4)
        #expect(imported.totals.rejected == 2)
        #expect(imported.totals.accepted == 1)
        #expect(imported.rejected.map(\.reason) == [.undecodable, .undecodable])
        #expect(imported.rejected[0].raw == "Іваненко;Іван;03.05.1989")
        let whole = try #require(imported.findings.first)
        #expect(whole.code == "UNREADABLE")
        #expect(whole.mend.contains("windows-1251"))
        let row = try #require(imported.findings.first { $0.code == "R07" })
        #expect(row.row == 2)
        #expect(!row.mend.isEmpty)
    }

    @Test func aDamagedRowIsRejectedAndTheOthersAreRead() throws {
        let bytes = Array((text + "Коваль;").utf8) + [0xCF, 0xE0, 0x3B, 0x0A] + Array("Бук;Іван;1990\n".utf8)
        let imported = try ListImport.read(bytes, file: "f.csv")
        #expect(imported.list.source.encoding == "utf-8")
        #expect(imported.rejected.map(\.row) == [4])
        #expect(imported.totals.accepted == 3)
    }

    @Test func utf16WithAMarkIsRead() throws {
        let bytes = [0xFF, 0xFE] + [UInt8](try #require(text.data(using: .utf16LittleEndian)))
        let imported = try ListImport.read(bytes, file: "f.csv")
        #expect(imported.list.source.encoding == "utf-16le")
        #expect(imported.list[1][.surname]?.read == "Лис")
    }

    @Test func aRowBeyondTheLimitIsRejected() throws {
        let long = "Лис;" + String(repeating: "a", count: ListImport.longestRowBytes) + ";1990\n"
        let imported = try ListImport.read(Array((text + long).utf8), file: "f.csv")
        #expect(imported.rejected.map(\.reason) == [.undecodable])
        #expect(imported.totals.accepted == 2)
    }

    @Test func aSheetThatATextFileLacksIsRefused() {
        let error = #expect(throws: UnreadableInput.self) {
            try ListImport.read(Array(text.utf8), file: "f.csv", mapping: ColumnMapping(sheet: 2))
        }
        #expect(error?.findings.map(\.code) == ["SHEET"])
    }
}
