import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// A few persons and terms, small enough that every assignment can be tried. Its reading of the terms is its own:
/// it shares nothing with the planner or the check.
struct TinyWorld {
    let terms: ExchangeTerms
    let persons: [PlanPerson]
    let canGo: [Bool]
    let isOutside: [Bool]
    /// Positions of persons whom a family keeps together.
    let families: [[Int]]

    init(terms: ExchangeTerms, persons: [PlanPerson]) {
        self.terms = terms
        self.persons = persons.sorted { $0.id < $1.id }
        let people = self.persons
        let isDue = people.map { person in
            terms.clauses.contains { if case .must(let must) = $0.term { truth(must.who, person) } else { false } }
        }
        var canGo = zip(people, isDue).map { person, isDue in
            guard person.confirmed && person.consent && person.fit && !person.retained && !person.isMinor else {
                return false
            }
            let isExcluded = terms.clauses.contains {
                if case .exclude(let who) = $0.term { truth(who, person) } else { false }
            }
            return isDue || !isExcluded
        }
        for clause in terms.clauses {
            guard case .veto(let veto) = clause.term else { continue }
            for side in SideID.allCases {
                var left = side == .a ? veto.maxA : veto.maxB
                for rank in 1...9 where left > 0 {
                    for (index, person) in people.enumerated() where person.heldBy == side && person.vetoRank == rank {
                        if isDue[index] || veto.notOver.contains(where: { truth($0, person) }) { continue }
                        canGo[index] = false
                        left -= 1
                    }
                }
            }
        }
        self.canGo = canGo
        let keeps = terms.clauses.contains { $0.term == .keepTogether }
        families =
            !keeps
            ? []
            : Set(people.map(\.family)).subtracting([""]).sorted().flatMap { family in
                SideID.allCases.map { side in
                    people.indices.filter { people[$0].family == family && people[$0].heldBy == side && canGo[$0] }
                }
            }
        isOutside = self.persons.map { person in
            terms.clauses.contains {
                if case .must(let must) = $0.term { !must.counts && truth(must.who, person) } else { false }
            }
        }
    }

    /// Every assignment of stages (0: stays) in which only those go who can.
    func assignments() -> [[Int]] {
        var all: [[Int]] = [[]]
        for index in persons.indices {
            all = all.flatMap { start in (0...(canGo[index] ? terms.stages.count : 0)).map { start + [$0] } }
        }
        return all
    }

    /// Whether an assignment keeps these clauses (all when nil).
    func holds(_ stage: [Int], clauses: Set<String>? = nil) -> Bool {
        for (index, at) in stage.enumerated() where at > 0 && !canGo[index] { return false }
        for family in families where Set(family.map { stage[$0] }).count > 1 { return false }
        return terms.clauses.allSatisfy { (clauses?.contains($0.id) ?? true) ? holds($0.term, stage) : true }
    }

    /// An assignment as a plan.
    func plan(_ stage: [Int]) -> ExchangePlan {
        var plan = ExchangePlan(
            exchange: terms.exchange, termsVersion: terms.version, termsSHA256: "", personsSHA256: "", sealedSHA256: [],
            seed: "", status: .optimal)
        plan.stages = terms.stages.enumerated().map { number, limits in
            PlanStage(
                stage: number + 1, date: limits.date?.iso,
                released: persons.indices.filter { stage[$0] == number + 1 }.map {
                    PlanRelease(person: persons[$0].id, heldBy: persons[$0].heldBy, counted: !isOutside[$0])
                }.sorted { ($0.heldBy, $0.person) < ($1.heldBy, $1.person) })
        }
        return plan
    }
}

/// Whether a statement is true of a person, for the kinds of statement that tiny worlds use.
func truth(_ predicate: PersonPredicate, _ person: PlanPerson) -> Bool {
    switch predicate {
    case .status(let status): person.status == status
    case .sex(let sex): person.sex == sex
    case .age(let range): person.age.map { $0 >= range.lower ?? 0 && $0 <= range.upper ?? 999 } ?? false
    case .captiveMonths(let range):
        person.captiveMonths.map { $0 >= range.lower ?? 0 && $0 <= range.upper ?? 9999 } ?? false
    case .health(let health): person.health == health
    case .proceedings(let open): person.proceedings == open
    case .any(let parts): parts.contains { truth($0, person) }
    case .all(let parts): parts.allSatisfy { truth($0, person) }
    case .not(let part): !truth(part, person)
    case .rank(let rank, let orAbove): orAbove ? person.rank >= rank : person.rank == rank
    case .ambulance(let needed): person.ambulance == needed
    case .site(let site): person.site == site
    case .band(let range): person.band >= range.lower ?? 0 && person.band <= range.upper ?? 9
    case .ids(let ids): ids.contains(person.id)
    }
}
