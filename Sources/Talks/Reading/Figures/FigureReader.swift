/// Finds the numbers of a report with what they count.
///
/// A number is left out where it names, orders or dates; what is left takes its unit from the noun after it, from the
/// clause, or from a figure before it, and its subject from the words around it.
struct FigureReader {
    let text: ReportText
    let tables: ReadingTables
    /// What each token can be.
    let words: ClauseWords

    /// The figures, by position; `dates` are left out.
    func found(dates: [DateReader.Found]) -> [FoundFigure] {
        var finder = FigureFinder(text: text, tables: tables, words: words, dates: dates)
        return finder.run()
    }

    /// One figure as a proposal; the span holds its hedge, number and noun.
    static func proposal(_ figure: FoundFigure, in text: ReportText, speech: SpeechReading) -> Proposal {
        let start = text.tokens[figure.tokens.lowerBound].start
        let end = text.tokens[figure.tokens.upperBound - 1].end
        return Proposal(
            start: start, end: end, text: text.string(start, end), rule: figure.rule,
            content: .figure(
                Proposal.Figure(
                    value: figure.value, qualifier: figure.qualifier, unit: figure.unit, subject: figure.subject,
                    by: speech.speaker(at: figure.number.lowerBound)?.speech.speaker)))
    }
}

/// One figure and where it stands.
struct FoundFigure {
    /// Hedge, number and noun.
    var tokens: Range<Int>
    /// The number alone.
    var number: Range<Int>
    var value: Double
    var qualifier: FigureQualifier
    var unit: String
    /// `count`, or what the unit measures.
    var kind: String
    /// The noun group after the number, if it has one.
    var noun: CountedNoun?
    var subject = ""
    var rule: String
}
