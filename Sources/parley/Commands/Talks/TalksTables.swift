import ArgumentParser
import Foundation
import Persons
import Talks

// What each noun's `list` prints for people: short tables, codes with their labels.

/// A code with its label.
private func labelled(_ code: some Code) -> String { "\(code.rawValue) \(code.label)" }

private func written(_ when: When?) -> String { when?.written ?? "" }

private func number(_ figure: Figure?) -> String {
    guard let figure else { return "" }
    let qualifier = figure.qualifier.map { $0 == .exact ? "" : $0.rawValue.replacing("_", with: " ") + " " } ?? ""
    return [qualifier + String(figure.value), figure.unit].compactMap { $0 }.joined(separator: " ")
}

extension Party: CommandedNoun {
    static var purpose: String { "A party to the talks or beside them." }
    static var viewKey: String { "parties" }
    static var columns: [String] { ["id", "role", "side", "name"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.parties.map { [$0.id.rawValue, $0.role.rawValue, $0.side?.rawValue ?? "", $0.names.first?.words ?? ""] }
    }
}

extension TalksPerson: CommandedNoun {
    static var purpose: String { "A person who speaks or sits at the table." }
    static var verbs: [any ParsableCommand.Type] { [EntryCommand<PersonDecision>.self] }
    static var viewKey: String { "people" }
    static var columns: [String] { ["id", "party", "name", "office"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.people.map { [$0.id.rawValue, $0.party?.rawValue ?? "", $0.name, $0.office ?? ""] }
    }
}

extension Delegation: CommandedNoun {
    static var purpose: String { "Who speaks for a side, with what mandate." }
    static var viewKey: String { "delegations" }
    static var columns: [String] { ["id", "party", "round", "head", "rank"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.delegations.map {
            [
                $0.noun.id.rawValue, $0.party?.rawValue ?? "", $0.round?.rawValue ?? "",
                $0.head.map { view.name(Speaker(person: $0)) } ?? "", $0.rank ?? "",
            ]
        }
    }
}

extension Round: CommandedNoun {
    static var purpose: String { "A sitting of the talks." }
    static var viewKey: String { "rounds" }
    static var columns: [String] { ["id", "starts", "place", "format", "chair"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.rounds.map {
            [
                $0.noun.id.rawValue, written($0.starts), $0.place ?? "",
                $0.formats.map(\.rawValue).joined(separator: ", "), $0.chair.map(view.name) ?? "",
            ]
        }
    }
}

extension Session: CommandedNoun {
    static var purpose: String { "A session within a round." }
    static var viewKey: String { "sessions" }
    static var columns: [String] { ["id", "round", "starts", "format", "present"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.sessions.map {
            [
                $0.noun.id.rawValue, $0.round.rawValue, written($0.starts),
                $0.formats.map(\.rawValue).joined(separator: ", "), String($0.present.count),
            ]
        }
    }
}

extension AgendaItem: CommandedNoun {
    static var word: String { "agenda" }
    static var purpose: String { "An item of a round's agenda." }
    static var verbs: [any ParsableCommand.Type] { [EntryCommand<AgendaDecision>.self] }
    static var viewKey: String { "agenda" }
    static var columns: [String] { ["id", "round", "state", "item"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.agenda.map { [$0.item.noun.id.rawValue, $0.item.round.rawValue, $0.state.rawValue, $0.item.words] }
    }
}

extension Minutes: CommandedNoun {
    static var purpose: String { "Minutes of a round or session." }
    static var viewKey: String { "minutes" }
    static var columns: [String] { ["id", "round", "paper", "countersigned by", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.minutes.map {
            [
                $0.noun.id.rawValue, $0.round.rawValue, $0.paper?.rawValue ?? "",
                $0.countersigned.map(\.side.rawValue).joined(separator: ", "), $0.words ?? "",
            ]
        }
    }
}

extension TalksResult: CommandedNoun {
    static var purpose: String { "A matter that came to some result, with its rung as claimed and as established." }
    static var verbs: [any ParsableCommand.Type] {
        [EntryCommand<Claim>.self, EntryCommand<FormalAct>.self, EntryCommand<Retraction>.self]
    }
    static var viewKey: String { "results" }
    static var columns: [String] { ["id", "matter", "established", "claimed"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.results.map { result in
            let claims = result.claims.filter(\.current).map { claim in
                "\(claim.claim.voice.rawValue): \(claim.claim.rung.map { "\($0.rung) \($0.rawValue)" } ?? "no rung")"
            }
            return [
                result.result.noun.id.rawValue, result.result.matter,
                "\(result.established.rung) \(labelled(result.established))", claims.joined(separator: "; "),
            ]
        }
    }
}

extension Paper: CommandedNoun {
    static var verbs: [any ParsableCommand.Type] { [PaperFile.self] }
    static var purpose: String { "A paper put on the table." }
    static var viewKey: String { "papers" }
    static var columns: [String] { ["id", "type", "from", "date", "languages", "title"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.papers.map {
            [
                $0.noun.id.rawValue, $0.paperType.rawValue, $0.from.map(\.rawValue).joined(separator: ", "),
                written($0.date), $0.languages.joined(separator: ", "), $0.title,
            ]
        }
    }
}

extension Position: CommandedNoun {
    static var purpose: String { "A side's stand on a matter at one time." }
    static var viewKey: String { "positions" }
    static var columns: [String] { ["id", "side", "type", "matter", "own words", "attribution", "as of"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.positions.map { position in
            let record = position.position
            return [
                record.noun.id.rawValue, view.partyName(record.side),
                record.types.map(\.rawValue).joined(separator: ", "),
                record.matter, position.stated ?? "own words", record.attribution.rawValue, written(record.asOf),
            ]
        }
    }
}

extension Overlap: CommandedNoun {
    static var purpose: String { "Where positions meet; the mediator's alone until it is shared." }
    static var viewKey: String { "overlaps" }
    static var columns: [String] { ["id", "issue", "positions", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.overlaps.map {
            [$0.noun.id.rawValue, $0.issue, $0.positions.map(\.rawValue).joined(separator: ", "), $0.words]
        }
    }
}

extension Statement: CommandedNoun {
    static var purpose: String { "Who said what, to whom, in which words, and who printed it." }
    static var viewKey: String { "statements" }
    static var columns: [String] { ["id", "who", "kind", "attribution", "date", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.statements.map { statement in
            let record = statement.statement
            return [
                record.noun.id.rawValue, record.speakers.map(view.name).joined(separator: "; "),
                record.statementKind.rawValue, record.attribution.rawValue, written(record.date),
                // What the ground rule marks is named and not quoted in a table.
                statement.marked
                    ? "(marked; show \(record.noun.id.rawValue) reads it)" : record.gist ?? record.words ?? "",
            ]
        }
    }
}

extension Divergence: CommandedNoun {
    static var purpose: String { "Records of one matter that cannot all stand as worded." }
    static var verbs: [any ParsableCommand.Type] { [EntryCommand<Settlement>.self] }
    static var viewKey: String { "divergences" }
    static var columns: [String] { ["id", "in what", "state", "accounts", "settled by"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.divergences.map { divergence in
            let record = divergence.divergence
            let accounts = record.between.map { account in
                let said = account.words ?? account.figure.map { number($0) } ?? written(account.date)
                let who = account.voice.map { view.name($0, account.who) } ?? account.who.map(view.name) ?? ""
                return [who, said].filter { !$0.isEmpty }.joined(separator: ": ")
            }
            return [
                record.noun.id.rawValue, labelled(record.divergenceKind), divergence.open ? "open" : "settled",
                accounts.joined(separator: " | "), record.settledBy,
            ]
        }
    }
}

extension Contact: CommandedNoun {
    static var purpose: String { "A contact beside the rounds: calls, meetings, letters, pressure, guarantees." }
    static var viewKey: String { "contacts" }
    static var columns: [String] { ["id", "kind", "parties", "date", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.contacts.map {
            [
                $0.noun.id.rawValue, $0.contactKind.rawValue, $0.parties.map(\.rawValue).joined(separator: ", "),
                $0.date?.written ?? $0.dateWords ?? "", $0.contentUnknown == true ? "content unknown" : $0.words ?? "",
            ]
        }
    }
}

extension RemainsReturn: CommandedNoun {
    static var purpose: String { "A return of remains as one voice announced it." }
    static var verbs: [any ParsableCommand.Type] { [CountReturns.self] }
    static var viewKey: String { "returns" }
    static var columns: [String] { ["id", "from", "to", "figure", "unit", "whose word", "date"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.returns.map {
            [
                $0.noun.id.rawValue, view.partyName($0.from), view.partyName($0.to),
                number($0.figure) + ($0.scope == .total ? " in all" : ""), $0.unit.rawValue,
                view.name($0.voice, $0.who), written($0.until ?? $0.date),
            ]
        }
    }
}

extension ExchangeStage: CommandedNoun {
    static var purpose: String { "A stage of an exchange as an event." }
    static var viewKey: String { "stages" }
    static var columns: [String] { ["id", "exchange", "stage", "date", "place"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.stages.map {
            [
                $0.noun.id.rawValue, $0.exchange, $0.ordinal.map(String.init) ?? "", $0.date.written, $0.place ?? "",
            ]
        }
    }
}

extension ExchangeAccount: CommandedNoun {
    static var purpose: String { "One voice's figures of a stage, or of a whole exchange." }
    static var viewKey: String { "accounts" }
    static var columns: [String] { ["id", "exchange", "stage", "whose word", "figures"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.accounts.map { account in
            let counts = account.counts.map { line in
                let outside = line.outsideTheExchange == true ? " (outside the exchange)" : ""
                return "\(view.partyName(line.releasedBy)) \(number(line.figure)) \(line.category)\(outside)"
            }
            return [
                account.noun.id.rawValue, account.exchange, account.stage?.rawValue ?? "the whole",
                view.name(account.voice, account.who), counts.joined(separator: "; "),
            ]
        }
    }
}

extension ListHandover: CommandedNoun {
    static var purpose: String { "What one voice says about handing a list over." }
    static var viewKey: String { "lists" }
    static var columns: [String] { ["id", "step", "from", "to", "whose word", "date", "what"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.lists.map {
            [
                $0.noun.id.rawValue, $0.step.rawValue, view.partyName($0.from), view.partyName($0.to),
                view.name($0.voice, $0.who), written($0.date), $0.what,
            ]
        }
    }
}

extension Objection: CommandedNoun {
    static var purpose: String { "An objection to a list, a date or a claim." }
    static var viewKey: String { "objections" }
    static var columns: [String] { ["id", "side", "to", "grounds", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.objections.map {
            [
                $0.noun.id.rawValue, view.partyName($0.side), $0.to.rawValue,
                $0.grounds.map { labelled($0) }.joined(separator: "; "), $0.words ?? "",
            ]
        }
    }
}

extension Announcement: CommandedNoun {
    static var purpose: String { "Something announced, offered, published or done outside the table." }
    static var viewKey: String { "announcements" }
    static var columns: [String] { ["id", "whose word", "date", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.announcements.map {
            [$0.noun.id.rawValue, view.name($0.voice, $0.who), written($0.date), $0.words]
        }
    }
}

extension Incident: CommandedNoun {
    static var purpose: String { "An alleged breach of a cease-fire, and how far it is established." }
    static var verbs: [any ParsableCommand.Type] { [EntryCommand<IncidentFinding>.self] }
    static var viewKey: String { "incidents" }
    static var columns: [String] { ["id", "whose word", "date", "verification", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.incidents.map { incident in
            let to = incident.attributedTo.map { " to \(view.partyName($0))" } ?? ""
            return [
                incident.incident.noun.id.rawValue, view.name(incident.incident.voice, incident.incident.who),
                written(incident.incident.date), labelled(incident.verification) + to, incident.incident.words,
            ]
        }
    }
}

extension Commitment: CommandedNoun {
    static var purpose: String { "Who does what, for whom, by when; where it stands is derived." }
    static var verbs: [any ParsableCommand.Type] {
        [EntryCommand<CommitmentRelease>.self, EntryCommand<ConditionFailure>.self]
    }
    static var viewKey: String { "commitments" }
    static var columns: [String] { ["id", "actor", "action", "due", "state", "level"] }
    static func rows(_ view: TalksView) -> [[String]] { view.commitments.map { row($0, view) } }

    static func row(_ commitment: CommitmentView, _ view: TalksView) -> [String] {
        let record = commitment.commitment
        return [
            record.noun.id.rawValue, record.actor.map { view.partyName($0) } ?? "", record.action,
            record.due?.written ?? "open", labelled(commitment.state),
            "\(commitment.level.rawValue) \(commitment.level.label)",
        ]
    }
}

extension NotebookEntry: CommandedNoun {
    static var word: String { "notebook" }
    static var purpose: String { "A private note: read by its author alone, with --author." }
    static var viewKey: String { "notebook" }
    static var columns: [String] { ["id", "kind", "about", "words"] }
    static func rows(_ view: TalksView) -> [[String]] {
        view.notebook.map { [$0.noun.id.rawValue, $0.noteKind.rawValue, $0.noun.about.map(view.name) ?? "", $0.words] }
    }
}
