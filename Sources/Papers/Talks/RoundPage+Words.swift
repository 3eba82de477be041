import Persons
import Talks

extension RoundPage {
    /// Positions by issue, with as much room for one side as for the other.
    var positionsPart: TalksPart {
        var part = TalksPart(partID: "positions", partTitle: "Positions by issue")
        let positions = positions
        guard !positions.isEmpty else {
            part.leads = [TalksLine("No position is on record for this round.")]
            return part
        }
        part.leads = [
            TalksLine("A side’s own words stand apart from what another says of it. Older positions keep their date.")
        ]
        var issues: [String] = []
        for position in positions where !issues.contains(position.position.noun.issue) {
            issues.append(position.position.noun.issue)
        }
        part.pieces = issues.map { issue in
            var card = TalksCard(cardHeading: wording.issue(issue))
            card.boxes = view.order.map { side in
                let own = positions.filter { $0.position.noun.issue == issue && $0.position.noun.side == side }
                return TalksBox(
                    boxHeading: wording.name(side),
                    boxLines: own.isEmpty
                        ? [TalksLine("No position on record.")] : own.flatMap { positionLines($0) })
            }
            card.facts = view.overlaps.filter { $0.noun.issue == issue && $0.withdrawn == nil }.map {
                TalksFact("Where they meet", $0.noun.words)
            }
            return .card(card)
        }
        return part
    }

    private func positionLines(_ view: PositionView) -> [TalksLine] {
        let position = view.position.noun
        let types = position.types.map(\.label).joined(separator: " / ")
        var first = "\(types): \(position.matter) (\(position.id.rawValue))"
        if !position.toward.isEmpty { first += ", toward \(wording.names(position.toward))" }
        if let toward = position.towardWords { first += ", toward \(toward)" }
        var lines = [TalksLine.lead(first)]
        if let words = position.words { lines.append(.quote(words)) }
        lines.append(.source(wording.attribution(of: position, zone: zone)))
        if let note = position.note { lines.append(TalksLine("Note: \(note)")) }
        if !view.current, view.position.withdrawn == nil {
            lines.append(TalksLine("A later position of this side follows."))
        }
        lines += wording.remarks(view.position).map { TalksLine($0) }
        return lines
    }

    /// Statements with their attribution in words; what a ground rule keeps back stands last, for the mediator alone.
    var statementsPart: TalksPart {
        var part = TalksPart(partID: "statements", partTitle: "Statements")
        let plain = statements.filter { !$0.marked }
        let marked = isJoint ? [] : statements.filter(\.marked)
        if plain.isEmpty { part.leads = [TalksLine("No statement made in this round is on record.")] }
        part.pieces = plain.map { .card(statementCard($0.statement)) }
        if !marked.isEmpty {
            part.pieces.append(.subheading("Kept by ground rule, for the mediator alone"))
            part.pieces += marked.map { .card(statementCard($0.statement)) }
        }
        return part
    }

    /// Whether more than the mediator read the page.
    var isJoint: Bool { Reader(view.reader)?.isJoint ?? true }

    private func statementCard(_ recorded: Recorded<Statement>) -> TalksCard {
        let statement = recorded.noun
        let speaker = wording.speakers(statement.speakers) ?? "A speaker this reader may not read of"
        var card = TalksCard(label: statement.id.rawValue, cardHeading: speaker)
        card.standing = statement.statementKind.label
        if let words = statement.words { card.lines.append(.quote(words, language: statement.language)) }
        if let translation = statement.translation {
            let from = statement.language.map { " from \(wording.language($0))" } ?? ""
            let by = statement.translatedBy.map { ", by \($0)" } ?? ""
            card.lines.append(TalksLine("Translation\(from)\(by):"))
            card.lines.append(.quote(translation, language: statement.translationLanguage))
        }
        if let gist = statement.gist { card.lines.append(TalksLine("In the desk’s words: \(gist)")) }
        if statement.contentUnknown == true { card.lines.append(TalksLine("Nothing is known of the content.")) }
        var terms = "Attribution: \(statement.attribution.label)"
        if let via = statement.via.flatMap(wording.speaker) { terms += "; passed on by \(via)" }
        if let printer = statement.printedBy { terms += "; printed by \(printer)" }
        let source = [
            terms, statement.date.map { "said \(wording.moment($0, zone: zone))" }, statement.to.map { "to \($0)" },
        ]
        card.lines.append(.source(source.compactMap { $0 }.joined(separator: " · ")))
        card.facts += TalksFact.optional("Ground rule", statement.groundRule)
        if !statement.about.isEmpty {
            card.facts.append(TalksFact("About", statement.about.map(\.rawValue).joined(separator: ", ")))
        }
        card.facts += TalksFact.optional("Note", statement.note)
        card.remarks = wording.remarks(recorded)
        return card
    }

    /// Third parties beside the round.
    var contactsPart: TalksPart {
        var part = TalksPart(partID: "contacts", partTitle: "Contacts beside the round")
        let contacts = view.contacts.filter { $0.noun.round == id && $0.withdrawn == nil }
        guard !contacts.isEmpty else {
            part.leads = [TalksLine("No contact beside this round is on record.")]
            return part
        }
        var table = Table(
            id: "contact-list", caption: "Contacts",
            columns: [("How", .phrase), ("Who", .words), ("When", .phrase), ("What is known, and from whom", .words)])
        for contact in contacts {
            let noun = contact.noun
            let who = noun.parties.map(wording.name) + noun.people.compactMap(wording.speaker)
            let known = [
                noun.words, noun.contentUnknown == true ? "nothing is known of the content" : nil,
                noun.attribution?.label, wording.statementSource(noun.statement),
            ].compactMap { $0 }
            table.append([
                "\(noun.contactKind.label) (\(noun.id.rawValue))", who.isEmpty ? "–" : Wording.list(who),
                [noun.date.map { wording.moment($0, zone: zone) }, noun.dateWords].compactMap { $0 }.joined(
                    separator: "; "),
                known.isEmpty ? "–" : known.joined(separator: " · "),
            ])
        }
        part.pieces = [.table(table)]
        return part
    }
}

extension TalksWording {
    /// Whose words a position rests on: the side's own, or those of somebody who says it of the side.
    func attribution(of position: Position, zone: String?) -> String {
        let date = position.asOf.map { " · \(moment($0, zone: zone))" } ?? ""
        let terms = " · \(position.attribution.label)"
        if position.ownWords {
            let speaker = position.speaker.flatMap(self.speaker).map { ": \($0)" } ?? ""
            return "In its own words\(speaker)\(date)\(terms)"
        }
        var source = position.attributedBy.flatMap(speaker)
        switch position.sourceSide {
        case .a: source = joined(source, "a source of \(name(SideID.a))")
        case .b: source = joined(source, "a source of \(name(SideID.b))")
        case .unknown: source = joined(source, "the side of the source is unknown")
        case .neither, nil: break
        }
        var words = "Attributed to \(name(position.side)) by \(source ?? "another"), not its own words\(date)\(terms)"
        if let speaker = position.speaker.flatMap(self.speaker) { words += " · said to be the word of \(speaker)" }
        return words
    }

    private func joined(_ source: String?, _ side: String) -> String { source.map { "\($0) (\(side))" } ?? side }

    /// An issue's key as a heading.
    func issue(_ key: String) -> String {
        let words = key.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
