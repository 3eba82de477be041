/// Horizontal bars of stacked parts under a line of words each: stages by category, and the way from held to
/// counted. Both sides' charts share one scale.
struct BarChart {
    /// One bar: its words, its figure, and its parts from the left.
    struct Bar {
        var label: String
        var figure: String
        var parts: [Part]
    }

    struct Part {
        var count: Int
        var fill: SVGDrawing.Fill
    }

    var id: String
    var title: String
    var bars: [Bar]
    /// The count that fills the width; at least that of the longest bar on either side.
    var scale: Int
    /// What the signs mean, over the bars; nothing in a page, which says it once for both sides.
    var signs: [(fill: SVGDrawing.Fill, words: String)] = []

    private static let rowHeight = 40.0
    private static let barHeight = 16.0

    var svg: String {
        let description = bars.map { "\($0.label): \($0.figure)." }.joined(separator: " ")
        var drawing = SVGDrawing(id: id, title: title, description: description)
        let unit = SVGDrawing.width / Double(max(scale, 1))
        var base = 0.0
        if !signs.isEmpty {
            drawing.text(title, 0, 14, style: "label")
            var x = 0.0
            for sign in signs {
                drawing.rectangle(x, 23, 16, 10, sign.fill)
                drawing.text(sign.words, x + 21, 32, style: "tick")
                x += 21 + 6.2 * Double(sign.words.count) + 14
            }
            base = 46
        }
        for (index, bar) in bars.enumerated() {
            let top = base + Double(index) * Self.rowHeight
            drawing.text(bar.label, 0, top + 13, style: "label")
            drawing.text(bar.figure, SVGDrawing.width, top + 13, anchor: .end, style: "figure")
            drawing.line(0, top + 18 + Self.barHeight, SVGDrawing.width, top + 18 + Self.barHeight)
            var x = 0.0
            for part in bar.parts {
                let width = Double(part.count) * unit
                drawing.rectangle(x, top + 18, width, Self.barHeight, part.fill)
                x += width
            }
        }
        return drawing.markup(height: base + Double(bars.count) * Self.rowHeight)
    }
}
