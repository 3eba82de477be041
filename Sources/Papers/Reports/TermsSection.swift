import Persons

extension ReportView {
    /// The check's verdict on each term, in words.
    var termsSection: Section {
        var table = Table(
            id: "terms-verdicts", caption: "Verdict per term",
            columns: [("Term", .text), ("What it asks", .words), ("Verdict", .text), ("What was found", .words)]
        )
        for term in terms {
            let verdict = term.kept.map { $0 ? "kept" : "not kept" } ?? "not judged"
            table.append([term.id, term.asks, verdict, term.found], marked: term.kept == true ? [] : [2])
        }
        var paragraphs = [
            "The check reads the plan, the persons and the terms anew and shares nothing with the planner.",
            termsSentence,
        ]
        if !notJudged.isEmpty {
            paragraphs.append("Not judged, for want of sealed columns: \(Wording.list(notJudged)).")
        }
        return Section(id: "terms", title: "The terms", paragraphs: paragraphs, blocks: [.table(table)])
    }
}
