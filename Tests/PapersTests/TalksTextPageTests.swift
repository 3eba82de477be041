import Foundation
import Persons
import TestSupport
import Testing

@testable import Papers
@testable import Talks

@Suite struct TalksTextPageTests {
    private static let names: [PartyID: String] = [.a: "Norrow", .b: "Veshna", .mediator: "The mediator"]

    private func sample(visibility: Visibility = .both, language: String = "uk") throws -> NegotiatingText {
        let english = """
            {#t1} # Arrangement on the wounded

            {#c1} Each side hands over the severely wounded it holds [A: within ten days | B: within thirty days].

            {#c2} Their number [B: and their names] is told to the mediator [A: delete in writing].

            {#c3} [B: The road by Dobrin is open at all hours.]{parked}

            {#c4} Both texts are kept.
            """
        let other = """
            {#t1} # Домовленість про поранених

            {#c1} Кожна сторона передає тяжкопоранених, яких утримує, [A: за десять днів | B: за тридцять днів].

            {#c2} Їхню кількість [B: та їхні імена] повідомляють посередникові [A: delete письмово].

            {#c3} [B: Дорога через Добрін відкрита цілодобово.]{parked}

            {#c4} Обидва тексти зберігаються.
            """
        func when(_ text: String) throws -> When { try #require(When(text)) }
        var text = try NegotiatingText(
            TextOpening(
                title: "Arrangement on the wounded",
                versions: [
                    TextVersion(
                        language: "en",
                        text: try BracketedText(notation: english)),
                    TextVersion(
                        language: language, isAuthentic: false,
                        text: try BracketedText(notation: other)),
                ], visibility: visibility, at: try when("2026-03-01T09:00+02:00")))
        let acts: [(TextOperation, PartyID)] = [
            (.revision(label: "Rev. 2"), .mediator),
            (.amend(clause: try clause("c4"), words: "are kept", to: "are kept by the mediator"), .a),
            (.acceptAdReferendum(.bracket(try bracket("c1.b1")), alternative: 1), .b),
            (.reserve(.bracket(try bracket("c2.b1")), note: "the families have not been asked"), .a),
            (.comment(.bracket(try bracket("c1.b1")), words: "CANARY fifteen would do"), .a),
        ]
        for (number, (operation, party)) in acts.enumerated() {
            try text.apply(
                TextAct(
                    operation, by: party, at: try when("2026-03-0\(number + 2)T10:00+02:00"),
                    session: RecordID(rawValue: "R1-S1")))
        }
        return text
    }

    private func bracket(_ id: String) throws -> BracketID { try #require(BracketID(rawValue: id)) }

    private func clause(_ id: String) throws -> ClauseID { try #require(ClauseID(rawValue: id)) }

    private func html(_ reader: Reader, _ text: NegotiatingText? = nil, histories: [TextSubject] = []) throws -> String
    {
        try #require(
            TextPage(try text ?? sample(), for: reader, names: Self.names, histories: histories)
        ).html()
    }

    @Test func theTextReadsAsAgreed() throws {
        let difference = try goldenDifference(
            html(.side(.b), histories: [.words("within thirty days")]), "talks-text.html")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func ownersAreNamedInWords() throws {
        let html = try html(.mediator)
        for words in [
            "Norrow: ", "Veshna: ", "Norrow would delete: ", "Veshna accepts wording 1 ad referendum",
            "Norrow reserves: the families have not been asked", "parked",
        ] {
            #expect(html.contains(words), "\(words)")
        }
    }

    @Test func everyWordOfBothVersionsIsOnThePage() throws {
        let text = try sample()
        let html = try html(.side(.a), text)
        for version in text.versions {
            #expect(html.contains("<div class=\"version\" lang=\"\(version.language)\">"))
            for clause in version.text.clauses {
                for run in clause.content.allWords { #expect(html.contains(run), "\(run)") }
            }
        }
    }

    @Test func aSealedCommentIsOnNoPageOfTheOther() throws {
        #expect(try !html(.side(.b)).contains("CANARY"))
        #expect(try html(.side(.a)).contains("CANARY"))
        #expect(try html(.mediator).contains("CANARY"))
        let open = try sample(visibility: .public)
        #expect(try !html(.public, open).contains("CANARY"))
    }

    @Test func aTextAReaderMayNotSeeHasNoPage() throws {
        #expect(TextPage(try sample(), for: .public) == nil)
        #expect(TextPage(try sample(visibility: .mediator), for: .side(.a)) == nil)
    }

    @Test func aChangeIsSaidInWordsToo() throws {
        let html = try html(.mediator)
        #expect(html.contains("<ins><span class=\"spoken\" lang=\"en\"> [added] </span>"))
        #expect(html.contains("What changed since Rev. 1</a>"))
    }

    @Test func aVersionFromTheRightRunsFromTheRight() throws {
        let html = try html(.mediator, try sample(language: "ar"))
        #expect(html.contains("lang=\"ar\" dir=\"rtl\""))
    }

    @Test func whatIsWrittenInATextIsNeverMarkup() throws {
        var text = try sample()
        let hostile = "<script>&\"</p><b x=\"{{title}}\">"
        try text.apply(
            TextAct(
                .propose(clause: try clause("c9"), after: nil, words: hostile), by: .a,
                at: try #require(When("2026-04-01"))))
        let html = try html(.mediator, text, histories: [.words(hostile)])
        #expect(!html.contains("<script") && !html.contains("<b x"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test func everyIdStandsOnce() throws {
        let html = try html(.mediator, histories: [.words("within ten days"), .clause(try clause("c1"))])
        let ids = html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        #expect(ids.count == Set(ids).count, "\(ids)")
    }

    @Test func aPhraseNobodyWroteHasNoHistory() throws {
        let html = try html(.mediator, histories: [.words("at dawn")])
        #expect(html.contains("History of “at dawn”: nothing is on record."))
    }
}

extension [Inline] {
    /// Every run of words, disputed or not.
    fileprivate var allWords: [String] {
        flatMap { inline -> [String] in
            switch inline {
            case .words(let words): [words]
            case .bracket(let bracket): bracket.alternatives.flatMap(\.content.allWords)
            }
        }
    }
}
