import ArgumentParser
import Foundation
import Names
import Persons

/// `parley names`: could two written names be one name?
struct NamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Compare written names across alphabets, with the reason.",
        subcommands: [NamesCompare.self, NamesScore.self])
}

/// `parley names compare PAIRS.tsv --out SCORES.tsv`.
struct NamesCompare: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Score pairs of names between 0 and 1 and say why.",
        discussion: "The columns a and b are compared; all columns are kept, in order, and score and reason are added.")

    @Argument(help: "Pairs, tab-separated, with the columns a and b.")
    var pairs: String

    @Option(help: "The file to write (0600): the rows with score and reason.")
    var out: String

    @Option(help: "For development: a folder of tables written by scripts/learn-names, in place of the shipped ones.")
    var tables: String?

    func run() throws {
        try concluding {
            let table = try TabTable(try Files.read(pairs), file: Files.name(pairs), needed: ["a", "b"])
            let model =
                try tables.map { NameModel(tables: .shipped.replacing(try NameTableFolder.read($0))) } ?? .shipped
            let (preparer, comparison) = (NamePreparer(model: model), NameComparison(model: model))
            guard let a = table.column("a"), let b = table.column("b") else { return }
            // A file that was scored before is scored anew.
            let kept = table.header.indices.filter { !["score", "reason"].contains(table.header[$0]) }
            var text = (kept.map { table.header[$0] } + ["score", "reason"]).joined(separator: "\t") + "\n"
            for (_, cells) in table.rows {
                let (left, right) = (preparer.prepare(cells[a]), preparer.prepare(cells[b]))
                let bits = preparer.parts.withUnsafeBufferPointer { comparison.bits(left, right, $0) }
                let score = String(format: "%.6f", NameComparison.score(bits: bits))
                let reason = comparison.reason(left, right, preparer)
                text += (kept.map { cells[$0] } + [score, reason]).joined(separator: "\t") + "\n"
            }
            try Files.writePersonal(text.utf8, to: out)
        }
    }
}

/// `parley names score SCORES.tsv`.
struct NamesScore: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "ROC AUC, and recall at precision 0.99, over all and by task.")

    @Argument(help: "What names compare wrote from pairs with a column label (1 one name, 0 two names).")
    var scores: String

    @Flag(help: "One JSON object on standard output.")
    var json = false

    func run() throws {
        try concluding(json: json) {
            let table = try TabTable(try Files.read(scores), file: Files.name(scores), needed: ["score", "label"])
            guard let score = table.column("score"), let label = table.column("label") else { return }
            var findings: [Finding] = []
            var pairs: [(task: String, score: Double, same: Bool)] = []
            for (row, cells) in table.rows {
                let value = Double(cells[score])
                if value.map({ (0...1).contains($0) }) != true {
                    findings.append(
                        table.finding(
                            row, "score", "SCORE", "The score is no number from 0 to 1.", "Run names compare again."))
                }
                guard let same = Self.labels[cells[label].lowercased()] else {
                    findings.append(
                        table.finding(
                            row, "label", "LABEL", "The label is none of 1, 0, true, false, yes, no.",
                            "Write 1 for one name and 0 for two names."))
                    continue
                }
                pairs.append((table.column("task").map { cells[$0] } ?? "", value ?? 0, same))
            }
            if pairs.isEmpty, findings.isEmpty {
                throw UnreadableInput(
                    file: Files.name(scores), code: "EMPTY", message: "The file has a header and no row.",
                    mend: "Score a file of pairs first.")
            }
            if !findings.isEmpty { throw UnreadableInput(findings) }
            let answer = NameScoreAnswer(pairs)
            if json { return try JSONOutput.print(answer) }
            print(answer.text, terminator: "")
        }
    }

    private static let labels = ["1": true, "0": false, "true": true, "false": false, "yes": true, "no": false]
}

/// What `names score` says.
private struct NameScoreAnswer: Encodable {
    let all: Row
    let by_task: [String: Row]

    struct Row: Encodable {
        let pairs: Int
        let same: Int
        let roc_auc: Double?
        let recall_at_precision_099: Double?
        let threshold: Double?

        init(_ pairs: [(task: String, score: Double, same: Bool)]) {
            let quality = NameScoreQuality(pairs.map { ($0.score, $0.same) })
            self.pairs = pairs.count
            same = quality.same
            roc_auc = quality.rocAUC
            recall_at_precision_099 = quality.recallAtPrecision
            threshold = quality.threshold
        }

        var cells: [String] {
            func shown(_ value: Double?) -> String { value.map { String(format: "%.4f", $0) } ?? "-" }
            return [String(pairs), String(same), shown(roc_auc), shown(recall_at_precision_099), shown(threshold)]
        }
    }

    init(_ pairs: [(task: String, score: Double, same: Bool)]) {
        all = Row(pairs)
        by_task = Dictionary(grouping: pairs.filter { !$0.task.isEmpty }, by: \.task).mapValues { Row($0) }
    }

    var text: String {
        var table = TextTable(["task", "pairs", "one name", "ROC AUC", "recall at precision 0.99", "threshold"])
        table.append(["all"] + all.cells)
        for (task, row) in by_task.sorted(by: { $0.key < $1.key }) { table.append([task] + row.cells) }
        return table.text
    }
}

/// Tables learnt apart from the shipped ones.
enum NameTableFolder {
    /// All tables of a folder, by place.
    static func read(_ folder: String) throws -> [String: String] {
        let root = URL(fileURLWithPath: folder).standardizedFileURL
        var texts: [String: String] = [:]
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        while let file = (files?.nextObject() as? URL)?.standardizedFileURL {
            guard file.pathExtension == "tsv" else { continue }
            let place = file.deletingPathExtension().path.dropFirst(root.path.count + 1)
            texts[String(place)] = String(decoding: try Files.read(file.path), as: UTF8.self)
        }
        guard !texts.isEmpty else {
            throw UnreadableInput(
                file: Files.name(folder), code: "NO_TABLES", message: "The folder holds no table.",
                mend: "Name the folder that scripts/learn-names wrote.")
        }
        return texts
    }
}
