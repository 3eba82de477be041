import Foundation
import Persons
import TestSupport
import Testing

@testable import Papers
@testable import Talks

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What holds for every page and drawing of the talks.
@Suite struct TalksPagesTests {
    private func pages(_ view: TalksView) throws -> [String] {
        [try #require(RoundPage(view: view, round: "T2")).html(), try TalksTimeline(view: view).html()]
    }

    private func drawings(_ view: TalksView) -> [String] {
        [
            PositionsMap(view: view).svg, PositionsMap(view: view, breadth: .narrow).svg, TalksTimeline(view: view).svg,
        ]
    }

    @Test func pagesAndDrawingsAreWellFormed() throws {
        let view = try TalksSample().view(for: .mediator)
        for html in try pages(view) { #expect(isWellFormed(html)) }
        for svg in drawings(view) {
            #expect(XMLParser(data: Data(svg.utf8)).parse())
            #expect(svg.hasPrefix("<svg xmlns="))
        }
        #expect(!isWellFormed("<html><p>open</html>"))
    }

    /// Every element closed in its order, but for those HTML leaves open.
    private func isWellFormed(_ html: String) -> Bool {
        let void: Set<String> = ["meta", "br", "hr", "wbr"]
        var open: [String] = []
        for match in html.matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) {
            let name = String(match.2)
            if void.contains(name) || match.3 == "/" { continue }
            if match.1.isEmpty {
                open.append(name)
            } else if open.popLast() != name {
                return false
            }
        }
        return open.isEmpty
    }

    @Test func whatPeopleSaidIsNeverMarkup() throws {
        let hostile = "<script>&\"'</p><b x=\"{{title}}\">"
        var sample = TalksSample()
        var result = TalksResult(id: "R90", matter: hostile)
        (result.round, result.note, result.issue) = ("T2", hostile, hostile)
        sample.add(.result(result))
        var position = Position(
            id: "P90", side: .a, types: [.demand], issue: hostile, matter: hostile, ownWords: true,
            attribution: .onRecord)
        (position.round, position.words, position.towardWords) = ("T2", hostile, hostile)
        sample.add(.position(position))
        var statement = Statement(
            id: "S90", speakers: [Speaker(described: hostile)], attribution: .deep, statementKind: .assessment)
        (statement.round, statement.words, statement.language) = ("T2", hostile, "x\" onclick=\"y")
        statement.date = When("2025-05-16")
        sample.add(.statement(statement))
        let view = try sample.view(for: .mediator)
        for text in try pages(view) + drawings(view) {
            #expect(!text.contains("<script") && !text.contains("<b x") && !text.contains("onclick=\""))
            #expect(isWellFormed(text))
        }
        #expect(try pages(view)[0].contains("&lt;script&gt;"))
    }

    @Test func aPageReachesForNothingOutsideItself() throws {
        let view = try TalksSample().view(for: .mediator)
        for text in try pages(view) + drawings(view) {
            let own = text.replacing("http://www.w3.org/2000/svg", with: "")
            for way in ["<script", "<link", "<img", "<iframe", "src=", "@import", "url(http", "//"] {
                #expect(!own.contains(way), "\(way)")
            }
        }
    }

    @Test func everyIdStandsOnceAndEveryReferenceHasItsId() throws {
        for html in try pages(try TalksSample().view(for: .mediator)) {
            let ids = html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
            #expect(ids.count == Set(ids).count)
            let named = html.matches(of: /aria-labelledby="([^"]+)"/).flatMap {
                $0.1.split(separator: " ").map(String.init)
            }
            let fragments = html.matches(of: /(?:href="#|url\(#)([^")]+)/).map { String($0.1) }
            #expect(!named.isEmpty && !fragments.isEmpty)
            for reference in named + fragments { #expect(ids.contains(reference), "\(reference)") }
        }
    }

    @Test func aPageSaysForWhomItWasMade() throws {
        for (reader, words) in [
            (Reader.mediator, "For the mediator"), (.side(.a), "For Ukraine"), (.side(.b), "For Russia"),
        ] {
            let view = try TalksSample().view(for: reader)
            for html in try pages(view) { #expect(html.contains("<p class=\"reader\">\(words)</p>")) }
            for svg in drawings(view) { #expect(svg.contains(words)) }
        }
    }

    @Test func noSignOfJoyStandsOnAPage() throws {
        let view = try TalksSample().view(for: .mediator)
        for text in try pages(view) + drawings(view) {
            let visible = text.replacing("<!DOCTYPE html>", with: "")
            for sign in ["!", "✓", "✔", "✅", "green"] { #expect(!visible.contains(sign), "\(sign)") }
        }
    }

    @Test func theSameViewGivesTheSameBytes() throws {
        let (one, other) = (try TalksSample().view(for: .mediator), try TalksSample().view(for: .mediator))
        #expect(try pages(one) == pages(other))
        #expect(drawings(one) == drawings(other))
    }

    @Test func aLanguageFromTheRightSaysSo() {
        #expect(TalksLine.quote("مرحبا", language: "ar").direction == "rtl")
        #expect(TalksLine.quote("Слова", language: "uk").direction == nil)
        #expect(TalksLine.quote("words", language: "en").language == nil)
    }
}
