import Foundation

/// How often each level of a field occurs among pairs of one person (m) and of two (u): two bars a level over one
/// logarithmic scale, since chances of one in a million count beside even ones.
struct LevelBars {
    /// One level: its words and both probabilities.
    struct Level {
        var words: String
        var m: Double
        var u: Double
    }

    var id: String
    var title: String
    var levels: [Level]
    /// The power of ten where every scale of the page starts, for example -7.
    var lowestPower: Int

    private static let rowHeight = 44.0
    private static let barHeight = 9.0

    var svg: String {
        let description = levels.map {
            "\($0.words): one person \(Wording.oneIn($0.m)), two persons \(Wording.oneIn($0.u))."
        }
        var drawing = SVGDrawing(id: id, title: title, description: description.joined(separator: " "))
        let base = Double(levels.count) * Self.rowHeight
        for power in stride(from: lowestPower, through: 0, by: 1) {
            let x = place(pow(10, Double(power)))
            drawing.line(x, 0, x, base)
        }
        for (index, level) in levels.enumerated() {
            let top = Double(index) * Self.rowHeight
            drawing.text(level.words, 0, top + 14, style: "label")
            drawing.text(
                "\(Wording.oneIn(level.m)) · \(Wording.oneIn(level.u))", SVGDrawing.width, top + 14, anchor: .end,
                style: "figure")
            drawing.rectangle(0, top + 19, place(level.m), Self.barHeight, .solid)
            drawing.rectangle(0, top + 29, place(level.u), Self.barHeight, .hatched)
        }
        for power in [lowestPower, lowestPower / 2, 0] {
            let anchor: SVGDrawing.Anchor = power == lowestPower ? .start : power == 0 ? .end : .middle
            drawing.text(
                Wording.oneIn(pow(10, Double(power))), place(pow(10, Double(power))), base + 14, anchor: anchor,
                style: "tick")
        }
        return drawing.markup(height: base + 18)
    }

    private func place(_ probability: Double) -> Double {
        guard probability > 0 else { return 0 }
        let share = 1 - log10(probability) / Double(lowestPower)
        return min(1, max(0, share)) * SVGDrawing.width
    }
}
