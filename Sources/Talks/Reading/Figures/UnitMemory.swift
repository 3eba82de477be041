/// What a report has counted so far, so that a number without a noun can take one over.
struct UnitMemory {
    /// One figure read before.
    struct Entry {
        let value: Double
        let unit: String
        /// `count`, or the kind of a measure (`time`, `money` …).
        let kind: String
        let sentence: Int
        let paragraph: Int
        /// The token after the figure.
        let end: Int
        /// The unit was written, not taken over.
        let isWritten: Bool
    }

    private(set) var entries: [Entry] = []
    private var salience: [String: Int] = [:]
    private var lastOf: [Double: Int] = [:]

    mutating func add(_ entry: Entry) {
        if entry.kind == "count" {
            if entry.isWritten, entry.value != 1 { salience[entry.unit, default: 0] += 1 }
        }
        if entry.kind == "count" || entry.kind == "times" { lastOf[entry.value] = entries.count }
        entries.append(entry)
    }

    /// Keeps a noun in the plural that was named without a number.
    mutating func mention(_ unit: String, sentence: Int, paragraph: Int, end: Int) {
        entries.append(
            Entry(
                value: .nan, unit: unit, kind: "count", sentence: sentence, paragraph: paragraph, end: end,
                isWritten: true))
    }

    /// The last figure of one kind within a sentence or paragraph, or anywhere.
    func last(kind: String, sentence: Int? = nil, paragraph: Int? = nil) -> Entry? {
        for entry in entries.reversed() {
            if let sentence, entry.sentence != sentence { return nil }
            if let paragraph, entry.paragraph != paragraph { return nil }
            // "six held parts of more than one person and two held nothing": one is no unit to go on with.
            if entry.kind == kind, kind != "count" || entry.value != 1 || sentence == nil && paragraph != nil {
                return entry
            }
        }
        return nil
    }

    /// The last unit for which a test holds, anywhere before.
    func last(where holds: (String) -> Bool) -> Entry? {
        entries.last { $0.kind == "count" && $0.value != 1 && holds($0.unit) }
    }

    /// The last figure of a sentence, of whatever kind.
    func last(sentence: Int) -> Entry? { entries.last.flatMap { $0.sentence == sentence ? $0 : nil } }

    /// The last figure with this value that counted something.
    func same(_ value: Double) -> Entry? { lastOf[value].map { entries[$0] } }

    /// What the report counts most; of equals, what it counted last.
    var mostCounted: String? {
        var best: (unit: String, times: Int)?
        var seen = Set<String>()
        for entry in entries.reversed() where entry.kind == "count" && seen.insert(entry.unit).inserted {
            let times = salience[entry.unit] ?? 0
            if best.map({ times > $0.times }) ?? true { best = (entry.unit, times) }
            if seen.count > 40 { break }
        }
        return best?.unit
    }
}
