import Foundation
import TestSupport
import Testing

/// What is wrong with judgements, journals and links is said with its place and its mend, and nothing is lost.
@Suite struct LinkJudgingInputTests {
    private let folder: TemporaryFolder
    private let claim: String
    private let holding: String
    private let links: String

    init() throws {
        folder = try TemporaryFolder()
        let header = "id,surname,given_names,birth_date,sex\n"
        claim = try folder.write(
            header + "C1,Zyxcanarov,Orin,1990-02-11,M\nC2,Besk,Ilan,1988-07-02,M\n", to: "claim.csv")
        holding = try folder.write(
            header + "H1,Zyxcanarov,Orin,1990-02-11,M\nH2,Besk,Ila,1988-07-02,F\n", to: "holding.csv")
        links = try folder.write(
            "left_id,right_id,weight_bits,grade\nC1,H1,12,strong\nC2,H2,4,possible\nC2,H77,4,possible\n",
            to: "links.csv")
    }

    private func status(_ more: [String]) throws -> ParleyTool.Run {
        try ParleyTool.run(["link", "status", claim, holding, "--links", links] + more)
    }

    private func judgements(_ rows: String, header: String = "left_id,right_id,held_by,judgement,by,at,reason") throws
        -> String
    {
        try folder.write(header + "\n" + rows, to: "judgements.csv")
    }

    @Test func badRowsAreFindingsAndTheOthersCount() throws {
        let file = try judgements(
            """
            C1,H1,B,same,R. Ardelle,2025-05-19T10:00:00Z,
            C1,H1,B,same,J. Tervan,2025-05-19T11:00:00Z,
            C9,H1,B,same,J. Tervan,2025-05-19T11:00:00Z,
            C2,H2,B,perhaps,J. Tervan,2025-05-19T11:00:00Z,
            C2,H2,B,same,J. Tervan,2025-05-19T11:00:00Z,
            C2,H2,B,different,J. Tervan,2025-05-19T11:00:00Z,
            """)
        let run = try status(["--judgements", file])
        #expect(run.exitCode == 0)
        for part in [
            "judgements.csv, row 4, column left_id: error: LINE_UNKNOWN",
            "row 5, column judgement: error: JUDGEMENT_WORD",
            "row 7, column judgement: error: REVIEWER_CONTRADICTS",
            "links.csv, row 4, column right_id: error: LINE_UNKNOWN",
        ] { #expect(run.errors.contains(part), "\(part)\n\(run.errors)") }
        #expect(!run.errors.contains("Zyxcanarov") && !run.output.contains("Zyxcanarov"))
        #expect(run.output.contains("matched"))
    }

    @Test func contradictoryJudgementsAreAConflictWithItsCause() throws {
        let file = try judgements(
            "C1,H1,B,same,R. Ardelle,2025-05-19T10:00:00Z,\nC1,H1,B,different,J. Tervan,2025-05-19T11:00:00Z,\n")
        let run = try status(["--judgements", file])
        #expect(run.exitCode == 0)
        #expect(run.output.contains("in conflict, reviewers disagree: 1"))
    }

    @Test func missingColumnsEndWith65() throws {
        let file = try judgements("C1,H1,same\n", header: "left_id,right_id,judgement")
        let run = try status(["--judgements", file])
        #expect(run.exitCode == 65)
        for column in ["held_by", "by", "at"] {
            #expect(run.errors.contains("row 1, column \(column): error: COLUMN_MISSING"))
        }
    }

    @Test func aJournalAlteredInTheMiddleEndsWith65AndIsLeftAsItIs() throws {
        let journal = folder.path("journal.jsonl")
        for (pair, name) in [("C1,H1", "R. Ardelle"), ("C1,H1", "J. Tervan"), ("C2,H2", "R. Ardelle")] {
            let run = try ParleyTool.run([
                "link", "judge", claim, holding, "--journal", journal, "--pair", pair, "--say", "same", "--by", name,
            ])
            #expect(run.exitCode == 0, "\(run.errors)")
        }
        let text = String(decoding: try folder.bytes("journal.jsonl"), as: UTF8.self)
        let altered = text.replacing("\"by\":\"J. Tervan\"", with: "\"by\":\"M. Third\"")
        _ = try folder.write(altered, to: "journal.jsonl")
        for run in [
            try status(["--journal", journal]),
            try ParleyTool.run([
                "link", "judge", claim, holding, "--journal", journal, "--pair", "C1,H1", "--say", "same", "--by", "A",
            ]),
        ] {
            #expect(run.exitCode == 65)
            #expect(run.errors.contains("journal.jsonl, row 3: error: JOURNAL_ALTERED"), "\(run.errors)")
        }
        #expect(String(decoding: try folder.bytes("journal.jsonl"), as: UTF8.self) == altered)
        let missing = try status(["--journal", folder.path("none.jsonl")])
        #expect(missing.exitCode == 74)
    }

    @Test func reviewersWhoActAtOnceLoseNothing() throws {
        let journal = folder.path("shared.jsonl")
        let processes = try (0..<8).map { number in
            let process = Process()
            process.executableURL = ParleyTool.url
            process.arguments = [
                "link", "judge", claim, holding, "--journal", journal, "--pair", "C1,H1", "--say", "same", "--by",
                "Reviewer \(number)",
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        let text = String(decoding: try folder.bytes("shared.jsonl"), as: UTF8.self)
        #expect(text.split(separator: "\n").count == 9)
        for number in 0..<8 { #expect(text.contains("\"by\":\"Reviewer \(number)\"")) }
        let run = try status(["--journal", journal])
        #expect(run.exitCode == 0 && !run.errors.contains("JOURNAL"), "\(run.errors)")
    }

    @Test func wrongUseIsSaidBeforeAnythingIsWritten() throws {
        let journal = folder.path("new.jsonl")
        let judge = ["link", "judge", claim, holding, "--journal", journal]
        for (more, code) in [
            (["--pair", "C1,H1", "--say", "maybe", "--by", "A"], Int32(64)), (["--pair", "C1", "--say", "same"], 64),
            (["--pair", "C1,H1", "--say", "same", "--by", " "], 64),
            (["--pair", "C1,H1", "--say", "same", "--by", "A", "--at", "today"], 64),
            (["--pair", "C1,H9", "--say", "same", "--by", "A"], 1),
        ] {
            let run = try ParleyTool.run(judge + more)
            #expect(run.exitCode == code, "\(more): \(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: journal))
        }
        let both = try judgements(
            "C1,H1,B,same,R. Ardelle,2025-05-19T10:00:00Z,\nC1,H1,A,same,R. Ardelle,2025-05-19T10:00:00Z,\n")
        let run = try status(["--judgements", both])
        #expect(run.exitCode == 1 && run.errors.contains("HELD_BY_NEEDED"))
    }

    @Test func thePageAndTheRowsHoldNoNameAndAreTheirOwnersAlone() throws {
        let file = try judgements("C1,H1,B,same,R. Ardelle,2025-05-19T10:00:00Z,\n")
        let (rows, page) = (folder.path("status.csv"), folder.path("status.html"))
        let run = try status(["--judgements", file, "--out", rows, "--report", page])
        #expect(run.exitCode == 0)
        for path in ["status.csv", "status.html"] {
            #expect(try permissions(folder.path(path)) == 0o600)
            #expect(!String(decoding: try folder.bytes(path), as: UTF8.self).contains("Zyxcanarov"))
        }
        #expect(String(decoding: try folder.bytes("status.html"), as: UTF8.self).contains("<desc id="))
    }

    @Test func clustersShowAContradictionWithItsJudgements() throws {
        let header = "left_id,right_id,held_by,judgement,by,at,reason\n"
        func both(_ pair: String, _ word: String) -> String {
            "\(pair),B,\(word),R. Ardelle,2025-05-19T10:00:00Z,\n\(pair),B,\(word),J. Tervan,2025-05-19T11:00:00Z,\n"
        }
        let first = try folder.write(header + both("C1,H1", "same") + both("C2,H1", "same"), to: "first.csv")
        let third = try folder.write("id,surname,sex\nT1,Besk,F\n", to: "third.csv")
        let second = try folder.write(header + both("H1,T1", "same"), to: "second.csv")
        let run = try ParleyTool.run([
            "link", "clusters", "--list", "claim=\(claim)", "--list", "holding=\(holding)", "--list", "third=\(third)",
            "--judged", "claim,holding=\(first)", "--judged", "holding,third=\(second)", "--out", folder.path("c.csv"),
        ])
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(
            run.output.contains(
                "person 1: two lines of one list, not known as repeats, judged one person: claim C1 and claim C2"),
            "\(run.output)")
        #expect(
            run.output.contains("person 1: the lists give another sex: claim C1 and third T1")
                || run.output.contains("person 1: the lists give another sex: holding H1 and third T1"))
        #expect(run.output.contains("claim C1 · holding H1: same (J. Tervan: same, row 3; R. Ardelle: same, row 2)"))
        let rows = String(decoding: try folder.bytes("c.csv"), as: UTF8.self)
        #expect(rows.contains("1,claim,1,C1,2,two_lines_one_list|sex_disagrees"), "\(rows)")
        #expect(try permissions(folder.path("c.csv")) == 0o600)
    }
}
