import Persons

extension ReportView {
    /// Where the exchange stands, side by side.
    var overviewSection: Section {
        var table = Table(
            id: "overview-table", caption: "Both sides in figures",
            columns: [("In lines and people", .phrase)] + parties.map { ($0.name, .number) })
        func row(_ words: String, _ value: (SideID) -> String) { table.append([words] + parties.map { value($0.id) }) }
        row("Lines on its claim list") { accepted($0, "claim list") }
        row("Lines on its holding list") { accepted($0, "holding list") }
        row("People it holds, confirmed by two reviewers") { side in
            let step = ways.first { $0.holder == side }?.steps.first { $0.name == WayFigures.confirmed }
            return step.map { sum($0.soldiers, $0.civilians) } ?? "–"
        }
        row("People it releases, counted") { Wording.number(total($0).counted) }
        row("People it releases, outside the count") { Wording.number(total($0).outside) }
        return Section(
            id: "overview", title: "Overview", paragraphs: [planSentence, termsSentence], blocks: [.table(table)])
    }

    /// All that a side releases.
    func total(_ side: SideID) -> PlanFigures.Heads {
        plan.stages.compactMap { $0.heads[side] }.reduce(PlanFigures.Heads(), +)
    }

    private var planSentence: String {
        let stages = Wording.count(plan.stages.count, "stage", "stages")
        return switch plan.status {
        case "optimal": "The plan has \(stages). No plan is better by the agreed order of aims; that is proved."
        case "feasible": "The plan has \(stages). It keeps the terms; that no plan is better is not proved."
        default:
            "There is no plan: the terms cannot all be kept. The part on terms says which stand in each other’s way."
        }
    }

    var termsSentence: String {
        let kept = terms.count { $0.kept == true }
        if kept == terms.count { return "All \(Wording.count(kept, "term", "terms")) are kept." }
        let broken = terms.filter { $0.kept == false }.map(\.id)
        let open = terms.count - kept - broken.count
        var sentence = "Of \(Wording.count(terms.count, "term", "terms")), \(Wording.number(kept)) "
        sentence += kept == 1 ? "is kept" : "are kept"
        if !broken.isEmpty { sentence += "; not kept: \(Wording.list(broken))" }
        if open > 0 { sentence += "; \(Wording.number(open)) could not be judged" }
        return sentence + "."
    }

    private func accepted(_ side: SideID, _ kind: String) -> String {
        let list = lists.first { $0.author == side && $0.kind == kind }
        return list.map { Wording.number($0.accepted) } ?? Shown.hidden.text
    }

    private func sum(_ left: Shown, _ right: Shown) -> String {
        guard case .exactly(let a) = left, case .exactly(let b) = right else { return Shown.hidden.text }
        return Wording.number(a + b)
    }
}
