import Foundation
import TestSupport
import Testing

@Suite struct PlanCommandTests {
    private static let terms = """
        exchange: tried
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: eligible, kind: eligible, confirmed: true, consent: true}
          - {id: one-each, kind: count, n: 1, mode: exact}
          - {id: civilians, kind: quota, who: {status: civilian}, min: 1, max: 1}
        """
    private static let persons = """
        person_id,held_by,status,age,confirmed,consent,fit
        A1,A,civilian,30,yes,yes,yes
        A2,A,civilian,30,yes,yes,yes
        A3,A,civilian,30,no,yes,yes
        B1,B,civilian,30,yes,yes,yes
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

    private func make(_ more: [String] = []) throws -> ParleyTool.Run {
        try ParleyTool.run(["plan", "make", "--seed", "0badc0de", "--out", folder.path("plan.json")] + inputs + more)
    }

    @Test func aPlanIsDrawnUpCheckedAndKeptPrivate() throws {
        let made = try make(["--for", "A", "--side-out", folder.path("a.json")])
        #expect(made.exitCode == 0, "\(made.errors)")
        #expect(made.output.contains("tried, terms version 1: optimal") && made.output.contains("The check holds."))
        for name in ["plan.json", "a.json"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        }
        let checked = try ParleyTool.run(["plan", "check", folder.path("plan.json")] + inputs)
        #expect(checked.exitCode == 0 && checked.output.contains("one-each"))
    }

    @Test func theSameSeedGivesTheSameBytes() throws {
        _ = try make()
        let first = try folder.bytes("plan.json")
        _ = try make()
        #expect(try folder.bytes("plan.json") == first)
    }

    @Test func theWishesAreMetInTheModeThatIsAskedFor() throws {
        func levels(_ mode: String) throws -> Set<String> {
            let made = try make(["--fair", mode, "--json"])
            #expect(made.exitCode == 0, "\(made.errors)")
            let plan = try JSONSerialization.jsonObject(with: Data(made.output.utf8)) as? [String: Any]
            let levels = plan?["levels"] as? [[String: Any]] ?? []
            return Set(levels.compactMap { $0["level"] as? String })
        }
        #expect(try levels("joint").isSuperset(of: ["ideal A", "ideal B", "min permille", "sum tiers"]))
        let separable = try levels("separable")
        #expect(separable.isSuperset(of: ["tiers A", "tiers B"]) && !separable.contains("ideal A"))
        #expect(try make(["--fair", "even"]).exitCode == 64)
    }

    @Test func somebodySwappedInIsRefusedWithTheTermNamed() throws {
        _ = try make()
        var text = String(decoding: try folder.bytes("plan.json"), as: UTF8.self)
        text = text.replacingOccurrences(of: "\"A1\"", with: "\"A3\"").replacingOccurrences(
            of: "\"A2\"", with: "\"A3\"")
        let path = try folder.write(text, to: "swapped.json")
        let run = try ParleyTool.run(["plan", "check", path, "--json"] + inputs)
        #expect(run.exitCode == 1)
        struct Report: Decodable {
            struct Clause: Decodable { let id: String; let holds: Bool }
            let holds: Bool
            let clauses: [Clause]
        }
        let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
        #expect(!report.holds && report.clauses.first { !$0.holds }?.id == "eligible")
    }

    @Test func otherFilesAreRefusedUnlessHashesAreIgnored() throws {
        _ = try make()
        let other = try folder.write(Self.persons + "\nB2,B,military,30,no,no,no", to: "other.csv")
        let arguments = [
            "plan", "check", folder.path("plan.json"), "--terms", folder.path("terms.yaml"), "--persons", other,
        ]
        #expect(try ParleyTool.run(arguments).exitCode == 1)
        #expect(try ParleyTool.run(arguments + ["--ignore-hashes"]).exitCode == 0)
    }

    @Test func impossibleTermsEndWithOneAndTheirNumbers() throws {
        let hard = Self.terms.replacingOccurrences(of: "count, n: 1", with: "count, n: 2").replacingOccurrences(
            of: "min: 1, max: 1", with: "min: 2, max: 2")
        let terms = try folder.write(hard, to: "hard.yaml")
        let run = try ParleyTool.run([
            "plan", "make", "--terms", terms, "--persons", folder.path("persons.csv"), "--out",
            folder.path("plan.json"),
        ])
        #expect(run.exitCode == 1 && run.output.contains("impossible"))
        #expect(run.output.contains("at most 1 of the 2 asked: held 1, confirmed 1, available 1"))
        #expect(String(decoding: try folder.bytes("plan.json"), as: UTF8.self).contains("\"status\" : \"impossible\""))
    }

    @Test func badInputEndsWithItsCode() throws {
        let strange = try folder.write(
            Self.terms + "\n  - {id: spare, kind: reserves, per_stage: 1}", to: "strange.yaml")
        let persons = folder.path("persons.csv")
        let out = ["--out", folder.path("none.json")]
        let refused = try ParleyTool.run(["plan", "make", "--terms", strange, "--persons", persons] + out)
        #expect(refused.exitCode == 1 && refused.errors.contains("CLAUSE_UNKNOWN") && refused.errors.contains("spare"))
        let empty = try folder.write("", to: "empty.csv")
        let terms = ["--terms", folder.path("terms.yaml")]
        #expect(try ParleyTool.run(["plan", "make", "--persons", empty] + terms + out).exitCode == 65)
        #expect(try ParleyTool.run(["plan", "make", "--persons", folder.path("no.csv")] + terms + out).exitCode == 74)
        #expect(try make(["--seed", "xyz"]).exitCode == 64)
        #expect(try make(["--for", "A"]).exitCode == 64)
        #expect(try ParleyTool.run(["plan", "check", empty] + inputs).exitCode == 65)
        #expect(!FileManager.default.fileExists(atPath: folder.path("none.json")))
    }

    @Test func noResultIsWrittenOntoAnInputOrAnother() throws {
        let view = ["--for", "A", "--side-out", folder.path("plan.json")]
        #expect(try make(view).exitCode == 64)
        for name in ["persons.csv", "terms.yaml", "sub/../persons.csv"] {
            let run = try ParleyTool.run(["plan", "make", "--out", folder.path(name)] + inputs)
            #expect(run.exitCode == 64 && run.errors.contains("--out"), "\(name)")
        }
        #expect(try folder.bytes("persons.csv") == Data(Self.persons.utf8))
        let sealed = try folder.write("person_id,fit\nA1,yes\n", to: "sealed.csv")
        #expect(try make(["--sealed", sealed, "--for", "A", "--side-out", sealed]).exitCode == 64)
    }

    /// A change to the plan's text, and what the message must name.
    @Test(arguments: [
        ("\"exchange\"", "\"exchanges\"", "exchange"),
        ("\"counted\" : true", "\"counted\" : 1", "stages[0].released[0].counted"),
        ("\"status\" : \"optimal\"", "\"status\" : \"best\"", "status"), ("{", "", "JSON"),
    ])
    func aFileThatIsNoPlanSaysWhere(old: String, new: String, named: String) throws {
        _ = try make()
        let text = String(decoding: try folder.bytes("plan.json"), as: UTF8.self)
        let path = try folder.write(text.replacing(old, with: new), to: "broken.json")
        let run = try ParleyTool.run(["plan", "check", path] + inputs)
        #expect(run.exitCode == 65 && run.errors.contains(named), "\(run.errors)")
    }

    @Test func listsAndJudgementsBecomeThePersonsFile() throws {
        let list = "id,surname,given_names,patronymic,birth_date,category\nL1,Ardel,Ivo,Petrovych,1990-01-02,civilian\n"
        let judgements = """
            left_id,right_id,held_by,judgement,by,at,reason
            C1,L1,A,same,R. Ardelle,2025-05-19T10:00:00Z,
            C1,L1,A,same,J. Tervan,2025-05-19T11:00:00Z,
            C2,L1,B,same,R. Ardelle,2025-05-19T10:00:00Z,
            """
        let run = try ParleyTool.run([
            "plan", "persons", "--held-by-a", try folder.write(list, to: "a.csv"), "--held-by-b",
            try folder.write(list + "\n", to: "b.csv"), "--judgements", try folder.write(judgements, to: "j.csv"),
            "--out",
            folder.path("p.csv"),
        ])
        #expect(run.exitCode == 0 && run.errors.isEmpty, "\(run.errors)")
        let rows = String(decoding: try folder.bytes("p.csv"), as: UTF8.self).split(separator: "\n")
        #expect(rows.count == 3 && rows[1].hasPrefix("AL1,A,civilian") && rows[1].contains(",yes,"))
        #expect(rows[2].hasPrefix("BL1,B,civilian") && !rows[2].contains("yes"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("p.csv"))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
}
