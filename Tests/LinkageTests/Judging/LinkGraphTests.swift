import Persons
import Testing

@testable import Linkage

@Suite struct LinkGraphTests {
    private func both(_ left: String, _ right: String, _ word: JudgementWord = .same) -> [ReviewAct.Content] {
        [said(left, right, word, "R. Ardelle"), said(left, right, word, "J. Tervan")]
    }

    private func people(_ prefix: String, count: Int = 4, sexes: [String] = []) -> PersonList {
        list(
            [
                (.surname, (0..<count).map { "Besk\(prefix)\($0)" }),
                (.sex, (0..<count).map { sexes.indices.contains($0) ? sexes[$0] : "" }),
            ], prefix: prefix)
    }

    private func graph(_ lists: [PersonList], _ reviews: [(Int, Int, [ReviewAct.Content])]) -> LinkGraph {
        LinkGraph(
            lists.enumerated().map { LinkGraph.Source(name: "list \($0.offset)", versions: [$0.element]) },
            reviews: reviews.map { LinkGraph.Review(left: $0.0, right: $0.1, acts: acts($0.2)) })
    }

    @Test func judgementsOnThreeListsMakeOnePerson() {
        let three = graph(
            [people("A"), people("B"), people("C")], [(0, 1, both("A0", "B1")), (1, 2, both("B1", "C2"))])
        #expect(three.persons.map { $0.lines.map(\.line) } == [[0, 1, 2]])
        #expect(three.persons.first?.contradictions == [])
        #expect(three.singles == 9)
    }

    @Test func aPairHeldApartInsideAPersonIsShownWithTheShortestWay() {
        let found = graph(
            [people("A"), people("B"), people("C")],
            [
                (0, 1, both("A0", "B0") + both("A0", "B1")), (1, 2, both("B0", "C0") + both("B1", "C0")),
                (0, 2, both("A0", "C0", .different)),
            ])
        let contradictions = found.persons.first?.contradictions ?? []
        #expect(contradictions.map(\.cause) == [.judgedApart, .twoLinesOneList])
        #expect(contradictions.map { $0.links.count } == [3, 2])
        #expect(contradictions.first?.links.last?.verdict == .different)
        #expect(contradictions.first?.links.flatMap(\.words).count == 6)
    }

    @Test func twoLinesOfOneListAreAContradictionUnlessJudgedRepeats() {
        let lists = [people("A"), people("B")]
        let forked = graph(lists, [(0, 1, both("A0", "B0") + both("A1", "B0"))])
        #expect(forked.persons.first?.contradictions.map(\.cause) == [.twoLinesOneList])
        let repeated = graph(lists, [(0, 1, both("A0", "B0") + both("A1", "B0")), (0, 0, both("A0", "A1"))])
        #expect(repeated.persons.first?.contradictions == [])
        #expect(repeated.persons.first?.lines.count == 3)
    }

    @Test func sexesThatDifferAreShownWithTheLinksBetween() {
        let found = graph(
            [people("A", sexes: ["male"]), people("B"), people("C", sexes: ["female"])],
            [(0, 1, both("A0", "B0")), (1, 2, both("B0", "C0"))])
        #expect(found.persons.first?.contradictions.map(\.cause) == [.sexDisagrees])
        #expect(found.persons.first?.contradictions.first?.links.count == 2)
    }

    @Test func versionsOfOneListAreOneListAndAChangedLineIsShown() {
        let first = Crowd.list([10, 11, 12], prefix: "L")
        var second = Crowd.list([12, 10, 11], prefix: "N")
        second.ids = ["L9", "L0", "L1"].map { LineID(rawValue: $0) }
        let right = Crowd.list([10, 11], prefix: "R")
        second.columns[0].write("Besk", on: 2)
        let graph = LinkGraph(
            [.init(name: "claim", versions: [first, second]), .init(name: "holding", versions: [right])],
            reviews: [
                .init(
                    left: 0, right: 1,
                    acts: acts([
                        said(first, 0, right, 0, .same, "R. Ardelle"), said(second, 1, right, 0, .same, "J. Tervan"),
                        said(first, 1, right, 1, .same, "R. Ardelle"), said(first, 1, right, 1, .same, "J. Tervan"),
                    ]))
            ])
        // L0 of both versions is one line; L1 was changed: its judgements stay with what it said.
        #expect(graph.persons.map { $0.lines.map(\.version) } == [[0, 0], [1, 0]])
        #expect(graph.changed.map(\.line) == [1])
        #expect(graph.persons.allSatisfy { $0.contradictions.isEmpty })
        #expect(graph.singles == 2)
    }

    /// Persons by repeated joining, and the length of every way by trying all lengths: slow, and nothing shared.
    @Test func personsAndShortestWaysAreThoseOfAPlainSearch() {
        for seed in UInt64(1)...200 {
            var draws = SplitMix64(seed: seed)
            let lists = ["A", "B", "C"].map { people($0) }
            var contents: [[Int]: [ReviewAct.Content]] = [:]
            var joins: [(Int, Int)] = []
            for _ in 0..<(1 + draws.below(9)) {
                let one = draws.below(3)
                let other = (one + 1 + draws.below(2)) % 3
                let (left, right) = (min(one, other), max(one, other))
                let (first, second) = (draws.below(4), draws.below(4))
                let names = ["A", "B", "C"]
                contents[[left, right], default: []] += both("\(names[left])\(first)", "\(names[right])\(second)")
                joins.append((left * 4 + first, right * 4 + second))
            }
            let graph = graph(
                lists,
                contents.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
                    ($0.key[0], $0.key[1], $0.value)
                })
            var distance = (0..<12).map { one in (0..<12).map { one == $0 ? 0 : 99 } }
            for (one, other) in joins { (distance[one][other], distance[other][one]) = (1, 1) }
            for middle in 0..<12 {
                for one in 0..<12 {
                    for other in 0..<12 {
                        let around = distance[one][middle] + distance[middle][other]
                        distance[one][other] = min(distance[one][other], around)
                    }
                }
            }
            let groups = Set((0..<12).map { one in (0..<12).filter { distance[one][$0] < 99 } }).filter { $0.count > 1 }
            let found = graph.persons.map { $0.lines.map { $0.source * 4 + $0.line } }
            #expect(Set(found) == groups, "seed \(seed)")
            for person in graph.persons {
                let lines = person.lines.map { $0.source * 4 + $0.line }
                let forks = lines.flatMap { one in lines.filter { $0 > one && $0 / 4 == one / 4 } }
                #expect(person.contradictions.count == forks.count, "seed \(seed)")
                for one in person.contradictions {
                    let ends = [one.one, one.other].map { $0.source * 4 + $0.line }
                    #expect(one.links.count == distance[ends[0]][ends[1]], "seed \(seed)")
                }
            }
        }
    }
}
