import Persons

/// A day of the Gregorian calendar in four bytes.
struct CalendarDay: Hashable, Comparable, Sendable {
    var year: Int16
    var month: UInt8
    var day: UInt8

    /// The day nearest to these numbers that exists: a day past the end of its month becomes the last.
    init(_ year: Int, _ month: Int, _ day: Int) {
        self.year = Int16(year)
        self.month = UInt8(month)
        self.day = UInt8(min(day, PartialDate.days(inMonth: month, of: year)))
    }

    /// Any day of a year, each as likely (29 February counts as the 28th outside leap years).
    init(in year: Int, _ draws: inout Draws) {
        let month = draws.below(12) + 1
        self.init(year, month, draws.below(PartialDate.days(inMonth: month, of: year)) + 1)
    }

    /// Whether these numbers are a day of the calendar.
    static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1...12).contains(month) && (1...PartialDate.days(inMonth: month, of: year)).contains(day)
    }

    /// Whole years from this day to `end`.
    func years(until end: CalendarDay) -> Int { months(until: end) / 12 }

    /// Whole months from this day to `end`.
    func months(until end: CalendarDay) -> Int {
        (Int(end.year) - Int(year)) * 12 + Int(end.month) - Int(month) - (end.day < day ? 1 : 0)
    }

    /// The day `months` months earlier.
    func earlier(months: Int) -> CalendarDay {
        let total = Int(year) * 12 + Int(month) - 1 - months
        return CalendarDay(total / 12, total % 12 + 1, Int(day))
    }

    /// The day `days` days later; `days` is less than 28.
    func later(days: Int) -> CalendarDay {
        let length = PartialDate.days(inMonth: Int(month), of: Int(year))
        let next = Int(day) + days
        if next <= length { return CalendarDay(Int(year), Int(month), next) }
        return month == 12
            ? CalendarDay(Int(year) + 1, 1, next - length) : CalendarDay(Int(year), Int(month) + 1, next - length)
    }

    /// The day `days` days earlier; `days` is at most 28.
    func earlier(days: Int) -> CalendarDay {
        if Int(day) > days { return CalendarDay(Int(year), Int(month), Int(day) - days) }
        let before = CalendarDay(Int(year), Int(month), 1).earlier(months: 1)
        let length = PartialDate.days(inMonth: Int(before.month), of: Int(before.year))
        return CalendarDay(Int(before.year), Int(before.month), length + Int(day) - days)
    }

    /// Earlier days first.
    static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
