import Persons
import Talks

extension RoundPage {
    /// What is contested: divergences, matters on which the claims differ, objections.
    var contestedPart: TalksPart {
        var part = TalksPart(partID: "contested", partTitle: "What is contested")
        let (own, later) = divergences
        let differing = results.filter { $0.result.withdrawn == nil && claimedRungs($0).count > 1 }
        let objections = view.objections.filter { $0.withdrawn == nil }
        if own.isEmpty, later.isEmpty, differing.isEmpty, objections.isEmpty, view.findings.isEmpty {
            part.leads = [TalksLine("No divergence, differing claim or objection is on record.")]
            return part
        }
        part.leads = [TalksLine(contestedSentence(own, differing))]
        part.pieces = own.map { .card(divergenceCard($0)) }
        if !differing.isEmpty { part.pieces.append(.table(differenceTable(differing))) }
        if !later.isEmpty {
            part.pieces.append(.subheading("Contested in what came after, or beside the round"))
            part.pieces += later.map { .card(divergenceCard($0)) }
        }
        if !objections.isEmpty { part.pieces.append(.table(objectionTable(objections))) }
        if !view.findings.isEmpty { part.pieces.append(.table(findingTable)) }
        return part
    }

    /// What the record as a whole shows: accounts that differ with no divergence entered.
    private var findingTable: Table {
        var table = Table(
            id: "findings", caption: "Found in the whole record",
            columns: [("Record", .text), ("Found", .words), ("What would mend it", .words)])
        for finding in view.findings { table.append([finding.column ?? "–", finding.message, finding.mend]) }
        return table
    }

    private var divergences: (own: [DivergenceView], later: [DivergenceView]) {
        let ids = ownIDs
        func isOwn(_ view: DivergenceView) -> Bool {
            view.divergence.noun.needs.contains { ids.contains($0) }
        }
        let standing = view.divergences.filter { $0.divergence.withdrawn == nil }
        return (standing.filter(isOwn), standing.filter { !isOwn($0) })
    }

    private func claimedRungs(_ result: ResultView) -> Set<AgreementDegree> {
        Set(
            result.claims.filter { $0.current && ($0.claim.voice.isSide || $0.claim.voice == .chair) }.compactMap(
                \.claim.rung))
    }

    private func contestedSentence(_ own: [DivergenceView], _ differing: [ResultView]) -> String {
        let open = own.count(where: \.open)
        var sentences = [
            own.isEmpty
                ? "No divergence on this round’s own matters is on record."
                : "\(Wording.count(own.count, "divergence", "divergences")) on this round’s own matters, \(open) open."
        ]
        if !differing.isEmpty {
            sentences.append(
                "On \(Wording.count(differing.count, "matter", "matters")) the voices claim different rungs.")
        }
        return sentences.joined(separator: " ")
    }

    private func divergenceCard(_ view: DivergenceView) -> TalksCard {
        let divergence = view.divergence.noun
        let matter = divergence.matter ?? divergence.about.map { matterWords($0) } ?? divergence.divergenceKind.label
        var card = TalksCard(label: divergence.id.rawValue, cardHeading: matter)
        card.standing = "\(divergence.divergenceKind.label). \(view.open ? "Open." : "Settled.")"
        let order = wording.voicesInOrder()
        let accounts = divergence.between.enumerated().sorted { left, right in
            let (a, b) = (left.element.voice.flatMap(order.firstIndex), right.element.voice.flatMap(order.firstIndex))
            return (a ?? order.count, left.offset) < (b ?? order.count, right.offset)
        }
        card.boxes = accounts.map { _, account in accountBox(account) }
        card.facts = [TalksFact("What would settle it", divergence.settledBy)]
        for settlement in view.settlements {
            let parts = [
                settlement.words, settlement.date.map { wording.moment($0, zone: zone) },
                "record \(settlement.reference.rawValue)",
            ]
            card.facts.append(TalksFact("Settled by", parts.compactMap { $0 }.joined(separator: " · ")))
        }
        card.remarks = wording.remarks(view.divergence)
        return card
    }

    private func accountBox(_ account: DivergentAccount) -> TalksBox {
        let speaker = account.who.flatMap(wording.speaker)
        var box = TalksBox(boxHeading: account.voice.map(wording.name) ?? speaker ?? "A record")
        if let figure = account.figure { box.boxStanding = wording.figure(figure) }
        if let words = account.words ?? account.figure?.words { box.boxLines.append(.quote(words)) }
        let source = [
            account.voice == nil ? nil : speaker, account.date.map { wording.moment($0, zone: zone) },
            account.record.map { "record \($0.rawValue)" },
        ].compactMap { $0 }
        if !source.isEmpty { box.boxLines.append(.source(source.joined(separator: " · "))) }
        return box
    }

    /// The matter of a record a divergence is about.
    private func matterWords(_ id: RecordID) -> String {
        if let result = view.results.first(where: { $0.result.noun.id == id }) { return result.result.noun.matter }
        if let position = view.positions.first(where: { $0.position.noun.id == id }) {
            return position.position.noun.matter
        }
        return "Record \(id.rawValue)"
    }

    private func differenceTable(_ results: [ResultView]) -> Table {
        let voices = wording.voicesInOrder().filter { voice in
            voice.isSide || (voice == .chair && results.contains { !currentClaims($0, voice).isEmpty })
        }
        var table = Table(
            id: "differences", caption: "Matters on which the claims differ",
            columns: [("Matter", .words)] + voices.map { (wording.name($0), .phrase) })
        for result in results {
            table.append(
                ["\(result.result.noun.matter) (\(result.result.noun.id.rawValue))"]
                    + voices.map { voice in
                        let rungs = currentClaims(result, voice).compactMap { $0.rung.map(wording.rung) }
                        return rungs.isEmpty ? "not heard on its rung" : rungs.joined(separator: "; ")
                    })
        }
        return table
    }

    private func objectionTable(_ objections: [Recorded<Objection>]) -> Table {
        var table = Table(
            id: "objections", caption: "Objections",
            columns: [("By", .text), ("Grounds", .phrase), ("To", .words), ("Words and source", .words)])
        for objection in objections {
            let noun = objection.noun
            let source = [
                noun.words.map { "“\($0)”" }, noun.who.flatMap(wording.speaker),
                noun.date.map { wording.moment($0, zone: zone) }, wording.statementSource(noun.statement),
            ].compactMap { $0 }
            table.append([
                wording.name(noun.side), noun.grounds.map(\.label).joined(separator: "; "), objected(noun.to),
                source.isEmpty ? "–" : source.joined(separator: " · "),
            ])
        }
        return table
    }

    private func objected(_ id: RecordID) -> String {
        if let list = view.lists.first(where: { $0.noun.id == id }) { return "\(list.noun.what) (\(id.rawValue))" }
        if let announcement = view.announcements.first(where: { $0.noun.id == id }) {
            return "\(announcement.noun.words) (\(id.rawValue))"
        }
        return "record \(id.rawValue)"
    }
}
