import Exchanges

/// How far one side is ahead of the other, step by step through the waves and stages of a plan.
struct ExposureChart {
    var id: String
    /// Sides A and B.
    var names: (String, String)
    /// From nothing to the end.
    var points: [PlanExposure.Point]

    var svg: String {
        let furthest = points.map { abs($0.gap) }.max() ?? 0
        let widest = max(1, furthest)
        let ends = points.indices.filter { points[$0].endsStage && points[$0].stage > 0 }
        // Of many stages every so many are marked.
        let step = max(1, (ends.count + 9) / 10)
        let marks = ends.enumerated().filter { $0.offset % step == 0 || $0.element == points.count - 1 }
            .map { (at: Double($0.element), text: "\(points[$0.element].stage)") }
        let heights = widest == 1 ? [-1, 0, 1] : [-widest, -widest / 2, 0, widest / 2, widest]
        var steps: [(x: Double, y: Double)] = []
        for (index, point) in points.enumerated() {
            if index > 0 { steps.append((Double(index), Double(points[index - 1].gap))) }
            steps.append((Double(index), Double(point.gap)))
        }
        let stageGaps = ends.map { "After stage \(points[$0].stage): \(Self.words(points[$0].gap, names))." }
        return PlotChart(
            id: id, title: "Counted people released so far, \(names.0) less \(names.1)",
            description: (furthest == 0
                ? "\(names.0) and \(names.1) are level throughout. "
                : "\(names.0) and \(names.1) are never further apart than \(furthest). ")
                + stageGaps.joined(separator: " "),
            x: .init(name: "after stage", from: 0, to: Double(max(1, points.count - 1)), marks: marks),
            y: .init(
                name: "counted people, \(names.0) less \(names.1)", from: -Double(widest), to: Double(widest),
                marks: Set(heights).sorted().map { (at: Double($0), text: $0 < 0 ? "−\(-$0)" : "\($0)") }),
            lines: [
                .init(points: [(0, 0), (Double(max(1, points.count - 1)), 0)], isDashed: true), .init(points: steps),
            ],
            dots: ends.map {
                .init(
                    x: Double($0), y: Double(points[$0].gap), low: Double(points[$0].gap), high: Double(points[$0].gap))
            }
        ).svg
    }

    private static func words(_ gap: Int, _ names: (String, String)) -> String {
        gap == 0 ? "level" : "\(gap > 0 ? names.0 : names.1) ahead by \(Wording.number(abs(gap)))"
    }
}
