import Foundation
import TestSupport
import Testing

@Suite struct TalksFolderTests {
    private static let head = "--by desk --at 2025-05-16T15:00+03:00 --visibility BOTH"

    @Test func anActIsAFileThatIsWrittenOnceAndReadBack() throws {
        let desk = try TalksDesk()
        try desk.talks("result add --id R1 --matter 'return of the wounded' \(Self.head)")
        let file = "\(desk.path)/acts/000001.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.hasPrefix("# personal data\n"))
        #expect(text.contains("kind: result") && text.contains("id: R1") && text.contains("at: 2025-05-16T15:00+03:00"))
        #expect(try permissions(file) == 0o600)
        let shown = try desk.json("result show R1")
        let record = shown["record"] as? [String: Any]
        let result = record?["result"] as? [String: Any]
        #expect(result?["matter"] as? String == "return of the wounded")
        #expect(record?["established"] as? String == "NONE")
    }

    @Test func aSittingIsOnRecordWholeOrNotAtAll() throws {
        let desk = try TalksDesk()
        let good = """
            kind: result
            id: R1
            matter: one
            ---
            kind: claim
            result: R1
            voice: A
            rung: DISCUSSED

            """
        let refused = try desk.enter(good + "---\nkind: commitment\nid: C1\naction: hand over lists\n", code: 1)
        #expect(refused.errors.contains("NO_ACTOR") && refused.errors.contains("row 10"), "\(refused.errors)")
        #expect(try desk.actFiles().isEmpty)
        let unreadable = try desk.enter(good + "---\nkind: claim\nresult: R1\nvoice: X\n", code: 65)
        #expect(unreadable.errors.contains("BAD_VALUE") && unreadable.errors.contains("row 12"), "\(unreadable.errors)")
        #expect(try desk.actFiles().isEmpty)
        try desk.enter(good)
        #expect(try desk.actFiles() == ["000001.yaml", "000002.yaml"])
    }

    @Test func whatAnInterruptionLeavesIsReportedAndReadAround() throws {
        let desk = try TalksDesk()
        try desk.talks("result add --id R1 --matter one \(Self.head)")
        try Data("kind: resu".utf8).write(to: URL(fileURLWithPath: "\(desk.path)/acts/.000002.yaml.partial-99"))
        try desk.talks("result add --id R2 --matter two \(Self.head)")
        let results = try desk.json("result list")["results"] as? [[String: Any]]
        #expect(results?.count == 2)
    }

    /// A sitting acknowledged, of which only the first act had its own file when the machine stopped.
    @Test func aSittingInterruptedWhileItIsLaidOutLosesNothing() throws {
        let desk = try TalksDesk()
        try desk.enter("kind: result\nid: R1\nmatter: one\n---\nkind: result\nid: R2\nmatter: two\n")
        let acts = "\(desk.path)/acts"
        let texts = try ["000001", "000002"].map { try String(contentsOfFile: "\(acts)/\($0).yaml", encoding: .utf8) }
        let sitting = "# file 000001.yaml\n\(texts[0])---\n# file 000002.yaml\n\(texts[1])"
        try Data(sitting.utf8).write(to: URL(fileURLWithPath: "\(acts)/000001-000002.sitting"))
        try FileManager.default.removeItem(atPath: "\(acts)/000002.yaml")
        #expect((try desk.json("result list")["results"] as? [[String: Any]])?.count == 2)
        try desk.talks("result add --id R3 --matter three \(Self.head)")
        #expect(try desk.actFiles() == ["000001.yaml", "000002.yaml", "000003.yaml"])
        #expect(try String(contentsOfFile: "\(acts)/000002.yaml", encoding: .utf8) == texts[1])
    }

    @Test(arguments: [
        ("cut short", "YAML"), ("emptied", "YAML"), ("renumbered", "ACT_NUMBER"), ("taken away", "ACT_MISSING"),
        ("no text", "NOT_TEXT"), ("another value", "BAD_VALUE"),
    ])
    func aDamagedActIsAFindingWithItsFile(damage: String, code: String) throws {
        let desk = try TalksDesk()
        for number in 1...3 { try desk.talks("result add --id R\(number) --matter m --note n \(Self.head)") }
        let file = URL(fileURLWithPath: "\(desk.path)/acts/000002.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        switch damage {
        case "cut short": try Data("number: 2\nat: '2025".utf8).write(to: file)
        case "emptied": try Data().write(to: file)
        case "renumbered": try Data(text.replacing("number: 2", with: "number: 7").utf8).write(to: file)
        case "taken away": try FileManager.default.removeItem(at: file)
        case "no text": try Data([0x89, 0x50, 0, 0, 1]).write(to: file)
        default: try Data(text.replacing("visibility: BOTH", with: "visibility: ALL").utf8).write(to: file)
        }
        let object = try desk.json("result list", code: 65)
        let findings = object["findings"] as? [[String: Any]] ?? []
        let found = findings.first { $0["code"] as? String == code }
        #expect(found != nil, "\(findings)")
        #expect(found?["file"] as? String == (damage == "taken away" ? "000003.yaml" : "000002.yaml"))
        #expect((found?["mend"] as? String)?.isEmpty == false)
    }

    @Test func twoWhoWriteAtOnceBothStand() async throws {
        let desk = try TalksDesk()
        let path = desk.path
        await withTaskGroup(of: Int32.self) { group in
            for number in 1...6 {
                group.addTask {
                    let run = try? ParleyTool.run([
                        "talks", "result", "add", "--in", path, "--by", "desk", "--at", "2025-05-16T15:00+03:00",
                        "--id",
                        "R\(number)", "--matter", "m",
                    ])
                    return run?.exitCode ?? -1
                }
            }
            for await code in group { #expect(code == 0) }
        }
        #expect(try desk.actFiles().count == 6)
        #expect((try desk.json("result list")["results"] as? [[String: Any]])?.count == 6)
    }

    @Test func aPapersFileIsCheckedAgainstItsHash() throws {
        let desk = try TalksDesk()
        let memorandum = try desk.folder.write("Words of the memorandum.\n", to: "memo.txt")
        try desk.talks("paper add --id D1 --paper-type MEMORANDUM --title Memo --copy \(memorandum) \(Self.head)")
        let out = desk.folder.path("out.txt")
        try desk.talks("paper file D1 --out \(out) --for B")
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "Words of the memorandum.\n")
        try desk.talks("paper file D1 --out \(out) --for public", code: 1)
        try Data("Other words.\n".utf8).write(to: URL(fileURLWithPath: "\(desk.path)/papers/memo.txt"))
        let run = try desk.talks("paper file D1 --out \(out)", code: 65)
        #expect(run.errors.contains("HASH_DIFFERS"))
    }
}
