import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// One constructor for persons: confirmed, willing, fit, a soldier; a test states what it is about.
func person(
    _ id: String, status: PersonStatus = .military, sex: Sex = .male, age: Int? = 30, months: Int? = 10,
    health: Health = .well, proceedings: Bool = false, confirmed: Bool = true, consent: Bool = true, fit: Bool = true,
    retained: Bool = false, band: Int = 0, ticket: Int64? = nil
) -> PlanPerson {
    var person = PlanPerson(id: PersonID(rawValue: id), heldBy: id.hasPrefix("A") ? .a : .b, status: status)
    person.sex = sex
    person.age = age
    person.isMinor = (age ?? 18) < 18
    person.captiveMonths = months
    person.health = health
    person.proceedings = proceedings
    person.confirmed = confirmed
    person.consent = consent
    person.fit = fit
    person.retained = retained
    person.band = band
    person.ticket = ticket ?? Int64(id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF })
    return person
}

/// Terms with these clauses (YAML flow mappings, one a line).
func readTerms(_ clauses: String, objective: String = "[count, band, captivity, early, lottery]") throws
    -> ExchangeTerms
{
    let lines = clauses.split(separator: "\n").map { "  - \($0.trimmingCharacters(in: .whitespaces))" }
    let text = """
        exchange: tried
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
        \(lines.joined(separator: "\n"))
        objective: \(objective)
        """
    let (terms, findings) = try ExchangeTerms.read(Array(text.utf8), file: "tried.yaml")
    return try #require(terms, "\(findings)")
}

/// Terms that leave the planner room, with numbers by `seed`.
func roomyTerms(_ seed: Int) throws -> ExchangeTerms {
    var draws = SeededGenerator(seed: UInt64(seed))
    func pick(_ numbers: ClosedRange<Int>) -> Int { Int.random(in: numbers, using: &draws) }
    let extra = [
        "{id: table, kind: weights, table: {private: 1, nco: 2, warrant: 3, lieutenant: 4, captain: 5, major: 6, "
            + "lt_colonel: 7, colonel: 8, brigadier: 9, major_general: 10, general: 11}, tolerance: 3, "
            + "stage_tolerance: 9}",
        "{id: even, kind: pace, who: {status: civilian}, tolerance: 2, stage_tolerance: 6}",
        "{id: places, kind: sites, max: 3}", "{id: gap, kind: exposure, weight: \(pick(2...8))}",
        "{id: alike, kind: mirror, who: {rank: lieutenant+}, tolerance: 1}",
    ]
    return try readTerms(
        """
        {id: eligible, kind: eligible}
        {id: no-trial, kind: exclude, who: {proceedings: true}}
        {id: number, kind: count, n: \(pick(24...32)), mode: up_to}
        {id: days, kind: stages, stages: [{id: 1, date: 2025-05-21, max: 14}, {id: 2, date: 2025-05-22}, {id: 3, date: 2025-05-23}]}
        {id: severe, kind: must, who: {health: severe}, by_stage: 2}
        {id: soon, kind: first, who: {sex: female}, by_stage: \(pick(1...2))}
        {id: civilians, kind: quota, who: {status: civilian}, min: \(pick(1...3)), max: \(pick(4...9))}
        {id: young, kind: quota, who: {age: "<25"}, stage: 1, min: 1}
        {id: long, kind: share, who: {captive_months: ">=24"}, of: \(pick(20...40)), at: least}
        {id: kept, kind: keep_together}
        {id: vetoes, kind: veto, max: 4, not_over: [{sex: female}]}
        {id: vehicles, kind: capacity, seats: 60, ambulance: \(pick(12...20))}
        {id: buses, kind: handover, wave: \(pick(3...6))}
        {id: spare, kind: reserve, per_stage: \(pick(2...4))}
        {id: wishes, kind: priority}
        \(extra[seed % extra.count])
        {id: draw, kind: lottery}
        """, objective: "[count, band, fair, captivity, select, early, lottery]")
}

let noInputs = PlanInputs(termsSHA256: "", personsSHA256: "")

/// The terms and persons of `../shared/planning`; nil when they are not there.
func instance(_ persons: String, terms: String) throws -> (terms: ExchangeTerms, persons: PlanPersons)? {
    guard let termsFile = sharedData("planning/terms/\(terms).yaml"),
        let personsFile = sharedData("planning/instances/\(persons).csv.gz")
    else { return nil }
    let read = try ExchangeTerms.read([UInt8](Data(contentsOf: termsFile)))
    let terms = try #require(read.terms)
    let bytes = try Gzip.expanded([UInt8](Data(contentsOf: personsFile)))
    let (people, findings) = try PlanPersons.read(.init(file: persons, bytes: bytes), asOf: terms.asOf, seed: [])
    #expect(findings.isEmpty)
    return (terms, people)
}
