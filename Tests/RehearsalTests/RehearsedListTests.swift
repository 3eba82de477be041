import Persons
import Testing

@testable import Rehearsal

@Suite struct RehearsedListTests {
    @Test func everyListReadsWithNothingLost() throws {
        for direction in tidy.directions {
            for list in [direction.claim, direction.holding] {
                let read = try tidyImport(list.name.path)
                #expect(read.totals.addUp)
                #expect(read.totals.rejected == 0)
                #expect(read.totals.accepted == list.lines.count)
                #expect(read.list.ids == list.ids)
            }
        }
    }

    @Test func everyListParsesWithOneCellForEachColumn() {
        for list in tidy.directions.flatMap({ [$0.claim, $0.holding] }) {
            let layout = ListLayout(of: list.name.path)
            var reader = DelimitedReader(list.bytes, delimiter: layout.delimiter)
            var whole = 0
            while reader.next() {
                if reader.cellCount == layout.columns.count { whole += 1 } else { #expect(reader.cellCount == 1) }
            }
            #expect(reader.faults.isEmpty)
            #expect(whole == list.lines.count + 1)
        }
    }

    @Test func listsDifferInCodingDelimiterHeadersAndIDs() throws {
        let claim = try tidyImport("veshna/claim").list.source
        #expect(claim.encoding == "windows-1251")
        #expect(claim.delimiter == ";")
        #expect(try tidy.bytes("norrow/holding.csv").starts(with: [0xEF, 0xBB, 0xBF]))
        let ids = ListName.all.map { ListLayout(of: $0.path).hasIDs }
        #expect(ids.contains(true) && ids.contains(false))
        let headers = Set(ListName.all.flatMap { ListLayout(of: $0.path).columns.map(\.header) })
        #expect(headers.isSuperset(of: ["Date of birth", "Дата рождения", "Дата народження"]))
    }

    @Test func aTruePairIsAlwaysLatinAgainstCyrillic() throws {
        func letters(_ path: String) throws -> (latin: Int, cyrillic: Int) {
            let list = try tidyImport(path).list
            var counts = (latin: 0, cyrillic: 0)
            for index in 0..<list.count {
                guard let name = (list[index][.surname] ?? list[index][.fullName])?.raw else { continue }
                for scalar in name.unicodeScalars where scalar.properties.isAlphabetic {
                    if scalar.value < 0x250 { counts.latin += 1 } else { counts.cyrillic += 1 }
                }
            }
            return counts
        }
        for kind in ["claim", "holding"] {
            #expect(try letters("norrow/\(kind)").cyrillic == 0)
            let veshna = try letters("veshna/\(kind)")
            #expect(veshna.latin * 30 < veshna.cyrillic)
        }
    }

    @Test func everyClerkWritesAboutItsShare() {
        for list in tidy.directions.flatMap({ [$0.claim, $0.holding] }) {
            let clerks = Clerk.of(list.name.path)
            #expect(clerks.map(\.share).reduce(0, +) == 100)
            for (index, clerk) in clerks.enumerated() {
                let share = Double(list.lines.count { $0.clerk == index }) / Double(list.lines.count)
                #expect(abs(share - Double(clerk.share) / 100) < 0.12)
            }
        }
    }

    @Test func theSameSeedGivesTheSameBytes() {
        let first = rehearsed(claims: 300, held: 900, seed: 11)
        let second = rehearsed(claims: 300, held: 900, seed: 11)
        let other = rehearsed(claims: 300, held: 900, seed: 12)
        #expect(first.files.map(\.path) == second.files.map(\.path))
        #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
        for (one, another) in zip(first.files, other.files) where one.path != "terms.yaml" {
            #expect(one.bytes != another.bytes, "\(one.path)")
        }
    }

    @Test func filesThatHoldPersonsSaySo() {
        #expect(tidy.files.filter { !$0.holdsPersons }.map(\.path) == ["rehearsal.json", "terms.yaml"])
    }

    @Test(arguments: [(1, 1), (1, 50), (50, 1), (40, 30)])
    func smallListsAreWrittenToo(claims: Int, held: Int) throws {
        for noise in NoiseLevel.allCases {
            let small = rehearsed(claims: claims, held: held, noise: noise, seed: 3)
            for direction in small.directions {
                #expect(direction.claim.lines.count { !$0.isRepeat } == claims)
                #expect(direction.holding.lines.count { !$0.isRepeat } == held)
            }
            #expect(!small.summary.notes.isEmpty)
        }
    }
}
