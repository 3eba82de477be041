import Foundation

/// What an Akoma Ntoso export says of the text as a work; given, because the text does not know its places.
public struct AkomaNtosoWork: Hashable, Sendable {
    /// The IRI of the work, such as `/akn/un/doc/2026-03-01/harle`.
    public var iri: String
    /// The country or body of the work (`FRBRcountry`), such as `un`.
    public var country: String
    /// The day of the work, `YYYY-MM-DD`.
    public var date: String
    /// The day this export was made, `YYYY-MM-DD`.
    public var exported: String
    /// The names shown for the parties; a party without one is shown by its code.
    public var names: [PartyID: String]

    /// A work with its identification.
    public init(iri: String, country: String, date: String, exported: String, names: [PartyID: String] = [:]) {
        self.iri = iri
        self.country = country
        self.date = date
        self.exported = exported
        self.names = names
    }
}

extension NegotiatingText {
    /// The text in a language (the first when nil) as Akoma Ntoso 1.0 (OASIS LegalDocML, namespace
    /// `…/legaldocml/ns/akn/3.0`): a `doc` whose sections are headings and whose paragraphs are clauses. Nil when
    /// there is no such version.
    ///
    /// A bracket is `<inline name="bracket">`; each wording in it `<ins>` and each deletion wished `<del>`, with the
    /// owner in `refersTo`. Marks are `<remark>`s with their words. Comments are no part of it.
    public func akomaNtoso(_ work: AkomaNtosoWork, language: String? = nil) -> String? {
        guard let language = language ?? languages.first, let text = text(in: language),
            let revision = revisions.last
        else { return nil }
        var writer = AkomaNtosoWriter()
        writer.head(work, self, language, revision)
        writer.body(text)
        return writer.xml
    }
}

private struct AkomaNtosoWriter {
    var xml = ""
    private var depth = 0
    private var sections: [Int] = []
    private var numbers = (section: 0, clause: 0)

    mutating func head(_ work: AkomaNtosoWork, _ text: NegotiatingText, _ language: String, _ revision: TextRevision) {
        let code = Locale.LanguageCode(language).identifier(.alpha3) ?? language
        let expression = "\(work.iri)/\(code)@rev\(revision.number)"
        line(#"<?xml version="1.0" encoding="UTF-8"?>"#)
        open("akomaNtoso", [("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0")])
        open("doc", [("name", "negotiatingText")])
        open("meta")
        open("identification", [("source", "#\(text.opening.mediator.rawValue)")])
        for (level, iri, date, name) in [
            ("FRBRWork", work.iri, work.date, "opened"), ("FRBRExpression", expression, work.exported, "revision"),
            ("FRBRManifestation", expression + ".xml", work.exported, "export"),
        ] {
            open(level)
            empty("FRBRthis", [("value", iri + "/!main")])
            empty("FRBRuri", [("value", iri)])
            empty("FRBRdate", [("date", date), ("name", name)])
            empty("FRBRauthor", [("href", "#\(text.opening.by.rawValue)"), ("as", "#author")])
            if level == "FRBRWork" { empty("FRBRcountry", [("value", work.country)]) }
            if level == "FRBRExpression" { empty("FRBRlanguage", [("language", code)]) }
            close(level)
        }
        close("identification")
        open("references", [("source", "#\(text.opening.mediator.rawValue)")])
        for party in text.opening.sides + [text.opening.mediator] {
            let name = work.names[party] ?? party.rawValue
            empty(
                "TLCOrganization",
                [("eId", party.rawValue), ("href", "/ontology/organization/\(party.rawValue)"), ("showAs", name)])
        }
        empty("TLCRole", [("eId", "author"), ("href", "/ontology/role/author"), ("showAs", "Author")])
        close("references")
        close("meta")
        open("preface")
        line("<p><docTitle>\(escaped(text.opening.title))</docTitle>, \(escaped(revision.label))</p>")
        close("preface")
    }

    mutating func body(_ text: BracketedText) {
        open("mainBody")
        for clause in text.clauses {
            if let level = clause.heading {
                closeSections(from: level)
                numbers.section += 1
                open("section", [("eId", "sec_\(clause.id.rawValue)")])
                sections.append(level)
                line("<num>\(numbers.section)</num>")
                line("<heading>\(inlines(clause.content))\(remarks(clause.marks))</heading>")
            } else {
                numbers.clause += 1
                open("paragraph", [("eId", "para_\(clause.id.rawValue)"), ("class", clause.status.rawValue)])
                line("<num>\(numbers.clause)</num>")
                open("content")
                let struck = clause.isStruck ? #"<remark status="editorial">deleted</remark>"# : ""
                line("<p>\(inlines(clause.content))\(remarks(clause.marks))\(struck)</p>")
                close("content")
                close("paragraph")
            }
        }
        closeSections(from: 0)
        if text.clauses.isEmpty { line("<p/>") }
        close("mainBody")
        close("doc")
        close("akomaNtoso")
    }

    private mutating func closeSections(from level: Int) {
        while let last = sections.last, last >= level {
            sections.removeLast()
            close("section")
        }
    }

    private func inlines(_ content: [Inline]) -> String {
        content.map { inline in
            switch inline {
            case .words(let words): escaped(words)
            case .bracket(let bracket): written(bracket)
            }
        }.joined()
    }

    private func written(_ bracket: Bracket) -> String {
        let id = "para_\(bracket.id.clause.rawValue)__b_\(bracket.id.ordinal)"
        let wordings = bracket.alternatives.map { alternative in
            let element = alternative.isDeletion ? "del" : "ins"
            let owner = alternative.owner.map { " refersTo=\"#\($0.rawValue)\"" } ?? ""
            return "<\(element)\(owner)>\(inlines(alternative.content))</\(element)>"
        }
        let kind = bracket.isStanding ? "\(bracket.status.rawValue) standing" : bracket.status.rawValue
        return "<inline name=\"bracket\" eId=\"\(id)\" class=\"\(kind)\">\(wordings.joined(separator: " "))"
            + "\(remarks(bracket.marks, of: bracket.alternatives.count))</inline>"
    }

    private func remarks(_ marks: TextMarks, of alternatives: Int = 1) -> String {
        marks.inWords(of: alternatives).map { " <remark status=\"editorial\">\(escaped($0))</remark>" }.joined()
    }

    /// Words as XML; the end of a paragraph is `<eol/>`, a character XML cannot hold is named.
    private func escaped(_ words: String) -> String {
        var escaped = ""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n": escaped += escaped.hasSuffix("<eol/>\u{20}") ? "" : "<eol/>\u{20}"
            case "\t", "\r": escaped += " "
            default:
                let isHeld = scalar.value >= 0x20 && scalar.value != 0xfffe && scalar.value != 0xffff
                let code = String(scalar.value, radix: 16)
                if isHeld { escaped.unicodeScalars.append(scalar) } else { escaped += "<span class=\"U+\(code)\"/>" }
            }
        }
        return escaped
    }

    private mutating func open(_ element: String, _ attributes: [(String, String)] = []) {
        line("<\(element)\(written(attributes))>")
        depth += 1
    }

    private mutating func close(_ element: String) {
        depth -= 1
        line("</\(element)>")
    }

    private mutating func empty(_ element: String, _ attributes: [(String, String)]) {
        line("<\(element)\(written(attributes))/>")
    }

    private func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
    }

    private mutating func line(_ text: String) { xml += String(repeating: "  ", count: depth) + text + "\n" }
}
