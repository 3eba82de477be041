import Exchanges
import Persons

/// A plan as a person reads it at a terminal.
struct PlanText {
    let text: String

    init(_ plan: ExchangePlan, _ terms: ExchangeTerms, _ persons: PlanPersons, _ report: PlanCheckReport?) {
        var text = Self.explained(plan, in: .english, terms)
        if plan.status != .impossible { text += "\n" + Self.stages(plan, terms, persons) }
        if let report { text += "\n" + Self.verdicts(report) }
        self.text = text
    }

    /// The verdict and the levels; of an impossible plan the conflicts and what would mend them. Levels are named by
    /// their keys in English, by nouns in other languages.
    static func explained(_ plan: ExchangePlan, in language: TermsLanguage, _ terms: ExchangeTerms) -> String {
        let headings = PlanHeadings(language)
        var text = headings.opening(plan) + "\n"
        if plan.status != .impossible { return text + "\n" + levels(plan, in: language, terms) }
        for conflict in plan.conflicts {
            text += "\n\(conflict.clauses.joined(separator: ", "))\n  \(conflict.words)\n"
        }
        if !plan.repairs.isEmpty { text += "\n\(headings.repairs)\n" }
        for repair in plan.repairs { text += "  \(repair.clauses.joined(separator: ", ")): \(repair.words)\n" }
        return text
    }

    /// What each level comes to, and what it could come to at most.
    static func levels(_ plan: ExchangePlan, in language: TermsLanguage, _ terms: ExchangeTerms) -> String {
        let headings = PlanHeadings(language)
        var table = TextTable(headings.columns)
        for level in plan.levels {
            table.append([
                language == .english ? level.level.rawValue : level.level.words(in: language, terms),
                String(level.value), String(level.bound),
                level.proved ? headings.yes : headings.no(gap: level.bound - level.value),
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

/// What stands above and beside an explained plan, in one language.
private struct PlanHeadings {
    private let language: TermsLanguage

    init(_ language: TermsLanguage) { self.language = language }

    func opening(_ plan: ExchangePlan) -> String {
        switch language {
        case .english: "\(plan.exchange), terms version \(plan.termsVersion): \(plan.status.rawValue)"
        case .ukrainian: "\(plan.exchange), умови, версія \(plan.termsVersion): \(status(plan.status))"
        case .russian: "\(plan.exchange), условия, версия \(plan.termsVersion): \(status(plan.status))"
        }
    }

    private func status(_ status: ExchangePlan.Status) -> String {
        let isUkrainian = language == .ukrainian
        return switch status {
        case .optimal: isUkrainian ? "найкращий план, доведено" : "лучший план, доказано"
        case .feasible:
            isUkrainian ? "план є, що він найкращий — не доведено" : "план есть, что он лучший — не доказано"
        case .impossible: isUkrainian ? "плану не існує" : "плана не существует"
        }
    }

    var repairs: String {
        switch language {
        case .english: "Smallest changes after which a plan would exist:"
        case .ukrainian: "Найменші зміни, після яких план існував би:"
        case .russian: "Наименьшие изменения, после которых план существовал бы:"
        }
    }

    var columns: [String] {
        switch language {
        case .english: ["level", "value", "bound", "proved"]
        case .ukrainian: ["критерій", "значення", "межа", "доведено"]
        case .russian: ["критерий", "значение", "граница", "доказано"]
        }
    }

    var yes: String {
        switch language {
        case .english: "yes"
        case .ukrainian: "так"
        case .russian: "да"
        }
    }

    func no(gap: Int) -> String {
        switch language {
        case .english: gap > 0 ? "no, gap \(gap)" : "no"
        case .ukrainian: gap > 0 ? "ні, різниця \(gap)" : "ні"
        case .russian: gap > 0 ? "нет, разница \(gap)" : "нет"
        }
    }
}
