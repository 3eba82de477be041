import Foundation
import TestSupport
import Testing

@Suite struct TalksReadTests {
    private static let report = """
        date 2025-05-16

        ZAHRAN, May 16 — “We are ready to exchange lists,” Norrow’s Foreign Minister Arvo Lund said on Friday.

        Veshna handed over 34 bodies, the ministry said.
        """

    @Test func everySharedReportIsReadAsJSON() throws {
        guard let reports = sharedData("talks/reports") else { return }
        let files = try FileManager.default.contentsOfDirectory(atPath: reports.path).filter { $0.hasSuffix(".txt") }
        #expect(files.count == 10)
        for file in files.sorted() {
            let path = reports.appendingPathComponent(file).path
            let text = Array(try String(contentsOfFile: path, encoding: .utf8).unicodeScalars)
            let run = try ParleyTool.run(["talks", "read", path, "--json"])
            #expect(run.exitCode == 0 && run.errors.isEmpty, "\(file)")
            let object = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
            #expect(Set(object.keys) == ["report_date", "people", "proposals"])
            let proposals = try #require(object["proposals"] as? [[String: Any]])
            #expect(!proposals.isEmpty)
            for proposal in proposals {
                let (start, end) = (proposal["start"] as? Int ?? 0, proposal["end"] as? Int ?? 0)
                let span = String(String.UnicodeScalarView(text[start..<end]))
                #expect(proposal["text"] as? String == span, "\(file) \(start)")
            }
            let masked = (object["people"] as? [[String: Any]] ?? []).filter { $0["masked"] as? Bool == true }
            let table = try ParleyTool.run(["talks", "read", path])
            for name in masked.compactMap({ $0["name"] as? String }) {
                #expect(!table.output.contains(name), "\(file)")
            }
        }
    }

    @Test func onlyWhatAPersonAcceptsEntersWithItsSpan() throws {
        let desk = try TalksDesk()
        let report = try desk.folder.write(Self.report, to: "report.txt")
        let decisions = desk.folder.path("decisions.yaml")
        try desk.talks("read \(report) --proposals \(decisions)")
        #expect(try permissions(decisions) == 0o600)
        let proposed = try String(contentsOfFile: decisions, encoding: .utf8)
        let accept = "read \(report) --accept \(decisions) --by clerk --at 2025-05-17T09:00+03:00 --visibility BOTH"
        // Nothing is accepted yet.
        #expect(try desk.talks(accept, code: 1).errors.contains("NOTHING_ACCEPTED"))
        var acts = proposed.components(separatedBy: "---\n")
        let place = try #require(acts.firstIndex { $0.contains("kind: statement") && $0.contains("We are ready") })
        acts[place] = acts[place].replacing("accept: no", with: "accept: yes")
        // Accepted, and not decided: what the report cannot tell is asked for.
        try Data(acts.joined(separator: "---\n").utf8).write(to: URL(fileURLWithPath: decisions))
        let open = try desk.talks(accept, code: 65)
        #expect(open.errors.contains("decisions.yaml") && open.errors.contains("statement_kind"), "\(open.errors)")
        #expect(try desk.actFiles().isEmpty)
        #expect(acts[place].contains("id: S1\n") && acts[place].contains("# a person fills in: statement_kind\n"))
        acts[place] = acts[place].replacing("statement_kind:\n", with: "statement_kind: ASSESSMENT\n")
        try Data(acts.joined(separator: "---\n").utf8).write(to: URL(fileURLWithPath: decisions))
        try desk.talks(accept)
        let view = try desk.json("view")
        let statements = view["statements"] as? [[String: Any]]
        let statement = statements?.first?["statement"] as? [String: Any]
        #expect(statements?.count == 1 && statement?["words"] as? String == "We are ready to exchange lists,")
        let source = statement?["source"] as? [String: Any]
        #expect(source?["report"] as? String == "report.txt")
        let scalars = Array(Self.report.unicodeScalars)
        let (start, end) = (source?["start"] as? Int ?? 0, source?["end"] as? Int ?? 0)
        #expect(String(String.UnicodeScalarView(scalars[start..<end])) == "We are ready to exchange lists,")
        #expect((view["returns"] as? [Any])?.isEmpty == true && (view["announcements"] as? [Any])?.isEmpty == true)
    }

    @Test func aClaimTakesTheIdOfItsResultAndNoProposedIdIsTaken() throws {
        let desk = try TalksDesk()
        let head = "--by desk --at 2025-05-16T12:00+03:00 --visibility BOTH"
        try desk.talks("result add --id R1 --matter lists \(head)")
        let words =
            "Norrow and Veshna agreed to exchange 1,000 prisoners each, Foreign Minister Arvo Lund said on Friday."
        let report = try desk.folder.write("date 2025-05-16\n\nZAHRAN, May 16 — \(words)\n", to: "agreed.txt")
        let decisions = desk.folder.path("agreed.yaml")
        try desk.talks("read \(report) --proposals \(decisions)")
        var acts = try String(contentsOfFile: decisions, encoding: .utf8).components(separatedBy: "---\n")
        let result = try #require(acts.firstIndex { $0.contains("kind: result\n") })
        let claim = try #require(acts.firstIndex { $0.contains("kind: claim\n") })
        #expect(acts[result].contains("id: R2\n") && !acts[result].contains("# a person fills in:"))
        #expect(acts[claim].contains("result:\n") && acts[claim].contains("# a person fills in: voice\n"))
        acts[result] = acts[result].replacing("accept: no", with: "accept: yes").replacing("id: R2", with: "id: EX")
        acts[claim] = acts[claim].replacing("accept: no", with: "accept: yes").replacing("voice:\n", with: "voice: A\n")
        try Data(acts.joined(separator: "---\n").utf8).write(to: URL(fileURLWithPath: decisions))
        try desk.talks("read \(report) --accept \(decisions) \(head)")
        let results = try desk.json("view")["results"] as? [[String: Any]] ?? []
        let claims = results.flatMap { $0["claims"] as? [Any] ?? [] }
        #expect(results.count == 2 && claims.count == 1)
    }

    @Test func proposalsOfAnotherReportAreRefused() throws {
        let desk = try TalksDesk()
        let report = try desk.folder.write(Self.report, to: "report.txt")
        let decisions = desk.folder.path("decisions.yaml")
        try desk.talks("read \(report) --proposals \(decisions)")
        let text = try String(contentsOfFile: decisions, encoding: .utf8).replacing("accept: no", with: "accept: yes")
        try Data(text.utf8).write(to: URL(fileURLWithPath: decisions))
        _ = try desk.folder.write("date 2025-05-16\n\nLONGER " + Self.report.dropFirst(17), to: "report.txt")
        let run = try desk.talks("read \(report) --accept \(decisions) --by clerk", code: 65)
        #expect(run.errors.contains("OTHER_REPORT"))
    }

    @Test(arguments: [
        ([UInt8](), "EMPTY_REPORT"), ([0x50, 0x4B, 0, 0], "NOT_TEXT"), ([0xC0, 0xC1, 0xFE], "NOT_UTF8"),
    ])
    func aReportThatIsNoTextEndsWith65(bytes: [UInt8], code: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Data(bytes), to: "report.txt")
        let run = try ParleyTool.run(["talks", "read", path, "--json"])
        #expect(run.exitCode == 65 && run.output.contains(code) && run.output.contains("report.txt"))
    }
}
