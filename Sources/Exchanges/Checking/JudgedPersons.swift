import Persons

/// What the judge makes of the persons under the terms before it looks at a plan: every statement of every clause
/// asked of everybody once, column by column, and who could go.
struct JudgedPersons {
    let persons: [PlanPerson]
    /// For each clause, for each of its statements, for each person: whether it is true.
    let truths: [[[Bool]]]
    /// A `must` asks for the person.
    let isDue: [Bool]
    /// A `must` sends the person outside the number.
    let isOutside: [Bool]
    /// What a counted person comes to by the table of equivalents, or one where there is none; outside: nothing.
    let weight: [Int]
    /// A veto over the person stands, as far as `veto_rank` was seen.
    let isVetoed: [Bool]
    /// An `exclude` keeps the person back.
    let isExcluded: [Bool]
    /// The person can go, as far as sealed columns were seen.
    let canGo: [Bool]

    init(terms: ExchangeTerms, persons: [PlanPerson]) {
        self.persons = persons
        truths = terms.clauses.map { clause in clause.term.predicates.map { Self.truth(of: $0, persons) } }
        var isDue = [Bool](repeating: false, count: persons.count)
        var isOutside = isDue
        var isExcluded = isDue
        for (index, clause) in terms.clauses.enumerated() {
            switch clause.term {
            case .must(let must):
                for person in persons.indices where truths[index][0][person] {
                    isDue[person] = true
                    if !must.counts { isOutside[person] = true }
                }
            case .exclude:
                for person in persons.indices where truths[index][0][person] { isExcluded[person] = true }
            default: break
            }
        }
        for person in persons.indices where isDue[person] { isExcluded[person] = false }
        var isVetoed = [Bool](repeating: false, count: persons.count)
        for (index, clause) in terms.clauses.enumerated() {
            guard case .veto(let veto) = clause.term else { continue }
            for side in SideID.allCases {
                var ranked: [(rank: Int, person: Int)] = []
                for person in persons.indices where persons[person].heldBy == side && !isDue[person] {
                    guard let rank = persons[person].vetoRank else { continue }
                    if !truths[index].contains(where: { $0[person] }) { ranked.append((rank, person)) }
                }
                ranked.sort { ($0.rank, persons[$0.person].id) < ($1.rank, persons[$1.person].id) }
                for (_, person) in ranked.prefix(veto.max(of: side)) { isVetoed[person] = true }
            }
        }
        canGo = persons.indices.map { person in
            persons[person].confirmed && persons[person].consent && persons[person].fit && !persons[person].retained
                && !persons[person].isMinor && !isExcluded[person] && !isVetoed[person]
        }
        let table = terms.weights?.table
        weight = zip(persons, isOutside).map { person, isOutside in
            if isOutside { return 0 }
            return table.map { $0[person.rank] ?? 0 } ?? 1
        }
        self.isDue = isDue
        self.isOutside = isOutside
        self.isExcluded = isExcluded
        self.isVetoed = isVetoed
    }

    /// Nothing that anybody may read keeps the person back: what is left rests on sealed columns.
    func mayGoByWhatIsPublic(_ person: Int) -> Bool {
        persons[person].confirmed && !persons[person].retained && !persons[person].isMinor && !isExcluded[person]
    }

    /// Of whom a statement is true; what is not known is never true.
    static func truth(of predicate: PersonPredicate, _ persons: [PlanPerson]) -> [Bool] {
        func lies(_ number: Int?, _ range: NumberRange) -> Bool {
            guard let number else { return false }
            if let lower = range.lower, number < lower { return false }
            if let upper = range.upper, number > upper { return false }
            return true
        }
        let all = persons.indices
        switch predicate {
        case .status(let asked): return all.map { persons[$0].status == asked }
        case .sex(let asked): return all.map { persons[$0].sex == asked }
        case .age(let range): return all.map { lies(persons[$0].age, range) }
        case .captiveMonths(let range): return all.map { lies(persons[$0].captiveMonths, range) }
        case .rank(let asked, orAbove: true): return all.map { persons[$0].rank.rawValue >= asked.rawValue }
        case .rank(let asked, orAbove: false): return all.map { persons[$0].rank.rawValue == asked.rawValue }
        case .health(let asked): return all.map { persons[$0].health == asked }
        case .ambulance(let asked): return all.map { persons[$0].ambulance == asked }
        case .proceedings(let asked): return all.map { persons[$0].proceedings == asked }
        case .site(let asked): return all.map { persons[$0].site == asked }
        case .band(let range): return all.map { lies(persons[$0].band, range) }
        case .ids(let asked):
            let asked = Set(asked)
            return all.map { asked.contains(persons[$0].id) }
        case .any(let parts):
            var any = [Bool](repeating: false, count: persons.count)
            for part in parts {
                for (person, holds) in truth(of: part, persons).enumerated() where holds { any[person] = true }
            }
            return any
        case .all(let parts):
            var every = [Bool](repeating: true, count: persons.count)
            for part in parts {
                for (person, holds) in truth(of: part, persons).enumerated() where !holds { every[person] = false }
            }
            return every
        case .not(let part): return truth(of: part, persons).map { !$0 }
        }
    }
}

/// A family on one side; who bears the same mark on the other side is not of it.
struct FamilyMark: Hashable {
    private let side: SideID
    private let mark: String

    /// Nil for somebody of no family.
    init?(_ person: PlanPerson) {
        if person.family.isEmpty { return nil }
        side = person.heldBy
        mark = person.family
    }
}

/// Who goes when under the plan judged, as positions in the persons.
struct ReadPlan {
    /// The stage in which each person goes, counted from 1; 0 for those who stay.
    var stageOf: [Int]
    /// The wave within it, counted from 1; 0 where the plan names none.
    var waveOf: [Int]
    /// Those who go, in the order of the plan.
    var going: [Int] = []

    init(personCount: Int) {
        stageOf = [Int](repeating: 0, count: personCount)
        waveOf = stageOf
    }
}
