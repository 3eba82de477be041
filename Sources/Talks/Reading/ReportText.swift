import Foundation

/// One report as its readers see it: scalars, tokens, marks, sentences, paragraphs. Every offset counts Unicode
/// scalars from the beginning of the file, line ends as they stand; every range is half open.
public struct ReportText: Sendable {
    /// The file's Unicode scalars.
    let scalars: [Unicode.Scalar]
    /// The words, numbers and marks after the heading `date YYYY-MM-DD`.
    let tokens: [Token]
    /// Runs of tokens between blank lines or, where lines are not wrapped, between line ends.
    let paragraphs: [Paragraph]
    /// Sentences, also those inside quotation marks. A sentence is a range of tokens.
    let sentences: [Range<Int>]
    /// Sentences in which words between quotation marks are held whole: `“A. B,” he said.` is one.
    let frames: [Range<Int>]
    /// Paired quotation marks, by start.
    let quotes: [Quote]
    /// The heading and the dateline.
    let heading: Heading
    /// How many different words there are, those of the lists with them: the numbers of words run up to it.
    let wordCount: Int

    /// One word, number or mark.
    struct Token: Sendable {
        /// What it is.
        enum Kind: Sendable {
            /// Letters, with inner hyphens and apostrophes; an abbreviation takes its full stop with it.
            case word
            /// Digits, with inner commas and points.
            case number
            /// Digits with st, nd, rd, th.
            case ordinal
            /// `'s`, or the apostrophe of `soldiers'`.
            case possessive
            /// Any other mark, one scalar (or `--`, `...`).
            case punctuation
            case openQuote
            case closeQuote
        }

        let start: Int
        let end: Int
        /// Lower case, without diacritics, marks straight; without the full stop that ends an abbreviation.
        let folded: String
        /// The number of the folded word; words of the lists have the lower numbers.
        let word: Int32
        let kind: Kind
        /// Begins with an upper case letter (or a particle such as `al-` before one).
        let isCapitalised: Bool
        /// All letters are upper case, and there are at least two.
        let isUpperCase: Bool
        /// An abbreviation that holds its full stop.
        let isAbbreviation: Bool
        /// A blank stands before it.
        let spaceBefore: Bool
        /// Index into `paragraphs`.
        let paragraph: Int
    }

    /// A run of text that stands by itself.
    struct Paragraph: Sendable {
        /// Scalars, without the blanks at either end.
        let start: Int
        let end: Int
        /// Its tokens.
        let tokens: Range<Int>
    }

    /// Words between quotation marks.
    struct Quote: Sendable {
        /// First scalar after the opening mark (or of the paragraph, when the words go on from the one before).
        let start: Int
        /// The closing mark, or the end of the paragraph.
        let end: Int
        /// The opening mark's scalar; space when the words go on without one.
        let mark: Unicode.Scalar
        /// False when no closing mark stands in this paragraph.
        let isClosed: Bool
        /// True when the words go on from the paragraph before.
        let goesOn: Bool
        /// 0 for the outermost.
        let depth: Int
        let paragraph: Int
        /// The tokens between the marks.
        let tokens: Range<Int>
    }

    /// What stands before the text.
    struct Heading: Sendable {
        /// `YYYY-MM-DD` of the heading `date …`.
        var reportDate: String?
        /// The scalars of `date YYYY-MM-DD`.
        var dateSpan: Range<Int>?
        /// The tokens of the dateline (`HARLE, May 16 (AFP) —`), its closing mark with it.
        var dateline: Range<Int>?
        /// Its place as written.
        var place: String?
        /// Its agency as written.
        var agency: String?
        /// The tokens of a headline, if one stands above the text.
        var headlines: [Range<Int>] = []
    }

    /// Reads the words of a report; `tables` tells abbreviations, months and titles.
    public init(_ text: String, tables: ReadingTables) {
        let scalars = Array(text.unicodeScalars)
        self.scalars = scalars
        var heading = Heading()
        let bodyStart = Self.readDateHeading(scalars, &heading)
        let blocks = Self.paragraphSpans(scalars, from: bodyStart)
        let marks = QuotationMarks(scalars: scalars, paragraphs: blocks)
        var tokens: [Token] = []
        tokens.reserveCapacity(scalars.count / 5)
        var paragraphs: [Paragraph] = []
        var tokenizer = Tokenizer(scalars: scalars, marks: marks, tables: tables)
        for (index, block) in blocks.enumerated() {
            let first = tokens.count
            tokenizer.read(block, paragraph: index, into: &tokens)
            paragraphs.append(Paragraph(start: block.lowerBound, end: block.upperBound, tokens: first..<tokens.count))
        }
        self.tokens = tokens
        wordCount = tokenizer.vocabulary.count
        self.paragraphs = paragraphs
        quotes = marks.quotes(tokens: tokens)
        let splitter = SentenceSplitter(tokens: tokens, abbreviations: tables["abbreviations"])
        sentences = paragraphs.flatMap { splitter.sentences($0.tokens, holdingQuotes: false) }
        frames = paragraphs.flatMap { splitter.sentences($0.tokens, holdingQuotes: true) }
        Self.readDateline(
            tokens: tokens, paragraphs: paragraphs, scalars: scalars, months: tables["months"], into: &heading)
        self.heading = heading
    }

    /// The text of a span.
    func string(_ start: Int, _ end: Int) -> String {
        guard start < end, start >= 0, end <= scalars.count else { return "" }
        var size = 0
        for index in start..<end { size += UTF8.width(scalars[index]) }
        return String(unsafeUninitializedCapacity: size) { buffer in
            var length = 0
            for index in start..<end {
                if scalars[index].value < 0x80 {
                    buffer[length] = UInt8(truncatingIfNeeded: scalars[index].value)
                    length += 1
                } else {
                    for byte in UTF8.encode(scalars[index]) ?? UTF8.encodedReplacementCharacter {
                        buffer[length] = byte
                        length += 1
                    }
                }
            }
            return length
        }
    }

    /// The text of some tokens, as it stands, from the first to the last.
    func string(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        return string(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)
    }

    /// The folded word of a token, empty outside the text.
    func folded(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].folded : "" }

    /// Index of the first token that starts at or after a scalar.
    func token(atOrAfter scalar: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].start < scalar { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The innermost quotation that holds a token, if any.
    func quote(holding token: Int) -> Int? {
        var low = 0
        var high = quotes.count
        while low < high {
            let middle = (low + high) / 2
            if quotes[middle].tokens.lowerBound <= token { low = middle + 1 } else { high = middle }
        }
        var index = low - 1
        while index >= 0 {
            if quotes[index].tokens.contains(token) { return index }
            if quotes[index].depth == 0 { return nil }
            index -= 1
        }
        return nil
    }
}
