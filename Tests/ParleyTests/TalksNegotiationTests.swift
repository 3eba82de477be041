import Foundation
import TestSupport
import Testing

/// Three rounds on the text of `HarleText`, entered by commands: forty-one brackets, two languages, one canary.
@Suite struct TalksNegotiationTests {
    /// Who did what in which round: the language the act is of, then the act.
    private static let rounds = """
        R1 B do: amend, clause: c3, words: within ten days, to: within thirty days
        R1 B do: amend, clause: c3, words: упродовж десяти днів, to: упродовж тридцяти днів, language: uk, rendering: c3.b4
        R1 A do: insert, clause: c9, words: and in writing, after: told to the family first
        R1 A do: insert, clause: c9, words: і письмово, after: першою повідомляють родину, language: uk, rendering: c9.b2
        R1 B do: propose, clause: c17, after: c13, words: The wounded may be moved across the line at any hour of the pause under the protective sign.
        R1 B do: propose, clause: c17, after: c13, words: Поранених можна перевозити через лінію о будь-якій годині паузи під захисним знаком., language: uk, rendering: c17.b1
        R1 A do: accept, bracket: c14.b1
        R1 M do: revision, label: Rev. 2
        R2 A do: alternative, bracket: c3.b4, words: within twenty days
        R2 A do: alternative, bracket: c3.b4, words: упродовж двадцяти днів, language: uk
        R2 A do: amend, clause: c17, words: at any hour, to: by daylight
        R2 A do: amend, clause: c17, words: о будь-якій годині, to: у світлу пору, language: uk, rendering: c17.b2
        R2 B do: insert, clause: c12, words: and to the mediator, after: to the joint desk
        R2 B do: insert, clause: c12, words: і посередника, after: спільний штаб, language: uk, rendering: c12.b3
        R2 B do: bracket, clause: c9, words: to the family first
        R2 B do: bracket, clause: c9, words: першою, language: uk, rendering: c9.b3
        R2 M do: insert, clause: c16, words: and deposited with the mediator, after: both authentic
        R2 M do: insert, clause: c16, words: і передано на зберігання посередникові, after: обидва тексти автентичні, language: uk, rendering: c16.b2
        R2 A do: propose, clause: c18, after: c15, words: A side that learns of a person held and not listed says so within two days.
        R2 A do: propose, clause: c18, after: c15, words: "Сторона, яка дізнається про утримувану особу поза списком, повідомляє про це за два дні.", language: uk, rendering: c18.b1
        R2 M do: revision, label: Rev. 3
        R3 A do: accept, bracket: c3.b4, alternative: 2
        R3 A do: accept, bracket: c1.b2
        R3 A do: accept, bracket: c7.b2
        R3 A do: accept, bracket: c5.b2
        R3 A do: accept, bracket: c15.b2
        R3 A for: A, visibility: MEDIATOR, do: comment, bracket: c10.b1, words: "canary-kestrel: thirty is for the room, fifteen would do"
        R3 B do: accept, bracket: c2.b1
        R3 B do: accept, bracket: c1.b2
        R3 B do: accept, bracket: c7.b2
        R3 B do: accept, bracket: c9.b2
        R3 B do: withdraw, bracket: c3.b2
        R3 B do: withdraw, bracket: c9.b3
        R3 B do: reserve, bracket: c8.b1, note: the capital asks about mines
        R3 B do: accept_ad_referendum, bracket: c4.b1, alternative: 1
        R3 M do: park, bracket: c6.b1
        R3 M do: park, bracket: c10.b2
        """

    private static let head = "--by desk --at 2026-03-01T09:00+02:00 --visibility BOTH"

    private func played() throws -> TalksDesk {
        let desk = try TalksDesk()
        let english = try desk.folder.write(HarleText.english, to: "harle.en.txt")
        let veshnan = try desk.folder.write(HarleText.veshnan, to: "harle.uk.txt")
        try desk.talks(
            "text open H --version en=\(english) --version uk=\(veshnan) --title 'Arrangement of Harle' \(Self.head)")
        var sitting = (1...3).map {
            "--- {kind: round, id: R\($0)}\n--- {kind: session, id: R\($0)-S1, round: R\($0)}\n"
        }
        for (index, line) in Self.rounds.split(separator: "\n").enumerated() {
            let words = line.split(separator: " ", maxSplits: 2)
            let time = "2026-03-0\(words[0].dropFirst())T10:\(index + 10)+02:00"
            sitting.append(
                "--- {kind: text, text: H, round: \(words[0]), session: \(words[0])-S1, at: '\(time)', party: \(words[1]), "
                    + "\(words[2])}\n")
        }
        try desk.enter(sitting.joined())
        return desk
    }

    @Test func theThirdRevisionOfFortyOneBracketsEndsAsNegotiated() throws {
        let desk = try played()
        let shown = try desk.json("text show H")
        let now = try #require((shown["text"] as? [String: Any])?["count"] as? [String: Any])
        #expect(now["open"] as? Int == 29 && now["parked"] as? Int == 2 && now["clean"] as? Int == 9, "\(now)")
        #expect(now["adReferendum"] as? [String: Int] == ["B": 1])
        #expect(shown["is_aligned"] as? Bool == true)
        #expect((shown["notation"] as? [String: String])?.keys.sorted() == ["en", "uk"])
        for language in ["en", "uk"] {
            let third = try desk.json("text show H --revision 3 --language \(language)")["notation"] as? String ?? ""
            #expect(third.count { $0 == "[" } == 41, "\(language)")
        }

        // The story of a phrase, in both languages.
        for (words, steps) in [
            ("within thirty days", ["made", "closed", "set_beside", "closed", "accepted"]),
            ("упродовж тридцяти днів", ["made", "closed", "set_beside", "closed", "accepted"]),
            ("within twenty days", ["made", "closed", "accepted", "struck"]),
        ] {
            let history = try desk.json("text history H --words '\(words)'")["history"] as? [[String: Any]] ?? []
            #expect(history.flatMap { $0["steps"] as? [String] ?? [] } == steps, "\(words)")
            #expect(history.first?["by"] as? String == (words.contains("twenty") ? "A" : "B"))
            #expect(history.last?["session"] as? String == "R3-S1")
        }

        // What A said to the mediator alone is in no byte that the others are given.
        #expect(try desk.talks("text history H --bracket c10.b1 --json --for A").output.contains("commented"))
        #expect(try desk.talks("text show H --json --for A").output.contains("kestrel"))
        for reader in ["B", "public"] {
            let out = desk.folder.path("for-\(reader)")
            try desk.talks("export --out \(out) --for \(reader)")
            for path in try FileManager.default.subpathsOfDirectory(atPath: out) {
                guard let data = FileManager.default.contents(atPath: "\(out)/\(path)") else { continue }
                #expect(data.range(of: Data("kestrel".utf8)) == nil, "\(reader): \(path)")
            }
        }
        for line in ["text show H --json", "text history H --bracket c10.b1 --json", "view --json"] {
            #expect(!(try desk.talks("\(line) --for B").output.contains("kestrel")), "\(line)")
        }

        // A clean clause can be owed; an open one cannot, whatever the act says of it.
        let clean = "--actor NOR --action 'tells the family first' --beneficiary VES --condition 'a first case'"
        try desk.talks(
            "commitment add --id C1 \(clean) --clause '{paper: H, clause: c9, status: CLEAN}' \(Self.head)", code: 1)
        for party in ["A", "B"] { try desk.talks("text accept --text H --party \(party) --bracket c9.b1 \(Self.head)") }
        try desk.talks("commitment add --id C1 \(clean) --clause '{paper: H, clause: c9, status: CLEAN}' \(Self.head)")
        let refused = try desk.talks(
            "commitment add --id C2 \(clean) --clause '{paper: H, clause: c10, status: CLEAN}' \(Self.head)", code: 1)
        #expect(refused.errors.contains("CLAUSE_NOT_AGREED"))
    }
}
