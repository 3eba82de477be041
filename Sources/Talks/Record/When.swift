public import Persons

/// A date or a time as it was written: `2024`, `2025-05`, `2025-05-16`, or with a time and its zone
/// `2025-05-16T14:30+03:00`.
///
/// The zone is kept as written, so that a page can print the time at the place and in UTC. A time without a zone is
/// not understood: nobody reading it elsewhere could tell which moment it was.
public struct When: Hashable, Comparable, Sendable, Codable {
    /// As written.
    public let written: String
    /// The day, month or year, as written in its own zone.
    public let date: PartialDate
    /// Minutes of the day in its own zone; nil where no time was given.
    public let minuteOfDay: Int?
    /// Seconds of the minute; 0 where none were given.
    public let second: Int
    /// Minutes east of UTC; nil where no time was given.
    public let zoneMinutes: Int?

    /// Reads an ISO 8601 date or a time with its zone; nil for anything else.
    public init?(_ written: String) {
        let halves = written.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = PartialDate(iso: halves[0]) else { return nil }
        self.written = written
        self.date = date
        guard halves.count == 2 else {
            (minuteOfDay, second, zoneMinutes) = (nil, 0, nil)
            return
        }
        guard date.precision == .day, let at = halves[1].firstIndex(where: { "Z+-".contains($0) }),
            let clock = Self.clock(halves[1][..<at]), let zone = Self.zone(halves[1][at...])
        else { return nil }
        (minuteOfDay, second, zoneMinutes) = (clock.minutes, clock.seconds, zone)
    }

    /// Reads the written form from a file.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let when = When(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no ISO date or time with zone"))
        }
        self = when
    }

    /// Writes the written form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(written)
    }

    /// Seconds since 1970-01-01T00:00Z of a time; nil for a bare date.
    public var instant: Int? {
        guard let minuteOfDay, let zoneMinutes else { return nil }
        return dayNumber * 86_400 + (minuteOfDay - zoneMinutes) * 60 + second
    }

    /// Days since 1970-01-01 (Gregorian); an unknown month or day counts as the first.
    public var dayNumber: Int { date.dayNumber }

    /// By day as written, unknown parts before known ones; within a day, bare dates first, then by the moment.
    public static func < (left: When, right: When) -> Bool {
        if left.date != right.date { return left.date < right.date }
        if left.instant != right.instant { return (left.instant ?? .min) < (right.instant ?? .min) }
        return left.written < right.written
    }

    private static func clock(_ text: Substring) -> (minutes: Int, seconds: Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0.count == 2 }) else { return nil }
        let numbers = parts.compactMap { number($0) }
        guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60 else { return nil }
        let seconds = numbers.count == 3 ? numbers[2] : 0
        return seconds < 60 ? (numbers[0] * 60 + numbers[1], seconds) : nil
    }

    private static func zone(_ text: Substring) -> Int? {
        if text == "Z" { return 0 }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hours = number(parts[0]),
            let minutes = number(parts[1]), hours <= 14, minutes < 60
        else { return nil }
        return (text.first == "-" ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}

extension PartialDate {
    /// Days since 1970-01-01 (Gregorian, Howard Hinnant's civil calendar); an unknown month or day counts as the first.
    var dayNumber: Int {
        let month = month ?? 1
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
