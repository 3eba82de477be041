import Foundation
import TestSupport
import Testing

/// Story 2: one man in two alphabets and three spellings, and his twin.
@Suite struct LinkStoryTests {
    private let folder: TemporaryFolder
    private let lists: [String: String]

    init() throws {
        folder = try TemporaryFolder()
        let header = "id,surname,given_names,patronymic,birth_date,category\n"
        let claim =
            header + """
                C1,Прокоп'єв,Микола,Олексійович,03.05.1989,військовий
                C2,Прокоп'єв,Микита,Олексійович,03.05.1989,військовий
                C3,Бескода,Тарас,Юрійович,11.02.1990,військовий
                C4,Лисун,Іван,Петрович,30.12.1977,військовий
                """
        let holding =
            header + """
                H1,ПРОКОПЬЕВ,НИКОЛАЙ,АЛЕКСЕЕВИЧ,05.03.1989,военный
                H3,БЕСКОДА,ТАРАС,ЮРЬЕВИЧ,11.02.1990,военный
                H4,ВЕРТЕЙ,СЕРГЕЙ,ПЕТРОВИЧ,17.08.1981,военный
                """
        let third = "id,full_name,birth_date\nT1,Prokopiev Mykola,1989\nT2,Verteiko Serhii,1971\n"
        lists = [
            "claim": try folder.write(claim, to: "claim.csv"), "holding": try folder.write(holding, to: "holding.csv"),
            "third": try folder.write(third, to: "third.csv"),
        ]
    }

    private func path(_ name: String) -> String { lists[name] ?? "" }

    private func links(_ left: String, _ right: String) throws -> [[String]] {
        let out = folder.path("links-\(left)-\(right).csv")
        let run = try ParleyTool.run(["link", path(left), path(right), "--out", out])
        #expect(run.exitCode == 0, "\(run.errors)")
        let text = String(decoding: try folder.bytes("links-\(left)-\(right).csv"), as: UTF8.self)
        return text.split(separator: "\n").map { row in
            row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func judge(_ left: String, _ right: String, _ pair: String, _ word: String, by name: String) throws {
        let run = try ParleyTool.run([
            "link", "judge", path(left), path(right), "--journal", folder.path("\(left)-\(right).jsonl"), "--pair",
            pair,
            "--say", word, "--by", name, "--at", "2025-05-19T10:00:00Z",
        ])
        #expect(run.exitCode == 0, "\(run.errors)")
    }

    private func status() throws -> String {
        let run = try ParleyTool.run([
            "link", "status", path("claim"), path("holding"), "--links", folder.path("links-claim-holding.csv"),
            "--journal", folder.path("claim-holding.jsonl"), "--out", folder.path("status.csv"),
        ])
        #expect(run.exitCode == 0, "\(run.errors)")
        return String(decoding: try folder.bytes("status.csv"), as: UTF8.self)
    }

    @Test func theThreeSpellingsAreOfferedWithReasonsAndTheTwinBesideThem() throws {
        for (left, right, one, other, reason, twin) in [
            ("claim", "holding", "C1", "H1", "birth_date:turned:", "C2"),
            ("claim", "third", "C1", "T1", "birth_date:", "C2"), ("holding", "third", "H1", "T1", "birth_date:", ""),
        ] {
            let rows = try links(left, right).filter { $0[0] == one && $0[1] == other }
            let row = try #require(rows.first, "\(one) and \(other) are not offered")
            #expect(["strong", "possible"].contains(row[4]), "\(row)")
            for part in ["surname:same:", "given_names:same:", reason] { #expect(row[6].contains(part), "\(row)") }
            #expect(row[5].split(separator: "|").contains(Substring(twin)) || twin.isEmpty, "\(row)")
        }
    }

    @Test func nothingIsLinkedByItselfAndOnePersonTwiceIsNotTwo() throws {
        _ = try links("claim", "holding")
        try judge("claim", "holding", "C4,H4", "different", by: "R. Ardelle")
        let proposed = try status()
        #expect(proposed.contains("left,C1,2,POW,possible,,H1"), "\(proposed)")
        #expect(!proposed.contains("matched"))
        try judge("claim", "holding", "C1,H1", "same", by: "R. Ardelle")
        try judge("claim", "holding", "C1,H1", "same", by: "r.  ARDELLE")
        #expect(!(try status().contains("matched")))
        try judge("claim", "holding", "C1,H1", "same", by: "J. Tervan")
        let matched = try status()
        #expect(matched.contains("left,C1,2,POW,matched,,H1") && matched.contains("right,H1,2,POW,matched,,C1"))
        #expect(matched.contains("left,C2,3,POW,unanswered,,"), "\(matched)")
    }

    @Test func threeListsMakeOnePersonWithoutTheTwin() throws {
        for name in ["R. Ardelle", "J. Tervan"] {
            try judge("claim", "holding", "C1,H1", "same", by: name)
            try judge("holding", "third", "H1,T1", "same", by: name)
            try judge("claim", "holding", "C2,H1", "different", by: name)
        }
        let run = try ParleyTool.run([
            "link", "clusters", "--list", "claim=\(path("claim"))", "--list", "holding=\(path("holding"))", "--list",
            "third=\(path("third"))", "--judged", "claim,holding=\(folder.path("claim-holding.jsonl"))", "--judged",
            "holding,third=\(folder.path("holding-third.jsonl"))", "--out", folder.path("persons.csv"),
        ])
        #expect(run.exitCode == 0, "\(run.errors)")
        let rows = String(decoding: try folder.bytes("persons.csv"), as: UTF8.self).split(separator: "\n")
        #expect(rows.dropFirst() == ["1,claim,1,C1,2,", "1,holding,1,H1,2,", "1,third,1,T1,2,"])
    }
}
