import Names

/// Compares two prepared values of one field by their codes. Code 0 is a blank.
protocol ValueComparison: Sendable {
    /// The agreement level of two values (see `FieldComparison.levels`).
    func level(_ left: Int, _ right: Int) -> UInt8
}

/// Surnames: by skeleton and edit cost.
final class SurnameValues: ValueComparison {
    private let skeletons: [Skeleton]
    private let costs: EditCost

    init(skeletons: [Skeleton], costs: EditCost = .shipped) {
        self.skeletons = skeletons
        self.costs = costs
    }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        let (a, b) = (skeletons[left], skeletons[right])
        if a.isEmpty || b.isEmpty { return 0 }
        if a == b { return 5 }
        let similarity = costs.similarity(a, b, least: 0.66)
        return similarity >= 0.92 ? 4 : similarity >= 0.78 ? 3 : similarity >= 0.66 ? 2 : 1
    }
}

/// Given names by class, or patronymics by the class of the father's name.
final class GivenValues: ValueComparison {
    /// One distinct value: its skeleton (for a patronymic, its stem) and its classes.
    struct Value {
        let skeleton: Skeleton
        let reading: GivenNames.Reading
        let isInitial: Bool
    }

    private let values: [Value]
    private let skeletons: [Skeleton]
    /// Up to four classes a value, −1 where there are fewer; short forms of more classes keep the first four.
    private let classes: [SIMD4<Int16>]
    private let isFullForm: [Bool]
    private let isInitial: [Bool]
    private let names: GivenNames
    private let costs: EditCost

    init(values: [Value], names: GivenNames = .shipped, costs: EditCost = .shipped) {
        self.values = values
        self.names = names
        self.costs = costs
        skeletons = values.map(\.skeleton)
        classes = values.map { value in
            var lanes = SIMD4<Int16>(repeating: -1)
            for (lane, number) in value.reading.classes.prefix(4).enumerated() { lanes[lane] = Int16(number) }
            return lanes
        }
        isFullForm = values.map { $0.reading.certainty == .fullForm }
        isInitial = values.map(\.isInitial)
    }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        let (a, b) = (skeletons[left], skeletons[right])
        if a.isEmpty || b.isEmpty { return 0 }
        if isInitial[left] || isInitial[right] { return initialLevel(values[left], values[right]) }
        if a == b { return 4 }
        let (first, second) = (classes[left], classes[right])
        if first[0] >= 0, second[0] >= 0 {
            let sure = isFullForm[left] && isFullForm[right]
            for lane in 0..<4 where first[lane] >= 0 && any(second .== first[lane]) { return sure ? 4 : 3 }
            // Two full forms of different classes are two names, however alike they look.
            if sure { return 1 }
        }
        return costs.similarity(a, b, least: 0.75) >= 0.75 ? 3 : 1
    }

    private func initialLevel(_ a: Value, _ b: Value) -> UInt8 {
        let (first, second) = (a.skeleton.symbols[0], b.skeleton.symbols[0])
        if first == second { return 2 }
        if a.isInitial, b.isInitial { return 0 }
        return a.isInitial
            ? (names.initialFits(first, b.reading) ? 2 : 1) : (names.initialFits(second, a.reading) ? 2 : 1)
    }
}

/// Dates by kind of difference.
final class DateValues: ValueComparison {
    /// A date as year, month, day with 0 for what is unknown; digits that are no date of the calendar are kept.
    struct Value: Equatable {
        let year: Int32
        let month: Int32
        let day: Int32

        /// A blank.
        static let blank = Value(year: 0, month: 0, day: 0)
    }

    private let values: [Value]

    init(values: [Value]) { self.values = values }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        let (a, b) = (values[left], values[right])
        if a.year == 0 || b.year == 0 { return 0 }
        guard a.day != 0, b.day != 0 else {
            let monthsAgree = a.month == 0 || b.month == 0 || a.month == b.month
            return a.year == b.year && monthsAgree ? 3 : 1
        }
        if a == b { return 7 }
        if a.year == b.year, a.month == b.day, a.day == b.month { return 6 }
        if digitsApart(a, b) == 1 { return 5 }
        if a.month == b.month, a.day == b.day, abs(a.year - b.year) == 1 { return 4 }
        return a.year == b.year ? 2 : 1
    }

    /// How many of the eight digits differ.
    private func digitsApart(_ a: Value, _ b: Value) -> Int {
        var (x, y) = (a.year * 10000 + a.month * 100 + a.day, b.year * 10000 + b.month * 100 + b.day)
        var apart = 0
        while x != y {
            if x % 10 != y % 10 { apart += 1 }
            x /= 10
            y /= 10
        }
        return apart
    }
}

/// Numbers, letter by letter, look-alikes folded.
final class NumberValues: ValueComparison {
    private let values: [[UInt8]]
    private let counts: [Int]
    /// Values alike in full, and alike in their five or more digits, share a number; 0 for none.
    private let alike: [UInt32]
    private let alikeDigits: [UInt32]
    /// The first and the last sign, to see at once that two values are more than one sign apart.
    private let ends: [SIMD2<UInt8>]

    /// Values as ASCII letters and digits.
    init(values: [[UInt8]]) {
        self.values = values
        counts = values.map(\.count)
        alike = groupNumbers(values.map { $0.isEmpty ? nil : $0 })
        alikeDigits = groupNumbers(
            values.map { value in
                let digits = value.filter { (0x30...0x39).contains($0) }
                return digits.count >= 5 ? digits : nil
            })
        ends = values.map { SIMD2($0.first ?? 0, $0.last ?? 0) }
    }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        if counts[left] == 0 || counts[right] == 0 { return 0 }
        if alike[left] == alike[right] { return 4 }
        if alikeDigits[left] != 0, alikeDigits[left] == alikeDigits[right] { return 3 }
        guard min(counts[left], counts[right]) >= 4, any(ends[left] .== ends[right]) else { return 1 }
        return Self.areOneApart(values[left], values[right]) ? 2 : 1
    }

    /// Whether one sign was changed, left out, added, or two neighbours turned.
    static func areOneApart(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var (endA, endB) = (a.count, b.count)
        while endA > start, endB > start, a[endA - 1] == b[endB - 1] {
            endA -= 1
            endB -= 1
        }
        let (restA, restB) = (endA - start, endB - start)
        if restA <= 1, restB <= 1 { return true }
        return restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]
    }
}

/// Codes of a short list: the same or not.
final class CodeValues: ValueComparison {
    func level(_ left: Int, _ right: Int) -> UInt8 {
        left == 0 || right == 0 ? 0 : left == right ? 2 : 1
    }
}

/// Other texts, by the skeleton of the whole and of the first word.
final class TextValues: ValueComparison {
    private let skeletons: [Skeleton]
    private let firstWords: [Skeleton]
    private let costs: EditCost

    init(skeletons: [Skeleton], firstWords: [Skeleton], costs: EditCost = .shipped) {
        self.skeletons = skeletons
        self.firstWords = firstWords
        self.costs = costs
    }

    func level(_ left: Int, _ right: Int) -> UInt8 {
        let (a, b) = (skeletons[left], skeletons[right])
        if a.isEmpty || b.isEmpty { return 0 }
        if a == b { return 4 }
        let similarity = costs.similarity(a, b, least: 0.6)
        if similarity >= 0.8 { return 3 }
        if similarity >= 0.6 { return 2 }
        let (first, second) = (firstWords[left], firstWords[right])
        guard first.count >= 4, first != a || second != b else { return 1 }
        return costs.similarity(first, second, least: 0.8) >= 0.8 ? 2 : 1
    }
}
