import Foundation
import TestSupport
import Testing

@testable import Persons

@Suite struct TextCodingTests {
    private let text = "Прізвище;Ім'я\nІваненко;Ґанна\nЄфремов;Їжак\n№ «5»\n"

    @Test func windows1251IsReadAsFoundationReadsIt() throws {
        let bytes = (UInt8(0)...255).filter { $0 != 0x98 }
        let expected = try #require(String(data: Data(bytes), encoding: .windowsCP1251))
        #expect(String(decoding: Windows1251.utf8(of: bytes), as: UTF8.self) == expected)
    }

    @Test func eachCodingIsToldByItsBytes() throws {
        let cyrillic = [UInt8](try #require(text.data(using: .windowsCP1251)))
        let little = [0xFF, 0xFE] + [UInt8](try #require(text.data(using: .utf16LittleEndian)))
        let big = [0xFE, 0xFF] + [UInt8](try #require(text.data(using: .utf16BigEndian)))
        #expect(TextCoding.decide(Array(text.utf8)) == .utf8)
        #expect(TextCoding.decide([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == .utf8)
        #expect(TextCoding.decide(cyrillic) == .windows1251)
        #expect(TextCoding.decide(little) == .utf16LittleEndian)
        #expect(TextCoding.decide(big) == .utf16BigEndian)
        for (coding, bytes) in [
            (TextCoding.windows1251, cyrillic), (.utf16LittleEndian, little), (.utf16BigEndian, big),
        ] {
            let read = String(decoding: coding.utf8(of: bytes), as: UTF8.self)
            #expect(read.trimmingPrefix("\u{FEFF}") == text)
        }
    }

    @Test func latinTextWithMarksIsNotTakenForCyrillic() throws {
        let latin = try #require("name;town\nJosé;Málaga\nZoë;Besançon\n".data(using: .isoLatin1))
        #expect(TextCoding.decide([UInt8](latin)) == .utf8)
    }

    @Test func textInAnotherCyrillicCodingIsNotTakenForWindows1251() {
        // "Иваненко" in KOI8-U: capital and small letters lie the other way round.
        let koi8: [UInt8] = [0xE9, 0xD7, 0xC1, 0xCE, 0xC5, 0xCE, 0xCB, 0xCF]
        #expect(!Windows1251.readsAsCyrillic(koi8 + [0x3B] + koi8 + [0x3B] + koi8))
    }

    @Test func aFewDamagedBytesDoNotTurnAFileInUTF8() {
        let bytes = Array(text.utf8) + [0xC8, 0xE2, 0x0A]
        #expect(TextCoding.decide(bytes) == .utf8)
    }

    @Test func wellFormednessIsJudgedAsTheStandardLibraryDoes() {
        let alphabet: [UInt8] = [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xF0, 0x90, 0xF4, 0x8F, 0xC0, 0xF5]
        for seed in UInt64(1)...5_000 {
            var random = SeededGenerator(seed: seed)
            let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            #expect((UTF8Scan(bytes).faults == 0) == isValid, "\(bytes)")
        }
    }

    @Test func loneSurrogatesAndHalfUnitsAreFoundInTheirRow() {
        let bytes: [UInt8] = [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8, 0x0A, 0x00, 0x42]
        let read = TextCoding.utf16LittleEndian.utf8(of: bytes)
        let rows = read.split(separator: 0x0A)
        #expect(rows.count == 2)
        #expect(rows.allSatisfy { UTF8Scan($0).faults > 0 })
    }
}
