import Exchanges
import Foundation
import Persons
import Testing

@Suite struct PersonsReaderTests {
    private let asOf = PartialDate(year: 2025, month: 5, day: 16)

    private func read(_ text: String, sealed: [String] = [], seed: [UInt8] = [1]) throws -> (PlanPersons, [Finding]) {
        try PlanPersons.read(
            .init(file: "p.csv", bytes: Array(text.utf8)),
            sealed: sealed.map { .init(file: "s.csv", bytes: Array($0.utf8)) }, asOf: try #require(asOf), seed: seed)
    }

    @Test func datesGiveAgesAndMonthsOnTheTermsDay() throws {
        let (persons, findings) = try read(
            """
            person_id,held_by,status,age,birth_date,captive_months,captive_since,confirmed,consent,fit
            A1,A,military,,1990-05-16,,2024-05-16,yes,yes,yes
            A2,A,military,,1990-05-17,,2024-05-17,yes,yes,yes
            A3,A,military,40,1990-05-17,3,2024-05-17,yes,yes,yes
            A4,A,military,,1990-05-01,,2025-06-01,yes,yes,yes
            """)
        #expect(persons.persons.map(\.age) == [35, 34, 40, 35])
        #expect(persons.persons.map(\.captiveMonths) == [12, 11, 3, nil])
        #expect(findings.map(\.code) == ["BAD_VALUE"] && findings[0].row == 5 && findings[0].column == "captive_since")
    }

    /// On 16 May 2025: born in 1990 is 34 or 35; in April 1990 is 35; taken in May 2024 is 11 or 12 months.
    @Test(arguments: [
        ("1990", nil, "2024-05", nil), ("1990-04", 35, "2024", nil), ("1990-05", nil, "2025-05", 0),
        ("1990-06", 34, "2025", nil), ("1990-05-16", 35, "2024-05-16", 12),
    ])
    func aPartialDateCountsOnlyWhereItsEndsAgree(birth: String, age: Int?, since: String, months: Int?) throws {
        let (persons, findings) = try read(
            "person_id,held_by,status,birth_date,captive_since,confirmed,consent,fit\n"
                + "A1,A,military,\(birth),\(since),yes,yes,yes")
        let person = try #require(persons.persons.first)
        #expect(person.age == age && person.captiveMonths == months)
        #expect(findings.contains { $0.code == "AGE_UNCERTAIN" } == (age == nil))
        #expect(findings.contains { $0.code == "MONTHS_UNCERTAIN" } == (months == nil))
    }

    @Test func whoMayBeUnderEighteenIsAMinor() throws {
        let (persons, findings) = try read(
            """
            person_id,held_by,status,age,birth_date,confirmed,consent,fit
            A1,A,military,17,,yes,yes,yes
            A2,A,military,18,,yes,yes,yes
            A3,A,military,,2007-05-16,yes,yes,yes
            A4,A,military,,2007-05-17,yes,yes,yes
            A5,A,military,,2007,yes,yes,yes
            A6,A,military,,,yes,yes,yes
            """)
        #expect(persons.persons.map(\.isMinor) == [true, false, false, true, true, false])
        #expect(findings.filter { $0.code == "MINOR" }.map(\.row) == [2, 5, 6])
        #expect(findings.filter { $0.code == "AGE_UNKNOWN" }.map(\.row) == [7])
        let eligibility = Eligibility(terms: try readTerms("{id: l, kind: lottery}"), persons: persons)
        #expect(eligibility.standings.map(\.isEligible) == [false, true, true, false, false, true])
    }

    @Test(arguments: [
        (",A,military", "ID_MISSING"), ("\u{2003} ,A,military", "ID_MISSING"),
        ("A1,A,military\nA1,A,military", "ID_TWICE"), ("A1,C,military", "BAD_VALUE"),
        ("A1,A,sailor", "BAD_VALUE"),
    ])
    func aRowThatNamesNobodyIsLeftOutWithAFinding(rows: String, code: String) throws {
        let (persons, findings) = try read("person_id,held_by,status\n\(rows)\nB9,B,civilian")
        #expect(persons.persons.last?.id.rawValue == "B9")
        #expect(findings.contains { $0.code == code && $0.severity == .error && $0.row != nil })
    }

    @Test(arguments: [
        ("sex", "x"), ("age", "old"), ("age", "131"), ("captive_months", "-1"), ("rank", "boss"), ("health", "ill"),
        ("ambulance", "true"), ("confirmed", "Y"), ("consent", "ja"), ("band", "4"), ("ticket", "-2"),
        ("birth_date", "1.1.1990"), ("veto_rank", "0"), ("wish_tier", "6"),
    ])
    func aBadValueIsAFindingAndCountsAsUnknown(column: String, value: String) throws {
        let (persons, findings) = try read("person_id,held_by,status,\(column)\nA1,A,military,\(value)")
        #expect(persons.persons.count == 1 && !persons.persons[0].confirmed && !persons.persons[0].consent)
        let bad = findings.filter { $0.code == "BAD_VALUE" }
        #expect(bad.count == 1 && bad[0].column == column && bad[0].row == 2)
    }

    @Test func anUnknownColumnIsAFinding() throws {
        let (_, findings) = try read("person_id,held_by,status,colour\nA1,A,military,red")
        #expect(findings.contains { $0.code == "COLUMN_UNKNOWN" && $0.column == "colour" })
    }

    @Test(arguments: [
        ("wish_teir", "\"wish_tier\""), ("Captive-Months", "\"captive_months\""), ("colour", "Take it out"),
    ])
    func anUnknownColumnIsMendedByTheNearest(column: String, mend: String) throws {
        let (_, findings) = try read("person_id,held_by,status,\(column)\nA1,A,military,1")
        #expect(findings.first { $0.code == "COLUMN_UNKNOWN" }?.mend.contains(mend) == true)
    }

    @Test func everyColumnIsRead() throws {
        let (persons, findings) = try read(
            """
            person_id,held_by,status,site,crossing,family,retained,consent,fit,veto_rank,wish_tier,age,confirmed,ticket
            A1,A,military,north,bridge,f1,yes,yes,yes,3,4,40,yes,5
            B1,B,civilian,,,,,,,,,41,,6
            """)
        let (first, second) = (persons.persons[0], persons.persons[1])
        #expect(first.site == "north" && first.crossing == "bridge" && first.family == "f1" && first.retained)
        #expect(first.vetoRank == 3 && first.wishTier == 4 && first.consent && first.fit && first.confirmed)
        #expect(second.vetoRank == nil && second.wishTier == 0 && second.crossing.isEmpty && !second.confirmed)
        #expect(findings.isEmpty)
    }

    @Test func aVetoRankStandsOnceASide() throws {
        let (persons, findings) = try read(
            "person_id,held_by,status,veto_rank\nA1,A,military,1\nA2,A,military,2\nB1,B,military,1\nA3,A,military,2\n")
        let twice = findings.filter { $0.code == "VETO_RANK_TWICE" }
        #expect(twice.map(\.row) == [5] && twice[0].message.contains("row 3") && persons.persons.count == 4)
    }

    @Test func aFileWithoutItsColumnsIsUnreadable() {
        for text in [
            "", "person_id,status\nA1,military", "a\u{0}b", "person_id,held_by,status,held_by\nA1,A,military,A",
        ] {
            #expect(throws: UnreadableInput.self) { try read(text) }
        }
    }

    @Test func sealedColumnsComeFromTheirOwnFiles() throws {
        let open = "person_id,held_by,status,confirmed\nA1,A,military,yes\nB1,B,military,yes\n"
        let (persons, findings) = try read(
            open, sealed: ["person_id,consent,fit\nA1,yes,yes\nC9,yes,yes\n", "person_id,consent\nA1,yes\nB1,yes\n"])
        #expect(persons.persons.map(\.consent) == [true, true] && persons.persons.map(\.fit) == [true, false])
        #expect(persons.columns.contains(.consent))
        let codes = findings.filter { $0.severity == .error }.map(\.code)
        #expect(codes == ["ID_UNKNOWN"])
        #expect(try read(open).1.filter { $0.code == "COLUMN_MISSING" }.map(\.column) == ["consent", "fit"])
    }

    @Test func theBandIsComputedWhereTheColumnIsMissing() throws {
        let (persons, _) = try read(
            """
            person_id,held_by,status,sex,age,captive_months,health
            A1,A,military,male,40,40,severe
            A2,A,military,male,40,30,well
            A3,A,military,male,24,0,well
            A4,A,military,male,25,0,well
            A5,A,military,male,55,0,well
            A6,A,civilian,female,40,0,well
            A7,A,military,male,40,0,wounded
            A8,A,military,male,40,18,well
            A9,A,military,male,,17,well
            """)
        #expect(persons.persons.map(\.band) == [3, 2, 2, 0, 2, 2, 1, 1, 0])
    }

    /// Computed apart: `printf '\x0b\xad\xc0\xdeA000001' | sha256sum`, the first 16 digits, halved.
    @Test func theTicketIsTheStartOfAHash() throws {
        let (persons, _) = try read(
            "person_id,held_by,status,ticket\nA000001,A,military,\nA000002,A,military,77",
            seed: [0x0b, 0xad, 0xc0, 0xde])
        #expect(persons.persons.map(\.ticket) == [4437910884732624738, 77])
    }

    /// The first file open, the rest sealed; the code and the row of the refusal.
    @Test(arguments: [
        (["person_id,held_by,status,sex\nA1,A,military,male\nA1,A,military,"], "ID_TWICE", 3),
        (["person_id,held_by,status\nA1,A,civilian\nB1,B,civilian\nA1,B,civilian"], "ID_TWICE", 4),
        (["person_id,held_by,status\nA1,A,civilian", "person_id,fit\nA1,no\nA1,yes"], "SEALED_TWICE", 3),
        (
            ["person_id,held_by,status\nA1,A,civilian", "person_id,fit\nA1,no", "person_id,fit\nA1,yes"],
            "SEALED_TWICE", 2
        ),
        (["person_id,held_by,status\nA1,A,civilian", "person_id,confirmed\nA1,yes"], "SEALED_COLUMN", nil),
        (["person_id,held_by,status\nA1,A,civilian", "person_id,held_by\nA1,B"], "SEALED_COLUMN", nil),
        (["person_id,held_by,status\nA1,A,civilian", "person_id,ticket\nA1,1"], "SEALED_COLUMN", nil),
    ])
    func filesThatContradictOrOverstepAreRefused(files: [String], code: String, row: Int?) throws {
        let refused = try #require(throws: UnreadableInput.self) {
            try read(files[0], sealed: Array(files.dropFirst()))
        }
        #expect(refused.findings.map(\.code) == [code] && refused.findings[0].row == row)
    }

    @Test func bytesThatAreNotUTF8AreRefusedWithTheirLine() throws {
        let rows: [UInt8] =
            Array("person_id,held_by,status\nA1,A,civilian\n".utf8) + [0xC0, 0xC1] + Array(",A,civilian".utf8)
        let refused = try #require(throws: UnreadableInput.self) {
            try PlanPersons.read(.init(file: "p.csv", bytes: rows), asOf: try #require(asOf), seed: [])
        }
        #expect(refused.findings.map(\.code) == ["NOT_UTF8"] && refused.findings[0].row == 3)
    }
}
