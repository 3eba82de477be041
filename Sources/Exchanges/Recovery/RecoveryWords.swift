import Persons

/// What a recovery did and why, in sentences for the neutral.
struct RecoveryWords {
    private let recovery: PlanRecovery
    private let terms: ExchangeTerms
    private let planned: [PersonID: SideID]
    private let sideOf: [PersonID: SideID]

    init(_ recovery: PlanRecovery, _ before: ExchangePlan, _ terms: ExchangeTerms, _ persons: PlanPersons) {
        self.recovery = recovery
        self.terms = terms
        planned = Dictionary(
            before.stages[recovery.stage - 1].released.map { ($0.person, $0.heldBy) },
            uniquingKeysWith: { first, _ in first })
        let named = Set(recovery.absent + recovery.steppedIn + recovery.heldBack)
        sideOf = Dictionary(
            persons.persons.filter { named.contains($0.id) }.map { ($0.id, $0.heldBy) },
            uniquingKeysWith: { first, _ in first })
    }

    var sentences: [String] {
        SideID.allCases.map(balance) + SideID.allCases.compactMap(waiting) + changes
            + recovery.broken.map { "\($0) is broken: nothing that was agreed could keep it." }
    }

    private func count(_ people: [PersonID], _ side: SideID) -> Int { people.count { sideOf[$0] == side } }

    private func missing(_ side: SideID) -> Int {
        count(recovery.absent.filter { planned[$0] != nil }, side) - count(recovery.steppedIn, side)
    }

    private func balance(_ side: SideID) -> String {
        let all = planned.values.count { $0 == side }
        let absent = count(recovery.absent.filter { planned[$0] != nil }, side)
        let steppedIn = count(recovery.steppedIn, side)
        let heldBack = count(recovery.heldBack, side)
        return "\(terms.name(of: side)): \(Words.people(all)) planned, \(Words.number(absent)) did not come, "
            + "\(Words.number(steppedIn)) of the reserve step in, \(Words.number(heldBack)) held back: "
            + "\(Words.number(all - absent + steppedIn - heldBack)) go."
    }

    /// Why people of one side who came do not go.
    private func waiting(_ side: SideID) -> String? {
        let people = recovery.heldBack.filter { sideOf[$0] == side }
        if people.isEmpty { return nil }
        let ids = Words.list(people.map(\.rawValue))
        let short = missing(side.other)
        let why =
            short > missing(side)
            ? "\(terms.name(of: side.other)) is \(Words.number(short)) short after its reserve, and the ratio holds at "
                + "every stage; of people alike the higher tickets wait"
            : "without them the other clauses hold"
        let later = Set(recovery.carried.map(\.person))
        let then = people.filter(later.contains).count
        return "Held back of \(terms.name(of: side)): \(ids): \(why)."
            + (then > 0 ? " \(Words.number(then)) of them go in a later stage." : "")
    }

    private var changes: [String] {
        recovery.changed.sorted { $0.key < $1.key }.map { key, change in
            let turn = "\(change < 0 ? "falls" : "rises") by \(Words.number(abs(change)))"
            for side in SideID.allCases where key.hasSuffix(".min.\(side.rawValue)") {
                return "\(key.dropLast(2)) \(turn) for \(terms.name(of: side)): so many of the kind did not come, and "
                    + "nobody of the kind is left in reserve."
            }
            return "\(key) \(turn)."
        }
    }
}
