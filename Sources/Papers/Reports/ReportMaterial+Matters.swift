import Exchanges
import Linkage
import Persons

extension ReportMaterial {
    /// What waits for an answer in one side's claims and lists, for the mediator.
    func openMatters(of side: SideID, _ verdicts: PairVerdicts) -> [Unresolved] {
        let place = Dictionary(
            zip(claims[side]?.list.ids ?? [], 0...), uniquingKeysWith: { first, _ in first })
        func pairIDs(_ pairs: [(claim: LineID, holding: LineID)]) -> [String] {
            pairs.sorted { (place[$0.claim] ?? 0, $0.holding) < (place[$1.claim] ?? 0, $1.holding) }
                .map { "\($0.claim.rawValue) · \($0.holding.rawValue)" }
        }
        let waiting = waitingPairs(side, verdicts)
        let unanswered = claimAnswers(side, verdicts).filter { $0.answer == nil }.map(\.line.rawValue)
        let minors = persons.persons.filter { $0.heldBy == side && $0.isMinor }.map(\.id.rawValue)
        return [
            Unresolved(
                what: "Possible links that no reviewer has seen", side: side, count: waiting.count,
                settle: "Two reviewers judge each pair.", ids: pairIDs(waiting), arePairs: true),
            Unresolved(
                what: "Pairs on which the reviewers do not agree", side: side, count: verdicts.open.count,
                settle: "The reviewers look again, with what else is known.", ids: pairIDs(verdicts.open),
                arePairs: true),
            Unresolved(
                what: "Claimed, no answer", side: side, count: unanswered.count,
                settle: "The holder answers, or the claim gets more data.", ids: unanswered),
            Unresolved(
                what: "Held and under 18, perhaps", side: side, count: minors.count,
                settle: "The child track; the birth date is checked.", ids: minors),
        ] + listMatters(side)
    }

    /// What waits for an answer of one side's own, as that side may see it.
    func ownMatters(of side: SideID, _ verdicts: PairVerdicts) -> [Unresolved] {
        let unanswered = claimAnswers(side, verdicts).filter { $0.answer != .confirmed }.map(\.line.rawValue)
        return [
            Unresolved(
                what: "Claimed, no answer", side: side, count: unanswered.count,
                settle: "The holder answers, or the claim gets more data.", ids: unanswered)
        ] + listMatters(side)
    }

    /// Findings that their author can mend, and rows that were not accepted.
    private func listMatters(_ side: SideID) -> [Unresolved] {
        [("claim list", claims[side]), ("holding list", holdings[side])].flatMap { kind, imported in
            let errors = (imported?.findings ?? []).filter { $0.severity == .error }
            let codes = Set(errors.map(\.code)).subtracting(RejectReason.allCases.map(\.rawValue))
            let toMend = codes.reduce(0) { $0 + (imported?.findingCounts[$1] ?? 0) }
            return [
                Unresolved(
                    what: "Errors to mend on the \(kind)", side: side, count: toMend,
                    settle: "The author mends them; list check names each place.", ids: []),
                Unresolved(
                    what: "Rows of the \(kind) not accepted", side: side, count: imported?.totals.rejected ?? 0,
                    settle: "The author sends the rows again; list check names each place.", ids: []),
            ]
        }
    }

    /// Terms that cannot be kept, and the changes that would help.
    func impossibilities(in plan: ExchangePlan) -> [Unresolved] {
        let conflicts = plan.conflicts.map { conflict in
            Unresolved(
                what: "Terms that cannot hold together: \(Wording.list(conflict.clauses))", side: conflict.side,
                count: 1,
                settle: conflict.words, ids: [])
        }
        let repairs = plan.repairs.map { repair in
            Unresolved(
                what: "A change that would be enough: \(Wording.list(repair.clauses))", side: repair.side, count: 1,
                settle: repair.allowed ? repair.words : "Not allowed. \(repair.words)", ids: [])
        }
        return conflicts + repairs
    }

    /// Who goes in which stage, for the mediator: inside and outside the count apart.
    func manifests(_ sides: [SideID]) -> [Manifest] {
        plan.stages.flatMap { stage in
            sides.flatMap { side in
                [(true, "counted"), (false, "outside the count")].compactMap { counted, words in
                    let ids = stage.released.filter { $0.heldBy == side && $0.counted == counted }.map(
                        \.person.rawValue)
                    guard !ids.isEmpty else { return nil }
                    return Manifest(
                        stage: stage.stage,
                        heading: "Stage \(stage.stage), released by \(terms.name(of: side)), \(words) "
                            + "(\(Wording.number(ids.count)))",
                        ids: ids)
                }
            }
        }
    }

    /// Who goes in which stage, as `reader` may see it: its own returning people by the lines of its claim list,
    /// and the people it releases by the lines of its holding list.
    func manifests(_ sides: [SideID], for reader: SideID, _ verdicts: PairVerdicts) -> [Manifest] {
        plan.stages.flatMap { stage in
            sides.map { holder in
                let released = stage.released.filter { $0.heldBy == holder }
                let lines = released.map {
                    LineID(rawValue: String($0.person.rawValue.dropFirst(holder.rawValue.count)))
                }
                let ids: [String]
                let heading: String
                if holder == reader {
                    heading = "Stage \(stage.stage), released by \(terms.name(of: holder)), lines of its holding list"
                    ids = lines.map(\.rawValue)
                } else {
                    heading = "Stage \(stage.stage), coming to \(terms.name(of: reader)), lines of its claim list"
                    ids = lines.flatMap { verdicts.claimsOfHolding[$0] ?? [] }.map(\.rawValue).sorted()
                }
                return Manifest(
                    stage: stage.stage, heading: "\(heading) (\(Wording.count(released.count, "person", "people")))",
                    ids: ids)
            }
        }
    }
}
