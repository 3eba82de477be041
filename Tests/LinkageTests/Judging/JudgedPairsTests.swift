import Persons
import Testing

@testable import Linkage

@Suite struct JudgedPairsTests {
    private func verdict(_ contents: [ReviewAct.Content]) -> JudgedPairs.Verdict? {
        JudgedPairs(acts(contents), left: worldLeft, right: worldRight).pairs.first?.verdict
    }

    @Test func twoDifferentPeopleHaveToSaySame() {
        #expect(verdict([said("L0", "R0", .same, "R. Ardelle")]) == .open)
        #expect(verdict([said("L0", "R0", .same, "R. Ardelle"), said("L0", "R0", .same, "r.  ARDELLE ")]) == .open)
        #expect(verdict([said("L0", "R0", .same, "R. Ardelle"), said("L0", "R0", .same, "J. Tervan")]) == .same)
    }

    @Test func disagreementIsShownAndDoubtStaysOpen() {
        let both = [said("L0", "R0", .same, "R. Ardelle"), said("L0", "R0", .same, "J. Tervan")]
        #expect(verdict(both + [said("L0", "R0", .different, "M. Third")]) == .contradictory)
        #expect(verdict(both + [said("L0", "R0", .unsure, "M. Third")]) == .same)
        #expect(verdict(both + [said("L0", "R0", .unsure, "J. Tervan")]) == .open)
        #expect(verdict(both + [said("L0", "R0", .different, "J. Tervan")]) == .contradictory)
        #expect(
            verdict([said("L0", "R0", .different, "R. Ardelle"), said("L0", "R0", .different, "J. Tervan")])
                == .different)
    }

    /// Taking a link back leaves everything as if the words `same` on that pair had not been said.
    @Test func unlinkingIsTheStateWithoutTheLink() {
        for seed in UInt64(1)...200 {
            let contents = randomActs(seed: seed, count: 30, lines: 3)
            var plain: [ReviewAct.Content] = []
            for content in contents {
                switch content {
                case .judged: plain.append(content)
                case .unlinked(let link):
                    plain.removeAll { act in
                        guard case .judged(let one) = act else { return false }
                        return one.word == .same && one.left == link.left && one.right == link.right
                    }
                }
            }
            let fast = JudgedPairs(acts(contents), left: worldLeft, right: worldRight)
            let slow = JudgedPairs(acts(plain), left: worldLeft, right: worldRight)
            func words(_ pairs: JudgedPairs) -> [[String]] {
                pairs.pairs.map { pair in
                    ["\(pair.left) \(pair.right)"] + pair.words.map { "\($0.reviewer) \($0.said)" }
                }
            }
            #expect(words(fast) == words(slow), "seed \(seed)")
        }
    }

    @Test func aLineIsKnownByWhatItSays() {
        let before = Crowd.list([10, 11, 12, 13, 14], prefix: "L")
        let right = Crowd.list([10, 11, 12, 13, 14], prefix: "R")
        let judged = (0..<5).flatMap { line in
            [said(before, line, right, line, .same, "R. Ardelle"), said(before, line, right, line, .same, "J. Tervan")]
        }
        // 10 stays, 11 and 12 change places (their ids stay with the places), 13 gets another date, 14 is gone.
        var after = Crowd.list([10, 12, 11, 13], prefix: "L")
        guard let date = after.columns.firstIndex(where: { $0.key == .birthDate }) else { return }
        after.columns[date].write("1999-09-09", on: 3)
        let carried = JudgedPairs(acts(judged), left: after, right: right)
        let outcomes = stride(from: 0, to: 10, by: 2).map { carried.carried[$0].outcome }
        #expect(outcomes == [.exact, .moved, .moved, .toConfirm, .gone])
        #expect(carried.carried.count == judged.count)
        #expect(carried.pairs.map(\.verdict) == [.same, .same, .same, .open])
        #expect(carried.pairs.map(\.right) == [0, 2, 1, 3])
        let doubtful = carried.pairs.last?.words ?? []
        #expect(doubtful.allSatisfy { $0.waitsForConfirmation && $0.word == .unsure && $0.said == .same })
        #expect(Set(carried.findings.map(\.code)) == ["LINE_CHANGED", "LINE_GONE"])
        // Said again of the line as it stands now, it counts.
        let again =
            judged + [
                said(after, 3, right, 3, .same, "R. Ardelle"), said(after, 3, right, 3, .same, "J. Tervan"),
            ]
        #expect(JudgedPairs(acts(again), left: after, right: right).pairs.last?.verdict == .same)
    }

    @Test func theSameWordsOnTwoLinesWaitForALook() {
        let before = Crowd.list([10, 11], prefix: "L")
        let after = Crowd.list([11, 10, 10], prefix: "N")
        let right = Crowd.list([10, 11], prefix: "R")
        let carried = JudgedPairs(
            acts([said(before, 0, right, 0, .same, "R. Ardelle"), said(before, 1, right, 1, .same, "R. Ardelle")]),
            left: after, right: right)
        #expect(carried.carried.map(\.outcome) == [.toConfirm, .moved])
        #expect(carried.findings.map(\.code) == ["LINE_AMBIGUOUS"])
    }

    @Test func circumstancesDoNotChangeWhoALineIs() {
        func one(_ unit: String, _ surname: String) -> PersonList {
            list([(.surname, [surname]), (.givenNames, ["Orin"]), (.unit, [unit]), (.note, [unit])])
        }
        #expect(one("a", "Besk").identityDigest(0) == one("b", "Besk").identityDigest(0))
        #expect(one("a", "Besk").identityDigest(0) != one("a", "Besl").identityDigest(0))
    }

    @Test func unknownLinesAreFoundAndTheRestCounts() {
        let judged = JudgedPairs(
            acts([said("L9", "R0", .same, "R. Ardelle"), said("L0", "R0", .same, "R. Ardelle"), unlinked("L1", "R1")]),
            left: worldLeft, right: worldRight)
        #expect(judged.findings.map(\.code) == ["LINE_UNKNOWN", "UNLINK_NOTHING"])
        #expect(judged.findings.map(\.row) == [2, 4])
        #expect(judged.findings.first?.column == "left_id")
        #expect(judged.carried.map(\.outcome) == [.gone, .exact])
        #expect(judged.pairs.count == 1)
    }

    @Test func onlyWhatTwoReviewersAgreeOnIsALabel() {
        let judged = JudgedPairs(
            acts([
                said("L0", "R0", .same, "R. Ardelle"), said("L0", "R0", .same, "J. Tervan"),
                said("L1", "R2", .different, "R. Ardelle"), said("L1", "R2", .different, "J. Tervan"),
                said("L2", "R2", .same, "R. Ardelle"), said("L3", "R3", .same, "R. Ardelle"),
                said("L3", "R3", .different, "J. Tervan"),
            ]), left: worldLeft, right: worldRight)
        #expect(
            judged.labels == [
                .init(left: 0, right: 0, isSame: true), .init(left: 1, right: 2, isSame: false),
            ])
    }
}

@Suite struct JudgementTableTests {
    private func table(_ rows: String) throws -> JudgementTable {
        try JudgementTable(
            Array(("left_id,right_id,held_by,judgement,by,at,reason\n" + rows).utf8), file: "judgements.csv")
    }

    @Test func everyBadRowIsFoundWithItsPlaceAndTheOthersCount() throws {
        let read = try table(
            """
            L0,R0,B,same,R. Ardelle,2025-05-19T10:00:00Z,
            L0,R0,B,perhaps,R. Ardelle,2025-05-19T10:00:00Z,
            L0,R0,C,same,R. Ardelle,2025-05-19T10:00:00Z,
            L0,R0,B,same,,2025-05-19T10:00:00Z,
            L0,R0,B,same,J. Tervan,yesterday,
            """)
        #expect(
            read.findings.map(\.code) == ["JUDGEMENT_WORD", "BAD_VALUE", "JUDGEMENT_INCOMPLETE", "JUDGEMENT_TIME"])
        #expect(read.findings.map(\.row) == [3, 4, 5, 6])
        #expect(read.acts.map(\.row) == [2, 6])
        let judged = JudgedPairs(read.acts, left: worldLeft, right: worldRight, heldBy: .b)
        #expect(judged.pairs.first?.words.map(\.word) == [.unsure, .same])
    }

    @Test func oneReviewerSayingBothAtOnceIsFoundAndTheDoubtStands() throws {
        let read = try table(
            """
            L0,R0,B,different,R. Ardelle,2025-05-19T10:00:00Z,
            L0,R0,B,same,r. ardelle,2025-05-19T10:00:00Z,
            L1,R1,B,same,R. Ardelle,2025-05-19T10:00:00Z,
            L1,R1,B,different,R. Ardelle,2025-05-20T10:00:00Z,
            """)
        #expect(read.findings.map(\.code) == ["REVIEWER_CONTRADICTS"])
        #expect(read.findings.map(\.row) == [3])
        let judged = JudgedPairs(read.acts, left: worldLeft, right: worldRight)
        #expect(judged.pairs.map { $0.words.map(\.word) } == [[.different], [.different]])
    }

    @Test func theLatestWordCountsWhereverItStands() throws {
        let read = try table(
            """
            L0,R0,B,different,R. Ardelle,2025-05-20T10:00:00Z,
            L0,R0,B,same,R. Ardelle,2025-05-19T10:00:00Z,
            """)
        let judged = JudgedPairs(read.acts, left: worldLeft, right: worldRight)
        #expect(judged.pairs.first?.words.map(\.word) == [.different])
    }

    @Test func aMissingColumnIsNamed() {
        let error = #expect(throws: UnreadableInput.self) {
            try JudgementTable(Array("left_id,right_id,judgement\nL0,R0,same\n".utf8), file: "judgements.csv")
        }
        #expect(error?.findings.map(\.column) == ["held_by", "by", "at"])
    }

    @Test func aFileThatIsWrittenIsReadAgain() throws {
        let contents = (0..<3).map { said(worldLeft, $0, worldRight, $0, .same, "R. Ardelle, junior") }
        let judged = JudgedPairs(acts(contents), left: worldLeft, right: worldRight)
        let written = JudgementTable.csv(judged.judgements(left: worldLeft, right: worldRight, heldBy: .b))
        let read = try JudgementTable(written, file: "judgements.csv")
        let again = JudgedPairs(read.acts, left: worldLeft, right: worldRight)
        #expect(again.pairs.map(\.left) == judged.pairs.map(\.left))
        #expect(again.carried.map(\.outcome) == [.exact, .exact, .exact])
        #expect(read.heldBy == [.b])
    }
}
