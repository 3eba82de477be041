import ArgumentParser
import Foundation
import Linkage
import Papers
import Persons

/// `parley link score`: how well links agree with the truth, where the truth is known.
struct LinkScore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Measure a links file against the known true pairs.",
        discussion: """
            The truth is a file of pairs (left_id,right_id), or with --truth-cluster the list itself: lines with the same \
            text in that column are one person. Links between two lists take both lists, the left one first.
            """)

    @Argument(help: "The links file.")
    var links: String

    @Argument(help: "The truth: left_id,right_id, all true pairs; with --truth-cluster the list, or both lists.")
    var truth: [String]

    @Option(help: "The column of the list that holds the true person or cluster of each line.")
    var truthCluster: String?

    @Option(help: "With --truth-cluster: the column of the lines' ids, where it is not plain from the links.")
    var id: String?

    @Option(parsing: .unconditional, help: "Weight at which precision and recall are measured, in bits.")
    var threshold: Double = 0

    @Option(help: "Write thresholds, curve and calibration as an HTML page.")
    var report: String?

    @Flag(help: "One JSON object on standard output.")
    var json = false

    private struct Answer: Encodable {
        let all: LinkageQuality
        let assigned: LinkageQuality?
    }

    func validate() throws {
        if truthCluster == nil, truth.count != 1 {
            throw ValidationError("Name one truth file, or --truth-cluster COLUMN and the list.")
        }
        if truthCluster != nil, !(1...2).contains(truth.count) {
            throw ValidationError("--truth-cluster COLUMN takes the list, or the left list and the right list.")
        }
        if truthCluster == nil, id != nil { throw ValidationError("--id goes with --truth-cluster.") }
    }

    func run() throws {
        try concluding(json: json) {
            let rows = try ScoredLinks(csv: try Files.read(links), file: Files.name(links))
            let truth = try truth(for: rows)
            let all = LinkageCurve(rows, truth)
            let assigned = rows.hasAssigned ? LinkageCurve(rows, truth, assignedOnly: true) : nil
            let answer = Answer(
                all: LinkageQuality(all, thresholdBits: threshold),
                assigned: assigned.map { LinkageQuality($0, thresholdBits: threshold) })
            if let report {
                let page = LinkScoreReport(
                    linksFile: Files.name(links), truthFile: self.truth.map(Files.name).joined(separator: ", "),
                    all: all,
                    assigned: assigned, thresholdBits: threshold)
                try Files.write(Array(try page.html().utf8), to: report)
            }
            if json { return try JSONOutput.print(answer) }
            print(Self.text(answer), terminator: "")
        }
    }

    private func truth(for rows: ScoredLinks) throws -> LinkTruth {
        guard let truthCluster else {
            return try LinkTruth(pairsCSV: try Files.read(truth[0]), file: Files.name(truth[0]), for: rows)
        }
        return try LinkTruth(
            clusters: truthCluster, of: try truth.map { (try Files.read($0), Files.name($0)) }, id: id, for: rows)
    }

    private static func text(_ answer: Answer) -> String {
        var table = TextTable(["", "all pairs"] + (answer.assigned == nil ? [] : ["assigned"]))
        func row(_ name: String, _ value: (LinkageQuality) -> Double?) {
            table.append([name, share(value(answer.all))] + (answer.assigned.map { [share(value($0))] } ?? []))
        }
        row("precision", \.precision)
        row("recall", \.recall)
        row("F1", \.f1)
        row("best F1", \.bestF1)
        row("best threshold, bits", \.bestThreshold)
        row("average precision", \.averagePrecision)
        for grade in [LinkGrade.strong, .possible] {
            row("precision, \(grade.rawValue)") { $0.byGrade[grade.rawValue]?.precision }
            row("recall, \(grade.rawValue) or better") { $0.byGrade[grade.rawValue]?.recallAtLeast }
        }
        return table.text
    }

    private static func share(_ value: Double?) -> String {
        value.map { String(format: "%.4f", $0) } ?? "none"
    }
}
