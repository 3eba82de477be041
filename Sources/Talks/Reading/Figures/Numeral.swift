/// A number as it stands in a report, before it is asked what it counts.
struct Numeral: Sendable {
    /// How it is written.
    enum Form: Sendable {
        case digits, words
        /// Half, two-thirds, one in five.
        case fraction
    }

    /// The tokens that hold the number; a token that joins number and noun (`two-day`) is the last of them.
    var tokens: Range<Int>
    var value: Double
    var form: Form
    /// Million, billion or more: without a noun it may be a sum of money.
    var isLarge = false
    /// The noun joined by a hyphen or written on to the digits: `72-hour`, `five-page`, `340km`.
    var bound: String?
    /// Where the noun begins, if another number stands before it: `1,000 for 1,000 prisoners`.
    var nounAt: Int?
    /// The currency or per cent sign, written out.
    var sign: String?

    /// Roles of `number-words` that make a number by themselves.
    static func isCounting(_ role: String) -> Bool { role == "one" || role == "ten" || role == "tens" }
}
