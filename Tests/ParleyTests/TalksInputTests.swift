import Foundation
import TestSupport
import Testing

@Suite struct TalksInputTests {
    private static let head = "--by desk --at 2025-05-16T12:00+03:00 --visibility BOTH"

    /// What is wrong, the command, its exit code and the finding that says so.
    private static let bad: [(what: String, line: String, exit: Int32, code: String)] = [
        ("a commitment without an actor", "commitment add --id C1 --action 'give lists'", 1, "NO_ACTOR"),
        ("an actor nobody knows", "commitment add --id C1 --action 'give lists' --actor XX", 1, "UNKNOWN_RECORD"),
        ("an id used twice", "result add --id R1 --matter again", 1, "ID_TWICE"),
        ("a rung that is none", "result claim --result R1 --voice A --rung AGREED", 65, "BAD_VALUE"),
        ("a claim on nothing", "result claim --result R9 --voice A --rung NOTED", 1, "UNKNOWN_RECORD"),
        ("a formal act that words carry", "result act --result R1 --side A --rung NOTED", 1, "NO_FORMAL_RUNG"),
        ("nobody's time", "result add --id R2 --matter m --at 2025-05-16", 1, "NO_TIME"),
        ("a side without SIDE", "result add --id R2 --matter m --shared-with A", 1, "SHARED_WITH"),
        (
            "own words of another",
            "position add --id P1 --side A --types DEMAND --issue i --matter m --own-words true "
                + "--attributed-by.party VES --attribution ON_RECORD", 1, "OWN_WORDS"
        ),
        (
            "a return to oneself", "return add --id M1 --from A --to A --figure.value 3 --unit UNSTATED --voice A", 1,
            "SAME_SIDE"
        ),
        ("a date that is none", "round add --id T1 --starts yesterday", 65, "BAD_VALUE"),
        ("a field without a value it needs", "statement add --id S1 --attribution ON_RECORD", 65, "KEY_MISSING"),
        ("a private note shared", "notebook add --id N1 --note-kind NOTE --words w", 1, "NOTEBOOK_IS_PRIVATE"),
        ("an unknown record withdrawn", "withdraw --record R9 --words w", 1, "UNKNOWN_RECORD"),
    ]

    @Test func eachBadInputIsAFindingWithItsMend() throws {
        let desk = try TalksDesk()
        try desk.talks("result add --id R1 --matter exchange \(Self.head)")
        for bad in Self.bad {
            let given = bad.line.contains("--at ") ? "--by desk --visibility BOTH" : Self.head
            let object = try desk.json("\(bad.line) \(given)", code: bad.exit)
            let findings = object["findings"] as? [[String: Any]] ?? []
            let found = findings.first { $0["code"] as? String == bad.code }
            #expect(found != nil, "\(bad.what): \(findings.compactMap { $0["code"] as? String })")
            #expect((found?["mend"] as? String ?? "").count > 5, "\(bad.what)")
        }
        #expect(try desk.actFiles() == ["000001.yaml"])
    }

    @Test(arguments: [
        "result add --id R1 --mater exchange --by desk", "result add --id R1 --matter", "result add --id R1 --matter m",
        "result add --id R1 --id R2 --matter m --by desk", "position add --who '{a: b}' --by desk", "said", "nonsense",
        "round add --id T --chair person --by desk", "text history T1", "read", "view --for C", "enter",
    ])
    func wrongUseEndsWith64(line: String) throws {
        let desk = try TalksDesk()
        let run = try desk.talks(line, code: 64)
        #expect(run.output.isEmpty && run.errors.contains("Error"))
    }

    @Test func rungsThatContradictEachOtherAreFound() throws {
        let desk = try TalksDesk()
        try desk.talks("result add --id R1 --matter exchange \(Self.head)")
        // The clerk takes one side's announcement for an agreement.
        let stated = try desk.json(
            "result claim --result R1 --voice A --rung ANNOUNCED --words agreed --established ANNOUNCED \(Self.head)",
            code: 1)
        #expect(codes(stated) == ["ESTABLISHED_DIFFERS"])
        let said = "result claim --result R1 --voice A --date 2025-05-16"
        try desk.talks("\(said) --rung ANNOUNCED \(Self.head)")
        let object = try desk.json("\(said) --rung NOTED \(Self.head)", code: 1)
        #expect(codes(object) == ["CONTRADICTORY_RUNGS"])
    }

    @Test func notationThatDoesNotHoldIsFoundByLineAndColumn() throws {
        let desk = try TalksDesk()
        for (words, code) in [
            ("{#c1} The sides exchange [A: all prisoners.\n", "bracket_not_closed"),
            ("{#c1} One.\n\n{#c1} Two.\n", "clause_twice"),
            ("{#c1} One] two.\n", "bracket_not_opened"),
        ] {
            let file = try desk.folder.write(words, to: "text.txt")
            let object = try desk.json("text open T1 --version en=\(file) --title t \(Self.head)", code: 65)
            let finding = (object["findings"] as? [[String: Any]])?.first
            #expect(finding?["row"] as? Int != nil && finding?["file"] as? String == "text.txt", "\(words): \(object)")
            #expect(
                !(finding?["mend"] as? String ?? "").isEmpty && !(finding?["code"] as? String ?? "").isEmpty, "\(code)")
        }
        #expect(try desk.actFiles().isEmpty)
    }

    @Test func aFolderThatIsNoneEndsWith74() throws {
        let folder = try TemporaryFolder()
        for line in ["view", "result list", "result add --id R1 --matter m --by desk"] {
            let run = try ParleyTool.run(["talks"] + TalksDesk.words(line) + ["--in", folder.url.path])
            #expect(run.exitCode == 74 && run.errors.contains("NO_TALKS"), "\(line): \(run.errors)")
        }
    }
}
