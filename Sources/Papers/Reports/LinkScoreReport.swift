import Foundation
public import Linkage

/// Links against a known truth on one page: thresholds, the curve of precision and recall, and whether probabilities
/// hold.
public struct LinkScoreReport {
    let linksFile: String
    let truthFile: String
    let all: LinkageCurve
    let assigned: LinkageCurve?
    let thresholdBits: Double

    /// A report on the links of a file; `assigned` where an assignment was asked for.
    public init(
        linksFile: String, truthFile: String, all: LinkageCurve, assigned: LinkageCurve?, thresholdBits: Double
    ) {
        self.linksFile = linksFile
        self.truthFile = truthFile
        self.all = all
        self.assigned = assigned
        self.thresholdBits = thresholdBits
    }

    /// The page as one HTML document for screen, phone and paper, without scripts or outside references. The same
    /// inputs give the same bytes.
    /// - Throws: when a template of the installation is missing or broken.
    public func html() throws -> String { try PageTemplates().html(page) }

    private var curves: [(id: String, name: String, curve: LinkageCurve)] {
        [("all", "All links", all)] + (assigned.map { [("assigned", "Assigned links", $0)] } ?? [])
    }

    var page: Page {
        Page(
            title: "Links against the truth", subtitle: linksFile, reader: "Measurement of a linkage",
            notices: ["The page holds numbers of pairs; no person’s name and no line’s id."],
            sections: [thresholdsSection, curveSection, calibrationSection],
            foundations: [
                .init(name: "Links", value: linksFile), .init(name: "Truth", value: truthFile),
                .init(name: "True pairs", value: Wording.number(all.truePairs)),
            ])
    }

    /// The thresholds shown: round ones in reach of the links, the one asked for, and the best.
    private func thresholds(_ curve: LinkageCurve) -> [Double] {
        let best = curve.best.map { [$0.thresholdBits] } ?? []
        return Set([-10, -5, -2, 0, 2, 4, 6, 8, 10, 15, 20, 25, 30, thresholdBits] + best).sorted()
    }

    private var thresholdsSection: Section {
        let tables = curves.map { id, name, curve in
            var table = Table(
                id: "thresholds-\(id)", caption: "\(name) by the least weight that counts",
                columns: [
                    ("From bits", .number), ("Links", .number), ("True", .number), ("Precision", .number),
                    ("Recall", .number), ("F1", .number),
                ])
            let best = curve.best?.thresholdBits
            for threshold in thresholds(curve) {
                let point = curve.point(atLeast: threshold)
                let isWhole = threshold == threshold.rounded()
                table.append(
                    [
                        Wording.decimal(threshold, isWhole ? 0 : 2), Wording.number(point.links),
                        Wording.number(point.correct), Wording.share(point.correct, of: point.links),
                        Wording.share(point.correct, of: curve.truePairs), Wording.decimal(curve.f1(point), 4),
                    ], isTotal: threshold == best)
            }
            return Block.table(table)
        }
        return Section(
            id: "thresholds", title: "Where the line is drawn",
            paragraphs: ["The row set in bold has the greatest F1."], blocks: tables)
    }

    /// The precision where the axis of the curves starts: a tenth below the least that any curve shows, past its first few
    /// links, so that small differences near 1 can be seen.
    private var leastPrecision: Double {
        let shown = curves.flatMap { Self.thinned($0.curve).filter { $0.x >= 0.05 }.map(\.y) }
        return max(0, min(0.9, ((shown.min() ?? 0) * 10).rounded(.down) / 10))
    }

    private func precisionAxis(from start: Double) -> PlotChart.Axis {
        let marks = (0...5).map { step -> (at: Double, text: String) in
            let at = start + (1 - start) * Double(step) / 5
            return (at, Wording.decimal(at, 2))
        }
        return PlotChart.Axis(name: "precision", from: start, to: 1, marks: marks)
    }

    private var curveSection: Section {
        let start = leastPrecision
        let drawings = curves.map { id, name, curve in
            let points = Self.thinned(curve)
            let average = Wording.decimal(curve.averagePrecision, 4)
            let chart = PlotChart(
                id: "curve-\(id)", title: "\(name): precision by recall",
                description: "Average precision \(average); best F1 "
                    + "\(Wording.decimal(curve.best.map(curve.f1) ?? 0, 4)).",
                x: .share("recall"), y: precisionAxis(from: start), lines: [.init(points: points)])
            return FigurePair.Drawing(heading: "\(name): average precision \(average)", svg: chart.svg)
        }
        return Section(
            id: "curve", title: "Precision and recall",
            paragraphs: [
                "Each point is one threshold. To the right more true pairs are found, upwards fewer links are wrong."
            ],
            blocks: [
                .figures(
                    FigurePair(
                        heading: "Precision by recall", drawings: drawings,
                        legend: "The curve ends where every link of the file counts. The scale of precision starts at "
                            + "\(Wording.decimal(start, 1))."))
            ])
    }

    /// At most some four hundred points, so that a file of millions of rows makes a page that opens.
    static func thinned(_ curve: LinkageCurve) -> [(x: Double, y: Double)] {
        var points: [(x: Double, y: Double)] = []
        for (index, point) in curve.points.enumerated() {
            let x = curve.truePairs == 0 ? 0 : Double(point.correct) / Double(curve.truePairs)
            let y = Double(point.correct) / Double(point.links)
            if let last = points.last, index + 1 < curve.points.count, abs(x - last.x) + abs(y - last.y) < 0.005 {
                continue
            }
            points.append((x, y))
        }
        return points
    }

    private var calibrationSection: Section {
        var blocks: [Block] = []
        let drawings = curves.map { id, name, curve in
            let dots = curve.calibration.filter { $0.links > 0 }.map { bin in
                let interval = Self.wilson(bin.correct, of: bin.links)
                return PlotChart.Dot(
                    x: bin.expected / Double(bin.links), y: Double(bin.correct) / Double(bin.links), low: interval.low,
                    high: interval.high)
            }
            let chart = PlotChart(
                id: "calibration-\(id)", title: "\(name): share that is true by probability",
                description: "Dots on the diagonal mean that probabilities hold. The table below gives the figures.",
                x: .share("probability said"), y: .share("share true"),
                lines: [.init(points: [(0, 0), (1, 1)], isDashed: true)], dots: dots)
            return FigurePair.Drawing(heading: name, svg: chart.svg)
        }
        blocks.append(
            .figures(
                FigurePair(
                    heading: "Share that is true by probability", drawings: drawings,
                    legend: "Bars: the interval that holds the true share in 95 of 100 cases (Wilson 1927).")))
        for (id, name, curve) in curves {
            var table = Table(
                id: "calibration-table-\(id)", caption: "\(name) by probability",
                columns: [
                    ("Probability", .text), ("Links", .number), ("True, expected", .number), ("True", .number),
                    ("Share true", .number),
                ])
            for bin in curve.calibration {
                table.append([
                    "\(Self.short(bin.lower)) to \(Self.short(bin.upper))", Wording.number(bin.links),
                    Wording.decimal(bin.expected, 1), Wording.number(bin.correct),
                    Wording.share(bin.correct, of: bin.links),
                ])
            }
            blocks.append(.table(table))
        }
        return Section(
            id: "calibration", title: "Whether probabilities hold",
            paragraphs: [
                "Of the links with a probability of 0.9, nine in ten should be true. Dots below the diagonal: the model "
                    + "promises too much; above: too little."
            ], blocks: blocks)
    }

    private static func short(_ share: Double) -> String {
        let hundredths = Int((share * 100).rounded())
        return hundredths.isMultiple(of: 10) && hundredths % 100 != 0
            ? "0.\(hundredths / 10)" : hundredths % 100 == 0 ? String(hundredths / 100) : Wording.decimal(share, 2)
    }

    /// The score interval of a share at 95 % (Wilson 1927).
    static func wilson(_ part: Int, of whole: Int) -> (low: Double, high: Double) {
        guard whole > 0 else { return (0, 1) }
        let (n, z) = (Double(whole), 1.959964)
        let share = Double(part) / n
        let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return (max(0, centre - half), min(1, centre + half))
    }
}
