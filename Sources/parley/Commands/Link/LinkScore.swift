import ArgumentParser
import Foundation
import Linkage
import Persons

/// `parley link score`: how well links agree with the truth, where the truth is known.
struct LinkScore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Measure a links file against the known true pairs.")

    @Argument(help: "The links file.")
    var links: String

    @Argument(help: "The truth: left_id,right_id, all true pairs.")
    var truth: String

    @Option(help: "Weight at which precision and recall are measured, in bits.")
    var threshold: Double = 0

    @Flag(help: "One JSON object on standard output.")
    var json = false

    private struct Answer: Encodable {
        let all: LinkageQuality
        let assigned: LinkageQuality?
    }

    func run() throws {
        try concluding(json: json) {
            let rows = try LinkTable(csv: try Files.read(links), file: Files.name(links)).rows
            let truth = try LinkageQuality.truth(csv: try Files.read(self.truth), file: Files.name(self.truth))
            let assigned = rows.contains { $0.assigned != nil } ? rows.filter { $0.assigned == true } : nil
            let answer = Answer(
                all: LinkageQuality(rows: rows, truth: truth, thresholdBits: threshold),
                assigned: assigned.map { LinkageQuality(rows: $0, truth: truth, thresholdBits: threshold) })
            if json { return try JSONOutput.print(answer) }
            var table = TextTable(["", "all pairs"] + (assigned == nil ? [] : ["one to one"]))
            func row(_ name: String, _ value: (LinkageQuality) -> Double?) {
                table.append(
                    [name, Self.share(value(answer.all))] + (answer.assigned.map { [Self.share(value($0))] } ?? []))
            }
            row("precision", \.precision)
            row("recall", \.recall)
            row("F1", \.f1)
            row("best F1", \.bestF1)
            row("average precision", \.averagePrecision)
            for grade in [LinkGrade.strong, .possible] {
                row("precision, \(grade.rawValue)") { $0.byGrade[grade.rawValue]?.precision }
                row("recall, \(grade.rawValue) or better") { $0.byGrade[grade.rawValue]?.recallAtLeast }
            }
            print(table.text, terminator: "")
        }
    }

    private static func share(_ value: Double?) -> String {
        value.map { String(format: "%.4f", $0) } ?? "none"
    }
}
