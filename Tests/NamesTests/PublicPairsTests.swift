import Foundation
import TestSupport
import Testing

@testable import Names

/// Every sixth of the development pairs, by the shipped tables; the full figures are printed by scripts/learn-names.
@Test func theDevelopmentPairsAreToldApart() throws {
    guard let file = sharedData("data/names/dev_pairs.tsv") else { return }
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let (preparer, comparison) = (NamePreparer(), NameComparison())
    var pairs: [(score: Double, same: Bool)] = []
    for (index, line) in lines.enumerated() where index % 6 == 0 {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        let (a, b) = (preparer.prepare(String(cells[4])), preparer.prepare(String(cells[5])))
        let bits = preparer.parts.withUnsafeBufferPointer { comparison.bits(a, b, $0) }
        pairs.append((NameComparison.score(bits: bits), cells[3] == "1"))
    }
    let quality = NameScoreQuality(pairs)
    print("\(pairs.count) pairs: ROC AUC \(quality.rocAUC ?? 0), recall at 0.99 \(quality.recallAtPrecision ?? 0)")
    #expect(quality.rocAUC ?? 0 >= 0.992)
    #expect(quality.recallAtPrecision ?? 0 >= 0.94)
}
