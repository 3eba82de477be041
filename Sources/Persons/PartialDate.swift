/// A date known to the day, the month or the year (Gregorian).
///
/// The year is kept when month and day are unknown: a record with "1987" must not compare as if it
/// said 1 January 1987.
public struct PartialDate: Hashable, Comparable, Sendable {
    /// How much of a date is known.
    public enum Precision: String, Codable, Sendable {
        /// Year only.
        case year
        /// Year and month.
        case month
        /// Year, month and day.
        case day
    }

    /// 1 to 9999.
    public let year: Int
    /// 1 to 12, or nil when unknown.
    public let month: Int?
    /// 1 to 31, or nil when unknown; never without a month.
    public let day: Int?

    /// A date that exists in the calendar; nil when it does not.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1...9999).contains(year), month != nil || day == nil else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day, !(1...Self.days(inMonth: month, of: year)).contains(day) { return nil }
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; nil for anything else.
    public init?(iso text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// How much is known.
    public var precision: Precision { day != nil ? .day : month != nil ? .month : .year }

    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    public var iso: String {
        func pad(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return pad(year, 4) + (month.map { "-" + pad($0, 2) } ?? "") + (day.map { "-" + pad($0, 2) } ?? "")
    }

    /// Whole months from this date to `end`; an unknown day or month counts as the first.
    public func wholeMonths(until end: PartialDate) -> Int {
        let months = (end.year - year) * 12 + (end.month ?? 1) - (month ?? 1)
        return (end.day ?? 1) < (day ?? 1) ? months - 1 : months
    }

    /// Earlier dates first; unknown parts before known ones.
    public static func < (left: PartialDate, right: PartialDate) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }

    /// The number of days in a month of the Gregorian calendar.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
