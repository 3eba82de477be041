import Exchanges
import Persons

extension PlanFigures {
    /// Who goes, by stage and side.
    static func stages(of plan: ExchangePlan, _ persons: PlanPersons) -> [Stage] {
        let status = Dictionary(uniqueKeysWithValues: persons.persons.map { ($0.id, $0.status) })
        return plan.stages.map { stage in
            var heads: [SideID: Heads] = [:]
            for release in stage.released {
                let isCivilian = status[release.person] == .civilian
                switch (release.counted, isCivilian) {
                case (true, false): heads[release.heldBy, default: .init()].countedSoldiers += 1
                case (true, true): heads[release.heldBy, default: .init()].countedCivilians += 1
                case (false, false): heads[release.heldBy, default: .init()].outsideSoldiers += 1
                case (false, true): heads[release.heldBy, default: .init()].outsideCivilians += 1
                }
            }
            return Stage(number: stage.stage, date: stage.date.map(Wording.date(iso:)) ?? "", heads: heads)
        }
    }
}

extension WayFigures {
    /// The way of the people that `holder` holds. Another reader than the mediator sees `available` masked, and of the
    /// other side's holding list only those who are confirmed.
    init(
        heldBy holder: SideID, _ plan: ExchangePlan, _ terms: ExchangeTerms, _ persons: PlanPersons,
        _ eligibility: Eligibility, reader: SideID?
    ) {
        var counts = [PersonStatus: (held: Int, confirmed: Int, available: Int)]()
        for (person, standing) in zip(persons.persons, eligibility.standings) where person.heldBy == holder {
            counts[person.status, default: (0, 0, 0)].held += 1
            if person.confirmed { counts[person.status, default: (0, 0, 0)].confirmed += 1 }
            if standing.isEligible { counts[person.status, default: (0, 0, 0)].available += 1 }
        }
        let released = PlanFigures.stages(of: plan, persons).compactMap { $0.heads[holder] }
            .reduce(PlanFigures.Heads(), +)
        // Sealed columns may be kept in files of their own; then nobody here knows who is available.
        let hasVetoes = terms.clauses.contains { $0.term.kind == .veto }
        let hasSealed = persons.columns.isSuperset(of: hasVetoes ? [.consent, .fit, .vetoRank] : [.consent, .fit])
        func step(_ name: String, _ shown: (PersonStatus) -> Shown) -> Step {
            Step(name: name, soldiers: shown(.military), civilians: shown(.civilian))
        }
        self.init(
            holder: holder,
            steps: [
                step(Self.held) { reader == holder.other ? .hidden : .exactly(counts[$0]?.held ?? 0) },
                step(Self.confirmed) { .exactly(counts[$0]?.confirmed ?? 0) },
                step(Self.available) { status in
                    guard hasSealed else { return .hidden }
                    let count = counts[status] ?? (0, 0, 0)
                    return reader == nil ? .exactly(count.available) : .masked(count.available, of: count.confirmed)
                },
                step(Self.counted) {
                    .exactly($0 == .civilian ? released.countedCivilians : released.countedSoldiers)
                },
                step(Self.outside) {
                    .exactly($0 == .civilian ? released.outsideCivilians : released.outsideSoldiers)
                },
            ])
    }
}
