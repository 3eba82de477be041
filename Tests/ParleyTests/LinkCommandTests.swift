import Foundation
import TestSupport
import Testing

/// Two lists of invented people in a folder of their own.
private struct Lists {
    let folder: TemporaryFolder
    let claim: String
    let holding: String

    init() throws {
        folder = try TemporaryFolder()
        let surnames = ["Tarlov", "Besk", "Varr", "Lund", "Ostrel", "Mirkan", "Quell", "Dorsen", "Hallam", "Pryce"]
        func text(_ numbers: Range<Int>) -> String {
            numbers.reduce(into: "id,surname,given_names,birth_date,person\n") { text, number in
                let name = surnames[number % 10] + ["", "ik", "an"][number / 10 % 3]
                let given = ["Oren", "Dana", "Arvo", "Ilka", "Teo", "Runa", "Solm"][number % 7]
                text +=
                    "\(number),\(name),\(given),19\(60 + number % 39)-0\(1 + number % 9)-\(10 + number * 7 % 18),P\(number)\n"
            }
        }
        claim = try folder.write(text(0..<60), to: "claim.csv")
        holding = try folder.write(text(20..<110), to: "holding.csv")
    }

    func link(_ more: [String], out: String = "links.csv") throws -> ParleyTool.Run {
        try ParleyTool.run(["link", claim, holding, "--out", folder.path(out)] + more)
    }
}

private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
}

@Suite struct LinkCommandTests {
    @Test func aSavedModelGivesTheSameLinksAndSaysSo() throws {
        let lists = try Lists()
        let model = lists.folder.path("model.json")
        let first = try lists.link(["--save-model", model])
        #expect(first.exitCode == 0 && first.output.contains("estimated in"))
        let second = try lists.link(
            ["--model", model, "--save-model", lists.folder.path("again.json")], out: "again.csv")
        #expect(second.exitCode == 0 && second.output.contains("taken from model.json"), "\(second.errors)")
        #expect(try lists.folder.bytes("links.csv") == lists.folder.bytes("again.csv"))
        #expect(try lists.folder.bytes("model.json") == lists.folder.bytes("again.json"))
        let explained = try ParleyTool.run(
            ["link", "explain", lists.claim, lists.holding, "--pair", "25,25", "--model", model])
        #expect(explained.exitCode == 0 && explained.output.contains("written alike"), "\(explained.errors)")
        #expect(explained.output.contains("1 in "))
    }

    @Test func aModelThatDoesNotFitEndsWithItsReasons() throws {
        let lists = try Lists()
        let model = lists.folder.path("model.json")
        #expect(try lists.link(["--save-model", model]).exitCode == 0)
        let text = String(decoding: try lists.folder.bytes("model.json"), as: UTF8.self)
        let other = try lists.folder.write(
            text.replacing("\"birth_date\"", with: "\"taken_date\""), to: "other.json")
        let refused = try lists.link(["--model", other], out: "no.csv")
        #expect(refused.exitCode == 1)
        #expect(refused.errors.contains("other.json, column birth_date: error: MODEL_FIELD_MISSING"))
        #expect(refused.errors.contains("other.json, column taken_date: error: MODEL_FIELD_UNKNOWN"))
        let broken = try lists.folder.write(String(text.dropLast(20)), to: "broken.json")
        let wrong = try lists.folder.write(
            text.replacing("\"version\" : 1", with: "\"version\" : 9"), to: "wrong.json")
        for (path, code) in [(broken, "MODEL_JSON"), (wrong, "MODEL_VERSION")] {
            let run = try lists.link(["--model", path, "--json"], out: "no.csv")
            #expect(run.exitCode == 65)
            let findings = try object(run.output)["findings"] as? [[String: Any]]
            #expect(findings?.map { $0["code"] as? String } == [code])
        }
        #expect(!FileManager.default.fileExists(atPath: lists.folder.path("no.csv")))
        #expect(try lists.link(["--model", lists.folder.path("none.json")]).exitCode == 74)
    }

    @Test func aMappingToMissingColumnsNamesEachInBothLists() throws {
        let lists = try Lists()
        let mapping = try lists.folder.write(
            "fields:\n  surname: {column: surname}\n  patronymic: {column: father}\n  sex: {column: gender}\n",
            to: "mapping.yaml")
        let run = try lists.link(["--mapping-left", mapping, "--mapping-right", mapping])
        #expect(run.exitCode == 1)
        for file in ["claim.csv", "holding.csv"] {
            for column in ["father", "gender"] {
                #expect(
                    run.errors.contains("\(file), column \(column): error: COLUMN_MISSING"), "\(run.errors)")
            }
        }
        #expect(!FileManager.default.fileExists(atPath: lists.folder.path("links.csv")))
        // Checked alone, the list is read all the same and nothing of it is lost.
        let check = try ParleyTool.run(["list", "check", lists.claim, "--mapping", mapping, "--json"])
        #expect(check.exitCode == 0)
        let answer = try object(check.output)
        #expect((answer["totals"] as? [String: Int])?["accepted"] == 60)
        let codes = (answer["findings"] as? [[String: Any]] ?? []).filter { $0["code"] as? String == "COLUMN_MISSING" }
        #expect(codes.count == 2)
    }

    @Test func scoreReadsPairsAndClustersAlike() throws {
        let lists = try Lists()
        #expect(try lists.link(["--one-to-one"]).exitCode == 0)
        let truth = try lists.folder.write(
            "left_id,right_id\n" + (20..<60).map { "\($0),\($0)\n" }.joined(), to: "truth.csv")
        let links = lists.folder.path("links.csv")
        let page = lists.folder.path("score.html")
        let byPairs = try ParleyTool.run(["link", "score", links, truth, "--json", "--report", page])
        let byClusters = try ParleyTool.run([
            "link", "score", links, "--truth-cluster", "person", lists.claim, lists.holding, "--json",
        ])
        #expect(byPairs.exitCode == 0 && byPairs.output == byClusters.output, "\(byClusters.errors)")
        let answer = try object(byPairs.output)
        #expect(Set(answer.keys) == ["all", "assigned"])
        let all = try #require(answer["all"] as? [String: Any])
        #expect(
            Set(all.keys) == [
                "precision", "recall", "f1", "best_f1", "best_threshold", "average_precision", "by_grade",
            ])
        #expect((all["best_f1"] as? Double ?? 0) > 0.95)
        let html = String(decoding: try lists.folder.bytes("score.html"), as: UTF8.self)
        #expect(html.contains("Whether probabilities hold"))
        for wrong in [[links], [links, truth, truth], [links, truth, "--id", "id"]] {
            #expect(try ParleyTool.run(["link", "score"] + wrong).exitCode == 64)
        }
        let missing = try ParleyTool.run(["link", "score", links, "--truth-cluster", "who", lists.claim])
        #expect(missing.exitCode == 65 && missing.errors.contains("COLUMN_MISSING"))
    }

    @Test func weightsBelowNothingAreWrittenAsTheyAre() throws {
        let lists = try Lists()
        let run = try lists.link(["--floor", "-30", "--threshold", "-2", "--json"])
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(try lists.link([], out: "fewer.csv").exitCode == 0)
        #expect(try lists.folder.bytes("links.csv").count > lists.folder.bytes("fewer.csv").count)
        let truth = try lists.folder.write("left_id,right_id\n20,20\n", to: "truth.csv")
        let score = try ParleyTool.run(["link", "score", lists.folder.path("links.csv"), truth, "--threshold", "-30"])
        #expect(score.exitCode == 0, "\(score.errors)")
    }

    @Test func severalLeftLinesMayShareARightLine() throws {
        let lists = try Lists()
        let twice = String(decoding: try lists.folder.bytes("claim.csv"), as: UTF8.self)
        let again = twice.split(separator: "\n").dropFirst().map { "b\($0)\n" }.joined()
        let families = try lists.folder.write(twice + again, to: "families.csv")
        let run = try ParleyTool.run([
            "link", families, lists.holding, "--many-to-one", "--out", lists.folder.path("many.csv"), "--json",
        ])
        #expect(run.exitCode == 0)
        let assigned = try object(run.output)["assigned"] as? Int ?? 0
        #expect(assigned >= 80)
        let both = try lists.link(["--many-to-one", "--one-to-one"])
        #expect(both.exitCode == 64)
    }

    @Test func theReportStandsByItselfAndItsFiguresAreInTheAnswer() throws {
        let lists = try Lists()
        let page = lists.folder.path("report.html")
        let run = try lists.link(["--report", page, "--one-to-one", "--json"])
        #expect(run.exitCode == 0)
        let answer = try object(run.output)
        let expected = try #require(answer["estimated"] as? [[String: Any]])
        #expect(expected.count == 16)
        let html = String(decoding: try lists.folder.bytes("report.html"), as: UTF8.self)
        #expect(html.contains("How the lists were linked") && html.contains("claim.csv"))
        let text = try lists.link(["--report", page])
        #expect(text.output.contains("Expected by the model, without labels"))
    }
}
