import Persons
import Talks

/// The ladder of agreement as ten small steps: filled up to the rung established, and above the steps who claims which.
struct LadderDrawing {
    /// One voice's rung, by a short name.
    struct ClaimMark {
        var voice: String
        var rung: AgreementDegree
    }

    /// Unique in the page.
    var id: String
    var matter: String
    var established: AgreementDegree
    var claims: [ClaimMark]

    private static let step = 38.0
    private static let left = 8.0
    private static let markLine = 13.0

    var svg: String {
        let said = claims.map { "\($0.voice) claims \($0.rung.rung), \($0.rung.label)." }
        var drawing = SVGDrawing(
            id: id, title: "Ladder of agreement: \(matter)",
            description: "Established: \(established.rung) of 9, \(established.label). "
                + (said.isEmpty ? "Nobody claims a rung." : said.joined(separator: " ")))
        let marks = Dictionary(grouping: claims, by: \.rung)
        let rows = Double(marks.values.map(\.count).max() ?? 0)
        let top = rows * Self.markLine
        let base = top + 44
        for degree in AgreementDegree.allCases {
            let x = Self.left + Double(degree.rung) * Self.step
            let height = 8 + Double(degree.rung) * 3.4
            drawing.rectangle(
                x, base - height, Self.step - 5, height, degree <= established ? .solid : .outlined)
            drawing.text(
                "\(degree.rung)", x + (Self.step - 5) / 2, base + 13, anchor: .middle, style: "tick")
            for (row, mark) in (marks[degree] ?? []).enumerated() {
                drawing.text(
                    mark.voice, x + (Self.step - 5) / 2, base - height - 5 - Double(row) * Self.markLine,
                    anchor: .middle,
                    style: "claim")
            }
        }
        drawing.line(Self.left - 4, base, SVGDrawing.width - 12, base, isAxis: true)
        return drawing.markup(height: base + 17)
    }
}
