public import Linkage
public import Persons

/// The diagnostics of one linkage on one page: what a person checks before trusting its grades.
public struct LinkageReport {
    /// What the page rests on.
    public struct Foundations {
        let left: ListSource
        let right: ListSource
        let modelFile: String?
        let seed: UInt64
        let floorBits: Double
        let thresholdBits: Double

        /// The sources of both lists, the model's file where one was given, and the settings.
        public init(
            left: ListSource, right: ListSource, modelFile: String?, seed: UInt64, floorBits: Double,
            thresholdBits: Double
        ) {
            self.left = left
            self.right = right
            self.modelFile = modelFile
            self.seed = seed
            self.floorBits = floorBits
            self.thresholdBits = thresholdBits
        }
    }

    let diagnostics: LinkageDiagnostics
    let foundations: Foundations

    /// A report of these figures.
    public init(_ diagnostics: LinkageDiagnostics, foundations: Foundations) {
        self.diagnostics = diagnostics
        self.foundations = foundations
    }

    /// The page as one HTML document for screen, phone and paper, without scripts or outside references. The same
    /// inputs give the same bytes.
    /// - Throws: when a template of the installation is missing or broken.
    public func html() throws -> String { try PageTemplates().html(page) }

    var page: Page {
        var sections = [resultSection, expectedSection, weightsSection, modelSection]
        if !diagnostics.rounds.isEmpty { sections.append(roundsSection) }
        sections += [blockingSection, reachSection]
        return Page(
            title: "How the lists were linked", subtitle: "\(foundations.left.file) and \(foundations.right.file)",
            reader: "Diagnostics of a linkage",
            notices: [
                "A link is a proposal. Two reviewers decide, whatever stands here.",
                "The page holds numbers of lines and pairs; no person’s name and no line’s id.",
            ], sections: sections, foundations: rests)
    }

    private var rests: [Page.Foundation] {
        [
            .init(name: foundations.left.file, value: "SHA-256 \(foundations.left.sha256)"),
            .init(name: foundations.right.file, value: "SHA-256 \(foundations.right.sha256)"),
            .init(name: "Model", value: foundations.modelFile ?? "estimated from these lists"),
            .init(name: "Seed", value: String(foundations.seed)),
            .init(name: "Lowest weight kept", value: Wording.decimal(foundations.floorBits, 1) + " bits"),
            .init(name: "Lowest weight assigned", value: Wording.decimal(foundations.thresholdBits, 1) + " bits"),
        ]
    }

    private var resultSection: Section {
        let hasAssigned = diagnostics.byGrade.contains { $0.assigned != nil }
        var table = Table(
            id: "grades", caption: "Links by grade",
            columns: [("Grade", .text), ("Links", .number)] + (hasAssigned ? [("Assigned", .number)] : []))
        for row in diagnostics.byGrade {
            let assigned = hasAssigned ? [Wording.number(row.assigned ?? 0)] : []
            table.append([row.grade.rawValue, Wording.number(row.links)] + assigned)
        }
        return Section(
            id: "result", title: "What was found",
            paragraphs: [
                "\(Wording.count(diagnostics.leftReach.lines, "line", "lines")) of the left list were sought among "
                    + "\(Wording.count(diagnostics.rightReach.lines, "line", "lines")) of the right list; "
                    + "\(Wording.count(diagnostics.pairsCompared, "pair was", "pairs were")) compared.",
                "Strong: probability of at least 0.99, and more agrees than a relative or a namesake would show. "
                    + "Possible: at least 0.5. Weak: less.",
            ], blocks: [.table(table)])
    }

    private var expectedSection: Section {
        let estimate = diagnostics.estimate
        func table(_ id: String, _ caption: String, _ points: [EstimatedQuality.Point]) -> Block {
            var table = Table(
                id: id, caption: caption,
                columns: [
                    ("From bits", .number), ("Links", .number), ("True, expected", .number), ("Precision", .number),
                    ("Recall", .number),
                ])
            for point in points {
                table.append([
                    Wording.decimal(point.thresholdBits, 1), Wording.number(point.links),
                    Wording.decimal(point.expectedTrue, 1), point.precision.map(Wording.share) ?? "–",
                    point.recall.map(Wording.share) ?? "–",
                ])
            }
            return .table(table)
        }
        var blocks = [table("expected-all", "All links, by the least weight that counts", estimate.all)]
        if !estimate.assigned.isEmpty {
            let caption = "Assigned links, by the least weight that counts"
            blocks.append(table("expected-assigned", caption, estimate.assigned))
        }
        return Section(
            id: "expected", title: "What may be true of it",
            paragraphs: [
                "No truth is needed for these figures, and none was used: they say what the model expects. They are as "
                    + "good as its probabilities, and those assume that fields err apart from each other.",
                "True pairs expected among those compared: \(Wording.decimal(estimate.comparedMatches, 1)). Missed by every "
                    + "blocking rule, expected: \(Wording.decimal(estimate.missedMatches, 1)).",
            ], blocks: blocks)
    }

    private var weightsSection: Section {
        let fills: [SVGDrawing.Fill] = [.solid, .hatched, .outlined]
        let strips = zip(zip(diagnostics.byGrade, diagnostics.weights), fills).map { pair, fill in
            WeightHistogram.Strip(grade: pair.0.grade.rawValue, fill: fill, counts: pair.1)
        }
        let chart = WeightHistogram(
            id: "weights", title: "Links by weight and grade", lowest: diagnostics.lowestWeight,
            binBits: LinkageDiagnostics.binBits, strips: strips, tallest: diagnostics.weights.joined().max() ?? 1)
        return Section(
            id: "by-weight", title: "Links by weight",
            paragraphs: [
                "Two heaps with a valley between them mean that the fields tell people apart. Many links in the valley, "
                    + "around 0, mean work for the reviewers."
            ],
            blocks: [
                .figures(
                    FigurePair(
                        heading: "Links by weight",
                        drawings: [.init(heading: "Every link of at least the lowest weight", svg: chart.svg)],
                        legend: "Links in each interval of \(LinkageDiagnostics.binBits) bits. Heights are logarithmic."
                    ))
            ])
    }
}
