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
    /// All readings of the texts that stand as surnames.
    private let spellings: [[Skeleton]]
    /// The classes of the texts that stand as given names.
    private let readings: [GivenNames.Reading]
    private let isInitial: [Bool]
    private let isOneList: Bool

    /// What one text shows by itself.
    private struct TextFacts: Sendable {
        let skeleton: Skeleton
        let isInitial: Bool
        let isPatronymic: Bool
        let isFullForm: Bool

        init(_ text: String) {
            skeleton = Skeleton(text)
            isInitial = text.utf8.count <= 8 && text.count { $0 != "." && $0 != " " } == 1
            isPatronymic = Patronymic.isLikely(skeleton)
            isFullForm = GivenNames.shipped.isFullForm(skeleton)
        }
    }

    /// Works on all cores.
    init(_ leftList: PersonList, _ rightList: PersonList, isOneList: Bool) {
        let keys: [FieldKey] = [.surname, .givenNames, .patronymic]
        var distinct = DistinctValues()
        var left: [[UInt32]] = []
        var right: [[UInt32]] = []
        for key in keys {
            left.append(distinct.codes(leftList.column(key), lines: leftList.count))
            if !isOneList { right.append(distinct.codes(rightList.column(key), lines: rightList.count)) }
        }
        let texts = distinct.texts
        let facts = concurrentlyMapped(texts) { TextFacts($0) }
        Self.putRight(&left, facts)
        if isOneList { right = left } else { Self.putRight(&right, facts) }
        self.left = left
        self.right = right
        self.isOneList = isOneList
        skeletons = facts.map(\.skeleton)
        isInitial = facts.map(\.isInitial)
        let skeletons = skeletons
        spellings = Self.ofUsed(left[0], right[0], count: texts.count, otherwise: []) {
            Skeleton.readings(of: texts[$0])
        }
        readings = Self.ofUsed(left[1], right[1], count: texts.count, otherwise: .none) {
            GivenNames.shipped.reading(skeletons[$0])
        }
    }

    /// What `body` makes of each code that a column of either list has, by code.
    private static func ofUsed<Result: Sendable>(
        _ left: [UInt32], _ right: [UInt32], count: Int, otherwise: Result, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        var isUsed = [Bool](repeating: false, count: count)
        for column in [left, right] { for code in column { isUsed[Int(code)] = true } }
        let isAsked = isUsed
        return concurrentlyMapped(Array(0..<count)) { isAsked[$0] ? body($0) : otherwise }
    }

    /// Puts parts that stand in the wrong column right.
    private static func putRight(_ parts: inout [[UInt32]], _ facts: [TextFacts]) {
        for record in parts[0].indices {
            let (surname, given, patronymic) = (parts[0][record], parts[1][record], parts[2][record])
            if given != 0, facts[Int(given)].isPatronymic,
                patronymic == 0 || !facts[Int(patronymic)].isPatronymic,
                patronymic == 0 || facts[Int(patronymic)].isFullForm
            {
                parts[1][record] = patronymic
                parts[2][record] = given
            } else if surname != 0, given != 0, !facts[Int(given)].isFullForm, facts[Int(surname)].isFullForm,
                !facts[Int(given)].isInitial
            {
                parts[0][record] = given
                parts[1][record] = surname
            }
        }
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
        let (skeletons, isInitial) = (skeletons, isInitial)
        let values = Self.ofUsed(
            left[2], right[2], count: skeletons.count,
            otherwise: GivenValues.Value(skeleton: .empty, reading: .none, isInitial: false)
        ) { code in
            let stem = isInitial[code] ? skeletons[code] : Patronymic.stem(of: skeletons[code])
            let reading = isInitial[code] ? .none : GivenNames.shipped.fatherReading(stem)
            return GivenValues.Value(
                skeleton: stem, whole: isInitial[code] ? .empty : skeletons[code], reading: reading,
                isInitial: isInitial[code])
        }
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
}
