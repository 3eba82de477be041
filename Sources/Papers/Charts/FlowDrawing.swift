import Linkage

/// Two lists side by side, and what joins them: a row for each state, as high as its lines are many. Both lists have one
/// scale, and every line of either stands in one row.
struct FlowDrawing {
    /// One row: the lines of each list in it. Where the two words differ, nothing joins the ends.
    struct Row {
        var leftWords: String
        var rightWords: String
        var left: Int
        var right: Int
        var fill: SVGDrawing.Fill

        var joins: Bool { leftWords == rightWords }
    }

    var id: String
    var title: String
    var leftName: String
    var rightName: String
    var rows: [Row]

    private static let blockWidth = 18.0
    private static let fullHeight = 230.0

    /// The drawings of all directions in one scale and one size.
    static func svgs(_ drawings: [FlowDrawing]) -> [String] {
        let scale = drawings.map(\.longest).max() ?? 1
        let height = drawings.map { $0.drawn(scale: scale).height }.max() ?? 0
        return drawings.map { $0.drawn(scale: scale).drawing.markup(height: height) }
    }

    /// Lines of the longer list.
    private var longest: Int { max(rows.reduce(0) { $0 + $1.left }, rows.reduce(0) { $0 + $1.right }, 1) }

    private func drawn(scale: Int) -> (drawing: SVGDrawing, height: Double) {
        let left = rows.reduce(0) { $0 + $1.left }
        let right = rows.reduce(0) { $0 + $1.right }
        let description = rows.map { row in
            row.joins
                ? "\(row.leftWords): \(Wording.number(row.left)) and \(Wording.number(row.right))."
                : "\(row.leftWords): \(Wording.number(row.left)). \(row.rightWords): \(Wording.number(row.right))."
        }
        var drawing = SVGDrawing(
            id: id, title: title,
            description: "Lines of the \(leftName) and of the \(rightName). " + description.joined(separator: " "))
        let width = SVGDrawing.width
        drawing.text(leftName, 0, 13)
        drawing.text(rightName, width, 13, anchor: .end)
        drawing.text(Wording.count(left, "line", "lines"), 0, 29, style: "figure")
        drawing.text(Wording.count(right, "line", "lines"), width, 29, anchor: .end, style: "figure")
        drawing.line(0, 37, width, 37, isAxis: true)
        let unit = Self.fullHeight / Double(scale)
        var top = 44.0
        for row in rows {
            drawing.text(label(row.leftWords, row.left, isLeft: true), 0, top + 13, style: "figure")
            drawing.text(
                label(row.rightWords, row.right, isLeft: false), width, top + 13, anchor: .end, style: "figure")
            top += 19
            // A single line can still be seen.
            let heights = [row.left, row.right].map { $0 == 0 ? 0 : max(1.5, Double($0) * unit) }
            if row.joins {
                drawing.band(Self.blockWidth, top, heights[0], width - Self.blockWidth, top, heights[1])
            }
            drawing.rectangle(0.5, top, Self.blockWidth, heights[0], row.fill)
            drawing.rectangle(width - Self.blockWidth - 0.5, top, Self.blockWidth, heights[1], row.fill)
            top += max(heights[0], heights[1]) + 11
        }
        return (drawing, top)
    }

    private func label(_ words: String, _ count: Int, isLeft: Bool) -> String {
        isLeft ? "\(Wording.number(count)) \(words)" : "\(words) \(Wording.number(count))"
    }
}
