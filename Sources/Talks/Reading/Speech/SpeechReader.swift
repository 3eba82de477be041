import Foundation

/// What the reader of speech found, for the parts that build on it.
struct SpeechReading: Sendable {
    /// Quotations and statements.
    var proposals: [Proposal] = []
    /// Everybody named.
    var people: [NamedInReport] = []
    /// Who speaks each span, by start: a token range and its speaker; the span may hold another.
    var spoken: [SpokenSpan] = []

    /// Who speaks at a token: the innermost quotation or statement that holds it.
    func speaker(at token: Int) -> SpokenSpan? {
        spoken.filter { $0.tokens.contains(token) }.min { $0.tokens.count < $1.tokens.count }
    }
}

/// Some tokens and who says them.
struct SpokenSpan: Sendable {
    let tokens: Range<Int>
    let speech: Proposal.Speech
    /// Between quotation marks.
    let isQuoted: Bool
}

/// Finds quotations, statements and those who speak.
struct SpeechReader {
    let text: ReportText
    let tables: ReadingTables

    func reading() -> SpeechReading {
        SpeechReading()
    }
}
