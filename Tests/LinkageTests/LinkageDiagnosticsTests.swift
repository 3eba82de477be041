import Foundation
import Persons
import Testing

@testable import Linkage

/// People drawn part by part, and copies of them with errors that come apart from each other: what the model assumes.
private func erring(seed: UInt64) -> (left: PersonList, right: PersonList, common: Int) {
    var generator = SplitMix64(seed: seed)
    let middles = ["", "ен", "ор", "ит", "ав", "ул", "ач", "иш"]
    let endings = ["ко", "ук", "ський", "ин", "ич"]
    func surname() -> String {
        let start = String(Crowd.surnames[generator.below(20)].prefix(4))
        return start + middles[generator.below(8)] + endings[generator.below(5)]
    }
    func date() -> String {
        "\(1960 + generator.below(40))-\(10 + generator.below(3))-\(10 + generator.below(19))"
    }
    var people = (0..<700).map { _ in
        [surname(), Crowd.given[generator.below(10)], Crowd.patronymics[generator.below(6)], date()]
    }
    func lodged(_ people: ArraySlice<[String]>, _ prefix: String) -> PersonList {
        let keys: [FieldKey] = [.surname, .givenNames, .patronymic, .birthDate]
        return list(keys.enumerated().map { place, key in (key, people.map { $0[place] }) }, prefix: prefix)
    }
    let left = lodged(people[0..<400], "L")
    for index in people.indices {
        if generator.below(8) == 0 { people[index][0] = surname() }
        if generator.below(8) == 0 { people[index][1] = Crowd.given[generator.below(10)] }
        if generator.below(8) == 0 { people[index][2] = Crowd.patronymics[generator.below(6)] }
        if generator.below(8) == 0 { people[index][3] = date() }
    }
    return (left, lodged(people[100..<700], "R"), 300)
}

@Suite struct LinkageDiagnosticsTests {
    @Test func theFiguresAddUp() {
        let lists = erring(seed: 1)
        let result = Linker(oneToOne: true).link(lists.left, lists.right)
        let diagnostics = LinkageDiagnostics(result)
        #expect(diagnostics.byGrade.reduce(0) { $0 + $1.links } == result.links.count)
        #expect(diagnostics.weights.joined().reduce(0, +) == result.links.count)
        #expect(diagnostics.coverage.rules.reduce(0) { $0 + $1.pairs } == result.pairsCompared)
        let firsts = diagnostics.coverage.rules.reduce(0) { $0 + $1.firstMatches }
        let all = result.links.reduce(0) { $0 + $1.probability }
        #expect(abs(firsts - all) < 1e-6, "each link has one first rule")
        for rule in diagnostics.coverage.rules {
            #expect(rule.soleMatches <= rule.firstMatches + 1e-9 && rule.firstMatches <= rule.matches + 1e-9)
        }
        #expect(diagnostics.estimate.comparedMatches >= all)
        #expect(diagnostics.estimate.assigned.count == diagnostics.estimate.all.count)
        #expect(diagnostics.rounds.count == result.estimation.history.count)
    }

    @Test func whatIsExpectedIsNearTheTruth() {
        let lists = erring(seed: 2)
        let result = Linker(oneToOne: true).link(lists.left, lists.right)
        let estimate = LinkageDiagnostics(result).estimate
        let even = estimate.assigned[2]
        let kept = result.links.filter { $0.assigned == true && $0.weightBits >= 0 }
        let correct = kept.count { $0.left == $0.right + 100 }
        #expect(even.thresholdBits == 0 && even.links == kept.count)
        // Two hundred and more links: a standard error of a share near one is below 0.02.
        #expect(abs((even.precision ?? 0) - Double(correct) / Double(kept.count)) < 0.06)
        #expect(abs((even.recall ?? 0) - Double(correct) / Double(lists.common)) < 0.06)
    }

    /// Drawn catches with known chances: what no rule caught is found again.
    @Test func missedPairsAreEstimatedFromWhatWasCaught() {
        var generator = SplitMix64(seed: 4)
        func chance(_ share: Double) -> Bool { Double(generator.next() >> 11) / Double(1 << 53) < share }
        // Three fields, one key each, shared with these chances; a rule for every two of them.
        let shares = [0.8, 0.7, 0.6]
        var tally: [[UInt8]: Double] = [:]
        let people = 20_000
        for _ in 0..<people { tally[shares.map { chance($0) ? 1 : 0 }, default: 0] += 1 }
        let keys = RuleKeys(needs: [[1, 1, 0], [1, 0, 1], [0, 1, 1]], fields: 3)
        let caught = tally.filter { !keys.rulesThatCatch($0.key).isEmpty }
        let truth = Double(people) - caught.values.reduce(0, +)
        // Expected: 0.212 of all. The error of such an estimate is some hundred in 4,240 here.
        #expect(abs(truth / Double(people) - 0.212) < 0.01)
        #expect(abs(keys.missed(caught) - truth) < 0.12 * truth, "\(keys.missed(caught)) of \(truth)")
        #expect(keys.missed([:]) == 0)
    }

    @Test func comparingEveryPairMissesNone() {
        let left = Crowd.list(Array(0..<60), prefix: "L")
        let right = Crowd.list(Array(30..<120), prefix: "R")
        let diagnostics = LinkageDiagnostics(Linker().link(left, right))
        #expect(diagnostics.coverage.missedMatches == 0 && diagnostics.coverage.rules.count == 1)
    }

    /// A line against a copy of itself weighs what the diagnostics say it can reach; blanks reach nothing.
    @Test func theReachOfALineIsItsWeightAgainstItself() {
        var people = (0..<150).map(Crowd.person)
        people.append(("", "", "", ""))
        people.append(("Цвітко", "", "", "1977"))
        let lines = list(
            [
                (.surname, people.map(\.surname)), (.givenNames, people.map(\.given)),
                (.patronymic, people.map(\.patronymic)), (.birthDate, people.map(\.birthDate)),
            ], prefix: "L")
        let result = Linker().link(lines, lines)
        let most = result.mostBits(isLeft: true)
        #expect(most == result.mostBits(isLeft: false))
        for record in people.indices {
            #expect(abs(most[record] - result.explanation(left: record, right: record).weightBits) < 1e-9)
        }
        #expect(most[150] == result.model.priorBits)
        let reach = LinkageDiagnostics(result).leftReach
        #expect(reach.lines == 152 && reach.cannotReach[2] >= 1)
        #expect(reach.cannotReach == reach.cannotReach.sorted())
    }
}

@Suite struct ExplanationRuleTests {
    private func rule(_ key: FieldKey, _ left: String, _ right: String) -> String {
        let lists = (list([(key, [left])], prefix: "L"), list([(key, [right])], prefix: "R"))
        let result = Linker().link(lists.0, lists.1)
        return result.explanation(left: 0, right: 0, written: lists).parts.first?.rule ?? ""
    }

    @Test func theRuleIsNamedWithBothValues() {
        #expect(rule(.givenNames, "Микола", "Николай") == "Микола = Николай: same name class (Микола)")
        #expect(rule(.givenNames, "Mykola", "Микола") == "Mykola = Микола: the same name across alphabets")
        #expect(rule(.givenNames, "Микола", "Микита") == "Микола ≠ Микита: two name classes (Микола, Микита)")
        #expect(rule(.givenNames, "Саша", "Олександр").contains("short form of one name class (Олександр)"))
        #expect(
            rule(.patronymic, "Олексійович", "Алексеевич")
                == "Олексійович = Алексеевич: the same father's name: Олексій")
        #expect(rule(.patronymic, "Олексійович", "Іванович").hasSuffix("two fathers' names: Олексій, Іван"))
        #expect(rule(.birthDate, "1989-05-03", "1989-03-05") == "1989-05-03 ≈ 1989-03-05: day and month turned")
        #expect(rule(.birthDate, "1989-05-03", "1989-05-13") == "1989-05-03 ≈ 1989-05-13: one digit differs")
        #expect(rule(.birthDate, "1989-05-03", "1989-05-03") == "1989-05-03 = 1989-05-03: written alike")
        #expect(rule(.birthDate, "1989-05-03", "") == "not compared: blank on a side")
        #expect(rule(.surname, "Прокоп'єв", "Prokopiev").contains("the same name across alphabets"))
    }

    @Test func withoutTheListsNoValueIsNamed() {
        let left = list([(.surname, ["Барилюк"])], prefix: "L")
        let part = Linker().link(left, left).explanation(left: 0, right: 0).parts[0]
        #expect(part.rule == part.words && !part.rule.contains("Барилюк"))
    }

    @Test func aPartMovedBetweenColumnsIsSaid() {
        let left = list(
            [(.surname, ["Барилюк"]), (.givenNames, ["Микола"]), (.birthDate, ["1980-02-03"])], prefix: "L")
        let right = list(
            [(.surname, ["Микола"]), (.givenNames, ["Барилюк"]), (.birthDate, ["1980-02-03"])], prefix: "R")
        let parts = Linker().link(left, right).explanation(left: 0, right: 0, written: (left, right)).parts
        #expect(parts.prefix(2).allSatisfy { $0.level == "same" && $0.rule.hasSuffix("taken from another column") })
    }
}
