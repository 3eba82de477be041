import Testing
import Foundation
import Persons
@testable import Exchanges
@Test func smoke() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("../shared/planning")
    let t = try ExchangeTerms.read([UInt8](Data(contentsOf: root.appendingPathComponent("terms/way-through.yaml"))))
    print(t.findings)
    let terms = try #require(t.terms)
    for c in terms.clauses { print(c.sentence(in: terms)) }
    for file in ["persons-2000x6000.csv.gz", "persons-10000x10000.csv.gz"] {
    let c0 = ContinuousClock.now
    let bytes = try Gzip.expanded([UInt8](Data(contentsOf: root.appendingPathComponent("instances/"+file))))
    let (persons, findings) = try PlanPersons.read(.init(file: "p", bytes: bytes), asOf: terms.asOf, seed: [])
    print(persons.persons.count, findings.count, findings.prefix(3), ContinuousClock.now - c0)
    let planner = Planner(terms: terms, persons: persons)
    print(planner.model.classes.kinds.count, planner.model.classes.fine.count, planner.model.program.columnCount, planner.model.program.rows.count, ContinuousClock.now - c0)
    let plan = try planner.plan(.init(termsSHA256: "", personsSHA256: ""))
    print(plan.status, plan.levels, plan.stages.map(\.released.count), ContinuousClock.now - c0)
    }
}
