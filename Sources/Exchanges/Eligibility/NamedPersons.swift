public import Persons

extension ExchangeTerms {
    /// One finding for each clause that names persons whom the file does not hold: perhaps an id is mistyped.
    public func findings(on persons: PlanPersons, file: String?) -> [Finding] {
        let known = Set(persons.persons.map(\.id))
        return clauses.compactMap { clause in
            let unknown = clause.term.predicates.flatMap(\.named).filter { !known.contains($0) }.count
            if unknown == 0 { return nil }
            return Finding(
                file: file, row: clause.row, column: clause.id, severity: .warning, code: "ID_UNKNOWN",
                message: "The clause names \(Words.people(unknown)) not in the persons file.", mend: "Check its ids.")
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
