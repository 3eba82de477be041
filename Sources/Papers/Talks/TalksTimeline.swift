public import Talks

import Persons

/// Rounds, third parties, papers, statements, announcements, lists, stages, returns and incidents on one axis of time.
///
/// Events of one day and kind share a mark with their numbers; the table of the page says what each number is. Marks that
/// would touch stand under each other.
public struct TalksTimeline {
    let view: TalksView
    private let from: When?
    private let to: When?
    private let wording: TalksWording

    private static let width = 720.0
    private static let left = 104.0
    private static let rowHeight = 19.0

    /// A timeline of what a view holds from one day to another, both included; nil leaves that end open.
    public init(view: TalksView, from: When? = nil, to: When? = nil) {
        self.view = view
        self.from = from
        self.to = to
        wording = TalksWording(view)
    }

    /// The events drawn, in the order of their numbers, the first of which is 1.
    var events: [TalksEvent] {
        TalksEvent.events(of: view, wording: wording).filter { event in
            if let from, event.when.lastDay < from.dayNumber { return false }
            if let to, event.when.dayNumber > to.lastDay { return false }
            return true
        }
    }

    /// The drawing, complete in itself: style, title and description are in it. The same view gives the same bytes.
    public var svg: String {
        let events = events
        let axis = Axis(events: events, from: from, to: to, left: Self.left + 12, right: Self.width - 10)
        var drawing = TalksDrawing(id: "timeline", title: title, description: description(events), width: Self.width)
        guard !events.isEmpty else {
            drawing.text("Nothing dated is on record for these days.", 0, 20)
            return drawing.markup(height: 32)
        }
        let lanes = self.lanes(events, axis)
        let top = 8.0
        let bottom = top + lanes.reduce(0) { $0 + Double($1.rows) * Self.rowHeight + 12 }
        for tick in axis.ticks {
            drawing.line(tick.x, top, tick.x, bottom + 5)
            drawing.text(tick.label, tick.x, bottom + 19, style: "soft", anchor: tick.anchor)
        }
        for event in events where event.lane == .rounds {
            let x = axis.x(event.when.dayNumber)
            drawing.line(x, top, x, bottom, style: "dotted")
        }
        var y = top
        for lane in lanes {
            drawing.line(0, y, Self.width, y)
            drawing.text(lane.lane.title, 0, y + 20, style: "strong")
            for mark in lane.marks {
                let markTop = y + 6 + Double(mark.row) * Self.rowHeight
                drawing.rectangle(mark.x, markTop, mark.width, 16, .open, style: mark.isExact ? "" : "inexact")
                drawing.text(mark.label, mark.x + mark.width / 2, markTop + 12, style: "number", anchor: .middle)
            }
            y += Double(lane.rows) * Self.rowHeight + 12
        }
        drawing.line(0, bottom, Self.width, bottom, style: "axis")
        return drawing.markup(height: bottom + 26)
    }

    /// The drawing with the table that says what each number is, as one HTML document for screen, phone and paper.
    ///
    /// - Throws: when a template of the installation is missing or broken.
    public func html() throws -> String {
        var drawn = TalksPart(partID: "drawing", partTitle: "Timeline")
        drawn.leads = [
            TalksLine(
                "A mark holds the numbers of the events of one day; the table says what each is. Dotted lines stand at the "
                    + "rounds. What is known to the month or year only stands at its first day, in a broken frame.")
        ]
        drawn.pieces = [
            .markup("<div class=\"wide\" role=\"region\" aria-labelledby=\"drawing\" tabindex=\"0\">\n\(svg)\n</div>")
        ]
        var listed = TalksPart(partID: "events", partTitle: "The events by number")
        let events = events
        if events.isEmpty {
            listed.leads = [TalksLine("Nothing dated is on record for these days.")]
        } else {
            var table = Table(
                id: "event-list", caption: "Events in their order",
                columns: [
                    ("No.", .number), ("Date", .phrase), ("What", .phrase), ("In words", .words),
                    ("By whose word", .phrase),
                ])
            for (index, event) in events.enumerated() {
                table.append([
                    "\(index + 1)", wording.moment(event.when, zone: zone(of: event)),
                    "\(event.lane.singular) \(event.id.rawValue)", event.words, event.voice ?? "–",
                ])
            }
            listed.pieces = [.table(table)]
        }
        listed.pieces.append(.remark(undatedSentence))
        let page = TalksPage(
            title: "Timeline of the talks", subtitle: view.process.process, reader: wording.reader(view.reader),
            notices: [
                "Statements that a ground rule keeps back stand on no timeline. What rests on records this reader may not "
                    + "read is not in it."
            ],
            parts: [drawn, listed],
            foundations: [
                TalksFact("State of", wording.moment(view.day, zone: nil)),
                TalksFact(
                    "Days",
                    "\(from.map { wording.moment($0, zone: nil) } ?? "from the first") to "
                        + (to.map { wording.moment($0, zone: nil) } ?? "the last")),
            ])
        return try PageTemplates().html(page)
    }

    private var title: String { "Timeline of the talks. \(wording.reader(view.reader))." }

    private func description(_ events: [TalksEvent]) -> String {
        events.enumerated().map { index, event in
            "\(index + 1): \(Wording.date(event.when.date)), \(event.lane.singular.lowercased()), \(event.words)."
        }.joined(separator: " ")
    }

    private func zone(of event: TalksEvent) -> String? {
        view.rounds.first { $0.noun.id == event.id }?.noun.timezone
    }

    private var undatedSentence: String {
        var ids: [RecordID] = []
        func add<Noun: TalksRecorded>(_ recorded: [Recorded<Noun>], _ when: (Noun) -> When?) {
            ids += recorded.filter { $0.withdrawn == nil && when($0.noun) == nil }.map(\.noun.id)
        }
        add(view.rounds) { $0.starts }
        add(view.contacts) { $0.date }
        add(view.papers) { $0.date }
        add(view.statements.filter { !$0.marked }.map(\.statement)) { $0.date }
        add(view.announcements) { $0.date }
        add(view.lists) { $0.date }
        add(view.objections) { $0.date }
        add(view.returns) { $0.until ?? $0.date }
        add(view.incidents.map(\.incident)) { $0.date }
        guard !ids.isEmpty else { return "Every event on record has a date." }
        return "Without a date, and therefore not drawn: \(Wording.list(ids.map(\.rawValue)))."
    }

    // MARK: Lanes

    /// Events of one day in one lane.
    struct Mark {
        var x: Double
        var width: Double
        var row: Int
        var label: String
        var isExact: Bool
    }

    struct DrawnLane {
        var lane: TalksEvent.Lane
        var marks: [Mark]
        var rows: Int { (marks.map(\.row).max() ?? 0) + 1 }
    }

    func lanes(_ events: [TalksEvent], _ axis: Axis) -> [DrawnLane] {
        let numbered = Array(events.enumerated())
        return TalksEvent.Lane.allCases.compactMap { lane in
            let own = numbered.filter { $0.element.lane == lane }
            guard !own.isEmpty else { return nil }
            var ends: [Double] = []
            var marks: [Mark] = []
            var start = 0
            while start < own.count {
                var end = start
                while end + 1 < own.count, own[end + 1].element.when.date == own[start].element.when.date { end += 1 }
                let label = Self.label(own[start...end].map { $0.offset + 1 })
                let width = Double(label.count) * 7 + 9
                let centre = axis.x(own[start].element.when.dayNumber)
                let x = min(max(centre - width / 2, Self.left), Self.width - width - 1)
                let row = ends.firstIndex { $0 + 3 <= x } ?? ends.count
                if row == ends.count { ends.append(x + width) } else { ends[row] = x + width }
                marks.append(
                    Mark(
                        x: x, width: width, row: row, label: label,
                        isExact: own[start].element.when.date.precision == .day))
                start = end + 1
            }
            return DrawnLane(lane: lane, marks: marks)
        }
    }

    /// `7`, `7–9` or `7, 9`.
    private static func label(_ numbers: [Int]) -> String {
        guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else {
            return numbers.first.map(String.init) ?? ""
        }
        return last - first == numbers.count - 1 ? "\(first)–\(last)" : numbers.map(String.init).joined(separator: ", ")
    }

    /// Days to places.
    struct Axis {
        let first: Int
        let last: Int
        let left: Double
        let right: Double

        init(events: [TalksEvent], from: When?, to: When?, left: Double, right: Double) {
            let days = events.map(\.when.dayNumber)
            first = from?.dayNumber ?? days.min() ?? 0
            last = max(to?.lastDay ?? days.max() ?? 0, first + 1)
            (self.left, self.right) = (left, right)
        }

        func x(_ day: Int) -> Double {
            let share = Double(min(max(day, first), last) - first) / Double(last - first)
            return left + share * (right - left)
        }

        struct Tick {
            var x: Double
            var label: String
            var anchor: SVGDrawing.Anchor
        }

        /// At most eight days, weeks, months or years, as the span allows.
        var ticks: [Tick] {
            let days = last - first
            if days <= 56 {
                let step = max(1, (days + 7) / 8)
                return stride(from: first, through: last, by: step).map { tick($0, withDay: true) }
            }
            var months: [Int] = []
            for day in first...last where CivilDay(number: day).day == 1 { months.append(day) }
            let step = (months.count + 7) / 8
            return months.enumerated().filter { $0.offset.isMultiple(of: max(step, 1)) }.map {
                tick($0.element, withDay: false)
            }
        }

        private func tick(_ day: Int, withDay: Bool) -> Tick {
            let civil = CivilDay(number: day)
            let x = x(day)
            return Tick(
                x: x, label: withDay ? "\(civil.day) \(civil.monthName)" : "\(civil.monthName) \(civil.year)",
                anchor: x > right - 30 ? .end : .middle)
        }
    }
}

/// A day of the Gregorian calendar from its number, 0 on 1970-01-01 (Howard Hinnant's civil calendar).
struct CivilDay {
    let year: Int
    let month: Int
    let day: Int

    init(number: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * march + 2) / 5 + 1
        month = march < 10 ? march + 3 : march - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The month in three letters.
    var monthName: String { String(Wording.month(month).prefix(3)) }
}

extension When {
    /// The number of its last day: of a month or year, that of the last day in it.
    var lastDay: Int {
        switch date.precision {
        case .day: return dayNumber
        case .month, .year:
            var day = dayNumber + 1
            let start = CivilDay(number: dayNumber)
            while CivilDay(number: day).year == start.year,
                date.month == nil || CivilDay(number: day).month == start.month
            {
                day += 1
            }
            return day - 1
        }
    }
}
