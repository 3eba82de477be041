import Talks

extension RoundPage {
    /// What is owed, by whom.
    var owedPart: TalksPart {
        var part = TalksPart(partID: "owed", partTitle: "What is owed, by whom")
        let promised = results.filter { result in
            result.result.withdrawn == nil
                && !commitments.contains { $0.commitment.noun.result == result.result.noun.id }
        }
        if commitments.isEmpty {
            part.leads = [TalksLine("No commitment that follows from this round is on record.")]
        } else {
            part.leads = [
                TalksLine(
                    "\(Wording.count(commitments.count, "commitment follows", "commitments follow")) from this round. "
                        + "Where each stands is derived from what both sides report, for the day of this page.")
            ]
            part.pieces = commitments.map { .card(commitmentCard($0)) }
        }
        let open = promised.filter {
            $0.result.noun.becomesCommitment != nil || !$0.result.noun.commitmentNeeds.isEmpty
        }
        if !open.isEmpty {
            part.pieces.append(.subheading("Spoken of, not yet a commitment"))
            part.pieces += open.map { result in
                let noun = result.result.noun
                let words = [
                    noun.becomesCommitment,
                    noun.commitmentNeeds.isEmpty ? nil : "needs: \(noun.commitmentNeeds.joined(separator: ", "))",
                ].compactMap { $0 }
                return .remark("\(noun.matter): \(words.joined(separator: "; "))")
            }
        }
        return part
    }

    private func commitmentCard(_ view: CommitmentView) -> TalksCard {
        let commitment = view.commitment.noun
        let actor = commitment.actor.map { wording.name($0) } ?? "An actor this reader may not read of"
        var card = TalksCard(label: commitment.id.rawValue, cardHeading: "\(actor): \(commitment.action)")
        card.standing = "Stands: \(view.state.label)"
        card.lines = [TalksLine(view.stateBecause)]
        card.facts = [
            TalksFact("Quantity", quantity(commitment)), TalksFact("For whom", beneficiary(commitment)),
            TalksFact("Due", commitment.due.map { wording.moment($0, zone: zone) } ?? "No date has been agreed"),
            TalksFact("Condition", commitment.condition ?? "None on record"),
            TalksFact("Proof", commitment.proof ?? "Not said what shows it"),
            TalksFact("Carried out", "\(view.level.label) (\(view.level.rawValue) of 3)"),
        ]
        if let basis = commitment.basis { card.facts.append(TalksFact("Basis", basis.label)) }
        card.facts += TalksFact.optional("Follows from", drawnFrom(commitment))
        if !view.waitsFor.isEmpty {
            card.facts.append(TalksFact("Waits for", view.waitsFor.map(\.rawValue).joined(separator: ", ")))
        }
        if let mirror = commitment.mirrors {
            card.facts.append(TalksFact("Same words of the other side", mirror.rawValue))
        }
        card.facts += TalksFact.optional("Note", commitment.note)
        card.boxes = boxes(
            { voice in
                view.evidence.filter { $0.voice == voice }.map { figure in
                    let parts: [String?] = [
                        "\(Wording.number(figure.value)): \(figure.proof)",
                        figure.date.map { wording.moment($0, zone: zone) },
                        figure.records.isEmpty ? nil : figure.records.map(\.rawValue).joined(separator: ", "),
                    ]
                    return TalksLine(parts.compactMap { $0 }.joined(separator: " · "))
                }
            }, silent: "No figure of its own on what has been done is on record.")
        card.remarks = wording.remarks(view.commitment)
        return card
    }

    private func quantity(_ commitment: Commitment) -> String {
        guard let figure = commitment.quantity else { return "None named" }
        return wording.figure(figure) + (figure.words.map { " (“\($0)”)" } ?? "")
    }

    private func beneficiary(_ commitment: Commitment) -> String {
        let words: [String] = [commitment.beneficiary.map { wording.name($0) }, commitment.beneficiaryWords]
            .compactMap { $0 }
        return words.isEmpty ? "Not said" : words.joined(separator: ": ")
    }

    private func drawnFrom(_ commitment: Commitment) -> String? {
        let clause: String? = commitment.clause.map { clause in
            "clause \(clause.clause) of \(wording.paper(clause.paper))"
                + (clause.status.map { ", then “\($0.label)”" } ?? "")
        }
        let words = [commitment.result.map { "result \($0.rawValue)" }, clause].compactMap { $0 }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }
}
