import Testing

@testable import Talks

@Suite struct DateTests {
    @Test func namedDaysAreReadInEveryForm() {
        checkRows(
            """
            On 16 May 2025 they met. => 2025-05-16
            On May 16, 2025, they met. => 2025-05-16
            On 2025-05-16 they met. => 2025-05-16
            On 16.05.2025 they met. => 2025-05-16
            On 16/05/2025 they met. => 2025-05-16
            On the 16th of May 2025 they met. => 2025-05-16
            On 5-6 June 2025 they met. => 2025-06-05; 2025-06-06
            On June 19-20, 2025, they met. => 2025-06-19; 2025-06-20
            On May 23, 24 and 25, 2025, they met. => 2025-05-23; 2025-05-24; 2025-05-25
            HARLE, 12. April (ODA). They met. => 2026-04-12
            They met on the first of March 2025. => 2025-03-01
            On 31 February 2025 they met. => 2025-02
            """, reading: dateReading)
    }

    @Test func aDayWithoutAYearIsTheNearestThatFits() {
        checkRows(
            """
            They met on 20 February. => 2026-02-20
            They met on 20 December. => 2025-12-20
            They will meet on 2 July. => 2026-07-02
            They will meet on Thursday, 2 July. => 2026-07-02
            """, reading: dateReading)
    }

    @Test func monthsAndYearsKeepTheirPrecision() {
        checkRows(
            """
            They met in October 2024. => 2024-10
            They met in March. => 2026-03
            They met in June. => 2025-06
            They will meet in May. => 2026-05
            They met last June. => 2025-06
            They met in mid-March. => 2026-03
            They met from May to July 2025. => 2025-05; 2025-07
            They met in 2024. => 2024
            They quoted the 1949 conventions. => 1949
            They met in July 2025 and in August of that year. => 2025-07; 2025-08
            They wrote letters between May and July. => 2025-05; 2025-07
            They met in March last year. => 2025-03
            """, reading: dateReading)
    }

    @Test func wordsThatOnlyLookLikeDatesAreNone() {
        checkRows(
            """
            They may march on Harle. => -
            May they come home. => -
            They counted 2,024 men. => -
            They freed 2024 prisoners. => -
            On Good Friday the bells rang. => -
            They meet next week, in spring, at the weekend. => -
            They counted two hundred a day before that. => -
            """, reading: dateReading)
    }

    @Test func aWeekdayIsTheNearestBeforeOrAfter() {
        checkRows(
            """
            They met on Friday. => 2026-04-17
            They met on Monday. => 2026-04-13
            They will meet on Monday. => 2026-04-20
            They are to be freed on Monday. => 2026-04-20
            The truce was kept until Thursday evening. => 2026-04-16
            The truce is to last until Monday noon. => 2026-04-20
            They agreed on Monday to meet. => 2026-04-13
            They agreed to meet on Monday. => 2026-04-20
            “Same time on Tuesday,” she said. => 2026-04-21
            They met last Friday. => 2026-04-10
            They meet next Friday. => 2026-04-24
            The funeral is on Tuesday. => 2026-04-21
            Asked on Monday whether it would be renewed, she laughed. => 2026-04-13
            They gave the cabinet until noon on Monday. => 2026-04-20
            Both governments have until Sunday. => 2026-04-19
            """, reading: dateReading)
    }

    @Test func daysAreToldByOtherDays() {
        checkRows(
            """
            They met yesterday and meet tomorrow. => 2026-04-16; 2026-04-18
            They met on Monday. A day later they wrote. => 2026-04-13; 2026-04-14
            They met on 3 March. The day before, they wrote. => 2026-03-03; 2026-03-02
            They met on 3 March and again on the 19th. => 2026-03-03; 2026-03-19
            They met three days ago. => 2026-04-14
            They met this month and last year. => 2026-04; 2025
            """, reading: dateReading)
    }

    @Test func theDatelineGoesBeforeTheHeading() {
        let reader = ReportReader(tables: .bundled())
        let read = reader.read("date 2026-05-06\n\nHARLE, May 5 - They met on Tuesday and yesterday.\n")
        #expect(read.proposals.compactMap(dateReading) == ["2026-05-05", "2026-05-05", "2026-05-04"])
    }

    @Test func aDurationAgoIsAFigureAndADate() {
        checkRows("They met 8 months ago. => 8 months", reading: figureReading)
        checkRows("They met 8 months ago. => 2025-08", reading: dateReading)
    }

    @Test func withoutAHeadingOnlyWholeDatesAreTold() {
        let reader = ReportReader(tables: .bundled())
        let read = reader.read("They met on Friday, in June, and on 16 May 2025.\n")
        #expect(read.proposals.compactMap(dateReading) == ["2025-05-16"])
    }
}

@Suite struct CalendarDayTests {
    @Test func everyDayOfFourHundredYearsHasItsNumberAndWeekday() throws {
        var day = try #require(CalendarDay(year: 1900, month: 1, day: 1))
        #expect(day.weekday == 1)
        var weekday = 1
        while day.year < 2300 {
            let next = day.adding(days: 1)
            weekday = weekday % 7 + 1
            #expect(
                next.number == day.number + 1 && CalendarDay(number: next.number) == next && next.weekday == weekday)
            #expect(next.day == day.day + 1 || (next.day == 1 && next.month == day.month % 12 + 1))
            day = next
        }
    }

    @Test func thereIsNoThirtiethOfFebruary() {
        #expect(CalendarDay(year: 2026, month: 2, day: 29) == nil)
        #expect(CalendarDay(year: 2028, month: 2, day: 29) != nil)
        #expect(CalendarDay("2026-13-01") == nil)
    }
}
