import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// The errors found in terms of one clause, which stands on row 6; with any there are no terms.
func errors(in clause: String) throws -> [Finding] {
    let text = """
        exchange: tried
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - \(clause)
        """
    let (terms, findings) = try ExchangeTerms.read(Array(text.utf8), file: "tried.yaml")
    let errors = findings.filter { $0.severity == .error }
    #expect((terms == nil) == !errors.isEmpty)
    return errors
}

@Suite struct TermsReaderTests {
    /// A clause, the code of its finding, and what the message must name.
    @Test(arguments: [
        ("{id: spare, kind: reserves, per_stage: 15}", "CLAUSE_UNKNOWN", "reserves"),
        ("{id: q, kind: quota, who: {sex: female}, min: 3, mirror: yes}", "KEY_UNKNOWN", "mirror"),
        ("{id: q, kind: quota, who: {height: 180}, min: 3}", "PREDICATE_UNKNOWN", "height"),
        ("{id: q, kind: quota, who: {religion: none}, min: 3}", "PREDICATE_FORBIDDEN", "religion"),
        ("{id: q, kind: quota, who: {not: {ethnicity: x}}, min: 3}", "PREDICATE_FORBIDDEN", "ethnicity"),
        ("{id: q, kind: quota, who: {any: [{political_opinion: x}]}, min: 3}", "PREDICATE_FORBIDDEN", "political"),
        ("{id: q, kind: quota, who: {ethnic-group: x}, min: 3}", "PREDICATE_FORBIDDEN", "ethnic-group"),
        ("{id: q, kind: quota, who: {\"Political Opinion\": x}, min: 3}", "PREDICATE_FORBIDDEN", "Political"),
        ("{id: s, kind: stages, stages: [{id: 1, min: 3, max: 2}]}", "BAD_VALUE", "min"),
        (
            "{id: s, kind: stages, stages: [{id: 1, date: 2025-06-02}, {id: 2}, {id: 3, date: 2025-06-01}]}",
            "STAGE_ORDER", "2025-06-01"
        ),
        ("{id: q, kind: quota, who: {status: soldier}, min: 3}", "BAD_VALUE", "military"),
        ("{id: q, kind: quota, who: {age: young}, min: 3}", "BAD_VALUE", "age"),
        ("{id: q, kind: quota, who: {rank: boss+}, min: 3}", "BAD_VALUE", "rank"),
        ("{id: q, kind: quota, who: {sex: female}, min: 3, max: 2}", "BAD_VALUE", "min"),
        ("{id: q, kind: quota, who: {sex: female}}", "KEY_MISSING", "limit"),
        ("{id: q, kind: quota, who: {sex: female}, min: -1}", "BAD_VALUE", "min"),
        ("{id: q, kind: quota, who: {sex: female}, stage: 2, min: 1}", "STAGE_UNKNOWN", "2"),
        ("{id: q, kind: quota, min: 1}", "KEY_MISSING", "who"),
        ("{kind: quota, who: {sex: female}, min: 1}", "KEY_MISSING", "id"),
        ("{id: q}", "CLAUSE_KIND", "kind"),
        ("{id: n, kind: count, n: 3, ratio: [1]}", "BAD_VALUE", "ratio"),
        ("{id: n, kind: count, mode: exact}", "KEY_MISSING", "n"),
        ("{id: s, kind: stages, stages: [{id: 2, size: 3}]}", "STAGE_ORDER", "1"),
        ("{id: s, kind: stages, stages: [{id: 1, date: soon}]}", "BAD_VALUE", "date"),
        ("{id: f, kind: first, who: {health: severe}}", "KEY_MISSING", "by_stage"),
        ("{id: e, kind: eligible, confirmed: false}", "ELIGIBLE_FALSE", "confirmed"),
        ("{id: l, kind: lottery, method: dice}", "BAD_VALUE", "maximin"),
    ])
    func whatIsNotUnderstoodIsRefusedByName(clause: String, code: String, named: String) throws {
        let findings = try errors(in: clause)
        #expect(findings.map(\.code).contains(code), "\(findings)")
        let finding = try #require(findings.first { $0.code == code })
        #expect(finding.message.contains(named) && finding.row == 6 && finding.file == "tried.yaml")
        #expect(!finding.mend.isEmpty)
    }

    @Test func clausesThatMayStandOnceAreRefusedTwice() throws {
        for second in ["{id: m, kind: count, n: 4}", "{id: n, kind: lottery}"] {
            let errors = try errors(in: "{id: n, kind: count, n: 3}\n  - \(second)")
            #expect(errors.map(\.code) == ["CLAUSE_TWICE"])
        }
    }

    @Test func anUnknownLevelIsRefused() throws {
        let text =
            "exchange: t\nversion: 1\nas_of: 2025-05-16\nsides: {A: N, B: V}\nclauses: [{id: l, kind: lottery}]\n"
        let read = try ExchangeTerms.read(Array((text + "objective: [count, fairness]\n").utf8))
        #expect(read.terms == nil && read.findings.map(\.code) == ["OBJECTIVE_UNKNOWN"])
        let late = try ExchangeTerms.read(Array((text + "objective: [lottery, count]\n").utf8))
        #expect(late.findings.map(\.code) == ["OBJECTIVE_ORDER"])
    }

    @Test(arguments: ["count", "{count: 1}", "[]", ""])
    func anObjectiveThatIsNoListIsRefused(objective: String) throws {
        let text =
            "exchange: t\nversion: 1\nas_of: 2025-05-16\nsides: {A: N, B: V}\nclauses: [{id: l, kind: lottery}]\n"
        let read = try ExchangeTerms.read(Array((text + "objective: \(objective)\n").utf8))
        #expect(read.terms == nil && read.findings.map(\.code) == ["BAD_VALUE"])
        #expect(read.findings.first?.row == 6 && read.findings.first?.mend.contains("[count, band") == true)
    }

    private static let sound = """
        exchange: t
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: n, kind: count, n: 3}
          - {id: days, kind: stages, stages: [{id: 1, date: 2025-05-15}, {id: 2, date: 2025-05-17}]}
          - {id: few, kind: exclude, who: {any: [{ids: [A1, A2]}, {not: {ids: [B9]}}]}}
        """

    @Test func whatLooksMistakenIsAWarning() throws {
        let (terms, findings) = try ExchangeTerms.read(Array(Self.sound.utf8), file: "t.yaml")
        #expect(findings.map(\.code) == ["CIVILIANS_COUNTED", "STAGE_PAST"])
        let named = try #require(terms).findings(on: PlanPersons([person("A1")]), file: "t.yaml")
        #expect(named.map(\.code) == ["ID_UNKNOWN"] && named[0].row == 8 && named[0].message.contains("2 people"))
    }

    @Test func aWarningIsNotAddedToErrors() throws {
        let broken = Self.sound + "\n  - {id: c, kind: quota, who: {status: civilian}, min: x, max: x}\n"
        let (_, findings) = try ExchangeTerms.read(Array(broken.utf8))
        #expect(!findings.isEmpty && !findings.contains { $0.code == "CIVILIANS_COUNTED" })
    }

    @Test func sidesHaveTwoNames() throws {
        let alike = Self.sound.replacing("Veshna", with: "Norrow")
        let (terms, findings) = try ExchangeTerms.read(Array(alike.utf8))
        #expect(terms == nil && findings.contains { $0.code == "BAD_VALUE" && $0.row == 4 })
    }

    @Test func aByteOrderMarkIsNoFault() throws {
        #expect(try ExchangeTerms.read([0xEF, 0xBB, 0xBF] + Array(Self.sound.utf8)).terms != nil)
    }

    @Test func anotherCodingOrAKeyTwiceIsUnreadableWithItsPlace() throws {
        let coded = Array(Self.sound.utf8) + [0x0A, 0x23, 0xC0, 0xF0]
        let refused = try #require(throws: UnreadableInput.self) { try ExchangeTerms.read(coded) }
        #expect(refused.findings.map(\.code) == ["NOT_UTF8"] && refused.findings[0].row == 9)
        let twice = try #require(throws: UnreadableInput.self) {
            try ExchangeTerms.read(Array(Self.sound.replacing("n: 3}", with: "n: 3, n: 4}").utf8))
        }
        #expect(twice.findings.map(\.code) == ["KEY_TWICE"] && twice.findings[0].row == 6)
        #expect(twice.findings[0].column == "n")
    }

    @Test func whatIsNoYAMLIsUnreadable() {
        for text in ["", "[1, 2]", "a: [", "just words"] {
            #expect(throws: UnreadableInput.self) { try ExchangeTerms.read(Array(text.utf8)) }
        }
    }

    @Test(arguments: ["planning/terms", "planning/terms/impossible", "planning/instances"])
    func everySharedFileIsRead(folder: String) throws {
        guard let folder = sharedData(folder) else { return }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        where name.hasSuffix("yaml") {
            let read = try ExchangeTerms.read([UInt8](Data(contentsOf: folder.appendingPathComponent(name))))
            #expect(read.terms != nil, "\(name): \(read.findings)")
        }
    }

    @Test(arguments: [
        ("{status: civilian}", "are civilians"), ("{age: \"18-24\"}", "are 18 to 24 years old"),
        ("{age: <25}", "are less than 25 years old"),
        ("{captive_months: \">=24\"}", "have been held 24 months or more"),
        ("{rank: major+}", "hold the rank of major or above"), ("{proceedings: true}", "face criminal proceedings"),
        ("{sex: female, status: military}", "are women and are soldiers"),
        ("{any: [{health: severe}, {sex: female}]}", "are severely wounded or sick or are women"),
    ])
    func aPredicateReadsAsWords(predicate: String, words: String) throws {
        let terms = try readTerms("{id: q, kind: exclude, who: \(predicate)}")
        #expect(terms.clauses[0].sentence(in: terms) == "People who \(words) do not go.")
    }

    @Test func everyClauseIsOneSentence() throws {
        guard let file = sharedData("planning/terms/way-through.yaml") else { return }
        let terms = try #require(try ExchangeTerms.read([UInt8](Data(contentsOf: file))).terms)
        #expect(
            terms.clauses.map { $0.sentence(in: terms) } == [
                "Only people whom both sides confirm as held, who wish to go and are fit to travel can go.",
                "People who face criminal proceedings do not go.",
                "Norrow releases exactly 1,000 counted people and Veshna exactly 1,000, in step at every stage.",
                "People go in 3 stages: stage 1 on 2025-05-23 with exactly 390, stage 2 on 2025-05-24 with exactly 307, "
                    + "stage 3 on 2025-05-25 with exactly 303 counted people from each side.",
                "Everybody eligible who is severely wounded or sick goes by stage 3, outside the number.",
                "Those who go and are severely wounded or sick go by stage 2.",
                "In stage 1 each side releases exactly 120 counted people who are civilians.",
                "In all each side releases at most 120 counted people who are civilians.",
                "In all each side releases at least 60 counted people who are 18 to 24 years old.",
                "In all each side releases at least 3 counted people who are women.",
                "Where nothing else decides, the lower public ticket goes first.",
            ])
    }
}
