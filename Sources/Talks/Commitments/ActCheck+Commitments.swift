import Persons

extension ActCheck {
    mutating func check(_ commitment: Commitment) {
        if commitment.actor == nil {
            refuse(
                "NO_ACTOR", "actor", "A commitment without an actor.",
                mend: "Name the party that is to act; a shared duty is two commitments that mirror each other.")
        }
        if commitment.action.allSatisfy(\.isWhitespace) {
            refuse("NO_ACT", "action", "A commitment to nothing.", mend: "Say what is to be done.")
        }
        if let quantity = commitment.quantity, quantity.value < 1 {
            refuse("BAD_VALUE", "quantity", "A quantity below 1.", mend: "Write 1 or more, or leave it out.")
        }
        if let days = commitment.noticeDays, days < 0 {
            refuse("BAD_VALUE", "notice_days", "Fewer than no days.", mend: "Write 0 or more.")
        }
        if let clause = commitment.clause {
            if clause.status != .clean {
                refuse(
                    "CLAUSE_NOT_AGREED", "clause",
                    "The clause is \(clause.status?.rawValue ?? "of no known state"), not clean.",
                    mend: "Draw commitments from clean clauses; until then it stays a result with what it needs.")
            }
        }
        if reaches(commitment.id, from: commitment.dependsOn) {
            refuse(
                "WAITS_FOR_ITSELF", "depends_on", "The commitment waits, over others, for itself.",
                mend: "Take one of the dependencies out.")
        }
        for id in commitment.dependsOn + [commitment.mirrors].compactMap({ $0 })
        where id != commitment.id && record.kind(of: id) != .commitment {
            refuse("WRONG_KIND", "depends_on", "\(id.rawValue) is no commitment.", mend: "Name a commitment.")
        }
        if commitment.quantity == nil, commitment.fulfilment.map({ $0.paperType == nil }) ?? false {
            warn(
                "NO_QUANTITY", "quantity", "Figures are to show it, but no quantity is named.",
                mend: "Name how many; without it any figure from 1 fulfils it.")
        }
    }

    private func reaches(_ id: RecordID, from start: [RecordID]) -> Bool {
        var waiting = start
        var seen: Set<RecordID> = []
        while let next = waiting.popLast() {
            if next == id { return true }
            guard seen.insert(next).inserted else { continue }
            waiting += record.current(Commitment.self, next)?.dependsOn ?? []
        }
        return false
    }

    mutating func check(_ release: CommitmentRelease) {
        guard let commitment = record.current(Commitment.self, release.commitment) else { return }
        if commitment.beneficiary != release.party {
            refuse(
                "NOT_OWED_TO", "party", "Only the party it is owed to gives a commitment up.",
                mend: commitment.beneficiary.map { "It is owed to \($0.rawValue)." }
                    ?? "Correct the commitment first: it names nobody it is owed to.")
        }
        if let side = act.forSide, record.side(of: release.party) != side {
            refuse(
                "NOT_YOURS", "party", "One side cannot give up what is owed to the other.", mend: "Let it speak itself."
            )
        }
    }

    mutating func check(_ failure: ConditionFailure) {
        guard let commitment = record.current(Commitment.self, failure.commitment) else { return }
        if commitment.condition == nil {
            refuse(
                "NO_CONDITION", "commitment", "The commitment has no condition that could fail.",
                mend: "Name the condition by correcting the commitment, or enter what happened as an announcement.")
        }
    }
}
