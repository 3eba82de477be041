/// Days and months that are named: `16 May 2025`, `June 19-20`, `early May`, `last June`, `Thursday, 2 July`.
extension DateFinder {
    /// `16 May`, `5-6 June`, `5 and 6 June 2025`, `the 19th of June`.
    mutating func dayBeforeMonth(_ at: Int) -> Int? {
        guard let first = dayNumber(at) else { return nil }
        var days = [(at, first)]
        var next = at + 1
        while ["-", "–", "and", "to", ",", "or"].contains(folded(next)), let day = dayNumber(next + 1) {
            days.append((next + 1, day))
            next += 2
        }
        if folded(next) == "of" || folded(next) == "-" { next += 1 }
        if folded(next) == ".", isJoined(next), monthNumber(next + 1) != nil, words[next + 2] != .auxiliary {
            next += 1
        }
        guard let month = monthNumber(next) else { return nil }
        let (end, year) = yearAfter(next + 1)
        var added = false
        for (index, day) in days {
            let tokens = index == days[days.count - 1].0 ? index..<end : index..<index + 1
            guard let value = resolve(month: month, day: day, year: year, at: at..<end) else { continue }
            add(tokens, .day(value), days.count > 1 ? "date-month-days" : "date-month-day", hasYear: year != nil)
            added = true
        }
        return added ? end : nil
    }

    /// `the first of March`.
    mutating func ordinalOfMonth(_ at: Int) -> Int? {
        guard let day = ordinals.row(text.tokens[at].word).flatMap({ Int($0.cells[1]) }), folded(at + 1) == "of",
            let month = monthNumber(at + 2)
        else { return nil }
        let (end, year) = yearAfter(at + 3)
        guard let value = resolve(month: month, day: day, year: year, at: at..<end) else { return nil }
        add(at..<end, .day(value), "date-month-day", hasYear: year != nil)
        return end
    }

    /// `Christmas Day`.
    mutating func namedDay(_ at: Int) -> Int? {
        guard text.tokens[at].isCapitalised, let (length, row) = namedDays.match(text, at: at),
            let month = Int(row.cells[1]), let day = Int(row.cells[2]),
            let value = resolve(month: month, day: day, year: yearNumber(at + length), at: at..<at + length)
        else { return nil }
        add(at..<at + length, .day(value), "date-named-day")
        return at + length
    }

    /// `May 16, 2025`, `June 19-20`, `May 2025`, `mid-March`, `last June`, `June last year`.
    mutating func monthFirst(_ at: Int) -> Int? {
        let token = text.tokens[at]
        var name = at
        var hyphened = false
        var month = monthNumber(at)
        if month == nil, token.folded.hasPrefix("mid-"), let row = months.row(String(token.folded.dropFirst(4))) {
            month = Int(row.cells[1])
            hyphened = true
        }
        if month == nil, ["last", "next", "this", "early", "late", "mid"].contains(token.folded),
            let following = monthNumber(at + 1)
        {
            month = following
            name = at + 1
        }
        guard let month else { return nil }
        if !hyphened, let day = dayNumber(name + 1), !isCountAfterMonth(name) {
            return days(of: month, first: day, at: at, name: name)
        }
        let lead = name > at ? token.folded : ""
        let (end, year) = yearAfter(name + 1)
        guard year != nil || hyphened || isMonth(name, lead: lead) else { return nil }
        if let year {
            add(at..<end, .month(month, year: year), "date-month-year", hasYear: true)
            return end
        }
        guard let base else { return end }
        let value =
            switch lead {
            case "last": month < base.month ? base.year : base.year - 1
            case "next": month > base.month ? base.year : base.year + 1
            case "this": base.year
            default: yearOf(month: month, at: at..<end, base: base)
            }
        add(at..<end, .month(month, year: value), "date-month")
        return end
    }

    /// `June 19`, `June 19-20, 2025`, `June 19 and 20`.
    private mutating func days(of month: Int, first: Int, at: Int, name: Int) -> Int? {
        var days = [(name + 1, first)]
        var next = name + 2
        while ["-", "–", "and", "to", "or"].contains(folded(next)), let day = dayNumber(next + 1),
            day > days[days.count - 1].1,
            !isCount(next + 1), monthNumber(next + 2) == nil
        {
            days.append((next + 1, day))
            next += 2
        }
        // May 23, 24 and 25
        var listed = days
        var ahead = next
        while folded(ahead) == "," || folded(ahead) == "and", let day = dayNumber(ahead + 1),
            day > listed[listed.count - 1].1,
            !isCount(ahead + 1), listed.count < 8
        {
            listed.append((ahead + 1, day))
            ahead += 2
            if folded(ahead - 2) == "and" {
                (days, next) = (listed, ahead)
                break
            }
        }
        let (end, year) = yearAfter(next)
        var added = false
        for (index, day) in days {
            let start = index == name + 1 ? at : index
            let tokens = index == days[days.count - 1].0 ? start..<end : start..<index + 1
            guard let value = resolve(month: month, day: day, year: year, at: at..<end) else { continue }
            add(tokens, .day(value), days.count > 1 ? "date-month-days" : "date-month-day", hasYear: year != nil)
            added = true
        }
        return added ? end : nil
    }

    /// `in May 12 men were freed`: after a preposition, digits before a noun in the plural are a count.
    private func isCountAfterMonth(_ name: Int) -> Bool {
        ["in", "since", "until", "during", "by"].contains(folded(name - 1)) && isCount(name + 1)
    }

    private func isCount(_ number: Int) -> Bool {
        let next = number + 1
        guard text.tokens.indices.contains(next), text.tokens[next].kind == .word, text.tokens[next].spaceBefore,
            words[next] == .open
        else { return false }
        return words.isPlural(folded(next)) || (words[next + 1] == .open && words.isPlural(folded(next + 1)))
    }

    /// The year after a month: `2025`, `, 2025`, `of last year`; and the token after it.
    private func yearAfter(_ index: Int) -> (Int, Int?) {
        if let year = yearNumber(index) { return (index + 1, year) }
        if folded(index) == "," || folded(index) == "of", let year = yearNumber(index + 1) { return (index + 2, year) }
        let start = folded(index) == "of" ? index + 1 : index
        if let base, folded(start + 1) == "year" {
            switch folded(start) {
            case "last": return (start + 2, base.year - 1)
            case "this": return (start + 2, base.year)
            case "next": return (start + 2, base.year + 1)
            case "that", "same": if let lastYear { return (start + 2, lastYear) }
            default: break
            }
        }
        return (index, nil)
    }

    /// Whether a capitalised month word names the month: not a verb, a person or a march.
    private func isMonth(_ name: Int, lead: String) -> Bool {
        let word = folded(name)
        let before = folded(name - 1)
        let leads: Set<String> = [
            "in", "since", "until", "till", "by", "of", "from", "to", "during", "between", "for", "through", "before",
            "after", "early", "late", "mid", "last", "next", "this", "throughout", "around", "and", "or", "already",
            "again", "only", "back", "as",
        ]
        if !lead.isEmpty || leads.contains(before) { return !isName(name) }
        if word == "march" || word == "may" { return folded(name + 1) == "'s" }
        if word == "august" || word == "april" || word == "june" {
            let opens =
                name == 0 || [".", "?", "!", ":"].contains(before)
                || text.tokens[name].paragraph != text.tokens[name - 1].paragraph
            return !opens && !isName(name)
        }
        return (word.utf8.count > 4 || word == "july" || text.tokens[name].isAbbreviation) && !isName(name)
    }

    /// `June Adams`: a capitalised word follows that is no month, and no preposition stands before.
    private func isName(_ name: Int) -> Bool {
        let next = name + 1
        guard text.tokens.indices.contains(next), text.tokens[next].kind == .word, text.tokens[next].isCapitalised,
            text.tokens[next].paragraph == text.tokens[name].paragraph
        else { return false }
        if monthNumber(next) != nil || words[next] != .open { return false }
        return !["in", "since", "until", "by", "of", "last", "next", "early", "late"].contains(folded(name - 1))
    }

    /// A day of a month; without its year, the nearest that fits the tense.
    func resolve(month: Int, day: Int, year: Int?, at tokens: Range<Int>) -> CalendarDay? {
        if let year { return CalendarDay(year: year, month: month, day: day) }
        // "July 2026 - … On the last day, July 18": the year goes on.
        if let last = dates.last, last.hasYear, case .month(month, let year) = last.value {
            return CalendarDay(year: year, month: month, day: day)
        }
        guard let base else { return nil }
        let near = [-1, 0, 1].compactMap { CalendarDay(year: base.year + $0, month: month, day: day) }
        if let weekday, let fits = near.first(where: { $0.weekday == weekday }) { return fits }
        let nearest = near.min { abs($0.number - base.number) < abs($1.number - base.number) }
        switch tense.tense(at: tokens) {
        case .past where !tense.isBound(tokens.lowerBound): return near.last { $0 <= base } ?? nearest
        // What was to come may be told of a day just gone by.
        case .future: return near.first { $0 >= base && $0.number - base.number < 300 } ?? nearest
        case .past, .unknown, .spoken: return nearest
        }
    }

    private func yearOf(month: Int, at tokens: Range<Int>, base: CalendarDay) -> Int {
        let apart = month - base.month
        let nearest = apart > 6 ? base.year - 1 : apart < -6 ? base.year + 1 : base.year
        switch tense.tense(at: tokens) {
        case .future: return month >= base.month ? base.year : base.year + 1
        case .past where !tense.isBound(tokens.lowerBound): return month <= base.month ? base.year : base.year - 1
        case .past, .unknown, .spoken:
            if tense.isBound(tokens.lowerBound) { return nearest }
            return apart <= 3 ? base.year : base.year - 1
        }
    }
}
