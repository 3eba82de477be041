import Foundation
import Names
public import Persons

/// Two lists made ready for comparison: the fields that both have, each distinct value read once.
///
/// Preparing costs one pass over the records and one reading of each distinct value. A list may be prepared against
/// itself: then a pair is two of its records, the earlier one on the left.
public struct PreparedLists: Sendable {
    /// The fields compared, in the order of the left list's columns.
    public let comparisons: [FieldComparison]
    /// Number of records of the left list.
    public let leftCount: Int
    /// Number of records of the right list.
    public let rightCount: Int
    /// Whether the pairs are those of one list.
    public let isOneList: Bool
    let fields: [PreparedField]

    /// Prepares every comparable field that both lists have.
    public init(_ left: PersonList, _ right: PersonList) {
        self.init(left, right, comparisons: Self.comparisons(of: left, right), isOneList: false)
    }

    /// Prepares the comparable fields of one list, to compare its lines among themselves.
    public init(oneList list: PersonList) {
        self.init(list, list, comparisons: Self.comparisons(of: list, list), isOneList: true)
    }

    /// Prepares these fields, in this order; a field that a list lacks is blank on all its lines.
    init(_ left: PersonList, _ right: PersonList, comparisons: [FieldComparison], isOneList: Bool = false) {
        leftCount = left.count
        rightCount = right.count
        self.isOneList = isOneList
        let names = comparisons.contains(where: \.isName) ? NameColumns(left, right, isOneList: isOneList) : nil
        fields = concurrentMap(comparisons.count) { place in
            let comparison = comparisons[place]
            if comparison.isName, let names { return names.field(comparison) }
            return Self.field(comparison, left, right, isOneList: isOneList)
        }
        self.comparisons = comparisons
    }

    /// The number of pairs that could be compared.
    var possiblePairs: Double {
        Double(leftCount) * (isOneList ? Double(max(0, leftCount - 1)) / 2 : Double(rightCount))
    }

    /// How many pairs may be one person: lines without repeats make at most one a line; a list that is searched for
    /// repeats may hold a person many times.
    var mostMatches: Double { isOneList ? Double(leftCount) * 4 : Double(max(1, min(leftCount, rightCount))) }

    static func kind(_ column: FieldColumn, _ other: FieldColumn) -> FieldKind? {
        let numbers = isMostlyNumbers(column) && isMostlyNumbers(other)
        return FieldComparison.kind(of: column.key, mostlyNumbers: numbers)
    }

    /// Whether most distinct values that are known hold mostly digits.
    private static func isMostlyNumbers(_ column: FieldColumn) -> Bool {
        var seen: Set<UInt32> = []
        var numbers = 0
        for record in column.read.indices where column.read[record] != TextPool.empty {
            guard seen.insert(column.read[record]).inserted else { continue }
            let text = column.texts.utf8(column.read[record])
            if text.count(where: { (0x30...0x39).contains($0) }) * 2 > text.count { numbers += 1 }
            if seen.count == 1000 { break }
        }
        return numbers * 2 > seen.count
    }

    private static func field(
        _ comparison: FieldComparison, _ left: PersonList, _ right: PersonList, isOneList: Bool
    ) -> PreparedField {
        let (column, other) = (left.column(comparison.key), right.column(comparison.key))
        var distinct = DistinctValues()
        let isDate = comparison.kind == .date
        let eightDigits: (String) -> String = { raw in
            let digits = raw.filter { $0.isNumber && $0.isASCII }
            return isDate && digits.count == 8 ? digits : ""
        }
        let leftCodes = distinct.codes(column, lines: left.count, fallback: eightDigits)
        let rightCodes = isOneList ? leftCodes : distinct.codes(other, lines: right.count, fallback: eightDigits)
        let texts = comparison.kind == .number ? [] : distinct.texts
        func prepared(
            _ alike: [UInt32], _ values: any ValueComparison, _ atoms: [OfferedAtom]
        ) -> PreparedField {
            PreparedField(
                comparison: comparison, left: leftCodes, right: rightCodes, alike: alike, values: values, atoms: atoms,
                isOneList: isOneList)
        }
        switch comparison.kind {
        case .date:
            let placeholders = placeholderCodes(column, leftCodes).union(placeholderCodes(other, rightCodes))
            let values = texts.indices.map { dateValue(texts[$0], isPlaceholder: placeholders.contains(UInt32($0))) }
            var groups = KeyGroups()
            return prepared(
                values.map { groups.group(UInt64($0.digits)) }, DateValues(values: values),
                dateAtoms(values, key: comparison.key))
        case .number:
            let signs = NumberSigns(distinct.pool)
            let values = NumberValues(signs)
            return prepared(
                values.alike, values,
                [OfferedAtom(name: comparison.key.rawValue, keys: signs.blockingKeys, agreement: 0.85)])
        case .code:
            let alike = groupNumbers(texts.map { $0 == "unknown" ? [] : Array($0.utf8) })
            let groups = Int(alike.max() ?? 0) + 1
            return PreparedField(
                comparison: comparison, left: leftCodes.map { alike[Int($0)] },
                right: rightCodes.map { alike[Int($0)] }, alike: (0..<groups).map(UInt32.init), values: CodeValues(),
                atoms: [], isOneList: isOneList)
        default:
            let skeletons = concurrentlyMapped(texts) { Skeleton($0) }
            let firstWords = concurrentlyMapped(texts) { Skeleton(String($0.split(separator: " ").first ?? "")) }
            return prepared(
                skeletonGroups(skeletons), TextValues(skeletons: skeletons, firstWords: firstWords),
                [
                    OfferedAtom(
                        name: comparison.key.rawValue, keys: skeletons.map { $0.isEmpty ? 0 : $0.consonantKey + 1 },
                        agreement: 0.65)
                ])
        }
    }

    /// Values that stood somewhere as a placeholder, such as 1 January among too many others.
    private static func placeholderCodes(_ column: FieldColumn?, _ codes: [UInt32]) -> Set<UInt32> {
        guard let column else { return [] }
        var placeholders: Set<UInt32> = []
        for record in codes.indices where column.precision[record] == .placeholder {
            placeholders.insert(codes[record])
        }
        return placeholders
    }

    private static func dateValue(_ text: String, isPlaceholder: Bool) -> DateValues.Value {
        if let date = PartialDate(iso: text) {
            let known = isPlaceholder ? 0 : 1
            return DateValues.Value(
                year: Int32(date.year), month: Int32((date.month ?? 0) * known), day: Int32((date.day ?? 0) * known))
        }
        guard text.utf8.count == 8, let digits = Int32(text) else { return .blank }
        return DateValues.Value(year: digits / 10000, month: digits / 100 % 100, day: digits % 100)
    }

    /// Keys: the day in full with day and month in either order; the year; the day of any year in either order.
    private static func dateAtoms(_ values: [DateValues.Value], key: FieldKey) -> [OfferedAtom] {
        func turnable(_ value: DateValues.Value) -> UInt64 {
            value.day == 0 ? 0 : UInt64(min(value.month, value.day)) * 100 + UInt64(max(value.month, value.day))
        }
        let name = key.rawValue
        return [
            OfferedAtom(
                name: name, keys: values.map { $0.day == 0 ? 0 : UInt64($0.year) * 10000 + turnable($0) },
                agreement: 0.84),
            OfferedAtom(name: name + "-year", keys: values.map { UInt64($0.year) }, agreement: 0.93),
            OfferedAtom(name: name + "-day", keys: values.map(turnable), agreement: [0..<0.84, 0.93..<0.98]),
        ]
    }
}
