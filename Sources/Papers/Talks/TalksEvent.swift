import Persons
import Talks

/// Something of the talks that happened on a day, for the timeline and for what came after a round.
struct TalksEvent {
    /// A lane of the timeline, in the order they are drawn.
    enum Lane: CaseIterable {
        case rounds
        case contacts
        case papers
        case statements
        case announcements
        case lists
        case objections
        case stages
        case returns
        case incidents

        var title: String {
            switch self {
            case .rounds: "Rounds"
            case .contacts: "Third parties"
            case .papers: "Papers"
            case .statements: "Statements"
            case .announcements: "Announcements"
            case .lists: "Lists"
            case .objections: "Objections"
            case .stages: "Stages"
            case .returns: "Returns"
            case .incidents: "Incidents"
            }
        }

        var singular: String {
            switch self {
            case .rounds: "Round"
            case .contacts: "Contact"
            case .papers: "Paper"
            case .statements: "Statement"
            case .announcements: "Announcement"
            case .lists: "List"
            case .objections: "Objection"
            case .stages: "Stage"
            case .returns: "Return"
            case .incidents: "Incident"
            }
        }
    }

    var id: RecordID
    var lane: Lane
    var when: When
    /// What happened, in a line.
    var words: String
    /// By whose word; nil for what is no voice's.
    var voice: String?

    /// Every dated event of a view, by day, then by lane, then by id. Withdrawn records and statements that a ground
    /// rule keeps back are none.
    static func events(of view: TalksView, wording: TalksWording) -> [TalksEvent] {
        var events: [TalksEvent] = []
        func add<Noun: TalksRecorded>(
            _ lane: Lane, _ recorded: [Recorded<Noun>], _ when: (Noun) -> When?, _ words: (Noun) -> String,
            _ voice: (Noun) -> String? = { _ in nil }
        ) {
            for record in recorded where record.withdrawn == nil {
                guard let date = when(record.noun) else { continue }
                events.append(
                    TalksEvent(
                        id: record.noun.id, lane: lane, when: date, words: words(record.noun), voice: voice(record.noun)
                    ))
            }
        }
        add(
            .rounds, view.rounds, { $0.starts },
            {
                [$0.ordinal.map { "Round \($0)" } ?? "Round", $0.place, $0.duration]
                    .compactMap { $0 }.joined(separator: ", ")
            })
        add(
            .contacts, view.contacts, { $0.date },
            {
                let who = $0.parties.map(wording.name) + $0.people.compactMap(wording.speaker)
                return [$0.contactKind.label, who.isEmpty ? nil : Wording.list(who), $0.words].compactMap { $0 }
                    .joined(separator: ": ")
            })
        add(
            .papers, view.papers, { $0.date }, { "\($0.paperType.label): \($0.title)" },
            { $0.from.isEmpty ? "unattributed" : wording.names($0.from) })
        add(
            .statements, view.statements.filter { !$0.marked }.map(\.statement), { $0.date },
            { $0.gist ?? $0.words.map { "“\($0)”" } ?? $0.statementKind.label }, { wording.speakers($0.speakers) })
        add(
            .announcements, view.announcements, { $0.date },
            { announcement in
                ([announcement.words] + announcement.figures.map(wording.figure)).joined(separator: "; ")
            }, { wording.voiced($0.voice, $0.who) })
        add(
            .lists, view.lists, { $0.date },
            { list in
                let figures = list.figures.map(wording.figure)
                let base = "\(list.what): \(list.step.label), \(wording.name(list.from)) to \(wording.name(list.to))"
                return ([base] + figures + [list.track.map { "a track of its own: \($0)" }].compactMap { $0 })
                    .joined(separator: "; ")
            }, { wording.voiced($0.voice, $0.who) })
        add(
            .objections, view.objections, { $0.date },
            { objection in
                let grounds = objection.grounds.map(\.label).joined(separator: "; ")
                return "\(grounds), to \(objection.to.rawValue)" + (objection.words.map { ": “\($0)”" } ?? "")
            }, { wording.voiced(Voice($0.side), $0.who) })
        add(
            .stages, view.stages, { $0.date },
            { stage in
                [wording.issue(stage.exchange), stage.ordinal.map { "stage \($0)" }, stage.place].compactMap { $0 }
                    .joined(separator: ", ")
            })
        add(
            .returns, view.returns, { $0.until ?? $0.date },
            {
                "\(wording.figure($0.figure)), \(wording.name($0.from)) to \(wording.name($0.to))"
                    + ($0.scope == .total ? ", a total" : "")
            }, { wording.voiced($0.voice, $0.who) })
        let verified = Dictionary(view.incidents.map { ($0.incident.noun.id, $0) }) { first, _ in first }
        add(
            .incidents, view.incidents.map(\.incident), { $0.date },
            { incident in
                let standing = verified[incident.id]
                let to = standing?.attributedTo.map { ", to \(wording.name($0))" } ?? ""
                return "\((standing?.verification ?? .alleged).label)\(to): \(incident.words)"
            },
            { wording.voiced($0.voice, $0.who) })
        let lanes = Dictionary(uniqueKeysWithValues: Lane.allCases.enumerated().map { ($1, $0) })
        return events.sorted { left, right in
            if left.when.date != right.when.date { return left.when < right.when }
            if left.lane != right.lane { return lanes[left.lane, default: 0] < lanes[right.lane, default: 0] }
            if left.when != right.when { return left.when < right.when }
            return left.id < right.id
        }
    }
}

extension TalksWording {
    /// A voice, with who spoke for it.
    func voiced(_ voice: Voice, _ who: Speaker?) -> String {
        guard let speaker = who.flatMap(speaker) else { return name(voice) }
        return speaker.contains(name(voice)) ? speaker : "\(name(voice)): \(speaker)"
    }
}
