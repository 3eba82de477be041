import Foundation
import TestSupport
import Testing

@Suite struct PlanExplainTests {
    private static let terms = """
        exchange: tried
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: eligible, kind: eligible, confirmed: true, consent: true}
          - {id: no-trial, kind: exclude, who: {proceedings: true}}
          - {id: two-each, kind: count, n: 2, mode: exact}
          - {id: severe, kind: must, who: {health: severe}, counts: false}
          - {id: refusals, kind: veto, max: 1}
          - {id: buses, kind: capacity, seats: 3}
          - {id: wishes, kind: priority, tiers: 5, sealed: true}
        objective: [count, band, fair, captivity, lottery]
        """
    private static let persons = """
        person_id,held_by,status,age,band,health,proceedings,confirmed
        A1,A,military,30,3,severe,no,yes
        A2,A,military,30,1,well,no,yes
        A3,A,military,30,1,well,no,yes
        A4,A,military,30,1,well,no,yes
        A5,A,military,30,0,well,no,yes
        A6,A,military,30,1,well,yes,yes
        A7,A,military,30,1,well,no,no
        A8,A,military,30,1,well,no,yes
        B1,B,military,30,1,well,no,yes
        B2,B,military,30,1,well,no,yes
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

    /// Sealed columns; `last` is what they say of A8.
    private func make(_ last: String = "no,yes,,4") throws -> [String] {
        let sealed = try folder.write(
            """
            person_id,consent,fit,veto_rank,wish_tier
            A1,yes,yes,,4
            A2,yes,yes,,4
            A3,yes,yes,,4
            A4,yes,yes,,3
            A5,yes,yes,,4
            A6,yes,yes,,4
            A7,yes,yes,,4
            A8,\(last)
            B1,yes,yes,,4
            B2,yes,yes,,4
            """, to: "sealed.csv")
        let files = inputs + ["--sealed", sealed]
        let made = try ParleyTool.run(
            [
                "plan", "make", "--seed", "0badc0de", "--out", folder.path("plan.json"), "--for", "B", "--side-out",
                folder.path("b.json"),
            ] + files)
        #expect(made.exitCode == 0, "\(made.errors)")
        return files
    }

    private func explain(_ more: [String]) throws -> ParleyTool.Run {
        try ParleyTool.run(["plan", "explain", folder.path("plan.json")] + more)
    }

    @Test func theNeutralReadsWhatDecidedAndWhatWouldChangeIt() throws {
        let files = try make()
        let run = try explain(files + ["--all"])
        #expect(run.exitCode == 0, "\(run.errors)")
        for words in [
            "A1: Goes in stage 1, outside the number. Decided by the clauses: without this person no plan keeps severe.",
            "A2: Goes in stage 1, inside the number. Decided by the sum of Veshna's wishes: without this person the best "
                + "would be 11 instead of 12.",
            "A4: Can go and is not chosen. Decided by the sum of Veshna's wishes",
            "A5: Can go and is not chosen. Decided by the sum of humanitarian bands: if this person went the best would "
                + "be 6 instead of 7.",
            "A6: Cannot go: excluded by no-trial.", "A7: Cannot go: not confirmed by both sides.",
            "A8: Cannot go: does not wish to go",
        ] { #expect(run.output.contains(words), "\(words)\n\(run.output)") }
    }

    @Test func theNeutralReadsWhatFewerVetoesWouldChange() throws {
        let run = try explain(try make("yes,yes,1,4") + ["--person", "A8", "--change", "refusals.max.A=-1"])
        #expect(
            run.output.contains(
                "A8: Cannot go: under a veto of the holding side. Only fewer vetoes would change that."),
            "\(run.output)")
        #expect(run.output.contains("With max.A of refusals 0 instead of 1, "))
    }

    @Test func aSideReadsTheSameOfUnwillingUnfitAndVetoed() throws {
        var read: [[Data]] = []
        for last in ["no,yes,,4", "yes,no,,4", "yes,yes,1,4", "no,no,,0"] {
            let files = try make(last)
            var bytes: [Data] = []
            for side in ["A", "B"] {
                let out = folder.path("explained.json")
                let run = try explain(files + ["--for", side, "--all", "--out", out])
                #expect(run.exitCode == 0, "\(run.errors)")
                bytes += [Data(run.output.utf8), Data(run.errors.utf8), try folder.bytes("explained.json")]
                #expect(try permissions(out) == 0o600)
            }
            // The view of the plan names the files by their hashes; nothing else may differ.
            let view = String(decoding: try folder.bytes("b.json"), as: UTF8.self)
            bytes.append(Data(view.replacing(/[0-9a-f]{64}/, with: "").utf8))
            read.append(bytes)
        }
        for other in read.dropFirst() { #expect(other == read[0]) }
        let words = String(decoding: read[0][0], as: UTF8.self)
        for id in ["A4", "A5", "A8"] {
            #expect(words.contains("\(id): Not among those who go: not available, or others stood before."), "\(words)")
        }
    }

    @Test func noFileForASideHoldsAnythingSealed() throws {
        // A rank that stands nowhere else, and words by which sealed things go.
        let files = try make("yes,yes,7001,4")
        let sealed = ["7001", "consent", "\"fit\"", "wish", "veto", "tier", "willing", "unfit", "refus"]
        for (side, own) in [("A", "tiers A"), ("B", "tiers B")] {
            _ = try ParleyTool.run(
                [
                    "plan", "make", "--out", folder.path("again.json"), "--for", side, "--side-out",
                    folder.path("view.json"),
                ] + files)
            let run = try explain(files + ["--for", side, "--all", "--out", folder.path("explained.json")])
            #expect(run.exitCode == 0)
            for bytes in [
                try folder.bytes("view.json"), try folder.bytes("explained.json"), Data(run.output.utf8),
                Data(run.errors.utf8),
            ] {
                let text = String(decoding: bytes, as: UTF8.self).replacing(own, with: "")
                for word in sealed { #expect(!text.contains(word), "\(side): \(word)") }
            }
        }
    }

    @Test func aSideCanAskWithoutTheSealedFiles() throws {
        _ = try make()
        let run = try explain(inputs + ["--for", "A", "--person", "A8"])
        #expect(run.exitCode == 0 && run.output.contains("A8: Not among those who go"), "\(run.errors)")
    }

    @Test func otherNumbersAreTriedAndDrawn() throws {
        let files = try make()
        let chart = folder.path("chart.svg")
        let run = try explain(
            files + ["--sensitivity", "--change", "two-each.n=1", "--change", "two-each.n=-1", "--chart", chart])
        #expect(run.exitCode == 0, "\(run.errors)")
        for words in [
            "With n of two-each 3 instead of 2, no plan would exist: two-each could not hold.",
            "With n of two-each 1 instead of 2, the number of people who go would be the first to change, by −2 to 3; "
                + "nobody would go who does not now.",
            "With seats of buses 53 instead of 3, every level would be as now; nobody would go who does not now.",
            "With max.A of refusals 2 instead of 1, every level would be as now",
        ] { #expect(run.output.contains(words), "\(words)\n\(run.output)") }
        let svg = String(decoding: try folder.bytes("chart.svg"), as: UTF8.self)
        #expect(svg.hasPrefix("<svg xmlns=") && svg.contains("two-each.n −1") && svg.contains("no plan"))
    }

    @Test func impossibleTermsAreExplained() throws {
        let hard = try folder.write(Self.terms.replacing("n: 2", with: "n: 3"), to: "hard.yaml")
        let files = ["--terms", hard, "--persons", folder.path("persons.csv"), "--sealed"]
        _ = try make()
        let all = files + [folder.path("sealed.csv")]
        _ = try ParleyTool.run(["plan", "make", "--out", folder.path("plan.json")] + all)
        let run = try explain(all + ["--person", "A4"])
        #expect(run.exitCode == 1 && run.output.contains("Lower n of two-each by 1 to 2"), "\(run.output)")
        #expect(run.output.contains("A4: Can go; there is no plan."))
        let side = try explain(all + ["--for", "B", "--person", "A4"])
        #expect(side.exitCode == 1 && side.output.contains("Its size is with the neutral"), "\(side.output)")
        #expect(side.output.contains("A4: Nobody goes: there is no plan."))
    }

    @Test func wrongUseAndOtherFilesAreRefused() throws {
        let files = try make()
        #expect(try explain(files + ["--for", "C"]).exitCode == 64)
        #expect(try explain(files + ["--for", "A", "--sensitivity"]).exitCode == 64)
        #expect(try explain(files + ["--all", "--person", "A1"]).exitCode == 64)
        #expect(try explain(files + ["--chart", folder.path("c.svg")]).exitCode == 64)
        #expect(try explain(files + ["--change", "two-each.n"]).exitCode == 64)
        let unknown = try explain(files + ["--person", "Z9"])
        #expect(unknown.exitCode == 1 && unknown.errors.contains("PERSON_UNKNOWN"))
        let strange = try explain(files + ["--change", "severe.min=1"])
        #expect(strange.exitCode == 1 && strange.errors.contains("two-each.n, refusals.max.A"), "\(strange.errors)")
        let unsealed = try explain(inputs + ["--all"])
        #expect(unsealed.exitCode == 1 && unsealed.errors.contains("PLAN_DIFFERS"))
        let other = try folder.write(Self.persons + "\nB3,B,military,30,1,well,no,yes", to: "other.csv")
        let run = try explain(["--terms", folder.path("terms.yaml"), "--persons", other, "--all"])
        #expect(run.exitCode == 1 && run.errors.contains("HASH_DIFFERS"))
    }

    @Test func aSampleIsDrawnBySeedAndTimed() throws {
        let files = try make()
        let run = try explain(files + ["--sample", "4", "--seed", "07", "--timed"])
        #expect(run.exitCode == 0 && run.errors.contains("4 persons: median"), "\(run.errors)")
        #expect(try explain(files + ["--sample", "4", "--seed", "07"]).output == run.output)
    }
}
