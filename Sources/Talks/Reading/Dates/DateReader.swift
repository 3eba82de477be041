/// Finds the days, months and years a report names, and resolves them against its dateline or heading.
struct DateReader {
    let text: ReportText
    let tables: ReadingTables
    /// What each token can be.
    let words: ClauseWords

    init(text: ReportText, tables: ReadingTables) {
        self.text = text
        self.tables = tables
        words = ClauseWords(text: text, tables: tables)
    }

    /// One date and where it stands.
    struct Found {
        var tokens: Range<Int>
        var value: PartialDay
        var rule: String
        /// The year was written beside it.
        var hasYear = false
    }

    /// A day, a month or a year.
    enum PartialDay: Hashable {
        case day(CalendarDay)
        case month(Int, year: Int)
        case year(Int)
    }

    /// The dates as proposals, by position.
    func proposals() -> [Proposal] { found().map(proposal) }

    /// The dates, by position.
    func found() -> [Found] {
        var finder = DateFinder(text: text, tables: tables, words: words)
        return finder.run()
    }

    /// One date as a proposal.
    func proposal(_ found: Found) -> Proposal {
        let start = text.tokens[found.tokens.lowerBound].start
        let end = text.tokens[found.tokens.upperBound - 1].end
        let (value, precision): (String, DatePrecision) =
            switch found.value {
            case .day(let day): (day.text, .day)
            case .month(let month, let year): (CalendarDay.monthText(month, of: year), .month)
            case .year(let year): (String(year), .year)
            }
        return Proposal(
            start: start, end: end, text: text.string(start, end), rule: found.rule,
            content: .date(value: value, precision: precision))
    }
}
