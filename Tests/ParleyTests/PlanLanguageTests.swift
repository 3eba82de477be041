import Foundation
import TestSupport
import Testing

/// Terms and what follows from them, read in the reader's language.
@Suite struct PlanLanguageTests {
    private static let terms = """
        exchange: tried
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: eligible, kind: eligible, confirmed: true, consent: true}
          - {id: two-each, kind: count, n: 2, mode: exact}
          - {id: women, kind: quota, who: {sex: female}, min: 2, released_by: A}
        """
    private static let persons = """
        person_id,held_by,status,sex,age,confirmed,consent,fit,veto_rank
        A1,A,military,female,30,yes,yes,yes,
        A2,A,military,female,30,yes,no,yes,
        A3,A,military,male,30,yes,yes,no,
        A4,A,military,male,30,yes,yes,yes,
        B1,B,military,male,30,yes,yes,yes,
        B2,B,military,male,30,yes,yes,yes,
        """

    private let folder: TemporaryFolder
    private let inputs: [String]

    init() throws {
        folder = try TemporaryFolder()
        inputs = [
            "--terms", try folder.write(Self.terms, to: "terms.yaml"), "--persons",
            try folder.write(Self.persons, to: "persons.csv"),
        ]
    }

    private func terms(_ more: String...) throws -> ParleyTool.Run { try ParleyTool.run(["plan", "terms"] + more) }

    @Test func termsAreReadAloudWithoutAnyList() throws {
        for (language, words) in [
            ("en", "In all Norrow releases at least 2 counted people who are women."),
            ("uk", "Загалом зі сторони Norrow звільняється щонайменше 2 враховані особи з тих, які є жінками."),
            (
                "ru",
                "Всего со стороны Norrow освобождается не менее 2 учтённых человек из тех, которые являются женщинами."
            ),
        ] {
            let run = try terms(folder.path("terms.yaml"), "--language", language)
            #expect(run.exitCode == 0 && run.output.contains("women\n  \(words)\n"), "\(run.output)")
            let printed = try #require(
                try JSONSerialization.jsonObject(
                    with: Data(try terms(folder.path("terms.yaml"), "--language", language, "--json").output.utf8))
                    as? [String: Any])
            let clauses = try #require(printed["clauses"] as? [[String: Any]])
            #expect(clauses.map { $0["id"] as? String } == ["eligible", "two-each", "women"])
            #expect(clauses[2]["words"] as? String == words && clauses[2]["row"] as? Int == 8)
            #expect(clauses[2]["kind"] as? String == "quota")
        }
    }

    @Test func whatIsWrongWithTermsIsSaidWithoutSolving() throws {
        let odd = try folder.write(
            Self.terms.replacing("min: 2", with: "min: 3, max: 1").replacing("sex: female", with: "religion: any"),
            to: "odd.yaml")
        let run = try terms(odd)
        #expect(run.exitCode == 1 && run.errors.contains("row 8") && run.errors.contains("PREDICATE_FORBIDDEN"))
        let doubtful = try terms(
            try folder.write(Self.terms.replacing("n: 2, mode", with: "n: 1, mode"), to: "less.yaml"))
        #expect(doubtful.exitCode == 0 && doubtful.errors.contains("CONTRADICTION"), "\(doubtful.errors)")
        #expect(try terms(try folder.write("[", to: "broken.yaml")).exitCode == 65)
        #expect(try terms(folder.path("terms.yaml"), "--language", "fr").exitCode == 64)
    }

    @Test func anImpossiblePlanIsExplainedInEachLanguage() throws {
        let made = try ParleyTool.run(["plan", "make", "--out", folder.path("plan.json")] + inputs)
        #expect(made.exitCode == 1 && made.output.contains("Norrow can release at most 1 of the 2 asked"))
        for (language, neutral, side) in [
            (
                "uk", "Сторона Norrow може звільнити щонайбільше 1, а потрібно 2",
                "Достатньо було б змінити пункт women. Наскільки — знає нейтральна сторона."
            ),
            (
                "ru", "Сторона Norrow может освободить не более 1, а нужно 2",
                "Достаточно было бы изменить пункт women. Насколько — знает нейтральная сторона."
            ),
        ] {
            let explain = ["plan", "explain", folder.path("plan.json"), "--language", language, "--all"] + inputs
            let run = try ParleyTool.run(explain)
            #expect(run.exitCode == 1 && run.output.contains(neutral), "\(run.output)")
            let read = try ParleyTool.run(explain + ["--for", "B"])
            #expect(read.exitCode == 1 && read.output.contains(side), "\(read.output)")
            let english = ["cannot", "can release", "neutral", "goes"]
            #expect(!read.output.contains(neutral) && !english.contains(where: read.output.contains))
        }
    }

    /// The side's words in any language are those of what both sides may read.
    @Test func aSideReadsNothingSealedInAnyLanguage() throws {
        let possible = try folder.write(Self.terms.replacing("min: 2", with: "min: 1"), to: "possible.yaml")
        let files = ["--terms", possible, "--persons", folder.path("persons.csv")]
        let made = try ParleyTool.run(["plan", "make", "--out", folder.path("plan.json")] + files)
        #expect(made.exitCode == 0, "\(made.errors)")
        for (language, sealed, open) in [
            ("uk", ["не бажає", "огляду", "відмовила"], "Не належить до тих, хто звільняється"),
            ("ru", ["не желает", "осмотра", "отказала"], "Не относится к освобождаемым"),
        ] {
            let explain = ["plan", "explain", folder.path("plan.json"), "--language", language, "--all"] + files
            let neutral = try ParleyTool.run(explain).output
            let side = try ParleyTool.run(explain + ["--for", "A"]).output
            #expect(sealed.prefix(2).allSatisfy(neutral.contains), "\(neutral)")
            #expect(!sealed.contains(where: side.contains), "\(side)")
            for id in ["A2", "A3"] { #expect(side.contains("\(id): \(open)"), "\(side)") }
        }
    }
}
