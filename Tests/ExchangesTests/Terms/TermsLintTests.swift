import Exchanges
import Foundation
import Persons
import TestSupport
import Testing

/// Contradictions and doubts that are seen without persons and without solving.
@Suite struct TermsLintTests {
    private func findings(_ clauses: [String], objective: String = "[count, lottery]") throws -> [Finding] {
        let text = """
            exchange: tried
            version: 1
            as_of: 2025-05-16
            sides: {A: Norrow, B: Veshna}
            clauses:
            \(clauses.map { "  - \($0)" }.joined(separator: "\n"))
            objective: \(objective)
            """
        return try ExchangeTerms.read(Array(text.utf8), file: "tried.yaml").findings
    }

    private static let apart = "{id: civ, kind: quota, who: {status: civilian}, min: 0, max: 0}"
    private static let two = "{id: days, kind: stages, stages: [{id: 1, size: 10}, {id: 2, size: 20}]}"
    private static let open = "{id: days, kind: stages, stages: [{id: 1}, {id: 2}]}"

    /// Clauses, the id of the one at fault, and what the message must name.
    @Test(arguments: [
        ([two, "{id: n, kind: count, n: 31}"], "n", "31"), ([two, "{id: n, kind: count, n: 29}"], "n", "30"),
        ([two, "{id: n, kind: count, n: 29, mode: up_to}"], "n", "30"),
        ([two, "{id: n, kind: count, n: 10, ratio: [3, 1]}"], "n", "ratio"),
        ([open, "{id: n, kind: count, n: 9}", "{id: q, kind: quota, who: {sex: female}, min: 10}"], "q", "at most 9"),
        (
            [open, "{id: n, kind: count, n: 9, ratio: [2, 1]}", "{id: q, kind: quota, who: {sex: female}, min: 10}"],
            "q", "Veshna"
        ),
        ([two, "{id: q, kind: quota, who: {sex: female}, min: 11, stage: 1}"], "q", "at most 10"),
        (
            [
                "{id: p, kind: quota, who: {sex: female}, min: 5}",
                "{id: q, kind: quota, who: {sex: female}, max: 4, released_by: A}",
            ], "q", "\"p\""
        ),
        (
            [
                open, "{id: p, kind: quota, who: {sex: female}, min: 3, stage: 1}",
                "{id: q, kind: quota, who: {sex: female}, min: 3, stage: 2}",
                "{id: all, kind: quota, who: {sex: female}, max: 5}",
            ], "all", "ask for 6"
        ),
        (
            [
                "{id: m, kind: must, who: {health: severe}, counts: true}",
                "{id: q, kind: quota, who: {health: severe}, max: 0}",
            ], "m", "\"q\""
        ),
        (
            [
                "{id: m, kind: all_of, who: {sex: female}}",
                "{id: q, kind: quota, who: {sex: female}, max: 0, released_by: B}",
            ],
            "m", "\"q\""
        ),
        (
            [
                open, "{id: f, kind: first, who: {sex: female}, by_stage: 1}",
                "{id: q, kind: quota, who: {sex: female}, min: 1, stage: 2}",
            ], "q", "\"f\""
        ),
        (
            [
                "{id: s, kind: share, who: {sex: female}, of: 30, at: least}",
                "{id: t, kind: share, who: {sex: female}, of: 20, at: most, released_by: A}",
            ], "t", "20"
        ),
        ([two, "{id: c, kind: capacity, seats: 19}"], "c", "Stage 2"),
        ([two, "{id: c, kind: capacity, seats: [9, 20]}"], "c", "Stage 1"),
        (
            [open, "{id: n, kind: count, n: 10, ratio: [3, 1]}", "{id: e, kind: exposure, weight: 19}"], "e", "20"
        ),
    ])
    func contradictionsAreSeen(clauses: [String], id: String, named: String) throws {
        let found = try findings(clauses).filter { $0.code != "CIVILIANS_COUNTED" }
        #expect(found.allSatisfy { $0.code == "CONTRADICTION" && $0.severity == .warning }, "\(found)")
        let finding = try #require(found.first { $0.column == id && $0.message.contains(named) }, "\(found)")
        #expect(finding.message.contains(named) && finding.row != nil && !finding.mend.isEmpty, "\(finding)")
    }

    /// The same clauses with numbers that fit.
    @Test(arguments: [
        [two, "{id: n, kind: count, n: 30}"], [two, "{id: n, kind: count, n: 30, mode: up_to}"],
        [open, "{id: n, kind: count, n: 9}", "{id: q, kind: quota, who: {sex: female}, min: 9}"],
        [
            open, "{id: n, kind: count, n: 9, ratio: [2, 1]}",
            "{id: q, kind: quota, who: {sex: female}, min: 10, released_by: A}",
        ],
        [
            "{id: p, kind: quota, who: {sex: female}, min: 5, released_by: B}",
            "{id: q, kind: quota, who: {sex: female}, max: 4, released_by: A}",
        ],
        [
            open, "{id: p, kind: quota, who: {sex: female}, max: 3, stage: 1}",
            "{id: q, kind: quota, who: {sex: female}, min: 5}",
        ],
        [
            "{id: m, kind: must, who: {health: severe}, counts: false}",
            "{id: q, kind: quota, who: {health: severe}, max: 0}",
        ],
        [
            "{id: s, kind: share, who: {sex: female}, of: 30, at: least, released_by: B}",
            "{id: t, kind: share, who: {sex: female}, of: 20, at: most, released_by: A}",
        ],
        [open, "{id: n, kind: count, n: 10, ratio: [3, 1]}", "{id: e, kind: exposure, weight: 20}"],
        [two, "{id: c, kind: capacity, seats: [10, 20]}"],
    ])
    func whatCanHoldIsLetPass(clauses: [String]) throws {
        let errors = try findings(clauses).filter { $0.code != "CIVILIANS_COUNTED" }
        #expect(errors.isEmpty, "\(errors)")
    }

    @Test(arguments: [
        "{id: q, kind: quota, who: {age: <18}, min: 1}", "{id: q, kind: must, who: {age: 10-17}, counts: true}",
        "{id: q, kind: all_of, who: {any: [{age: <16}, {age: 16-17}]}}",
        "{id: q, kind: share, who: {status: civilian, age: <18}, of: 3, at: least}",
        "{id: q, kind: mirror, who: {not: {age: \">=18\"}}}",
    ])
    func minorsInsideTheNumberAreRefused(clause: String) throws {
        #expect(try findings([clause]).map(\.code) == ["MINOR_COUNTED"])
    }

    @Test func agesThatReachPastEighteenAreNotRefused() throws {
        for clause in [
            "{id: q, kind: quota, who: {age: <25}, min: 1}", "{id: q, kind: must, who: {age: <18}, counts: false}",
            "{id: q, kind: quota, who: {age: <18}, max: 0}",
        ] { #expect(try findings([clause]).isEmpty, "\(clause)") }
    }

    @Test(arguments: [
        "medical", "retained", "chaplain", "Religious-Personnel", "race", "religion", "party", "ethnicity",
    ])
    func forbiddenGroundsAndUncountedPersonnelAreRefused(ground: String) throws {
        let findings = try findings(["{id: q, kind: quota, who: {\(ground): yes}, min: 1}"])
        #expect(findings.map(\.code) == ["PREDICATE_FORBIDDEN"] && findings[0].message.contains("Geneva"))
    }

    /// Clauses beside a count, and whether civilians may be counted against soldiers.
    @Test(arguments: [
        ([], true), ([apart], false), (["{id: c, kind: exclude, who: {status: civilian}}"], false),
        (["{id: c, kind: mirror, who: {status: civilian}}"], false),
        (["{id: c, kind: mirror, who: {status: civilian}, tolerance: 2}"], true),
        (["{id: c, kind: quota, who: {status: civilian}, max: 9}"], true),
        (["{id: c, kind: quota, who: {status: civilian}, min: 3, max: 3, released_by: A}"], true),
        (["{id: c, kind: quota, who: {status: civilian}, min: 3, max: 3, stage: 1}"], true),
        (
            [
                "{id: c, kind: quota, who: {status: civilian}, min: 3, max: 3, stage: 1}",
                "{id: d, kind: quota, who: {status: civilian}, max: 3}",
            ], false
        ),
    ])
    func civiliansAgainstSoldiersAreDoubted(clauses: [String], isDoubted: Bool) throws {
        let findings = try findings([Self.open, "{id: n, kind: count, n: 30}"] + clauses)
        #expect(findings.map(\.code) == (isDoubted ? ["CIVILIANS_COUNTED"] : []))
        #expect(findings.allSatisfy { $0.severity == .warning })
    }

    @Test func aLevelThatTheClausesGiveNoMeaningIsRefused() throws {
        let findings = try findings([Self.apart], objective: "[weight, lottery]")
        #expect(findings.map(\.code) == ["OBJECTIVE_UNKNOWN"])
    }

    @Test func theSharedTermsContradictThemselvesNowhere() throws {
        for folder in ["planning/terms", "planning/terms/impossible", "planning/instances"] {
            guard let folder = sharedData(folder) else { return }
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix("yaml") {
                let read = try ExchangeTerms.read([UInt8](Data(contentsOf: folder.appendingPathComponent(name))))
                #expect(read.findings.allSatisfy { $0.code == "CIVILIANS_COUNTED" }, "\(name): \(read.findings)")
            }
        }
    }
}
