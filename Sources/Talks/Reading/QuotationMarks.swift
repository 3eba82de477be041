import Foundation

/// Pairs quotation marks paragraph by paragraph, and tells apostrophes from single quotation marks.
///
/// Rules: a mark that can only open opens; a straight or closing mark opens where a blank stands before and a word
/// after; it closes the innermost mark of its family. A single mark between letters is an apostrophe, and so is one
/// after `s` while a later single mark can close. Words that no mark closes go to the end of the paragraph when the
/// next paragraph opens with a mark of the same family, or closes one that it did not open.
struct QuotationMarks {
    /// A pair, or a half of one at the edge of a paragraph.
    struct Span {
        var start: Int
        var end: Int
        var mark: Unicode.Scalar
        var isClosed: Bool
        var goesOn: Bool
        var depth: Int
        var paragraph: Int
    }

    enum Family { case double, straightDouble, guillemets, single, straightSingle }

    /// What each scalar of a text does: opens, closes, or neither.
    struct Roles {
        private var codes: [UInt8]

        init(count: Int) { codes = [UInt8](repeating: 0, count: count) }

        subscript(scalar: Int) -> Bool? {
            get { codes[scalar] == 0 ? nil : codes[scalar] == 1 }
            set { codes[scalar] = newValue.map { $0 ? 1 : 2 } ?? 0 }
        }
    }

    private(set) var spans: [Span] = []
    /// Scalars that open or close (true: opens).
    private(set) var roles: Roles

    private let scalars: [Unicode.Scalar]

    init(scalars: [Unicode.Scalar], paragraphs: [Range<Int>]) {
        self.scalars = scalars
        roles = Roles(count: scalars.count)
        var unclosed: Span?
        for (index, paragraph) in paragraphs.enumerated() {
            unclosed = pair(paragraph, index: index, before: unclosed, paragraphs: paragraphs)
        }
        spans.sort { ($0.start, $0.depth) < ($1.start, $1.depth) }
    }

    static func family(_ scalar: Unicode.Scalar) -> Family? {
        switch scalar {
        case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}": .double
        case "\"", "\u{FF02}": .straightDouble
        case "«", "»": .guillemets
        case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2039}", "\u{203A}": .single
        case "'", "`": .straightSingle
        default: nil
        }
    }

    private func isWordScalar(_ index: Int) -> Bool {
        guard scalars.indices.contains(index) else { return false }
        return scalars[index].isLetterOrDigit
    }

    private func isBlank(_ index: Int, in paragraph: Range<Int>) -> Bool {
        guard paragraph.contains(index) else { return true }
        return scalars[index].isBlank
    }

    /// A word or an opening mark follows, and nothing that belongs to a word stands before.
    private func looksOpening(_ index: Int, in paragraph: Range<Int>) -> Bool {
        guard !isBlank(index + 1, in: paragraph) else { return false }
        guard paragraph.contains(index - 1) else { return true }
        let before = scalars[index - 1]
        if before.isBlank { return true }
        switch before {
        case "(", "[", "—", "–", "-", "/", ":", "\u{201C}", "\u{2018}", "\u{201E}", "«", "*", "_":
            return isWordScalar(index + 1) || Self.family(scalars[index + 1]) != nil || scalars[index + 1] == "…"
        case "\"", "'": return roles[index - 1] == true
        default: return false
        }
    }

    /// Whether a single mark can close: something of a word or a stop before, no letter after.
    private func looksClosing(_ index: Int, in paragraph: Range<Int>) -> Bool {
        !isBlank(index - 1, in: paragraph) && !isWordScalar(index + 1)
    }

    /// An apostrophe after s (`the soldiers’ bags`) while a later mark of the family can close before one opens.
    private func isPluralApostrophe(_ index: Int, in paragraph: Range<Int>, family: Family) -> Bool {
        guard paragraph.contains(index - 1), paragraph.contains(index + 2) else { return false }
        guard scalars[index - 1] == "s" || scalars[index - 1] == "S" || scalars[index - 1] == "z" else { return false }
        guard scalars[index + 1] == " ", scalars[index + 2].properties.isLowercase else { return false }
        var next = index + 1
        while next < paragraph.upperBound {
            let scalar = scalars[next]
            if Self.family(scalar) == family, !(isWordScalar(next - 1) && isWordScalar(next + 1)) {
                return scalar != "\u{2018}" && !looksOpening(next, in: paragraph)
            }
            next += 1
        }
        return false
    }

    /// A straight single mark opens only where one closes later in the paragraph.
    private func closesLater(_ index: Int, in paragraph: Range<Int>) -> Bool {
        var next = index + 2
        while next < paragraph.upperBound {
            let scalar = scalars[next]
            if scalar == "'" || scalar == "\u{2019}", looksClosing(next, in: paragraph) { return true }
            next += 1
        }
        return false
    }

    private mutating func pair(
        _ paragraph: Range<Int>, index: Int, before: Span?, paragraphs: [Range<Int>]
    ) -> Span? {
        var open: [Span] = []
        var carried = before
        let firstSpan = spans.count

        func opens(_ at: Int) {
            open.append(
                Span(
                    start: at + 1, end: at + 1, mark: scalars[at], isClosed: false,
                    goesOn: at == paragraph.lowerBound && carried != nil, depth: open.count, paragraph: index))
            roles[at] = true
        }
        func closes(_ at: Int, _ family: Family) -> Bool {
            guard let position = open.lastIndex(where: { Self.family($0.mark) == family }) else { return false }
            var span = open[position]
            span.end = at
            span.isClosed = true
            open.removeSubrange(position...)
            span.depth = open.count
            spans.append(span)
            roles[at] = false
            return true
        }

        for at in paragraph {
            let scalar = scalars[at]
            guard let family = Self.family(scalar) else { continue }
            let inWord = isWordScalar(at - 1) && isWordScalar(at + 1)
            switch scalar {
            case "\u{201E}", "\u{201A}": opens(at)
            case "\u{201C}", "\u{201F}":
                if open.last?.mark == "\u{201E}", !looksOpening(at, in: paragraph) {
                    _ = closes(at, family)
                } else {
                    opens(at)
                }
            case "«", "»", "\u{2039}", "\u{203A}", "\u{201D}":
                if scalar == "«" || scalar == "\u{2039}", looksOpening(at, in: paragraph) || open.isEmpty {
                    if !(scalar == "«" && open.last?.mark == "»") { opens(at) } else { _ = closes(at, family) }
                } else if !closes(at, family) {
                    if looksOpening(at, in: paragraph) {
                        opens(at)
                    } else if let earlier = carried, open.isEmpty, Self.family(earlier.mark) == family,
                        spans.count == firstSpan
                    {
                        carryOver(to: at, in: paragraph, index: index, from: earlier, paragraphs: paragraphs)
                        roles[at] = false
                        carried = nil
                    }
                }
            case "\"", "\u{FF02}":
                if inWord { continue }
                if looksOpening(at, in: paragraph), !(open.last.map { Self.family($0.mark) == family } ?? false) {
                    opens(at)
                } else if !closes(at, family), looksOpening(at, in: paragraph) {
                    opens(at)
                }
            case "\u{2018}", "\u{201B}":
                if !inWord, !isBlank(at + 1, in: paragraph) { opens(at) }
            case "\u{2019}":
                if inWord || !looksClosing(at, in: paragraph) { continue }
                if open.contains(where: { Self.family($0.mark) == .single }),
                    !isPluralApostrophe(at, in: paragraph, family: family)
                {
                    _ = closes(at, family)
                }
            case "'", "`":
                if inWord { continue }
                if open.contains(where: { Self.family($0.mark) == family }) {
                    if looksClosing(at, in: paragraph), !isPluralApostrophe(at, in: paragraph, family: family) {
                        _ = closes(at, family)
                    }
                } else if looksOpening(at, in: paragraph), isWordScalar(at + 1), closesLater(at, in: paragraph) {
                    opens(at)
                }
            default: continue
            }
        }
        // What is still open: the outermost goes to the end of the paragraph, the rest are lost marks.
        guard var last = open.first else { return nil }
        last.end = paragraph.upperBound
        last.depth = 0
        let inner = spans.indices.filter { $0 >= firstSpan && spans[$0].start > last.start }
        let family = Self.family(last.mark)
        let single = family == .single || family == .straightSingle
        let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : nil
        let goesOn = next.map { Self.family(scalars[$0.lowerBound]) == family } ?? false
        if single, !goesOn {
            roles[last.start - 1] = nil
            for position in inner where spans[position].depth > 0 { spans[position].depth -= 1 }
            return nil
        }
        spans.append(last)
        return last
    }

    /// Words that began in an earlier paragraph and end at this mark: one span a paragraph.
    private mutating func carryOver(
        to at: Int, in paragraph: Range<Int>, index: Int, from earlier: Span, paragraphs: [Range<Int>]
    ) {
        spans.append(
            Span(
                start: paragraph.lowerBound, end: at, mark: " ", isClosed: true, goesOn: true, depth: 0,
                paragraph: index))
    }

    /// The pairs with the tokens between them.
    func quotes(tokens: [ReportText.Token]) -> [ReportText.Quote] {
        var first = 0
        return spans.filter { $0.start < $0.end }.map { span in
            while first < tokens.count, tokens[first].start < span.start { first += 1 }
            while first > 0, tokens[first - 1].start >= span.start { first -= 1 }
            var low = first
            var high = tokens.count
            while low < high {
                let middle = (low + high) / 2
                if tokens[middle].start < span.end { low = middle + 1 } else { high = middle }
            }
            return ReportText.Quote(
                start: span.start, end: span.end, mark: span.mark, isClosed: span.isClosed, goesOn: span.goesOn,
                depth: span.depth, paragraph: span.paragraph, tokens: first..<max(first, low))
        }
    }
}

extension Unicode.Scalar {
    /// A letter, a mark on a letter, or a digit; quick for ASCII.
    var isLetterOrDigit: Bool {
        if value < 0x80 {
            return (value >= 0x30 && value <= 0x39) || (value >= 0x41 && value <= 0x5A)
                || (value >= 0x61 && value <= 0x7A)
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            return true
        default: return false
        }
    }

    /// White space; quick for ASCII.
    var isBlank: Bool {
        if value < 0x80 { return value == 0x20 || (value >= 0x09 && value <= 0x0D) }
        return properties.isWhitespace
    }

    var isDigit: Bool { value >= 0x30 && value <= 0x39 }
    var isUppercaseLetter: Bool {
        value < 0x80 ? (value >= 0x41 && value <= 0x5A) : properties.generalCategory == .uppercaseLetter
    }
}
