import Testing

@testable import Talks

@Suite struct ClauseSplitterTests {
    /// The clauses of a sentence as `verb: words`, subordinate words left out.
    private static func clauses(_ sentence: String) -> [String] {
        let tables = ReadingTables.bundled()
        let text = ReportText(sentence, tables: tables)
        let words = ReportWords(text, grammar: GrammarWords(tables))
        let splitter = ClauseSplitter(
            words: words, isDemonym: [Bool](repeating: false, count: words.count), stanceVerbs: ["demand"])
        return splitter.units().flatMap { splitter.clauses(of: $0) }.map { clause in
            let kept = zip(clause.words, clause.isSubordinate).filter { !$0.1 }.map { text.string($0.0..<($0.0 + 1)) }
            return "\(clause.verb?.lemma ?? "-"): \(kept.joined(separator: " "))"
        }
    }

    @Test func whatIsSaidBeginsAClauseWithAndWithoutThat() {
        #expect(Self.clauses("Maja said that Ivo had left.") == ["say: Maja said", "leave: Ivo had left"])
        #expect(Self.clauses("Maja said Ivo had left.") == ["say: Maja said", "leave: Ivo had left"])
    }

    @Test func anInsertedSpeakerIsPassedOver() {
        #expect(Self.clauses("The men, the minister said, were free.") == ["be: The men were free"])
        #expect(Self.clauses("The men were free, according to the ministry.") == ["be: The men were free"])
    }

    @Test func aConjunctionPartsClausesButNotNames() {
        #expect(
            Self.clauses("The list was sent and the answer was read.") == [
                "send: The list was sent", "read: the answer was read",
            ])
        #expect(Self.clauses("Maja and Ivo were sent home.") == ["send: Maja and Ivo were sent home"])
    }

    @Test func aConditionInFrontLeavesTheMainVerb() {
        #expect(Self.clauses("If the doors stay shut, we will leave.") == ["leave: , we will leave"])
    }

    @Test func aReducedRelativeIsNoMainVerb() {
        #expect(
            Self.clauses("The deal reached on Monday was read out.") == [
                "read: The deal reached on Monday was read out"
            ])
    }

    @Test func negationIsSeenInVerbAndSubject() {
        let tables = ReadingTables.bundled()
        for (sentence, isNegated) in [
            ("The date was not agreed.", true), ("No date was agreed.", true), ("The date was never agreed.", true),
            ("The date was agreed.", false),
        ] {
            let text = ReportText(sentence, tables: tables)
            let words = ReportWords(text, grammar: GrammarWords(tables))
            let splitter = ClauseSplitter(
                words: words, isDemonym: [Bool](repeating: false, count: words.count), stanceVerbs: [])
            let verb = splitter.units().flatMap { splitter.clauses(of: $0) }.first?.verb
            #expect(verb?.isNegated == isNegated, "\(sentence)")
            #expect(verb?.isPassive == true)
        }
    }
}
