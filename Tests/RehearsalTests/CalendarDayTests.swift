import TestSupport
import Testing

@testable import Rehearsal

@Suite struct CalendarDayTests {
    @Test func daysEarlierAndLaterUndoEachOther() {
        withEvery("month", in: 1...12) { month in
            withEvery("day", in: 1...28) { day in
                withEvery("days", in: 1...27) { days in
                    let start = CalendarDay(2024, month, day)
                    #expect(start.later(days: days).earlier(days: days) == start, "\(trail)")
                    #expect(start.earlier(days: days) < start, "\(trail)")
                }
            }
        }
        #expect(CalendarDay(2024, 3, 1).earlier(days: 1) == CalendarDay(2024, 2, 29))
        #expect(CalendarDay(2025, 1, 5).earlier(days: 10) == CalendarDay(2024, 12, 26))
    }

    @Test func anAgeIsReachedOnTheBirthday() {
        let born = CalendarDay(2007, 5, 16)
        #expect(born.years(until: CalendarDay(2025, 5, 15)) == 17)
        #expect(born.years(until: CalendarDay(2025, 5, 16)) == 18)
        #expect(CalendarDay(2025, 5, 16).months(until: CalendarDay(2025, 5, 16)) == 0)
        #expect(CalendarDay(2025, 4, 17).months(until: CalendarDay(2025, 5, 16)) == 0)
    }
}
