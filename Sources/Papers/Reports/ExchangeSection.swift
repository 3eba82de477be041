import Persons

extension WayFigures {
    static let held = "Held"
    static let confirmed = "Confirmed by two reviewers"
    static let available = "Available"
    static let counted = "Released, counted"
    static let outside = "Released, outside the count"
}

extension ReportView {
    /// Who goes when, in numbers: stages by category, and the way from held to released.
    var exchangeSection: Section {
        var blocks: [Block] = []
        if !plan.stages.isEmpty { blocks += [.table(stageTable), .figures(stageFigures)] }
        if plan.exposure.count > 2 { blocks.append(.figures(exposureFigures)) }
        blocks += [.table(wayTable), .figures(wayFigures)]
        if !plan.levels.isEmpty { blocks.append(.table(levelTable)) }
        return Section(
            id: "exchange", title: "The exchange", paragraphs: exchangeParagraphs, blocks: blocks)
    }

    private var exchangeParagraphs: [String] {
        var paragraphs = [
            "Civilians stand in their own column throughout. Outside the count go those whom the terms send home "
                + "whatever the number, such as the severely wounded and sick.",
            "Available means: willing, fit to travel, not excluded by a term. The steps within it are sealed.",
        ]
        if case .side = reader {
            paragraphs[1] +=
                " Where fewer than five people make the difference, a range stands in place of the number."
        }
        return paragraphs
    }

    private var stageTable: Table {
        var table = Table(
            id: "exchange-stages", caption: "Stages by category",
            columns: [
                ("Stage", .text), ("Date", .text), ("Released by", .text), ("Soldiers, counted", .number),
                ("Civilians, counted", .number), ("Counted", .number),
                ("Soldiers, outside", .number), ("Civilians, outside", .number), ("All", .number),
            ])
        func append(_ stage: String, _ date: String, _ side: SideID, _ heads: PlanFigures.Heads, isTotal: Bool) {
            let figures = [
                heads.countedSoldiers, heads.countedCivilians, heads.counted, heads.outsideSoldiers,
                heads.outsideCivilians, heads.counted + heads.outside,
            ]
            table.append([stage, date, name(of: side)] + figures.map(Wording.number), isTotal: isTotal)
        }
        for stage in plan.stages {
            for party in parties {
                append("Stage \(stage.number)", stage.date, party.id, stage.heads[party.id] ?? .init(), isTotal: false)
            }
        }
        for party in parties { append("All stages", "", party.id, total(party.id), isTotal: true) }
        return table
    }

    private var stageFigures: FigurePair {
        let scale = BarChart.scale(of: plan.stages)
        return FigurePair(
            heading: "Stages, drawn to one scale",
            drawings: parties.map { party in
                let chart = BarChart.stages(plan.stages, of: party.id, name: party.name, scale: scale)
                return FigurePair.Drawing(heading: "Released by \(party.name)", svg: chart.svg)
            }, legend: Legend.markup(BarChart.stageSigns))
    }

    /// Drawn where there is a course to draw.
    private var exposureFigures: FigurePair {
        let names = (name(of: .a), name(of: .b))
        return FigurePair(
            heading: "Who is ahead, from beginning to end",
            drawings: [
                .init(
                    heading: "Counted people released, \(names.0) less \(names.1)",
                    svg: ExposureChart(id: "exposure", names: names, points: plan.exposure).svg)
            ], legend: SVGDrawing.escaped("A dot ends a stage; above the line \(names.0) has released more."))
    }

    private var wayTable: Table {
        let holders = ways.map { name(of: $0.holder) }
        var table = Table(
            id: "exchange-way", caption: "From held to released",
            columns: [("Step", .phrase)]
                + holders.flatMap { [("\($0), soldiers", .number), ("\($0), civilians", .number)] })
        for (index, step) in (ways.first?.steps ?? []).enumerated() {
            table.append(
                [step.name] + ways.flatMap { [$0.steps[index].soldiers.text, $0.steps[index].civilians.text] })
        }
        return table
    }

    private var wayFigures: FigurePair {
        let scale = BarChart.scale(of: ways)
        return FigurePair(
            heading: "From held to released, drawn to one scale",
            drawings: ways.map { way in
                let name = name(of: way.holder)
                return FigurePair.Drawing(
                    heading: "Held by \(name)", svg: BarChart.way(way, name: name, scale: scale).svg)
            }, legend: Legend.markup(BarChart.waySigns))
    }

    private var levelTable: Table {
        var table = Table(
            id: "exchange-levels", caption: "Aims, in their agreed order",
            columns: [("Aim", .text), ("Reached", .number), ("No plan can exceed", .number), ("Proved", .text)])
        for level in plan.levels {
            table.append([
                level.name, Wording.number(level.value), level.bound.map(Wording.number) ?? "–",
                level.bound == nil ? "–" : level.proved ? "yes" : "no",
            ])
        }
        return table
    }
}

/// The signs of a drawing, explained under it.
enum Legend {
    static func markup(_ entries: [(fill: SVGDrawing.Fill, words: String)]) -> String {
        entries.map { "<span><i class=\"key \($0.fill.rawValue)\"></i>\(SVGDrawing.escaped($0.words))</span>" }
            .joined(separator: " ")
    }
}
