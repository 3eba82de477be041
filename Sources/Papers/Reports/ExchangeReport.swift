import Persons

/// One exchange on one page: lists, links, judgements, stages, verdicts and what is unresolved.
public struct ExchangeReport {
    private let view: ReportView

    init(view: ReportView) { self.view = view }

    /// The report on this material, as `reader` may see it.
    public init(_ material: ReportMaterial, for reader: ReportReader) { view = material.view(for: reader) }

    /// The report as one HTML document for screen, phone and paper, without scripts or outside references.
    ///
    /// The same inputs give the same bytes.
    /// - Throws: when a template of the installation is missing or broken.
    public func html() throws -> String { try PageTemplates().html(page) }

    var page: Page {
        var sections = [view.overviewSection, view.listsSection]
        if !view.links.isEmpty { sections.append(view.linksSection) }
        if !view.judgements.isEmpty { sections.append(view.judgementsSection) }
        sections.append(view.claimsSection)
        if !view.twoSided.isEmpty { sections.append(TwoSidedCounts.section(view.twoSided)) }
        sections += [view.exchangeSection, view.termsSection, view.unresolvedSection]
        if !view.manifests.isEmpty { sections.append(view.manifestsSection) }
        return Page(
            title: "Exchange \(view.exchange)",
            subtitle: "\(Wording.list(view.parties.map(\.name))) · terms version \(view.termsVersion) · "
                + "as of \(Wording.date(view.asOf))",
            reader: reader, notices: notices, sections: sections, foundations: view.foundations)
    }

    private var reader: String {
        switch view.reader {
        case .mediator: "Report for the mediator"
        case .side(let side): "Report for \(view.name(of: side))"
        }
    }

    private var notices: [String] {
        var notices = [
            "Personal data. The people on the lists stand here by their ids only; their names stay in the lists."
        ]
        if view.isRehearsal { notices.append("A rehearsal: every person and both sides are invented.") }
        if case .side(let side) = view.reader {
            notices.append(
                "This page shows what \(view.name(of: side)) may see: its own lists, the people agreed to be on both, and "
                    + "what both sides agreed on.")
        }
        return notices
    }
}

extension ReportView {
    /// Who goes in which stage, by id.
    var manifestsSection: Section {
        Section(
            id: "manifests", title: "Who goes when",
            paragraphs: ["By id: the letter of the side that holds the person, and the line of its holding list."],
            blocks: manifests.map {
                .identifiers(IdentifierList(heading: $0.heading, ids: $0.ids, isWide: false, rest: nil))
            })
    }
}
