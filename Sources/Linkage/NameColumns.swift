import Names
import Persons

/// The parts of the names of two lists: parts that stand in the wrong column are put right beside the original,
/// then each role's distinct values are prepared.
///
/// A clerk turns the parts of a name now and then. A part is moved only on its own evidence: a patronymic by its
/// ending, a given name by its class.
struct NameColumns {
    private let left: [[UInt32]]
    private let right: [[UInt32]]
    private let skeletons: [Skeleton]
    /// All readings of each text.
    private let spellings: [[Skeleton]]
    private let readings: [GivenNames.Reading]
    private let isInitial: [Bool]
    private let isOneList: Bool

    init(_ leftList: PersonList, _ rightList: PersonList, isOneList: Bool) {
        let keys: [FieldKey] = [.surname, .givenNames, .patronymic]
        var distinct = DistinctValues()
        var left: [[UInt32]] = []
        var right: [[UInt32]] = []
        for key in keys {
            left.append(distinct.codes(leftList.column(key), of: leftList))
            if !isOneList { right.append(distinct.codes(rightList.column(key), of: rightList)) }
        }
        let texts = distinct.texts
        let spellings = concurrentlyMapped(texts) { Skeleton.readings(of: $0) }
        let skeletons = spellings.map { $0.first ?? .empty }
        let isInitial = texts.map { Self.isInitial($0) }
        let names = GivenNames.shipped
        var readings = [GivenNames.Reading?](repeating: nil, count: texts.count)
        let givenCodes = Set(left[1]).union(isOneList ? [] : right[1]).sorted()
        let givenReadings = concurrentlyMapped(givenCodes) { names.reading(skeletons[Int($0)]) }
        for (code, reading) in zip(givenCodes, givenReadings) { readings[Int(code)] = reading }
        func reading(_ code: UInt32) -> GivenNames.Reading {
            if let known = readings[Int(code)] { return known }
            let found = names.reading(skeletons[Int(code)])
            readings[Int(code)] = found
            return found
        }
        func putRight(_ parts: inout [[UInt32]]) {
            for record in parts[0].indices {
                let (surname, given, patronymic) = (parts[0][record], parts[1][record], parts[2][record])
                if given != 0, Patronymic.isLikely(skeletons[Int(given)]),
                    patronymic == 0 || !Patronymic.isLikely(skeletons[Int(patronymic)]),
                    patronymic == 0 || reading(patronymic).certainty == .fullForm
                {
                    parts[1][record] = patronymic
                    parts[2][record] = given
                } else if surname != 0, given != 0, reading(given).certainty != .fullForm,
                    reading(surname).certainty == .fullForm, !isInitial[Int(given)]
                {
                    parts[0][record] = given
                    parts[1][record] = surname
                }
            }
        }
        putRight(&left)
        if isOneList { right = left } else { putRight(&right) }
        for part in [left[1], right[1]] { for code in part { _ = reading(code) } }
        self.left = left
        self.right = right
        self.isOneList = isOneList
        self.skeletons = skeletons
        self.spellings = spellings
        self.isInitial = isInitial
        self.readings = readings.map { $0 ?? .none }
    }

    /// The prepared field of one role.
    func field(_ comparison: FieldComparison) -> PreparedField {
        switch comparison.kind {
        case .surname: surnames(comparison)
        case .given: givenNames(comparison)
        default: patronymics(comparison)
        }
    }

    private func surnames(_ comparison: FieldComparison) -> PreparedField {
        PreparedField(
            comparison: comparison, left: left[0], right: right[0],
            alike: skeletonGroups(skeletons), values: SurnameValues(readings: spellings),
            atoms: [
                OfferedAtom(
                    name: comparison.key.rawValue, keys: skeletons.map { $0.isEmpty ? 0 : $0.consonantKey + 1 },
                    agreement: 0.88)
            ],
            isOneList: isOneList)
    }

    private func givenNames(_ comparison: FieldComparison) -> PreparedField {
        let values = skeletons.indices.map {
            GivenValues.Value(skeleton: skeletons[$0], reading: readings[$0], isInitial: isInitial[$0])
        }
        return byClass(comparison, left[1], right[1], values)
    }

    private func patronymics(_ comparison: FieldComparison) -> PreparedField {
        var isUsed = [Bool](repeating: false, count: skeletons.count)
        for part in [left[2], right[2]] { for code in part { isUsed[Int(code)] = true } }
        let used = isUsed.indices.filter { isUsed[$0] }
        var values = [GivenValues.Value](
            repeating: GivenValues.Value(skeleton: .empty, reading: .none, isInitial: false), count: skeletons.count)
        let read = concurrentlyMapped(used) { code in
            let stem = isInitial[code] ? skeletons[code] : Patronymic.stem(of: skeletons[code])
            let reading = isInitial[code] ? .none : GivenNames.shipped.fatherReading(stem)
            return GivenValues.Value(
                skeleton: stem, whole: isInitial[code] ? .empty : skeletons[code], reading: reading,
                isInitial: isInitial[code])
        }
        for (code, value) in zip(used, read) { values[code] = value }
        return byClass(comparison, left[2], right[2], values)
    }

    /// Values of one class, or without a class of one skeleton, agree in full; initials give no blocking key.
    private func byClass(
        _ comparison: FieldComparison, _ left: [UInt32], _ right: [UInt32], _ values: [GivenValues.Value]
    ) -> PreparedField {
        let identities = values.map { value -> UInt64 in
            if value.skeleton.isEmpty { return 0 }
            if let name = value.reading.classes.first { return UInt64(name) + 1 }
            let halves = unsafeBitCast(value.skeleton.symbols, to: SIMD2<UInt64>.self)
            return CombinedKey.mixed(CombinedKey.mixed(CombinedKey.start, halves[0] &+ 1), halves[1] &+ 1)
        }
        var groups = KeyGroups()
        let alike = identities.map { groups.group($0) }
        let keys = zip(identities, values).map { $1.isInitial ? 0 : $0 }
        return PreparedField(
            comparison: comparison, left: left, right: right, alike: alike, values: GivenValues(values: values),
            atoms: [OfferedAtom(name: comparison.key.rawValue, keys: keys, agreement: 0.92)], isOneList: isOneList)
    }

    /// One letter, with or without a stop.
    private static func isInitial(_ text: String) -> Bool {
        text.utf8.count <= 8 && text.count { $0 != "." && $0 != " " } == 1
    }
}
