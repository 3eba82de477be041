import Foundation
import Persons
import TestSupport
import Testing

/// A whole exchange in a folder, from the rehearsed lists to the three reports.
private struct RehearsedRun {
    let folder = try? TemporaryFolder()
    private(set) var outputs: [String] = []

    static let terms = """
        exchange: small
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: eligible,    kind: eligible, confirmed: true, consent: true}
          - {id: no-trial,    kind: exclude, who: {proceedings: true}}
          - {id: n-for-n,     kind: count, n: 30, mode: exact, ratio: [1, 1]}
          - {id: two-days,    kind: stages, stages: [{id: 1, date: 2025-05-23, size: 20}, {id: 2, date: 2025-05-24, size: 10}]}
          - {id: severe,      kind: must, who: {health: severe}, counts: false, by_stage: 2}
          - {id: civilians,   kind: quota, who: {status: civilian}, max: 10}
          - {id: draw,        kind: lottery, method: ticket}
        objective: [count, band, captivity, early, lottery]
        """

    var directory: String { folder?.path("run") ?? "" }

    @discardableResult
    mutating func parley(_ arguments: [String], expecting code: Int32 = 0) throws -> ParleyTool.Run {
        let run = try ParleyTool.run(arguments)
        #expect(run.exitCode == code, "\(arguments): \(run.errors)")
        // Summaries of links carry seconds; everything else must repeat itself.
        if arguments.first != "link" { outputs.append(run.output.replacing(directory, with: "DIR")) }
        return run
    }

    mutating func play(seed: Int) throws {
        let dir = directory
        try parley(["rehearse", "istanbul", "--seed", "\(seed)", "--claims", "120", "--held", "240", "--out", dir])
        try Data(Self.terms.utf8).write(to: URL(fileURLWithPath: "\(dir)/terms.yaml"))
        for (side, other) in [("norrow", "veshna"), ("veshna", "norrow")] {
            try parley(["list", "check", "\(dir)/\(side)/claim.csv", "\(dir)/\(side)/holding.csv", "--json"])
            try parley([
                "link", "\(dir)/\(side)/claim.csv", "\(dir)/\(other)/holding.csv", "--one-to-one", "--out",
                "\(dir)/links-\(side).csv",
            ])
        }
        try parley([
            "plan", "persons", "--held-by-a", "\(dir)/norrow/holding.csv", "--held-by-b", "\(dir)/veshna/holding.csv",
            "--judgements", "\(dir)/judgements.csv", "--attributes", "\(dir)/attributes.csv", "--out",
            "\(dir)/persons.csv",
        ])
        let files = ["--persons", "\(dir)/persons.csv", "--terms", "\(dir)/terms.yaml"]
        try parley(["plan", "make"] + files + ["--seed", "2025", "--out", "\(dir)/plan.json"])
        let check = try parley(["plan", "check", "\(dir)/plan.json"] + files + ["--json"])
        try Data(check.output.utf8).write(to: URL(fileURLWithPath: "\(dir)/check.json"))
        for reader in ["mediator", "A", "B"] {
            try parley(["report", dir, "--for", reader, "--out", "\(dir)/report-\(reader).html"])
        }
    }

    /// Every file by its path in the folder.
    func files() throws -> [String: Data] {
        let root = URL(fileURLWithPath: directory)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        var files: [String: Data] = [:]
        for path in paths {
            let url = root.appendingPathComponent(path)
            if (try url.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
                files[path] = try Data(contentsOf: url)
            }
        }
        return files
    }
}

@Suite struct RehearsalRunTests {
    @Test func theSameSeedGivesTheSameBytesAndEveryStepHolds() throws {
        var first = RehearsedRun()
        try first.play(seed: 7)
        var second = RehearsedRun()
        try second.play(seed: 7)
        let files = try first.files()
        #expect(files.count >= 18)
        let again = try second.files()
        #expect(files.keys.sorted() == again.keys.sorted())
        for (path, bytes) in files { #expect(bytes == again[path], "\(path)") }
        #expect(first.outputs == second.outputs)

        try personsAreTheOwnersAlone(first)
        try noNameLeavesTheLists(first)
        try aPersonWhoCannotGoIsRefusedByName(first)
        try aReportOnOtherFilesIsRefused(first)
    }

    private func personsAreTheOwnersAlone(_ run: RehearsedRun) throws {
        // The terms were written by this test; a rehearsal's own numbers hold no person.
        for path in try run.files().keys where !["terms.yaml", "rehearsal.json", "check.json"].contains(path) {
            #expect(try permissions("\(run.directory)/\(path)") == 0o600, "\(path)")
        }
    }

    /// The names of everybody in the rehearsal stand in the lists and the truth, and nowhere else.
    private func noNameLeavesTheLists(_ run: RehearsedRun) throws {
        let files = try run.files()
        var names: Set<String> = []
        var people = try KeyedTable(
            [UInt8](files["truth/persons.csv"] ?? Data()), file: "persons.csv", needed: ["surname_uk", "surname_ru"])
        while people.next() {
            for column in ["surname_uk", "surname_ru"] {
                if let name = people[column], name.count > 3 { names.insert(name) }
            }
        }
        #expect(names.count > 50)
        let reports = ["report-mediator.html", "report-A.html", "report-B.html"]
        for path in ["links-norrow.csv", "links-veshna.csv", "persons.csv", "plan.json", "check.json"] + reports {
            let text = String(decoding: files[path] ?? Data(), as: UTF8.self)
            #expect(!text.isEmpty, "\(path)")
            let found = names.count { text.contains($0) }
            #expect(found == 0, "\(path)")
        }
    }

    private func aPersonWhoCannotGoIsRefusedByName(_ run: RehearsedRun) throws {
        let files = try run.files()
        var persons = try KeyedTable(
            [UInt8](files["persons.csv"] ?? Data()), file: "persons.csv", needed: ["person_id", "held_by", "confirmed"])
        var unconfirmed: String?
        while persons.next() {
            if persons["held_by"] == "A", persons["confirmed"] != "yes", unconfirmed == nil {
                unconfirmed = persons["person_id"]
            }
        }
        let stranger = try #require(unconfirmed)
        let plan = String(decoding: files["plan.json"] ?? Data(), as: UTF8.self)
        let one = try #require(plan.firstMatch(of: /"person" : "(A[^"]*)"/)).1
        let swapped = "\(run.directory)/swapped.json"
        try Data(plan.replacing("\"\(one)\"", with: "\"\(stranger)\"").utf8).write(to: URL(fileURLWithPath: swapped))
        let verdict = try ParleyTool.run([
            "plan", "check", swapped, "--persons", "\(run.directory)/persons.csv", "--terms",
            "\(run.directory)/terms.yaml",
        ])
        #expect(verdict.exitCode == 1)
        #expect(verdict.output.contains("eligible") && verdict.output.contains(stranger), "\(verdict.output)")
    }

    private func aReportOnOtherFilesIsRefused(_ run: RehearsedRun) throws {
        let path = "\(run.directory)/terms.yaml"
        try Data((RehearsedRun.terms + "\n# changed\n").utf8).write(to: URL(fileURLWithPath: path))
        let report = try ParleyTool.run(["report", run.directory, "--out", "\(run.directory)/late.html"])
        #expect(report.exitCode == 1)
        #expect(report.errors.contains("FILES_DIFFER"))
    }
}
