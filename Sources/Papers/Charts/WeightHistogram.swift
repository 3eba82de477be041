import Foundation

/// How many pairs have which weight: one strip for each grade over one axis of bits.
///
/// The heights are logarithmic, since the pairs of strangers outnumber those of one person by orders of magnitude.
struct WeightHistogram {
    /// Counts of one grade by bin, from the lowest weight up.
    struct Strip {
        var grade: String
        var fill: SVGDrawing.Fill
        var counts: [Int]
    }

    var id: String
    var title: String
    /// The weight where the first bin starts, in bits.
    var lowest: Int
    /// Width of a bin, in bits.
    var binBits: Int
    var strips: [Strip]
    /// The count that fills a strip's height; shared by both directions.
    var tallest: Int

    private static let left = 38.0
    private static let stripHeight = 82.0
    private static let plotHeight = 46.0

    var svg: String {
        let totals = strips.map { "\($0.grade): \(Wording.number($0.counts.reduce(0, +))) pairs." }
        var drawing = SVGDrawing(id: id, title: title, description: totals.joined(separator: " "))
        let bins = max(strips.map(\.counts.count).max() ?? 0, 1)
        let binWidth = (SVGDrawing.width - Self.left) / Double(bins)
        for (index, strip) in strips.enumerated() {
            let top = Double(index) * Self.stripHeight
            let base = top + Self.stripHeight - 8
            drawing.text(strip.grade, Self.left, top + 14, style: "label")
            let total = strip.counts.reduce(0, +)
            drawing.text(
                Wording.count(total, "pair", "pairs"), SVGDrawing.width, top + 14, anchor: .end, style: "figure")
            for power in stride(from: 0, through: powers, by: powers > 3 ? 2 : 1) {
                let y = base - height(of: tenToThe(power))
                drawing.line(Self.left, y, SVGDrawing.width, y)
                drawing.text(Wording.number(tenToThe(power)), Self.left - 4, y + 3, anchor: .end, style: "tick")
            }
            for (bin, count) in strip.counts.enumerated() where count > 0 {
                let barHeight = height(of: count)
                drawing.rectangle(
                    Self.left + Double(bin) * binWidth + 0.5, base - barHeight, binWidth - 1, barHeight, strip.fill)
            }
            drawing.line(Self.left, base, SVGDrawing.width, base, isAxis: true)
        }
        let axis = Double(strips.count) * Self.stripHeight - 8
        for bin in stride(from: 0, through: bins, by: max(1, 10 / binBits)) {
            let x = Self.left + Double(bin) * binWidth
            let anchor: SVGDrawing.Anchor = bin == bins ? .end : .middle
            drawing.text(
                Wording.number(lowest + bin * binBits), x, axis + 14, anchor: anchor, style: "tick")
        }
        drawing.text("weight in bits", SVGDrawing.width, axis + 30, anchor: .end, style: "tick")
        return drawing.markup(height: axis + 34)
    }

    private var powers: Int { String(max(tallest, 1)).count }

    private func tenToThe(_ power: Int) -> Int { (0..<power).reduce(1) { product, _ in product * 10 } }

    /// One pair has a visible height; the top of the scale is the next power of ten.
    private func height(of count: Int) -> Double {
        let steps = (log10(Double(count)) + 0.35) / (Double(powers) + 0.35)
        return steps * Self.plotHeight
    }
}
