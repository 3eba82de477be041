import Foundation
import TestSupport
import Testing

/// What is private to side A, to the mediator and to an author occurs in no byte that another reader is given.
@Suite struct TalksPrivacyTests {
    /// What both sides and anyone may read, and private records hang upon.
    private static let open = """
        --- {kind: round, id: T, place: Zahran, starts: 2025-05-16, visibility: PUBLIC}
        --- {kind: session, id: TS, round: T, visibility: PUBLIC}
        --- {kind: person, id: head, party: NOR, names: [{words: Arvo Lund}], office: minister, public_office: true, visibility: PUBLIC}
        --- {kind: agenda_item, id: AG, round: T, words: exchange}
        --- {kind: minutes, id: MI, round: T, words: short}
        --- {kind: result, id: R, matter: exchange, issue: exchange}
        --- {kind: position, id: PA, side: A, types: [DEMAND], issue: exchange, matter: all, own_words: true, attribution: ON_RECORD}
        --- {kind: position, id: PB, side: B, types: [REFUSAL], issue: exchange, matter: all, own_words: true, attribution: ON_RECORD, visibility: PUBLIC}
        --- {kind: statement, id: S, speakers: [{person: head}], attribution: ON_RECORD, statement_kind: ASSESSMENT, gist: hopeful, visibility: PUBLIC}
        --- {kind: divergence, id: D, divergence_kind: WORDING, about: R, settled_by: minutes, between: [{voice: A, words: all}, {voice: B, words: some}]}
        --- {kind: announcement, id: AN, voice: B, words: at the place}
        --- {kind: incident, id: IN, voice: A, words: a shot}
        --- {kind: stage, id: G, exchange: may, date: 2025-05-23}
        --- {kind: commitment, id: CO, actor: NOR, action: hand over lists, beneficiary: VES, condition: a date is set}
        --- {kind: commitment, id: CU, actor: VES, action: hand over lists, beneficiary: NOR}
        """

    /// One private act of each kind, as little as it needs; every field of words is filled with its canary by the test.
    private static let sealed = """
        --- {kind: party, id: XP, role: THIRD}
        --- {kind: person, id: x1, party: NOR}
        --- {kind: person_decision, person: head, shown: true}
        --- {kind: delegation, id: X2, party: NOR, round: T}
        --- {kind: round, id: X3, starts: 2025-05-17}
        --- {kind: session, id: X4, round: T}
        --- {kind: agenda_item, id: X5, round: T}
        --- {kind: agenda_decision, item: AG, state: PARKED}
        --- {kind: minutes, id: X6, round: T}
        --- {kind: countersignature, record: MI, side: A}
        --- {kind: result, id: X7, round: T}
        --- {kind: claim, result: R, voice: A, rung: ANNOUNCED}
        --- {kind: formal_act, result: R, side: A, rung: SIGNED}
        --- {kind: retraction, result: R, voice: A}
        --- {kind: paper, id: X8, paper_type: NONPAPER}
        --- {kind: text, text: TX, party: A, do: comment}
        --- {kind: position, id: X9, side: A, types: [CONDITION], own_words: true, attribution: ON_RECORD}
        --- {kind: statement, id: X10, speakers: [{person: head}], attribution: OFF, statement_kind: WARNING}
        --- {kind: divergence, id: X11, divergence_kind: CAUSE, about: R, between: [{voice: A, words: @}, {voice: B, words: @}]}
        --- {kind: settlement, divergence: D, reference: MI}
        --- {kind: contact, id: X12, contact_kind: CALL, parties: [NOR]}
        --- {kind: return, id: X13, from: A, to: B, figure: {value: 7, unit: @}, unit: UNSTATED, voice: A, date: 2025-05-20}
        --- {kind: stage, id: X14, exchange: @, date: 2025-05-24}
        --- {kind: account, id: X15, exchange: may, voice: A, counts: [{released_by: A, category: @, figure: {value: 9}}]}
        --- {kind: list, id: X16, step: READY, from: A, to: B, voice: A}
        --- {kind: objection, id: X17, side: A, grounds: [VETO], to: AN}
        --- {kind: announcement, id: X18, voice: A}
        --- {kind: incident, id: X19, voice: A}
        --- {kind: incident_finding, incident: IN, verification: OBSERVED, who: {described: @}}
        --- {kind: checklist_entry, element: E04, settled: true}
        --- {kind: commitment, id: X20, actor: NOR, beneficiary: VES}
        --- {kind: commitment_release, commitment: CU, party: NOR}
        --- {kind: condition_failure, commitment: CO}
        --- {kind: share, record: X12}
        --- {kind: withdrawal, record: X12}
        """

    /// Keys whose words are not free: they name a file, a hash or a record elsewhere.
    private static let bound: Set<String> = [
        "sha256", "file", "exchange", "clause", "bracket", "after", "language", "do",
    ]

    private struct Kinds: Decodable {
        struct Field: Decodable {
            let key: String
            let value: String
            let several: Bool
        }
        let kinds: [String: [Field]]
    }

    /// The private acts, every field of words filled.
    private func filled(_ acts: String, canary: String) throws -> String {
        let run = try ParleyTool.run(["talks", "kinds", "--json"])
        let kinds = try JSONDecoder().decode(Kinds.self, from: Data(run.output.utf8)).kinds
        var met: Set<String> = []
        let lines = try acts.split(separator: "\n").map { line -> String in
            let kind = String(try #require(line.firstMatch(of: /kind: (\w+)/)).1)
            met.insert(kind)
            var text = line.replacing("@", with: canary).dropLast()
            for field in kinds[kind] ?? [] where field.value == "WORDS" && !Self.bound.contains(field.key) {
                if kind == "person", field.key == "aliases" { continue }
                if kind == "text", field.key != "words", field.key != "why" { continue }
                if text.contains(", \(field.key):") || text.contains("{\(field.key):") && field.key != "words" {
                    continue
                }
                text += field.several ? ", \(field.key): [\(canary)]" : ", \(field.key): \(canary)"
            }
            // A masked name would take its word out of every other text: it has a canary of its own.
            if kind == "person" { text += ", names: [{words: Pqcanary}]" }
            return text + "}"
        }
        let expected = Set(kinds.keys).subtracting(["notebook_entry", "overlap"])
        #expect(met == expected, "kinds without a private act: \(expected.symmetricDifference(met))")
        return lines.joined(separator: "\n") + "\n"
    }

    @Test func whatIsPrivateIsInNoByteThatAnotherReads() async throws {
        let desk = try TalksDesk()
        let text = try desk.folder.write("{#c1} Lists are handed over within ten days.\n", to: "text.txt")
        let head = "--by desk --at 2025-05-16T12:00+03:00"
        try desk.talks("text open TX --version en=\(text) --title Protocol \(head) --visibility PUBLIC")
        try desk.enter(Self.open)
        try desk.enter(try filled(Self.sealed, canary: "Aqcanary"), "--by clerk --for-side A --visibility MEDIATOR")
        try desk.enter(
            "kind: overlap\nid: O1\nissue: Mqcanary\nwords: Mqcanary\npositions: [PA, PB]\n", "--by desk")
        try desk.talks("notebook add --id N1 --note-kind RED_LINE --words Nqcanary --issue Nqcanary \(head)")

        // Those they belong to read them.
        #expect(try desk.talks("view --for A --json").output.contains("Aqcanary"))
        #expect(try desk.talks("view --json").output.contains("Mqcanary"))
        #expect(try desk.talks("view --json --author desk").output.contains("Nqcanary"))

        let readings = try readingCommands()
        #expect(readings.count > 55)
        let own = ["view", "export", "timeline"]
        for (reader, closed) in [
            ("B", ["Aqcanary", "Mqcanary", "Nqcanary", "Pqcanary"]),
            ("public", ["Aqcanary", "Mqcanary", "Nqcanary", "Pqcanary"]),
            ("A", ["Mqcanary", "Nqcanary", "Pqcanary"]), ("mediator", ["Nqcanary", "Pqcanary"]),
        ] {
            let out = try TemporaryFolder()
            let isOutside = ["B", "public"].contains(reader)
            var lines: [[String]] = []
            for (number, command) in readings.enumerated() where isOutside || own.contains(command[1]) {
                // The whole view, as JSON and as tables, is what every other command prints a part of.
                let form = reader == "B" && !command.contains("OUT") || command[1] == "view" ? ["--json"] : []
                let arguments = command.map { $0.replacing("OUT", with: out.path("\(number)")) }
                lines.append(arguments + form + ["--for", reader, "--in", desk.path])
            }
            for (arguments, run) in try await Self.runs(lines) {
                #expect([0, 1].contains(run.exitCode), "\(arguments): \(run.errors)")
                for canary in closed {
                    #expect(!run.output.contains(canary) && !run.errors.contains(canary), "\(reader): \(arguments)")
                }
            }
            let files = try FileManager.default.subpathsOfDirectory(atPath: out.url.path)
            #expect(files.count > 8, "\(files)")
            for path in files {
                guard let data = FileManager.default.contents(atPath: out.path(path)) else { continue }
                for canary in closed { #expect(data.range(of: Data(canary.utf8)) == nil, "\(reader): \(path)") }
            }
        }
    }

    /// Runs the tool with each of these lines, some at a time.
    private static func runs(_ lines: [[String]]) async throws -> [(arguments: [String], run: ParleyTool.Run)] {
        try await withThrowingTaskGroup(of: [(arguments: [String], run: ParleyTool.Run)].self) { group in
            let atOnce = 4
            for first in 0..<atOnce {
                group.addTask {
                    try stride(from: first, to: lines.count, by: atOnce).map { place in
                        (lines[place], try ParleyTool.run(lines[place]))
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable { let name: String }
            let kind: String
            let isOptional: Bool
            let valueName: String?
            let names: [Name]?
        }
        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    /// Every command of the talks that reads for somebody, found in the tool's own description of itself: each with all
    /// it needs.
    private func readingCommands() throws -> [[String]] {
        struct Dump: Decodable { let command: Command }
        let run = try ParleyTool.run(["--experimental-dump-help"])
        let root = try JSONDecoder().decode(Dump.self, from: Data(run.output.utf8)).command
        func leaves(_ command: Command, _ words: [String]) -> [(words: [String], command: Command)] {
            guard let below = command.subcommands?.filter({ $0.commandName != "help" }), !below.isEmpty else {
                return [(words, command)]
            }
            return below.flatMap { leaves($0, words + [$0.commandName]) }
        }
        let talks = try #require(root.subcommands?.first { $0.commandName == "talks" })
        return leaves(talks, ["talks"]).flatMap { words, command -> [[String]] in
            let names = { (argument: Command.Argument) in argument.names?.map(\.name) ?? [] }
            guard command.arguments?.contains(where: { names($0).contains("for") }) == true else { return [] }
            var lines: [[String]] = [words]
            for argument in command.arguments ?? [] {
                if argument.kind == "positional" {
                    let values =
                        switch argument.valueName {
                        case "ID":
                            words.contains("text") || words.contains("paper")
                                ? ["TX"] : ["X7"]
                        default: ["canary"]
                        }
                    lines = lines.flatMap { line in values.map { line + [$0] } }
                } else if names(argument).contains("out") {
                    lines = lines.map { $0 + ["--out", "OUT"] }
                }
            }
            if words.suffix(2) == ["text", "history"] { lines = lines.map { $0 + ["--clause", "c1"] } }
            return lines
        }
    }

    @Test func aPersonWithoutPublicOfficeIsMaskedUntilAPersonDecides() throws {
        let desk = try TalksDesk()
        let head = "--by desk --at 2025-05-16T12:00+03:00 --visibility PUBLIC"
        try desk.talks("person add --id p1 --party NOR --names.words 'Jory Tamsel' --office baker \(head)")
        try desk.talks(
            "statement add --id S1 --speakers.person p1 --attribution ON_RECORD --statement-kind EVENT --words 'I, Tamsel, saw it' \(head)"
        )
        for reader in ["A", "B", "mediator", "public"] {
            for command in ["view", "view --json", "statement list", "person list", "said Tamsel", "said saw --json"] {
                let run = try desk.talks("\(command) --for \(reader)")
                #expect(!run.output.contains("Tamsel") && !run.output.contains("Jory"), "\(command) for \(reader)")
            }
        }
        try desk.talks("person decide --person p1 --shown true \(head)")
        #expect(try desk.talks("person list").output.contains("Jory Tamsel"))
    }
}
