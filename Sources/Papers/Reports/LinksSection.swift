import Persons

extension ReportView {
    /// The links proposed: by grade, by weight, and against the truth where it is known.
    var linksSection: Section {
        var grades = Table(
            id: "links-grades", caption: "Pairs by grade",
            columns: [("Claims of", .text), ("Grade", .text), ("Pairs", .number), ("Each line once", .number)]
                + (isRehearsal ? [("Of these, one person", .number)] : []))
        for direction in links {
            for grade in direction.grades {
                let truth = isRehearsal ? [grade.truePairs.map(Wording.number) ?? "–"] : []
                grades.append(
                    [
                        name(of: direction.claimant), grade.grade, Wording.number(grade.pairs),
                        grade.assigned.map(Wording.number) ?? "–",
                    ] + truth)
            }
        }
        var blocks = [Block.table(grades), .figures(histograms)]
        if isRehearsal { blocks.append(.table(qualityTable)) }
        return Section(
            id: "links", title: "Links proposed",
            paragraphs: [
                "The machine compares the lines of a claim list with those of the other side’s holding list and weighs "
                    + "each pair. It decides nothing: a pair counts only after two reviewers judged it.",
                "Strong: probability of at least 0.99, and more agrees than a relative or a namesake would show. "
                    + "Possible: at least 0.5. Weak: less, down to the lowest weight that is kept.",
            ], blocks: blocks)
    }

    private var histograms: FigurePair {
        let tallest = links.flatMap(\.histogram.counts).joined().max() ?? 1
        let fills: [SVGDrawing.Fill] = [.solid, .hatched, .outlined]
        let drawings = links.map { direction in
            let strips = zip(zip(direction.grades, direction.histogram.counts), fills).map { pair, fill in
                WeightHistogram.Strip(grade: pair.0.grade, fill: fill, counts: pair.1)
            }
            let heading = "Claims of \(name(of: direction.claimant))"
            let chart = WeightHistogram(
                id: "weights-\(direction.claimant.rawValue)", title: "\(heading): pairs by weight and grade",
                lowest: direction.histogram.lowest, binBits: direction.histogram.binBits, strips: strips,
                tallest: tallest)
            return FigurePair.Drawing(heading: heading, svg: chart.svg)
        }
        let width = links.first?.histogram.binBits ?? 1
        return FigurePair(
            heading: "Pairs by weight", drawings: drawings,
            legend:
                "Pairs in each interval of \(Wording.count(width, "bit", "bits")). Heights are logarithmic; the numbers "
                + "at the left give their scale.")
    }

    private var qualityTable: Table {
        var table = Table(
            id: "links-quality", caption: "Links against the truth of the rehearsal",
            columns: [
                ("Claims of", .text), ("Links taken", .text), ("Links", .number), ("One person", .number),
                ("True pairs", .number), ("Precision", .number), ("Recall", .number),
            ])
        for direction in links {
            for quality in direction.qualities {
                table.append([
                    name(of: direction.claimant), quality.what, Wording.number(quality.links),
                    Wording.number(quality.trueLinks), Wording.number(quality.truth),
                    Wording.share(quality.trueLinks, of: quality.links),
                    Wording.share(quality.trueLinks, of: quality.truth),
                ])
            }
        }
        return table
    }
}
