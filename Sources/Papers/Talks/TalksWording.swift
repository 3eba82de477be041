import Foundation
import Persons
import Talks

/// How the talks are put in words: names of parties and people, times at the place and in UTC, codes by their labels.
///
/// It knows a view and nothing else, so it can name nobody the reader may not read of.
struct TalksWording {
    /// The two sides in the order of the ground rule.
    let order: [SideID]
    private let parties: [RecordID: Party]
    private let people: [RecordID: PersonView]
    private let statements: [RecordID: StatementView]
    private let papers: [RecordID: Recorded<Paper>]

    init(_ view: TalksView) {
        order = view.order
        parties = Dictionary(view.parties.map { ($0.id, $0) }) { first, _ in first }
        people = Dictionary(view.people.map { ($0.id, $0) }) { first, _ in first }
        statements = Dictionary(view.statements.map { ($0.statement.noun.id, $0) }) { first, _ in first }
        papers = Dictionary(view.papers.map { ($0.noun.id, $0) }) { first, _ in first }
    }

    // MARK: Who

    func name(_ side: SideID) -> String {
        party(of: side).map(name) ?? "Side \(side.rawValue)"
    }

    /// The party that is the side; another, such as its guarantor, only where none is.
    private func party(of side: SideID) -> Party? {
        parties.values.filter { $0.side == side }.min { left, right in
            let (isOther, isOtherToo) = (left.role != .side, right.role != .side)
            return isOther == isOtherToo ? left.id < right.id : isOtherToo
        }
    }

    func name(_ party: RecordID) -> String { parties[party].map(name) ?? party.rawValue }

    private func name(_ party: Party) -> String {
        (party.names.first { $0.language == "en" } ?? party.names.first)?.words ?? party.id.rawValue
    }

    func names(_ parties: [RecordID]) -> String { Wording.list(parties.map(name)) }

    func name(_ voice: Voice) -> String {
        switch voice {
        case .a: name(SideID.a)
        case .b: name(SideID.b)
        case .chair: "The chair"
        case .third: "A third party"
        case .press: "The press"
        }
    }

    /// A name short enough to stand on a step of a ladder.
    func short(_ voice: Voice) -> String {
        switch voice {
        case .a, .b:
            voice.side.flatMap(party).map(\.id.rawValue).flatMap { $0.count <= 4 ? $0 : nil } ?? voice.rawValue
        case .chair: "chair"
        case .third: "third"
        case .press: "press"
        }
    }

    /// A person with office and party, a party, or the words of the description.
    func speaker(_ speaker: Speaker) -> String? {
        if let id = speaker.person {
            let known = people[id]
            let name = known?.name ?? id.rawValue
            let party = (speaker.party ?? known?.party).map { self.name($0) }
            let office = [known?.office, party].compactMap { $0 }.joined(separator: ", ")
            return office.isEmpty ? name : "\(name) (\(office))"
        }
        if let described = speaker.described {
            return speaker.party.map { "\(described) (\(name($0)))" } ?? described
        }
        return speaker.party.map { name($0) }
    }

    func speakers(_ speakers: [Speaker]) -> String? {
        let words = speakers.compactMap(speaker)
        return words.isEmpty ? nil : Wording.list(words)
    }

    /// A person's name with office, without the party.
    func person(_ id: RecordID) -> String {
        guard let known = people[id] else { return id.rawValue }
        return [known.name, known.office].compactMap { $0 }.joined(separator: ", ")
    }

    /// The sides first, in their order; then the chair, third parties and the press.
    func voicesInOrder() -> [Voice] { order.map { Voice($0) } + [.chair, .third, .press] }

    /// For whom a page is made.
    func reader(_ name: String) -> String {
        switch Reader(name) {
        case .side(let side): "For \(self.name(side))"
        case .mediator: "For the mediator"
        case .public: "For the public"
        case nil: "For \(name)"
        }
    }

    // MARK: When

    /// A date, or a time at the place with the same moment in UTC.
    func moment(_ when: When, zone: String?) -> String { Self.place(when, zone: zone) }

    static func place(_ when: When, zone: String?) -> String {
        guard let instant = when.instant, let minuteOfDay = when.minuteOfDay, let east = when.zoneMinutes else {
            return Wording.date(when.date)
        }
        var (minutes, offset, day) = (minuteOfDay, east, Wording.date(when.date))
        let known = zone.flatMap(TimeZone.init(identifier:))
        if let known {
            offset = known.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant))) / 60
            minutes = Self.minutes(instant, east: offset)
            day = Self.day(instant, east: offset)
        }
        let utcDay = Self.day(instant, east: 0)
        let utc = (utcDay == day ? "" : "\(utcDay), ") + Self.clock(Self.minutes(instant, east: 0)) + " UTC"
        if offset == 0, known == nil { return "\(day), \(Self.clock(minutes)) UTC" }
        let place = known.flatMap { _ in zone } ?? "UTC\(offset < 0 ? "\u{2212}" : "+")\(Self.clock(abs(offset)))"
        return "\(day), \(Self.clock(minutes)) (\(place)), \(utc)"
    }

    private static func clock(_ minutes: Int) -> String {
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    private static func minutes(_ instant: Int, east: Int) -> Int {
        let seconds = (instant + east * 60) % 86_400
        return (seconds < 0 ? seconds + 86_400 : seconds) / 60
    }

    private static func day(_ instant: Int, east: Int) -> String {
        let seconds = instant + east * 60
        let civil = CivilDay(number: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
        return "\(civil.day) \(Wording.month(civil.month)) \(civil.year)"
    }

    // MARK: What

    /// A figure with its qualifier and its unit in words: `about 6,000 bodies`.
    func figure(_ figure: Figure) -> String {
        let qualifier: String? =
            switch figure.qualifier {
            case nil, .exact: nil
            case .about: "about"
            case .atLeast: "at least"
            case .moreThan: "more than"
            case .upTo: "up to"
            case .lessThan: "fewer than"
            }
        return [qualifier, Wording.number(figure.value), figure.unit].compactMap { $0 }.joined(separator: " ")
    }

    func rung(_ degree: AgreementDegree) -> String { "\(degree.rung) · \(degree.label)" }

    /// The terms of use of a source, in words, with who printed it.
    func statementSource(_ id: RecordID?) -> String? {
        guard let id, let statement = statements[id]?.statement.noun else {
            return id.map { "statement \($0.rawValue)" }
        }
        var words = "statement \(id.rawValue): \(statement.attribution.label)"
        if let printer = statement.printedBy { words += "; printed by \(printer)" }
        return words
    }

    func paper(_ id: RecordID) -> String { papers[id].map { "\($0.noun.title) (\(id.rawValue))" } ?? id.rawValue }

    func language(_ tag: String) -> String { Self.language(tag) }

    static func language(_ tag: String) -> String {
        let names = [
            "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
            "he": "Hebrew", "pl": "Polish", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
        ]
        return names[tag] ?? tag
    }

    /// Who may read a record, where not both sides may; that it was corrected or withdrawn.
    func remarks<Noun>(_ recorded: Recorded<Noun>) -> [String] {
        var remarks: [String] = []
        if let reason = recorded.withdrawn { remarks.append("Withdrawn: \(reason)") }
        if !recorded.earlier.isEmpty {
            remarks.append("Corrected \(Wording.count(recorded.earlier.count, "time", "times")) since it was entered.")
        }
        switch recorded.visibility {
        case .both, .public: break
        case .mediator:
            remarks.append(
                "Read by the mediator\(recorded.enteredFor.map { " and \(name($0))" } ?? "") only.")
        case .side: remarks.append("Read by the mediator\(recorded.sharedWith.map { " and \(name($0))" } ?? "") only.")
        case .author: remarks.append("A private note, read by its author only.")
        }
        for signature in recorded.countersigned {
            var words = "Countersigned by \(name(signature.side))"
            if let person = signature.person { words += ", \(self.person(person))" }
            if let date = signature.date { words += ", \(moment(date, zone: nil))" }
            remarks.append(words + (signature.words.map { ": \($0)" } ?? "."))
        }
        return remarks
    }
}

extension Voice {
    /// Whether it is a side's own voice.
    var isSide: Bool { side != nil }
}

extension AgendaState {
    var label: String {
        switch self {
        case .open: "On the agenda, not yet taken"
        case .taken: "Taken up"
        case .parked: "Put aside by agreement"
        case .refused: "A side would not take it"
        }
    }
}

extension RoundFormat {
    var label: String {
        switch self {
        case .direct: "direct, at one table"
        case .proximity: "proximity, in separate rooms"
        case .shuttle: "shuttle, the mediator between separate places"
        case .plenary: "plenary, whole delegations"
        case .headsOnly: "heads of delegation alone"
        case .workingGroup: "working group"
        case .online: "online"
        }
    }
}

extension ContactKind {
    var label: String {
        switch self {
        case .call: "Call"
        case .meeting: "Meeting"
        case .letter: "Letter or message"
        case .pressure: "Pressure"
        case .guarantee: "Guarantee"
        }
    }
}

extension ListStep {
    var label: String {
        switch self {
        case .ready: "ready"
        case .handedOver: "handed over"
        case .received: "received"
        case .awaited: "awaited"
        }
    }
}
