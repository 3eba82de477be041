import Foundation
import Persons
import TestSupport
import Testing

@testable import Linkage

/// Links two lists of the shared data by a mapping of `Examples/linkage` and measures them against the truth.
private func quality(
    _ left: String, _ right: String, mapping: String, truth: String
) throws -> LinkageQuality? {
    guard let left = sharedData("data/linkage/" + left), let right = sharedData("data/linkage/" + right),
        let truth = sharedData("data/linkage/" + truth)
    else { return nil }
    let mapping = packageRoot.appendingPathComponent("Examples/linkage/" + mapping)
    func lodged(_ file: URL) throws -> PersonList {
        let columns = try ColumnMapping(yaml: [UInt8](Data(contentsOf: mapping)), file: mapping.lastPathComponent)
        let bytes = [UInt8](try Data(contentsOf: file))
        return try ListImport.read(bytes, file: file.lastPathComponent, mapping: columns).list
    }
    let lists = (try lodged(left), try lodged(right))
    var linker = Linker()
    // A tenth of the usual pairs: enough for these lists, and quick in a debug build.
    linker.samplePairs = 20_000
    let table = LinkTable(linker.link(lists.0, lists.1), left: lists.0, right: lists.1)
    let pairs = try LinkageQuality.truth(csv: [UInt8](Data(contentsOf: truth)), file: "truth.csv")
    return LinkageQuality(rows: table.rows, truth: pairs, thresholdBits: 0)
}

/// FEBRL 4 (Christen): 5,000 against 5,000 invented Australians, made by others.
@Test func febrl4IsLinkedAlmostWithoutError() throws {
    let found = try quality("febrl4a.csv", "febrl4b.csv", mapping: "febrl4.yaml", truth: "febrl4_truth.csv")
    guard let found else { return }
    print("febrl4: best F1 \(found.bestF1)")
    #expect(found.bestF1 >= 0.99)
}

/// 5,000 lines in Cyrillic against 50,000 in Latin letters, neither tuned to this program's tables.
@Test func theTwoScriptSetIsLinkedAcrossAlphabets() throws {
    let folder = "exchange_5k_50k/"
    let found = try quality(folder + "a.csv", folder + "b.csv", mapping: "exchange.yaml", truth: folder + "truth.csv")
    guard let found else { return }
    print("exchange_5k_50k: best F1 \(found.bestF1)")
    #expect(found.bestF1 >= 0.95)
    #expect((found.byGrade["strong"]?.precision ?? 0) >= 0.98)
}
