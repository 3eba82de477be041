import Names

/// Compares two prepared values of one field by their codes. Code 0 is a blank.
protocol ValueComparison: Sendable {
    /// The agreement level of two values (see `FieldComparison.levels`).
    func level(_ left: Int, _ right: Int) -> UInt8

    /// Adds `place` times the level of each pair to the pair's packed levels: the same for many pairs at once.
    func addLevels(_ pairs: PairBatch, place: UInt64)
}

/// A comparison whose costly part is remembered for pairs of values that come again, as those of common values do.
protocol RememberedComparison: ValueComparison {
    /// The level where a look at the two values shows it; else nil.
    func quickLevel(_ left: Int, _ right: Int) -> UInt8?

    /// The level of values that `quickLevel` says nothing of.
    func slowLevel(_ left: Int, _ right: Int) -> UInt8
}

extension RememberedComparison {
    func level(_ left: Int, _ right: Int) -> UInt8 { quickLevel(left, right) ?? slowLevel(left, right) }
}

/// From which likeness (`EditCost.similarity`) on two texts are on a level. Chosen on 20,000 × 200,000 lines and on the
/// historical set, where two hundredths more or less move the best F1 by less than 0.0005.
private enum Likeness {
    static let close = 0.86
    static let near = 0.66
    static let far = 0.48
    static let nearGiven = 0.58
    static let farGiven = 0.38
    /// Whole patronymics: their shared ending makes unlike ones look alike.
    static let nearWhole = 0.82
    static let nearText = 0.7
    static let partText = 0.5
    static let firstWord = 0.75
}

/// Surnames: by skeleton and edit cost, the best of the readings of both.
final class SurnameValues: RememberedComparison {
    /// The first reading of each value.
    private let skeletons: [Skeleton]
    /// Equal skeletons share a number; 0 for none.
    private let alike: [UInt32]
    /// The other readings, value behind value, and where each value's start: few spellings have any.
    private let others: [Skeleton]
    private let starts: [Int32]
    private let costs: EditCost

    /// The readings of each value, the most usual first; none for a blank.
    init(readings: [[Skeleton]], costs: EditCost = .shipped) {
        skeletons = readings.map { $0.first ?? .empty }
        alike = skeletonGroups(skeletons)
        others = readings.flatMap { $0.dropFirst() }
        var starts: [Int32] = [0]
        for one in readings { starts.append((starts.last ?? 0) + Int32(max(0, one.count - 1))) }
        self.starts = starts
        self.costs = costs
    }

    func quickLevel(_ left: Int, _ right: Int) -> UInt8? {
        let (a, b) = (alike[left], alike[right])
        return a == 0 || b == 0 ? 0 : a == b ? 5 : nil
    }

    func slowLevel(_ left: Int, _ right: Int) -> UInt8 {
        let similarity = similarity(left, right)
        return similarity >= Likeness.close ? 4 : similarity >= Likeness.near ? 3 : similarity >= Likeness.far ? 2 : 1
    }

    private func similarity(_ left: Int, _ right: Int) -> Double {
        var best = costs.similarity(skeletons[left], skeletons[right], least: Likeness.far)
        for other in starts[left]..<starts[left + 1] {
            best = max(best, costs.similarity(others[Int(other)], skeletons[right], least: max(best, Likeness.far)))
        }
        for other in starts[right]..<starts[right + 1] {
            best = max(best, costs.similarity(skeletons[left], others[Int(other)], least: max(best, Likeness.far)))
        }
        return best
    }

    func addLevels(_ pairs: PairBatch, place: UInt64) { pairs.add(place: place, self) }
}

/// Given names by class, or patronymics by the class of the father's name.
final class GivenValues: RememberedComparison {
    /// One distinct value: its skeleton (for a patronymic, its stem) and its classes.
    struct Value: Sendable {
        let skeleton: Skeleton
        /// The skeleton of a whole patronymic, for one whose ending is spoilt; empty for given names.
        var whole = Skeleton.empty
        let reading: GivenNames.Reading
        let isInitial: Bool
    }

    /// Each value's skeleton, and whole patronymic.
    private let skeletons: [Skeleton]
    private let wholes: [Skeleton]
    private let readings: [GivenNames.Reading]
    /// Equal skeletons share a number; 0 for none.
    private let alike: [UInt32]
    /// Up to four classes a value, −1 where there are fewer; short forms of more classes keep the first four.
    private let classes: [SIMD4<Int16>]
    private let isFullForm: [Bool]
    private let isInitial: [Bool]
    private let names: GivenNames
    private let costs: EditCost

    init(values: [Value], names: GivenNames = .shipped, costs: EditCost = .shipped) {
        skeletons = values.map(\.skeleton)
        wholes = values.map(\.whole)
        readings = values.map(\.reading)
        self.names = names
        self.costs = costs
        alike = skeletonGroups(skeletons)
        classes = values.map { value in
            var lanes = SIMD4<Int16>(repeating: -1)
            for (lane, number) in value.reading.classes.prefix(4).enumerated() { lanes[lane] = Int16(number) }
            return lanes
        }
        isFullForm = values.map { $0.reading.certainty == .fullForm }
        isInitial = values.map(\.isInitial)
    }

    func quickLevel(_ left: Int, _ right: Int) -> UInt8? {
        let (a, b) = (alike[left], alike[right])
        if a == 0 || b == 0 { return 0 }
        if isInitial[left] || isInitial[right] { return initialLevel(left, right) }
        if a == b { return 6 }
        let (first, second) = (classes[left], classes[right])
        if first[0] >= 0, second[0] >= 0 {
            let sure = isFullForm[left] && isFullForm[right]
            for lane in 0..<4 where first[lane] >= 0 && any(second .== first[lane]) { return sure ? 6 : 5 }
            // Two full forms of different classes are two names, however alike they look.
            if sure { return 1 }
        }
        return nil
    }

    func slowLevel(_ left: Int, _ right: Int) -> UInt8 {
        let similarity = costs.similarity(skeletons[left], skeletons[right], least: Likeness.farGiven)
        if similarity >= Likeness.nearGiven { return 5 }
        let (whole, other) = (wholes[left], wholes[right])
        if !whole.isEmpty, !other.isEmpty,
            costs.similarity(whole, other, least: Likeness.nearWhole) >= Likeness.nearWhole
        {
            return 5
        }
        return similarity >= Likeness.farGiven ? 3 : 2
    }

    func addLevels(_ pairs: PairBatch, place: UInt64) { pairs.add(place: place, self) }

    private func initialLevel(_ left: Int, _ right: Int) -> UInt8 {
        let (first, second) = (skeletons[left].symbols[0], skeletons[right].symbols[0])
        if first == second { return 4 }
        if isInitial[left], isInitial[right] { return 0 }
        let fits =
            isInitial[left]
            ? names.initialFits(first, readings[right]) : names.initialFits(second, readings[left])
        return fits ? 4 : 2
    }
}

/// Codes of a short list: the same or not.
final class CodeValues: ValueComparison {
    func level(_ left: Int, _ right: Int) -> UInt8 {
        left == 0 || right == 0 ? 0 : left == right ? 2 : 1
    }

    func addLevels(_ pairs: PairBatch, place: UInt64) { pairs.add(place: place) { level($0, $1) } }
}

/// Other texts, by the skeleton of the whole and of the first word.
final class TextValues: RememberedComparison {
    private let skeletons: [Skeleton]
    private let firstWords: [Skeleton]
    /// Equal skeletons share a number; 0 for none.
    private let alike: [UInt32]
    private let costs: EditCost

    init(skeletons: [Skeleton], firstWords: [Skeleton], costs: EditCost = .shipped) {
        self.skeletons = skeletons
        self.firstWords = firstWords
        alike = skeletonGroups(skeletons)
        self.costs = costs
    }

    func quickLevel(_ left: Int, _ right: Int) -> UInt8? {
        let (a, b) = (alike[left], alike[right])
        return a == 0 || b == 0 ? 0 : a == b ? 4 : nil
    }

    func slowLevel(_ left: Int, _ right: Int) -> UInt8 {
        let similarity = costs.similarity(skeletons[left], skeletons[right], least: Likeness.partText)
        if similarity >= Likeness.nearText { return 3 }
        if similarity >= Likeness.partText { return 2 }
        let (first, second) = (firstWords[left], firstWords[right])
        guard first.count >= 4, first != skeletons[left] || second != skeletons[right] else { return 1 }
        return costs.similarity(first, second, least: Likeness.firstWord) >= Likeness.firstWord ? 2 : 1
    }

    func addLevels(_ pairs: PairBatch, place: UInt64) { pairs.add(place: place, self) }
}

/// Numbers groups of equal skeletons 1, 2, … in order of first appearance; the empty skeleton is group 0.
func skeletonGroups(_ skeletons: [Skeleton]) -> [UInt32] {
    var groups = KeyGroups()
    return skeletons.map { skeleton in
        let halves = unsafeBitCast(skeleton.symbols, to: SIMD2<UInt64>.self)
        return groups.group(halves[0], halves[1])
    }
}
