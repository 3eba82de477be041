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

extension NumeralReader {
    /// The value of digits with separators: `1,204`, `54,6`, `2.5`, `1.204.000`.
    static func value(_ digits: String) -> Double? {
        let commas = digits.split(separator: ",", omittingEmptySubsequences: false)
        if commas.count == 1 {
            let points = digits.split(separator: ".", omittingEmptySubsequences: false)
            if points.count <= 2 { return Double(digits) }
            guard points.dropFirst().allSatisfy({ $0.utf8.count == 3 }), points[0].utf8.count <= 3 else { return nil }
            return Double(points.joined())
        }
        let whole = commas.dropLast().joined() + (commas.last.map { String($0.prefix { $0 != "." }) } ?? "")
        let groups = commas.dropFirst().allSatisfy { $0.prefix { $0 != "." }.utf8.count == 3 }
        if groups, commas[0].utf8.count <= 3, !commas.dropLast().contains(where: { $0.contains(".") }) {
            let decimals = commas.last.flatMap { $0.split(separator: ".").dropFirst().first }
            return Double(decimals.map { "\(whole).\($0)" } ?? whole)
        }
        guard commas.count == 2, !digits.contains(".") else { return nil }
        return Double("\(commas[0]).\(commas[1])")
    }
}
