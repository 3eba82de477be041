import Exchanges
import Persons
import Testing

@Suite struct TermsOnPersonsTests {
    /// A clause and the finding it leaves over A1 (who goes by the bridge, wished for at 4) and B1.
    @Test(arguments: [
        ("{id: c, kind: named, ids: [A1, A7], by_stage: 1}", "ID_UNKNOWN"),
        ("{id: c, kind: exclude, who: {not: {ids: [B9]}}}", "ID_UNKNOWN"),
        ("{id: c, kind: veto, max: 1, not_over: [{ids: [B9]}]}", "ID_UNKNOWN"),
        ("{id: c, kind: named, ids: [A1], released_by: B}", "NAMED_SIDE"),
        ("{id: c, kind: capacity, crossings: {brige: 3}}", "CROSSING_UNKNOWN"),
        ("{id: c, kind: priority, tiers: 3}", "WISH_RANGE"), ("{id: c, kind: named, ids: [A1], released_by: A}", ""),
        ("{id: c, kind: capacity, crossings: {bridge: 3}}", ""), ("{id: c, kind: priority, tiers: 4}", ""),
    ])
    func whatDoesNotFitThePersonsIsAFinding(clause: String, code: String) throws {
        var first = person("A1")
        first.crossing = "bridge"
        first.wishTier = 4
        let persons = PlanPersons([first, person("B1")])
        let findings = try readTerms(clause).findings(on: persons, file: "t.yaml")
        #expect(findings.map(\.code) == (code.isEmpty ? [] : [code]))
        for finding in findings {
            #expect(finding.row == 6 && finding.column == "c" && finding.severity == .warning && !finding.mend.isEmpty)
            #expect(!finding.message.contains("A1") && !finding.message.contains("B9"))
        }
    }
}
