import Names
import Persons
import Testing

@testable import Linkage

@Test func datesAreComparedByKindOfDifference() {
    func value(_ text: String) -> DateValues.Value {
        let parts = text.split(separator: "-").compactMap { Int32($0) }
        return DateValues.Value(
            year: parts.first ?? 0, month: parts.count > 1 ? parts[1] : 0, day: parts.count > 2 ? parts[2] : 0)
    }
    let levels = FieldComparison(key: .birthDate, kind: .date).levels
    for (left, right, expected) in [
        ("1989-05-03", "1989-05-03", "same"), ("1989-05-03", "1989-03-05", "turned"),
        ("1989-05-03", "1989-05-08", "digit"), ("1989-05-03", "1988-05-03", "digit"),
        ("1989-05-03", "1990-05-03", "year-by-one"), ("1989-05-03", "1989-11-24", "year"),
        ("1989", "1989-05-03", "known-part"), ("1989-05-03", "1988-05-07", "two-digits"),
        ("1989-05", "1989-05-03", "known-part"), ("1989-06", "1989-05-03", "differs"),
        ("1988", "1989-05-03", "differs"),
        ("1989-05-03", "1971-12-25", "differs"), ("", "1989-05-03", "missing"), ("1989", "1989", "known-part"),
    ] {
        for (a, b) in [(left, right), (right, left)] {
            let found = DateValues(values: [value(a), value(b)]).level(0, 1)
            #expect(levels[Int(found)].id == expected, "\(a) \(b)")
        }
    }
}

@Test func givenNamesAreComparedByClassInitialAndError() {
    let names = GivenNames.shipped
    func level(_ left: String, _ right: String) -> String {
        let values = [left, right].map { text in
            let skeleton = Skeleton(text)
            return GivenValues.Value(
                skeleton: skeleton, reading: names.reading(skeleton), isInitial: text.filter { $0 != "." }.count == 1)
        }
        return FieldComparison(key: .givenNames, kind: .given).levels[Int(GivenValues(values: values).level(0, 1))].id
    }
    #expect(level("Микола", "Николай") == "same")
    #expect(level("Микола", "Nikolai") == "same")
    #expect(level("Микола", "Микита") == "another")
    #expect(level("Олександр", "Саша") == "near")
    #expect(level("Олексадр", "Александр") == "near")
    #expect(level("М.", "Николай") == "initial")
    #expect(level("П.", "Николай") == "differs")
    #expect(level("", "Николай") == "missing")
}

@Test func surnamesAreComparedByTheBestOfTheirReadings() {
    func level(_ left: String, _ right: String) -> String {
        let values = SurnameValues(readings: [left, right].map { Skeleton.readings(of: $0) })
        #expect(values.level(0, 1) == values.level(1, 0))
        return FieldComparison(key: .surname, kind: .surname).levels[Int(values.level(0, 1))].id
    }
    #expect(level("Ковальський", "Kovalskyi") == "same")
    #expect(level("", "Kovalskyi") == "missing")
    // Another clerk's habit: s is z, z is ts and ch is kh to a German one.
    for (written, latin) in [("Захаров", "Sacharow"), ("Цвітков", "Zwitkow"), ("Хаврук", "Chawruk")] {
        #expect(Skeleton.readings(of: latin).count > 1, "\(latin)")
        #expect(["same", "close"].contains(level(written, latin)), "\(latin) \(level(written, latin))")
    }
    #expect(level("Ковальський", "Петренко") == "differs")
}

@Test func numbersAreComparedSignBySign() {
    func level(_ left: String, _ right: String) -> String {
        var texts = TextPool()
        let codes = [left, right].map { Int(texts.intern($0)) }
        return FieldComparison(key: .personalNumber, kind: .number).levels[
            Int(NumberValues(NumberSigns(texts)).level(codes[0], codes[1]))
        ].id
    }
    #expect(level("КВ-123456", "KB 123456") == "same")
    #expect(level("КВ123456", "ML123456") == "digits")
    #expect(level("KB123456", "KB123546") == "digit")
    #expect(level("KB123456", "KB12346") == "digit")
    #expect(level("KB123456", "KB999456") == "differs")
    #expect(level("-", "KB999456") == "missing")
}

@Test func oneSignApartEqualsTheDefinition() {
    let words = ["", "1", "12", "21", "123", "132", "1234", "1324", "124", "12345", "99"].map { Array($0.utf8) }
    for a in words {
        for b in words {
            var neighbours: Set<[UInt8]> = [a]
            for index in a.indices {
                neighbours.insert(Array(a[..<index] + a[(index + 1)...]))
                if index + 1 < a.count {
                    var turned = a
                    turned.swapAt(index, index + 1)
                    neighbours.insert(turned)
                }
                for sign in UInt8(48)...57 {
                    var changed = a
                    changed[index] = sign
                    neighbours.insert(changed)
                }
            }
            for index in 0...a.count {
                for sign in UInt8(48)...57 { neighbours.insert(Array(a[..<index] + [sign] + a[index...])) }
            }
            #expect(NumberValues.areOneApart(a[...], b[...]) == neighbours.contains(b))
        }
    }
}
