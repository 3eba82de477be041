import Foundation
import TestSupport
import Testing

@testable import Persons

/// The mapping files under Examples/linkage read the benchmark sets whole.
@Suite struct LinkageExamplesTests {
    private func list(_ data: String, _ example: String) throws -> ImportedList? {
        guard let url = sharedData("data/" + data) else { return nil }
        let yaml = try Data(contentsOf: packageRoot.appendingPathComponent("Examples/linkage/\(example).yaml"))
        let mapping = try ColumnMapping(yaml: [UInt8](yaml), file: example)
        return try ListImport.read([UInt8](try Data(contentsOf: url)), file: data, mapping: mapping)
    }

    @Test func febrl4IsReadWholeWithImpossibleDatesKeptAsWritten() throws {
        guard let imported = try list("linkage/febrl4b.csv", "febrl4") else { return }
        #expect(imported.totals.accepted == 5_000)
        #expect(imported.totals.rows == 5_001)
        let dates = try #require(imported.list.column(.birthDate))
        let impossible = try #require(imported.findings.first { $0.code == "DATE_IMPOSSIBLE" })
        let line = try #require(imported.list.rows.firstIndex(of: impossible.row ?? 0))
        #expect(dates.writtenText(line).utf8.count == 9)
        #expect(dates.read[line] == TextPool.empty)
        #expect(imported.list[0].id.rawValue == "rec-561-dup-0")
    }

    @Test func bothSidesOfTheExchangeSetAreRead() throws {
        guard let seeking = try list("linkage/exchange_5k_50k/a.csv", "exchange"),
            let holding = try list("linkage/exchange_5k_50k/b.csv", "exchange")
        else { return }
        #expect(seeking.totals.accepted == 5_000)
        #expect(holding.totals.accepted == 50_000)
        #expect(seeking.list[0][.sex]?.read == "male")
        #expect(seeking.findingCounts["CATEGORY_UNKNOWN"] == nil)
        #expect(holding.findingCounts["CATEGORY_UNKNOWN"] == nil)
        #expect(seeking.findingCounts["DATE_UNREADABLE"] == nil)
        #expect(holding.findingCounts["DATE_AMBIGUOUS"] == nil)
    }

    /// 26 lines hold a sex and a town at most.
    @Test func historicalPersonsAreReadButForLinesThatNameNobody() throws {
        guard let imported = try list("linkage/historical_50k.csv", "historical_50k") else { return }
        #expect(imported.totals.received == 50_578)
        #expect(imported.totals.accepted == 50_552)
        #expect(imported.rejected.allSatisfy { $0.reason == .nothingIdentifies })
        #expect(imported.findingCounts["DATE_UNREADABLE"] == nil)
    }
}
