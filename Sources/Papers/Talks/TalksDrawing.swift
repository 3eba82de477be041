/// Builds a drawing of the talks that stands alone as a file or in a page; the same calls give the same bytes.
///
/// Nothing is told by colour alone: everything is drawn in one ink, filled, hatched or outlined, and named in words.
struct TalksDrawing {
    private let id: String
    private let title: String
    private let description: String
    private let width: Double
    private var body = ""

    /// A drawing; `id` is unique in its page, title and description are for those who do not see it.
    init(id: String, title: String, description: String, width: Double) {
        self.id = id
        self.title = title
        self.description = description
        self.width = width
    }

    /// How a mark is filled: a side's own words, what another says of it, or an area.
    enum Fill: String { case filled, hatched, open, ground }

    /// The outline of a mark, told apart in black and white.
    enum Shape {
        case circle, square, diamond, triangleUp, triangleDown, octagon, bar, cross, ring, house, flag
    }

    mutating func text(
        _ text: String, _ x: Double, _ y: Double, style: String = "words", anchor: SVGDrawing.Anchor = .start
    ) {
        body += "<text x=\"\(n(x))\" y=\"\(n(y))\" class=\"\(style)\""
        if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
        body += ">\(SVGDrawing.escaped(text))</text>\n"
    }

    mutating func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ fill: Fill, style: String = ""
    ) {
        let name = style.isEmpty ? fill.rawValue : "\(fill.rawValue) \(style)"
        body +=
            "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" class=\"\(name)\"\(paint(fill))/>\n"
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String = "grid") {
        body += "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" class=\"\(style)\"/>\n"
    }

    /// A mark of this shape around a centre, at most 14 units across.
    mutating func mark(_ shape: Shape, _ x: Double, _ y: Double, _ fill: Fill) {
        if shape == .circle || shape == .ring {
            body += "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"6\" class=\"\(fill.rawValue)\"\(paint(fill))/>\n"
            if shape == .ring { body += "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"2.5\" class=\"open\"/>\n" }
            return
        }
        let points = shape.points.map { "\(n(x + $0.0)),\(n(y + $0.1))" }.joined(separator: " ")
        body += "<polygon points=\"\(points)\" class=\"\(fill.rawValue)\"\(paint(fill))/>\n"
    }

    private func paint(_ fill: Fill) -> String { fill == .hatched ? " fill=\"url(#\(id)-hatch)\"" : "" }

    /// The markup of a drawing of this height, with its own style, so that it reads the same as a file.
    func markup(height: Double) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(n(width)) \(n(height))" role="img" \
        aria-labelledby="\(id)-title \(id)-description" class="talks">
        <title id="\(id)-title">\(SVGDrawing.escaped(title))</title>
        <desc id="\(id)-description">\(SVGDrawing.escaped(description))</desc>
        <style>
        svg.talks { background: #fff; font: 12px "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
        svg.talks text { fill: #1c2126; stroke: none; }
        svg.talks .heading { font-size: 14px; font-weight: 600; }
        svg.talks .soft { fill: #545d66; font-size: 11px; }
        svg.talks .number { font-size: 11px; font-weight: 600; }
        svg.talks .strong { font-weight: 600; }
        svg.talks .filled { fill: #1c2126; stroke: #1c2126; }
        svg.talks .hatched, svg.talks .open { stroke: #1c2126; stroke-width: 1.2; }
        svg.talks .open { fill: #fff; }
        svg.talks .ground { fill: #f3f4f6; stroke: none; }
        svg.talks .inexact { stroke-dasharray: 3 2; }
        svg.talks .frame { stroke: #1c2126; stroke-width: 1; }
        svg.talks .grid { stroke: #c4cad0; stroke-width: 1; }
        svg.talks .axis { stroke: #1c2126; stroke-width: 1.5; }
        svg.talks .dotted { stroke: #545d66; stroke-width: 1; stroke-dasharray: 2 3; }
        </style>
        <defs><pattern id="\(id)-hatch" width="4" height="4" patternUnits="userSpaceOnUse" \
        patternTransform="rotate(45)"><rect width="4" height="4" fill="#fff"/>\
        <line x1="0" y1="0" x2="0" y2="4" stroke="#1c2126" stroke-width="2"/></pattern></defs>
        <rect width="\(n(width))" height="\(n(height))" fill="#fff"/>
        \(body)</svg>
        """
    }

    /// A coordinate with at most one decimal.
    private func n(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return tenths.isMultiple(of: 10)
            ? "\(sign)\(tenths.magnitude / 10)" : "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }

    /// Lines of a text no wider than this, by an estimate of the letters' widths that is on the wide side. A word that
    /// is wider alone is cut; no letter is lost.
    static func wrapped(_ text: String, width: Double, size: Double = 12) -> [String] {
        func measure(_ text: Substring) -> Double { text.reduce(0) { $0 + advance($1) } * size }
        var lines: [String] = []
        var line: Substring = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            var word = word
            let joined = line.isEmpty ? word : line + " " + word
            if measure(joined) <= width {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(String(line)) }
            while measure(word) > width, word.count > 1 {
                var length = 1
                while length + 1 < word.count, measure(word.prefix(length + 1)) <= width { length += 1 }
                lines.append(String(word.prefix(length)))
                word = word.dropFirst(length)
            }
            line = word
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }

    /// The width of a letter in units of the font's size.
    private static func advance(_ character: Character) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if "iIjl.,:;'|!’‘ ()[]ft-r".contains(character) { return 0.36 }
        if "mwMW@%—".contains(character) { return 0.92 }
        if scalar.value >= 0x2E80 { return 1.05 }
        if scalar.value >= 0x400 { return 0.68 }
        return character.isUppercase ? 0.72 : 0.57
    }
}

extension TalksDrawing.Shape {
    /// Corners around the centre.
    fileprivate var points: [(Double, Double)] {
        switch self {
        case .square: [(-5.5, -5.5), (5.5, -5.5), (5.5, 5.5), (-5.5, 5.5)]
        case .diamond: [(0, -7), (7, 0), (0, 7), (-7, 0)]
        case .triangleUp: [(0, -6.5), (6.5, 5.5), (-6.5, 5.5)]
        case .triangleDown: [(0, 6.5), (6.5, -5.5), (-6.5, -5.5)]
        case .octagon:
            [(-2.7, -6.5), (2.7, -6.5), (6.5, -2.7), (6.5, 2.7), (2.7, 6.5), (-2.7, 6.5), (-6.5, 2.7), (-6.5, -2.7)]
        case .bar: [(-7, -3), (7, -3), (7, 3), (-7, 3)]
        case .cross:
            [
                (-2.3, -6.5), (2.3, -6.5), (2.3, -2.3), (6.5, -2.3), (6.5, 2.3), (2.3, 2.3), (2.3, 6.5), (-2.3, 6.5),
                (-2.3, 2.3),
                (-6.5, 2.3), (-6.5, -2.3), (-2.3, -2.3),
            ]
        case .house: [(0, -7), (6, -1), (6, 6), (-6, 6), (-6, -1)]
        case .flag: [(-5, -7), (6.5, -3), (-2.5, 1), (-2.5, 7), (-5, 7)]
        case .circle, .ring: []
        }
    }
}
