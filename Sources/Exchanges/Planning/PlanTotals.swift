public import Persons

/// Who goes under a plan, by stage, side and category; those inside and outside the number apart.
public struct PlanTotals: Hashable, Sendable {
    /// The categories, each of which a person may or may not belong to.
    public enum Category: String, CaseIterable, Codable, Sendable {
        /// Everybody.
        case all
        /// Prisoners of war.
        case soldiers
        /// Civilians.
        case civilians
        /// Women, of both.
        case women
        /// Seriously wounded or sick, of both.
        case severe
    }

    /// People of one category whom one side releases in one stage.
    public struct Row: Hashable, Sendable {
        /// Counted from 1.
        public let stage: Int
        /// The side that releases them.
        public let heldBy: SideID
        /// Which people.
        public let category: Category
        /// Those inside the number.
        public let counted: Int
        /// Those outside it.
        public let outside: Int
    }

    /// Every stage, side and category, in that order.
    public let rows: [Row]

    /// The totals of a plan; people that `persons` does not hold are left out.
    public init(_ plan: ExchangePlan, persons: PlanPersons) {
        let byID = Dictionary(uniqueKeysWithValues: persons.persons.map { ($0.id, $0) })
        rows = plan.stages.flatMap { stage in
            let going = stage.released.compactMap { release in byID[release.person].map { (release, $0) } }
            return SideID.allCases.flatMap { side in
                Category.allCases.map { category in
                    let here = going.filter { $0.1.heldBy == side && category.holds($0.1) }
                    let counted = here.filter { $0.0.counted }.count
                    return Row(
                        stage: stage.stage, heldBy: side, category: category, counted: counted,
                        outside: here.count - counted)
                }
            }
        }
    }
}

extension PlanTotals.Category {
    func holds(_ person: PlanPerson) -> Bool {
        switch self {
        case .all: true
        case .soldiers: person.status == .military
        case .civilians: person.status == .civilian
        case .women: person.sex == .female
        case .severe: person.health == .severe
        }
    }
}
