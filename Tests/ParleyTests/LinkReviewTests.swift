import Foundation
import Persons
import TestSupport
import Testing

/// The built tool with answers at its standard input.
private func answered(
    _ arguments: [String], _ answers: String
) throws -> (exitCode: Int32, output: String, errors: String) {
    let folder = try TemporaryFolder()
    let input = try folder.write(answers, to: "answers")
    let (output, errors) = (try folder.write("", to: "output"), try folder.write("", to: "errors"))
    let process = Process()
    process.executableURL = ParleyTool.url
    process.arguments = arguments
    process.standardInput = FileHandle(forReadingAtPath: input)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return (
        process.terminationStatus, String(decoding: try folder.bytes("output"), as: UTF8.self),
        String(decoding: try folder.bytes("errors"), as: UTF8.self)
    )
}

/// Two small invented lists with a pair of twins and a pair of brothers, linked.
private struct Desk {
    let folder: TemporaryFolder
    let claim: String
    let holding: String
    let links: String
    var journal: String { folder.path("journal.jsonl") }

    static let claimText = """
        id,surname,given_names,patronymic,birth_date,category
        C1,Грозник,Микола,Олексійович,03.05.1989,військовий
        C2,Грозник,Микита,Олексійович,03.05.1989,військовий
        C3,Бескода,Тарас,Юрійович,11.02.1990,військовий
        C4,Бескода,Богдан,Юрійович,01.09.1993,цивільний
        C5,Лисун,Іван,Петрович,30.12.1977,військовий
        """
    static let holdingText = """
        id,surname,given_names,patronymic,birth_date,category
        H1,ГРОЗНИК,НИКОЛАЙ,АЛЕКСЕЕВИЧ,05.03.1989,военный
        H2,ГРОЗНИК,НИКИТА,АЛЕКСЕЕВИЧ,03.05.1989,военный
        H3,БЕСКОДА,ТАРАС,ЮРЬЕВИЧ,11.02.1990,военный
        H4,ВЕРТЕЙ,СЕРГЕЙ,ПЕТРОВИЧ,17.08.1981,военный
        """

    init() throws {
        folder = try TemporaryFolder()
        claim = try folder.write(Self.claimText, to: "claim.csv")
        holding = try folder.write(Self.holdingText, to: "holding.csv")
        links = folder.path("links.csv")
        let run = try ParleyTool.run(["link", claim, holding, "--out", links])
        #expect(run.exitCode == 0, "\(run.errors)")
    }

    func review(
        by name: String, _ answers: String, more: [String] = []
    ) throws -> (exitCode: Int32, output: String, errors: String) {
        try answered(
            [
                "link", "review", claim, holding, "--links", links, "--journal", journal, "--by", name, "--at",
                "2025-05-19T10:00:00Z",
            ] + more, answers)
    }

    func judge(_ pair: String, _ word: String, by name: String) throws -> ParleyTool.Run {
        try ParleyTool.run([
            "link", "judge", claim, holding, "--journal", journal, "--pair", pair, "--say", word, "--by", name, "--at",
            "2025-05-19T10:00:00Z", "--json",
        ])
    }

    func unlink(_ pair: String, by name: String) throws -> ParleyTool.Run {
        try ParleyTool.run([
            "link", "unlink", claim, holding, "--journal", journal, "--pair", pair, "--by", name, "--at",
            "2025-05-21T10:00:00Z", "--reason", "a third look: they are two men", "--json",
        ])
    }

    /// What `link status` writes of every line, and what it prints.
    func status() throws -> (file: String, json: String) {
        let run = try ParleyTool.run([
            "link", "status", claim, holding, "--links", links, "--journal", journal, "--out",
            folder.path("status.csv"), "--json",
        ])
        #expect(run.exitCode == 0, "\(run.errors)")
        return (String(decoding: try folder.bytes("status.csv"), as: UTF8.self), run.output)
    }

    func journalLines() throws -> [String] {
        String(decoding: try folder.bytes("journal.jsonl"), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

@Suite struct LinkReviewTests {
    @Test func anAnswerALineIsAJudgementALine() throws {
        let desk = try Desk()
        let run = try desk.review(by: "R. Ardelle", "s the father's name agrees\nx\nd\nb\nu\nk\nq\n")
        #expect(run.exitCode == 0, "\(run.errors)")
        #expect(run.output.contains("3 answers; journal: 4 acts"), "\(run.output)")
        #expect(run.output.contains("No answer is on that key."))
        let lines = try desk.journalLines()
        #expect(lines.count == 4)
        #expect(lines[1].contains("\"reason\":\"the father's name agrees\""))
        #expect(lines.dropFirst().map { $0.contains("\"by\":\"R. Ardelle\"") } == [true, true, true])
        // Back shows the pair before, and answering it again adds a line and changes none.
        let pairs = lines.dropFirst(2).map { $0.firstMatch(of: /"left":"(\w+)"/)?.1 }
        #expect(pairs[0] == pairs[1])
        #expect(try permissions(desk.journal) == 0o600)
        #expect(lines[0].contains("personal data"))
    }

    @Test func bothRecordsTheEvidenceAndTheTwinAreShown() throws {
        let desk = try Desk()
        let run = try desk.review(by: "R. Ardelle", "k\nk\nk\nk\nk\nk\nk\nk\n")
        let pairs = run.output.components(separatedBy: "\npair ")
        let twins = try #require(pairs.first { $0.contains("line C1 ") && $0.contains("line H1") })
        #expect(twins.contains("Микола") && twins.contains("НИКОЛАЙ"))
        #expect(twins.contains("05.03.1989") && twins.contains("turned"))
        #expect(twins.contains("█"))
        // The bars show all that the links file counts, so that they add up to the weight.
        let row = String(decoding: try desk.folder.bytes("links.csv"), as: UTF8.self).split(separator: "\n")
            .first { $0.hasPrefix("C1,H1,") }
        for part in (row?.split(separator: ",")[6] ?? "").split(separator: " ") {
            let cells = part.split(separator: ":")
            guard cells.count == 3, Double(cells[2]) != 0 else { continue }
            let isShown = twins.split(separator: "\n").contains { $0.hasPrefix(cells[0]) && $0.contains(cells[2]) }
            #expect(isShown, "\(part)")
        }
        #expect(twins.contains("H2") && twins.contains("C2"), "\(twins)")
        #expect(twins.contains("a twin?") || twins.contains("a brother or cousin?"))
    }

    @Test func everyAnswerIsOnDiskBeforeTheNextPairIsShown() throws {
        let desk = try Desk()
        let input = Pipe()
        let output = Pipe()
        let process = Process()
        process.executableURL = ParleyTool.url
        process.arguments = [
            "link", "review", desk.claim, desk.holding, "--links", desk.links, "--journal", desk.journal, "--by",
            "R. Ardelle", "--at", "2025-05-19T10:00:00Z",
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var shown = ""
        for answer in 1...2 {
            while shown.components(separatedBy: "[q]uit > ").count <= answer {
                let data = output.fileHandleForReading.availableData
                if data.isEmpty { break }
                shown += String(decoding: data, as: UTF8.self)
            }
            let onDisk = answer == 1 ? 0 : try desk.journalLines().count - 1
            #expect(onDisk == answer - 1)
            input.fileHandleForWriting.write(Data("s\n".utf8))
        }
        // The reviewer's machine fails after the second answer was acknowledged.
        while shown.components(separatedBy: "on record: same").count <= 2 {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            shown += String(decoding: data, as: UTF8.self)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try desk.journalLines().count == 3)
        let again = try desk.review(by: "R. Ardelle", "q\n")
        #expect(again.exitCode == 0 && again.errors.isEmpty)
    }

    @Test func aTornLineIsReportedAndTheReviewGoesOn() throws {
        let desk = try Desk()
        _ = try desk.review(by: "R. Ardelle", "s\ns\nq\n")
        let whole = try desk.folder.bytes("journal.jsonl")
        _ = try desk.folder.write(whole.dropLast(40), to: "journal.jsonl")
        let run = try desk.review(by: "R. Ardelle", "d\nq\n")
        #expect(run.exitCode == 0)
        #expect(run.errors.contains("JOURNAL_TORN") && run.errors.contains("row 3"))
        let after = try desk.folder.bytes("journal.jsonl")
        #expect(after.starts(with: whole.dropLast(40)))
        #expect(try desk.journalLines().count == 4)
    }

    @Test func aSecondReviewerSeesTheSamePairsAndNotTheWords() throws {
        let desk = try Desk()
        _ = try desk.review(by: "R. Ardelle", "s my first words\nq\n")
        let second = try desk.review(by: "J. Tervan", "q\n")
        let third = try desk.review(by: "J. Tervan", "s\ns\ns\ns\n")
        #expect(!second.output.contains("R. Ardelle") && !third.output.contains("my first words"))
        #expect(second.output.contains("pair 1 of "))
    }

    // MARK: Story 3, without the joint node's status

    @Test func unlinkingRestoresBothRecordsAndTheStateBitForBit() throws {
        let desk = try Desk()
        _ = try desk.judge("C2,H2", "unsure", by: "R. Ardelle")
        let lists = try [desk.folder.bytes("claim.csv"), desk.folder.bytes("holding.csv")]
        func normal() throws -> [Data] {
            try ["claim", "holding"].map { name in
                let out = desk.folder.path("\(name)-normal.csv")
                _ = try ParleyTool.run(["list", "normalize", desk.folder.path("\(name).csv"), "--out", out])
                return try desk.folder.bytes("\(name)-normal.csv")
            }
        }
        let records = try normal()
        let before = try desk.status()
        _ = try desk.judge("C1,H1", "same", by: "R. Ardelle")
        _ = try desk.judge("C1,H1", "same", by: "J. Tervan")
        let linked = try desk.status()
        #expect(linked.file != before.file && linked.json != before.json)
        let journalBefore = try desk.folder.bytes("journal.jsonl")

        let third = try desk.judge("C1,H1", "different", by: "M. Third")
        #expect(third.output.contains("\"verdict\" : \"contradictory\""))
        #expect(try desk.status().file.contains("reviewers_disagree"))
        let undone = try desk.unlink("C1,H1", by: "M. Third")
        #expect(undone.exitCode == 0, "\(undone.errors)")
        // The word that they are two men stays; without it the state is that before the link.
        #expect(undone.output.contains("\"said\" : \"different\""))
        let journal = try desk.journalLines()
        #expect(journal.count == 6)
        #expect(try desk.folder.bytes("journal.jsonl").starts(with: journalBefore))

        let other = try Desk()
        _ = try other.judge("C2,H2", "unsure", by: "R. Ardelle")
        _ = try other.judge("C1,H1", "same", by: "R. Ardelle")
        _ = try other.judge("C1,H1", "same", by: "J. Tervan")
        _ = try other.unlink("C1,H1", by: "M. Third")
        let after = try other.status()
        #expect(after.file == before.file)
        #expect(after.json == before.json)
        #expect(try normal() == records)
        #expect(try [desk.folder.bytes("claim.csv"), desk.folder.bytes("holding.csv")] == lists)
        #expect(try other.unlink("C1,H1", by: "M. Third").exitCode == 1)
    }

    // MARK: Another version of a list

    @Test func judgementsAreAppliedToANewVersionOfAList() throws {
        let desk = try Desk()
        for pair in ["C1,H1", "C3,H3", "C4,H4"] {
            _ = try desk.judge(pair, "same", by: "R. Ardelle")
            _ = try desk.judge(pair, "same", by: "J. Tervan")
        }
        // C1 has another id, C3 another date, C4 is gone.
        let newer = Desk.claimText.replacing("C1,", with: "N7,").replacing("11.02.1990", with: "12.02.1990")
            .split(separator: "\n").filter { !$0.hasPrefix("C4") }.joined(separator: "\n")
        let claim = try desk.folder.write(newer, to: "claim2.csv")
        let out = desk.folder.path("carried.csv")
        let run = try ParleyTool.run([
            "link", "carry", claim, desk.holding, "--journal", desk.journal, "--out", out, "--held-by", "B", "--json",
        ])
        #expect(run.exitCode == 0, "\(run.errors)")
        for part in ["\"moved\" : 2", "\"to_confirm\" : 2", "\"gone\" : 2", "\"exact\" : 0", "\"judgements\" : 6"] {
            #expect(run.output.contains(part), "\(part)")
        }
        let carried = String(decoding: try desk.folder.bytes("carried.csv"), as: UTF8.self)
        #expect(carried.contains("N7,H1,B,same,R. Ardelle"))
        #expect(carried.contains("C3,H3,B,unsure,J. Tervan"))
        #expect(!carried.contains("C4,"))
        #expect(run.output.contains("LINE_CHANGED") && run.output.contains("LINE_GONE"))
        // The review of the new version shows the changed line first.
        let links = desk.folder.path("links2.csv")
        _ = try ParleyTool.run(["link", claim, desk.holding, "--out", links])
        let review = try answered(
            [
                "link", "review", claim, desk.holding, "--links", links, "--journal", desk.journal, "--by",
                "R. Ardelle", "--at", "2025-06-01T10:00:00Z",
            ], "s\nq\n")
        let first = review.output.components(separatedBy: "\npair ").first ?? ""
        #expect(first.contains("A line has changed") && first.contains("line C3"), "\(first)")
    }
}
