import Foundation
import TestSupport
import Testing

/// What is done with a plan once it is made: its proof checked, two compared, a stage mended.
@Suite struct PlanAfterTests {
    private static let terms = """
        exchange: tried
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: eligible, kind: eligible, confirmed: true, consent: true}
          - {id: two-each, kind: count, n: 2, mode: exact}
          - {id: days, kind: stages, stages: [{id: 1, size: 1}, {id: 2, size: 1}]}
          - {id: women, kind: quota, who: {sex: female}, min: 1, stage: 1, released_by: A}
          - {id: ready, kind: reserve, per_stage: 1}
          - {id: missing, kind: no_show, then: [substitute, shrink], excused: true}
        """
    private static let persons = """
        person_id,held_by,status,sex,age,captive_months,confirmed,consent,fit
        A1,A,military,female,30,9,yes,yes,yes
        A2,A,military,male,30,8,yes,yes,yes
        A3,A,military,male,30,7,yes,yes,yes
        B1,B,military,male,30,9,yes,yes,yes
        B2,B,military,male,30,8,yes,yes,yes
        """

    private let folder: TemporaryFolder
    private let inputs: [String]

    init() throws {
        folder = try TemporaryFolder()
        inputs = [
            "--terms", try folder.write(Self.terms, to: "terms.yaml"), "--persons",
            try folder.write(Self.persons, to: "persons.csv"),
        ]
        let made = try ParleyTool.run(
            ["plan", "make", "--seed", "0badc0de", "--out", folder.path("plan.json"), "--proof"]
                + [folder.path("proof.json"), "--charts", folder.path("charts")] + inputs)
        #expect(made.exitCode == 0, "\(made.errors)")
    }

    private func plan(_ words: [String]) throws -> ParleyTool.Run { try ParleyTool.run(["plan"] + words + inputs) }

    @Test func aProofHoldsAndAChangedOneIsRefusedWithItsPlace() throws {
        let prove = ["prove", folder.path("plan.json"), "--proof"]
        let held = try plan(prove + [folder.path("proof.json")])
        #expect(held.exitCode == 0 && held.output.contains("The proof holds"), "\(held.errors)")
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("proof.json"))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        let text = String(decoding: try folder.bytes("proof.json"), as: UTF8.self)
        let changed = text.replacingOccurrences(of: "\"name\":\"count\"", with: "\"name\":\"band\"")
        let refused = try plan(prove + [try folder.write(changed, to: "changed.json")])
        #expect(refused.exitCode == 1 && refused.errors.contains("steps[0]: error: STEP_ORDER"), "\(refused.errors)")
        let broken = try plan(prove + [try folder.write("{}", to: "empty.json")])
        #expect(broken.exitCode == 65 && broken.errors.contains("The file is not a proof"))
    }

    @Test func impossibleTermsHaveAProofToo() throws {
        let terms = Self.terms.replacingOccurrences(of: "n: 2", with: "n: 4")
        let inputs = ["--terms", try folder.write(terms, to: "more.yaml"), "--persons", folder.path("persons.csv")]
        let made = try ParleyTool.run(
            ["plan", "make", "--out", folder.path("none.json"), "--proof", folder.path("none-proof.json")] + inputs)
        #expect(made.exitCode == 1)
        let proved = try ParleyTool.run(
            ["plan", "prove", folder.path("none.json"), "--proof", folder.path("none-proof.json")] + inputs)
        #expect(proved.exitCode == 0 && proved.output.contains("no plan keeps the terms"), "\(proved.errors)")
    }

    @Test func drawingsAreWrittenForTheirOwnerOnly() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("charts")).sorted()
        #expect(names == ["exposure.svg", "funnel-A.svg", "funnel-B.svg", "stages-A.svg", "stages-B.svg"])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("charts/funnel-A.svg"))
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        let check = ["check", folder.path("plan.json"), "--charts", folder.path("a"), "--charts-for", "A"]
        #expect(try plan(check).exitCode == 0)
    }

    @Test func aStageIsMendedCheckedAndCompared() throws {
        let recover = ["recover", folder.path("plan.json"), "--out", folder.path("mended.json"), "--stage"]
        let mended = try plan(recover + ["1", "--absent", "A1"])
        #expect(mended.exitCode == 0, "\(mended.errors)")
        #expect(mended.output.contains("women.min falls by 1 for Norrow") && mended.output.contains("A3"))
        let checked = try plan(["check", folder.path("mended.json")])
        #expect(checked.exitCode == 0 && checked.output.contains("The check holds."), "\(checked.output)")
        let compared = try plan(["compare", folder.path("plan.json"), folder.path("mended.json")])
        #expect(compared.exitCode == 0 && compared.output.contains("first only: A1\nsecond only: A3"))
        let side = try plan(["compare", folder.path("plan.json"), folder.path("mended.json"), "--for", "A", "--json"])
        #expect(!side.output.contains("A3") && side.output.contains("\"first_only\" : 1"))
        // Somebody from outside the reserve slipped in.
        let text = String(decoding: try folder.bytes("mended.json"), as: UTF8.self)
        let forged = text.replacingOccurrences(of: "\"stage\" : 1", with: "\"stage\" : 2")
        let refused = try plan(["check", try folder.write(forged, to: "forged.json")])
        #expect(refused.exitCode == 1)
    }

    @Test func absentPeopleMustBeOfTheStage() throws {
        let recover = ["recover", folder.path("plan.json"), "--out", folder.path("mended.json")]
        let unknown = try plan(recover + ["--stage", "1", "--absent", "A1,A9"])
        #expect(unknown.exitCode == 65 && unknown.errors.contains("ABSENT_UNKNOWN: A9 is neither in stage 1"))
        let stage = try plan(recover + ["--stage", "3", "--absent", "A1"])
        #expect(stage.exitCode == 65 && stage.errors.contains("STAGE_UNKNOWN"))
        #expect(try plan(recover + ["--stage", "1"]).exitCode == 64)
    }

    @Test func whatChangedInTheTermsIsSaid() throws {
        let terms = Self.terms.replacingOccurrences(of: "min: 1, stage: 1", with: "min: 0, stage: 1")
            .replacingOccurrences(of: "version: 1", with: "version: 2")
        let path = try folder.write(terms, to: "second.yaml")
        let made = try ParleyTool.run(
            [
                "plan", "make", "--seed", "0badc0de", "--out", folder.path("second.json"), "--terms", path, "--persons",
                folder.path("persons.csv"),
            ])
        #expect(made.exitCode == 0, "\(made.errors)")
        let compare = ["compare", folder.path("plan.json"), folder.path("second.json")]
        let compared = try plan(compare + ["--terms2", path])
        #expect(compared.exitCode == 0 && compared.output.contains("Changed, women"), "\(compared.output)")
        let ukrainian = try plan(compare + ["--terms2", path, "--language", "uk"])
        #expect(ukrainian.output.contains("Змінено"))
        let wrong = try plan(compare)
        #expect(wrong.exitCode == 1 && wrong.errors.contains("HASH_DIFFERS"))
    }
}
