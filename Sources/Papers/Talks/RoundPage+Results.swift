import Persons
import Talks

extension RoundPage {
    /// What was agreed, and by whose word.
    var agreedPart: TalksPart {
        var part = TalksPart(partID: "agreed", partTitle: "What was agreed, and by whose word")
        let standing = results.filter { $0.result.withdrawn == nil }
        guard !results.isEmpty else {
            part.leads = [TalksLine("No result of this round is on record.")]
            return part
        }
        part.leads = [TalksLine(agreedSentence(standing))]
        part.pieces = [.table(resultsTable(standing))] + results.map { .card(resultCard($0)) }
        return part
    }

    private func agreedSentence(_ results: [ResultView]) -> String {
        let agreed = results.filter { $0.established >= .inPrinciple }
        let highest = results.map(\.established).max() ?? .none
        let count = "\(Wording.count(results.count, "matter is", "matters are")) on record for this round."
        if agreed.isEmpty {
            return "\(count) None is established as agreed: the highest rung established is “\(highest.label)” "
                + "(\(highest.rung) of 9)."
        }
        let words = agreed.map { "\($0.result.noun.matter) (\($0.established.label.lowercased()))" }
        return "\(count) Established as agreed in principle or further: \(words.joined(separator: "; "))."
    }

    private func resultsTable(_ results: [ResultView]) -> Table {
        let voices = wording.voicesInOrder().filter { voice in
            voice.isSide || results.contains { !currentClaims($0, voice).isEmpty }
        }
        var table = Table(
            id: "results", caption: "The matters at a glance",
            columns: [("Matter", .words), ("Established", .phrase)]
                + voices.map { ("\(wording.name($0)) claims", .phrase) })
        for result in results {
            let claims = voices.map { voice in
                let rungs = currentClaims(result, voice).map { $0.rung.map(wording.rung) ?? "words without a rung" }
                return rungs.isEmpty ? (voice.isSide ? "not heard" : "–") : rungs.joined(separator: "; ")
            }
            table.append([result.result.noun.matter, wording.rung(result.established)] + claims, marked: [1])
        }
        return table
    }

    func currentClaims(_ result: ResultView, _ voice: Voice) -> [Claim] {
        result.claims.filter { $0.current && $0.claim.voice == voice }.map(\.claim)
    }

    private func resultCard(_ view: ResultView) -> TalksCard {
        let result = view.result.noun
        var card = TalksCard(label: result.id.rawValue, cardHeading: result.matter)
        card.standing = "Established: \(view.established.label) (\(view.established.rung) of 9)"
        let marks = wording.voicesInOrder().flatMap { voice in
            currentClaims(view, voice).compactMap { claim in
                claim.rung.map { LadderDrawing.ClaimMark(voice: wording.short(voice), rung: $0) }
            }
        }
        card.drawing =
            LadderDrawing(
                id: "ladder-\(identifier(result.id))", matter: result.matter, established: view.established,
                claims: marks
            ).svg
        card.lines = [TalksLine(view.establishedBecause)]
        card.boxes = boxes(
            { voice in view.claims.filter { $0.claim.voice == voice }.flatMap(claimLines) },
            silent: "No words of its own on this matter are on record.")
        card.facts = formalFacts(view)
        if !view.missing.isEmpty {
            card.facts.append(TalksFact("Missing for the next rung", view.missing.map { TalksLine($0) }))
        }
        if let becomes = result.becomesCommitment { card.facts.append(TalksFact("Becomes a commitment", becomes)) }
        if !result.commitmentNeeds.isEmpty {
            card.facts.append(TalksFact("Still needs", result.commitmentNeeds.joined(separator: ", ")))
        }
        card.facts += TalksFact.optional("Note", result.note)
        card.remarks = wording.remarks(view.result)
        return card
    }

    private func claimLines(_ view: ClaimView) -> [TalksLine] {
        let claim = view.claim
        let rung = claim.rung.map { "Claims: \($0.label) (\($0.rung))" } ?? "Speaks of it without a rung"
        var lines = [TalksLine.lead(view.current ? rung : "\(rung); no longer its last word")]
        if let words = claim.words { lines.append(.quote(words)) }
        let source = [
            claim.who.flatMap(wording.speaker), claim.date.map { wording.moment($0, zone: zone) },
            wording.statementSource(claim.statement),
        ].compactMap { $0 }
        if !source.isEmpty { lines.append(.source(source.joined(separator: " · "))) }
        if let stated = claim.established {
            lines.append(TalksLine("Entered with it as established: \(stated.label) (\(stated.rung))"))
        }
        return lines
    }

    private func formalFacts(_ view: ResultView) -> [TalksFact] {
        let acts = view.formalActs.map { act in
            let parts = [
                "\(wording.name(act.side)): \(act.rung.label)", act.person.map(wording.person),
                act.date.map { wording.moment($0, zone: zone) }, act.paper.map(wording.paper), act.words,
            ]
            return TalksLine(parts.compactMap { $0 }.joined(separator: " · "))
        }
        let retractions = view.retractions.map { retraction in
            let from = retraction.rung.map { " from “\($0.label)” up" } ?? ""
            let parts = [
                "\(wording.name(retraction.voice)) took its word back\(from)", retraction.who.flatMap(wording.speaker),
                retraction.date.map { wording.moment($0, zone: zone) }, retraction.words.map { "“\($0)”" },
                wording.statementSource(retraction.statement),
            ]
            return TalksLine(parts.compactMap { $0 }.joined(separator: " · "))
        }
        return (acts.isEmpty ? [] : [TalksFact("Formal acts", acts)])
            + (retractions.isEmpty ? [] : [TalksFact("Taken back", retractions)])
    }

    /// An id that can stand in the markup of a drawing.
    func identifier(_ id: RecordID) -> String {
        String(id.rawValue.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}
