public import Talks

import Persons

/// Who stands where: one row an issue, one lane a side, equal in width, as an SVG drawing.
///
/// A mark's shape says what the side does by its position, in words beside it; a filled mark rests on the side's own
/// words, a hatched one on what another says of it. Where positions meet is drawn only where the view holds it: for the
/// mediator, and for those it was released to.
public struct PositionsMap {
    /// How wide the drawing is, in its own units.
    public enum Breadth: Double, Sendable {
        /// For a screen or paper.
        case wide = 720
        /// For a phone.
        case narrow = 350
    }

    let view: TalksView
    let breadth: Breadth
    private let wording: TalksWording

    private static let gap = 14.0
    private static let line = 15.0

    /// A map of the positions a view holds.
    public init(view: TalksView, breadth: Breadth = .wide) {
        self.view = view
        self.breadth = breadth
        wording = TalksWording(view)
    }

    /// The drawing, complete in itself: style, title and description are in it. The same view gives the same bytes.
    public var svg: String {
        var drawing = TalksDrawing(id: id, title: title, description: description, width: breadth.rawValue)
        for (place, side) in view.order.enumerated() {
            drawing.text(wording.name(side), x(place), 18, style: "heading")
        }
        var top = 28.0
        for issue in issues { top = draw(issue, from: top, in: &drawing) }
        if issues.isEmpty {
            drawing.text("No position is on record.", 0, top + 18)
            top += 30
        }
        top = drawLegend(from: top + 6, in: &drawing)
        return drawing.markup(height: top)
    }

    var id: String { "positions-\(breadth == .wide ? "wide" : "narrow")" }

    private var title: String { "Positions by issue and side. \(wording.reader(view.reader))." }

    /// The positions in words, for those who do not see the drawing.
    private var description: String {
        issues.map { issue in
            let sides = view.order.map { side in
                let own = positions(issue, side).map { entry($0).joined(separator: ", ") }
                return "\(wording.name(side)): \(own.isEmpty ? "no position on record" : own.joined(separator: "; "))."
            }
            return "\(wording.issue(issue)). \(sides.joined(separator: " "))"
        }.joined(separator: " ")
    }

    /// The width of every lane.
    var laneWidth: Double { (breadth.rawValue - Self.gap * Double(view.order.count - 1)) / Double(view.order.count) }

    private func x(_ place: Int) -> Double { Double(place) * (laneWidth + Self.gap) }

    /// The issues in the order they came on record.
    var issues: [String] {
        var issues: [String] = []
        for position in standing where !issues.contains(position.position.noun.issue) {
            issues.append(position.position.noun.issue)
        }
        return issues
    }

    private var standing: [PositionView] { view.positions.filter { $0.position.withdrawn == nil } }

    /// A side's positions on an issue, oldest first; those without a date come first.
    private func positions(_ issue: String, _ side: SideID) -> [PositionView] {
        let own = standing.filter { $0.position.noun.issue == issue && $0.position.noun.side == side }
        return own.enumerated().sorted { left, right in
            switch (left.element.position.noun.asOf, right.element.position.noun.asOf) {
            case (let a?, let b?) where a != b: a < b
            case (nil, .some): true
            case (.some, nil): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }

    /// What a position does, what it is about, whose words it rests on.
    private func entry(_ view: PositionView) -> [String] {
        let position = view.position.noun
        let toward = position.toward.map { wording.name($0) } + [position.towardWords].compactMap { $0 }
        let types = position.types.map(\.label).joined(separator: " / ")
        return [
            types + (view.current ? "" : ", since replaced"),
            position.matter + (toward.isEmpty ? "" : " (toward \(Wording.list(toward)))"),
            wording.attribution(of: position, zone: nil),
        ]
    }

    private func draw(_ issue: String, from top: Double, in drawing: inout TalksDrawing) -> Double {
        drawing.line(0, top, breadth.rawValue, top, style: "axis")
        drawing.text(wording.issue(issue), 0, top + 19, style: "heading")
        let start = top + 30
        let lanes = view.order.map { lane(issue, $0) }
        let height = (lanes.map { $0.last?.bottom ?? Self.line + 8 }.max() ?? 0) + 6
        for (place, entries) in lanes.enumerated() {
            drawing.rectangle(x(place), start, laneWidth, height, .ground, style: "lane")
            if entries.isEmpty { drawing.text("No position on record.", x(place) + 8, start + 18, style: "soft") }
            for entry in entries {
                for (number, type) in entry.types.enumerated() {
                    drawing.mark(
                        type.shape, x(place) + 14, start + entry.top + 13 + Double(number) * 18,
                        entry.isOwn ? .filled : .hatched)
                }
                for line in entry.lines {
                    drawing.text(line.text, x(place) + 30, start + line.base, style: line.style)
                }
            }
        }
        var bottom = start + height + 10
        for overlap in view.overlaps where overlap.noun.issue == issue && overlap.withdrawn == nil {
            let lines = TalksDrawing.wrapped("Where they meet: \(overlap.noun.words)", width: breadth.rawValue - 24)
            let box = Double(lines.count) * Self.line + 10
            drawing.rectangle(0, bottom - 4, breadth.rawValue, box, .open, style: "frame")
            for (number, line) in lines.enumerated() {
                drawing.text(line, 10, bottom + 12 + Double(number) * Self.line, style: "strong")
            }
            bottom += box + 8
        }
        return bottom
    }

    private struct Entry {
        var types: [PositionType]
        var isOwn: Bool
        var top: Double
        var bottom: Double
        var lines: [(text: String, base: Double, style: String)]
    }

    private func lane(_ issue: String, _ side: SideID) -> [Entry] {
        var top = 4.0
        return positions(issue, side).map { position in
            var entry = Entry(
                types: position.position.noun.types, isOwn: position.position.noun.ownWords, top: top, bottom: top,
                lines: [])
            var base = top + 17
            for (text, font) in zip(self.entry(position), [("strong", 12.6), ("words", 12), ("soft", 11)]) {
                for line in TalksDrawing.wrapped(text, width: laneWidth - 38, size: font.1) {
                    entry.lines.append((line, base, font.0))
                    base += Self.line
                }
            }
            entry.bottom = max(base - 6, top + 13 + Double(entry.types.count) * 18)
            top = entry.bottom + 6
            return entry
        }
    }

    private func drawLegend(from top: Double, in drawing: inout TalksDrawing) -> Double {
        var used: [PositionType] = []
        for type in PositionType.allCases where standing.contains(where: { $0.position.noun.types.contains(type) }) {
            used.append(type)
        }
        guard !used.isEmpty else { return top }
        drawing.line(0, top, breadth.rawValue, top, style: "axis")
        let columns = breadth == .wide ? 4 : 2
        let width = breadth.rawValue / Double(columns)
        var entries: [(TalksDrawing.Shape?, TalksDrawing.Fill, String)] = [
            (nil, .filled, "own words"), (nil, .hatched, "attributed by another"),
        ]
        entries += used.map { ($0.shape, .open, $0.label) }
        for (index, entry) in entries.enumerated() {
            let x = Double(index % columns) * width
            let y = top + 18 + Double(index / columns) * 22
            if let shape = entry.0 {
                drawing.mark(shape, x + 10, y, entry.1)
            } else {
                drawing.rectangle(x + 2, y - 5, 16, 10, entry.1)
            }
            drawing.text(entry.2, x + 24, y + 4, style: "soft")
        }
        return top + 18 + Double((entries.count - 1) / columns) * 22 + 16
    }
}

extension PositionType {
    /// The mark of the type; each differs in outline.
    var shape: TalksDrawing.Shape {
        switch self {
        case .demand: .square
        case .request: .circle
        case .offer: .triangleUp
        case .condition: .diamond
        case .refusal: .octagon
        case .reservation: .house
        case .noted: .bar
        case .welcome: .ring
        case .concession: .triangleDown
        case .threat: .flag
        case .question: .cross
        }
    }
}
