import Persons

extension ReportView {
    /// The lists received: every row accounted for, and what was found on the way.
    var listsSection: Section {
        var totals = Table(
            id: "lists-totals", caption: "Rows accounted for",
            columns: [
                ("List", .text), ("Rows", .number), ("Not lines", .number), ("Received", .number),
                ("Rejected", .number), ("Accepted", .number), ("New", .number), ("Repeats in list", .number),
                ("Repeats of earlier", .number),
            ])
        for list in lists {
            let figures = [
                list.rows, list.notLines, list.received, list.rejected, list.accepted, list.new, list.repeatsInList,
                list.repeatsOfEarlier,
            ]
            totals.append(["\(name(of: list.author)), \(list.kind)"] + figures.map(Wording.number))
        }
        return Section(
            id: "lists", title: "Lists received",
            paragraphs: [
                "Rows are received lines or no lines (titles, headers, totals, blank rows). Received lines are accepted "
                    + "or rejected. Accepted lines are new or repeat another line.",
                sumsSentence,
            ],
            blocks: [.table(totals), findingsBlock])
    }

    private var sumsSentence: String {
        let wrong = lists.filter { !$0.addsUp }.map { "\(name(of: $0.author)), \($0.kind)" }
        if wrong.isEmpty { return "In \(lists.count == 1 ? "this list" : "each of these lists") the sums agree." }
        return "The sums do not agree in: \(Wording.list(wrong))."
    }

    private var findingsBlock: Block {
        var kinds: [String: ListFigures.FindingCount] = [:]
        for finding in lists.flatMap(\.findings) where kinds[finding.code] == nil { kinds[finding.code] = finding }
        let order = Severity.allCases
        let sorted = kinds.values.sorted {
            let left = order.firstIndex(of: $0.severity) ?? 0
            let right = order.firstIndex(of: $1.severity) ?? 0
            return (left, $0.code) < (right, $1.code)
        }
        guard !sorted.isEmpty else { return .remark("Nothing was found on any line.") }
        var table = Table(
            id: "lists-findings", caption: "What was found on the lines",
            columns: [("Finding", .text), ("Severity", .text), ("Meaning and mend", .words)]
                + lists.map { ("\(name(of: $0.author)), \($0.kind)", .number) })
        for kind in sorted {
            let counts = lists.map { list in
                Wording.number(list.findings.filter { $0.code == kind.code }.reduce(0) { $0 + $1.count })
            }
            table.append([kind.code, kind.severity.rawValue, "\(kind.message) \(kind.mend)"] + counts)
        }
        return .table(table)
    }
}
