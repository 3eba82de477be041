import Foundation
import Linkage
import Persons

/// What `link` says of a run.
struct LinkAnswer: Encodable {
    let records_left: Int
    let records_right: Int
    let pairs_compared: Int
    let links: Int
    let by_grade: [String: Int]
    let assigned: Int?
    let model: Model
    /// What the model expects of the links; with --report.
    private(set) var estimated: [Estimated]?
    let rules: [Rule]
    let wall_s: Double
    let cpu_s: Double
    let peak_rss_mib: Double
    let phases: [String: Double]
    let findings: [Finding]

    /// Where the model came from.
    struct Model: Encodable {
        let source: String
        let file: String?
        let rounds: Int
        let converged: Bool
        let match_share: Double
        let labels_same: Int
        let labels_different: Int
    }

    struct Estimated: Encodable {
        let links: String
        let threshold: Double
        let count: Int
        let precision: Double?
        let recall: Double?
    }

    struct Rule: Encodable {
        let rule: String
        let pairs_added: Int
        let oversized_blocks: Int
        let pairs_left_out: Int
    }

    init(
        _ lists: (left: PersonList, right: PersonList), _ result: LinkResult, _ given: GivenModel?,
        _ measurement: Measurement, _ labelFindings: [Finding] = []
    ) {
        records_left = lists.left.count
        records_right = lists.right.count
        pairs_compared = result.pairsCompared
        links = result.links.count
        by_grade = Dictionary(
            uniqueKeysWithValues: LinkGrade.allCases.map { grade in
                (grade.rawValue, result.links.count { $0.grade == grade })
            })
        assigned = result.links.contains { $0.assigned != nil } ? result.links.count { $0.assigned == true } : nil
        model = Model(
            source: given == nil ? "estimated" : "file", file: given?.file, rounds: result.estimation.history.count,
            converged: result.estimation.isConverged, match_share: result.model.matchShare,
            labels_same: result.estimation.provenance.labelsSame,
            labels_different: result.estimation.provenance.labelsDifferent)
        rules = result.rules.map {
            Rule(
                rule: $0.name, pairs_added: $0.pairs, oversized_blocks: $0.oversizedBlocks,
                pairs_left_out: $0.pairsLeftOut)
        }
        wall_s = measurement.wallSeconds
        cpu_s = measurement.cpuSeconds
        peak_rss_mib = measurement.peakMebibytes
        phases = Dictionary(uniqueKeysWithValues: measurement.phases.map { ($0.name, $0.seconds) })
        let oversized = result.rules.filter { $0.oversizedBlocks > 0 }.map {
            Finding(
                column: $0.name, severity: .warning, code: "BLOCK_OVERSIZED",
                message:
                    "\($0.oversizedBlocks) blocks of this rule were too large; \($0.pairsLeftOut) pairs were left to the other rules.",
                mend: "Give the lists another field that tells people apart.")
        }
        findings = (given?.warnings ?? []) + labelFindings + oversized
    }

    /// Adds what the model expects of the links.
    mutating func estimate(_ quality: EstimatedQuality) {
        func rows(_ name: String, _ points: [EstimatedQuality.Point]) -> [Estimated] {
            points.map {
                Estimated(
                    links: name, threshold: $0.thresholdBits, count: $0.links, precision: $0.precision,
                    recall: $0.recall)
            }
        }
        estimated = rows("all", quality.all) + rows("assigned", quality.assigned)
    }

    var text: String {
        var table = TextTable(["lines on the left list", String(records_left)])
        table.append(["lines on the right list", String(records_right)])
        table.append(["pairs compared", String(pairs_compared)])
        for grade in LinkGrade.allCases.sorted(by: >) {
            table.append(["links \(grade.rawValue)", String(by_grade[grade.rawValue] ?? 0)])
        }
        if let assigned { table.append(["links assigned", String(assigned)]) }
        table.append(["model", model.file.map { "taken from \($0)" } ?? "estimated in \(model.rounds) rounds"])
        return table.text + estimatedText + "A link is a proposal: two reviewers decide.\n"
    }

    private var estimatedText: String {
        guard let estimated else { return "" }
        func share(_ value: Double?) -> String { value.map { String(format: "%.4f", $0) } ?? "none" }
        var table = TextTable(["links", "from bits", "count", "precision", "recall"])
        for row in estimated {
            table.append([
                row.links, String(format: "%.1f", row.threshold), String(row.count), share(row.precision),
                share(row.recall),
            ])
        }
        return "\nExpected by the model, without labels:\n" + table.text + "\n"
    }
}
