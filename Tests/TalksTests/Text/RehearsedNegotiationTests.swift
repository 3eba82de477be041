import Foundation
import Persons
import TestSupport
import Testing

@testable import Talks

/// Three revisions of the text of `HarleText`, negotiated in three rounds.
struct RehearsedNegotiation {
    private(set) var text: NegotiatingText
    private var round = 1
    private var minute = 0

    static func played() throws -> NegotiatingText {
        var talks = try RehearsedNegotiation()
        try talks.firstRound()
        try talks.secondRound()
        try talks.thirdRound()
        return talks.text
    }

    init() throws {
        text = try NegotiatingText(
            TextOpening(
                title: "Arrangement of Harle",
                versions: [
                    TextVersion(language: "en", text: try BracketedText(notation: HarleText.english)),
                    TextVersion(language: "uk", text: try BracketedText(notation: HarleText.veshnan)),
                ], at: try #require(When("2026-03-01T09:00+02:00"))))
    }

    private mutating func take(_ party: PartyID, _ operations: TextOperation...) throws {
        for operation in operations {
            minute += 7
            let time = String(format: "2026-03-%02dT%02d:%02d+02:00", round * 3, 10 + minute / 60 % 8, minute % 60)
            try text.apply(
                TextAct(
                    operation, by: party, at: try #require(When(time)),
                    session: RecordID(rawValue: "R\(round)-S\(minute < 60 ? 1 : 2)"),
                    round: RecordID(rawValue: "R\(round)")))
        }
    }

    private mutating func close(_ label: String) throws {
        try take(.mediator, .revision(label: label))
        (round, minute) = (round + 1, 0)
    }

    mutating func firstRound() throws {
        try take(
            .b, .amend(clause: "c3", words: "within ten days", to: "within thirty days"),
            .amend(
                clause: "c3", words: "упродовж десяти днів", to: "упродовж тридцяти днів", language: "uk",
                rendering: "c3.b4"))
        try take(
            .a, .insert(clause: "c9", words: "and in writing", after: "told to the family first"),
            .insert(
                clause: "c9", words: "і письмово", after: "першою повідомляють родину", language: "uk",
                rendering: "c9.b2"))
        try take(
            .b,
            .propose(
                clause: "c17", after: "c13",
                words: "The wounded may be moved across the line at any hour of the pause under the protective sign."),
            .propose(
                clause: "c17", after: "c13",
                words: "Поранених можна перевозити через лінію о будь-якій годині паузи під захисним знаком.",
                language: "uk", rendering: "c17.b1"))
        try take(.a, .accept(.bracket("c14.b1")))
        try close("Rev. 2")
    }

    mutating func secondRound() throws {
        try take(
            .a, .alternative(bracket: "c3.b4", words: "within twenty days"),
            .alternative(bracket: "c3.b4", words: "упродовж двадцяти днів", language: "uk"),
            .amend(clause: "c17", words: "at any hour", to: "by daylight"),
            .amend(
                clause: "c17", words: "о будь-якій годині", to: "у світлу пору", language: "uk", rendering: "c17.b2"))
        try take(
            .b, .insert(clause: "c12", words: "and to the mediator", after: "to the joint desk"),
            .insert(
                clause: "c12", words: "і посередника", after: "спільний штаб", language: "uk", rendering: "c12.b3"),
            .bracket(clause: "c9", words: "to the family first"),
            .bracket(clause: "c9", words: "першою", language: "uk", rendering: "c9.b3"))
        try take(
            .mediator, .insert(clause: "c16", words: "and deposited with the mediator", after: "both authentic"),
            .insert(
                clause: "c16", words: "і передано на зберігання посередникові", after: "обидва тексти автентичні",
                language: "uk", rendering: "c16.b2"))
        try take(
            .a,
            .propose(
                clause: "c18", after: "c15",
                words: "A side that learns of a person held and not listed says so within two days."),
            .propose(
                clause: "c18", after: "c15",
                words: "Сторона, яка дізнається про утримувану особу поза списком, повідомляє про це за два дні.",
                language: "uk", rendering: "c18.b1"))
        try close("Rev. 3")
    }

    mutating func thirdRound() throws {
        try take(
            .a, .accept(.bracket("c3.b4"), alternative: 2), .accept(.bracket("c1.b2")), .accept(.bracket("c7.b2")),
            .accept(.bracket("c5.b2")), .accept(.bracket("c15.b2")),
            .comment(.bracket("c10.b1"), words: "canary-kestrel: thirty is for the room, fifteen would do"))
        try take(
            .b, .accept(.bracket("c2.b1")), .accept(.bracket("c1.b2")), .accept(.bracket("c7.b2")),
            .accept(.bracket("c9.b2")), .withdraw(bracket: "c3.b2"), .withdraw(bracket: "c9.b3"),
            .reserve(.bracket("c8.b1"), note: "the capital asks about mines"),
            .acceptAdReferendum(.bracket("c4.b1"), alternative: 1))
        try take(.mediator, .park(.bracket("c6.b1")), .park(.bracket("c10.b2")))
    }
}

@Suite struct RehearsedNegotiationTests {
    @Test func theRoundOfRevisionThreeEndsWithTwentyNineOpen() throws {
        let text = try RehearsedNegotiation.played()
        let third = try #require(text.revisions.last)
        #expect(text.revisions.map(\.label) == ["Rev. 1", "Rev. 2", "Rev. 3"] && third.brackets.count == 41)
        #expect(third.versions.map { $0.text.brackets.count } == [41, 41])
        let count = text.bracketCount(since: 3)
        #expect(count.open == 29 && count.parked == 2 && count.clean == 9 && count.total == 41)
        #expect(count.adReferendum == ["B": 1] && count.adReferendumTotal == 1)
    }

    @Test func theTwoVersionsLineUpByClauseAndBracket() throws {
        let text = try RehearsedNegotiation.played()
        #expect(text.alignment.isAligned && text.alignment.authentic == ["en", "uk"])
        #expect(text.alignment.rows.count == 23)
        var half = text
        try half.apply(try act(.insert(clause: "c16", words: "in Harle"), by: .a))
        try half.apply(try act(.propose(clause: "c19", after: "c16", words: "Done in Harle."), by: .a))
        #expect(half.alignment.rows.filter { !$0.isAligned }.map(\.clause.rawValue) == ["c16", "c19"])
        #expect(half.alignment.rows.first { $0.clause == "c16" }?.differing.map(\.rawValue) == ["c16.b3"])
        #expect(half.alignment.rows.last?.missing == ["uk"])
    }

    @Test func theHistoryOfAPhraseIsWhole() throws {
        let text = try RehearsedNegotiation.played()
        let lines = text.history(of: .words("within thirty days")).map { line in
            let steps = line.steps.map(\.rawValue).joined(separator: "+")
            return "\(line.revision) \(line.by.rawValue) \(line.session?.rawValue ?? "-") \(line.at.written) \(steps)"
        }
        #expect(
            lines == [
                "Rev. 1 B R1-S1 2026-03-03T10:07+02:00 made", "Rev. 1 M R1-S1 2026-03-03T10:56+02:00 closed",
                "Rev. 2 A R2-S1 2026-03-06T10:07+02:00 set_beside", "Rev. 2 M R2-S2 2026-03-06T11:31+02:00 closed",
                "Rev. 3 A R3-S1 2026-03-09T10:07+02:00 accepted",
            ])
        let struck = text.history(of: .words("within twenty days"))
        #expect(struck.map(\.steps) == [[.made], [.closed], [.accepted, .struck]] && struck.last?.by == .a)
        let veshnan = text.history(of: .words("упродовж тридцяти днів"))
        #expect(veshnan.map(\.steps) == [[.made], [.closed], [.setBeside], [.closed], [.accepted]])
        let bracket = text.history(of: .bracket("c3.b4")).filter { $0.language == "en" }
        #expect(bracket.map(\.steps) == [[.made], [.closed], [.setBeside], [.closed], [.accepted, .struck]])
        #expect(
            text.brackets["c3.b4"]
                == BracketRecord(bornIn: 1, settled: .init(act: 22, outcome: .accepted(alternative: 2))))
        #expect(text.history(of: .words("Harle Gazette")).isEmpty)
    }

    @Test func whatASideSaidInPrivateIsInNoByteOfTheOthers() throws {
        let text = try RehearsedNegotiation.played()
        for reader in Reader.all {
            let encoded = try JSONEncoder().encode(text.copy(for: reader))
            let history = try JSONEncoder().encode(text.history(of: .bracket("c10.b1"), for: reader))
            let view = try JSONEncoder().encode(text.view(for: reader))
            let bytes = String(decoding: encoded + history + view, as: UTF8.self)
            #expect(bytes.contains("kestrel") == (reader == .side(.a) || reader == .mediator), "\(reader)")
        }
    }

    @Test func theTextIsBuiltAgainFromOpeningAndActs() throws {
        let text = try RehearsedNegotiation.played()
        let data = try JSONEncoder().encode(text)
        #expect(try JSONDecoder().decode(NegotiatingText.self, from: data) == text)
    }

    @Test func wordsThatChangedBetweenRevisionsAreTold() throws {
        let text = try RehearsedNegotiation.played()
        let first = try #require(text.revisions.first?.versions.first?.text)
        let now = try #require(text.text())
        let changed = now.difference(from: first).filter(\.isChanged)
        #expect(changed.filter { $0.kind == .added }.map(\.clause.rawValue) == ["c17", "c18"])
        // A run never cuts a bracket: what both have in common and what one has alone is notation by itself.
        for run in changed.flatMap(\.runs) {
            _ = try BracketedText(notation: "{#x} " + run.words.replacing("|", with: "\\|"))
        }
        let ninth = try #require(changed.first { $0.clause == "c9" })
        #expect(ninth.runs.filter { $0.kind == .added }.map(\.words) == [" and in writing"])
        for difference in now.difference(from: first) {
            let later = difference.runs.filter { $0.kind != .deleted }.map(\.words).joined()
            let earlier = difference.runs.filter { $0.kind != .added }.map(\.words).joined()
            #expect(later.isEmpty == (difference.kind == .deleted) && earlier.isEmpty == (difference.kind == .added))
        }
    }
}
