import Foundation
import Persons
import TestSupport
import Testing

@testable import Exchanges

/// What explanations say in three languages, from their data alone.
@Suite struct ExplanationWordsTests {
    private let terms: ExchangeTerms

    init() throws {
        terms = try readTerms(
            """
            {id: number, kind: count, n: 4, mode: exact}
            {id: days, kind: stages, stages: [{id: 1, min: 1, max: 3}, {id: 2}]}
            {id: women, kind: quota, who: {sex: female}, min: 3}
            {id: few, kind: quota, who: {status: civilian}, max: 2}
            {id: soon, kind: first, who: {health: wounded}, by_stage: 1}
            {id: severe, kind: must, who: {health: severe}}
            """)
    }

    private var persons: [PersonExplanation] {
        func person(
            _ outcome: PersonExplanation.Outcome, _ ground: PersonExplanation.Ground, _ rules: [String] = []
        ) -> PersonExplanation {
            PersonExplanation(
                person: PersonID(rawValue: "A1"), heldBy: .a, outcome: outcome, stage: outcome == .goes ? 2 : nil,
                counted: outcome == .goes ? ground != .clauses : nil, ground: ground, rules: rules, words: "")
        }
        var level = person(.stays, .level)
        level.change = .init(level: .captivity, now: 58_349, then: 58_340, bound: 58_345, proved: false)
        var wishes = person(.goes, .level)
        wishes.change = .init(level: .tiersA, now: 12, then: 11, bound: 11, proved: true)
        var part = person(.goes, .settled, ["band"])
        (part.side, part.change) = (.b, .init(level: nil, now: 7, then: 8, bound: nil, proved: true))
        var clausePart = person(.stays, .settled, ["women"])
        (clausePart.side, clausePart.change) = (.a, .init(level: nil, now: 3, then: nil, bound: nil, proved: false))
        var lot = person(.stays, .lot)
        lot.lot = .init(ticket: 9, place: 5, alike: 12, go: 1)
        return [
            person(.cannotGo, .eligibility, ["veto"]),
            person(.cannotGo, .eligibility, ["confirmed", "consent", "fit", "retained", "minor", "veto", "no-trial"]),
            person(.stays, .eligibility), person(.goes, .clauses, ["severe"]),
            person(.stays, .clauses, ["few", "number"]), level, wishes, part, clausePart, lot,
            person(.stays, .undecided, ["early"]), person(.goes, .undecided),
        ]
    }

    private var conflicts: [PlanConflict] {
        let funnel = zip(["held", "confirmed", "available"], [1_118, 110, 21]).map(FunnelStep.init)
        var withheld = PlanConflict(clauses: ["few", "women"])
        withheld.withheld = true
        return [
            PlanConflict(
                clauses: ["women"], asked: 3, possible: 2, side: .a, funnel: funnel, givesWay: "women", outside: 1),
            PlanConflict(clauses: ["few", "women"], asked: 2, possible: 21, side: .b, funnel: funnel, givesWay: "few"),
            PlanConflict(clauses: ["number", "days"], asked: 4, possible: 3, givesWay: "number"),
            PlanConflict(clauses: ["number", "few", "women"], asked: 3, possible: 5, side: .a, givesWay: "days"),
            PlanConflict(clauses: ["soon"], asked: 0, possible: 21, side: .b, givesWay: "soon"),
            PlanConflict(clauses: ["severe", "soon"]), withheld,
        ]
    }

    private var repairs: [PlanRepair] {
        var withheld = [["women"], ["few", "women"]].map { PlanRepair(clauses: $0, allowed: true) }
        for index in withheld.indices { withheld[index].withheld = true }
        return [
            PlanRepair(clauses: ["women"], change: ["women.min": -1], side: .a, allowed: true),
            PlanRepair(
                clauses: ["number", "days", "women"],
                change: ["number.n": 1, "days.stage1.max": 22, "women.min.A": -2, "women.min.B": -1], allowed: true,
                least: 24),
            PlanRepair(clauses: ["soon"], change: ["soon.late": 1], side: .b, allowed: true),
            PlanRepair(clauses: ["severe"], allowed: false), PlanRepair(clauses: ["women"], allowed: true),
            PlanRepair(clauses: ["few", "women"], allowed: true),
        ] + withheld
    }

    private var outcomes: [Sensitivity] {
        func outcome(_ possible: Bool?, _ others: Int? = nil, conflict: [String] = []) -> Sensitivity {
            Sensitivity(
                change: [:], words: "", possible: possible, levels: [], others: others, conflict: conflict)
        }
        var shifted = outcome(true, 22)
        shifted.levels = [
            .init(level: .idealA, now: 3, then: 4, bound: 4),
            .init(level: .band, now: 1_007, then: 1_003, bound: 1_003),
        ]
        return [
            outcome(nil), outcome(false, conflict: ["women"]), outcome(false, conflict: ["few", "women"]),
            outcome(true, 0), outcome(true, 1), shifted,
        ]
    }

    private func all(_ language: TermsLanguage) -> [String] {
        let words = ExplanationWords(terms, language)
        let places = PublicExplanation.Places(
            kind: words.kind(.civilian, band: 2, heldBy: .b), held: 1_200, confirmed: 80, go: 21)
        let numbers = [
            Sensitivity.Number(clause: "women", key: "min", now: 3, then: 23),
            Sensitivity.Number(clause: "few", key: "max", now: 2, then: 22),
        ]
        return LevelName.allCases.map { $0.words(in: language, terms) }
            + persons.map { words.words($0) }
            + [
                words.words((1, true), ["women", "few"], places, isImpossible: false),
                words.words((2, false), ["severe"], places, isImpossible: false),
                words.words((2, true), [], places, isImpossible: false),
                words.words(nil, ["minor"], places, isImpossible: false),
                words.words(nil, [], places, isImpossible: false), words.words(nil, [], places, isImpossible: true),
                words.kind(.military, band: 0, heldBy: .a),
            ] + conflicts.map { words.words($0) } + repairs.map { words.words($0) }
            + outcomes.enumerated().map { words.words($1, Array(numbers.prefix($0 % 2 + 1))) }
    }

    @Test func everyExplanationReadsAsWrittenDown() throws {
        let text = TermsLanguage.allCases.flatMap { language in
            all(language).map { "\(language.rawValue): \($0)\n" }
        }.joined()
        #expect(try goldenDifference(text, "explanations.txt") == nil)
    }

    @Test func everyLanguageSaysTheSameNumbers() {
        func numbers(_ text: String) -> [String] {
            text.replacing(/(\d)[,\u{A0}](?=\d{3})/) { $0.output.1 }
                .matches(of: /\d+/).map { String($0.output) }.sorted()
        }
        let english = all(.english).map(numbers)
        #expect(english.joined().count > 60)
        for language in TermsLanguage.allCases {
            for (expected, text) in zip(english, all(language)) { #expect(numbers(text) == expected, "\(text)") }
        }
    }

    @Test(arguments: TermsLanguage.allCases)
    func whatIsWithheldIsSaidInNoLanguage(language: TermsLanguage) throws {
        var plan = ExchangePlan(
            exchange: "tried", termsVersion: 1, termsSHA256: "1", personsSHA256: "2", sealedSHA256: [], seed: "4",
            status: .impossible, conflicts: [conflicts[0]], repairs: [repairs[0]])
        plan.conflicts[0].funnel[2].count = 108
        plan.repairs[0].least = 71
        let view = plan.view(for: .a).said(in: language, terms)
        let read = view.conflicts.map(\.words) + view.repairs.map(\.words)
        #expect(read.count == 2 && read.allSatisfy { !$0.contains(/\d/) && $0.contains("women") })
        #expect(view.repairs[0].least == nil && view.conflicts[0].outside == nil)
        #expect(read == plan.view(for: .b).view(for: .b).said(in: language, terms).conflicts.map(\.words) + [read[1]])
    }
}
