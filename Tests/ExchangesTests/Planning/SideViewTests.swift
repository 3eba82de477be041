import Exchanges
import Foundation
import Persons
import Testing

@Suite struct SideViewTests {
    private func impossible(available: Int) -> ExchangePlan {
        ExchangePlan(
            exchange: "tried", termsVersion: 1, termsSHA256: "1", personsSHA256: "2", sealedSHA256: ["3"], seed: "4",
            status: .impossible,
            reserve: [
                PlanReserve(stage: 1, person: PersonID(rawValue: "A1"), heldBy: .a, order: 1),
                PlanReserve(stage: 1, person: PersonID(rawValue: "B1"), heldBy: .b, order: 1),
            ],
            conflicts: [
                PlanConflict(
                    clauses: ["women"], words: "at most \(available) of the 90 asked", asked: 90, possible: available,
                    side: .a,
                    funnel: [
                        FunnelStep(name: "held", count: 80), FunnelStep(name: "confirmed", count: 70),
                        FunnelStep(name: "available", count: available),
                    ])
            ],
            repairs: [
                PlanRepair(
                    clauses: ["women"], change: ["women.min": available - 90], side: .a, allowed: true,
                    words: "lower by \(90 - available)")
            ])
    }

    @Test(arguments: [64, 65])
    func fiveOrMoreMayBeSeen(available: Int) {
        let plan = impossible(available: available)
        let view = plan.view(for: .a)
        #expect(view.conflicts == plan.conflicts && view.repairs == plan.repairs)
    }

    @Test(arguments: [66, 69, 70])
    func fewerThanFiveStayWithTheNeutral(available: Int) throws {
        let view = impossible(available: available).view(for: .b)
        let conflict = try #require(view.conflicts.first)
        #expect(conflict.asked == 90 && conflict.possible == nil)
        #expect(conflict.funnel.map(\.count) == [80, 70, nil])
        #expect(!conflict.words.contains("\(available)"))
        #expect(view.repairs[0].change.isEmpty && !view.repairs[0].words.contains("\(90 - available)"))
    }

    /// Repairs come by size; one whose size is left out must not tell it by its place.
    @Test func numbersWithoutAFunnelAndTheirOrderStayWithTheNeutral() throws {
        var plan = impossible(available: 60)
        plan.conflicts[0].funnel = []
        plan.repairs.append(
            PlanRepair(clauses: ["count"], change: ["count.n": -31], side: nil, allowed: true, words: "lower n by 31"))
        let view = plan.view(for: .a)
        #expect(view.conflicts[0].possible == nil && !view.conflicts[0].words.contains("60"))
        #expect(view.repairs.map(\.clauses) == [["count"], ["women"]])
        #expect(view.repairs.map(\.change) == [["count.n": -31], [:]] && view.repairs[1].side == nil)
    }

    @Test func theOtherSidesReserveStaysUnseen() {
        #expect(impossible(available: 60).view(for: .b).reserve.map(\.heldBy) == [.b])
    }

    /// Every level there is, in both modes: a side sees those that rest on no wishes, or on its own alone.
    @Test func levelsThatRestOnTheOthersWishesStayUnseen() {
        var plan = impossible(available: 60)
        let names: [LevelName] = [
            .count, .weight, .band, .idealA, .idealB, .minPermille, .sumTiers, .tiersA, .tiersB, .captivity, .select,
            .early, .lottery,
        ]
        plan.levels = names.enumerated().map { PlanLevel(level: $1, value: 7000 + $0, bound: 7000 + $0, proved: true) }
        let common: [LevelName] = [.count, .weight, .band, .captivity, .select, .early, .lottery]
        for (side, own) in [(SideID.a, [LevelName.idealA, .tiersA]), (.b, [.idealB, .tiersB])] {
            let seen = plan.view(for: side).levels
            #expect(Set(seen.map(\.level)) == Set(common + own))
            #expect(seen.map(\.value) == plan.levels.filter { seen.map(\.level).contains($0.level) }.map(\.value))
        }
    }

    /// A made plan's view, as a file: no number of the other side's wishes, nor of both, is in it.
    @Test func aMadePlansFileNamesNoWishesOfTheOther() throws {
        let persons = PlanPersons(
            (0..<8).map { index in
                var one = person("\(index % 2 == 0 ? "A" : "B")\(index)")
                one.wishTier = index % 6
                return one
            })
        let terms = try readTerms(
            "{id: number, kind: count, n: 3, mode: up_to}", objective: "[count, fair, captivity, lottery]")
        for mode in PriorityTerm.Mode.allCases {
            let plan = try Planner(terms: terms, persons: persons).plan(noInputs, fair: mode)
            let encoded = try JSONEncoder().encode(plan.view(for: .a))
            let text = String(decoding: encoded, as: UTF8.self)
            #expect(plan.levels.contains { $0.level.wishes.contains(.b) })
            for hidden in ["ideal B", "tiers B", "min permille", "sum tiers", "wish", "consent", "veto", "tier\""] {
                #expect(!text.contains(hidden), "\(mode): \(hidden)")
            }
            #expect(text.contains(mode == .joint ? "ideal A" : "tiers A"))
        }
    }
}
