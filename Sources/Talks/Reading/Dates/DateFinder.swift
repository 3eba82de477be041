/// One pass over the tokens of a report for its dates; what was last spoken of is kept for "a day later".
struct DateFinder {
    typealias Found = DateReader.Found
    typealias PartialDay = DateReader.PartialDay

    let text: ReportText
    let months: PhraseTable
    let weekdays: PhraseTable
    let relative: PhraseTable
    let feasts: PhraseTable
    let ordinals: PhraseTable
    let namedDays: PhraseTable
    let tense: DateTense
    let words: ClauseWords
    let counts: [String: Int]
    /// The day from which "Friday" and "yesterday" are counted.
    private(set) var base: CalendarDay?
    /// The day, month and year last spoken of.
    private(set) var lastDay: CalendarDay?
    private(set) var lastMonth: (month: Int, year: Int)?
    private(set) var lastYear: Int?
    /// The weekday written before the day that is being read.
    var weekday: Int?
    var dates: [Found] = []

    init(text: ReportText, tables: ReadingTables, words: ClauseWords) {
        self.text = text
        months = tables["months"]
        weekdays = tables["weekdays"]
        relative = tables["relative-dates"]
        feasts = tables["feast-words"]
        ordinals = tables["ordinal-words"]
        namedDays = tables["named-days"]
        tense = DateTense(text: text, tables: tables)
        self.words = words
        var counts: [String: Int] = [:]
        for row in tables["number-words"].rows where row.cells.count > 2 && Numeral.isCounting(row.cells[2]) {
            counts[row.cells[0]] = Int(row.cells[1])
        }
        self.counts = counts
        base = text.heading.reportDate.flatMap { CalendarDay($0) }
    }

    /// Reads the report once.
    mutating func run() -> [Found] {
        readDatelineDay()
        var at = 0
        while at < text.tokens.count { at = max(at + 1, read(at)) }
        shareYears()
        return dates
    }

    func folded(_ index: Int) -> String { text.folded(index) }

    /// Whether a token is written on to the one before it.
    func isJoined(_ index: Int) -> Bool { text.tokens.indices.contains(index) && !text.tokens[index].spaceBefore }

    /// The plain whole number at a token.
    func whole(_ index: Int) -> Int? {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .number else { return nil }
        return text.tokens[index].folded.utf8.count <= 4 ? Int(text.tokens[index].folded) : nil
    }

    /// 1 to 31, in digits, also as an ordinal.
    func dayNumber(_ index: Int) -> Int? {
        if let number = whole(index), (1...31).contains(number), folded(index).utf8.count <= 2 { return number }
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .ordinal,
            let number = Int(text.tokens[index].folded.dropLast(2)), (1...31).contains(number)
        else { return nil }
        return number
    }

    /// Four digits that can be a year.
    func yearNumber(_ index: Int) -> Int? {
        guard let number = whole(index), folded(index).utf8.count == 4, (1800...2099).contains(number) else {
            return nil
        }
        return number
    }

    /// The month a capitalised word names.
    func monthNumber(_ index: Int) -> Int? {
        guard text.tokens.indices.contains(index), text.tokens[index].kind == .word, text.tokens[index].isCapitalised,
            let row = months.row(text.tokens[index].word)
        else { return nil }
        return Int(row.cells[1])
    }

    /// The dateline's day goes before the heading's: its year is the one nearest to the heading.
    private mutating func readDatelineDay() {
        guard let line = text.heading.dateline else { return }
        for index in line {
            guard let month = monthNumber(index) else { continue }
            let after = dayNumber(index + 1)
            guard let day = after ?? dayNumber(index - 1) else { continue }
            let yearAt = (after == nil ? index : index + 1) + 1
            let year = yearNumber(yearAt) ?? (folded(yearAt) == "," ? yearNumber(yearAt + 1) : nil)
            if let year, let day = CalendarDay(year: year, month: month, day: day) {
                base = day
            } else if let heading = base {
                base =
                    [-1, 0, 1].compactMap { CalendarDay(year: heading.year + $0, month: month, day: day) }
                    .min { abs($0.number - heading.number) < abs($1.number - heading.number) } ?? base
            }
            return
        }
    }

    /// Notes a date, and that it was spoken of.
    mutating func add(_ tokens: Range<Int>, _ value: PartialDay, _ rule: String, hasYear: Bool = false) {
        dates.append(Found(tokens: tokens, value: value, rule: rule, hasYear: hasYear))
        switch value {
        case .day(let day):
            lastDay = day
            lastMonth = (day.month, day.year)
            lastYear = day.year
        case .month(let month, let year):
            lastMonth = (month, year)
            lastYear = year
        case .year(let year): lastYear = year
        }
    }

    /// Reads a date that begins at a token; gives the token after it, or `at` when none does.
    private mutating func read(_ at: Int) -> Int {
        let token = text.tokens[at]
        switch token.kind {
        case .number: return numeric(at) ?? dayBeforeMonth(at) ?? countedAway(at) ?? year(at) ?? at
        case .ordinal: return dayBeforeMonth(at) ?? ordinalDay(at) ?? at
        case .word:
            if token.isCapitalised, weekdays.contains(token.word) { return weekday(at) }
            return ordinalOfMonth(at) ?? namedDay(at) ?? monthFirst(at) ?? relativePhrase(at) ?? countedAway(at) ?? at
        default: return at
        }
    }

    /// `2025-05-16`, `16.05.2025`, `16/05/2025`.
    private mutating func numeric(_ at: Int) -> Int? {
        if let year = yearNumber(at), folded(at + 1) == "-", folded(at + 3) == "-", isJoined(at + 1), isJoined(at + 4),
            let month = whole(at + 2), let number = whole(at + 4),
            let day = CalendarDay(year: year, month: month, day: number)
        {
            add(at..<at + 5, .day(day), "date-iso", hasYear: true)
            return at + 5
        }
        let points = folded(at).split(separator: ".")
        if points.count == 3, points[2].count == 4 || points[2].count == 2, let number = Int(points[0]),
            let month = Int(points[1]), let written = Int(points[2]),
            let day = CalendarDay(year: written < 100 ? 2000 + written : written, month: month, day: number)
        {
            add(at..<at + 1, .day(day), "date-points", hasYear: true)
            return at + 1
        }
        let joint = folded(at + 1)
        if joint == "/" || joint == "-", folded(at + 3) == joint, isJoined(at + 1), isJoined(at + 4),
            let first = whole(at), let second = whole(at + 2), let written = whole(at + 4),
            written >= 1900 || (joint == "/" && written < 100)
        {
            let year = written < 100 ? 2000 + written : written
            // Day first or month first: the one nearer to the report.
            let readings = [(second, first), (first, second)].compactMap {
                CalendarDay(year: year, month: $0.0, day: $0.1)
            }
            let near = base.map(\.number) ?? 0
            guard let day = readings.min(by: { abs($0.number - near) < abs($1.number - near) }) else { return nil }
            add(at..<at + 5, .day(day), "date-slashes", hasYear: true)
            return at + 5
        }
        return nil
    }

    private static let joints: Set<String> = ["to", "and", "or", "-", "–", "—", "through", "until", "till", ","]

    /// Parts of a range take the year that is written once at its end: `from March to June 2024`.
    private mutating func shareYears() {
        guard dates.count > 1 else { return }
        for index in stride(from: dates.count - 2, through: 0, by: -1) {
            let next = dates[index + 1]
            let end = dates[index].tokens.upperBound
            guard next.hasYear, !dates[index].hasYear, next.tokens.lowerBound >= end, next.tokens.lowerBound <= end + 1,
                next.tokens.lowerBound == end || Self.joints.contains(folded(end))
            else { continue }
            let year: Int
            switch next.value {
            case .day(let day): year = day.year
            case .month(_, let written): year = written
            case .year: continue
            }
            switch dates[index].value {
            case .day(let day):
                guard dates[index].rule.hasPrefix("date-month"),
                    let moved = CalendarDay(year: year, month: day.month, day: day.day)
                else { continue }
                dates[index].value = .day(moved)
            case .month(let month, _): dates[index].value = .month(month, year: year)
            case .year: continue
            }
            dates[index].hasYear = true
        }
    }
}
