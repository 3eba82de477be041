import Foundation
import Persons
import Testing

@testable import Talks

@Suite struct IstanbulDayTests {
    private let world = IstanbulDay.world

    @Test func theWholeDayStandsOnRecordWithoutAFinding() {
        #expect(world.findings.isEmpty, "\(world.findings)")
        let view = world.view()
        #expect(view.results.count == 5 && view.positions.count == 9 && view.statements.count == 13)
        #expect(view.contacts.count == 3 && view.divergences.count == 4 && view.rounds.count == 3)
        #expect(view.people.allSatisfy { !$0.masked })
        #expect(view.rounds[0].chair?.person == "fidan" && view.rounds[0].absent[0].who.person == "putin")
    }

    @Test func resultsHaveBothRungs() {
        let results = world.view().results
        #expect(results.map(\.established) == [.discussed, .discussed, .discussed, .discussed, .noted])
        let claimed = results.map { $0.claims.map { "\($0.claim.voice.rawValue) \($0.claim.rung?.rawValue ?? "-")" } }
        #expect(
            claimed == [
                ["A ANNOUNCED"], ["CHAIR IN_PRINCIPLE"], ["CHAIR IN_PRINCIPLE", "B -"], ["A DISCUSSED"],
                ["B NOTED", "A DISCUSSED"],
            ])
        #expect(world.view().contested.results.map(\.result.id) == ["R5"])
    }

    @Test func theOtherSidesOwnStatementLiftsTheExchange() {
        var world = world
        let medinsky = Speaker(person: "medinsky")
        #expect(world.add(claim("R1", .b, .announced, date: "2025-05-17", who: medinsky)).isEmpty)
        #expect(world.record.established("R1") == .announced)
        #expect(
            world.add(claim("R1", .a, .announced, date: "2025-05-17", who: medinsky)).map(\.code) == [
                "VOICE_NOT_OF_PARTY"
            ])
    }

    @Test func countersStandByDirectionAndVoice() {
        let counters = world.view().counters.map {
            "\($0.from.rawValue) \($0.voice.rawValue) \($0.figures) \($0.totals)"
        }
        #expect(
            counters == [
                "A B [] [78]", "A PRESS [34] []", "B A [] [6057, 6060]", "B A [909, 909, 909] []", "B B [] [6060]",
            ])
    }

    @Test func eachSidesCountOfTheExchangeIsShownAndNeitherSettlesIt() {
        let commitment = world.view().commitments[0]
        #expect(commitment.evidence.map { "\($0.voice.rawValue) \($0.value)" } == ["A 880", "B 1000"])
        #expect(commitment.state == .disputed)
        #expect(world.view().accounts.map(\.words).compactMap { $0 } == ["1,000", "880 + 120"])
    }

    @Test func insultsAndPicturesAreKeptAndLeftOutOfJointViews() {
        for reader in [Reader.side(.a), .side(.b)] {
            let view = world.view(reader)
            #expect(view.statements.count == 10 && view.keptBack == 3)
            #expect(!view.timeline.events.map(\.id).contains { ["S5", "S7", "S12"].contains($0) })
        }
        #expect(world.view().statements.suffix(3).map(\.statement.id) == ["S5", "S7", "S12"])
        #expect(world.view(.public).statements.isEmpty && world.view(.public).keptBack == 0)
    }

    @Test func whatIsSaidOfASideStaysApartFromItsOwnWords() {
        let view = world.view()
        let others = view.positions.filter { $0.stated != nil }.map(\.position.id)
        #expect(others == ["P1", "P2", "P3", "P4", "P5", "P9"])
        #expect(view.positions(of: .b, on: "withdrawal").map(\.position.id) == ["P6", "P3"])
        #expect(view.claims(on: "presidents").positions.map(\.position.id) == ["P7"])
        #expect(view.claims(on: "R5").divergences.map(\.divergence.id) == ["D2"])
    }

    @Test func theTimelineRunsThroughEverythingDated() {
        let line = world.view().timeline
        #expect(line.events.map(\.when) == line.events.map(\.when).sorted())
        #expect(line.events.first?.id == "M3" && line.events.last?.id == "E3")
        #expect(line.undated == ["C1", "C3"])
        #expect(line.events.filter { $0.kind == .remainsReturn }.count == 8)
    }

    @Test func everyActComesBackFromItsFile() throws {
        for act in world.record.acts { #expect(try Act.read(Array(act.yaml().utf8)).act == act) }
    }

    @Test func theViewComesBackFromItsJSON() throws {
        let view = world.view()
        #expect(try JSONDecoder().decode(TalksView.self, from: JSONEncoder().encode(view)) == view)
    }
}
