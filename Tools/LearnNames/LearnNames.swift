import Foundation
import Names

/// Learns the tables of `Names` from the given material: `learn-names DATA OUT [HELD-OUT.tsv]`.
///
/// OUT is a folder of tables; with HELD-OUT no row is used that holds a word of its columns `a` and `b`.
@main
struct LearnNames {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else {
            print("usage: learn-names DATA OUT [HELD-OUT.tsv]")
            exit(64)
        }
        let folder = URL(fileURLWithPath: arguments[1])
        let out = URL(fileURLWithPath: arguments[2])
        let heldOut = arguments.count > 3 ? try words(of: URL(fileURLWithPath: arguments[3])) : []
        let data = try LearningData(folder: folder, heldOut: heldOut)
        print("held-out words \(heldOut.count), rows left out \(data.leftOut)")
        print(
            "surnames \(data.surnames.count), given names \(data.givenNames.count), patronymics \(data.patronymics.count)"
        )

        var tables: [String: String] = [:]
        func write(_ place: String, _ head: String, _ rows: [[String]]) throws {
            let text = head + "\n" + rows.map { $0.joined(separator: "\t") + "\n" }.joined()
            tables[place] = text
            let url = out.appendingPathComponent("\(place).tsv")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }

        let forms = NameFormLearning(data: data, hand: .shipped)
        // While the weights are learnt some names are unknown, as on any list.
        let known = NameFormLearning(data: data, hand: .shipped) { $0.uk.utf8.reduce(0) { $0 + Int($1) } % 3 == 0 }
        try write("name-forms", Heads.forms, known.rows)
        let rarity = RarityLearning(data: data, listed: 6000)
        try write("frequencies", Heads.frequencies, rarity.frequencies)
        // While the weights are learnt the chain of sounds does not know the names of the pairs, as on any list.
        var (heard, drawn) = (data, data)
        heard.surnames = data.surnames.filter { !Self.isDrawn($0.ru) }
        heard.counts["last"] = data.counts["last"]?.filter { !Self.isDrawn($0.name.lowercased()) }
        drawn.surnames = data.surnames.filter { Self.isDrawn($0.ru) }
        try write("sounds", Heads.sounds, RarityLearning(data: heard, listed: 6000).sounds)

        var making = PairMaking(data: data, seed: 5)
        let aligned = alignedPairs(data, &making)
        var learning = CostLearning(
            pairs: aligned.same, misses: aligned.misses, start: EditCost(rows: []), oddsShare: 0.5)
        for round in 1...6 { print("costs, round \(round): mean distance \(learning.round())") }
        let errors = aligned.errors
        var errorLearning = CostLearning(pairs: errors, misses: aligned.misses, start: learning.costs, oddsShare: 1)
        for round in 1...3 { print("errors, round \(round): mean distance \(errorLearning.round())") }
        try write("east-slavic/errors", Heads.errors, errorLearning.rows().map { $0.map(String.init) })
        try write("east-slavic/costs", Heads.costs, learning.rows().map { $0.map(String.init) })

        var weights = Starts.weights
        for round in 1...2 {
            try write("weights", Heads.weights, weights.map { [$0.0, String(format: "%.2f", $0.1)] })
            var learner = WeightLearning(start: Starts.weights, fixed: Starts.fixed)
            let model = NameModel(tables: NameTables.shipped.replacing(tables))
            let (preparer, comparison) = (NamePreparer(model: model), NameComparison(model: model))
            var making = PairMaking(data: drawn, seed: 7)
            let pairs = making.allKinds()
            for pair in pairs {
                let (a, b) = (preparer.prepare(pair.a), preparer.prepare(pair.b))
                let found = preparer.parts.withUnsafeBufferPointer { comparison.findings(a, b, $0) }
                learner.add(found.map(\.term), same: pair.same, share: pair.share)
            }
            learner.learn(rounds: 18, ridge: 1)
            weights = learner.table()
            print("weights, round \(round): \(pairs.count) pairs, \(weights.count) weights")
        }
        try write("weights", Heads.weights, weights.map { [$0.0, String(format: "%.2f", $0.1)] })
        try write("name-forms", Heads.forms, forms.rows)
        try write("sounds", Heads.sounds, rarity.sounds)
    }

    /// Whether a surname is one of the fifth that pairs are drawn from.
    private static func isDrawn(_ surname: String) -> Bool {
        surname.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 } >> 20 % 5
            == 0
    }

    /// The words of the columns `a` and `b`, in lower case.
    private static func words(of file: URL) throws -> Set<String> {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let head = lines[0].split(separator: "\t").map(String.init)
        let columns = ["a", "b"].compactMap { head.firstIndex(of: $0) }
        var words: Set<String> = []
        for line in lines.dropFirst() {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            for column in columns {
                words.insert(cells[column].lowercased())
                for word in cells[column].split(separator: " ") { words.insert(word.lowercased()) }
            }
        }
        return words
    }

    /// Spellings of one name, and near misses, to learn the costs from.
    private static func alignedPairs(
        _ data: LearningData, _ making: inout PairMaking
    ) -> (same: [CostLearning.ReadingPair], misses: [CostLearning.ReadingPair], errors: [CostLearning.ReadingPair]) {
        var (same, misses): ([CostLearning.ReadingPair], [CostLearning.ReadingPair]) = ([], [])
        var errors: [CostLearning.ReadingPair] = []
        var draws = Draws(seed: 3)
        for pair in making.loneSurnames(240_000) + making.groups(6_000) {
            let (a, b) = (Skeleton.readings(of: pair.a), Skeleton.readings(of: pair.b))
            // Entered forms that have little in common are translations, not spellings; and names that have little in
            // common are no near misses.
            if a.isEmpty || b.isEmpty || EditCost(rows: []).similarity(a[0], b[0]) < 0.5 { continue }
            if pair.same {
                same.append((a, b))
                // Errors of hand and machine.
                for _ in 0..<3 {
                    let error = Skeleton.readings(of: Noise.drawInLetters(&draws).inWord(pair.a, &draws))
                    if error != a, !error.isEmpty { errors.append((error, b)) }
                }
            } else {
                misses.append((a, b))
            }
        }
        return (same, misses, errors)
    }
}
