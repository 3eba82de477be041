import Persons

extension TalksRecord {
    /// What the record as it stands shows beside its single acts: accounts that differ with no divergence entered, and
    /// announcements in the same words that people say differ.
    var standingFindings: [Finding] {
        let divergences = standing(Divergence.self)
        func open(about ids: Set<RecordID>) -> [Divergence] {
            divergences.filter { divergence in
                !ids.isDisjoint(with: [divergence.about].compactMap { $0 } + divergence.between.compactMap(\.record))
                    && upon(Settlement.self, divergence.id).isEmpty
            }
        }
        func entered(about ids: Set<RecordID>) -> Bool {
            divergences.contains { !ids.isDisjoint(with: $0.needs) }
        }
        var findings: [Finding] = []
        for result in standing(TalksResult.self).sorted(by: { $0.id < $1.id }) {
            let ladder = ladder(of: result.id)
            if let a = ladder.words[.a], let b = ladder.words[.b], a != b, !entered(about: [result.id]) {
                findings.append(
                    note(result.id, "The two sides claim different rungs.", "CLAIMS_DIFFER"))
            }
            if ladder.established == .announced,
                open(about: [result.id]).contains(where: { [.wording, .existence].contains($0.divergenceKind) })
            {
                findings.append(
                    Finding(
                        column: result.id.rawValue, severity: .warning, code: "SENSE_DIFFERS",
                        message: "Both sides announce it, and a divergence over its words or existence is open.",
                        mend: "Settle the divergence, or let a side take its claim back."))
            }
        }
        for counter in returnPairs where !entered(about: Set(counter.ids)) {
            findings.append(
                note(counter.ids[0], "The two sides give different figures of one direction.", "FIGURES_DIFFER"))
        }
        return findings
    }

    private func note(_ id: RecordID, _ message: String, _ code: String) -> Finding {
        Finding(
            column: id.rawValue, severity: .note, code: code, message: message,
            mend: "Enter a divergence with what would settle it.")
    }

    /// Totals of one direction and unit on which the two sides differ.
    private var returnPairs: [(ids: [RecordID], difference: Int)] {
        let totals = standing(RemainsReturn.self).filter { $0.scope == .total }.sorted { $0.id < $1.id }
        return totals.flatMap { one in
            totals.filter {
                $0.from == one.from && $0.unit == one.unit && one.voice == .a && $0.voice == .b
                    && $0.until == one.until && $0.figure.value != one.figure.value
            }
            .map { ([one.id, $0.id], abs($0.figure.value - one.figure.value)) }
        }
    }
}
