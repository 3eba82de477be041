/// Dates by kind of difference.
final class DateValues: ValueComparison {
    /// A date as year, month, day with 0 for what is unknown; digits that are no date of the calendar are kept.
    struct Value: Equatable {
        let year: Int32
        let month: Int32
        let day: Int32

        /// A blank.
        static let blank = Value(year: 0, month: 0, day: 0)

        /// The eight digits, four bits each: year, month, day; 0 without a year.
        var digits: UInt32 {
            if year == 0 { return 0 }
            var rest = UInt32(year) * 10000 + UInt32(month) * 100 + UInt32(day)
            var digits: UInt32 = 0
            for place in 0..<8 {
                digits |= (rest % 10) << UInt32(4 * place)
                rest /= 10
            }
            return digits
        }
    }

    /// The digits of each date; 0 is a blank.
    private let digits: [UInt32]

    init(values: [Value]) { digits = values.map(\.digits) }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        let (a, b) = (digits[left], digits[right])
        if a == 0 || b == 0 { return 0 }
        let differing = a ^ b
        let sameYear = differing >> 16 == 0
        if a & 0xff == 0 || b & 0xff == 0 {
            let monthsAgree = a & 0xff00 == 0 || b & 0xff00 == 0 || differing & 0xff00 == 0
            return sameYear && monthsAgree ? 4 : 1
        }
        if differing == 0 { return 8 }
        if sameYear, a >> 8 & 0xff == b & 0xff, b >> 8 & 0xff == a & 0xff { return 7 }
        let digitsApart = Self.nonzeroDigits(differing)
        if digitsApart == 1 { return 6 }
        if differing & 0xffff == 0, Self.areYearsNeighbours(a >> 16, b >> 16) { return 5 }
        return sameYear ? 3 : digitsApart == 2 ? 2 : 1
    }

    func addLevels(_ pairs: PairBatch, place: UInt64) { pairs.add(place: place) { level($0, $1) } }

    private static func nonzeroDigits(_ differing: UInt32) -> Int {
        ((differing | differing >> 1 | differing >> 2 | differing >> 3) & 0x1111_1111).nonzeroBitCount
    }

    private static func areYearsNeighbours(_ a: UInt32, _ b: UInt32) -> Bool {
        func number(_ digits: UInt32) -> Int {
            (0..<4).reduce(0) { $0 * 10 + Int(digits >> UInt32(12 - 4 * $1) & 15) }
        }
        return abs(number(a) - number(b)) == 1
    }
}
