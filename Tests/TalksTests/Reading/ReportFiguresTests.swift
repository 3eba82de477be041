import Foundation
import TestSupport
import Testing

@testable import Talks

/// What the reader proposes for the annotated reports, measured by the scorer that lies with the shared data.
///
/// `own` was at hand while the reader was made; `unseen` was written without sight of the reader and never used to
/// make it; `agency` is plain agency copy, read once unseen and then used to mend positions.
/// `scripts/compare-reading` prints the same rows.
@Suite struct ReportFiguresTests {
    private static let wanted = [
        "quotations": 0.95, "statements": 0.75, "figures": 0.92, "figures with subject": 0.80, "results": 0.70,
        "positions": 0.60, "dates": 0.95,
    ]
    /// On reports nobody had seen, who speaks and where a side stands is found less often.
    private static let unseen = ["quotations": 0.88, "positions": 0.52]
    /// Few results and positions: one wrong reading weighs much.
    private static let agency = ["results": 0.50, "positions": 0.55, "dates": 0.92]

    @Test func theSharedReportsAreReadAsAnnotated() throws {
        guard let folder = sharedData("talks/reports") else { return }
        try measure(folder, least: Self.wanted)
    }

    @Test func ownReportsAreReadAsAnnotated() throws {
        let folder = packageRoot.appendingPathComponent("Tests/TalksTests/Reports/own")
        try measure(folder, least: Self.wanted)
    }

    @Test func unseenReportsAreReadAsAnnotated() throws {
        let folder = packageRoot.appendingPathComponent("Tests/TalksTests/Reports/unseen")
        try measure(folder, least: Self.wanted.merging(Self.unseen) { $1 })
    }

    @Test func agencyReportsAreReadAsAnnotated() throws {
        let folder = packageRoot.appendingPathComponent("Tests/TalksTests/Reports/agency")
        try measure(folder, least: Self.wanted.merging(Self.agency) { $1 })
    }

    private func measure(_ folder: URL, least: [String: Double]) throws {
        guard let scorer = sharedData("talks/score_talks.py") else { return }
        let python = URL(fileURLWithPath: "/usr/bin/python3")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            print("skipped: the scorer needs python3")
            return
        }
        let out = try TemporaryFolder()
        let reader = ReportReader(tables: .bundled())
        let reports = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
        #expect(reports.count >= 8)
        for report in reports {
            let read = try reader.read(Data(contentsOf: report), file: report.lastPathComponent)
            let name = report.deletingPathExtension().lastPathComponent + ".json"
            _ = try out.write(JSONEncoder().encode(read), to: name)
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = python
        process.arguments = [scorer.path, folder.path, out.url.path, "--json"]
        process.standardOutput = pipe
        try process.run()
        let printed = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let result = try #require(try JSONSerialization.jsonObject(with: printed) as? [String: Any])
        #expect(result["reports_scored"] as? Int == reports.count)
        let rows = try #require(result["total"] as? [String: [String: Any]])
        for (row, floor) in least.sorted(by: { $0.key < $1.key }) {
            let f1 = try #require(rows[row]?["f1"] as? Double)
            print("\(folder.lastPathComponent): \(row) \(f1)")
            #expect(f1 >= floor, "\(folder.lastPathComponent): \(row)")
        }
    }
}
