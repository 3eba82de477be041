import Foundation
import Persons
import TestSupport
import Testing

@testable import Talks

@Suite struct ActYAMLTests {
    @Test func anActIsAReadableFile() throws {
        var claim = Claim(result: "R1", voice: .a)
        claim.rung = .announced
        claim.words = "We have agreed: all for all."
        claim.date = when("2025-05-16")
        claim.who = Speaker(party: "NOR", described: "head of delegation")
        let act = Act(
            number: 7, at: when("2025-05-16T18:00+03:00"), by: "secretary", visibility: .side, sharedWith: .a,
            source: SourceReference(report: "via-bulletin.txt", start: 10, end: 44), .claim(claim))
        #expect(
            try act.yaml() == """
                number: 7
                at: 2025-05-16T18:00+03:00
                by: secretary
                visibility: SIDE
                shared_with: A
                kind: claim
                result: R1
                voice: A
                who:
                  party: NOR
                  described: head of delegation
                rung: ANNOUNCED
                words: 'We have agreed: all for all.'
                date: '2025-05-16'
                source:
                  report: via-bulletin.txt
                  start: 10
                  end: 44

                """)
        #expect(act.fileName == "000007.yaml")
    }

    @Test func everyKindComesBackAsItWas() throws {
        #expect(Set(SampleActs.all.map(\.content.kind)) == Set(ActKind.allCases))
        for text in SampleActs.texts {
            let (act, findings) = try Act.read(Array(text.utf8))
            #expect(findings.isEmpty && act != nil, "\(findings)")
            #expect(try act?.yaml() == text)
        }
    }

    @Test(arguments: [
        "plain", "two\nlines", "ends in a line\n", "  blanks around  ", "a: b # c", "- dash", "'quoted' \"twice\"", "",
        "~",
        "yes", "007", "1e3", "2025-05-16", "ім'я, Іван", "سلام", "a\u{2028}b", "tab\tin", "trailing space \nnext", "\n",
        "%percent", "@at", "`tick", "{#c1} [A: words | B: words]", "null", "0x1F", "1_000", "a\u{FEFF}mark", "🕊",
    ])
    func anyWordsComeBackAsTheyWere(words: String) throws {
        var said = statement("S1", .assessment, words)
        said.note = words
        said.speakers[0].described = words
        let act = Act(number: 1, at: when("2025-05-16T18:00Z"), by: "secretary", .statement(said))
        #expect(try Act.read(Array(act.yaml().utf8)).act == act)
    }

    @Test func faultsAreFoundTogetherWithTheirLines() throws {
        let text = """
            number: one
            at: 2025-05-16T18:00
            by: secretary
            visibility: EVERYBODY
            kind: claim
            result: R1
            voice: A
            rung: AGREED
            wrods: x
            """
        let (act, findings) = try Act.read(Array(text.utf8), file: "000001.yaml")
        #expect(act == nil)
        #expect(findings.map(\.code).contains("BAD_VALUE"))
        #expect(findings.first { $0.column == "number" }?.row == 1)
        #expect(findings.allSatisfy { $0.file == "000001.yaml" && $0.severity == .error && !$0.mend.isEmpty })
    }

    @Test func aWrongCodeIsAnsweredWithTheList() throws {
        let text = """
            number: 1
            at: 2025-05-16T18:00Z
            by: secretary
            visibility: BOTH
            kind: claim
            result: R1
            voice: A
            rung: AGREED
            wrods: x
            """
        let (_, findings) = try Act.read(Array(text.utf8))
        #expect(findings.map(\.code) == ["BAD_VALUE", "KEY_UNKNOWN"])
        #expect(findings.map(\.row) == [8, 9])
        #expect(findings[0].mend.contains("IN_PRINCIPLE, ANNOUNCED"))
    }

    @Test(arguments: [
        ("kind: claim\nresult: R1\nvoice: A", "number"),
        ("number: 1\nat: 2025-05-16T18:00Z\nby: x\nvisibility: BOTH", "kind"),
        ("number: 1\nat: 2025-05-16T18:00Z\nby: x\nvisibility: BOTH\nkind: claim\nvoice: A", "result"),
    ])
    func aMissingKeyIsNamed(text: String, key: String) throws {
        let (act, findings) = try Act.read(Array(text.utf8))
        #expect(act == nil && findings.map(\.code) == ["KEY_MISSING"] && findings.map(\.column) == [key])
    }

    @Test(arguments: [
        ([0x00, 0xFF] as [UInt8], "NOT_TEXT"), (Array("- a\n- b".utf8), "YAML"), (Array("a: [b".utf8), "YAML"),
        (Array("".utf8), "YAML"), (Array("a: 1\na: 2".utf8), "KEY_TWICE"),
    ])
    func whatIsNoActIsUnreadable(bytes: [UInt8], code: String) {
        #expect {
            try Act.read(bytes)
        } throws: { error in
            (error as? UnreadableInput)?.findings.map(\.code) == [code]
        }
    }

    @Test func theHeadOfAFolderComesBackAndIsChecked() throws {
        let process = TalksWorld.process
        #expect(try TalksProcess.read(Array(process.yaml().utf8)).process == process)
        var twice = process
        twice.parties.append(process.parties[0])
        let (read, findings) = try TalksProcess.read(Array(twice.yaml().utf8), file: "talks.yaml")
        #expect(read == nil && Set(findings.map(\.code)) == ["SIDES", "ID_TWICE"])
        #expect(findings.allSatisfy { $0.file == "talks.yaml" })
    }

    @Test(arguments: [
        ("2025", true), ("2025-05", true), ("2025-05-16", true), ("2025-05-16T14:30+03:00", true),
        ("2025-05-16T14:30:59Z", true), ("2025-05-16T24:00Z", false), ("2025-05-16T14:30", false),
        ("2025-05T14:30Z", false), ("2025-02-29", false), ("16.05.2025", false), ("2025-05-16T14:60Z", false),
        ("2025-05-16T14:30+3:00", false), ("", false), ("2025-05-16T", false),
    ])
    func aDateIsReadOnlyWhereItsMomentIsKnown(text: String, isDate: Bool) {
        #expect((When(text) != nil) == isDate)
        #expect(When(text).map(\.written) ?? text == text)
    }

    @Test func momentsAreThoseOfTheZoneWritten() {
        #expect(when("1970-01-01T00:00Z").instant == 0)
        #expect(when("2025-05-16T14:30+03:00").instant == when("2025-05-16T11:30Z").instant)
        #expect(when("2025-05-16T11:30:00Z").instant == 1_747_395_000)
        #expect(when("2024-02").lastDayNumber == when("2024-02-29").dayNumber)
        #expect(when("2024").lastDayNumber == when("2024-12-31").dayNumber)
        #expect(
            [when("2025-05-17"), when("2025-05"), when("2025-05-16T09:00Z"), when("2025-05-16")].sorted().map(\.written)
                == ["2025-05", "2025-05-16", "2025-05-16T09:00Z", "2025-05-17"])
    }
}
