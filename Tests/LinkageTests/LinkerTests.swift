import Foundation
import Persons
import Testing

@testable import Linkage

private let left = Crowd.list(Array(0..<400), prefix: "L")
private let right = Crowd.list(Array(150..<900), prefix: "R")

@Test func theSamePeopleAreFoundAndNoOthersStrongly() {
    let result = Linker(oneToOne: true).link(left, right)
    let strong = result.links.filter { $0.grade == .strong }
    let correct = strong.filter { $0.left == $0.right + 150 }
    #expect(correct.count == 250)
    #expect(Double(correct.count) / Double(strong.count) > 0.99)
    #expect(result.links.filter { $0.assigned == true && $0.left == $0.right + 150 }.count == 250)
}

@Test func theWeightOfALinkIsTheSumOfItsParts() {
    let result = Linker().link(left, right)
    #expect(!result.links.isEmpty)
    for link in result.links.prefix(200) {
        let explanation = result.explanation(left: link.left, right: link.right)
        let sum = explanation.parts.reduce(explanation.priorBits + explanation.relativesBits) {
            $0 + $1.levelBits + $1.rarityBits
        }
        #expect(abs(sum - link.weightBits) < 1e-9)
        #expect(explanation.weightBits == link.weightBits && explanation.grade == link.grade)
        for part in explanation.parts where part.level != "missing" {
            // The formula itself: log2(m/u), Fellegi and Sunter 1969.
            #expect(abs(part.levelBits - log2(part.m / part.u)) < 1e-12)
        }
    }
}

@Test func aNameAloneIsNeverStrong() {
    func names(_ list: PersonList) -> PersonList {
        var copy = list
        copy.columns.removeAll { $0.key == .birthDate }
        return copy
    }
    let result = Linker().link(names(left), names(right))
    #expect(result.links.contains { $0.probability >= 0.5 })
    #expect(result.links.allSatisfy { $0.grade != .strong })
}

@Test func twinsAreNamedBesideEachOther() throws {
    let people = (0..<200).map(Crowd.person)
    var (given, surname) = (people.map(\.given), people.map(\.surname))
    var (father, born) = (people.map(\.patronymic), people.map(\.birthDate))
    given += ["Микола", "Микита"]
    surname += ["Прокоп'єв", "Прокоп'єв"]
    father += ["Олексійович", "Олексійович"]
    born += ["1989-05-03", "1989-05-03"]
    let held = list(
        [(.surname, surname), (.givenNames, given), (.patronymic, father), (.birthDate, born)], prefix: "R")
    let claimed = list(
        [
            (.surname, people.map(\.surname) + ["Prokopiev"]), (.givenNames, people.map(\.given) + ["Nikolai"]),
            (.patronymic, people.map(\.patronymic) + ["Alekseevich"]),
            (.birthDate, people.map(\.birthDate) + ["1989-03-05"]),
        ], prefix: "L")
    let result = Linker().link(claimed, held)
    let ofHim = result.links.filter { $0.left == 200 }
    #expect(ofHim.first?.right == 200)
    let link = try #require(ofHim.first)
    #expect(Competitors(result.links).rights(of: link).contains(201))
}

@Test func linksAreTheSameEveryTimeAndReadBackAsWritten() throws {
    let result = Linker(oneToOne: true).link(left, right)
    let table = LinkTable(result, left: left, right: right)
    #expect(result.csv(left: left, right: right) == table.csv)
    let again = LinkTable(Linker(oneToOne: true).link(left, right), left: left, right: right)
    #expect(table.csv == again.csv)
    let read = try LinkTable(csv: table.csv, file: "links.csv")
    #expect(read.csv == table.csv)
}

@Test func aLinksFileWithoutWeightsIsRefusedWithItsPlaces() {
    #expect(throws: UnreadableInput.self) {
        try LinkTable(csv: Array("left_id,right_id\nL1,R1\n".utf8), file: "links.csv")
    }
    do {
        _ = try LinkTable(
            csv: Array("left_id,right_id,weight_bits\nL1,R1,x\nL2,R2,3\nL3,R3,\n".utf8), file: "links.csv")
        Issue.record("read a weight that is no number")
    } catch let unreadable as UnreadableInput {
        #expect(unreadable.findings.map(\.row) == [2, 4])
    } catch {
        Issue.record(error)
    }
}

@Test func qualityIsCountedAsByHand() throws {
    func row(_ left: String, _ right: String, _ bits: Double, _ grade: String) -> String {
        "\(left),\(right),\(bits),\(grade)\n"
    }
    let text =
        "left_id,right_id,weight_bits,grade\n" + row("1", "1", 9, "strong") + row("2", "2", 8, "strong")
        + row("3", "9", 7, "strong") + row("4", "4", 1, "possible") + row("5", "8", -1, "weak")
        + row("6", "6", -2, "weak")
    let rows = try LinkTable(csv: Array(text.utf8), file: "links.csv").rows
    let truth = try LinkageQuality.truth(
        csv: Array("left_id,right_id\n1,1\n2,2\n4,4\n6,6\n7,7\n".utf8), file: "truth.csv")
    let quality = LinkageQuality(rows: rows, truth: truth, thresholdBits: 0)
    #expect(quality.precision == 0.75)
    #expect(quality.recall == 0.6)
    #expect(abs(quality.f1 - 2 * 0.75 * 0.6 / 1.35) < 1e-12)
    #expect(abs(quality.bestF1 - 8.0 / 11) < 1e-12 && quality.bestThreshold == -2)
    #expect(abs(quality.averagePrecision - (1 + 1 + 0.75 + 4.0 / 6) / 5) < 1e-12)
    #expect(quality.byGrade["strong"]?.precision == 2.0 / 3)
    #expect(quality.byGrade["possible"]?.recallAtLeast == 0.6)
}

@Test func numbersAreWrittenAlikeOnEveryMachine() {
    #expect(fixed(12.34567, 4) == "12.3457" && fixed(-0.00001, 4) == "0.0000" && fixed(-3.05, 1) == "-3.1")
    #expect(fixed(0.9999999, 6) == "1.000000" && fixed(2, 0) == "2" && signed(0, 1) == "+0.0")
}

/// Three lines, two alphabets, one man; his twin is another (stories, 2).
@Test func theSameManInTwoAlphabetsIsOfferedAndHisTwinIsNamed() throws {
    func person(_ surname: String, _ given: String, _ father: String, _ born: String) -> [String] {
        [surname, given, father, born]
    }
    func lodged(_ people: [[String]], _ prefix: String) -> PersonList {
        list(
            [FieldKey.surname, .givenNames, .patronymic, .birthDate].enumerated().map { index, key in
                (key, people.map { $0[index] })
            }, prefix: prefix)
    }
    let claimed = lodged([person("Прокоп'єв", "Микола", "Олексійович", "1989-05-03")], "L")
    let held = lodged(
        [
            person("ПРОКОПЬЕВ", "НИКОЛАЙ", "АЛЕКСЕЕВИЧ", "1989-03-05"), person("Prokopiev", "Mykola", "", "1989"),
            person("Прокоп'єв", "Микита", "Олексійович", "1989-05-03"),
            person("Ткачук", "Іван", "Петрович", "1971-11-20"),
        ], "R")
    let result = Linker().link(claimed, held)
    #expect(result.links.first?.right == 0)
    let best = try #require(result.links.first)
    #expect(best.probability > 0.5)
    #expect(result.explanation(left: 0, right: 0).parts.map(\.level) == ["same", "same", "same", "turned"])
    let competitors = Competitors(result.links).rights(of: best)
    #expect(competitors.contains(1) && competitors.contains(2))
    let weights = (0..<4).map { result.explanation(left: 0, right: $0).weightBits }
    #expect(weights[0] > weights[2] && weights[1] > weights[3] && weights[3] < 0)
}

@Test func listsWithoutLinesOrWithoutSharedFieldsGiveNoLinks() {
    let none = list([(.surname, [])], prefix: "L")
    #expect(Linker(oneToOne: true).link(none, right).links.isEmpty)
    #expect(Linker(oneToOne: true).link(right, none).links.isEmpty)
    let other = list([(FieldKey(rawValue: "shoe_size"), ["42", "43"])], prefix: "R")
    #expect(Linker().link(left, other).links.isEmpty)
}
