public import Persons

/// What differs between two plans over the same persons: for the neutral, or as one side may read it.
public struct PlanDifference: Codable, Hashable, Sendable {
    /// One level, side by side; nil where a plan does not state it.
    public struct Level: Codable, Hashable, Sendable {
        /// Which level.
        public let level: LevelName
        /// Its value in the first plan.
        public let first: Int?
        /// Its value in the second.
        public let second: Int?
    }

    /// People of one category whom one side releases.
    public struct Group: Codable, Hashable, Sendable {
        /// The side that releases them.
        public let heldBy: SideID
        /// Which people: those inside and outside the number.
        public let category: PlanTotals.Category
        /// Who go under the first plan only.
        public var firstOnly = 0
        /// Who go under the second only.
        public var secondOnly = 0
        /// Who go under both in one stage.
        public var same = 0
        /// Who go under both, earlier under the second.
        public var earlier = 0
        /// Who go under both, later under the second.
        public var later = 0

        enum CodingKeys: String, CodingKey {
            case heldBy = "held_by"
            case category
            case firstOnly = "first_only"
            case secondOnly = "second_only"
            case same, earlier, later
        }
    }

    /// Counted people released so far by A less those by B, after one stage; nil where a plan has no such stage.
    public struct Balance: Codable, Hashable, Sendable {
        /// Counted from 1.
        public let stage: Int
        /// Under the first plan.
        public let first: Int?
        /// Under the second.
        public let second: Int?
    }

    /// Somebody who goes under both plans, in different stages.
    public struct Move: Codable, Hashable, Sendable {
        /// Who.
        public let person: PersonID
        /// The stage under the first plan.
        public let first: Int
        /// The stage under the second.
        public let second: Int
    }

    /// The levels, in the order of the first plan, then those that the second states besides.
    public private(set) var levels: [Level]
    /// By side, then category.
    public private(set) var groups: [Group]
    /// By stage.
    public let balance: [Balance]
    /// What changed in the terms; empty where both plans have the same.
    public let terms: TermsDifference
    /// Who goes under the first plan only, by id; nil for a side.
    public private(set) var firstOnly: [PersonID]?
    /// Who goes under the second plan only, by id; nil for a side.
    public private(set) var secondOnly: [PersonID]?
    /// Who changes stage, by id; nil for a side.
    public private(set) var moved: [Move]?

    enum CodingKeys: String, CodingKey {
        case levels, groups, balance, terms
        case firstOnly = "first_only"
        case secondOnly = "second_only"
        case moved
    }

    /// Compares two plans; people that `persons` does not hold are left out of the counts by category.
    public init(from first: ExchangePlan, to second: ExchangePlan, terms: TermsDifference, persons: PlanPersons) {
        self.terms = terms
        let values = [first, second].map { plan in
            Dictionary(plan.levels.map { ($0.level, $0.value) }, uniquingKeysWith: { first, _ in first })
        }
        let names = first.levels.map(\.level)
        levels = (names + second.levels.map(\.level).filter { !names.contains($0) })
            .map { Level(level: $0, first: values[0][$0], second: values[1][$0]) }
        let gaps = [first, second].map { plan in
            PlanExposure(plan).points.filter { $0.endsStage && $0.stage > 0 }.map(\.gap)
        }
        balance = (0..<max(gaps[0].count, gaps[1].count)).map { stage in
            func gap(_ plan: Int) -> Int? { gaps[plan].indices.contains(stage) ? gaps[plan][stage] : nil }
            return Balance(stage: stage + 1, first: gap(0), second: gap(1))
        }
        let stages = [Self.stages(first), Self.stages(second)]
        firstOnly = stages[0].keys.filter { stages[1][$0] == nil }.sorted()
        secondOnly = stages[1].keys.filter { stages[0][$0] == nil }.sorted()
        moved = stages[0].compactMap { person, stage in
            guard let other = stages[1][person], other != stage else { return nil }
            return Move(person: person, first: stage, second: other)
        }.sorted { $0.person < $1.person }
        groups = SideID.allCases.flatMap { side in
            let going = persons.persons.filter {
                $0.heldBy == side && (stages[0][$0.id] != nil || stages[1][$0.id] != nil)
            }
            return PlanTotals.Category.allCases.map { category in
                var group = Group(heldBy: side, category: category)
                for person in going where category.holds(person) {
                    switch (stages[0][person.id], stages[1][person.id]) {
                    case (let before?, let after?) where before == after: group.same += 1
                    case (let before?, let after?): if after < before { group.earlier += 1 } else { group.later += 1 }
                    case (.some, nil): group.firstOnly += 1
                    case (nil, _): group.secondOnly += 1
                    }
                }
                return group
            }
        }
    }

    /// The difference as one side may read it: no person, and no level that rests on the other side's wishes.
    public func view(for side: SideID) -> PlanDifference {
        var view = self
        view.levels = levels.filter { $0.level.wishes.isSubset(of: [side]) }
        (view.firstOnly, view.secondOnly, view.moved) = (nil, nil, nil)
        return view
    }

    private static func stages(_ plan: ExchangePlan) -> [PersonID: Int] {
        Dictionary(
            plan.stages.flatMap { stage in stage.released.map { ($0.person, stage.stage) } },
            uniquingKeysWith: { first, _ in first })
    }
}
