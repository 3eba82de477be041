@testable import Talks

/// What the reader finds in a short invented report, in the form tests compare.
struct Reading {
    /// `speaker: words` of each quotation, in order.
    let quotations: [String]
    /// `speaker: clause` of each statement, in order.
    let statements: [String]
    let report: ReadReport
    let rules: [String]

    static let tables = ReadingTables.bundled()

    init(_ text: String) {
        report = ReportReader(tables: Self.tables).read(text)
        var quotations: [String] = []
        var statements: [String] = []
        var rules: [String] = []
        for proposal in report.proposals {
            switch proposal.content {
            case .quotation(let speech): quotations.append("\(speech.speaker ?? "-"): \(proposal.text)")
            case .statement(let speech): statements.append("\(speech.speaker ?? "-"): \(proposal.text)")
            default: continue
            }
            rules.append(proposal.rule)
        }
        self.quotations = quotations
        self.statements = statements
        self.rules = rules
    }

    func attribution(ofFirst kind: String) -> Attribution? {
        for proposal in report.proposals where proposal.kind == kind {
            switch proposal.content {
            case .quotation(let speech), .statement(let speech): return speech.attribution
            default: continue
            }
        }
        return nil
    }
}
