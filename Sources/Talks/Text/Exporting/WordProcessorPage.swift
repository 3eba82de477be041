import Foundation

/// Notation as the HTML that pandoc turns into DOCX and back.
///
/// `pandoc -f html -t docx` makes the paper; `pandoc -f docx -t html --wrap=none` (`--track-changes=accept` is its
/// default) brings it back. HTML and not Markdown, because only three characters need escaping in it, and a DOCX that
/// went through a word processor comes back as paragraphs whatever was typed in them.
public enum WordProcessorPage {
    /// A page with a paragraph for each paragraph of the text, headings as headings. Brackets, marks and clause ids
    /// stay in notation, for people to edit.
    public static func page(_ text: BracketedText, title: String, language: String) -> String {
        var body = ""
        for clause in text.clauses {
            var notation = clause.notation
            var element = "p"
            if let heading = clause.heading {
                element = "h\(heading)"
                let opening = "{#\(clause.id.rawValue)}"
                notation = opening + notation.dropFirst(opening.count + heading + 1)
            }
            let paragraphs = notation.components(separatedBy: "\n\n").map(escaped)
            // A heading of several paragraphs would come back as several headings: a line break keeps it one.
            body +=
                element == "p"
                ? paragraphs.map { "<p>\($0)</p>\n" }.joined()
                : "<\(element)>\(paragraphs.joined(separator: "<br /><br />"))</\(element)>\n"
        }
        let head = "<meta charset=\"utf-8\" /><title>\(escaped(title))</title>"
        return
            "<!DOCTYPE html>\n<html lang=\"\(escaped(language))\">\n<head>\(head)</head>\n<body>\n\(body)</body>\n</html>\n"
    }

    /// The notation in a page: every word of every paragraph, list item, table cell and note, without its formatting.
    public static func notation(fromPage page: String) -> String {
        var reader = PageReader(page)
        return reader.notation()
    }

    private static func escaped(_ words: String) -> String {
        words.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
    }
}

/// Takes the words out of a page, tag by tag.
private struct PageReader {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var text = String.UnicodeScalarView()
    /// Where a heading's words begin, and its level.
    private var heading: (start: Int, level: Int)?

    init(_ page: String) { scalars = Array(page.unicodeScalars) }

    mutating func notation() -> String {
        while index < scalars.count {
            switch scalars[index] {
            case "<": tag()
            case "&": entity()
            default:
                text.append(PlainWords.isSpace(scalars[index]) ? " " : scalars[index])
                index += 1
            }
        }
        return String(text)
    }

    private mutating func tag() {
        let end = scalars[index...].firstIndex(of: ">") ?? scalars.count
        let written = String(scalars[min(index + 1, end)..<end])
        index = min(end + 1, scalars.count)
        let isEnd = written.hasPrefix("/")
        let name = written.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
        switch name {
        case "head", "style", "script": if !isEnd { skip(to: name) }
        case "br": text.append("\n")
        case "p", "li", "td", "th", "tr", "div", "section", "ul", "ol", "table", "blockquote", "body", "pre":
            text.append(contentsOf: "\n\n".unicodeScalars)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            text.append(contentsOf: "\n\n".unicodeScalars)
            let place = text.count
            if isEnd, let heading {
                markHeading(heading)
                self.heading = nil
            } else if !isEnd {
                heading = (place, Int(name.dropFirst()) ?? 1)
            }
        default: break
        }
    }

    /// Writes the heading's level after the id that opens it; a heading without an id stays words.
    private mutating func markHeading(_ heading: (start: Int, level: Int)) {
        var all = Array(text)
        guard all[heading.start...].starts(with: "{#".unicodeScalars),
            let brace = all[heading.start...].firstIndex(of: "}")
        else { return }
        let level = " " + String(repeating: "#", count: heading.level) + " "
        all.insert(contentsOf: level.unicodeScalars, at: brace + 1)
        text = String.UnicodeScalarView(all)
    }

    private mutating func skip(to name: String) {
        while index < scalars.count {
            if scalars[index] == "<", scalars[index...].starts(with: "</\(name)".unicodeScalars) { return }
            index += 1
        }
    }

    private mutating func entity() {
        let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}"]
        guard let end = scalars[index...].prefix(12).firstIndex(of: ";") else { return keep() }
        let name = String(scalars[(index + 1)..<end])
        let number =
            name.hasPrefix("#x")
            ? UInt32(name.dropFirst(2), radix: 16)
            : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
        if let word = known[name] {
            text.append(contentsOf: word.unicodeScalars)
        } else if let scalar = number.flatMap(Unicode.Scalar.init) {
            text.append(scalar)
        } else {
            return keep()
        }
        index = end + 1
    }

    private mutating func keep() {
        text.append("&")
        index += 1
    }
}
