/// Weekdays, years, and dates told by another: `Friday`, `in 2024`, `yesterday`, `a day later`, `the 19th`.
extension DateFinder {
    /// A weekday, alone or before its date.
    mutating func weekday(_ at: Int) -> Int {
        guard let number = weekdays.row(text.tokens[at].word).flatMap({ Int($0.cells[1]) }) else { return at }
        if feasts.contains(folded(at - 1)), text.tokens[at - 1].isCapitalised { return at }
        // Thursday, 2 July; Saturday, March 28; Friday (May 16).
        var next = at + 1
        if folded(next) == "," || folded(next) == "(" { next += 1 }
        if folded(next) == "the" { next += 1 }
        let count = dates.count
        var end: Int?
        weekday = number
        if dayNumber(next) != nil {
            end = dayBeforeMonth(next)
        } else if monthNumber(next) != nil, dayNumber(next + 1) != nil {
            end = monthFirst(next)
        }
        weekday = nil
        if let end, dates.count > count {
            dates[count].tokens = at..<dates[count].tokens.upperBound
            dates[count].rule = "date-weekday-and-day"
            return end
        }
        guard let base else { return at + 1 }
        let lead = folded(at - 1)
        let back = ((base.weekday - number) % 7 + 7) % 7
        var days = -back
        switch lead {
        case "last": days = back == 0 ? -7 : -back
        case "next": days = 7 - back
        default:
            guard back != 0 else { break }
            let tense = tense.tense(at: at..<at + 1)
            let nearest = self.tense.isBound(at) ? back > 3 : false
            if tense == .future || tense == .spoken || nearest { days = 7 - back }
        }
        let start = lead == "last" || lead == "next" || lead == "this" ? at - 1 : at
        add(start..<at + 1, .day(base.adding(days: days)), "date-weekday")
        return at + 1
    }

    /// A year: after a preposition, in brackets, before a noun of its own; not before what it would count.
    mutating func year(_ at: Int) -> Int? {
        guard let year = yearNumber(at), year >= 1900 || folded(at - 1) == "in" else { return nil }
        let before = folded(at - 1)
        let after = folded(at + 1)
        if at > 0, isJoined(at), text.tokens[at - 1].kind == .punctuation,
            !["(", "/", "-", "–", "—"].contains(before)
        {
            return nil
        }
        if ["gmt", "utc", "hours", "cet", "edt", "est", "local", "%"].contains(after) { return nil }
        if isJoined(at + 1), text.tokens[at + 1].kind == .word || after == ":" { return nil }
        let follows =
            text.tokens.indices.contains(at + 1) && text.tokens[at + 1].kind == .word
            && text.tokens[at + 1].paragraph == text.tokens[at].paragraph
        let counted = follows && words[at + 1] == .open && words.isPlural(after)
        let plain: Set<String> = [
            "in", "since", "from", "until", "till", "before", "after", "during", "early", "late", "mid", "between",
            "through", "throughout", "around", "(", "spring", "summer", "autumn", "fall", "winter",
        ]
        let near = base.map { year >= $0.year - 130 && year <= $0.year + 60 } ?? true
        if plain.contains(before) { return counted && before != "since" ? nil : addYear(at, year) }
        if ["the", "'s", "its", "their", "a", "his", "her", "that"].contains(before) {
            return follows && words[at + 1] != .number && near ? addYear(at, year) : nil
        }
        if counted { return nil }
        if ["of", "to", "and", "by", "for", "or", "on"].contains(before) { return near ? addYear(at, year) : nil }
        let opens =
            at == 0 || text.tokens[at - 1].paragraph != text.tokens[at].paragraph || [".", "?", "!"].contains(before)
        if opens, near, ["-", "–", "—", ":"].contains(after) { return addYear(at, year) }
        if opens, near, follows ? words[at + 1] == .auxiliary : after == "," { return addYear(at, year) }
        if before == "-" || before == "–", yearNumber(at - 2) != nil { return addYear(at, year) }
        if before == ",", dates.last?.tokens.upperBound == at - 1 { return addYear(at, year) }
        return nil
    }

    private mutating func addYear(_ at: Int, _ year: Int) -> Int {
        add(at..<at + 1, .year(year), "date-year", hasYear: true)
        // 2024-25
        if folded(at + 1) == "-" || folded(at + 1) == "–", isJoined(at + 1), isJoined(at + 2),
            let short = whole(at + 2),
            folded(at + 2).utf8.count == 2, short == (year + 1) % 100
        {
            add(at + 2..<at + 3, .year(year + 1), "date-year", hasYear: true)
            return at + 3
        }
        return at + 1
    }

    /// `the 19th`, with the month last spoken of; not before a noun it would number.
    mutating func ordinalDay(_ at: Int) -> Int? {
        guard let day = dayNumber(at), folded(at - 1) == "the" else { return nil }
        let leads: Set<String> = [
            "on", "of", "since", "until", "till", "by", "from", "to", "and", "before", "after", "for",
        ]
        guard leads.contains(folded(at - 2)) else { return nil }
        switch words[at + 1] {
        case .mark, .quoteMark, .auxiliary, .conjunction, .preposition, .pronoun, .relative, .determiner: break
        default: return nil
        }
        guard let month = lastMonth ?? base.map({ ($0.month, $0.year) }),
            let value = CalendarDay(year: month.1, month: month.0, day: day)
        else { return nil }
        add(at..<at + 1, .day(value), "date-ordinal-day")
        return at + 1
    }

    /// A phrase of `relative-dates`.
    mutating func relativePhrase(_ at: Int) -> Int? {
        guard let (length, row) = relative.match(text, at: at), row.cells.count > 3, let steps = Int(row.cells[2])
        else {
            return nil
        }
        let end = at + length
        guard text.tokens[end - 1].paragraph == text.tokens[at].paragraph else { return nil }
        // "two hundred a day before that" is a rate, "a day after the strike" is counted by it.
        if row.words.first == "a", at > 0, words[at - 1] == .number { return nil }
        let step = row.cells[3].split(separator: "-").first.map(String.init) ?? ""
        if row.cells[3].hasSuffix("-open") || (length == 3 && ["before", "after"].contains(row.words[2])) {
            switch words[end] {
            case .mark, .quoteMark, .conjunction, .auxiliary: break
            default: return nil
            }
        }
        add(at..<end, step: step, by: steps, spoken: row.cells[1] == "spoken", rule: "date-relative-" + step)
        return end
    }

    /// `three days ago`, `two months earlier`: counted from the report's day, or from what was last spoken of.
    mutating func countedAway(_ at: Int) -> Int? {
        guard let count = counts[folded(at)] ?? whole(at), count < 200, folded(at - 1) != "-" else { return nil }
        let steps: Int
        let spoken: Bool
        switch folded(at + 2) {
        case "ago": (steps, spoken) = (-count, false)
        case "earlier", "previously": (steps, spoken) = (-count, true)
        case "later": (steps, spoken) = (count, true)
        default: return nil
        }
        switch folded(at + 1) {
        case "day", "days": add(at..<at + 3, step: "day", by: steps, spoken: spoken, rule: "date-counted-day")
        case "month", "months": add(at..<at + 3, step: "month", by: steps, spoken: spoken, rule: "date-counted-month")
        case "year", "years": add(at..<at + 3, step: "year", by: steps, spoken: spoken, rule: "date-counted-year")
        default: return nil
        }
        return at + 3
    }

    /// So many days, months or years from the report's day, or from what was last spoken of.
    private mutating func add(_ tokens: Range<Int>, step: String, by steps: Int, spoken: Bool, rule: String) {
        guard let base else { return }
        switch step {
        case "day":
            var from = spoken ? lastDay ?? base : base
            // What has happened is not counted from a day to come.
            if from > base, steps < 0, tense.tense(at: tokens) != .future { from = base }
            add(tokens, .day(from.adding(days: steps)), rule)
        case "month":
            let from = spoken ? lastMonth ?? (base.month, base.year) : (base.month, base.year)
            let count = from.1 * 12 + from.0 - 1 + steps
            add(tokens, .month(count % 12 + 1, year: count / 12), rule)
        default: add(tokens, .year((spoken ? lastYear ?? base.year : base.year) + steps), rule)
        }
    }
}
