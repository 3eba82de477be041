import Exchanges
import Persons
import TestSupport
import Testing

/// One plain sentence a clause, in three languages, from its data alone.
@Suite struct ClauseSentenceTests {
    /// Every kind of clause, the kinds with several shapes more than once.
    private static let clauses = [
        "{id: eligible, kind: eligible, confirmed: true, consent: true}",
        "{id: no-trial, kind: exclude, who: {proceedings: true}}",
        "{id: number, kind: count, n: 250, mode: up_to, ratio: [3, 1]}",
        "{id: days, kind: stages, stages: [{id: 1, date: 2025-05-23, size: 390}, {id: 2, max: 307}, {id: 3}]}",
        "{id: severe, kind: must, who: {health: severe}, by_stage: 2}",
        "{id: eldest, kind: must, who: {age: \">=75\"}, counts: true}",
        "{id: women, kind: all_of, who: {sex: female}, released_by: B}",
        "{id: men, kind: all_of, who: {sex: male, captive_months: \">=22\"}}",
        "{id: civilians, kind: quota, who: {status: civilian}, stage: 1, min: 120, max: 120}",
        "{id: one-old, kind: quota, who: {age: \">=55\"}, released_by: A, min: 1}",
        "{id: none, kind: quota, who: {age: 18-20}, max: 0}",
        "{id: some, kind: quota, who: {any: [{health: well}, {rank: major+}]}, min: 3, max: 21}",
        "{id: others, kind: quota, who: {not: {any: [{site: Camp 4}, {band: 2-3}]}}, max: 2}",
        "{id: long-held, kind: share, who: {captive_months: \">=24\"}, of: 30, at: least}",
        "{id: recent, kind: share, who: {captive_months: <1}, of: 5, at: most, released_by: B}",
        "{id: officers, kind: mirror, who: {rank: lieutenant+}, tolerance: 5}",
        "{id: step, kind: pace, who: {age: <25}, tolerance: 1}",
        "{id: soon, kind: first, who: {ambulance: true}, by_stage: 2}",
        "{id: kept, kind: keep_together}",
        "{id: asked, kind: named, released_by: B, ids: [B1, B2], by_stage: 1}",
        "{id: asked-one, kind: named, ids: [A1]}",
        "{id: vetoes, kind: veto, max: {A: 40, B: 21}, not_over: [{sex: female}, {age: <25}]}",
        "{id: transport, kind: capacity, seats: [560, 560, 1], ambulance: 75, crossings: {north: 40}}",
        "{id: seats, kind: capacity, seats: 1, released_by: A}",
        "{id: visits, kind: sites, max: 21}",
        "{id: gap, kind: exposure, weight: 1}",
        "{id: buses, kind: handover, wave: 50, ahead: 22}",
        "{id: spare, kind: reserve, per_stage: 15}",
        "{id: absent, kind: no_show, then: [substitute, shrink, carry], excused: true}",
        "{id: wishes, kind: priority, tiers: 5}",
        "{id: draw, kind: lottery, seed: commit-reveal}",
        "{id: dead, kind: bodies, each: 6000}",
    ]

    private static let others = [
        "{id: days, kind: stages, stages: [{id: 1, max: 450}, {id: 2, max: 450}]}",
        "{id: number, kind: count, n: 1000, mode: exact, ratio: [1, 1]}",
        "{id: table, kind: weights, table: {private: 1, nco: 2, warrant: 3, lieutenant: 4, captain: 6, major: 8, "
            + "lt_colonel: 10, colonel: 15, brigadier: 20, major_general: 40, general: 60}, stage_tolerance: 20, max: 1500}",
        "{id: rates, kind: rate, paid_by: A, for: [{who: {status: civilian}, give: 30}, {who: {status: military}, "
            + "give: 51}], stage_tolerance: 2}",
        "{id: gap, kind: exposure, weight: 0}",
        "{id: vetoes, kind: veto, max: 1}",
        "{id: wishes, kind: priority, mode: joint}",
        "{id: absent, kind: no_show, then: [shrink]}",
        "{id: draw, kind: lottery, method: maximin, seed: commit-reveal, fallback: drand, round: 20000000, "
            + "reveal_by: 2025-05-15}",
        "{id: dead, kind: bodies, each: {A: 1, B: 22}}",
    ]

    private func sentences(_ clauses: [String]) throws -> [(kind: ClauseKind, line: String, sentence: String)] {
        let terms = try readTerms(clauses.joined(separator: "\n"))
        return TermsLanguage.allCases.flatMap { language in
            terms.clauses.map { clause in
                let sentence = clause.sentence(in: terms, language: language)
                return (clause.term.kind, "\(language.rawValue) \(clause.id): \(sentence)", sentence)
            }
        }
    }

    @Test func everyKindReadsAsWrittenDown() throws {
        let sentences = try sentences(Self.clauses) + sentences(Self.others)
        #expect(Set(sentences.map(\.kind)) == Set(ClauseKind.allCases))
        let text = sentences.map(\.line).joined(separator: "\n") + "\n"
        #expect(try goldenDifference(text, "sentences.txt") == nil)
    }

    @Test func eachIsOneSentence() throws {
        for (_, line, sentence) in try sentences(Self.clauses) + sentences(Self.others) {
            #expect(sentence.hasSuffix(".") && !sentence.hasSuffix("..") && !sentence.contains("  "), "\(line)")
            #expect(
                !sentence.dropLast().contains(". ") && !sentence.contains(" ,") && !sentence.contains(" ."), "\(line)")
            #expect(sentence.first?.isUppercase == true, "\(line)")
        }
    }

    @Test(arguments: [
        (1, "1 врахована особа", "не менее 1 учтённого человека"),
        (2, "2 враховані особи", "не менее 2 учтённых человек"),
        (5, "5 врахованих осіб", "не менее 5 учтённых человек"),
        (11, "11 врахованих осіб", "не менее 11 учтённых человек"),
        (12, "12 врахованих осіб", "не менее 12 учтённых человек"),
        (21, "21 врахована особа", "не менее 21 учтённого человека"),
        (24, "24 враховані особи", "не менее 24 учтённых человек"),
        (0, "0 врахованих осіб", "не менее 0 учтённых человек"),
        (111, "111 врахованих осіб", "не менее 111 учтённых человек"),
        (1_001, "1\u{A0}001 врахована особа", "не менее 1\u{A0}001 учтённого человека"),
        (1_004, "1\u{A0}004 враховані особи", "не менее 1\u{A0}004 учтённых человек"),
    ])
    func countedNounsTakeTheirForms(number: Int, ukrainian: String, russian: String) throws {
        let terms = try readTerms("{id: q, kind: quota, who: {sex: female}, min: \(number)}")
        #expect(terms.clauses[0].sentence(in: terms, language: .ukrainian).contains("щонайменше \(ukrainian) з тих"))
        #expect(terms.clauses[0].sentence(in: terms, language: .russian).contains(" \(russian) из тех"))
    }

    @Test(arguments: [
        (21, "досягли 21 року", "достигли 21 года"), (22, "досягли 22 років", "достигли 22 лет"),
        (25, "досягли 25 років", "достигли 25 лет"), (61, "досягли 61 року", "достигли 61 года"),
    ])
    func yearsTakeTheirForms(age: Int, ukrainian: String, russian: String) throws {
        let terms = try readTerms("{id: q, kind: exclude, who: {age: \">=\(age)\"}}")
        #expect(terms.clauses[0].sentence(in: terms, language: .ukrainian).contains("які \(ukrainian),"))
        #expect(terms.clauses[0].sentence(in: terms, language: .russian).contains("которые \(russian),"))
    }

    @Test(arguments: [
        ("[{id: 1, size: 1}]", "one stage: stage 1 with exactly 1 counted person from each side."),
        ("[{id: 1, size: 1}, {id: 2, size: 3}]", "stage 2 with exactly 3 counted people from each side."),
    ])
    func peopleFollowTheNumberOfTheLastStage(stages: String, words: String) throws {
        let terms = try readTerms("{id: s, kind: stages, stages: \(stages)}")
        #expect(terms.clauses[0].sentence(in: terms).hasSuffix(words))
    }

    @Test func theSharedTermsReadInEveryLanguage() throws {
        for name in [
            "istanbul-2025", "rank-cartel", "rate-by-category", "sites-and-named", "wounded-and-young-all-for-all",
        ] {
            guard let (terms, _) = try instance("persons-1300x6000", terms: name) else { return }
            for language in TermsLanguage.allCases {
                let sentences = terms.clauses.map { $0.sentence(in: terms, language: language) }
                #expect(sentences.allSatisfy { $0.hasSuffix(".") && $0.count < 500 })
                #expect(Set(sentences).count == sentences.count, "\(name): two clauses read alike")
            }
        }
    }
}
