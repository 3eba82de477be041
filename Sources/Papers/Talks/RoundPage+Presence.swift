import Persons
import Talks

extension RoundPage {
    /// Who was there: delegations of the same size beside each other, the chair, who was absent, format and times.
    var presencePart: TalksPart {
        var part = TalksPart(partID: "presence", partTitle: "Who was there")
        let delegations = view.delegations.filter { $0.noun.round == id }
        var card = TalksCard(cardHeading: "Delegations")
        let sides = Set(view.order.flatMap { side in view.parties.filter { $0.side == side }.map(\.id) })
        card.boxes = view.order.map { side in
            let parties = view.parties.filter { $0.side == side }.map(\.id)
            let own = delegations.filter { $0.noun.party.map(parties.contains) == true }
            return TalksBox(
                boxHeading: wording.name(side),
                boxLines: own.isEmpty
                    ? [TalksLine("No delegation is on record.")] : own.flatMap { delegationLines($0.noun) })
        }
        for other in delegations where other.noun.party.map(sides.contains) != true {
            card.boxes.append(
                TalksBox(
                    boxHeading: other.noun.party.map { wording.name($0) } ?? "A delegation",
                    boxLines: delegationLines(other.noun)))
        }
        card.facts = presenceFacts
        part.pieces = [.card(card)]
        let sessions = view.sessions.filter { $0.noun.round == id }
        part.pieces.append(
            sessions.isEmpty
                ? .remark("No session within the round is on record.") : .table(sessionTable(sessions)))
        return part
    }

    private func delegationLines(_ delegation: Delegation) -> [TalksLine] {
        var lines: [TalksLine] = []
        if let head = delegation.head { lines.append(TalksLine("Head: \(wording.person(head))")) }
        for member in delegation.members where member.person.person != delegation.head || member.credentials != nil {
            let parts = [wording.speaker(member.person), member.role, member.credentials.map { "credentials: \($0)" }]
            lines.append(TalksLine(parts.compactMap { $0 }.joined(separator: " · ")))
        }
        if let rank = delegation.rank { lines.append(TalksLine("Rank: \(rank)")) }
        if let mandate = delegation.mandate { lines.append(TalksLine("Mandate: \(mandate)")) }
        return lines.isEmpty ? [TalksLine("Nobody of it is named.")] : lines
    }

    private var presenceFacts: [TalksFact] {
        let round = round.noun
        var facts = [
            TalksFact("Chair", round.chair.flatMap(wording.speaker) ?? "Not on record"),
            TalksFact("Place", round.place ?? "Not on record"),
            TalksFact("Opened", round.starts.map { wording.moment($0, zone: zone) } ?? "Not on record"),
            TalksFact("Closed", round.ends.map { wording.moment($0, zone: zone) } ?? "Not on record"),
            TalksFact(
                "Format",
                round.formats.isEmpty ? "Not on record" : round.formats.map(\.label).joined(separator: "; ")),
        ]
        facts += TalksFact.optional("Seating", round.seating)
        facts.append(
            TalksFact(
                "Expected and absent",
                round.absent.isEmpty
                    ? [TalksLine("Nobody is on record as absent")]
                    : round.absent.map { absence in
                        TalksLine(
                            [wording.speaker(absence.who) ?? "Somebody", absence.note].compactMap { $0 }
                                .joined(separator: ": "))
                    }))
        if let expectation = round.expectation {
            let by = round.expectedBy.flatMap(wording.speaker).map { " (said by \($0))" } ?? ""
            facts.append(TalksFact("Expectation before it", expectation + by))
        }
        facts += TalksFact.optional("Process", round.process)
        return facts
    }

    private func sessionTable(_ sessions: [Recorded<Session>]) -> Table {
        var table = Table(
            id: "sessions", caption: "Sessions",
            columns: [
                ("Session", .text), ("From", .phrase), ("To", .phrase), ("Format and place", .phrase),
                ("Present", .words),
            ])
        for session in sessions {
            let noun = session.noun
            let present = noun.present.map { presence in
                (wording.speaker(presence.who) ?? "somebody") + (presence.credentials.map { " [\($0)]" } ?? "")
            }
            let place = (noun.formats.map(\.label) + [noun.place, noun.note].compactMap { $0 }).joined(separator: "; ")
            table.append([
                noun.id.rawValue, noun.starts.map { wording.moment($0, zone: zone) } ?? "–",
                noun.ends.map { wording.moment($0, zone: zone) } ?? "–", place.isEmpty ? "–" : place,
                present.isEmpty ? "Not on record" : present.joined(separator: "; "),
            ])
        }
        return table
    }

    /// The agenda and what became of each item; the minutes.
    var agendaPart: TalksPart {
        var part = TalksPart(partID: "agenda", partTitle: "Agenda and minutes")
        let items = view.agenda.filter { $0.item.noun.round == id && $0.item.withdrawn == nil }
        if items.isEmpty {
            part.leads = [TalksLine("No agenda of this round is on record.")]
        } else {
            var table = Table(
                id: "agenda-items", caption: "Items of the agenda",
                columns: [
                    ("Item", .words), ("What became of it", .phrase), ("Asked for by", .phrase), ("Decisions", .words),
                ])
            for item in items {
                let noun = item.item.noun
                let decisions = item.decisions.map { decision in
                    [
                        decision.state.label, decision.who.flatMap(wording.speaker), decision.words,
                        decision.session?.rawValue,
                    ]
                    .compactMap { $0 }.joined(separator: " · ")
                }
                table.append([
                    "\(noun.words) (\(noun.id.rawValue))" + (noun.basket.map { "; basket: \($0)" } ?? ""),
                    item.state.label, noun.proposedBy.flatMap(wording.speaker) ?? "–",
                    decisions.isEmpty ? "–" : decisions.joined(separator: "; "),
                ])
            }
            part.pieces.append(.table(table))
        }
        let minutes = view.minutes.filter { $0.noun.round == id }
        if minutes.isEmpty {
            part.pieces.append(.remark("No minutes of this round are on record."))
        } else {
            part.pieces += minutes.map { recorded in
                var card = TalksCard(label: recorded.noun.id.rawValue, cardHeading: "Minutes")
                if let session = recorded.noun.session { card.cardHeading += " of session \(session.rawValue)" }
                if let words = recorded.noun.words { card.lines.append(TalksLine(words)) }
                card.facts += TalksFact.optional("Paper", recorded.noun.paper.map(wording.paper))
                card.remarks = wording.remarks(recorded)
                return .card(card)
            }
        }
        return part
    }

    /// The papers put on the table in the round.
    var papersPart: TalksPart {
        var part = TalksPart(partID: "papers", partTitle: "Papers")
        let papers = view.papers.filter { $0.noun.round == id }
        if papers.isEmpty {
            part.leads = [TalksLine("No paper put on the table in this round is on record.")]
        }
        part.pieces = papers.map { recorded in
            let paper = recorded.noun
            var card = TalksCard(label: paper.id.rawValue, cardHeading: paper.title)
            card.standing = [paper.paperType.label, paper.revision].compactMap { $0 }.joined(separator: ", ")
            card.facts = [
                TalksFact("From", paper.from.isEmpty ? "Unattributed" : wording.names(paper.from)),
                TalksFact("To", paper.to.isEmpty ? "Not on record" : wording.names(paper.to)),
                TalksFact("Given", paper.date.map { wording.moment($0, zone: zone) } ?? "Not on record"),
            ]
            if !paper.languages.isEmpty {
                let languages = paper.languages.map {
                    wording.language($0) + (paper.authentic.contains($0) ? " (authentic)" : "")
                }
                card.facts.append(TalksFact("Languages", languages.joined(separator: ", ")))
            }
            card.facts += TalksFact.optional("Replaces", paper.replaces.map(wording.paper))
            card.facts += TalksFact.optional("SHA-256", paper.sha256)
            card.facts += TalksFact.optional("Note", paper.note)
            card.remarks = wording.remarks(recorded)
            return .card(card)
        }
        return part
    }
}
