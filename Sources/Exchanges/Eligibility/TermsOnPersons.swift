public import Persons

extension ExchangeTerms {
    /// What in the terms does not fit the persons: ids nobody has, named persons of the other side, crossings nobody
    /// takes, wishes above the highest tier. Numbers only.
    public func findings(on persons: PlanPersons, file: String?) -> [Finding] {
        let side = Dictionary(uniqueKeysWithValues: persons.persons.map { ($0.id, $0.heldBy) })
        let crossings = Set(persons.persons.map(\.crossing))
        return clauses.flatMap { clause -> [Finding] in
            var findings: [Finding] = []
            func warn(_ code: String, _ message: String, _ mend: String) {
                findings.append(
                    Finding(
                        file: file, row: clause.row, column: clause.id, severity: .warning, code: code,
                        message: message, mend: mend))
            }
            let unknown = clause.term.predicates.flatMap(\.named).filter { side[$0] == nil }.count
            if unknown > 0 {
                warn(
                    "ID_UNKNOWN", "The clause names \(Words.people(unknown)) not in the persons file.",
                    "Check its ids.")
            }
            switch clause.term {
            case .named(let named):
                let others = named.ids.filter { side[$0] != nil && side[$0] != (named.releasedBy ?? side[$0]) }.count
                if others > 0 {
                    warn(
                        "NAMED_SIDE",
                        "\(Words.people(others)) of those named \(others == 1 ? "is" : "are") not held by "
                            + "\(named.releasedBy.map { name(of: $0) } ?? "that side").", "Check released_by.")
                }
            case .capacity(let capacity):
                for crossing in capacity.crossings where !crossings.contains(crossing.name) {
                    warn(
                        "CROSSING_UNKNOWN", "Nobody in the persons file goes by the crossing \"\(crossing.name)\".",
                        NearestName.mend(for: crossing.name, among: crossings.filter { !$0.isEmpty }.sorted()))
                }
            case .priority(let priority):
                let above = persons.persons.filter { $0.wishTier > priority.tiers }.count
                if above > 0 {
                    warn(
                        "WISH_RANGE",
                        "The wishes for \(Words.people(above)) lie above the highest tier, \(priority.tiers).",
                        "Raise tiers or correct wish_tier.")
                }
            default: break
            }
            return findings
        }
    }
}

extension PersonPredicate {
    /// The persons named in it.
    fileprivate var named: [PersonID] {
        switch self {
        case .ids(let ids): ids
        case .any(let parts), .all(let parts): parts.flatMap(\.named)
        case .not(let part): part.named
        case .status, .sex, .age, .captiveMonths, .rank, .health, .ambulance, .proceedings, .site, .band: []
        }
    }
}
