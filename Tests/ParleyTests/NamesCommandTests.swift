import Foundation
import TestSupport
import Testing

@Suite struct NamesCommandTests {
    private static let pairs = """
        id\ttask\tlabel\ta\tb
        7\tfull\t1\tПрокоп'єв Микола Олексійович\tПРОКОПЬЕВ НИКОЛАЙ АЛЕКСЕЕВИЧ
        8\tfull\t0\tПрокоп'єв Микола Олексійович\tПрокоп'єв Микита Олексійович
        9\tlone\t1\t"Коваль\tKoval
        10\tlone\t0\tКоваль\t

        """

    @Test func everyRowIsKeptWithScoreAndReason() throws {
        let folder = try TemporaryFolder()
        let pairs = try folder.write(Self.pairs, to: "pairs.tsv")
        let run = try ParleyTool.run(["names", "compare", pairs, "--out", folder.path("scores.tsv")])
        #expect(run.exitCode == 0, "\(run.errors)")
        let lines = String(decoding: try folder.bytes("scores.tsv"), as: UTF8.self).split(separator: "\n")
        let before = Self.pairs.split(separator: "\n")
        #expect(lines.count == before.count && lines[0] == before[0] + "\tscore\treason")
        for (line, old) in zip(lines, before).dropFirst() { #expect(line.hasPrefix(old + "\t")) }
        #expect(lines[1].contains("Микола = НИКОЛАЙ: same name class"))
        let mode =
            try FileManager.default.attributesOfItem(atPath: folder.path("scores.tsv"))[.posixPermissions] as? Int
        #expect(mode == 0o600)

        let again = try ParleyTool.run([
            "names", "compare", folder.path("scores.tsv"), "--out", folder.path("again.tsv"),
        ])
        #expect(again.exitCode == 0)
        #expect(try folder.bytes("again.tsv") == folder.bytes("scores.tsv"))

        let score = try ParleyTool.run(["names", "score", folder.path("scores.tsv"), "--json"])
        let object = try JSONSerialization.jsonObject(with: Data(score.output.utf8)) as? [String: Any]
        let all = object?["all"] as? [String: Any]
        #expect(all?["roc_auc"] as? Double == 1 && all?["pairs"] as? Int == 4)
        #expect((object?["by_task"] as? [String: Any])?.keys.sorted() == ["full", "lone"])
        #expect(try ParleyTool.run(["names", "score", folder.path("scores.tsv")]).output.contains("ROC AUC"))
    }

    @Test func badPairsEndWith65AndSayWhy() throws {
        let folder = try TemporaryFolder()
        for (text, code) in [
            (Data(), "EMPTY"), (Data("\n\n".utf8), "EMPTY"), (Data("a\tc\n1\t2\n".utf8), "COLUMN_MISSING"),
            (Data("a\tb\n1\t2\t3\n".utf8), "ROW_WIDTH"), (Data("a\tb\n".utf8) + Data([0xC3, 0x28]), "NOT_UTF8"),
        ] {
            let path = try folder.write(text, to: "pairs.tsv")
            let run = try ParleyTool.run(["names", "compare", path, "--out", folder.path("o.tsv")])
            #expect(run.exitCode == 65 && run.errors.contains("error: \(code)"), "\(code): \(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.path("o.tsv")))
        }
        #expect(
            try ParleyTool.run(["names", "compare", folder.path("no.tsv"), "--out", folder.path("o.tsv")]).exitCode
                == 74)
        #expect(try ParleyTool.run(["names", "compare", folder.path("pairs.tsv")]).exitCode == 64)
    }

    @Test func badScoresEndWith65WithEveryFault() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("score\tlabel\n0.5\tmaybe\n2\t1\nx\t0\n0.1\t0\n", to: "scores.tsv")
        let run = try ParleyTool.run(["names", "score", path])
        #expect(run.exitCode == 65)
        #expect(run.errors.contains("row 2, column label: error: LABEL"))
        #expect(run.errors.contains("row 3, column score: error: SCORE"))
        #expect(run.errors.contains("row 4, column score: error: SCORE") && !run.errors.contains("row 5"))
        let empty = try folder.write("score\tlabel\n", to: "empty.tsv")
        #expect(try ParleyTool.run(["names", "score", empty]).errors.contains("error: EMPTY"))
        let noLabel = try folder.write("score\ta\n1\t2\n", to: "none.tsv")
        #expect(try ParleyTool.run(["names", "score", noLabel]).errors.contains("column label: error: COLUMN_MISSING"))
    }
}
