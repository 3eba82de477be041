public import Persons

/// One dated thing of the talks.
public struct TimelineEvent: Codable, Hashable, Sendable {
    /// When.
    public var when: When
    /// What kind of record.
    public var kind: ActKind
    /// The record.
    public var id: RecordID
    /// A side whose event it is, for its lane; nil for what is shared or comes from elsewhere.
    public var side: SideID?
    /// In a few words.
    public var words: String
}

/// The dated records in their order, and those without a date.
public struct Timeline: Codable, Hashable, Sendable {
    /// Oldest first.
    public var events: [TimelineEvent]
    /// Records that belong here but have no date.
    public var undated: [RecordID]
}

extension TalksView {
    /// Rounds, papers, announcements, stages, returns, statements, contacts, lists, objections and incidents by date.
    /// Statements the ground rule marks never stand here: a timeline is a headline.
    public var timeline: Timeline {
        var line = Timeline(events: [], undated: [])
        func add<Noun: TalksRecorded>(
            _ all: [Recorded<Noun>], _ date: (Noun) -> When?, side: (Noun) -> SideID?, words: (Noun) -> String
        ) {
            for record in all where record.withdrawn == nil {
                if let when = date(record.noun) {
                    line.events.append(
                        TimelineEvent(
                            when: when, kind: Noun.kind, id: record.noun.id, side: side(record.noun),
                            words: words(record.noun)))
                } else {
                    line.undated.append(record.noun.id)
                }
            }
        }
        add(rounds, { $0.starts }, side: { _ in nil }, words: { $0.place ?? $0.ordinalWords ?? $0.id.rawValue })
        add(papers, { $0.date }, side: { self.side(of: $0.from.first) }, words: { $0.title })
        add(
            announcements, { $0.date }, side: { $0.voice.side }, words: { $0.words })
        add(
            stages, { $0.date }, side: { _ in nil },
            words: { stage in
                stage.ordinal.map { "\(stage.exchange), stage \($0)" } ?? stage.exchange
            })
        add(
            returns, { $0.until ?? $0.date }, side: { $0.voice.side },
            words: { remains in
                let total = remains.scope == .total ? " in all" : ""
                let unit = remains.figure.unit ?? remains.unit.label.lowercased()
                return "\(partyName(remains.from)) to \(partyName(remains.to)): \(remains.figure.value) \(unit)\(total)"
            })
        add(
            statements.filter { !$0.marked }.map(\.statement), { $0.date },
            side: { statement in
                let sides = Set(statement.speakers.map { self.side(of: $0.party ?? self.party(of: $0.person)) })
                return sides.count == 1 ? sides.first ?? nil : nil
            },
            words: { statement in
                let who = statement.speakers.map(name).joined(separator: ", ")
                return [who, statement.gist ?? statement.words].compactMap { $0 }.joined(separator: ": ")
            })
        add(
            contacts, { $0.date }, side: { _ in nil },
            words: { contact in
                let parties = contact.parties.map { $0.rawValue }.joined(separator: ", ")
                return [contact.contactKind.rawValue.lowercased(), parties].joined(separator: ": ")
            })
        add(lists, { $0.date }, side: { $0.voice.side }, words: { $0.what })
        add(
            objections, { $0.date }, side: { $0.side },
            words: { objection in
                objection.words ?? objection.grounds.map(\.label).joined(separator: ", ")
            })
        add(incidents.map(\.incident), { $0.date }, side: { $0.voice.side }, words: { $0.words })
        line.events.sort { ($0.when, $0.id) < ($1.when, $1.id) }
        return line
    }

    private func side(of party: RecordID?) -> SideID? { parties.first { $0.id == party }?.side }

    private func party(of person: RecordID?) -> RecordID? { people.first { $0.id == person }?.party }
}
