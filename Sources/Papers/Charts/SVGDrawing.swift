/// Builds the markup of one drawing; the same calls give the same bytes.
struct SVGDrawing {
    /// Width of every drawing in its own units: a drawing is as readable on a phone as in a column on paper.
    static let width = 400.0

    private let id: String
    private let title: String
    private let description: String
    private var body = ""
    private var usesCrosses = false

    /// A drawing; `id` is unique in the page, title and description are for those who do not see it.
    init(id: String, title: String, description: String) {
        self.id = id
        self.title = title
        self.description = description
    }

    /// How an area is filled; each can be told from the others without colour.
    enum Fill: String {
        /// Dark and plain.
        case solid
        /// Diagonal lines.
        case hatched
        /// Empty with an outline.
        case outlined
        /// Lines both ways.
        case crossed
    }

    enum Anchor: String { case start, middle, end }

    mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: Fill) {
        guard width > 0, height > 0 else { return }
        let isPattern = fill == .hatched || fill == .crossed
        if fill == .crossed { usesCrosses = true }
        let pattern = fill == .crossed ? "cross" : "hatch"
        let paint = isPattern ? "fill=\"url(#\(id)-\(pattern))\"" : "class=\"\(fill.rawValue)\""
        let edge = isPattern ? " class=\"hatched\"" : ""
        body += "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" \(paint)\(edge)/>\n"
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, isAxis: Bool = false) {
        body +=
            "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" class=\"\(isAxis ? "axis" : "grid")\"/>\n"
    }

    /// A line through points; every other one is dashed, so that two can be told apart without colour.
    mutating func polyline(_ points: [(x: Double, y: Double)], isDashed: Bool = false) {
        let places = points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
        let dashes = isDashed ? " stroke-dasharray=\"5 4\"" : ""
        body += "<polyline points=\"\(places)\" class=\"axis\" fill=\"none\"\(dashes)/>\n"
    }

    /// A dot.
    mutating func dot(_ x: Double, _ y: Double, radius: Double = 3) {
        body += "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" class=\"solid\"/>\n"
    }

    mutating func text(
        _ text: String, _ x: Double, _ y: Double, anchor: Anchor = .start, style: String = "label"
    ) {
        body += "<text x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor.rawValue)\" class=\"\(style)\">"
        body += Self.escaped(text) + "</text>\n"
    }

    /// A band from a span at `x1` to a span at `x2`, both from their tops; it bends to stay level at both ends.
    mutating func band(_ x1: Double, _ top1: Double, _ height1: Double, _ x2: Double, _ top2: Double, _ height2: Double)
    {
        guard height1 > 0, height2 > 0 else { return }
        let middle = n((x1 + x2) / 2)
        body += "<path d=\"M\(n(x1)) \(n(top1))C\(middle) \(n(top1)) \(middle) \(n(top2)) \(n(x2)) \(n(top2))"
        body += "V\(n(top2 + height2))C\(middle) \(n(top2 + height2)) \(middle) \(n(top1 + height1)) "
        body += "\(n(x1)) \(n(top1 + height1))Z\" fill=\"#e9edf1\"/>\n"
    }

    /// The markup of a drawing of this height, with an empty margin around it.
    func markup(height: Double, margin: Double = 0) -> String {
        let crosses =
            usesCrosses
            ? "<pattern id=\"\(id)-cross\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"hatch-ground\"/>"
                + "<path d=\"M0 0H6M0 0V6\" fill=\"none\" stroke=\"#35526b\" stroke-width=\"2.5\"/></pattern>" : ""
        return """
            <svg viewBox="\(n(-margin)) \(n(-margin)) \(n(Self.width + 2 * margin)) \(n(height + 2 * margin))" role="img" aria-labelledby="\(id)-title \(id)-description">
            <title id="\(id)-title">\(Self.escaped(title))</title>
            <desc id="\(id)-description">\(Self.escaped(description))</desc>
            <defs><pattern id="\(id)-hatch" width="5" height="5" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect width="5" height="5" class="hatch-ground"/>\
            <line x1="0" y1="0" x2="0" y2="5" class="hatch-line"/></pattern>\(crosses)</defs>
            \(body)</svg>
            """
    }

    /// The drawing as a file of its own: with the colours that a page would give it, on white.
    func file(height: Double) -> String {
        let style = """
            <style>svg { font: 13px "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; background: #fff }
            text { fill: #1c2126 } .tick { fill: #545d66; font-size: 11px } .solid { fill: #35526b }
            .outlined { fill: #fff; stroke: #35526b } .hatched { stroke: #35526b } .hatch-ground { fill: #e3ebf1 }
            .hatch-line { stroke: #35526b; stroke-width: 3 } .grid { stroke: #c4cad0; stroke-width: .5 }
            .axis { stroke: #1c2126 }</style>

            """
        let markup = markup(height: height, margin: 12)
        guard let end = markup.firstIndex(of: ">") else { return markup }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + markup[..<end].dropFirst(4) + ">\n" + style
            + markup[end...].dropFirst(2) + "\n"
    }

    /// A coordinate with at most one decimal.
    private func n(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return tenths.isMultiple(of: 10)
            ? "\(sign)\(tenths.magnitude / 10)" : "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
