import Foundation
import Persons
import Testing

@testable import Talks

@Suite struct ReturnCountersTests {
    @Test func threeAnnouncementsOf909AreThreeEvents() {
        let dates = ["2025-03-28", "2025-04-18", "2025-05-16"]
        var world = TalksWorld(
            dates.enumerated().map { .remainsReturn(remains(RecordID(rawValue: "M\($0 + 1)"), 909, date: $1)) })
        #expect(world.findings.isEmpty)
        let counter = world.view().counters[0]
        #expect(counter.events == ["M1", "M2", "M3"] && counter.figures == [909, 909, 909])
        #expect(counter.announced == 2727 && counter.unitWords == "remains of soldiers")
        #expect(world.view().timeline.events.map(\.when.written) == dates)
        let again = world.add(.remainsReturn(remains("M4", 909, date: "2025-05-16")))
        #expect(again.map(\.code) == ["SAME_FIGURE_SAME_DAY"] && again[0].severity == .warning)
    }

    @Test func directionsVoicesAndUnitsAreNeverAdded() {
        let counters = ReturnCounters([
            remains("M1", 909, voice: .a), remains("M2", from: .a, 34, words: "bodies", voice: .press),
            remains("M3", 10, unit: .container, words: "bags"), remains("M4", 7, unit: .container, words: "cases"),
            remains("M5", 5, unit: .individual), remains("M6", 3, words: "bodies"), remains("M7", 2, words: nil),
            remains("M8", 1, words: nil), remains("M9", 909, voice: .b),
        ]).counters
        #expect(
            counters.map { "\($0.from.rawValue) \($0.voice.rawValue) \($0.unit.rawValue) \($0.announced)" } == [
                "A PRESS UNSTATED 34", "B A CONTAINER 17", "B A INDIVIDUAL 5", "B A UNSTATED 2", "B A UNSTATED 1",
                "B A UNSTATED 3", "B A UNSTATED 909", "B B UNSTATED 909",
            ])
    }

    @Test func aTotalStandsBesideItsEventsAndIsNotAdded() {
        let counters = ReturnCounters([
            remains("M1", 1212, words: "bodies", date: "2025-06-11"),
            remains("M2", 1200, words: "bodies", date: "2025-06-13"),
            remains("M3", 6057, words: "bodies", date: "2025-06-16", scope: .total),
        ]).counters
        #expect(counters.map(\.announced) == [2412] && counters.map(\.totals) == [[6057]])
    }

    @Test func aWithdrawnReturnIsNotCountedAndStays() {
        var world = TalksWorld([.remainsReturn(remains("M1", 909)), .remainsReturn(remains("M2", 34))])
        world.add(.withdrawal(Withdrawal(record: "M1", words: "entered twice")))
        #expect(world.view().counters.map(\.announced) == [34])
        #expect(world.view().returns.map(\.withdrawn) == ["entered twice", nil])
    }

    @Test func totalsThatDifferAskForADivergence() {
        var world = TalksWorld([
            .remainsReturn(remains("M1", 6057, date: "2025-06-16", scope: .total)),
            .remainsReturn(remains("M2", 6060, voice: .b, date: "2025-06-16", scope: .total)),
        ])
        #expect(world.view().findings.map(\.code) == ["FIGURES_DIFFER"])
        var accounts = [DivergentAccount(), DivergentAccount()]
        (accounts[0].record, accounts[0].figure) = ("M1", Figure(6057))
        (accounts[1].record, accounts[1].figure) = ("M2", Figure(6060))
        var divergence = Divergence(
            id: "D3", divergenceKind: .number, between: accounts, settledBy: "a countersigned count")
        divergence.matter = "remains received by Norrow"
        world.add(.divergence(divergence))
        #expect(world.view().findings.isEmpty && world.view().contested.divergences.map(\.divergence.id) == ["D3"])
    }
}
