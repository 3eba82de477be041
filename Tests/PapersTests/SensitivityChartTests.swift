import Exchanges
import Foundation
import Papers
import Testing

@Suite struct SensitivityChartTests {
    private func sensitivity(_ key: String, _ shifts: [(LevelName, Int, Int)]?) throws -> Sensitivity {
        let levels = (shifts ?? []).map {
            "{\"level\": \"\($0.0.rawValue)\", \"now\": \($0.1), \"then\": \($0.2), \"bound\": \($0.2)}"
        }
        let text = """
            {"change": {"\(key)": 1}, "words": "With <more>.", "possible": \(shifts != nil), "conflict": [],
             "levels": [\(levels.joined(separator: ","))]}
            """
        return try JSONDecoder().decode(Sensitivity.self, from: Data(text.utf8))
    }

    @Test func barsGoTheirWayAndTheRestIsSaid() throws {
        let svg = SensitivityChart.svg(
            [
                try sensitivity("seats", [(.count, 10, 12), (.idealA, 5, 9), (.band, 20, 19)]),
                try sensitivity("late", [(.count, 10, 10), (.idealA, 5, 6), (.band, 20, 20)]),
                try sensitivity("civilians", nil),
            ], exchange: "tried")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-12 -12 424 "))
        // Each level has its own scale: the widest bar fills its half.
        #expect(svg.contains("<rect x=\"200\" y=\"") && svg.contains("width=\"200\" height=\"10\" class=\"solid\""))
        #expect(svg.contains("<rect x=\"0\" y=\"") && svg.contains("count, longest bar 2") && !svg.contains("ideal"))
        for text in [">+2<", ">−1<", ">as now<", ">no plan<", "late +1", "With &lt;more&gt;."] {
            #expect(svg.contains(text), "\(text)")
        }
        #expect(try XMLDocumentCheck.isWellFormed(svg))
    }
}

/// Whether every element of a text is closed in its order.
private enum XMLDocumentCheck {
    static func isWellFormed(_ text: String) throws -> Bool {
        var open: [Substring] = []
        for tag in text.matches(of: /<(\/?)([a-z]+)[^>]*?(\/?)>/) {
            if !tag.output.3.isEmpty { continue }
            if tag.output.1.isEmpty {
                open.append(tag.output.2)
            } else if open.popLast() != tag.output.2 {
                return false
            }
        }
        return open.isEmpty
    }
}
