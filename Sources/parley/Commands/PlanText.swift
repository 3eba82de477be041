import Exchanges
import Persons

/// A plan as a person reads it at a terminal.
struct PlanText {
    let text: String

    init(_ plan: ExchangePlan, _ terms: ExchangeTerms, _ persons: PlanPersons, _ report: PlanCheckReport?) {
        var text = Self.explained(plan)
        if plan.status != .impossible { text += "\n" + Self.stages(plan, terms, persons) }
        if let report { text += "\n" + Self.verdicts(report) }
        self.text = text
    }

    /// The verdict and the levels; of an impossible plan the conflicts and what would mend them.
    static func explained(_ plan: ExchangePlan) -> String {
        var text = "\(plan.exchange), terms version \(plan.termsVersion): \(plan.status.rawValue)\n"
        if plan.status != .impossible { return text + "\n" + levels(plan) }
        for conflict in plan.conflicts {
            text += "\n\(conflict.clauses.joined(separator: ", "))\n  \(conflict.words)\n"
        }
        if !plan.repairs.isEmpty { text += "\nSmallest changes after which a plan would exist:\n" }
        for repair in plan.repairs { text += "  \(repair.clauses.joined(separator: ", ")): \(repair.words)\n" }
        return text
    }

    static func levels(_ plan: ExchangePlan) -> String {
        var table = TextTable(["level", "value", "bound", "proved"])
        for level in plan.levels {
            let gap = level.bound - level.value
            table.append([
                level.level.rawValue, String(level.value), String(level.bound),
                level.proved ? "yes" : gap > 0 ? "no, gap \(gap)" : "no",
            ])
        }
        return table.text
    }

    private static func stages(_ plan: ExchangePlan, _ terms: ExchangeTerms, _ persons: PlanPersons) -> String {
        var table = TextTable(["stage", "date", "released by", "people", "counted", "outside the count"])
        for row in PlanTotals(plan, persons: persons).rows
        where row.category == .all || row.counted + row.outside > 0 {
            let stage = plan.stages.first { $0.stage == row.stage }
            table.append([
                String(row.stage), stage?.date ?? "", terms.name(of: row.heldBy), words(row.category),
                String(row.counted), String(row.outside),
            ])
        }
        return table.text
    }

    static func words(_ category: PlanTotals.Category) -> String {
        switch category {
        case .all: "all"
        case .soldiers: "soldiers"
        case .civilians: "civilians"
        case .women: "women among them"
        case .severe: "severely wounded or sick among them"
        }
    }

    /// The verdict on each clause, and on the whole.
    static func verdicts(_ report: PlanCheckReport) -> String {
        var table = TextTable(["clause", "holds", "found"])
        for clause in report.clauses { table.append([clause.id, clause.holds ? "yes" : "NO", clause.words]) }
        var text = table.text
        if !report.notJudged.isEmpty { text += "not judged: \(report.notJudged.joined(separator: ", "))\n" }
        return text + (report.holds ? "The check holds.\n" : "The check does not hold.\n")
    }
}
