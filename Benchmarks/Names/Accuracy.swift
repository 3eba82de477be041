import Foundation
import Names

/// Figures of a labelled file of pairs: ROC AUC, and recall at precision 0.99, over all and by task; and with
/// `NAMES_WORST=N` in the environment the N worst pairs of each task.
struct Accuracy {
    private var scored: [(task: String, score: Double, same: Bool, line: String, reason: String)] = []
    private let file: String

    init(file: String, model: NameModel) throws {
        self.file = file
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        let head = lines[0].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let (preparer, comparison) = (NamePreparer(model: model), NameComparison(model: model))
        guard let a = head.firstIndex(of: "a"), let b = head.firstIndex(of: "b"),
            let label = head.firstIndex(of: "label")
        else { return }
        let worst = ProcessInfo.processInfo.environment["NAMES_WORST"] != nil
        for line in lines.dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let (left, right) = (preparer.prepare(cells[a]), preparer.prepare(cells[b]))
            let bits = preparer.parts.withUnsafeBufferPointer { comparison.bits(left, right, $0) }
            scored.append(
                (
                    head.firstIndex(of: "task").map { cells[$0] } ?? "", NameComparison.score(bits: bits),
                    cells[label] == "1", String(line), worst ? comparison.reason(left, right, preparer) : ""
                ))
        }
    }

    func print() {
        Swift.print(file)
        row("all", scored.map { ($0.score, $0.same) })
        for task in Set(scored.map(\.task)).sorted() where !task.isEmpty {
            row(task, scored.filter { $0.task == task }.map { ($0.score, $0.same) })
        }
        guard let worst = ProcessInfo.processInfo.environment["NAMES_WORST"].flatMap({ Int($0) }) else { return }
        for task in Set(scored.map(\.task)).sorted() {
            let rows = scored.filter { $0.task == task }
            for pair in rows.filter({ !$0.same }).sorted(by: { $0.score > $1.score }).prefix(worst) {
                Swift.print(String(format: "+ %.4f", pair.score), pair.line, "|", pair.reason)
            }
            for pair in rows.filter({ $0.same }).sorted(by: { $0.score < $1.score }).prefix(worst) {
                Swift.print(String(format: "- %.4f", pair.score), pair.line, "|", pair.reason)
            }
        }
    }

    private func row(_ name: String, _ pairs: [(score: Double, same: Bool)]) {
        let quality = NameScoreQuality(pairs)
        let name = name.padding(toLength: 12, withPad: " ", startingAt: 0)
        Swift.print(
            "  \(name) pairs \(pairs.count) AUC \(String(format: "%.4f", quality.rocAUC ?? 0))",
            "recall at precision 0.99 \(String(format: "%.4f", quality.recallAtPrecision ?? 0))")
    }
}
