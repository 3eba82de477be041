import Foundation

/// Lines or dots over two axes: a curve of precision and recall, probabilities against what came true, the rounds of an
/// estimation.
struct PlotChart {
    /// One axis: where it starts and ends, its marks, what it measures.
    struct Axis {
        var name: String
        var from: Double
        var to: Double
        var marks: [(at: Double, text: String)]

        /// From 0 to 1, marked at every fifth.
        static func share(_ name: String) -> Axis {
            Axis(
                name: name, from: 0, to: 1,
                marks: [(0, "0"), (0.2, "0.2"), (0.4, "0.4"), (0.6, "0.6"), (0.8, "0.8"), (1, "1")])
        }
    }

    struct Line {
        var points: [(x: Double, y: Double)]
        var isDashed = false
    }

    /// A dot with the interval in which it may lie.
    struct Dot {
        var x: Double
        var y: Double
        var low: Double
        var high: Double
    }

    var id: String
    var title: String
    var description: String
    var x: Axis
    var y: Axis
    var lines: [Line] = []
    var dots: [Dot] = []

    private static let left = 44.0
    private static let top = 22.0
    private static let plotHeight = 220.0
    private static let right = 8.0

    var svg: String {
        var drawing = SVGDrawing(id: id, title: title, description: description)
        let base = Self.top + Self.plotHeight
        let end = SVGDrawing.width - Self.right
        drawing.text(y.name, 0, 12, style: "tick")
        for mark in y.marks {
            let height = place(y: mark.at)
            drawing.line(Self.left, height, end, height)
            drawing.text(mark.text, Self.left - 5, height + 4, anchor: .end, style: "tick")
        }
        for mark in x.marks {
            let across = place(x: mark.at)
            drawing.line(across, Self.top, across, base)
            drawing.text(mark.text, across, base + 15, anchor: .middle, style: "tick")
        }
        drawing.line(Self.left, base, end, base, isAxis: true)
        drawing.text(x.name, end, base + 31, anchor: .end, style: "tick")
        for line in lines {
            drawing.polyline(line.points.map { (place(x: $0.x), place(y: $0.y)) }, isDashed: line.isDashed)
        }
        for dot in dots {
            let across = place(x: dot.x)
            drawing.line(across, place(y: dot.low), across, place(y: dot.high), isAxis: true)
            drawing.dot(across, place(y: dot.y))
        }
        return drawing.markup(height: base + 36)
    }

    private func place(x value: Double) -> Double {
        let share = (value - x.from) / (x.to - x.from)
        return Self.left + min(1, max(0, share)) * (SVGDrawing.width - Self.left - Self.right)
    }

    private func place(y value: Double) -> Double {
        let share = (value - y.from) / (y.to - y.from)
        return Self.top + (1 - min(1, max(0, share))) * Self.plotHeight
    }
}
