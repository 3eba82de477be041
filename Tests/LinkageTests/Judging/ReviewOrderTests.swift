import Foundation
import Persons
import Testing

@testable import Linkage

@Suite struct ReviewOrderTests {
    private func order(
        _ links: String, _ words: [ReviewAct.Content] = [], reviewer: String = "R. Ardelle"
    ) throws -> ReviewOrder {
        let table = try LinkTable(
            csv: Array(("left_id,right_id,weight_bits,probability,grade\n" + links).utf8), file: "links.csv")
        return ReviewOrder(
            links: table, left: worldLeft, right: worldRight,
            judged: JudgedPairs(acts(words), left: worldLeft, right: worldRight), reviewer: reviewer)
    }

    private func pairs(_ order: ReviewOrder) -> [[Int]] { order.items.map { [$0.left, $0.right] } }

    @Test func theLeastCertainPairComesFirst() throws {
        let found = try order("L0,R0,12,1,strong\nL1,R1,0,0.5,possible\nL2,R2,-9,0,weak\nL3,R3,2,0.8,possible")
        #expect(pairs(found) == [[1, 1], [3, 3], [2, 2], [0, 0]])
    }

    @Test func twoStrongCompetitorsComeBeforeADoubtfulPairAlone() throws {
        let found = try order("L0,R0,9,1,strong\nL0,R1,9,1,strong\nL2,R2,0,0.5,possible")
        #expect(pairs(found) == [[0, 0], [0, 1], [2, 2]])
        let first = try #require(found.items.first)
        let odds = exp2(9.0)
        #expect(abs(first.probability - odds / (1 + 2 * odds)) < 1e-12)
        #expect(first.openLines == 3)
        #expect(abs(first.gainBits - 3 * ReviewOrder.informationBits(first.probability)) < 1e-12)
    }

    @Test func informationIsThatOfANoisyAnswer() {
        #expect(ReviewOrder.informationBits(0) == 0)
        #expect(ReviewOrder.informationBits(1) < 1e-15)
        #expect(abs(ReviewOrder.informationBits(0.5, errorRate: 0) - 1) < 1e-12)
        // The mutual information from the joint table of truth and answer, term by term.
        for percent in 1..<100 {
            let (share, error) = (Double(percent) / 100, 0.01)
            var information = 0.0
            for truth in [true, false] {
                for answer in [true, false] {
                    let prior = truth ? share : 1 - share
                    let joint = prior * (truth == answer ? 1 - error : error)
                    let yes = share * (1 - error) + (1 - share) * error
                    let said = answer ? yes : 1 - yes
                    information += joint * log2(joint / (prior * said))
                }
            }
            #expect(abs(ReviewOrder.informationBits(share) - information) < 1e-12, "\(percent)")
        }
    }

    @Test func whatIsSettledOrAlreadySaidIsNotAsked() throws {
        let links = "L0,R0,5,1,strong\nL0,R1,4,1,possible\nL1,R1,3,1,possible\nL2,R2,2,1,possible\nL3,R3,1,1,possible"
        let words = [
            said("L0", "R0", .same, "J. Tervan"), said("L0", "R0", .same, "M. Third"),
            said("L1", "R1", .unsure, "r. ardelle"), said("L2", "R2", .different, "J. Tervan"),
            said("L2", "R2", .different, "M. Third"), said("L3", "R3", .same, "J. Tervan"),
        ]
        #expect(pairs(try order(links, words)) == [[3, 3]])
        #expect(pairs(try order(links, words, reviewer: "M. Third")) == [[3, 3], [1, 1]])
    }

    @Test func aChangedLineIsAskedFirstAndOnce() throws {
        let before = Crowd.list([40, 1, 2, 3, 4, 5], prefix: "L")
        let words = [said(before, 0, worldRight, 0, .same, "R. Ardelle")]
        let waiting = try order("L1,R1,0,0.5,possible", words)
        #expect(pairs(waiting) == [[0, 0], [1, 1]])
        #expect(waiting.items.map(\.waitsForConfirmation) == [true, false])
        let again = words + [said(worldLeft, 0, worldRight, 0, .different, "R. Ardelle")]
        #expect(pairs(try order("L1,R1,0,0.5,possible", again)) == [[1, 1]])
    }
}
