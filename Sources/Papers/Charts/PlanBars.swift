import Persons

/// The bars of an exchange: stages by category, and the way from held to released.
extension BarChart {
    static let stageSigns: [(fill: SVGDrawing.Fill, words: String)] = [
        (.solid, "soldiers, counted"), (.hatched, "civilians, counted"), (.outlined, "outside the count"),
    ]
    static let waySigns: [(fill: SVGDrawing.Fill, words: String)] = [(.solid, "soldiers"), (.hatched, "civilians")]

    static func scale(of stages: [PlanFigures.Stage]) -> Int {
        stages.flatMap(\.heads.values).map { $0.counted + $0.outside }.max() ?? 1
    }

    static func scale(of ways: [WayFigures]) -> Int {
        ways.flatMap(\.steps).map { $0.soldiers.drawn + $0.civilians.drawn }.max() ?? 1
    }

    /// Whom one side releases, a bar a stage.
    static func stages(_ stages: [PlanFigures.Stage], of side: SideID, name: String, scale: Int) -> BarChart {
        let bars = stages.map { stage in
            let heads = stage.heads[side] ?? .init()
            return Bar(
                label: "Stage \(stage.number)",
                figure: "\(Wording.number(heads.countedSoldiers)) + \(Wording.number(heads.countedCivilians)) counted, "
                    + "\(Wording.number(heads.outside)) outside",
                parts: [
                    Part(count: heads.countedSoldiers, fill: .solid),
                    Part(count: heads.countedCivilians, fill: .hatched),
                    Part(count: heads.outside, fill: .outlined),
                ])
        }
        return BarChart(
            id: "stages-\(side.rawValue)", title: "Released by \(name): people by stage and category", bars: bars,
            scale: scale)
    }

    /// The way of the people one side holds, a bar a step.
    static func way(_ way: WayFigures, name: String, scale: Int) -> BarChart {
        let bars = way.steps.map { step in
            let isHidden = step.soldiers == .hidden && step.civilians == .hidden
            return Bar(
                label: step.name,
                figure: isHidden ? step.soldiers.text : "\(step.soldiers.text) + \(step.civilians.text)",
                parts: [
                    Part(count: step.soldiers.drawn, fill: .solid), Part(count: step.civilians.drawn, fill: .hatched),
                ])
        }
        return BarChart(
            id: "way-\(way.holder.rawValue)", title: "Held by \(name): from held to released", bars: bars, scale: scale)
    }
}
