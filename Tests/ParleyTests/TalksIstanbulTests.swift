import Foundation
import TestSupport
import Testing

@Suite struct TalksIstanbulTests {
    /// The day entered by commands, each noun and verb at least once, and one file for the rest.
    private static func desk() throws -> TalksDesk {
        let desk = try TalksDesk(opening: TalksIstanbulDay.open)
        let head = "--by secretary --at 2025-05-16T18:00+03:00"
        for line in TalksIstanbulDay.commands.split(separator: "\n") {
            let isPrivate = line.contains("notebook") || line.contains("--visibility")
            try desk.talks("\(line) \(head) \(isPrivate ? "" : "--visibility BOTH")")
        }
        try desk.enter(TalksIstanbulDay.sitting, "--by secretary --visibility BOTH")
        return desk
    }

    @Test func theDayIsReadBackTyped() throws {
        let desk = try Self.desk()
        let view = try desk.json("view --day 2025-08-10")
        #expect(codes(view).isEmpty, "\(codes(view))")
        try theRoundIsThere(view)
        try resultsHaveBothRungs(view)
        try positionsAndStatements(view)
        try countsByDirection(desk, view)
        try whatFollowed(view)
        try oneSidesWordEstablishesNothing(desk)
        try questionsAreAnswered(desk)
    }

    private func records(_ view: [String: Any], _ key: String) -> [[String: Any]] {
        (view[key] as? [[String: Any]] ?? []).map { record in
            // What belongs to a record stands beside it.
            record["id"] != nil
                ? record
                : record.values.lazy.compactMap { $0 as? [String: Any] }.first {
                    $0["entered_at"] != nil
                } ?? record
        }
    }

    private func ids(_ view: [String: Any], _ key: String) -> [String] {
        records(view, key).compactMap { $0["id"] as? String }
    }

    private func theRoundIsThere(_ view: [String: Any]) throws {
        let round = try #require(records(view, "rounds").first { $0["id"] as? String == "T2" })
        #expect(round["place"] as? String == "Istanbul, Dolmabahçe Palace")
        #expect(round["starts"] as? String == "2025-05-16" && round["formats"] as? [String] == ["DIRECT"])
        #expect(round["ordinal"] as? Int == 2 && round["duration"] as? String == "about 90 minutes")
        #expect((round["chair"] as? [String: String])?["person"] == "fidan")
        let absent = (round["absent"] as? [[String: Any]])?.first
        #expect(absent?["note"] as? String == "had proposed the meeting, did not travel")
        #expect(
            round["entered_by"] as? String == "secretary" && round["entered_at"] as? String == "2025-05-16T18:00+03:00")
        #expect(ids(view, "delegations") == ["ru-t2", "ua-t2"] && ids(view, "sessions") == ["T2-1"])
        let agenda = (view["agenda"] as? [[String: Any]] ?? []).compactMap { $0["state"] as? String }
        #expect(agenda == ["TAKEN", "REFUSED"])
        #expect(
            (records(view, "people").first { $0["id"] as? String == "zelenskyy" })?["aliases"] as? [String] == [
                "Zelensky"
            ])
    }

    private func resultsHaveBothRungs(_ view: [String: Any]) throws {
        let results = try #require(view["results"] as? [[String: Any]])
        #expect(ids(view, "results") == ["R1", "R2", "R3", "R4", "R5"])
        let established = results.compactMap { $0["established"] as? String }
        #expect(established == ["DISCUSSED", "DISCUSSED", "DISCUSSED", "DISCUSSED", "NOTED"])
        let claimed = results.map { result in
            (result["claims"] as? [[String: Any]] ?? []).compactMap { $0["claim"] as? [String: Any] }.map { claim in
                "\(claim["voice"] as? String ?? "") \(claim["rung"] as? String ?? "-") \(claim["date"] as? String ?? "")"
            }
        }
        #expect(
            claimed == [
                ["A ANNOUNCED 2025-05-16"], ["CHAIR IN_PRINCIPLE 2025-05-16"],
                ["CHAIR IN_PRINCIPLE 2025-05-16", "B - 2025-05-16"], ["A DISCUSSED 2025-05-16"],
                ["B NOTED 2025-05-16", "A DISCUSSED 2025-05-16"],
            ])
        let commitments = try #require(view["commitments"] as? [[String: Any]])
        let first = try #require(commitments.first { ($0["commitment"] as? [String: Any])?["id"] as? String == "V1" })
        let commitment = try #require(first["commitment"] as? [String: Any])
        #expect(commitment["basis"] as? String == "N_FOR_N" && commitment["actor"] as? String == "RU")
        #expect((commitment["quantity"] as? [String: Any])?["value"] as? Int == 1000)
        #expect(first["state"] as? String == "DISPUTED")
        let evidence = (first["evidence"] as? [[String: Any]] ?? []).map { "\($0["voice"] ?? "") \($0["value"] ?? "")" }
        #expect(evidence == ["A 880", "B 1000"])
        let states = commitments.compactMap { $0["state"] as? String }
        #expect(states.contains("RELEASED") && states.contains("VOID"), "\(states)")
    }

    private func positionsAndStatements(_ view: [String: Any]) throws {
        #expect(ids(view, "positions").sorted() == (1...9).map { "P\($0)" })
        let told = try #require(records(view, "positions").first { $0["id"] as? String == "P3" })
        #expect(told["types"] as? [String] == ["DEMAND", "CONDITION"] && told["own_words"] as? Bool == false)
        #expect(told["attribution"] as? String == "BACKGROUND" && told["source_side"] as? String == "A")
        let old = try #require(records(view, "positions").first { $0["id"] as? String == "P6" })
        #expect(old["as_of"] as? String == "2024" && old["attribution"] as? String == "ON_RECORD")
        #expect(Set(ids(view, "statements")) == Set((1...13).map { "S\($0)" }))
        let kinds = Dictionary(
            uniqueKeysWithValues: records(view, "statements").map {
                ($0["id"] as? String ?? "", "\($0["attribution"] ?? "") \($0["statement_kind"] ?? "")")
            })
        #expect(kinds["S4"] == "BACKGROUND POSITION_OTHER" && kinds["S7"] == "ON_RECORD INSULT")
        #expect(kinds["S9"] == "INSTITUTION THIRD_PARTY" && kinds["S12"] == "SECONDHAND CHARACTERISATION")
        #expect(records(view, "statements").first { $0["id"] as? String == "S10" }?["content_unknown"] as? Bool == true)
        #expect(ids(view, "divergences").sorted() == ["D1", "D2", "D3", "D4"])
        #expect(Set(ids(view, "contacts")) == ["C1", "C2", "C3"])
    }

    private func countsByDirection(_ desk: TalksDesk, _ view: [String: Any]) throws {
        let first = try #require(records(view, "returns").first { $0["id"] as? String == "M1" })
        #expect(
            first["from"] as? String == "B" && first["to"] as? String == "A" && first["unit"] as? String == "UNSTATED")
        #expect((first["figure"] as? [String: Any])?["unit"] as? String == "remains of soldiers")
        let counters = try #require(try desk.json("return count")["counters"] as? [[String: Any]])
        let lines = counters.map {
            "\($0["from"] ?? "") \($0["voice"] ?? "") \($0["figures"] ?? "") \($0["totals"] ?? "")"
        }
        let plain = Set(lines.map { $0.filter { !$0.isWhitespace } })
        #expect(
            plain == ["A" + "B[][78]", "APRESS[34][]", "BA[][6057,6060]", "BA[909,909,909][]", "BB[][6060]"], "\(plain)"
        )
    }

    private func whatFollowed(_ view: [String: Any]) throws {
        let accounts = records(view, "accounts")
        #expect(accounts.compactMap { $0["words"] as? String } == ["1,000", "880 + 120"])
        let own = try #require(accounts.first { $0["id"] as? String == "X2" })
        let convicts = (own["counts"] as? [[String: Any]] ?? []).first { $0["class_position"] as? String == "CONVICT" }
        #expect(
            (convicts?["figure"] as? [String: Any])?["value"] as? Int == 70
                && convicts?["part_of"] as? String == "civilians")
        #expect(ids(view, "stages") == ["G1", "G2", "G3"] && ids(view, "rounds") == ["T2", "T3", "T4"])
        #expect(records(view, "objections").first?["grounds"] as? [String] == ["NOT_IN_CATEGORY", "NOT_AGREED_DATE"])
        let children = try #require(records(view, "lists").first { $0["id"] as? String == "L4" })
        let figures = (children["figures"] as? [[String: Any]] ?? []).compactMap { $0["value"] as? Int }
        #expect(figures == [400, 339] && children["track"] as? String == "children")
        #expect(Set(ids(view, "announcements")) == ["E1", "E2", "E3"])
    }

    /// One side's "agreed" leaves the rung at DISCUSSED; the other side's own statement lifts it.
    private func oneSidesWordEstablishesNothing(_ desk: TalksDesk) throws {
        let own = "--by secretary --at 2025-05-17T10:00+03:00 --visibility BOTH"
        try desk.talks(
            "result claim --result R4 --voice A --who.person umerov --rung ANNOUNCED --words agreed --date 2025-05-17 \(own)"
        )
        func established(_ id: String) throws -> String? {
            ((try desk.json("result show \(id)"))["record"] as? [String: Any])?["established"] as? String
        }
        #expect(try established("R4") == "DISCUSSED")
        #expect(try established("R1") == "DISCUSSED")
        try desk.talks(
            "result claim --result R1 --voice B --who.person medinsky --rung ANNOUNCED --words agreed --date 2025-05-17 \(own)"
        )
        #expect(try established("R1") == "ANNOUNCED")
        try desk.talks("result retract --result R1 --voice B --words 'was misheard' --date 2025-05-18 \(own)")
        #expect(try established("R1") == "DISCUSSED")
        // A formal act of one side needs the announcement of both, and the other's act.
        try desk.talks("result act --result R1 --side A --rung SIGNED --date 2025-05-18 \(own)")
        #expect(try established("R1") == "DISCUSSED")
        try desk.talks("minutes add --id N-1 --round T2 --words 'short minutes' \(own)")
        try desk.talks("countersign --record N-1 --side A \(own)")
        try desk.talks("countersign --record N-1 --side B \(own)")
        try desk.talks("divergence settle --divergence D1 --reference N-1 --words 'both signed' \(own)")
        try desk.talks(
            "statement add --id S20 --speakers.person trump --attribution ON_RECORD --statement-kind THIRD_PARTY --gist hopes --by secretary --at 2025-05-17T11:00+03:00"
        )
        try desk.talks("share --record S20 --by secretary --at 2025-05-17T12:00+03:00 --visibility BOTH")
        try desk.talks("withdraw --record S20 --words 'entered twice' --by secretary --at 2025-05-17T13:00+03:00")
        let shown = try desk.json("statement show S20 --for A")["record"] as? [String: Any]
        #expect((shown?["statement"] as? [String: Any])?["withdrawn"] as? String == "entered twice")
    }

    private func questionsAreAnswered(_ desk: TalksDesk) throws {
        let said = try desk.json("said 'killing must stop'")["said"] as? [[String: Any]]
        #expect(said?.map { $0["id"] as? String } == ["S9"])
        let medinsky = try desk.json("said --speaker medinsky")["said"] as? [[String: Any]]
        #expect(medinsky?.map { $0["id"] as? String } == ["S1"])
        let claims = try desk.json("claims presidents")["claims"] as? [String: Any]
        #expect((claims?["results"] as? [[String: Any]])?.count == 1)
        #expect((claims?["divergences"] as? [[String: Any]])?.count == 1)
        let owed = try desk.json("due --owed-by RU")["due"] as? [[String: Any]]
        #expect(owed?.compactMap { ($0["commitment"] as? [String: Any])?["id"] as? String } == ["V1", "V3"])
        let timeline = try desk.json("timeline")["timeline"] as? [String: Any]
        let events = (timeline?["events"] as? [[String: Any]])?.compactMap { $0["id"] as? String } ?? []
        #expect(events.first == "M3" && events.last == "E3" && !events.contains("S7"))
        let history = try desk.json("history R1")["history"] as? [[String: Any]]
        #expect(history?.first?["by"] as? String == "secretary")
        #expect((try desk.json("changes --round T2"))["changes"] != nil)
        #expect(try desk.talks("statement list --for B").output.contains("3 kept back by the ground rule"))
        #expect(!(try desk.talks("view --for B").output.contains("belittled")))
    }

    @Test func theSameCommandsGiveTheSameBytes() throws {
        var folders: [[String: Data]] = []
        for _ in 0..<2 {
            let desk = try TalksDesk(opening: TalksIstanbulDay.open)
            try desk.enter("kind: party\nid: US\nrole: THIRD\n")
            try desk.talks(
                "round add --id T2 --place Istanbul --starts 2025-05-16 --by desk --at 2025-05-16T18:00+03:00")
            var bytes: [String: Data] = [:]
            for name in try desk.actFiles() {
                bytes[name] = try Data(contentsOf: URL(fileURLWithPath: "\(desk.path)/acts/\(name)"))
            }
            for command in [
                "view --day 2025-06-01 --json", "view --day 2025-06-01", "timeline --day 2025-06-01 --json",
            ] {
                bytes[command] = Data(try desk.talks(command).output.utf8)
            }
            folders.append(bytes)
        }
        #expect(folders[0] == folders[1] && folders[0].count == 5)
    }
}
