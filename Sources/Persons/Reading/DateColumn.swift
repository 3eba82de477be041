/// Reads the dates of a column together: the clear ones decide how the doubtful ones are read.
struct DateColumn {
    private let forms: [DateForm]
    private let counts: [Int]
    private let pattern: DatePattern?
    private let today: PartialDate?

    /// - Parameters:
    ///   - texts: the column's distinct cleaned texts.
    ///   - counts: how many rows hold each.
    ///   - today: the day ages are counted from; without it they stay unread.
    init(texts: [String], counts: [Int], pattern: DatePattern?, today: PartialDate?) {
        forms = texts.map { DateForm($0, pattern: pattern) }
        self.counts = counts
        self.pattern = pattern
        self.today = today
    }

    /// What one text gives.
    struct Reading: Equatable {
        var date: PartialDate?
        var precision = Precision.exact
        var marks: CellMarks = []
    }

    /// The readings of the texts, in their order.
    func readings() -> [Reading] {
        let order = Order(forms, pattern: pattern)
        var readings = forms.map { reading($0, order) }
        markPlaceholders(&readings)
        return readings
    }

    private func reading(_ form: DateForm, _ order: Order) -> Reading {
        switch form {
        case .date(let written): return reading(written)
        case .turned(let first, let second, var written, let mark):
            let decision = order.decide(first, second, mark)
            written.day = decision.dayFirst ? first : second
            written.month = decision.dayFirst ? second : first
            var result = reading(written)
            if !decision.isCertain, result.date != nil { result.marks.insert(.dateAmbiguous) }
            return result
        case .range(let first, let second): return reading(from: first, to: second)
        case .age(let years):
            guard let today, let date = PartialDate(year: today.year - years) else {
                return Reading(date: nil, precision: .approx, marks: .dateUnreadable)
            }
            return Reading(date: date, precision: .approx)
        case .unreadable: return Reading(date: nil, marks: .dateUnreadable)
        }
    }

    private func reading(_ written: WrittenDate) -> Reading {
        if written.year == 0, !written.hasShortYear {
            return Reading(date: nil, precision: .placeholder, marks: .datePlaceholder)
        }
        let month = written.month == 0 ? nil : written.month
        let day = written.day == 0 ? nil : written.day
        guard let date = PartialDate(year: written.year, month: month, day: day) else {
            return Reading(date: nil, marks: .dateImpossible)
        }
        var result = Reading(date: date, precision: day == nil ? .partial : .exact)
        if written.isApproximate { result.precision = .approx }
        if written.hasShortYear { result.marks.insert(.dateAmbiguous) }
        if written.hasZero { result.marks.insert(.datePlaceholder) }
        if date.year == 1900, (month ?? 1, day ?? 1) == (1, 1) {
            result.precision = .placeholder
            result.marks.insert(.datePlaceholder)
        }
        return result
    }

    /// What two dates have in common.
    private func reading(from first: WrittenDate, to second: WrittenDate) -> Reading {
        guard reading(first).date != nil, reading(second).date != nil else {
            return Reading(date: nil, marks: .dateImpossible)
        }
        guard first.year == second.year else { return Reading(date: nil, precision: .range, marks: .dateAmbiguous) }
        let month = first.month == second.month && first.month > 0 ? first.month : nil
        return Reading(
            date: PartialDate(year: first.year, month: month), precision: .range, marks: .dateAmbiguous)
    }

    /// 1 January is a stand-in where it stands far more often than on one day in 365.25: above the mean by half of it
    /// and by more than four standard deviations of a Poisson count, and two more.
    private func markPlaceholders(_ readings: inout [Reading]) {
        var full = 0
        var first = 0
        for (reading, count) in zip(readings, counts) where reading.date?.precision == .day {
            full += count
            if let date = reading.date, date.month == 1, date.day == 1 { first += count }
        }
        let mean = Double(full) / 365.25
        guard Double(first) > max(mean * 1.5, mean + 4 * mean.squareRoot() + 2) else { return }
        for index in readings.indices {
            guard let date = readings[index].date, date.month == 1, date.day == 1 else { continue }
            readings[index].precision = .placeholder
            readings[index].marks.insert(.datePlaceholder)
        }
    }
}

/// The order of day and month in a column, as its clear cells show it.
private struct Order {
    private let pattern: DatePattern?
    private var dayFirst: [Character: Int] = [:]
    private var monthFirst: [Character: Int] = [:]

    init(_ forms: [DateForm], pattern: DatePattern?) {
        self.pattern = pattern
        for case .turned(let first, let second, _, let mark) in forms {
            if first > 12, second <= 12 { dayFirst[mark, default: 0] += 1 }
            if second > 12, first <= 12 { monthFirst[mark, default: 0] += 1 }
        }
    }

    func decide(_ first: Int, _ second: Int, _ mark: Character) -> (dayFirst: Bool, isCertain: Bool) {
        if let pattern { return (pattern.isDayFirst, true) }
        if first > 12 || first == 0 { return (true, true) }
        if second > 12 || second == 0 { return (false, true) }
        let forDay = dayFirst[mark] ?? 0
        let forMonth = monthFirst[mark] ?? 0
        // Dots are written day first everywhere; other marks need a clear cell of the column.
        let isCertain = (forMonth == 0 || forDay == 0) && (forDay + forMonth > 0 || mark == ".")
        return (forDay >= forMonth, isCertain || first == second)
    }
}
