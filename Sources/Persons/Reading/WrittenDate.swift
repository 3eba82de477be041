/// The numbers of a date as written; 0 stands for a part that is not known.
struct WrittenDate: Sendable, Equatable {
    var year = 0
    var month = 0
    var day = 0
    /// The year had two digits.
    var hasShortYear = false
    /// A part was written as 00.
    var hasZero = false
    /// "About" stood beside it.
    var isApproximate = false

    /// The year for two digits: 00 to 10 are of the 2000s, else of the 1900s (person record, section 5).
    static func century(of short: Int) -> Int { short <= 10 ? 2000 + short : 1900 + short }
}

/// What the text of one cell says of a date, before the column's order of day and month is known.
enum DateForm: Sendable, Equatable {
    /// Every part is in its place.
    case date(WrittenDate)
    /// Two numbers whose order the column decides, and a year.
    case turned(first: Int, second: Int, WrittenDate, mark: Character)
    /// Two dates.
    case range(WrittenDate, WrittenDate)
    /// An age in years.
    case age(Int)
    /// Cannot be read.
    case unreadable

    private static let months: [(stem: String, number: Int)] = Tables.rows("months").flatMap { row in
        row.count == 2 ? Tables.words(row[1]).map { (stem: $0, number: Int(row[0]) ?? 0) } : []
    }
    private static let approximate: Set<String> = [
        "прибл", "приблизно", "близько", "бл", "около", "ок", "примерно", "approx", "approximately", "about", "circa",
        "ca",
    ]
    /// Words that say "year", and words that say "of birth".
    private static let fillers: Set<String> = [
        "р", "рн", "н", "г", "гр", "рр", "року", "рік", "год", "года", "народження", "рождения", "born", "b",
    ]
    private static let ages: Set<String> = [
        "р", "років", "роки", "рік", "г", "л", "лет", "год", "года", "years", "year", "yo", "y",
    ]

    /// Reads a cleaned text; a pattern, where the column has one, goes first.
    init(_ cleaned: String, pattern: DatePattern?) {
        if let date = pattern?.read(cleaned) {
            self = .date(date)
            return
        }
        let text = Self.withoutTime(cleaned.lowercased())
        if let range = Self.range(text, pattern: pattern) {
            self = range
            return
        }
        self = Self.single(text, pattern: pattern)
    }

    private static func withoutTime(_ text: String) -> String {
        guard let colon = text.firstIndex(of: ":"),
            let cut = text[..<colon].lastIndex(where: { $0 == " " || $0 == "t" })
        else { return text }
        return String(text[..<cut])
    }

    private static func range(_ text: String, pattern: DatePattern?) -> DateForm? {
        let halves = text.split(whereSeparator: { "/–—".contains($0) })
        guard halves.count == 2, halves.allSatisfy({ $0.contains(where: { ".-".contains($0) }) }),
            case .date(let first) = dotted(String(halves[0])), case .date(let second) = dotted(String(halves[1]))
        else { return nil }
        return .range(first, second)
    }

    /// A half of a range; dots mean day before month.
    private static func dotted(_ half: String) -> DateForm {
        let form = single(half, pattern: nil)
        guard case .turned(let day, let month, var date, _) = form else { return form }
        date.day = day
        date.month = month
        return .date(date)
    }

    private static func single(_ text: String, pattern: DatePattern?) -> DateForm {
        var numbers: [(value: Int, digits: Int)] = []
        var words: [String] = []
        var mark: Character = " "
        for run in text.runs {
            if run.kind == .digits {
                guard run.text.count <= 8, let value = Int(run.text) else { return .unreadable }
                numbers.append((value, run.text.count))
            } else if run.kind == .letters {
                words.append(String(run.text))
            } else if numbers.count == 1, words.isEmpty {
                mark = run.text.first { !$0.isWhitespace } ?? " "
            }
        }
        var date = WrittenDate()
        date.isApproximate = words.contains { approximate.contains($0) } || text.hasPrefix("~")
        var month = 0
        for word in words where !approximate.contains(word) && !fillers.contains(word) && !ages.contains(word) {
            guard month == 0, let named = months.first(where: { word.hasPrefix($0.stem) }) else { return .unreadable }
            month = named.number
        }
        if month > 0 { return named(month: month, numbers, date) }
        switch numbers.count {
        case 1: return one(numbers[0], words: words, date)
        case 2: return two(numbers, mark: mark, date)
        case 3: return three(numbers, mark: mark, date)
        default: return .unreadable
        }
    }

    /// `3 травня 1989`, `May 3, 1989`, `травень 1989`.
    private static func named(month: Int, _ numbers: [(value: Int, digits: Int)], _ date: WrittenDate) -> DateForm {
        var date = date
        date.month = month
        guard let year = numbers.last, numbers.count <= 2, [2, 4].contains(year.digits) else { return .unreadable }
        date.year = year.digits == 2 ? WrittenDate.century(of: year.value) : year.value
        date.hasShortYear = year.digits == 2
        if numbers.count == 2 {
            guard numbers[0].digits <= 2 else { return .unreadable }
            date.day = numbers[0].value
        }
        return .date(date)
    }

    private static func one(_ number: (value: Int, digits: Int), words: [String], _ date: WrittenDate) -> DateForm {
        var date = date
        switch number.digits {
        case 4:
            date.year = number.value
            return .date(date)
        case 5 where words.isEmpty:
            return serial(number.value).map(DateForm.date) ?? .unreadable
        case 8 where words.isEmpty:
            return compact(number.value)
        case 1...3 where number.value <= 120 && (date.isApproximate || words.contains { ages.contains($0) }):
            return .age(number.value)
        default:
            return .unreadable
        }
    }

    /// Days since 30 December 1899, as spreadsheets count (right from 1 March 1900 on).
    private static func serial(_ days: Int) -> WrittenDate? {
        guard (10_000...80_000).contains(days) else { return nil }
        // Days to a civil date: Hinnant 2013, "chrono-compatible low-level date algorithms".
        let shifted = days - 25_569 + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return WrittenDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// Eight digits without marks: year first or day first, whichever exists; both or neither is unreadable.
    private static func compact(_ number: Int) -> DateForm {
        let candidates = [
            WrittenDate(year: number / 10_000, month: number / 100 % 100, day: number % 100),
            WrittenDate(year: number % 10_000, month: number / 10_000 % 100, day: number / 1_000_000),
        ]
        let real = candidates.filter {
            (1850...2100).contains($0.year) && PartialDate(year: $0.year, month: $0.month, day: $0.day) != nil
        }
        return real.count == 1 ? .date(real[0]) : .unreadable
    }

    private static func two(
        _ numbers: [(value: Int, digits: Int)], mark: Character, _ date: WrittenDate
    ) -> DateForm {
        var date = date
        // A serial with a decimal part: a date and a time.
        if numbers[0].digits == 5, ".,".contains(mark) {
            return serial(numbers[0].value).map(DateForm.date) ?? .unreadable
        }
        let yearFirst = numbers[0].digits == 4
        let (year, month) = yearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
        guard year.digits == 4, month.digits <= 2 else { return .unreadable }
        date.year = year.value
        date.month = month.value
        date.hasZero = month.value == 0
        return .date(date)
    }

    private static func three(
        _ numbers: [(value: Int, digits: Int)], mark: Character, _ date: WrittenDate
    ) -> DateForm {
        var date = date
        if numbers[0].digits == 4, numbers[1].digits <= 2, numbers[2].digits <= 2 {
            date.year = numbers[0].value
            date.month = numbers[1].value
            date.day = numbers[2].value
            date.hasZero = date.month == 0 || date.day == 0
            return .date(date)
        }
        guard numbers[0].digits <= 2, numbers[1].digits <= 2, [2, 4].contains(numbers[2].digits) else {
            return .unreadable
        }
        date.hasShortYear = numbers[2].digits == 2
        date.year = date.hasShortYear ? WrittenDate.century(of: numbers[2].value) : numbers[2].value
        date.hasZero = numbers[0].value == 0 || numbers[1].value == 0
        return .turned(first: numbers[0].value, second: numbers[1].value, date, mark: mark)
    }
}

/// Runs of digits, letters and marks.
private struct TextRun {
    enum Kind { case digits, letters, marks }
    var kind: Kind
    var text: Substring
}

extension String {
    fileprivate var runs: [TextRun] {
        var runs: [TextRun] = []
        var start = startIndex
        while start < endIndex {
            let kind = Self.kind(self[start])
            let end = self[start...].firstIndex { Self.kind($0) != kind } ?? endIndex
            runs.append(TextRun(kind: kind, text: self[start..<end]))
            start = end
        }
        return runs
    }

    private static func kind(_ character: Character) -> TextRun.Kind {
        if character.isASCII, character.isNumber { return .digits }
        return character.isLetter ? .letters : .marks
    }
}
