import Foundation
import Names
import TestSupport
import Testing

@testable import Persons

@Suite struct CellReadingTests {
    @Test(arguments: [
        ("-", ValueState.unknown), ("н/д", .unknown), ("Немає", .unknown), ("NULL", .unknown), ("#N/A", .unknown),
        ("?", .unknown), ("б/н", .unknown), ("0", .unknown), ("", .unknown), ("н/п", .notApplicable),
        ("відмовився", .refused), ("не розголошується", .withheld), ("***", .withheld),
    ])
    func aBlankSaysWhichBlankItIs(word: String, state: ValueState) {
        #expect(CellText.blankState(CellText.tidy(word), free: false) == state)
    }

    @Test func aFreeFieldKnowsOnlyEmptyMarksAsBlanks() {
        #expect(CellText.blankState("0", free: true) == nil)
        #expect(CellText.blankState("нет", free: true) == nil)
        #expect(CellText.blankState("-", free: true) == .unknown)
        #expect(CellText.blankState("Іван", free: false) == nil)
    }

    @Test(arguments: [
        ("=1+1", true), ("@x", true), ("+cmd", true), ("+380 (67) 000-00-00", false), ("-5", false), ("Іван", false),
    ])
    func activeContentIsTold(cell: String, isActive: Bool) {
        #expect(CellText.isActive(cell) == isActive)
    }

    @Test func whatLeavesForASpreadsheetIsInert() {
        #expect(CellText.inert("=1+1") == "'=1+1")
        #expect(CellText.inert("+380") == "'+380")
        #expect(CellText.inert("Іван") == "Іван")
        #expect(CellText.inert("") == "")
    }

    @Test func tidyingDropsWhatCannotBeSeen() {
        #expect(CellText.tidy(" а\u{A0}\u{200B} б\u{AD}в\t") == "а бв")
        #expect(CellText.tidy("и\u{306}") == "й")
        #expect(CellText.tidy("в/ч А0123") == "в/ч А0123")
    }

    @Test func theShortCutOfNamesEqualsTheirCleaning() {
        let alphabet = Array("абіїйґ'- aB1.\u{306}\u{200B}\u{A0}é`")
        var short = 0
        for seed in UInt64(1)...20_000 {
            var random = SeededGenerator(seed: seed)
            let text = String(
                (0..<Int.random(in: 0...8, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" })
            let tidiness = CellText.tidiness(Array(text.utf8)[...])
            if tidiness == .unknown { continue }
            #expect(CellText.tidy(text) == text)
            if tidiness == .tidy { continue }
            short += 1
            let cleaned = NameCleaning.clean(text)
            #expect(cleaned.text == text && !cleaned.hadLookAlikes)
        }
        #expect(short > 500)
    }

    @Test(arguments: [
        ("ч", "male"), ("Чол.", "male"), ("M", "male"), ("ж", "female"), ("жіноча", "female"), ("F", "female"),
        ("female", "female"), ("unknown", "unknown"),
    ])
    func wordsForSexAreKnown(word: String, code: String) {
        #expect(WordCodes.sex.code(of: word) == code)
    }

    @Test func wordsForClassAndHealthAreKnown() {
        #expect(WordCodes.category.code(of: "Військовополонений") == "POW")
        #expect(WordCodes.category.code(of: "цивільна особа") == "CIV")
        #expect(WordCodes.category.code(of: "колега") == nil)
        #expect(WordCodes.health.code(of: "тяжкопоранений") == "seriously_wounded")
        #expect(WordCodes.health.code(of: "не поранений") == "not_wounded")
    }

    @Test(arguments: [
        ("3184710691", NumberKind.rnokpp, true), ("3184710692", .rnokpp, false), ("318471069", .rnokpp, false),
        ("500100732259", .inn, true), ("500100732258", .inn, false), ("11223344595", .snils, true),
        ("11223344596", .snils, false), ("АВ123", .rnokpp, false),
    ])
    func checksumsAreJudged(number: String, kind: NumberKind, passes: Bool) {
        #expect(PersonalNumber.passesChecksum(number, kind: kind) == passes)
    }

    @Test func numbersWithoutChecksumAreNotJudgedByOne() {
        #expect(PersonalNumber.passesChecksum("АВ123456", kind: .other) == nil)
        #expect(PersonalNumber.isValid("АВ123456", kind: .other))
        #expect(!PersonalNumber.isValid("АВ1", kind: .other))
        #expect(!PersonalNumber.isValid("АВГД", kind: .other))
        #expect(PersonalNumber.reduced(" ав-123 456 ") == "АВ123456")
    }

    /// By its own definition: the check digit follows from the other nine.
    @Test func everyTaxNumberHasExactlyOneCheckDigit() {
        for seed in UInt64(1)...500 {
            var random = SeededGenerator(seed: seed)
            let digits = (0..<9).map { _ in Int.random(in: 0...9, using: &random) }
            let stem = digits.map(String.init).joined()
            #expect((0...9).count { PersonalNumber.passesChecksum(stem + String($0), kind: .rnokpp) ?? false } == 1)
        }
    }

    @Test func aColumnOfPassingNumbersIsTakenForTaxNumbers() {
        let passing = (0..<1_000).compactMap { index -> String? in
            let stem = String(318_471_000 + index)
            return (0...9).map { stem + String($0) }.first { PersonalNumber.passesChecksum($0, kind: .rnokpp) ?? false }
        }
        #expect(PersonalNumber.decideKind(passing.map { Array($0.utf8) }) == .rnokpp)
        #expect(PersonalNumber.decideKind((0..<1_000).map { Array(String(3_184_710_000 + $0).utf8) }) == .other)
        #expect(PersonalNumber.decideKind([[UInt8]]()) == .other)
    }
}

/// What is taken as tidy at first sight is what the long way leaves as it is.
@Test func tidyTextsStayAsTheyAre() {
    for value in 0x400...0x47F as ClosedRange<UInt32> {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let letter = String(scalar)
        #expect(letter.precomposedStringWithCanonicalMapping == letter && !letter.contains(where: \.isWhitespace))
        #expect(
            scalar.properties.generalCategory != .control && scalar.properties.canonicalCombiningClass == .notReordered)
    }
    for text in ["", "Коваль Іван", "O'Neil, 12.03.1990", "Й. ѐ"] { #expect(CellText.tidy(text) == text) }
    for (text, tidy) in [
        (" Коваль", "Коваль"), ("Коваль ", "Коваль"), ("Коваль  Іван", "Коваль Іван"),
        ("Коваль\u{A0}Іван", "Коваль Іван"),
        ("Коваль\u{200B}", "Коваль"), ("И\u{306}осип", "Йосип"), ("a\tb", "a b"), ("\u{7F}a", "a"), (" ", ""),
    ] {
        #expect(CellText.tidy(text) == tidy)
    }
}
