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
