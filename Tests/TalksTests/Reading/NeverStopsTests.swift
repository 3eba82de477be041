import Testing

@testable import Talks

/// A small generator with a seed: the same texts every time.
struct SeededTexts {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }
}

@Suite struct NeverStopsTests {
    static let pieces = [
        "said", "that", "“", "”", "\"", "'", "’", "‘", "«", "»", ",", ".", "?", ":", ";", " – ", "\n\n", "\n", " ", " ",
        "Dolan", "Mira Dolan", "the minister", "a source", "according to", "she", "it", "who", "and", "but", "Q:", "A:",
        "(", ")", "[", "]", "1,000", "23", "3rd", "May", "told", "reporters", "denied", "called", "put", "at", "as",
        "Gen.", "U.S.", "the Ministry", "of", "'s", "in", "Harle", "HARLE", "—", "/VIA/", "date 2026-01-01", "🕊️",
        "е\u{301}",
        "statement", "letter", "by", "was", "quoted", "saying", "adding", "noting", "asked", "not", "to", "his",
    ]

    @Test func anyRowOfPiecesIsReadAndEverySpanHolds() {
        var random = SeededTexts(seed: 20_260_516)
        let reader = ReportReader(tables: .bundled())
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<random.next(below: 60) {
                text += Self.pieces[random.next(below: Self.pieces.count)]
                if random.next(below: 3) > 0 { text += " " }
            }
            let scalars = Array(text.unicodeScalars)
            let reading = reader.read(text)
            for proposal in reading.proposals {
                #expect(proposal.start >= 0 && proposal.start < proposal.end && proposal.end <= scalars.count)
                #expect(scalars[proposal.start..<proposal.end].elementsEqual(proposal.text.unicodeScalars))
                #expect(!proposal.rule.isEmpty)
            }
            #expect(reader.read(text) == reading)
        }
    }

    @Test func aReportCutAnywhereIsRead() {
        let whole = """
            date 2026-05-16 HARLE, May 16 (NPA) — “We count,” said Col. Vera Tremlow, who heads the bureau. “We wait.

            “And we write,” she added, calling it “a list”. According to the Ministry of Defence, ‘nobody’ came.
            """
        let reader = ReportReader(tables: .bundled())
        let scalars = Array(whole.unicodeScalars)
        for cut in 0...scalars.count {
            let text = String(String.UnicodeScalarView(scalars[..<cut]))
            for proposal in reader.read(text).proposals { #expect(proposal.end <= cut) }
        }
    }
}
