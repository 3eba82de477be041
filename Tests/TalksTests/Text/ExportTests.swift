import Foundation
import FoundationXML
import Testing

@testable import Talks

/// Collects the words and the elements of an XML text.
private final class WordsOfXML: NSObject, XMLParserDelegate {
    var words = ""
    var elements: [String] = []
    var ids: [String] = []

    func parser(_ parser: XMLParser, foundCharacters string: String) { words += string }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append(name)
        if let id = attributes["eId"] { ids.append(id) }
    }
}

@Suite struct ExportTests {
    private let work = AkomaNtosoWork(
        iri: "/akn/un/doc/2026-03-01/harle", country: "un", date: "2026-03-01", exported: "2026-03-09",
        names: [.a: "Norrow", .b: "Veshna"])

    private func parsed(_ xml: String) throws -> WordsOfXML {
        let reader = WordsOfXML()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        return reader
    }

    @Test func theAkomaNtosoOfTheNegotiatedTextHoldsEveryWord() throws {
        let text = try RehearsedNegotiation.played()
        for language in ["en", "uk"] {
            let xml = try #require(text.akomaNtoso(work, language: language))
            let reader = try parsed(xml)
            for clause in try #require(text.text(in: language)).clauses {
                for word in clause.content.everyWord.split(whereSeparator: \.isWhitespace) {
                    #expect(reader.words.contains(word), "\(language) \(clause.id.rawValue): \(word)")
                }
            }
            #expect(reader.elements.count { $0 == "inline" } == text.text(in: language)?.brackets.count)
            #expect(reader.elements.count { $0 == "section" } == 5 && reader.elements.count { $0 == "paragraph" } == 18)
            #expect(Set(reader.ids).count == reader.ids.count && !reader.words.contains("kestrel"))
            #expect(xml.contains("<FRBRlanguage language=\"\(language == "en" ? "eng" : "ukr")\"/>"))
            #expect(xml.contains("<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">"))
        }
        #expect(text.akomaNtoso(work, language: "fr") == nil)
    }

    @Test func anyTextIsWellFormedAkomaNtoso() throws {
        for seed in UInt64(1)...150 {
            var random = RandomText(seed: seed)
            let source = random.text().notation.replacingOccurrences(of: "word", with: "w\u{1}d")
            let text = try opened(source)
            let reader = try parsed(try #require(text.akomaNtoso(work)))
            let told = Data(reader.words.utf8)
            for clause in text.text()?.clauses ?? [] {
                for word in clause.content.everyWord.unicodeScalars.split(whereSeparator: { $0.value <= 32 }) {
                    #expect(told.range(of: Data(String(String.UnicodeScalarView(word)).utf8)) != nil, "seed \(seed)")
                }
            }
        }
    }

    @Test func aPageForTheWordProcessorComesBackAsTheSameNotation() throws {
        for seed in UInt64(1)...300 {
            var random = RandomText(seed: seed)
            let text = random.text()
            let page = WordProcessorPage.page(text, title: "Rev. 3", language: "en")
            let back = try BracketedText(notation: WordProcessorPage.notation(fromPage: page))
            #expect(Array(back.notation.utf8) == Array(text.notation.utf8), "seed \(seed)")
        }
        let text = try #require(try RehearsedNegotiation.played().text(in: "uk"))
        let page = WordProcessorPage.page(text, title: "Rev. 3", language: "uk")
        #expect(try BracketedText(notation: WordProcessorPage.notation(fromPage: page)) == text)
    }

    @Test func whatAWordProcessorAddsIsLeftOut() {
        let page = """
            <h2 id="x"><em>{#h1}</em> Part</h2>
            <p>{#c1} <strong>thirty</strong> d<span class="x">ays</span> &amp; nights&#8217;&nbsp;rest &copy;</p>
            <ul><li>one</li></ul><style>p {}</style>
            """
        #expect(
            PlainWords.trimmed(WordProcessorPage.notation(fromPage: page))
                == "{#h1} ## Part\n\n{#c1} thirty days & nights’\u{a0}rest &copy;\n\none")
    }

    @Test func aViewSaysWhoseTheWordsAre() throws {
        let text = try opened("{#c1} x [A: delete y | B: z]{ad ref A 2} [M: w]{standing} [v] {parked}")
        let view = try #require(text.view())
        #expect(
            view.clauses.map { $0.versions[0].plainText } == [
                "x [A would delete: y / B: z] (A accepts wording 2 ad referendum) [M keeps in brackets: w] "
                    + "[Not agreed: v] (parked)"
            ])
        #expect(view.clauses[0].versions[0].status == .parked && view.count.open == 2)
        #expect(text.view(for: .public) == nil)
    }
}
