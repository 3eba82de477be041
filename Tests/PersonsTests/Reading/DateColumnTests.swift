import TestSupport
import Testing

@testable import Persons

@Suite struct DateColumnTests {
    private let today = PartialDate(year: 2025, month: 5, day: 23)

    private func readings(_ texts: [String], counts: [Int]? = nil, format: String? = nil) -> [DateColumn.Reading] {
        DateColumn(
            texts: texts, counts: counts ?? texts.map { _ in 1 }, pattern: format.flatMap(DatePattern.init),
            today: today
        ).readings()
    }

    @Test(
        arguments: [
            ("03.05.1989", "1989-05-03"), ("3.5.1989", "1989-05-03"), ("1989-05-03", "1989-05-03"),
            ("1989.05.03", "1989-05-03"), ("1989/05/03", "1989-05-03"), ("32631", "1989-05-03"),
            ("32631.0", "1989-05-03"),
            ("1989 р.н.", "1989"), ("1989 г.р.", "1989"), ("1989р.", "1989"), ("1989", "1989"), ("05.1989", "1989-05"),
            ("1989-05", "1989-05"), ("3 травня 1989 р.", "1989-05-03"), ("3 мая 1989 г.", "1989-05-03"),
            ("May 3, 1989", "1989-05-03"), ("3 листопада 1989", "1989-11-03"), ("травень 1989", "1989-05"),
            ("1989-05-03 00:00:00", "1989-05-03"), ("1989-05-03T00:00:00Z", "1989-05-03"),
            ("03.05.1989 0:00", "1989-05-03"), ("19890503", "1989-05-03"), ("03051989", "1989-05-03"),
            ("29.02.1988", "1988-02-29"), ("25/12/1989", "1989-12-25"), ("12/25/1989", "1989-12-25"), ("60", nil),
            ("", nil), ("колись", nil), ("1.2.3.4", nil), ("123456789012", nil), ("1989-05-03-01", nil),
        ] as [(String, String?)])
    func aDateIsReadAsItIsWritten(text: String, iso: String?) {
        let reading = readings([text])[0]
        #expect(reading.date?.iso == iso)
        #expect(reading.marks == (iso == nil ? .dateUnreadable : []))
    }

    @Test(arguments: ["31.02.1989", "29.02.1989", "00.13.1989", "1989-13-01", "32.01.1989"])
    func aDateThatIsNotInTheCalendarIsImpossible(text: String) {
        #expect(readings([text]) == [DateColumn.Reading(date: nil, marks: .dateImpossible)])
    }

    @Test(arguments: [
        ("00.00.1989", "1989", Precision.partial), ("00.05.1989", "1989-05", .partial),
        ("01.01.1900", "1900-01-01", .placeholder), ("1900", "1900", .placeholder),
    ])
    func standInsAreNotTakenForDates(text: String, iso: String, precision: Precision) {
        let reading = readings([text])[0]
        #expect(reading.date?.iso == iso)
        #expect(reading.precision == precision)
        #expect(reading.marks == .datePlaceholder)
    }

    @Test func twoDigitYearsAreReadAndAlwaysFlagged() {
        let results = readings(["3.5.89", "3.5.10", "3.5.11", "03.05.00"])
        #expect(results.map { $0.date?.iso } == ["1989-05-03", "2010-05-03", "1911-05-03", "2000-05-03"])
        #expect(results.allSatisfy { $0.marks == .dateAmbiguous })
    }

    @Test func aboutAndAgesGiveAYearAtMost() {
        let results = readings(["прибл. 35 р.", "около 1989 г.", "35 років", "~1989"])
        #expect(results.map { $0.date?.iso } == ["1990", "1989", "1990", "1989"])
        #expect(results.allSatisfy { $0.precision == .approx && $0.marks.isEmpty })
        let undated = DateColumn(texts: ["прибл. 35 р."], counts: [1], pattern: nil, today: nil).readings()[0]
        #expect(undated.date == nil)
        #expect(undated.marks == .dateUnreadable)
    }

    @Test func aRangeGivesWhatItsEndsShare() {
        let results = readings(["03.05.1989/03.06.1989", "03.05.1989–09.05.1989", "03.05.1989/03.06.1990"])
        #expect(results.map { $0.date?.iso } == ["1989", "1989-05", nil])
        #expect(results.allSatisfy { $0.precision == .range && $0.marks == .dateAmbiguous })
    }

    @Test func theClearCellsOfAColumnDecideTheOthers() {
        let dayFirst = readings(["25/12/1989", "03/05/1989"])
        #expect(dayFirst.map { $0.date?.iso } == ["1989-12-25", "1989-05-03"])
        #expect(dayFirst.allSatisfy { $0.marks.isEmpty })
        let monthFirst = readings(["12/25/1989", "03/05/1989"])
        #expect(monthFirst.map { $0.date?.iso } == ["1989-12-25", "1989-03-05"])
        #expect(monthFirst.allSatisfy { $0.marks.isEmpty })
    }

    @Test func withoutAClearCellOnlyTheDoubtfulAreFlagged() {
        let results = readings(["03/05/1989", "05/05/1989", "03.05.1989"])
        #expect(results.map { $0.date?.iso } == ["1989-05-03", "1989-05-05", "1989-05-03"])
        #expect(results.map(\.marks) == [.dateAmbiguous, [], []])
    }

    @Test func aColumnThatMixesOrdersFlagsWhatItCannotTell() {
        let results = readings(["25/12/1989", "24/12/1989", "12/25/1989", "03/05/1989"])
        #expect(results.map { $0.date?.iso } == ["1989-12-25", "1989-12-24", "1989-12-25", "1989-05-03"])
        #expect(results.map(\.marks) == [[], [], [], .dateAmbiguous])
    }

    @Test(
        arguments: [
            ("yyyyMMdd", "19890503", "1989-05-03"), ("dd.MM.yyyy", "03.05.1989", "1989-05-03"),
            ("MM/dd/yyyy", "05/03/1989", "1989-05-03"), ("d/M/yyyy", "3/5/1989", "1989-05-03"),
            ("dd.MM.yy", "03.05.89", "1989-05-03"), ("ddMMyyyy", "03051989", "1989-05-03"), ("yyyy", "1989", "1989"),
            ("MM.yyyy", "05.1989", "1989-05"), ("yyyyMMdd", "1989", "1989"), ("MM/dd/yyyy", "1989-05-03", "1989-05-03"),
            ("yyyyMMdd", "19890231", nil),
        ] as [(String, String, String?)])
    func aPatternSettlesTheOrder(format: String, text: String, iso: String?) {
        #expect(DatePattern(format) != nil)
        let reading = readings([text], format: format)[0]
        #expect(reading.date?.iso == iso)
        if iso == nil { #expect(reading.marks == .dateImpossible) }
    }

    @Test(arguments: ["", "dd", "MMdd", "yyyyy", "hh:mm", "yyyyMMddyyyy", "MMM yyyy"])
    func whatIsNoPatternIsRefused(pattern: String) {
        #expect(DatePattern(pattern) == nil)
    }

    @Test func theFirstOfJanuaryIsAStandInOnlyWhereItIsTooFrequent() {
        let texts = (1...28).map { "\($0).06.1990" } + ["01.01.1990", "01.01.1985"]
        let rare = readings(texts, counts: Array(repeating: 40, count: 28) + [3, 4])
        #expect(rare.allSatisfy { $0.precision == .exact && $0.marks.isEmpty })
        let frequent = readings(texts, counts: Array(repeating: 40, count: 28) + [12, 10])
        #expect(frequent.dropLast(2).allSatisfy { $0.precision == .exact })
        #expect(frequent.suffix(2).allSatisfy { $0.precision == .placeholder && $0.marks == .datePlaceholder })
        #expect(frequent.last?.date?.iso == "1985-01-01")
    }

    @Test func everySerialDayIsTheDayAfterTheOneBefore() {
        var expected = PartialDate(year: 1982, month: 2, day: 18)
        for serial in 30_000...45_000 {
            let date = readings([String(serial)])[0].date
            #expect(date == expected, "serial \(serial)")
            guard let day = date?.day, let month = date?.month, let year = date?.year else { return }
            expected =
                PartialDate(year: year, month: month, day: day + 1) ?? PartialDate(year: year, month: month + 1, day: 1)
                ?? PartialDate(year: year + 1, month: 1, day: 1)
        }
    }

    @Test func anyTextIsReadWithoutTrouble() {
        let alphabet = Array("0123456789./- рtг:~мая")
        for seed in UInt64(1)...5_000 {
            var random = SeededGenerator(seed: seed)
            let text = String(
                (0..<Int.random(in: 0...12, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "0" })
            let reading = readings([text])[0]
            #expect(reading.date == nil || PartialDate(iso: reading.date?.iso ?? "") == reading.date, "\(text)")
        }
    }
}
