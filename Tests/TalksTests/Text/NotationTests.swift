import Persons
import TestSupport
import Testing

@testable import Talks

@Suite struct NotationTests {
    @Test(arguments: [
        ("{#c1}   The sides\n shall   meet.", "{#c1} The sides shall meet.\n"),
        ("{#c1} [A:  thirty days ] pass", "{#c1} [A: thirty days] pass\n"),
        ("{#c1} [A:thirty|B: sixty] days", "{#c1} [A: thirty | B: sixty] days\n"),
        ("{#c1} [A: delete  at once], [words]", "{#c1} [A: delete at once], [words]\n"),
        ("{#c1} [A: x [B: y] z]{parked} w {parked}", "{#c1} [A: x [B: y] z]{parked} w {parked}\n"),
        ("{#c1} [A: x]{parked}{ad ref B}", "{#c1} [A: x]{ad ref B}{parked}\n"),
        ("{#c1} [A: x|M: y]{ad ref B 2}{accepted A}", "{#c1} [A: x | M: y]{accepted A 2}{ad ref B 2}\n"),
        ("{#c1} x {reserve B : until the capital\\} answers}", "{#c1} x {reserve B: until the capital\\} answers}\n"),
        ("{#c1} \\[sic\\] \\| \\{ \\\\ a|b", "{#c1} \\[sic\\] | \\{ \\\\ a|b\n"),
        (
            "{#c1} [A: \\delete it] [NB\\: it] [A: B: it] [A: a \\| b]",
            "{#c1} [A: \\delete it] [NB\\: it] [A: B: it] [A: a \\| b]\n"
        ),
        ("{#h1} ## Part one\r\n\r\n{#c1} a\r\n\r\nb\r\nc", "{#h1} ## Part one\n\n{#c1} a\n\nb c\n"),
        ("{#c1} \\# no heading", "{#c1} \\# no heading\n"),
        ("{#c1}\n{#c2}{deleted}", "{#c1}\n\n{#c2} {deleted}\n"),
        ("{#c1} [A: x]{b2} [B: y]{b1} [A: z]{standing}", "{#c1} [A: x]{b2} [B: y]{b1} [A: z]{standing}\n"),
        ("{#ст-1} [A: обмін «всіх на всіх»] {#c2} تبادل", "{#ст-1} [A: обмін «всіх на всіх»]\n\n{#c2} تبادل\n"),
        ("\u{feff}{#c1} word\u{a0}word", "{#c1} word\u{a0}word\n"), ("", ""),
    ])
    func notationHasOneCanonicalForm(written: String, canonical: String) throws {
        let text = try BracketedText(notation: written)
        #expect(Array(text.notation.utf8) == Array(canonical.utf8))
        #expect(try BracketedText(notation: canonical) == text)
    }

    @Test(arguments: [
        ("{#c1} [A: x", 1, "7", "bracket_not_closed"), ("{#c1} [A: x\n\n{#c2} y]", 1, "7", "bracket_not_closed"),
        ("{#c1} x]", 1, "8", "bracket_not_opened"), ("{#c1} x\n\n{#c1} y", 3, "1", "clause_twice"),
        ("Preamble\n{#c1} x", 1, "1", "text_before_clause"), ("{#c1} x {agreed}", 1, "9", "unknown_mark"),
        ("{#c1} [A: ]", 1, "8", "alternative_empty"), ("{#c1} []", 1, "8", "alternative_empty"),
        ("{#c1} [A: x | ]", 1, "14", "alternative_empty"), ("{#c1} [A: x | y]", 1, "7", "alternative_without_owner"),
        ("{#c1} [A: delete]", 1, "8", "deletion_empty"), ("{#c1} [А: x]", 1, "8", "owner_letters"),
        ("{#c1} [a: x]", 1, "8", "owner_letters"), ("{#c1} x {parked} y", 1, "9", "mark_misplaced"),
        ("{#c1} [A: x {parked}]", 1, "13", "mark_misplaced"), ("{#c1} x {standing}", 1, "9", "mark_of_bracket"),
        ("{#c1} [A: x]{deleted}", 1, "13", "mark_of_clause"), ("{#c1} x {parked} {parked}", 1, "18", "mark_twice"),
        ("{#c1} [A: x | B: y | M: z]{ad ref A}", 1, "27", "acceptance_unclear"),
        ("{#c1} [A: x]{ad ref B 2}", 1, "13", "acceptance_unclear"), ("{#c 1} x", 1, "1", "clause_id"),
        ("{#c1.b2} x", 1, "1", "clause_id"), ("{#c1} x {parked", 1, "9", "brace_not_closed"),
        ("{#c1} x}", 1, "8", "brace_not_opened"), ("{#c1} C:\\x", 1, "9", "unknown_escape"),
        ("{#c1} x {deleted}", 1, "9", "deleted_with_words"), ("{#c1} [A: x]{b2} [A: y]", 1, "1", "bracket_name_twice"),
        ("{#c1} [A: delete x]{standing}", 1, "20", "standing_deletion"), ("{#c1} x\\", 1, "8", "unknown_escape"),
    ])
    func aMistakeIsFoundWithItsPlace(written: String, line: Int, column: String, code: String) throws {
        let refusal = try #require(throws: TextRefusal.self) { try BracketedText(notation: written, file: "x.txt") }
        let finding = try #require(refusal.findings.first { $0.code == code }, "\(refusal.findings)")
        #expect(finding.row == line && finding.column == column && finding.file == "x.txt" && !finding.mend.isEmpty)
    }

    @Test func everyMistakeOfAPaperIsFound() throws {
        let refusal = try #require(throws: TextRefusal.self) {
            try BracketedText(notation: "Before\n{#c1} [A: x\n\n{#c1} y] {agreed}\n\n{#c3} [A: x | y]")
        }
        #expect(
            refusal.findings.map(\.code) == [
                "text_before_clause", "bracket_not_closed", "clause_twice", "bracket_not_opened", "unknown_mark",
                "alternative_without_owner",
            ])
    }

    @Test func aThousandOpenBracketsAreARefusalNotACrash() {
        #expect(throws: TextRefusal.self) {
            try BracketedText(notation: "{#c1} " + String(repeating: "[A: x ", count: 100_000))
        }
    }

    @Test func bracketsAreNumberedInReadingOrderWithinTheirClause() throws {
        let text = try BracketedText(notation: "{#c1} [A: x [B: y] | B: z] [A: w]\n{#c2} [A: v]")
        #expect(text.brackets.map(\.id.rawValue) == ["c1.b1", "c1.b2", "c1.b3", "c2.b1"])
    }

    @Test(arguments: [
        ("x", TextStatus.clean), ("", .place), ("[A: x]", .bracket), ("[A: x | B: y]", .alt),
        ("[A: x]{parked}", .parked),
        ("x {parked}", .parked), ("[A: x]{ad ref B}", .adRef), ("x {ad ref B}", .adRef),
        ("[A: x]{reserve B: note}", .reserved), ("x {reserve B}", .reserved), ("{deleted}", .deleted),
        ("[A: x]{parked} [A: y]", .bracket), ("[A: x] [A: y | B: z]", .alt),
    ])
    func aClauseStandsAsItsBracketsAndMarksSay(words: String, status: TextStatus) throws {
        #expect(try BracketedText(notation: "{#c1} \(words)").clauses.map(\.status) == [status])
    }

    @Test func randomTextsComeBackByteForByte() throws {
        for seed in UInt64(1)...400 {
            var random = RandomText(seed: seed)
            let text = random.text()
            let notation = text.notation
            let read = try BracketedText(notation: notation)
            #expect(Array(read.notation.utf8) == Array(notation.utf8), "seed \(seed)")
            #expect(read == text, "seed \(seed)")
        }
    }

    @Test func anyStringIsReadLosslesslyOrRefused() throws {
        var read = 0
        for seed in UInt64(1)...2000 {
            var random = RandomText(seed: seed)
            let soup = random.soup()
            guard let text = try? BracketedText(notation: soup) else { continue }
            read += 1
            let canonical = text.notation
            #expect(
                Array(try BracketedText(notation: canonical).notation.utf8) == Array(canonical.utf8), "seed \(seed)")
            let letters = Set(soup.unicodeScalars.filter { !$0.isASCII && !PlainWords.isSpace($0) })
            #expect(letters.isSubset(of: canonical.unicodeScalars), "seed \(seed)")
        }
        #expect(read > 100)
    }
}
