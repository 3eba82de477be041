import TestSupport
import Testing

@testable import Papers

@Suite struct PageTests {
    @Test func theReportReadsAsAgreed() throws {
        let difference = try goldenDifference(ExchangeReport(view: sampleView()).html(), "report.html")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func whatIsWrittenOnAPageIsNeverMarkup() throws {
        var view = sampleView()
        view.exchange = "<b>&\""
        view.statedErrors = "<script>"
        view.parties[0].name = "A<i>"
        let html = try ExchangeReport(view: view).html()
        #expect(html.contains("<h1>Exchange &lt;b&gt;&amp;&quot;</h1>"))
        #expect(!html.contains("<script"))
        #expect(!html.contains("A<i>"))
    }

    @Test func aPageReachesForNothingOutsideItself() throws {
        let html = try ExchangeReport(view: sampleView()).html()
        for way in ["<script", "<link", "<img", "<iframe", "src=", "@import", "url(http", "//"] {
            #expect(!html.contains(way), "\(way)")
        }
    }

    @Test func everyIdStandsOnceAndEveryReferenceHasItsId() throws {
        let html = try ExchangeReport(view: sampleView()).html()
        let ids = html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
        #expect(ids.count == Set(ids).count)
        let named = html.matches(of: /aria-labelledby="([^"]+)"/).flatMap {
            $0.1.split(separator: " ").map(String.init)
        }
        let fragments = html.matches(of: /(?:href="#|url\(#)([^")]+)/).map { String($0.1) }
        #expect(!named.isEmpty && !fragments.isEmpty)
        for reference in named + fragments { #expect(ids.contains(reference), "\(reference)") }
    }

    @Test func everyRegionHasANameOfItsOwn() throws {
        let html = try ExchangeReport(view: sampleView()).html()
        let names = html.matches(of: /<(?:caption|h2) id="[^"]+">([^<]+)</).map { String($0.1) }
        #expect(names.count > 12)
        #expect(names.count == Set(names).count, "\(names)")
    }

    @Test func theSidesComeAlphabeticallyAndInOneSize() throws {
        let html = try ExchangeReport(view: sampleView()).html()
        let drawings = html.matches(of: /<svg viewBox="([^"]+)"/).map { String($0.1) }
        #expect(drawings.count == 8)
        for pair in stride(from: 0, to: drawings.count, by: 2) { #expect(drawings[pair] == drawings[pair + 1]) }
        let captions = html.matches(of: /<figcaption>[^<]*(Norrow|Veshna)<\/figcaption>/).map { String($0.1) }
        #expect(captions == (0..<4).flatMap { _ in ["Norrow", "Veshna"] })
    }

    @Test func noSignOfJoyStandsOnThePage() throws {
        let html = try ExchangeReport(view: sampleView()).html()
        let visible = html.replacing("<!DOCTYPE html>", with: "")
        for sign in ["!", "✓", "✔", "✅", "green"] { #expect(!visible.contains(sign), "\(sign)") }
    }
}
