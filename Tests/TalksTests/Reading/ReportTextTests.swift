import Foundation
import Persons
import Testing

@testable import Talks

@Suite struct ReportTextTests {
    private func text(_ string: String) -> ReportText { ReportText(string, tables: .bundled()) }

    @Test func abbreviationsInitialsAndDecimalsDoNotEndSentences() {
        let text = text(
            "Col. J. R. Marl of the U.S. team said No. 4 weighed 2.5 tons. It was late. He left at 5 p.m. on Monday.")
        #expect(text.sentences.count == 3)
    }

    @Test func aFrameHoldsQuotedWordsWhole() {
        let text = text("“One. Two,” she said. “Three.” He left.")
        #expect(text.frames.map(text.string) == ["“One. Two,” she said.", "“Three.”", "He left."])
        #expect(text.sentences.count == 4)
    }

    @Test(
        arguments: [
            ("HARLE, May 16 (AFP) — Norrow said", "HARLE", "AFP"),
            ("DOBRIN, 28 June. /VIA/. In the frame", "DOBRIN", "VIA"),
            ("WEXLING, Norrow, May 5 - Two men", "WEXLING, Norrow", nil), ("VESSY, 5 March. – The text", "VESSY", nil),
            ("HARLE – It was said", "HARLE", nil), ("Doha (AFX) - Two sides", "Doha", "AFX"),
            ("The men came home - at last", nil, nil), ("LIVE: Third day", nil, nil),
        ] as [(String, String?, String?)])
    func datelinesOfManyAgenciesAreFound(_ line: String, _ place: String?, _ agency: String?) {
        let heading = text("date 2026-05-16 " + line + " of it.").heading
        #expect(heading.reportDate == "2026-05-16")
        #expect(heading.place == place)
        #expect(heading.agency == agency)
    }

    @Test func wrappedLinesAreOneParagraphAndUnwrappedAreMany() {
        let line = "The first of many lines that an agency has wrapped at seventy columns"
        #expect(text("\(line)\n\(line)\n\(line)\n\n\(line)\n\(line).").paragraphs.count == 2)
        #expect(text("One long line.\nAnother line.\n\nA third.").paragraphs.count == 3)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func spansAreExactWhateverStandsBefore(_ end: String) {
        let before = "date 2026-05-16 🕊️ Caf\u{65}\u{301} Žarko 👨‍👩‍👧\(end)\(end)"
        let report = before + "Envoy Mira Dolan said: “Peace 🕊️ n\u{6F}\u{308}w.”\(end)"
        let reading = ReportReader(tables: .bundled()).read(report)
        let scalars = Array(report.unicodeScalars)
        #expect(!reading.proposals.isEmpty)
        for proposal in reading.proposals {
            #expect(
                String(String.UnicodeScalarView(scalars[proposal.start..<proposal.end])).unicodeScalars.elementsEqual(
                    proposal.text.unicodeScalars))
        }
    }

    @Test func aFileThatIsNoTextIsAFindingWithAMend() {
        let reader = ReportReader(tables: .bundled())
        for (bytes, code) in [
            (Data(), "EMPTY_REPORT"), (Data([0x50, 0, 1]), "NOT_TEXT"), (Data([0xFF, 0xFE, 0x41]), "NOT_UTF8"),
            (Data("  \n".utf8), "EMPTY_REPORT"),
        ] {
            let problem = #expect(throws: UnreadableInput.self) { try reader.read(bytes, file: "report.txt") }
            #expect(problem?.findings.map(\.code) == [code])
            #expect(problem?.findings.allSatisfy { !$0.mend.isEmpty && $0.file == "report.txt" } == true)
        }
    }

    @Test func proposalsSurviveJSON() throws {
        let reading = ReportReader(tables: .bundled()).read("Envoy Mira Dolan said: “Peace.” She said it was late.")
        let again = try JSONDecoder().decode(ReadReport.self, from: JSONEncoder().encode(reading))
        #expect(again == reading)
    }
}
