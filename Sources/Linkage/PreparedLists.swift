import Foundation
import Names
public import Persons

/// Two lists made ready for comparison: the fields that both have, each distinct value read once.
///
/// Preparing costs one pass over the records and one reading of each distinct value.
public struct PreparedLists: Sendable {
    /// The fields compared, in the order of the left list's columns.
    public let comparisons: [FieldComparison]
    /// Number of records of the left list.
    public let leftCount: Int
    /// Number of records of the right list.
    public let rightCount: Int
    let fields: [PreparedField]

    /// Prepares every comparable field that both lists have.
    public init(_ left: PersonList, _ right: PersonList) {
        leftCount = left.count
        rightCount = right.count
        var fields: [PreparedField] = []
        let names = NameColumns(left, right)
        var seen: Set<FieldKey> = []
        for column in left.columns where seen.insert(column.key).inserted {
            guard let other = right.column(column.key) else { continue }
            let numbers = Self.isMostlyNumbers(column, left) && Self.isMostlyNumbers(other, right)
            guard let kind = FieldComparison.kind(of: column.key, mostlyNumbers: numbers) else { continue }
            let comparison = FieldComparison(key: column.key, kind: kind)
            switch kind {
            case .surname, .given, .patronymic: fields.append(names.field(comparison))
            default: fields.append(Self.field(comparison, column, left, other, right))
            }
        }
        self.fields = fields
        comparisons = fields.map(\.comparison)
    }

    /// Whether most distinct values that are known hold mostly digits.
    static func isMostlyNumbers(_ column: FieldColumn, _ list: PersonList) -> Bool {
        var seen: Set<UInt32> = []
        var numbers = 0
        for record in column.read.indices where column.read[record] != TextPool.empty {
            guard seen.insert(column.read[record]).inserted else { continue }
            let text = list.texts.utf8(column.read[record])
            if text.count(where: { (0x30...0x39).contains($0) }) * 2 > text.count { numbers += 1 }
            if seen.count == 1000 { break }
        }
        return numbers * 2 > seen.count
    }

    private static func field(
        _ comparison: FieldComparison, _ column: FieldColumn, _ left: PersonList, _ other: FieldColumn,
        _ right: PersonList
    ) -> PreparedField {
        var distinct = DistinctValues()
        let isDate = comparison.kind == .date
        let eightDigits: (String) -> String = { raw in
            let digits = raw.filter { $0.isNumber && $0.isASCII }
            return isDate && digits.count == 8 ? digits : ""
        }
        let leftCodes = distinct.codes(column, of: left, fallback: eightDigits)
        let rightCodes = distinct.codes(other, of: right, fallback: eightDigits)
        let texts = distinct.texts
        switch comparison.kind {
        case .date:
            let placeholders = placeholderCodes(column, leftCodes).union(placeholderCodes(other, rightCodes))
            let values = texts.indices.map { dateValue(texts[$0], isPlaceholder: placeholders.contains(UInt32($0))) }
            return PreparedField(
                comparison: comparison, left: leftCodes, right: rightCodes,
                alike: groupNumbers(values.map { $0.year == 0 ? nil : [$0.year, $0.month, $0.day] }),
                values: DateValues(values: values), atoms: dateAtoms(values, key: comparison.key))
        case .number:
            let values = texts.map(NumberReading.signs)
            let alike = groupNumbers(values.map { $0.isEmpty ? nil : $0 })
            return PreparedField(
                comparison: comparison, left: leftCodes, right: rightCodes, alike: alike,
                values: NumberValues(values: values),
                atoms: [(comparison.key.rawValue, alike.map(UInt64.init))])
        case .code:
            let alike = groupNumbers(texts.map { $0.isEmpty || $0 == "unknown" ? nil : $0 })
            return PreparedField(
                comparison: comparison, left: leftCodes.map { alike[Int($0)] },
                right: rightCodes.map { alike[Int($0)] },
                alike: (0...(alike.max() ?? 0)).map { $0 }, values: CodeValues(), atoms: [])
        default:
            let skeletons = texts.map { Skeleton($0) }
            let firstWords = texts.map { Skeleton(String($0.split(separator: " ").first ?? "")) }
            return PreparedField(
                comparison: comparison, left: leftCodes, right: rightCodes,
                alike: groupNumbers(skeletons.map { $0.isEmpty ? nil : $0 }),
                values: TextValues(skeletons: skeletons, firstWords: firstWords),
                atoms: [(comparison.key.rawValue, skeletons.map { $0.isEmpty ? 0 : $0.consonantKey + 1 })])
        }
    }

    /// Values that stood somewhere as a placeholder, such as 1 January among too many others.
    private static func placeholderCodes(_ column: FieldColumn, _ codes: [UInt32]) -> Set<UInt32> {
        Set(codes.indices.filter { column.precision[$0] == .placeholder }.map { codes[$0] })
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
    private static func dateAtoms(_ values: [DateValues.Value], key: FieldKey) -> [(name: String, keys: [UInt64])] {
        func turnable(_ value: DateValues.Value) -> UInt64 {
            value.day == 0 ? 0 : UInt64(min(value.month, value.day)) * 100 + UInt64(max(value.month, value.day))
        }
        let name = key.rawValue
        return [
            (name, values.map { $0.day == 0 ? 0 : UInt64($0.year) * 10000 + turnable($0) }),
            (name + "-year", values.map { UInt64($0.year) }),
            (name + "-day", values.map(turnable)),
        ]
    }
}

/// Reading numbers.
enum NumberReading {
    /// Letters and digits as upper-case ASCII: Cyrillic look-alikes folded, all other signs left out.
    static func signs(_ written: String) -> [UInt8] {
        var signs: [UInt8] = []
        for scalar in written.uppercased().unicodeScalars {
            if let folded = lookAlikes[scalar] {
                signs.append(folded)
            } else if scalar.isASCII, Character(scalar).isLetter || Character(scalar).isNumber {
                signs.append(UInt8(scalar.value))
            }
        }
        return signs
    }

    private static let lookAlikes: [Unicode.Scalar: UInt8] = Dictionary(
        uniqueKeysWithValues: zip("АВСЕНІКМОРТХУ".unicodeScalars, "ABCEHIKMOPTXY".utf8).map { ($0, $1) })
}
