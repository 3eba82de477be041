import Persons

/// How numbers, dates and shares are written on a page.
enum Wording {
    /// A whole number with a comma between thousands.
    static func number(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(value.magnitude).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "\u{2212}" : "") + String(text.reversed())
    }

    /// A number with the noun that goes with it: `1 line`, `2 lines`.
    static func count(_ value: Int, _ one: String, _ many: String) -> String {
        "\(number(value)) \(value == 1 ? one : many)"
    }

    /// A share of a whole in per cent with two decimals, rounded down so that only the whole is 100; a dash of
    /// nothing.
    static func share(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "–" }
        let parts = part * 10_000 / whole
        return "\(parts / 100).\(parts % 100 < 10 ? "0" : "")\(parts % 100)\u{A0}%"
    }

    /// A share from 0 to 1 in per cent with two decimals.
    static func share(_ value: Double) -> String {
        value.isFinite ? share(Int((value * 10_000).rounded()), of: 10_000) : "–"
    }

    /// A probability as `1 in N`; N with one decimal below ten.
    static func oneIn(_ probability: Double) -> String {
        guard probability > 0, probability.isFinite else { return "never" }
        let number = 1 / probability
        if number > 1e15 { return "1 in over 10^15" }
        return "1 in " + (number < 9.95 ? decimal(number, 1) : self.number(Int(number.rounded())))
    }

    /// A number with this many decimals, halves away from zero, with a true minus sign.
    static func decimal(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, value.magnitude < 1e12 else { return "–" }
        let unit = (0..<places).reduce(1) { product, _ in product * 10 }
        let scaled = Int((value.magnitude * Double(unit)).rounded())
        let digits = String(scaled % unit)
        let point = places == 0 ? "" : "." + String(repeating: "0", count: places - digits.count) + digits
        let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
        return sign + number(scaled / unit) + point
    }

    /// A date as `23 May 2025`; what is unknown is left out.
    static func date(_ date: PartialDate) -> String {
        guard let month = date.month else { return String(date.year) }
        return "\(date.day.map { "\($0) " } ?? "")\(self.month(month)) \(date.year)"
    }

    /// A month by its number.
    static func month(_ number: Int) -> String {
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ][number - 1]
    }

    /// An ISO date as `23 May 2025`; as it stands when it is none.
    static func date(iso text: String) -> String { PartialDate(iso: text).map(date) ?? text }

    /// Words joined as in a sentence.
    static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}
