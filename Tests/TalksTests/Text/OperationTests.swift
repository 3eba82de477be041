import Foundation
import Persons
import TestSupport
import Testing

@testable import Talks

/// A text in one language, opened for tests.
func opened(
    _ notation: String, mode: TextMode = .rolling, sides: [PartyID] = [.a, .b], other: (String, String)? = nil
) throws -> NegotiatingText {
    var versions = [TextVersion(language: "en", text: try BracketedText(notation: notation))]
    if let other { versions.append(TextVersion(language: other.0, text: try BracketedText(notation: other.1))) }
    let at = try #require(When("2026-03-01T09:00Z"))
    return try NegotiatingText(TextOpening(title: "Test", sides: sides, mode: mode, versions: versions, at: at))
}

/// An act at a minute of one day.
func act(_ operation: TextOperation, by party: PartyID, minute: Int = 0) throws -> TextAct {
    let at = try #require(When(String(format: "2026-03-02T%02d:%02dZ", 9 + minute / 60, minute % 60)))
    return TextAct(operation, by: party, at: at, session: "S1", round: "R1")
}

extension ClauseID: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = ClauseID(rawValue: value) ?? .unread }
}

extension BracketID: ExpressibleByStringLiteral {
    init(stringLiteral value: String) {
        self = BracketID(rawValue: value) ?? BracketID(clause: .unread, ordinal: 1)
    }
}

@Suite struct OperationTests {
    /// What an operation makes of a text, or the codes of its refusal.
    private func outcome(_ notation: String, _ steps: [(PartyID, TextOperation)], mode: TextMode = .rolling) throws
        -> String
    {
        var text = try opened(notation, mode: mode)
        for (party, operation) in steps {
            let before = text
            do {
                try text.apply(try act(operation, by: party))
            } catch let refusal as TextRefusal {
                #expect(text == before && !refusal.findings.isEmpty)
                return refusal.findings.map(\.code).joined(separator: " ")
            }
        }
        return (text.text()?.plainNotation ?? "").trimmingCharacters(in: .newlines)
    }

    @Test(arguments: [
        ("a word b", TextOperation.amend(clause: "c", words: "word", to: "other"), "a [A: delete word | A: other] b"),
        ("a word b", .amend(clause: "c", words: "word", to: ""), "a [A: delete word] b"),
        ("a word b", .insert(clause: "c", words: "new", after: "word"), "a word [A: new] b"),
        ("a word, b", .insert(clause: "c", words: "new", after: "word"), "a word [A: new], b"),
        ("a word", .insert(clause: "c", words: "new"), "a word [A: new]"),
        ("a word b", .bracket(clause: "c", words: "word"), "a [A: word]{standing} b"),
        ("[B: x word]", .amend(clause: "c", words: "word", to: "y"), "[B: x [A: delete word | A: y]]"),
        ("[A: x word]", .amend(clause: "c", words: "word", to: "y"), "[A: x y]"),
        (
            "[A: x word]{accepted B}", .amend(clause: "c", words: "word", to: "y"),
            "[A: x [A: delete word | A: y]]{accepted B}"
        ),
        ("[B: delete word]", .amend(clause: "c", words: "word", to: "y"), "[B: delete word | A: y]"),
        ("[B: x]", .alternative(bracket: "c.b1", words: "y"), "[B: x | A: y]"),
        (
            "the art of the party", .amend(clause: "c", words: "art", to: "arts"),
            "the [A: delete art | A: arts] of the party"
        ),
        ("w w", .amend(clause: "c", words: "w", to: "y"), "words_ambiguous"),
        ("w w", .amend(clause: "c", words: "w", to: "y", occurrence: 2), "w [A: delete w | A: y]"),
        ("w [B: x] w", .amend(clause: "c", words: "w x", to: "y"), "words_not_found"),
        ("w", .amend(clause: "c9", words: "w", to: "y"), "clause_unknown"),
        ("w", .delete(clause: "c"), "[A: delete w]"),
        ("[A: w]", .delete(clause: "c"), "own_words"), ("", .delete(clause: "c"), "{deleted}"),
        ("w", .insert(clause: "c", words: " "), "words_empty"),
        ("[A: w]", .bracket(clause: "c", words: "w"), "own_words"),
        ("[x]", .alternative(bracket: "c.b1", words: "y"), "alternative_without_owner"),
        ("[A: w]", .amend(clause: "c", words: "w", to: ""), "alternative_empty"),
        ("[B: delete w]", .amend(clause: "c", words: "w", to: ""), "deletion_wished_already"),
        ("w", .insert(clause: "c", words: "y", language: "uk"), "language_unknown"),
        ("w", .revision(label: "Rev. 2"), "not_allowed"),
        ("w", .propose(clause: "c", after: nil, words: "x"), "clause_taken"),
    ])
    func wordsAreNeverChangedSilently(before: String, operation: TextOperation, after: String) throws {
        let result = try outcome("{#c} \(before)", [(.a, operation)])
        #expect(result == after || result == "{#c} \(after)")
    }

    @Test(arguments: [
        ("x [A: w] y", [(PartyID.b, TextOperation.accept(.bracket("c.b1")))], "x w y"),
        ("x [A: w] y", [(.a, .accept(.bracket("c.b1")))], "own_words"),
        ("x [A: w] y", [(.mediator, .accept(.bracket("c.b1")))], "not_allowed own_words"),
        ("x [A: w], y", [(.a, .withdraw(bracket: "c.b1"))], "x, y"),
        ("x [A: w] y", [(.b, .withdraw(bracket: "c.b1"))], "not_allowed not_yours"),
        ("x [A: delete w] y", [(.b, .accept(.bracket("c.b1")))], "x y"),
        ("x [A: delete w] y", [(.a, .withdraw(bracket: "c.b1"))], "x w y"),
        ("[M: w]", [(.a, .accept(.bracket("c.b1")))], "[M: w]{accepted A}"),
        ("[M: w]", [(.a, .accept(.bracket("c.b1"))), (.b, .accept(.bracket("c.b1")))], "w"),
        ("[w]", [(.a, .accept(.bracket("c.b1"))), (.b, .accept(.bracket("c.b1")))], "w"),
        ("[A: w]", [(.b, .acceptAdReferendum(.bracket("c.b1")))], "[A: w]{ad ref B}"),
        ("[A: w]", [(.b, .acceptAdReferendum(.bracket("c.b1"))), (.b, .accept(.bracket("c.b1")))], "w"),
        ("[A: v | B: w]", [(.a, .accept(.bracket("c.b1")))], "w"),
        ("[A: v | M: w]", [(.b, .accept(.bracket("c.b1")))], "alternative_needed"),
        ("[A: v | M: w]", [(.b, .accept(.bracket("c.b1"), alternative: 2))], "[A: v | M: w]{accepted B 2}"),
        ("[A: v | M: w]", [(.b, .accept(.bracket("c.b1"), alternative: 3))], "alternative_unknown"),
        ("[A: delete v | A: w | B: u]", [(.a, .withdraw(bracket: "c.b1"))], "[B: delete v | B: u]"),
        ("[A: delete v | A: w]", [(.a, .withdraw(bracket: "c.b1", alternative: 2))], "[A: delete v]"),
        ("[A: w]{standing}", [(.a, .withdraw(bracket: "c.b1"))], "w"),
        ("[A: w]{standing}", [(.b, .accept(.bracket("c.b1")))], "own_words"),
        ("[A: w]{standing}", [(.a, .accept(.bracket("c.b1")))], "w"),
        ("[A: x [B: y] z]", [(.b, .accept(.bracket("c.b1")))], "x [B: y] z"),
        ("[A: x [B: y] z | B: v]", [(.a, .accept(.bracket("c.b1")))], "v"),
        ("[A: x]", [(.b, .reserve(.bracket("c.b1"), note: "n")), (.b, .accept(.bracket("c.b1")))], "reserve_stands"),
        ("[A: x]{reserve A: n}", [(.b, .accept(.bracket("c.b1")))], "[A: x]{accepted B}{reserve A: n}"),
        ("[A: x]{accepted B}{reserve A: n}", [(.a, .liftReserve(.bracket("c.b1")))], "x"),
        ("[A: x]{reserve A: n}", [(.b, .liftReserve(.bracket("c.b1")))], "not_allowed reserve_unknown"),
        ("[A: x]", [(.b, .park(.bracket("c.b1"))), (.b, .accept(.bracket("c.b1")))], "parked"),
        ("[A: x] {parked}", [(.b, .accept(.bracket("c.b1")))], "parked"),
        ("[A: x]{parked}", [(.a, .restore(.bracket("c.b1"))), (.a, .restore(.bracket("c.b1")))], "not_parked"),
        ("[A: x]", [(.a, .withdraw(bracket: "c.b1")), (.a, .withdraw(bracket: "c.b1"))], "bracket_settled"),
        ("[A: x]", [(.a, .withdraw(bracket: "c.b1"))], "{deleted}"),
        ("x", [(.a, .withdraw(bracket: "c.b1"))], "bracket_unknown"),
        ("x", [(.b, .acceptAdReferendum(.clause("c")))], "x {ad ref B}"),
        ("x {ad ref B}", [(.b, .accept(.clause("c")))], "x"),
        ("[A: x]", [(.b, .accept(.clause("c")))], "brackets_open"),
        ("x", [(.b, .accept(.clause("c")))], "nothing_to_accept"),
        ("x [A: delete [B: y]]", [(.b, .accept(.bracket("c.b1")))], "x"),
        (
            "[A: x [A: delete w | A: y]]{accepted B}", [(.b, .accept(.bracket("c.b2"), alternative: 1))],
            "[A: x]{accepted B}"
        ),
    ])
    func aBracketComesOffWhenAllHaveAccepted(
        before: String, steps: [(PartyID, TextOperation)], after: String
    ) throws {
        let result = try outcome("{#c} \(before)", steps)
        #expect(result == after || result == "{#c} \(after)")
    }

    @Test func inASingleNegotiatingTextOnlyTheMediatorsPenWrites() throws {
        let changes: [TextOperation] = [
            .propose(clause: "d", after: "c", words: "x"), .amend(clause: "c", words: "w", to: "x"),
            .insert(clause: "c", words: "x"), .bracket(clause: "c", words: "w"), .delete(clause: "c"),
            .alternative(bracket: "c.b1", words: "x"), .withdraw(bracket: "c.b1"), .park(.clause("c")),
            .move(clause: "c", after: nil), .revision(label: "Rev. 2"),
        ]
        for change in changes {
            #expect(try outcome("{#c} w [A: v]", [(.a, change)], mode: .oneText).hasPrefix("not_allowed"), "\(change)")
        }
        #expect(
            try outcome("{#c} w", [(.mediator, .amend(clause: "c", words: "w", to: "x y"))], mode: .oneText)
                == "{#c} x y")
    }

    @Test func aCommentOnASingleNegotiatingTextIsSealedFromTheOtherSide() throws {
        var text = try opened("{#c} w", mode: .oneText)
        var comment = try act(.comment(.clause("c"), words: "canary-kestrel"), by: .a)
        comment.visibility = .both
        #expect(throws: TextRefusal.self) { try text.apply(comment) }
        comment.visibility = .side
        try text.apply(comment)
        try text.apply(try act(.amend(clause: "c", words: "w", to: "x"), by: .mediator))
        for reader in Reader.all {
            let copy = text.copy(for: reader)
            let encoded = String(decoding: try JSONEncoder().encode(copy), as: UTF8.self)
            let history = text.history(of: .words("kestrel"), for: reader) + text.history(of: .clause("c"), for: reader)
            let mayRead = reader == .side(.a) || reader == .mediator
            #expect(encoded.contains("kestrel") == mayRead && (text.comments(for: reader).count == 1) == mayRead)
            #expect(history.contains { $0.steps == [.commented] } == mayRead)
            #expect((copy == nil) == (reader == .public))
            if let copy { #expect(copy.text() == text.text()) }
        }
    }

    @Test func aChangeOfTheTextCannotBeSealed() throws {
        var change = try act(.insert(clause: "c", words: "x"), by: .a)
        change.visibility = .side
        let text = try opened("{#c} w")
        let refusal = try #require(throws: TextRefusal.self) { try text.applying(change) }
        #expect(refusal.findings.map(\.code) == ["sealed_change"])
    }

    @Test func clausesAreProposedMovedAndStruck() throws {
        var text = try opened("{#c1} one\n\n{#c2} two\n\n{#c3} three")
        try text.apply(try act(.propose(clause: "n", after: "c1", words: "new"), by: .a))
        #expect(throws: TextRefusal.self) { try text.apply(try act(.move(clause: "c3", after: nil), by: .a)) }
        try text.apply(try act(.move(clause: "n", after: "c3"), by: .a))
        try text.apply(try act(.move(clause: "c3", after: nil), by: .mediator))
        try text.apply(try act(.delete(clause: "c2"), by: .b))
        try text.apply(try act(.accept(.bracket("c2.b1")), by: .a))
        #expect(
            text.text()?.notation == "{#c3} three\n\n{#c1} one\n\n{#c2} {deleted}\n\n{#n} [A: new]\n"
                && text.text()?["c2"]?.status == .deleted)
    }

    @Test func everyKindOfOperationHasOneRule() {
        #expect(TextRule.table.map(\.operation) == TextOperation.Kind.allCases.map { $0 }.sorted(like: TextRule.table))
        #expect(Set(TextRule.table.map(\.operation)).count == TextOperation.Kind.allCases.count)
    }

    @Test func anActIsAFlatMapAPersonCanRead() throws {
        let written = try act(
            .amend(clause: "c4", words: "thirty days", to: "sixty days", language: "en", rendering: "c4.b2"), by: .a)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = String(decoding: try encoder.encode(written), as: UTF8.self)
        #expect(
            json == """
                {"at":"2026-03-02T09:00Z","by":"A","clause":"c4","do":"amend","language":"en","rendering":"c4.b2",\
                "round":"R1","session":"S1","to":"sixty days","words":"thirty days"}
                """)
        #expect(try JSONDecoder().decode(TextAct.self, from: Data(json.utf8)) == written)
        let lacking = #"{"at":"2026-03-02","by":"A","clause":"c4","do":"amend"}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(TextAct.self, from: Data(lacking.utf8)) }
    }
}

extension [TextOperation.Kind] {
    /// In the order of the table, so that the comparison says which kind is missing.
    fileprivate func sorted(like table: [TextRule]) -> [TextOperation.Kind] {
        table.map(\.operation).filter(contains)
    }
}
