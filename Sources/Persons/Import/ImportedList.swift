/// The numbers of an import; they always add up.
///
/// `rows = received + notLines`, `received = accepted + rejected`,
/// `accepted = new + repeatInList + repeatOfEarlier` (person record, section 5).
public struct ImportTotals: Codable, Hashable, Sendable {
    /// Rows of the file.
    public var rows = 0
    /// Titles, headers, sub-headings, totals and blank rows.
    public var notLines = 0
    /// Rows of data.
    public var received = 0
    /// Lines kept.
    public var accepted = 0
    /// Rows of data that are not kept.
    public var rejected = 0
    /// Accepted lines that repeat nothing.
    public var new = 0
    /// Accepted lines that repeat an earlier line of the list.
    public var repeatInList = 0
    /// Accepted lines that repeat a line of an earlier list.
    public var repeatOfEarlier = 0

    enum CodingKeys: String, CodingKey {
        case rows, received, accepted, rejected, new
        case notLines = "not_lines"
        case repeatInList = "repeat_in_list"
        case repeatOfEarlier = "repeat_of_earlier"
    }

    /// Totals of nothing.
    public init() {}

    /// Whether the three sums hold.
    public var addUp: Bool {
        rows == received + notLines && received == accepted + rejected
            && accepted == new + repeatInList + repeatOfEarlier
    }

    /// The totals of two imports together.
    public static func + (left: ImportTotals, right: ImportTotals) -> ImportTotals {
        var sum = left
        sum.rows += right.rows
        sum.notLines += right.notLines
        sum.received += right.received
        sum.accepted += right.accepted
        sum.rejected += right.rejected
        sum.new += right.new
        sum.repeatInList += right.repeatInList
        sum.repeatOfEarlier += right.repeatOfEarlier
        return sum
    }
}

/// A row of data that was not accepted. `raw` may hold names: it goes to the file of rejected rows only.
public struct RejectedLine: Hashable, Sendable {
    /// Row of the file, counted from 1.
    public let row: Int
    /// Why.
    public let reason: RejectReason
    /// The row as it stands in the file.
    public let raw: String
}

/// What an accepted line is beside the others of its side.
public enum LineStanding: Hashable, Sendable {
    /// Repeats nothing.
    case new
    /// Repeats the line with this index in the list.
    case repeatInList(of: Int)
    /// Repeats a line of an earlier list.
    case repeatOfEarlier
}

/// What kind of list a side lodges (glossary, "List").
public enum ListKind: String, Codable, CaseIterable, Sendable {
    /// People a side asks for.
    case claim
    /// People a side will give.
    case offer
    /// People formally notified as held.
    case information
    /// The holder's full roll.
    case holding
}

/// A list with the account of its import: nothing is lost between the rows of the file and these numbers.
public struct ImportedList: Sendable {
    /// The accepted lines.
    public let list: PersonList
    /// What kind of list it is, when it was said.
    public let kind: ListKind?
    /// The totals; `totals.addUp` holds for every import.
    public let totals: ImportTotals
    /// All findings, by row, then column, then code.
    public let findings: [Finding]
    /// How many lines, or rows, have each code; a finding given once for a list counts all its lines here.
    public let findingCounts: [String: Int]
    /// The rows of data that were not accepted.
    public let rejected: [RejectedLine]
    /// What each column is taken for.
    public let columns: [DecidedColumn]
    /// What each accepted line is beside the others, in the order of the list.
    public let standings: [LineStanding]
}
