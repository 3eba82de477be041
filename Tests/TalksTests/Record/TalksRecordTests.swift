import Foundation
import Persons
import TestSupport
import Testing

@testable import Talks

@Suite struct TalksRecordTests {
    @Test func aRefusalChangesNothing() {
        var world = TalksWorld([result("R1")])
        let before = world.record
        #expect(world.add(claim("R9", .a, .announced)).map(\.code) == ["UNKNOWN_RECORD"])
        #expect(world.add(result("R1")).map(\.code) == ["ID_TWICE"])
        #expect(world.add(result("VES")).map(\.code) == ["ID_TWICE"])
        #expect(world.add(result("R 2")).map(\.code) == ["BAD_ID"])
        #expect(world.add(result("R2"), by: " ").map(\.code) == ["NO_AUTHOR"])
        #expect(world.add(result("R2"), .side).map(\.code) == ["SHARED_WITH"])
        #expect(world.add(result("R2"), .both, sharedWith: .a).map(\.code) == ["SHARED_WITH"])
        #expect(world.add(result("R2"), forSide: .b, .side, sharedWith: .a).map(\.code) == ["SHARED_WITH"])
        #expect(world.record == before)
    }

    @Test func actsAreNumberedOneAfterTheOther() {
        var record = TalksRecord(process: TalksWorld.process)
        func act(_ number: Int, _ at: String) -> Act { Act(number: number, at: when(at), by: "desk", result("R1")) }
        #expect(record.apply(act(2, "2025-05-16T09:00Z")).map(\.code) == ["ACT_NUMBER"])
        #expect(record.apply(act(1, "2025-05-16")).map(\.code) == ["NO_TIME"])
        #expect(record.apply(act(1, "2025-05-16T09:00Z")).isEmpty)
        let late = Act(number: 2, at: when("2025-05-16T11:59+03:00"), by: "desk", result("R2"))
        #expect(record.apply(late).map(\.code) == ["TIME_BACKWARDS"])
        #expect(record.acts.count == 2 && record.nextNumber() == 3 && record.nextNumber(notebookOf: "Ana") == 1)
    }

    @Test func aNotebookHasItsOwnNumbersAndIsMissedByNobody() {
        var world = TalksWorld([result("R1")])
        world.add(.notebookEntry(NotebookEntry(id: "n1", noteKind: .note, words: "mine")), by: "Ana", .author)
        world.add(result("R2"))
        #expect(world.record.acts.map(\.number) == [1, 1, 2])
        #expect(world.record.acts.map(\.notebook) == [nil, "Ana", nil])
        var without = TalksRecord(process: TalksWorld.process)
        for act in world.record.acts where act.notebook == nil { #expect(without.apply(act).isEmpty) }
        #expect(without.view(for: .side(.a), on: when("2025-06-01")) == world.view(.side(.a)))
    }

    @Test func nothingOutsideANotebookPointsIntoIt() {
        var world = TalksWorld()
        world.add(.statement(statement("S1", .assessment, "mine")), by: "Ana", .author)
        let found = world.add(result("R1"), source: SourceReference(statement: "S1"))
        #expect(found.map(\.code) == ["PRIVATE_RECORD"])
    }

    @Test func aCorrectionKeepsWhatWasThere() {
        var world = TalksWorld([.remainsReturn(remains("M1", 990))])
        #expect(world.add(.remainsReturn(remains("M1", 909)), supersedes: 1).isEmpty)
        let view = world.view().returns[0]
        #expect(view.figure.value == 909 && view.earlier.map(\.figure.value) == [990])
        #expect(world.record.acts.count == 2 && world.view().counters.map(\.announced) == [909])
        #expect(world.add(.remainsReturn(remains("M1", 1)), supersedes: 1).map(\.code) == ["CORRECTED_ALREADY"])
        #expect(world.add(.remainsReturn(remains("M2", 1)), supersedes: 2).map(\.code).first == "OTHER_RECORD")
        #expect(world.add(.remainsReturn(remains("M1", 1)), supersedes: 9).map(\.code) == ["UNKNOWN_ACT"])
        #expect(
            world.add(.remainsReturn(remains("M1", 1)), .side, sharedWith: .a, supersedes: 2).map(\.code) == [
                "NARROWER"
            ])
        #expect(world.add(.remainsReturn(remains("M1", 1)), forSide: .a, supersedes: 2).map(\.code) == ["NOT_YOURS"])
        #expect(world.add(.remainsReturn(remains("M1", 910)), supersedes: 2).isEmpty)
        #expect(world.view().returns[0].earlier.map(\.figure.value) == [990, 909])
    }

    @Test func aCorrectedClaimStandsInThePlaceOfTheFirst() {
        var world = TalksWorld([
            result("R1"), claim("R1", .a, .announced), claim("R1", .a, .noted), claim("R1", .b, .announced),
        ])
        #expect(world.record.established("R1") == .noted)
        #expect(world.add(claim("R1", .a, .discussed), supersedes: 2).isEmpty)
        #expect(world.record.established("R1") == .noted)
        #expect(world.add(claim("R1", .a, .inPrinciple), supersedes: 3).isEmpty)
        #expect(world.record.established("R1") == .inPrinciple)
        #expect(
            world.view().results[0].history.map(\.established) == [.discussed, .noted, .noted, .noted, .inPrinciple])
    }

    @Test func onlyItsOwnPeopleWithdrawARecord() {
        var world = TalksWorld()
        world.add(.statement(statement("S1", .assessment, "words")), forSide: .a)
        let withdrawal = ActContent.withdrawal(Withdrawal(record: "S1", words: "misheard"))
        #expect(world.add(withdrawal, forSide: .b).map(\.code) == ["NOT_YOURS"])
        #expect(world.add(withdrawal, forSide: .a, .side, sharedWith: .a).map(\.code) == ["NARROWER"])
        #expect(world.add(withdrawal, forSide: .a).isEmpty)
        #expect(world.add(withdrawal, forSide: .a).map(\.code) == ["WITHDRAWN_ALREADY"])
        #expect(world.view(.side(.b)).statements.map(\.statement.withdrawn) == ["misheard"])
    }

    @Test(
        arguments: [
            (TalksRecordTests.position { $0.types = [] }, "NO_TYPE"),
            (TalksRecordTests.position { $0.ownWords = false }, "OWN_WORDS"),
            (TalksRecordTests.position { $0.attributedBy = Speaker(described: "a source") }, "OWN_WORDS"),
            (TalksRecordTests.said { $0.attribution = .off }, "OFF_THE_RECORD"),
            (TalksRecordTests.said { $0.speakers = [] }, "NO_SPEAKER"),
            (TalksRecordTests.said { $0.words = nil }, "NO_CONTENT"),
            (claim("R1", .a, .announced, who: Speaker(party: "VES")), "VOICE_NOT_OF_PARTY"),
            (claim("R1", .chair, .announced, who: Speaker(party: "VES")), "VOICE_NOT_OF_PARTY"),
            (claim("K1", .a, .announced), "WRONG_KIND"),
            (claim("R1", .a, .announced, who: Speaker(party: "R1")), "WRONG_KIND"),
            (claim("R1", .a, .announced, who: Speaker(person: "NOR")), "WRONG_KIND"),
            (TalksRecordTests.said { $0.round = "K1" }, "WRONG_KIND"),
            (TalksRecordTests.position { $0.toward = ["K1"] }, "WRONG_KIND"),
            (TalksRecordTests.position { $0.statement = "R1" }, "WRONG_KIND"),
            (.formalAct(FormalAct(result: "R1", side: .a, rung: .announced)), "NO_FORMAL_RUNG"),
            (.formalAct(FormalAct(result: "R1", side: .a, rung: .inForce)), "NOT_SIGNED"),
            (
                .divergence(Divergence(id: "D1", divergenceKind: .number, between: [], settledBy: "a count")),
                "ONE_ACCOUNT"
            ),
            (
                .divergence(
                    Divergence(
                        id: "D1", divergenceKind: .number, between: [DivergentAccount(), DivergentAccount()],
                        settledBy: "a count")), "EMPTY_ACCOUNT"
            ),
            (.list(ListHandover(id: "L1", step: .received, from: .a, to: .a, voice: .a, what: "names")), "SAME_SIDE"),
            (.share(Share(record: "R9")), "UNKNOWN_RECORD"),
            (.countersignature(Countersignature(record: "R1", side: .a)), "WRONG_KIND"),
            (.person(TalksPerson(id: "p9")), "NO_NAME"),
        ] as [(ActContent, String)])
    func whatCannotStandIsRefused(content: ActContent, code: String) {
        var world = TalksWorld([result("R1"), .paper(Paper(id: "K1", paperType: .letter, title: "Letter"))])
        let found = world.add(content)
        #expect(found.map(\.code) == [code] && found.allSatisfy { $0.severity == .error })
        #expect(found.allSatisfy { $0.file == "000003.yaml" && !$0.message.isEmpty && !$0.mend.isEmpty })
    }

    static func position(_ change: (inout Position) -> Void) -> ActContent {
        var position = Position(
            id: "P1", side: .a, types: [.demand], issue: "cease-fire", matter: "an unconditional cease-fire",
            ownWords: true, attribution: .onRecord)
        change(&position)
        return .position(position)
    }

    static func said(_ change: (inout Statement) -> Void) -> ActContent {
        var said = statement("S1", .assessment, "words")
        change(&said)
        return .statement(said)
    }

    @Test func anIncidentIsCarriedFurtherByOthersThanTheSides() {
        var world = TalksWorld([.incident(Incident(id: "I1", voice: .a, words: "shots at the bridge"))])
        func finding(_ verification: Verification, _ who: Speaker, _ side: SideID? = nil) -> ActContent {
            var finding = IncidentFinding(incident: "I1", verification: verification, who: who)
            finding.attributedTo = side
            return .incidentFinding(finding)
        }
        let monitor = Speaker(described: "the monitors")
        #expect(world.view().incidents[0].verification == .alleged)
        #expect(world.add(finding(.verified, Speaker(party: "NOR"))).map(\.code) == ["SIDE_CANNOT_VERIFY"])
        #expect(world.add(finding(.attributed, monitor)).map(\.code) == ["ATTRIBUTED_TO"])
        #expect(world.add(finding(.observed, monitor, .b)).map(\.code) == ["ATTRIBUTED_TO"])
        #expect(world.add(finding(.observed, monitor)).isEmpty)
        #expect(world.add(finding(.attributed, monitor, .b)).isEmpty)
        let view = world.view().incidents[0]
        #expect(view.verification == .attributed && view.attributedTo == .b && view.history.count == 2)
    }

    @Test func aDivergenceStaysOpenUntilSomethingSettlesIt() {
        var world = TalksWorld([
            .list(ListHandover(id: "L1", step: .handedOver, from: .b, to: .a, voice: .b, what: "names")),
            .list(ListHandover(id: "L2", step: .awaited, from: .b, to: .a, voice: .a, what: "names")),
        ])
        var accounts = [DivergentAccount(), DivergentAccount()]
        (accounts[0].record, accounts[0].date) = ("L1", when("2025-05-22"))
        (accounts[1].record, accounts[1].words) = ("L2", "we have received nothing")
        world.add(.divergence(Divergence(id: "D1", divergenceKind: .date, between: accounts, settledBy: "a receipt")))
        #expect(world.view().divergences[0].open && world.view().contested.divergences.count == 1)
        let settlement = ActContent.settlement(Settlement(divergence: "D1", reference: "L1"))
        for side in SideID.allCases {
            world.add(.countersignature(Countersignature(record: "L1", side: side)), forSide: side)
        }
        #expect(world.add(settlement).isEmpty)
        #expect(!world.view().divergences[0].open && world.view().contested.divergences.isEmpty)
        #expect(world.view().lists[0].countersigned.map(\.side) == [.a, .b])
    }

    @Test func positionsKeepTheirHistoryAndSayWhatChangedSinceTheRound() {
        var rounds = [Round(id: "T1"), Round(id: "T2")]
        rounds[0].starts = when("2025-05-16T13:00+03:00")
        rounds[1].starts = when("2025-06-02T13:00+03:00")
        var world = TalksWorld(rounds.map { .round($0) })
        world.add(TalksRecordTests.position { $0.asOf = when("2024") })
        world.add(TalksRecordTests.position { ($0.id, $0.replaces, $0.round) = ("P2", "P1", "T2") })
        world.add(TalksRecordTests.position { ($0.id, $0.side, $0.asOf) = ("P3", .b, when("2025-05-20")) })
        world.add(TalksRecordTests.position { ($0.id, $0.asOf) = ("P4", when("2025-05-16")) })
        let view = world.view(on: "2025-06-01")
        #expect(view.positions.map(\.current) == [false, true, true, true])
        #expect(
            view.positionsChanged().map { "\($0.position.rawValue) \($0.kind.rawValue)" } == ["P2 CHANGED", "P3 NEW"])
        #expect(view.positionsChanged(since: "T2").isEmpty)
        #expect(view.positions(of: .a, on: "cease-fire").map(\.position.id) == ["P1", "P4", "P2"])
    }

    @Test func whoSaidSomethingIsFoundInAnyScript() {
        var world = TalksWorld([result("R1")])
        world.add(.statement(statement("S1", .assessment, "Прокоп'єв погодився", party: "VES")))
        var spoken = Claim(result: "R1", voice: .a)
        spoken.words = "We agreed in Dolmabahçe"
        world.add(.claim(spoken))
        #expect(world.view().said("ПРОКОПЄВ").map(\.id) == ["S1"])
        #expect(world.view().said("прокоп’єв").map(\.who) == ["Вешна"])
        #expect(world.view().said("dolmabahce").map { "\($0.id.rawValue) \($0.who)" } == ["R1 Norrow"])
        #expect(world.view().said("").isEmpty && world.view().said("never said").isEmpty)
    }
}
