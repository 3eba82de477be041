import Foundation
import Persons
import Testing

@testable import Talks

@Suite struct CommitmentStandingTests {
    /// Veshna (B) owes Norrow (A) 100 by 30 June, notice 7 days. Columns: the figures of A and B (`-` not heard), the
    /// day, released, condition failed; the state and the level.
    @Test func theTableOfStates() {
        let table = """
            A    B    day         released failed  state      level
            -    -    2025-06-01  no       no      OPEN       0
            -    -    2025-06-22  no       no      OPEN       0
            -    -    2025-06-23  no       no      DUE        0
            -    -    2025-06-30  no       no      DUE        0
            -    -    2025-07-01  no       no      OVERDUE    0
            0    0    2025-06-01  no       no      OPEN       0
            40   40   2025-06-01  no       no      PARTLY     1
            49   60   2025-06-01  no       no      PARTLY     1
            50   60   2025-06-01  no       no      PARTLY     2
            99   99   2025-06-30  no       no      PARTLY     2
            99   99   2025-07-01  no       no      OVERDUE    2
            -    40   2025-06-01  no       no      PARTLY     0
            40   -    2025-06-01  no       no      PARTLY     0
            100  100  2025-06-01  no       no      FULFILLED  3
            100  100  2025-07-01  no       no      FULFILLED  3
            105  100  2025-06-01  no       no      FULFILLED  3
            99   100  2025-06-01  no       no      DISPUTED   2
            100  99   2025-06-01  no       no      DISPUTED   2
            -    100  2025-06-01  no       no      DISPUTED   0
            100  -    2025-06-01  no       no      DISPUTED   0
            0    100  2025-07-01  no       no      DISPUTED   0
            40   40   2025-07-01  yes      no      RELEASED   1
            100  100  2025-06-01  yes      yes     RELEASED   3
            -    -    2025-07-01  no       yes     VOID       0
            100  99   2025-06-01  no       yes     VOID       2
            """
        for line in table.split(separator: "\n").dropFirst() {
            let cell = line.split(separator: " ").map(String.init)
            var commitment = Commitment(id: "V1", action: "hand over remains")
            commitment.quantity = Figure(100)
            commitment.due = when("2025-06-30")
            let figures = zip([Voice.a, .b], cell).compactMap { voice, text in
                Int(text).map { FulfilmentFigure(voice: voice, value: $0, proof: "announced") }
            }
            let others = [Voice.chair, .third, .press].map {
                FulfilmentFigure(voice: $0, value: 500, proof: "announced")
            }
            let standing = CommitmentStanding(
                commitment, figures: figures + others, released: cell[3] == "yes", conditionFailed: cell[4] == "yes",
                day: when(cell[2]), names: [.a: "NOR", .b: "VES"])
            #expect(standing.state.rawValue == cell[5], "\(line)")
            #expect("\(standing.level.rawValue)" == cell[6], "\(line)")
        }
    }

    @Test func withoutADateNothingIsDueOrLate() {
        let commitment = Commitment(id: "V1", action: "give a memorandum")
        let standing = CommitmentStanding(
            commitment, figures: [], released: false, conditionFailed: false, day: when("2030-01-01"), names: [:])
        #expect(standing.state == .open && standing.because == "No date has been agreed.")
    }

    @Test func aMonthIsDueOnItsLastDay() {
        var commitment = Commitment(id: "V1", action: "give a memorandum")
        commitment.due = when("2025-06")
        commitment.noticeDays = 0
        func state(_ day: String) -> CommitmentState {
            CommitmentStanding(
                commitment, figures: [], released: false, conditionFailed: false, day: when(day), names: [:]
            ).state
        }
        #expect(state("2025-06-29") == .open && state("2025-06-30") == .due && state("2025-07-01") == .overdue)
    }

    private func owed(_ id: RecordID = "V1", by actor: RecordID? = "VES", to beneficiary: RecordID? = "NOR")
        -> Commitment
    {
        var commitment = Commitment(id: id, action: "hand over remains")
        commitment.actor = actor
        commitment.beneficiary = beneficiary
        commitment.quantity = Figure(6000, qualifier: .about)
        commitment.fulfilment = FulfilmentKey()
        commitment.fulfilment?.returnsFrom = .b
        commitment.fulfilment?.unit = .unstated
        return commitment
    }

    @Test func returnsFeedACommitmentWithBothSidesFigures() throws {
        var world = TalksWorld([.commitment(owed())])
        world.add(.remainsReturn(remains("M1", 1212, date: "2025-06-11")))
        #expect(world.view().commitments[0].state == .partly)
        world.add(.remainsReturn(remains("M2", 6057, date: "2025-06-16", scope: .total)))
        #expect(world.view().commitments[0].state == .disputed)
        world.add(.remainsReturn(remains("M3", 6060, voice: .b, date: "2025-06-16", scope: .total)))
        let view = world.view().commitments[0]
        #expect(view.state == .fulfilled && view.level == .full)
        #expect(
            view.stateBecause == "Both sides say it is done: NOR says 6057, VES says 6060 of 6000. The figures differ.")
        #expect(view.evidence.map(\.value) == [6057, 6060])
        #expect(view.evidence.map(\.records) == [["M2"], ["M3"]])
    }

    @Test func aMemorandumOwedIsDoneWhenItIsGivenAndItsReceiptSigned() {
        var owed = Commitment(id: "V1", action: "set out its ideas in writing")
        owed.actor = "VES"
        owed.beneficiary = "NOR"
        owed.fulfilment = FulfilmentKey()
        owed.fulfilment?.paperType = .memorandum
        func paper(_ id: RecordID, _ kind: PaperType, from party: RecordID) -> ActContent {
            var paper = Paper(id: id, paperType: kind, title: "On a cease-fire")
            paper.from = [party]
            return .paper(paper)
        }
        var world = TalksWorld([.commitment(owed)])
        world.add(paper("K1", .nonpaper, from: "VES"))
        world.add(paper("K2", .memorandum, from: "NOR"))
        #expect(world.view().commitments[0].state == .open)
        world.add(paper("K3", .memorandum, from: "VES"))
        world.add(.countersignature(Countersignature(record: "K3", side: .b)))
        #expect(world.view().commitments[0].state == .disputed)
        world.add(.countersignature(Countersignature(record: "K3", side: .a)))
        let view = world.view().commitments[0]
        #expect(view.state == .fulfilled && view.evidence.map(\.records) == [["K3"], ["K3"]])
        #expect(world.findings.isEmpty)
    }

    @Test func remainsOfAnotherUnitFeedNothing() {
        var world = TalksWorld([.commitment(owed())])
        world.add(.remainsReturn(remains("M1", 9000, unit: .container, date: "2025-06-11")))
        #expect(world.view().commitments[0].evidence.isEmpty && world.view().commitments[0].state == .open)
    }

    @Test func stagesFeedACommitmentAndEachVoiceCountsAsItDoes() {
        var commitment = owed()
        commitment.quantity = Figure(1000)
        commitment.fulfilment = FulfilmentKey()
        commitment.fulfilment?.exchange = "thousand"
        commitment.fulfilment?.releasedBy = .b
        var world = TalksWorld([.commitment(commitment)])
        for (index, figure) in [390, 307, 303].enumerated() {
            let stage = RecordID(rawValue: "G\(index + 1)")
            world.add(.stage(ExchangeStage(id: stage, exchange: "thousand", date: when("2025-05-2\(index + 3)"))))
            for voice in [Voice.a, .b] {
                var account = ExchangeAccount(
                    id: RecordID(rawValue: "X\(index)\(voice.rawValue)"), exchange: "thousand", voice: voice)
                account.stage = stage
                account.counts = [CountLine(releasedBy: .b, category: "all", figure: Figure(figure))]
                if voice == .a, index == 0 {
                    account.counts = [
                        CountLine(releasedBy: .b, category: "military", figure: Figure(270)),
                        CountLine(releasedBy: .b, category: "civilians", figure: Figure(120)),
                    ]
                    account.counts[1].outsideTheExchange = true
                }
                world.add(.account(account))
            }
        }
        let view = world.view().commitments[0]
        #expect(view.evidence.map(\.value) == [880, 1000])
        #expect(view.state == .disputed && view.stateBecause.contains("NOR says 880, VES says 1000 of 1000"))
    }

    @Test func aPartIsNotAddedToItsWhole() {
        var women = CountLine(releasedBy: .a, category: "women", figure: Figure(3))
        women.partOf = "all"
        let lines = [CountLine(releasedBy: .a, category: "all", figure: Figure(390)), women]
        #expect(ExchangeFigures.figure(lines, releasedBy: .a, category: nil) == 390)
        #expect(ExchangeFigures.figure(lines, releasedBy: .a, category: "women") == 3)
        #expect(ExchangeFigures.figure(lines, releasedBy: .b, category: nil) == nil)
    }

    @Test func aCommitmentWithoutAnActorIsRefused() {
        var world = TalksWorld()
        #expect(world.add(.commitment(owed(by: nil))).map(\.code) == ["NO_ACTOR"])
        #expect(world.record.acts.isEmpty)
    }

    @Test(
        arguments: [
            (TextStatus.clean, []), (.bracket, ["CLAUSE_NOT_AGREED"]), (.adRef, ["CLAUSE_NOT_AGREED"]),
            (nil, ["CLAUSE_NOT_AGREED"]),
        ] as [(TextStatus?, [String])])
    func aCommitmentIsDrawnFromACleanClauseAlone(status: TextStatus?, codes: [String]) {
        var commitment = owed()
        commitment.clause = ClauseReference(paper: "K1", clause: "c4")
        commitment.clause?.status = status
        var world = TalksWorld([.paper(Paper(id: "K1", paperType: .rolling, title: "Text"))])
        #expect(world.add(.commitment(commitment)).map(\.code) == codes)
    }

    @Test func onlyTheOneItIsOwedToGivesItUp() {
        var world = TalksWorld([.commitment(owed())])
        #expect(
            world.add(.commitmentRelease(CommitmentRelease(commitment: "V1", party: "VES"))).map(\.code) == [
                "NOT_OWED_TO"
            ])
        #expect(world.view().commitments[0].state == .open)
        let byOther = world.add(.commitmentRelease(CommitmentRelease(commitment: "V1", party: "NOR")), forSide: .b)
        #expect(byOther.map(\.code) == ["NOT_YOURS"])
        #expect(world.add(.commitmentRelease(CommitmentRelease(commitment: "V1", party: "NOR")), forSide: .a).isEmpty)
        #expect(world.view().commitments[0].state == .released)
    }

    @Test func onlyAConditionThatIsThereFails() {
        var world = TalksWorld([.commitment(owed())])
        let failure = ActContent.conditionFailure(ConditionFailure(commitment: "V1", words: "no lists came"))
        #expect(world.add(failure).map(\.code) == ["NO_CONDITION"])
        var with = owed("V2")
        with.condition = "the lists are there"
        world.add(.commitment(with))
        #expect(world.add(.conditionFailure(ConditionFailure(commitment: "V2", words: "no lists came"))).isEmpty)
        #expect(world.view().commitments.map(\.state) == [.open, .void])
    }

    @Test func aCommitmentNeverWaitsForItself() {
        var first = owed("V1")
        var world = TalksWorld([.commitment(first)])
        var second = owed("V2")
        second.dependsOn = ["V1"]
        #expect(world.add(.commitment(second)).isEmpty)
        #expect(world.view().commitments[1].waitsFor == ["V1"])
        first.dependsOn = ["V2"]
        #expect(world.add(.commitment(first), supersedes: 1).map(\.code) == ["WAITS_FOR_ITSELF"])
    }

    @Test func whatIsDueInAPeriodAndOwedByAParty() {
        var first = owed("V1")
        first.due = when("2025-06-03")
        var second = owed("V2", by: "NOR", to: "VES")
        second.due = when("2025-06-09")
        let world = TalksWorld([.commitment(second), .commitment(first), .commitment(owed("V3"))])
        let view = world.view()
        #expect(view.due(from: when("2025-06-02"), to: when("2025-06-08")).map(\.commitment.id) == ["V1"])
        #expect(view.due(from: when("2025-06-03"), to: when("2025-06-09")).map(\.commitment.id) == ["V1", "V2"])
        #expect(view.due(from: when("2025-06-04"), to: when("2025-06-08")).isEmpty)
        #expect(view.owed(by: "VES").map(\.commitment.id) == ["V1", "V3"])
    }
}
