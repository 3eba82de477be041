import Exchanges
import Linkage
import Persons
import TestSupport
import Testing

@testable import Papers

@Suite struct ReportTests {
    @Test func aSideReadsNothingPrivateOfTheOther() throws {
        let material = try SampleMaterial().material()
        let html = try ExchangeReport(material, for: .side(.a)).html()
        #expect(!html.contains("CANARY"))
        // The same words do reach the page of those who may read them, so that the search can find something.
        let other = try ExchangeReport(material, for: .side(.b)).html()
        #expect(other.contains("CANARY-VC-3"))
        let mediators = try ExchangeReport(material, for: .mediator).html()
        #expect(mediators.contains("CANARY-VH-4"))
    }

    @Test func nobodysNameReachesAnyPage() throws {
        let material = try SampleMaterial().material()
        for reader in [ReportReader.mediator, .side(.a), .side(.b)] {
            let html = try ExchangeReport(material, for: reader).html()
            for name in ["Tarlov", "Oren", "Onder", "Irsk", "Тарлов", "Орен", "Нелк", "CANARY note", "CANARY unit"] {
                #expect(!html.contains(name), "\(name)")
            }
        }
    }

    @Test func theSealedColumnsOfAFewPeopleDoNotChangeASidesPage() throws {
        let everybody = try ExchangeReport(SampleMaterial().material(), for: .side(.a)).html()
        for unwilling in 1...4 {
            let page = try ExchangeReport(SampleMaterial(unwilling: unwilling).material(), for: .side(.a)).html()
            #expect(page == everybody, "\(unwilling) people who do not wish to go")
        }
        let five = try ExchangeReport(SampleMaterial(unwilling: 5).material(), for: .side(.a)).html()
        #expect(five != everybody)
    }

    @Test func aSideReadsItsOwn() throws {
        let view = try SampleMaterial().material().view(for: .side(.a))
        #expect(view.lists.map(\.author) == [.a, .a])
        #expect(view.lists.map(\.addsUp) == [true, true])
        #expect(view.links.isEmpty && view.judgements.isEmpty)
        #expect(view.claims.map(\.claimant) == [.a])
        // NC-4 repeats NC-3 and was judged the same person as VH-3: its answer is NC-3's.
        #expect(view.claims.first?.lines == 6)
        #expect(view.claims.first?.repeats == 1)
        #expect(view.claims.first?.confirmed == 3)
        #expect(view.claims.first?.unanswered == 2)
        #expect(view.unresolved.first?.ids == ["NC-5", "NC-6"])
        #expect(view.manifests.map(\.ids) == [["NH-1"], ["NC-1", "NC-2"]])
    }

    @Test func theMediatorReadsBothSides() throws {
        let view = try SampleMaterial().material().view(for: .mediator)
        #expect(view.lists.map(\.author) == [.a, .a, .b, .b])
        #expect(view.links.map(\.claimant) == [.a, .b])
        #expect(view.links.first?.grades.map(\.pairs) == [2, 2, 1])
        #expect(view.links.first?.grades.map(\.truePairs) == [1, 0, 0])
        #expect(view.links.first?.qualities.map(\.links) == [2, 4, 4])
        #expect(view.claims.map(\.waiting) == [1, 1])
        #expect(view.judgements.map(\.bothSame) == [3, 2])
        #expect(view.judgements.map(\.open) == [0, 1])
        let stage = view.plan.stages.first
        #expect(stage?.heads[.a] == PlanFigures.Heads(countedSoldiers: 1))
        #expect(stage?.heads[.b] == PlanFigures.Heads(countedSoldiers: 1, outsideSoldiers: 1))
        let way = view.ways.last?.steps.map(\.soldiers)
        #expect(way == [.exactly(9), .exactly(8), .exactly(8), .exactly(1), .exactly(1)])
    }

    @Test func theMediatorReadsBothListsLineByLine() throws {
        let view = try SampleMaterial().material().view(for: .mediator)
        #expect(view.twoSided.map(\.id) == ["A", "B"])
        let norrow = try #require(view.twoSided.first)
        // NC-3 and NC-4 are repeats and answered by VH-3; NC-5 was judged apart; NC-6 has a link nobody has judged.
        #expect(norrow.left.states.map(\.lines) == [4, 0, 1, 1])
        #expect(norrow.right.states.map(\.lines) == [3, 0, 1, 0])
        #expect(norrow.left.states.map(\.state) == [.matched, .inConflict, .possible, .unanswered])
        #expect(norrow.right.states.last?.state == .unclaimed)
        for direction in view.twoSided {
            for side in [direction.left, direction.right] {
                for (index, state) in side.states.enumerated() {
                    #expect(side.categories.reduce(0) { $0 + $1.lines[index] } == state.lines)
                }
            }
        }
        #expect(view.twoSided.map(\.left.accepted) == [6, 3] && view.twoSided.map(\.right.accepted) == [4, 3])
        #expect(try SampleMaterial().material().view(for: .side(.a)).twoSided.isEmpty)
    }

    @Test func theFlowsDrawBothListsAlikeAndSayWhatTheyShow() {
        let rows = [
            FlowDrawing.Row(leftWords: "matched", rightWords: "matched", left: 30, right: 30, fill: .solid),
            FlowDrawing.Row(leftWords: "in conflict", rightWords: "in conflict", left: 1, right: 0, fill: .crossed),
            FlowDrawing.Row(leftWords: "unanswered", rightWords: "unclaimed", left: 9, right: 70, fill: .outlined),
        ]
        let drawing = FlowDrawing(id: "f", title: "t", leftName: "Norrow", rightName: "Veshna", rows: rows)
        let one = FlowDrawing.svgs([drawing])[0]
        #expect(one.contains("<title id=\"f-title\">t</title>"))
        #expect(one.contains("unanswered: 9. unclaimed: 70."))
        #expect(one.matches(of: /Z" fill="#e9edf1"/).count == 1)
        var turned = drawing
        turned.rows = rows.map {
            FlowDrawing.Row(
                leftWords: $0.rightWords, rightWords: $0.leftWords, left: $0.right, right: $0.left, fill: $0.fill)
        }
        let mirrored = FlowDrawing.svgs([turned])[0]
        // Turned round, every block has the same height on the other side.
        func heights(_ svg: String) -> [String] {
            svg.matches(of: /<rect x="[\d.]+" y="[\d.]+" width="18" height="([\d.]+)"/).map { String($0.1) }.sorted()
        }
        #expect(heights(one) == heights(mirrored) && heights(one).count == 5)
        // Beside a shorter direction both keep one scale and one size.
        var shorter = drawing
        shorter.rows.removeLast()
        let pair = FlowDrawing.svgs([drawing, shorter])
        let sizes = pair.compactMap { $0.firstMatch(of: /viewBox="([^"]+)"/)?.1 }
        #expect(sizes[0] == sizes[1] && pair[0] == one)
        #expect(Set(heights(pair[1])).isSubset(of: heights(one)))
    }

    @Test func aDifferenceOfFewerThanFiveIsMasked() {
        withEvery("whole", in: 0...20) { whole in
            withEvery("count", in: 0...whole) { count in
                let shown = Shown.masked(count, of: whole)
                if whole - count < 5 {
                    #expect(shown == .between(max(0, whole - 4), whole), "\(trail)")
                } else {
                    #expect(shown == .exactly(count), "\(trail)")
                }
            }
        }
    }

    @Test func theHistogramHoldsEveryPairOnce() throws {
        let view = try SampleMaterial().material().view(for: .mediator)
        for direction in view.links {
            let drawn = direction.histogram.counts.map { $0.reduce(0, +) }
            #expect(drawn == direction.grades.map(\.pairs))
        }
    }

    @Test func theSameMaterialGivesTheSameBytes() throws {
        for reader in [ReportReader.mediator, .side(.a), .side(.b)] {
            let first = try ExchangeReport(SampleMaterial().material(), for: reader).html()
            let second = try ExchangeReport(SampleMaterial().material(), for: reader).html()
            #expect(first == second)
        }
    }

    @Test func theSidesPageReadsAsAgreed() throws {
        let html = try ExchangeReport(SampleMaterial().material(), for: .side(.b)).html()
        let difference = try goldenDifference(html, "report-side.html")
        #expect(difference == nil, "\(difference ?? "")")
    }
}
