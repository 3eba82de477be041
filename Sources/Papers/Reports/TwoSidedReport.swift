public import Linkage
public import Persons

/// The two-sided view of two lists on a page of its own.
public struct TwoSidedReport {
    private let counts: TwoSidedCounts
    private let sources: [(name: String, sha256: String)]
    private let open: [String]

    /// Ids of pairs on which reviewers disagree beyond this number are left to the file.
    private static let shown = 300

    /// The page on these figures.
    public init(
        _ figures: TwoSidedFigures, left: PersonList, right: PersonList, judged: JudgedPairs
    ) {
        counts = TwoSidedCounts(
            id: "L", heading: "Both lists", left: .init(figures.left, name: left.source.file + ", left"),
            right: .init(figures.right, name: right.source.file + ", right"))
        sources = [left.source, right.source].map { ($0.file, $0.sha256) }
        open = judged.pairs.filter { $0.verdict == .contradictory }
            .map { "\(left.ids[$0.left].rawValue) · \(right.ids[$0.right].rawValue)" }
    }

    /// One HTML document for screen, phone and paper, without scripts or outside references.
    /// - Throws: when a template of the installation is missing or broken.
    public func html() throws -> String {
        var section = TwoSidedCounts.section([counts])
        if !open.isEmpty {
            section.blocks.append(
                .identifiers(
                    IdentifierList(
                        heading: "Pairs on which reviewers disagree", ids: Array(open.prefix(Self.shown)), isWide: true,
                        rest: open.count > Self.shown
                            ? "\(Wording.number(open.count - Self.shown)) more; --out writes all lines." : nil)))
        }
        let page = Page(
            title: "Two lists from both sides", subtitle: "\(sources[0].name) and \(sources[1].name)",
            reader: "Report for the mediator",
            notices: [
                "Personal data. The people on the lists stand here by their ids only; their names stay in the lists."
            ],
            sections: [section],
            foundations: sources.map { Page.Foundation(name: "\($0.name), SHA-256", value: $0.sha256) })
        return try PageTemplates().html(page)
    }
}
