import Persons
import Testing

@testable import Linkage

/// One man on three lists in three spellings, his twin beside him on each: a family's claim in Ukrainian, a camp's book
/// in Russian with day and month turned, and a Latin list that knows a year (stories, 2). Everybody is invented.
private enum Trio: CaseIterable {
    case family, camp, clinic

    /// The man's line and his twin's, by surname, given name, patronymic and birth date as read.
    var brothers: [[String]] {
        switch self {
        case .family:
            [
                ["Прокоп'єв", "Микола", "Олексійович", "1989-05-03"],
                ["Прокоп'єв", "Микита", "Олексійович", "1989-05-03"],
            ]
        case .camp:
            [
                ["ПРОКОПЬЕВ", "НИКОЛАЙ", "АЛЕКСЕЕВИЧ", "1989-03-05"],
                ["ПРОКОПЬЕВ", "НИКИТА", "АЛЕКСЕЕВИЧ", "1989-03-05"],
            ]
        case .clinic: [["Prokopiev", "Mykola", "", "1989"], ["Prokopiev", "Mykyta", "", "1989"]]
        }
    }

    /// The list with others of the crowd; `who` gives the brothers it has: 0 the man, 1 the twin.
    func list(_ who: [Int], others: Range<Int>) -> PersonList {
        let crowd = others.map(Crowd.person).map { [$0.surname, $0.given, $0.patronymic, $0.birthDate] }
        let people = who.map { brothers[$0] } + crowd
        return LinkageTests.list(
            [FieldKey.surname, .givenNames, .patronymic, .birthDate].enumerated().map { index, key in
                (key, people.map { $0[index] })
            }, prefix: "\(self)-")
    }
}

@Suite struct TrioTests {
    private static let pairs: [(Trio, Trio)] = Trio.allCases.flatMap { one in
        Trio.allCases.filter { $0 != one }.map { (one, $0) }
    }

    @Test(arguments: pairs)
    fileprivate func theManIsFoundOnEveryListAndHisTwinIsNamedAndKeptApart(left: Trio, right: Trio) throws {
        let lists = (left.list([0, 1], others: 0..<60), right.list([0, 1], others: 20..<80))
        let result = Linker(oneToOne: true).link(lists.0, lists.1)
        for brother in [0, 1] {
            let ofHim = result.links.filter { $0.left == brother }
            let best = try #require(ofHim.first, "\(left) to \(right)")
            #expect(best.right == brother && best.probability >= 0.5, "\(left) to \(right)")
            #expect(best.assigned == true, "\(left) to \(right)")
            let competitors = Competitors(result.links)
            #expect(competitors.rights(of: best).contains(1 - brother), "\(left) to \(right)")
            #expect(competitors.lefts(of: best).contains(1 - brother), "\(left) to \(right)")
            #expect(ofHim.allSatisfy { $0.right == brother || $0.grade != .strong }, "\(left) to \(right)")
            #expect(ofHim.allSatisfy { $0.right == brother || $0.assigned != true }, "\(left) to \(right)")
        }
    }

    /// Only the twin is held: whatever else agrees, the other given name forbids the grade.
    @Test(arguments: pairs)
    fileprivate func theTwinAloneIsNeverAStrongLink(left: Trio, right: Trio) {
        for (claimed, held) in [(0, 1), (1, 0)] {
            let lists = (left.list([claimed], others: 0..<60), right.list([held], others: 20..<80))
            let links = Linker().link(lists.0, lists.1).links
            #expect(links.allSatisfy { $0.left != 0 || $0.grade != .strong }, "\(left) to \(right)")
        }
    }
}
