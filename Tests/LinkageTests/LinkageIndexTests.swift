import Persons
import Testing

@testable import Linkage

private let claimed = Crowd.list(Array(0..<400), prefix: "L")
private let held = Crowd.list(Array(150..<900), prefix: "R")

@Test func aLineAgainstTheLoadedListGivesTheLinksOfTheLinking() {
    let result = Linker(floorBits: -5).link(claimed, held)
    let index = LinkageIndex(result, right: held)
    #expect(index.oversizedBlocks.isEmpty)
    for line in stride(from: 0, to: claimed.count, by: 7) {
        let found = index.links(of: claimed.lines([line]), floorBits: -5)
        let expected = result.links.filter { $0.left == line }
        #expect(found.map(\.right) == expected.map(\.right), "line \(line)")
        #expect(zip(found, expected).allSatisfy { abs($0.weightBits - $1.weightBits) < 1e-9 && $0.grade == $1.grade })
    }
}

@Test func severalLinesAtOnceGiveWhatEachGivesAlone() {
    let index = LinkageIndex(Linker().link(claimed, held), right: held)
    let lines = [3, 200, 399]
    let together = index.links(of: claimed.lines(lines))
    let alone = lines.enumerated().flatMap { place, line in
        index.links(of: claimed.lines([line])).map { ($0.right, $0.weightBits, place) }
    }
    #expect(together.map(\.right) == alone.map(\.0) && together.map(\.left) == alone.map(\.2))
    #expect(together.map(\.weightBits) == alone.map(\.1))
}

/// A new version: some lines gone, some changed, some new, all under other ids.
@Test func aNewVersionIsLinkedAsIfAnewButComparesOnlyWhatChanged() throws {
    let floor = -5.0
    let first = Linker(floorBits: floor).link(claimed, held)
    var people = (Array(20..<300) + Array(500..<560)).map(Crowd.person)
    people[5].surname += "ко"
    people[6].birthDate = ""
    let later = list(
        [
            (.surname, people.map(\.surname)), (.givenNames, people.map(\.given)),
            (.patronymic, people.map(\.patronymic)), (.birthDate, people.map(\.birthDate)),
        ], prefix: "N")
    let versions = LinkedVersions(earlier: (claimed, held), now: (later, held))
    #expect(versions.changed.left == 62 && versions.changed.right == 0)
    let table = LinkTable(first, left: claimed, right: held)
    var linker = Linker(floorBits: floor)
    linker.model = first.model
    let again = linker.relink(later, held, scope: try versions.scope(table.rows, file: "links.csv"))
    let anew = linker.link(later, held)
    #expect(again.pairsCompared < anew.pairsCompared / 2)
    func named(_ result: LinkResult) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: result.links.map { ("\($0.left) \($0.right)", $0.weightBits) })
    }
    let (found, expected) = (named(again), named(anew))
    #expect(found.allSatisfy { expected[$0.key] == $0.value })
    // Frequencies moved a little with the lines that went: only a pair at the floor may have crossed it.
    #expect(expected.allSatisfy { found[$0.key] != nil || $0.value < floor + 1 })
    #expect(throws: UnreadableInput.self) {
        try LinkedVersions(earlier: (later, held), now: (later, held)).scope(table.rows, file: "links.csv")
    }
}
