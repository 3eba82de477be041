import Foundation
import Persons
import TestSupport
import Testing

@testable import Talks

@Suite struct AgreementLadderTests {
    /// Each line: the acts upon one matter, and the rung after them. `A 4` side A claims rung 4, `C` the chair, `T` a
    /// third party, `P` the press, `-` no rung; `A!6` a formal act; `A~` takes all back, `A~6` from a rung.
    @Test(
        arguments: [
            ("", 0),
            // One side alone: its rung, at most discussed.
            ("A 0", 0), ("A 1", 1), ("A 2", 2), ("A 3", 3), ("A 4", 3), ("A 5", 3), ("A 9", 3), ("B 5", 3),
            // The chair alone; its voice adds nothing to a side's.
            ("C 2", 2), ("C 3", 3), ("C 4", 3), ("C 5", 3), ("A 2, C 5", 2), ("A 5, C 5", 3), ("A -, C 4", 3),
            // A third party and the press establish nothing.
            ("T 5", 0), ("P 5", 0), ("T 3, P 5", 0), ("T 5, A 1", 1),
            // Both sides: the lower, at most announced.
            ("A 5, B 5", 5), ("A 4, B 5", 4), ("A 5, B 3", 3), ("A 2, B 3", 2), ("A 0, B 5", 0), ("A 9, B 9", 5),
            ("A 6, B 6", 5), ("A 5, B 5, C 3", 5), ("A -, B 5", 3), ("A -, B -", 0),
            // The last claim of a voice counts.
            ("A 5, B 5, A 3", 3), ("A 3, B 5, A 5", 5), ("A 5, A -, B 5", 5),
            // Formal acts count when both sides have done them: the lower of the two.
            ("A!6", 0), ("A!6, B!6", 6), ("A!7, B!6", 6), ("A!7, B!7", 7), ("A!8, B!7", 7), ("A!8, B!8", 8),
            ("A!8, B!8, A!9", 8), ("A!8, B!8, A!9, B!9", 9), ("A 5, B 5, A!8", 5), ("A 5, B 5, A!6, B!8", 6),
            // A side may not bring into force what it has not signed.
            ("A!9, B!8", 0), ("A!8, B!9", 0),
            // Words take no act away; a retraction does.
            ("A!8, B!8, A 2", 8), ("A!8, B!8, A~", 0), ("A!8, B!8, A~8", 0), ("A!6, A!8, B!8, A~8", 6),
            ("A!8, B!8, C~", 8), ("A 5, B 5, A~", 3), ("A 4, A 5, B 5, A~5", 4), ("A 5, B 5, A~, A 5", 5),
            // Nor does it lift one: who has taken its words back still counts with them, at most as discussed.
            ("A 2, B 5", 2), ("A 2, B 5, A~", 2), ("A 2, C 5, A~", 2), ("A 0, B 5, A~", 0), ("A 5, B 5, A~, A 1", 1),
        ] as [(String, Int)])
    func theRungFollowsFromTheActs(acts: String, expected: Int) throws {
        var world = TalksWorld([result("R1")])
        for text in acts.split(separator: ",") { world.add(try act(text.trimmingCharacters(in: .whitespaces))) }
        #expect(world.record.established("R1").rung == expected, "\(acts)")
        #expect(world.view().results[0].established.rung == expected)
    }

    private func act(_ text: String) throws -> ActContent {
        let voices: [Character: Voice] = ["A": .a, "B": .b, "C": .chair, "T": .third, "P": .press]
        let voice = try #require(text.first.flatMap { voices[$0] })
        let rest = text.dropFirst()
        let rung = rest.last?.wholeNumberValue.map { AgreementDegree.allCases[$0] }
        switch rest.first {
        case "!": return .formalAct(FormalAct(result: "R1", side: try #require(voice.side), rung: try #require(rung)))
        case "~":
            var retraction = Retraction(result: "R1", voice: voice)
            retraction.rung = rung
            return .retraction(retraction)
        default: return claim("R1", voice, rung)
        }
    }

    @Test func aClaimOfAnEarlierDayDoesNotCountAgainstALaterOne() {
        var world = TalksWorld([result("R1"), claim("R1", .a, .noted, date: "2025-05-18"), claim("R1", .b, .announced)])
        let found = world.add(claim("R1", .a, .announced, date: "2025-05-16"))
        #expect(found.map(\.code) == ["DENIED_LATER"])
        #expect(world.record.established("R1") == .noted)
        #expect(world.view().results[0].claims.map(\.current) == [true, true, false])
    }

    @Test func oneVoiceCannotClaimTwoRungsAtOnce() {
        var world = TalksWorld([result("R1"), claim("R1", .a, .announced, date: "2025-05-16")])
        let found = world.add(claim("R1", .a, .discussed, date: "2025-05-16"))
        #expect(found.map(\.code) == ["CONTRADICTORY_RUNGS"] && found.first?.severity == .error)
        #expect(found.first?.file == "000003.yaml" && found.first?.column == "rung")
        #expect(world.record.acts.count == 2)
        #expect(world.add(claim("R1", .a, .discussed, date: "2025-05-17")).isEmpty)
        #expect(world.add(claim("R1", .a, .discussed, date: "2025-05-17")).isEmpty)
    }

    @Test func twoPeopleOfOneSideMayDifferAndTheLowerCounts() {
        let head = Speaker(party: "NOR", described: "head of delegation")
        let minister = Speaker(party: "NOR", described: "minister")
        var world = TalksWorld([result("R1"), claim("R1", .b, .announced)])
        world.add(claim("R1", .a, .inPrinciple, date: "2025-05-16", who: head))
        let found = world.add(claim("R1", .a, .announced, date: "2025-05-16", who: minister))
        #expect(found.map(\.severity) == [.warning])
        #expect(world.record.established("R1") == .inPrinciple)
    }

    @Test func nobodyWritesWhatIsEstablished() {
        var world = TalksWorld([result("R1")])
        let found = world.add(claim("R1", .a, .announced, established: .announced))
        #expect(found.map(\.code) == ["ESTABLISHED_DIFFERS"])
        #expect(found.first?.message.contains("DISCUSSED follows") == true)
        #expect(world.record.acts.count == 1)
        #expect(world.add(claim("R1", .a, .announced, established: .discussed)).isEmpty)
        #expect(world.add(claim("R1", .b, .announced, established: .announced)).isEmpty)
    }

    @Test func theViewSaysWhyAndWhatIsMissing() {
        var world = TalksWorld([result("R1"), claim("R1", .a, .announced)])
        var view = world.view().results[0]
        #expect(
            view.establishedBecause
                == "NOR claims \"Announced by both sides in the same sense\"; VES has not been heard on how far it has "
                + "come. One side's announcement reaches no further than \"Discussed\".")
        #expect(view.missing == ["VES: its own words: agreed in principle"])
        world.add(claim("R1", .b, .announced))
        view = world.view().results[0]
        #expect(view.missing == ["NOR: agreement ad referendum", "VES: agreement ad referendum"])
        #expect(view.history.map(\.established) == [.discussed, .announced])
    }

    @Test func theFixturesResultsStandWhereItSays() {
        var world = TalksWorld((1...5).map { result(RecordID(rawValue: "R\($0)")) })
        for claim in [
            claim("R1", .a, .announced), claim("R2", .chair, .inPrinciple), claim("R3", .chair, .inPrinciple),
            claim("R3", .b, nil), claim("R4", .a, .discussed), claim("R5", .b, .noted), claim("R5", .a, .discussed),
        ] { world.add(claim) }
        #expect(world.view().results.map(\.established) == [.discussed, .discussed, .discussed, .discussed, .noted])
        world.add(claim("R1", .b, .announced))
        #expect(world.record.established("R1") == .announced)
    }

    @Test(arguments: 1...40)
    func aRungNeverRisesWithoutItsActs(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var world = TalksWorld([result("R1"), result("R2")])
        var before: [RecordID: AgreementDegree] = ["R1": .none, "R2": .none]
        for _ in 0..<60 {
            let content = randomAct(&generator)
            let refused = world.add(content).contains { $0.severity == .error }
            for result in ["R1", "R2"] as [RecordID] {
                let rung = world.record.established(result)
                let old = before[result] ?? .none
                before[result] = rung
                guard rung > old else { continue }
                #expect(!refused && content.noun.needs == [result])
                if case .retraction = content { Issue.record("a retraction lifted \(result) to \(rung)") }
                expectCarried(rung, on: result, by: content, in: world.record)
            }
        }
    }

    /// The independent reading of the rule: who must have said or done what for a rung.
    private func expectCarried(
        _ rung: AgreementDegree, on result: RecordID, by content: ActContent, in record: TalksRecord
    ) {
        let nouns = record.acts.map(\.content)
        func claimed(_ voice: Voice) -> Bool {
            nouns.contains { content in
                if case .claim(let claim) = content {
                    claim.result == result && claim.voice == voice && (claim.rung ?? .none) >= rung
                } else {
                    false
                }
            }
        }
        func acted(_ side: SideID) -> Bool {
            nouns.contains { content in
                if case .formalAct(let act) = content {
                    act.result == result && act.side == side && act.rung >= rung
                } else {
                    false
                }
            }
        }
        switch rung {
        case .none: Issue.record("nothing rises to the lowest rung")
        case .raised, .noted, .discussed:
            #expect([.a, .b, .chair].contains(where: claimed) || (acted(.a) && acted(.b)))
        case .inPrinciple, .announced: #expect(claimed(.a) && claimed(.b) || acted(.a) && acted(.b))
        case .adRef, .initialled, .signed, .inForce: #expect(acted(.a) && acted(.b))
        }
    }

    private func randomAct(_ generator: inout SeededGenerator) -> ActContent {
        let id: RecordID = Bool.random(using: &generator) ? "R1" : "R2"
        let side: SideID = Bool.random(using: &generator) ? .a : .b
        let rung = AgreementDegree.allCases[Int.random(in: 0...9, using: &generator)]
        switch Int.random(in: 0..<8, using: &generator) {
        case 0:
            var retraction = Retraction(result: id, voice: Voice(side))
            retraction.rung = Bool.random(using: &generator) ? rung : nil
            return .retraction(retraction)
        case 1, 2, 3: return .formalAct(FormalAct(result: id, side: side, rung: rung))
        case 4: return claim(id, Voice.allCases[Int.random(in: 2...4, using: &generator)], rung)
        default:
            let day = Int.random(in: 10...20, using: &generator)
            return claim(id, Voice(side), rung, date: "2025-05-\(day)")
        }
    }
}
