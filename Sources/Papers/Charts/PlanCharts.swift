import Foundation
public import Exchanges
public import Persons

/// The drawings of a plan as files that stand alone: the funnel from held to released, stages by category, and who is
/// ahead over time.
public struct PlanCharts {
    /// Name and SVG markup, in the order of the names; the same plan gives the same bytes.
    public let files: [(name: String, svg: String)]

    /// Draws a plan.
    /// - Parameter reader: the side that may read them: it sees available masked, and of the other side's list the
    ///   confirmed only; nil: the neutral.
    public init(_ plan: ExchangePlan, terms: ExchangeTerms, persons: PlanPersons, reader: SideID?) {
        let eligibility = Eligibility(terms: terms, persons: persons)
        let stages = PlanFigures.stages(of: plan, persons)
        let ways = SideID.allCases.map { WayFigures(heldBy: $0, plan, terms, persons, eligibility, reader: reader) }
        var files: [(name: String, svg: String)] = []
        let points = PlanExposure(plan).points
        if points.count > 1 {
            let names = (terms.name(of: .a), terms.name(of: .b))
            files.append(("exposure.svg", ExposureChart(id: "exposure", names: names, points: points).svg))
        }
        for way in ways {
            var chart = BarChart.way(way, name: terms.name(of: way.holder), scale: BarChart.scale(of: ways))
            chart.signs = BarChart.waySigns
            files.append(("funnel-\(way.holder.rawValue).svg", chart.svg))
        }
        for side in SideID.allCases where !stages.isEmpty {
            var chart = BarChart.stages(
                stages, of: side, name: terms.name(of: side), scale: BarChart.scale(of: stages))
            chart.signs = BarChart.stageSigns
            files.append(("stages-\(side.rawValue).svg", chart.svg))
        }
        self.files = files.map { ($0.name, Self.alone($0.svg)) }
    }

    /// A drawing of a page as a file of its own: with the page's style, and a margin.
    private static func alone(_ svg: String) -> String {
        let style = """
            <style>
            svg { background: #fff; font: 13px "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
            text { fill: #1c2126; }
            .tick { fill: #545d66; font-size: 11px; }
            .solid { fill: #35526b; }
            .outlined { fill: #fff; stroke: #35526b; stroke-width: 1; }
            .hatched { stroke: #35526b; stroke-width: 1; }
            .hatch-ground { fill: #e3ebf1; }
            .hatch-line { stroke: #35526b; stroke-width: 3; }
            .grid { stroke: #c4cad0; stroke-width: .5; }
            .axis { stroke: #1c2126; stroke-width: 1; }
            </style>
            """
        let opening = "<svg viewBox=\"0 0 400 "
        let height = Double(svg.dropFirst(opening.count).prefix { $0 != "\"" }) ?? 0
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-8 -6 416 \(Int(height.rounded(.up)) + 14)\""
            + svg.dropFirst(opening.count).drop { $0 != "\"" }.dropFirst()
            .replacingOccurrences(of: "</desc>", with: "</desc>\n\(style)") + "\n"
    }
}
