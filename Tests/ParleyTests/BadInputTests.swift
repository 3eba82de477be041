import Foundation
import TestSupport
import Testing

/// A file that no list can be read from, and the code that says so.
private let unreadable: [(name: String, bytes: [UInt8], code: String)] = [
    ("empty.csv", [], "EMPTY"),
    ("blank.csv", Array(" \r\n\n".utf8), "EMPTY"),
    ("picture.csv", [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 0, count: 200), "BINARY"),
    ("sheet.csv", [0x50, 0x4B, 0x03, 0x04] + Array(repeating: 7, count: 100), "BINARY"),
    ("strange.csv", Array("alpha,beta\n1,2\n3,4\n".utf8), "NO_KNOWN_COLUMN"),
]

@Suite struct BadInputTests {
    @Test(arguments: unreadable.indices)
    func whatIsNoListEndsWith65AndWhy(index: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(unreadable[index].bytes), to: unreadable[index].name)
        let good = try folder.write("id,surname\n1,Tarlov\n", to: "good.csv")
        for arguments in [
            ["list", "check", path], ["list", "normalize", path, "--out", folder.path("o.csv")],
            ["link", path, good, "--out", folder.path("l.csv")], ["link", good, path, "--out", folder.path("l.csv")],
        ] {
            let run = try ParleyTool.run(arguments)
            #expect(run.exitCode == 65, "\(arguments)")
            #expect(run.errors.contains("\(unreadable[index].name): error: \(unreadable[index].code)"), "\(run.errors)")
            #expect(run.output.isEmpty)
        }
    }

    @Test func withJSONTheReasonsAreOnStandardOutput() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("", to: "empty.csv")
        let run = try ParleyTool.run(["list", "check", path, "--json"])
        #expect(run.exitCode == 65)
        #expect(run.errors.isEmpty)
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let findings = object?["findings"] as? [[String: Any]]
        #expect(findings?.first?["code"] as? String == "EMPTY")
    }

    @Test func whatCannotBeReadOrWrittenEndsWith74() throws {
        let folder = try TemporaryFolder()
        let good = try folder.write("id,surname,birth_date\n1,Tarlov,1990-01-02\n", to: "good.csv")
        for arguments in [
            ["list", "check", folder.path("nowhere.csv")],
            ["list", "normalize", good, "--out", folder.path("no/such/folder/o.csv")],
            ["link", good, folder.path("nowhere.csv"), "--out", folder.path("l.csv")],
            ["plan", "check", folder.path("nowhere.json"), "--persons", good, "--terms", good],
            ["report", folder.url.path, "--out", folder.path("r.html")],
        ] {
            let run = try ParleyTool.run(arguments)
            #expect(run.exitCode == 74, "\(arguments): \(run.errors)")
        }
    }

    @Test func badRowsAreFoundAndNoneIsLost() throws {
        let folder = try TemporaryFolder()
        let text = """
            id,surname,given_names,birth_date
            1,Tarlov,Oren,1990-02-11
            2,Besk
            3,Varr,Dana,when the snow melted
            4,Lund,Arvo,31.02.1990
            ,,,
            """
        let path = try folder.write(text, to: "rows.csv")
        let run = try ParleyTool.run(["list", "check", path, "--json"])
        #expect(run.exitCode == 0)
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let codes = Set((object?["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String })
        #expect(codes.isSuperset(of: ["CELLS_MISSING", "DATE_UNREADABLE"]))
        let totals = try #require(object?["totals"] as? [String: Int])
        #expect(totals["rows"] == 6)
        #expect(totals["accepted"] == 4)
        #expect(totals["rows"] == (totals["received"] ?? 0) + (totals["not_lines"] ?? 0))
        #expect(totals["received"] == (totals["accepted"] ?? 0) + (totals["rejected"] ?? 0))
    }

    @Test func windows1251TakenForUTF8IsAFindingWithItsMend() throws {
        let folder = try TemporaryFolder()
        // "Бесков;Иван;1988" in Windows-1251 below an English header, with a mapping that insists on UTF-8.
        let row: [UInt8] = [0xC1, 0xE5, 0xF1, 0xEA, 0xEE, 0xE2, 0x3B, 0xC8, 0xE2, 0xE0, 0xED]
        let bytes = Array("surname;given_names;birth_date\n".utf8) + row + Array(";1988-01-02\n".utf8)
        let path = try folder.write(Data(bytes), to: "old.csv")
        let mapping = try folder.write(
            "encoding: utf-8\nfields:\n  surname: {column: surname}\n  given_names: {column: given_names}\n",
            to: "mapping.yaml")
        let run = try ParleyTool.run(["list", "check", path, "--mapping", mapping])
        #expect(run.exitCode == 0)
        #expect(run.errors.contains("old.csv") && run.errors.contains("windows-1251"), "\(run.errors)")
    }
}
