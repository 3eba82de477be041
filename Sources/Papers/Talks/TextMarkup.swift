import Talks

/// A bracketed text as markup: brackets with their owners in words and in the shape of a line, never by colour alone.
struct TextMarkup {
    /// Names of the parties, by their codes in the text.
    let names: [PartyID: String]
    /// The parties in the order of the text, the mediator last: each has a line of its own shape.
    let parties: [PartyID]

    func name(_ party: PartyID) -> String { names[party] ?? party.rawValue }

    /// A clause in all its versions side by side.
    func clause(_ clause: BracketedTextView.ClauseView, differing: [BracketID]) -> String {
        let statuses = Set(clause.versions.compactMap(\.status))
        let status =
            statuses.count == 1 ? statuses.first?.label : statuses.isEmpty ? nil : "Stands differently by language"
        var html = "<article class=\"clause\" id=\"clause-\(identifier(clause.id.rawValue))\">\n<h3>"
        html += "Clause \(escaped(clause.id.rawValue))"
        if let status { html += " <span class=\"record\">\(escaped(status))</span>" }
        html += "</h3>\n<div class=\"versions\">\n"
        for version in clause.versions { html += self.version(version) }
        html += "</div>\n"
        if !differing.isEmpty {
            html +=
                "<p class=\"remark\">The versions differ in \(escaped(Wording.list(differing.map(\.rawValue)))).</p>\n"
        }
        return html + "</article>"
    }

    private func version(_ version: BracketedTextView.ClauseVersionView) -> String {
        let direction = TalksLine.runsFromTheRight(version.language) ? " dir=\"rtl\"" : ""
        let open = "<div class=\"version\" lang=\"\(escaped(version.language))\"\(direction)>\n"
        guard let status = version.status else {
            return "<div class=\"version\">\n<p class=\"absent\">This version lacks the clause.</p>\n</div>\n"
        }
        var words = runs(version.runs)
        if words.isEmpty { words = "<span class=\"absent\" lang=\"en\">\(escaped(status.label))</span>" }
        let kind = version.heading == nil ? "words-of" : "words-of title"
        var html = open + "<p class=\"\(kind)\">\(status == .deleted ? "<del>\(words)</del>" : words)</p>\n"
        for mark in version.marks { html += "<p class=\"mark\" lang=\"en\">\(escaped(named(mark)))</p>\n" }
        html += "</div>\n"
        return html
    }

    private func runs(_ runs: [BracketedTextView.RunView]) -> String {
        runs.map { run in
            if let bracket = run.bracket { return self.bracket(bracket) }
            return escaped(run.words ?? "")
        }.joined()
    }

    private func bracket(_ bracket: BracketedTextView.BracketView) -> String {
        let wordings = bracket.alternatives.map { alternative in
            let shape = alternative.owner.flatMap(parties.firstIndex).map { "party-\($0 + 1)" } ?? "party-0"
            let opening = named(alternative.opening)
            return "<span class=\"wording \(shape)\"><span class=\"owner\" lang=\"en\">\(escaped(opening))</span>"
                + "<span class=\"said\">\(runs(alternative.runs))</span></span>"
        }
        var html = "<span class=\"bracket\"><span class=\"edge\">[</span>"
        html += wordings.joined(separator: "<span class=\"edge\"> | </span>")
        html += "<span class=\"edge\">]</span>"
        let marks = bracket.marks.map(named).map { " (\($0))" }.joined()
        html +=
            "<span class=\"note\" lang=\"en\">\(escaped(marks)) <span class=\"record\">\(escaped(bracket.id.rawValue))</span></span>"
        return html + "</span>"
    }

    /// How a clause differs from an earlier revision, with words for those who hear it read.
    func difference(_ difference: ClauseDifference, language: String) -> String {
        let direction = TalksLine.runsFromTheRight(language) ? " dir=\"rtl\"" : ""
        var notes: [String] = []
        if difference.kind == .added { notes.append("new clause") }
        if difference.kind == .deleted { notes.append("clause no longer in the text") }
        if difference.isMoved { notes.append("moved") }
        let note = notes.isEmpty ? "" : " <span class=\"record\">\(notes.joined(separator: ", "))</span>"
        let words = difference.runs.map { run in
            switch run.kind {
            case .unchanged: escaped(run.words)
            case .added: changed("ins", run.words, spoken: "added")
            case .deleted: changed("del", run.words, spoken: "deleted")
            }
        }.joined()
        return "<h4>Clause \(escaped(difference.clause.rawValue))\(note)</h4>\n"
            + "<p class=\"words-of\" lang=\"\(escaped(language))\"\(direction)>\(words)</p>"
    }

    private func changed(_ element: String, _ words: String, spoken: String) -> String {
        "<\(element)><span class=\"spoken\" lang=\"en\"> [\(spoken)] </span>\(escaped(words))"
            + "<span class=\"spoken\" lang=\"en\"> [end of \(spoken)] </span></\(element)>"
    }

    /// A phrase that begins with a party's code, with its name in place of the code.
    func named(_ phrase: String) -> String {
        let code = phrase.prefix { $0 != " " && $0 != ":" }
        guard let party = PartyID(rawValue: String(code)), parties.contains(party) else { return phrase }
        return name(party) + phrase.dropFirst(code.count)
    }

    /// What the lines under the words mean.
    var legend: String {
        let entries = parties.enumerated().map { index, party in
            "<span class=\"wording party-\(index + 1)\"><span class=\"said\">\(escaped(name(party)))</span></span>"
        }
        return
            "<p class=\"legend\">Words in brackets are not agreed; whose they are is said before them, and each party’s "
            + "words have a line of their own. A bar parts alternatives. \(entries.joined(separator: " "))</p>"
    }

    private func escaped(_ text: String) -> String { SVGDrawing.escaped(text) }

    private func identifier(_ text: String) -> String { String(text.map { $0.isLetter || $0.isNumber ? $0 : "-" }) }
}
