import Linkage
import Persons
import TestSupport
import Testing

@testable import Papers

/// Two lists of invented people, lodged as files, and what linking them gave.
private func report() throws -> LinkageReport {
    let surnames = ["Tarlov", "Besk", "Varr", "Lund", "Ostrel", "Mirkan", "Quell", "Dorsen", "Hallam", "Pryce"]
    let given = ["Oren", "Dana", "Arvo", "Ilka", "Teo", "Runa", "Solm"]
    func lodged(_ numbers: Range<Int>, _ file: String) throws -> PersonList {
        var text = "id,surname,given_names,birth_date\n"
        for number in numbers {
            let day = 10 + number * 7 % 18
            let name = surnames[number % 10] + ["", "ik", "an"][number / 10 % 3]
            text +=
                "\(file.prefix(1))\(number),\(name),\(given[number % 7]),19\(60 + number % 39)-0\(1 + number % 9)-\(day)\n"
        }
        return try ListImport.read(Array(text.utf8), file: file).list
    }
    let (left, right) = (try lodged(0..<160, "claim.csv"), try lodged(60..<300, "holding.csv"))
    let result = Linker(oneToOne: true).link(left, right)
    return LinkageReport(
        LinkageDiagnostics(result),
        foundations: .init(
            left: left.source, right: right.source, modelFile: nil, seed: 1, floorBits: -10, thresholdBits: 0))
}

private func scoreReport() throws -> LinkScoreReport {
    var text = "left_id,right_id,weight_bits,grade,assigned\n"
    for number in 0..<300 {
        text += "L\(number),R\(number),\(Double(number) / 10 - 9),weak,\(number % 2 == 0 ? "yes" : "no")\n"
    }
    let links = try ScoredLinks(csv: Array(text.utf8), file: "links.csv")
    let pairs = (0..<300).filter { $0 % 3 != 0 || $0 > 150 }.map { "L\($0),R\($0)\n" }.joined()
    let truth = try LinkTruth(pairsCSV: Array(("left_id,right_id\n" + pairs).utf8), file: "truth.csv", for: links)
    return LinkScoreReport(
        linksFile: "links.csv", truthFile: "<truth>.csv", all: LinkageCurve(links, truth),
        assigned: LinkageCurve(links, truth, assignedOnly: true), thresholdBits: 0)
}

@Suite struct LinkageReportTests {
    private func pages() throws -> [String] { [try report().html(), try scoreReport().html()] }

    @Test func thePagesReachForNothingOutsideThemselves() throws {
        for html in try pages() {
            for way in ["<script", "<link", "<img", "<iframe", "src=", "@import", "url(http", "//"] {
                #expect(!html.contains(way), "\(way)")
            }
        }
    }

    @Test func everyIdStandsOnceAndEveryReferenceHasItsId() throws {
        for html in try pages() {
            let ids = html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
            #expect(ids.count == Set(ids).count, "\(ids)")
            let named = html.matches(of: /aria-labelledby="([^"]+)"/).flatMap {
                $0.1.split(separator: " ").map(String.init)
            }
            let fragments = html.matches(of: /(?:href="#|url\(#)([^")]+)/).map { String($0.1) }
            #expect(!named.isEmpty && !fragments.isEmpty)
            for reference in named + fragments { #expect(ids.contains(reference), "\(reference)") }
        }
    }

    @Test func everyDrawingSaysInWordsWhatItShows() throws {
        for html in try pages() {
            let drawings = html.matches(of: /<svg\b/).count
            #expect(drawings >= 4)
            #expect(html.matches(of: /<title id="[^"]+">[^<]+<\/title>/).count == drawings)
            #expect(html.matches(of: /<desc id="[^"]+">[^<]+<\/desc>/).count == drawings)
            #expect(!html.contains("NaN") && !html.contains("inf\""))
        }
    }

    @Test func theDiagnosticsNameNoPersonAndNoLine() throws {
        let html = try report().html()
        for word in ["Tarlov", "Ostrel", "Runa", "c17<", "h70<"] { #expect(!html.contains(word), "\(word)") }
        for heading in ["surname", "birth_date", "Rule", "strong", "Lines that say too little"] {
            #expect(html.contains(heading), "\(heading)")
        }
        #expect(try report().html() == html)
    }

    @Test func fileNamesAreNeverMarkup() throws {
        let html = try scoreReport().html()
        #expect(html.contains("&lt;truth&gt;.csv") && !html.contains("<truth>"))
    }

    @Test func anIntervalHoldsItsShareAndStaysInBounds() {
        // Wilson's own bounds for 8 of 10 at 95 %: 0.490 to 0.943.
        let found = LinkScoreReport.wilson(8, of: 10)
        #expect(abs(found.low - 0.4902) < 1e-4 && abs(found.high - 0.9433) < 1e-4)
        #expect(LinkScoreReport.wilson(0, of: 5).low < 1e-12 && LinkScoreReport.wilson(5, of: 5).high > 0.9999)
    }

    @Test func aCurveOfManyPointsIsThinnedAndKeepsItsEnds() throws {
        let curve = try scoreReport().all
        let points = LinkScoreReport.thinned(curve)
        #expect(points.count <= curve.points.count && points.count > 20)
        #expect(points.last?.x == Double(curve.points.last?.correct ?? 0) / Double(curve.truePairs))
    }

    @Test func chancesAndDecimalsReadAlikeEverywhere() {
        #expect(
            Wording.oneIn(0.5) == "1 in 2.0" && Wording.oneIn(0.0001) == "1 in 10,000" && Wording.oneIn(0) == "never")
        #expect(Wording.decimal(-3.456, 2) == "\u{2212}3.46" && Wording.decimal(1234.5, 1) == "1,234.5")
        #expect(Wording.decimal(-0.001, 2) == "0.00" && Wording.decimal(0.05, 1) == "0.1")
    }
}
