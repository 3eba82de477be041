import Foundation

/// The heading `date YYYY-MM-DD`, the paragraphs, headlines and the dateline.
extension ReportText {
    /// Reads `date YYYY-MM-DD`; gives the scalar where the text begins.
    static func readDateHeading(_ scalars: [Unicode.Scalar], _ heading: inout Heading) -> Int {
        var at = 0
        while at < scalars.count, scalars[at].properties.isWhitespace || scalars[at] == "\u{FEFF}" { at += 1 }
        let word: [Unicode.Scalar] = ["d", "a", "t", "e"]
        guard at + 15 <= scalars.count else { return at }
        for offset in 0..<4 where scalars[at + offset].properties.lowercaseMapping != String(word[offset]) { return at }
        var day = at + 4
        while day < scalars.count, scalars[day] == " " || scalars[day] == ":" || scalars[day] == "\t" { day += 1 }
        guard day > at + 4, day + 10 <= scalars.count else { return at }
        for offset in 0..<10 {
            let scalar = scalars[day + offset]
            guard offset == 4 || offset == 7 ? scalar == "-" : scalar.isDigit else { return at }
        }
        heading.reportDate = String(String.UnicodeScalarView(scalars[day..<day + 10]))
        heading.dateSpan = at..<day + 10
        return day + 10
    }

    /// Paragraphs: blank lines part them; single line ends too, unless the lines are wrapped.
    static func paragraphSpans(_ scalars: [Unicode.Scalar], from start: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var lineStart = start
        var at = start
        while at <= scalars.count {
            if at == scalars.count || scalars[at].isLineEnd {
                var low = lineStart
                var high = at
                while low < high, scalars[low].isBlank || scalars[low] == "\u{FEFF}" { low += 1 }
                while high > low, scalars[high - 1].isBlank { high -= 1 }
                lines.append(low..<high)
                if at + 1 < scalars.count, scalars[at] == "\r", scalars[at + 1] == "\n" { at += 1 }
                lineStart = at + 1
            }
            at += 1
        }
        let wrapped = isWrapped(lines)
        var out: [Range<Int>] = []
        var current: Range<Int>?
        for line in lines {
            if line.isEmpty {
                if let done = current { out.append(done) }
                current = nil
            } else if let open = current, wrapped, out.isEmpty || line.count > 0 {
                current = open.lowerBound..<line.upperBound
            } else {
                if let done = current { out.append(done) }
                current = line
            }
        }
        if let done = current { out.append(done) }
        return out
    }

    /// Lines of one width (at most 110), three or more in a block, and blank lines between the blocks.
    private static func isWrapped(_ lines: [Range<Int>]) -> Bool {
        let body = lines.drop(while: \.isEmpty)
        guard body.contains(where: \.isEmpty), let widest = lines.map(\.count).max(), widest <= 110 else {
            return false
        }
        var block = 0
        var full = 0
        var inside = 0
        for line in body {
            if line.isEmpty {
                block = 0
            } else {
                block += 1
                if block > 1 { inside += 1 }
                if block > 1, line.count >= widest / 2 { full += 1 }
            }
        }
        return full >= 2 && full * 2 >= inside
    }

    /// Finds the dateline: a place in capitals or before a month, an agency in brackets or slashes, a closing dash,
    /// colon or stop, at the head of one of the first paragraphs.
    static func readDateline(
        tokens: [Token], paragraphs: [Paragraph], scalars: [Unicode.Scalar], months: PhraseTable,
        into heading: inout Heading
    ) {
        for paragraph in paragraphs.prefix(14) {
            let range = paragraph.tokens
            guard let first = range.first, tokens[first].kind == .word || tokens[first].folded == "(" else { continue }
            guard let found = dateline(range, tokens: tokens, months: months) else { continue }
            heading.dateline = range.lowerBound..<found.end
            if let place = found.place {
                heading.place = String(
                    String.UnicodeScalarView(scalars[tokens[place.lowerBound].start..<tokens[place.upperBound - 1].end])
                )
            }
            if let agency = found.agency {
                heading.agency = String(
                    String.UnicodeScalarView(
                        scalars[tokens[agency.lowerBound].start..<tokens[agency.upperBound - 1].end]))
            }
            return
        }
    }

    private static func dateline(
        _ range: Range<Int>, tokens: [Token], months: PhraseTable
    ) -> (end: Int, place: Range<Int>?, agency: Range<Int>?)? {
        // Place: capitalised words, commas between them; a lower case word ends the search.
        var at = range.lowerBound
        let limit = min(range.upperBound, at + 24)
        var place: Range<Int>?
        var agency: Range<Int>?
        var hasMonth = false
        var upper = false
        var slash: Int?
        while at < limit {
            let token = tokens[at]
            switch token.kind {
            case .word:
                if months.contains(token.folded) {
                    hasMonth = true
                } else if !token.isCapitalised, !["of", "and", "de", "la", "the", "el", "al"].contains(token.folded) {
                    return nil
                } else if place == nil || (!hasMonth && agency == nil && tokens[at - 1].kind != .number) {
                    place = (place?.lowerBound ?? at)..<at + 1
                    if token.isUpperCase { upper = true }
                }
            case .number, .ordinal: break
            case .punctuation:
                switch token.folded {
                case "(":
                    let close = (at..<limit).first { tokens[$0].folded == ")" }
                    guard let close, close > at + 1 else { return nil }
                    agency = at + 1..<close
                    at = close
                case "/":
                    if let open = slash {
                        agency = open + 1..<at
                        slash = nil
                    } else {
                        slash = at
                    }
                case "—", "–", "-", "--", "---", ":":
                    let clearly = upper || hasMonth || agency != nil
                    if !token.spaceBefore, token.folded == "-" { return nil }
                    guard clearly, token.folded != ":" || agency != nil || hasMonth else { return nil }
                    return (at + 1, place, agency)
                case ",": break
                case ".":
                    // `DOBRIN, 28 June. /VIA/.` and `HARLE, 2 May.`
                    if agency != nil, slash == nil { return (at + 1, place, agency) }
                    if upper, hasMonth, at + 1 < limit, tokens[at + 1].folded != "/", tokens[at + 1].folded != "(" {
                        return (at + 1, place, agency)
                    }
                default: return nil
                }
            case .possessive, .openQuote, .closeQuote: return nil
            }
            at += 1
        }
        return nil
    }
}

extension Unicode.Scalar {
    /// Line feed, carriage return, line or paragraph separator.
    var isLineEnd: Bool { self == "\n" || self == "\r" || self == "\u{2028}" || self == "\u{2029}" || self == "\u{85}" }
}
