import Foundation
import Persons
import TestSupport
import Testing

@testable import Papers
@testable import Talks

@Suite struct TalksDrawingTests {
    @Test func theLanesOfBothSidesAreEqual() throws {
        for breadth in [PositionsMap.Breadth.wide, .narrow] {
            let svg = PositionsMap(view: try TalksSample().view(for: .mediator), breadth: breadth).svg
            let lanes = svg.matches(
                of: /<rect x="([^"]+)" y="([^"]+)" width="([^"]+)" height="([^"]+)" class="ground lane"/)
            #expect(lanes.count == 2 * 4)
            #expect(Set(lanes.map(\.3)).count == 1)
            for pair in stride(from: 0, to: lanes.count, by: 2) {
                #expect(lanes[pair].4 == lanes[pair + 1].4 && lanes[pair].2 == lanes[pair + 1].2)
            }
        }
    }

    @Test func everyPositionIsOnTheMapInWords() throws {
        let view = try TalksSample().view(for: .side(.a))
        let svg = PositionsMap(view: view).svg
        let lines = svg.matches(of: /<text [^>]*>([^<]*)<\/text>/).map { String($0.1) }.joined(separator: " ")
        for position in view.positions {
            #expect(lines.contains(position.position.noun.matter), "\(position.position.noun.matter)")
        }
        #expect(lines.contains("Demand / Condition"))
    }

    @Test func whereSidesMeetIsOnTheMediatorsMapAlone() throws {
        var sample = TalksSample()
        sample.add(
            .overlap(Overlap(id: "V1", issue: "presidents", words: "CANARY both would meet in Istanbul")),
            visibility: .mediator)
        #expect(PositionsMap(view: try sample.view(for: .mediator)).svg.contains("CANARY both would meet"))
        for side in [SideID.a, .b] {
            #expect(!PositionsMap(view: try sample.view(for: .side(side))).svg.contains("CANARY"))
        }
    }

    @Test func ownWordsAreFilledAndAnothersWordsHatched() throws {
        let svg = PositionsMap(view: try TalksSample().view(for: .mediator)).svg
        // P6, P7, P8 in own words; the legend has one swatch of each.
        #expect(svg.matches(of: /<(?:polygon|circle)[^>]*class="filled"/).count == 3)
        #expect(svg.matches(of: /<(?:polygon|circle)[^>]*class="hatched"/).count == 7)
        #expect(Set(PositionType.allCases.map(\.shape)).count == PositionType.allCases.count)
    }

    @Test func noLetterIsLostWhereWordsWrap() {
        let texts = [
            "a b c", "withdrawal of forces from wide areas it controls", String(repeating: "x", count: 200),
            "слова й слова, що тривають довго", "—", "",
        ]
        for text in texts {
            withEvery("width", in: 20...120) { width in
                let lines = TalksDrawing.wrapped(text, width: Double(width))
                #expect(lines.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace }, "\(trail)")
                #expect(lines.allSatisfy { !$0.isEmpty }, "\(trail)")
            }
        }
    }

    @Test func theTimelineReadsAsAgreed() throws {
        let svg = TalksTimeline(view: try TalksSample().view(for: .side(.b))).svg
        let difference = try goldenDifference(svg, "talks-timeline.svg")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func marksNeverTouchAndEveryEventHasANumber() throws {
        var generator = Generator(state: 7)
        for _ in 0..<60 {
            var view = try TalksSample().view(for: .mediator)
            let template = try #require(view.announcements.first)
            view.announcements = (0..<Int.random(in: 1...60, using: &generator)).map { number in
                var announcement = template
                announcement.noun.id = RecordID(stringLiteral: "N\(number)")
                let day = Int.random(in: 1...28, using: &generator)
                announcement.noun.date = When(
                    "2025-0\(Int.random(in: 1...3, using: &generator))-\(day < 10 ? "0" : "")\(day)")
                return announcement
            }
            let timeline = TalksTimeline(view: view)
            let events = timeline.events
            let axis = TalksTimeline.Axis(events: events, from: nil, to: nil, left: 116, right: 710)
            for lane in timeline.lanes(events, axis) {
                for (index, mark) in lane.marks.enumerated() {
                    #expect(mark.x >= 104 && mark.x + mark.width <= 720)
                    for other in lane.marks[(index + 1)...] where other.row == mark.row {
                        #expect(mark.x + mark.width <= other.x || other.x + other.width <= mark.x)
                    }
                }
            }
            #expect(events.count { $0.lane == .announcements } == view.announcements.count)
            let html = try timeline.html()
            for number in 1...events.count { #expect(html.contains("class=\"number\">\(number)</th>")) }
        }
    }

    @Test func aTimelineKeepsToItsDays() throws {
        let view = try TalksSample().view(for: .mediator)
        let may = TalksTimeline(view: view, from: When("2025-05"), to: When("2025-05"))
        #expect(may.events.allSatisfy { $0.when.written.hasPrefix("2025-05") })
        #expect(may.events.contains { $0.id == "X3" } && !may.events.contains { $0.id == "T3" })
        #expect(
            TalksTimeline(view: view, from: When("2030")).svg.contains("Nothing dated is on record for these days."))
    }

    @Test func insultsStandOnNoTimeline() throws {
        let timeline = TalksTimeline(view: try TalksSample().view(for: .mediator))
        #expect(try !timeline.svg.contains("CANARY-S") && !timeline.html().contains("CANARY-S"))
    }

    @Test func theSameFigureOnThreeDatesIsThreeEvents() throws {
        let events = TalksTimeline(view: try TalksSample().view(for: .mediator)).events
        #expect(events.filter { $0.words.hasPrefix("909 remains") }.map(\.id) == ["M3", "M4", "M1"])
    }

    @Test(arguments: [(0, 1970, 1, 1), (-1, 1969, 12, 31), (20_224, 2025, 5, 16), (11_016, 2000, 2, 29)])
    func aDayHasItsDate(number: Int, year: Int, month: Int, day: Int) {
        let civil = CivilDay(number: number)
        #expect((civil.year, civil.month, civil.day) == (year, month, day))
    }

    @Test func theLadderIsFilledToTheRungEstablished() {
        for degree in AgreementDegree.allCases {
            let svg = LadderDrawing(
                id: "l", matter: "m", established: degree, claims: [.init(voice: "A", rung: .signed)]
            ).svg
            #expect(svg.matches(of: /class="solid"/).count == degree.rung + 1)
            #expect(svg.contains("Established: \(degree.rung) of 9, \(degree.label). A claims 8, Signed."))
        }
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
