import Foundation
import Persons
import Testing

@testable import Rehearsal

@Suite struct ReviewTests {
    @Test func bothReviewersJudgeEveryTruePairOnce() throws {
        let judgements = try tidy.rows("judgements.csv")
        for (holder, name) in [("B", "norrow"), ("A", "veshna")] {
            let truth = Set(try tidy.rows("truth/\(name)-claim.csv").map { [$0["left_id"], $0["right_id"]] })
            let given = judgements.filter { $0["held_by"] == holder }
            let byPair = Dictionary(grouping: given) { [$0["left_id"], $0["right_id"]] }
            #expect(truth.isSubset(of: Set(byPair.keys)))
            #expect(byPair.count > truth.count)
            #expect(byPair.values.allSatisfy { Set($0.map { $0["by"] }) == Set(Judgements.reviewers) && $0.count == 2 })
        }
    }

    @Test func reviewersErrAtTheStatedRate() throws {
        let reviews = tidy.summary.judgements
        #expect(isNear(reviews.wrong, reviews.errorRate, of: reviews.judgements))
        #expect(isNear(reviews.unsure, reviews.unsureRate, of: reviews.judgements))
        // The numbers of the summary, counted again from the files.
        let truth = Set(
            try ["norrow", "veshna"].flatMap { try tidy.rows("truth/\($0)-claim.csv") }
                .map { [$0["left_id"], $0["right_id"]] })
        let judgements = try tidy.rows("judgements.csv")
        #expect(judgements.count == reviews.judgements)
        #expect(judgements.count { $0["judgement"] == "unsure" } == reviews.unsure)
        let wrong = judgements.count { row in
            let isTrue = truth.contains([row["left_id"], row["right_id"]])
            return row["judgement"] == (isTrue ? "different" : "same")
        }
        #expect(wrong == reviews.wrong)
        #expect(reviews.judgements == (reviews.truePairs + reviews.nearPairs) * 2)
    }

    @Test func noReasonHoldsAName() throws {
        let reasons = Set(try tidy.rows("judgements.csv").compactMap { $0["reason"] })
        #expect(reasons.count <= 10)
    }

    @Test func attributesHaveOneRowForEachLineHeldInTheOrderOfTheLists() throws {
        let rows = try tidy.rows("attributes.csv")
        for (holder, path) in [("A", "norrow/holding"), ("B", "veshna/holding")] {
            let ids = try tidyImport(path).list.ids.map(\.rawValue)
            #expect(rows.filter { $0["held_by"] == holder }.map { $0["record_id"] ?? "" } == ids)
        }
    }

    /// The way-through terms with room to spare, counted from the files as the planner will see them.
    @Test(arguments: [7, 1])
    func theTermsCanBeMetWithAMargin(seed: Int) throws {
        let made = seed == 7 ? tidy : rehearsed(seed: UInt64(seed))
        let same = Dictionary(
            grouping: try made.rows("judgements.csv").filter { $0["judgement"] == "same" }
        ) { [$0["held_by"], $0["left_id"], $0["right_id"]] }
        let confirmed = Set(same.filter { $0.value.count == 2 }.map { [$0.key[0], $0.key[2]] })
        let persons = try made.rows("truth/persons.csv")
        let firstLines = Set(
            persons.compactMap { person -> [String?]? in
                guard person["presence"] == "both" else { return nil }
                let holder = person["home"] == "A" ? "B" : "A"
                let lines = (person["holding_ids"] ?? "").split(separator: "|").map(String.init)
                return lines.first { confirmed.contains([holder, $0]) }.map { [holder, $0] }
            })
        for (index, holder) in ["B", "A"].enumerated() {
            let able = try made.rows("attributes.csv").filter { row in
                row["held_by"] == holder && firstLines.contains([holder, row["record_id"]])
                    && row["consent"] == "yes" && row["fit"] == "yes" && row["retained"] == "no"
                    && (Int(row["age"] ?? "") ?? 0) >= 18
            }
            let counted = able.filter { $0["health"] != "severe" && $0["proceedings"] == "no" }
            func count(_ matches: ([String: String]) -> Bool) -> Int { counted.count(where: matches) }
            #expect(counted.count >= 1_300)
            #expect(count { $0["status"] == "civilian" } >= 150)
            #expect(count { $0["status"] == "military" } >= 1_100)
            #expect(count { (18...24).contains(Int($0["age"] ?? "") ?? 0) } >= 120)
            #expect(count { $0["sex"] == "female" } >= 20)
            let severe = able.count - able.count { $0["health"] != "severe" }
            #expect((10...100).contains(severe))
            #expect(made.summary.directions[index].ready.counted == counted.count)
            #expect(made.summary.directions[index].ready.severe == severe)
        }
        #expect(made.summary.notes.isEmpty)
    }

    @Test func aFamilyHasAtLeastTwoMembersOnOneSide() throws {
        let rows = try tidy.rows("attributes.csv").filter { $0["family"] != "" }
        let families = Dictionary(grouping: rows) { $0["family"] ?? "" }
        #expect(families.count > 50)
        #expect(families.values.allSatisfy { Set($0.map { $0["held_by"] }).count == 1 && $0.count >= 2 })
    }

    @Test func sizesTooSmallForTheTermsAreSaid() {
        let small = rehearsed(claims: 200, held: 400, seed: 1)
        #expect(small.summary.notes.count == 2)
        #expect(small.summary.notes.allSatisfy { $0.contains("1,000 are asked for") })
    }

    @Test func theSummaryIsWrittenBesideTheFiles() throws {
        let written = try JSONDecoder().decode(
            RehearsalSummary.self, from: Data(try tidy.bytes("rehearsal.json")))
        #expect(written == tidy.summary)
        #expect(written.lists.map(\.lines) == [3_125, 9_375, 3_125, 9_375])
    }

    @Test func sizesOutOfRangeMakeNoScenario() {
        #expect(Scenario(claims: 0, held: 1, seed: 1) == nil)
        #expect(Scenario(claims: 1, held: 0, seed: 1) == nil)
        #expect(Scenario(claims: 5_000_001, held: 1, seed: 1) == nil)
    }
}
