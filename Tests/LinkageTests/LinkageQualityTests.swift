import Foundation
import Persons
import Testing

@testable import Linkage

private func links(_ rows: [(String, String, Double)], assigned: Set<Int>? = nil) throws -> ScoredLinks {
    var text = "left_id,right_id,weight_bits,grade" + (assigned == nil ? "\n" : ",assigned\n")
    for (index, row) in rows.enumerated() {
        text += "\(row.0),\(row.1),\(row.2),\(row.2 > 6 ? "strong" : row.2 > 0 ? "possible" : "weak")"
        text += assigned.map { $0.contains(index) ? ",yes\n" : ",no\n" } ?? "\n"
    }
    return try ScoredLinks(csv: Array(text.utf8), file: "links.csv")
}

private func pairs(_ text: String, _ links: ScoredLinks) throws -> LinkTruth {
    try LinkTruth(pairsCSV: Array(("left_id,right_id\n" + text).utf8), file: "truth.csv", for: links)
}

@Suite struct LinkageQualityTests {
    /// The figures of a curve counted again from nothing for random links with ties, repeats and gaps.
    @Test(arguments: UInt64(0)..<8)
    func everyFigureIsThatOfASlowCount(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var rows: [(String, String, Double)] = []
        for _ in 0..<120 {
            rows.append(
                ("l\(generator.below(25))", "r\(generator.below(25))", Double(generator.below(30) - 12)))
        }
        let truth = Set((0..<60).map { _ in "l\(generator.below(30)),r\(generator.below(25))" })
        let scored = try links(rows)
        let curve = LinkageCurve(scored, try pairs(truth.sorted().joined(separator: "\n") + "\n", scored))
        // Slow: the greatest weight of each pair.
        var best: [String: Double] = [:]
        for row in rows { best["\(row.0),\(row.1)"] = max(best["\(row.0),\(row.1)"] ?? -100, row.2) }
        var (average, greatest) = (0.0, 0.0)
        for threshold in Set(best.values).sorted(by: >) {
            let linked = best.filter { $0.value >= threshold }.map(\.key)
            let correct = linked.count { truth.contains($0) }
            let above = best.filter { $0.value > threshold }.count { truth.contains($0.key) }
            average += Double(correct - above) * Double(correct) / Double(linked.count)
            let point = curve.point(atLeast: threshold)
            #expect(point.links == linked.count && point.correct == correct)
            let (precision, recall) = (
                Double(correct) / Double(linked.count), Double(correct) / Double(truth.count)
            )
            let f1 = correct == 0 ? 0 : 2 * precision * recall / (precision + recall)
            #expect(abs(curve.f1(point) - f1) < 1e-12)
            greatest = max(greatest, f1)
        }
        #expect(curve.truePairs == truth.count)
        #expect(abs(curve.averagePrecision - average / Double(truth.count)) < 1e-12)
        #expect(abs(LinkageQuality(curve, thresholdBits: 0).bestF1 - greatest) < 1e-12)
        #expect(curve.calibration.reduce(0) { $0 + $1.links } == best.count)
        #expect(curve.calibration.reduce(0) { $0 + $1.correct } == curve.points.last?.correct)
        let said = best.values.reduce(0) { $0 + 1 / (1 + pow(2, -$1)) }
        #expect(abs(curve.calibration.reduce(0) { $0 + $1.expected } - said) < 1e-9)
        for bin in curve.calibration where bin.links > 0 {
            let mean = bin.expected / Double(bin.links)
            #expect(mean > bin.lower - 1e-12 && mean < bin.upper + 1e-12)
        }
    }

    @Test func assignedLinksAreMeasuredApart() throws {
        let scored = try links([("1", "1", 9), ("1", "2", 8), ("2", "2", 7), ("3", "9", 5)], assigned: [0, 2])
        let truth = try pairs("1,1\n2,2\n3,3\n", scored)
        #expect(LinkageQuality(LinkageCurve(scored, truth), thresholdBits: 0).precision == 0.5)
        let assigned = LinkageQuality(LinkageCurve(scored, truth, assignedOnly: true), thresholdBits: 0)
        #expect(assigned.precision == 1 && assigned.recall == 2.0 / 3)
    }

    /// Within one list, from a column: four lines of one person make six pairs, in either order.
    @Test func clustersOfOneListMakeTheirPairs() throws {
        let list = "line,who,name\na,P1,x\nb,P1,y\nc,P2,z\nd,P1,x\ne,,x\nf,P1,x\n"
        let scored = try links([("a", "b", 5), ("d", "a", 4), ("c", "d", 3), ("a", "d", 2), ("e", "f", 1)])
        let truth = try LinkTruth(clusters: "who", of: [(Array(list.utf8), "list.csv")], for: scored)
        #expect(truth.pairs == 6)
        let quality = LinkageQuality(LinkageCurve(scored, truth), thresholdBits: 0)
        // a–b, d–a and its turned repeat as one, c–d, e–f.
        #expect(quality.precision == 0.5 && quality.recall == 2.0 / 6)
    }

    @Test func clustersOfTwoListsMeetAcross() throws {
        let left = "id;cluster\n1;A\n2;B\n3;A\n"
        let right = "cluster;key\nA;1\nB;2\nC;3\nA;4\n"
        let scored = try links([("1", "1", 5), ("1", "4", 4), ("2", "3", 3)])
        let truth = try LinkTruth(
            clusters: "cluster", of: [(Array(left.utf8), "l.csv"), (Array(right.utf8), "r.csv")], for: scored)
        #expect(truth.pairs == 5)
        #expect(LinkageQuality(LinkageCurve(scored, truth), thresholdBits: 0).recall == 0.4)
    }

    @Test func linesWithoutIdsAreKnownByTheirRow() throws {
        let list = "name,cluster\nx,A\ny,A\nz,B\n"
        let scored = try links([("1-2", "1-3", 5), ("1-2", "1-4", 4)])
        let truth = try LinkTruth(clusters: "cluster", of: [(Array(list.utf8), "list.csv")], for: scored)
        #expect(truth.pairs == 1)
        #expect(LinkageQuality(LinkageCurve(scored, truth), thresholdBits: 4.5).precision == 1)
    }

    @Test func aTruthThatDoesNotBelongIsRefused() throws {
        let scored = try links([("1", "2", 5)])
        func code(_ list: String, id: String? = nil) -> [String] {
            do {
                _ = try LinkTruth(clusters: "who", of: [(Array(list.utf8), "list.csv")], id: id, for: scored)
                return []
            } catch let unreadable as UnreadableInput {
                return unreadable.findings.map(\.code)
            } catch {
                return ["?"]
            }
        }
        #expect(code("id,cluster\n1,A\n") == ["COLUMN_MISSING"])
        #expect(code("id,who\n7,A\n8,A\n") == ["LINKS_OF_OTHER_LISTS"])
        #expect(code("id,who\n1,A\n2,A\n", id: "key") == ["COLUMN_MISSING"])
        #expect(code("id,who\n1,A\n2,A\n", id: "id") == [])
        #expect(throws: UnreadableInput.self) { try links([("", "2", 5)]) }
    }
}
