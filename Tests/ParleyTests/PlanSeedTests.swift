import Foundation
import TestSupport
import Testing

@Suite struct PlanSeedTests {
    private static let terms = """
        exchange: tried
        version: 1
        as_of: 2025-05-16
        sides: {A: Norrow, B: Veshna}
        clauses:
          - {id: one-each, kind: count, n: 1, mode: exact}
          - {id: draw, kind: lottery, method: maximin, seed: commit-reveal, reveal_by: 2025-05-15}
        objective: [count, lottery]
        """
    private static let persons = """
        person_id,held_by,status,age,confirmed,consent,fit
        A1,A,civilian,30,yes,yes,yes
        A2,A,civilian,30,yes,yes,yes
        A3,A,military,30,yes,yes,yes
        B1,B,civilian,30,yes,yes,yes
        """
    private static let parties = ["A", "B", "mediator"]

    private let folder: TemporaryFolder
    private let terms: [String]

    init() throws {
        folder = try TemporaryFolder()
        terms = ["--terms", try folder.write(Self.terms, to: "terms.yaml")]
        _ = try folder.write(Self.persons, to: "persons.csv")
    }

    private func seed(_ arguments: [String]) throws -> ParleyTool.Run {
        try ParleyTool.run(["plan", "seed"] + arguments + terms)
    }

    private func commit(_ party: String, _ more: [String] = []) throws -> ParleyTool.Run {
        try seed(
            [
                "commit", "--party", party, "--share", folder.path("\(party).share"), "--out",
                folder.path("\(party).commit"),
            ]
                + more)
    }

    private var commitments: [String] { Self.parties.flatMap { ["--commit", folder.path("\($0).commit")] } }

    private func reveal(_ party: String) throws -> ParleyTool.Run {
        try seed(["reveal", folder.path("\(party).share"), "--out", folder.path("\(party).reveal")] + commitments)
    }

    private func combine(_ parties: [String], _ more: [String] = []) throws -> ParleyTool.Run {
        try seed(
            ["combine", "--out", folder.path("seed.json"), "--on", "2025-05-16"] + commitments
                + parties.flatMap { ["--reveal", folder.path("\($0).reveal")] } + more)
    }

    private func plan(_ more: [String]) throws -> ParleyTool.Run {
        try ParleyTool.run(
            ["plan", "make", "--persons", folder.path("persons.csv"), "--out", folder.path("plan.json")] + terms + more)
    }

    @Test func threePartiesDrawASeedAndAPlanHoldsIt() throws {
        for party in Self.parties { #expect(try commit(party).exitCode == 0) }
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path("A.share"))[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        #expect(try folder.bytes("A.share") != folder.bytes("B.share"))
        for party in Self.parties { #expect(try reveal(party).exitCode == 0) }
        let combined = try combine(Self.parties)
        #expect(combined.exitCode == 0 && combined.output.contains("The seed is "), "\(combined.errors)")
        let made = try plan(["--seed-file", folder.path("seed.json")])
        #expect(made.exitCode == 0 && made.output.contains("least chance"), "\(made.errors)")
        let checked = try ParleyTool.run(
            ["plan", "check", folder.path("plan.json"), "--persons", folder.path("persons.csv")] + terms)
        #expect(
            checked.exitCode == 0 && checked.output.contains("made of shares"), "\(checked.output)\(checked.errors)")

        let text = String(decoding: try folder.bytes("plan.json"), as: UTF8.self)
        let share = try #require(text.firstMatch(of: /"share" : "([0-9a-f]{64})"/)?.1)
        let turned = String(share.reversed())
        _ = try folder.write(text.replacing(share, with: turned), to: "tampered.json")
        let refused = try ParleyTool.run(
            ["plan", "check", folder.path("tampered.json"), "--persons", folder.path("persons.csv")] + terms)
        #expect(refused.exitCode == 1 && refused.errors.contains("SEED_SHARE_WRONG"))
    }

    @Test func theSameBytesGiveTheSameFiles() throws {
        let bytes = ["--bytes", String(repeating: "0a", count: 64)]
        _ = try commit("A", bytes)
        let (share, commitment) = (try folder.bytes("A.share"), try folder.bytes("A.commit"))
        _ = try commit("A", bytes)
        #expect(try folder.bytes("A.share") == share && folder.bytes("A.commit") == commitment)
        #expect(!String(decoding: commitment, as: UTF8.self).contains(String(repeating: "0a", count: 32)))
    }

    @Test func nobodyRevealsBeforeAllHaveCommitted() throws {
        _ = try commit("A")
        let early = try seed(
            ["reveal", folder.path("A.share"), "--out", folder.path("A.reveal"), "--commit", folder.path("A.commit")])
        #expect(early.exitCode == 1 && early.errors.contains("SEED_COMMITMENT_MISSING"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("A.reveal")))
    }

    @Test func whoDoesNotRevealIsReplacedWhenTheTimeIsOver() throws {
        for party in Self.parties { _ = try commit(party) }
        for party in ["A", "mediator"] { _ = try reveal(party) }
        let missing = try combine(["A", "mediator"])
        #expect(missing.exitCode == 1 && missing.errors.contains("SEED_SHARE_MISSING"))
        let early = try combine(["A", "mediator"], ["--without", "B", "--on", "2025-05-15"])
        #expect(early.exitCode == 1 && early.errors.contains("SEED_REVEAL_OPEN"))
        let combined = try combine(["A", "mediator"], ["--without", "B"])
        #expect(combined.exitCode == 0, "\(combined.errors)")
        #expect(try plan(["--seed-file", folder.path("seed.json")]).exitCode == 0)
    }

    @Test func wrongUseAndUnreadableFilesAreNamed() throws {
        #expect(try commit("C").exitCode == 64)
        #expect(try commit("A", ["--bytes", "0a"]).exitCode == 64)
        #expect(try plan(["--seed", "00", "--seed-file", folder.path("seed.json")]).exitCode == 64)
        let file = try folder.write("{\"seed\": 5}", to: "odd.json")
        let odd = try plan(["--seed-file", file])
        #expect(odd.exitCode == 65 && odd.errors.contains("SEED_FILE"), "\(odd.errors)")
        #expect(try plan(["--seed-file", folder.path("nowhere.json")]).exitCode == 74)
    }
}
