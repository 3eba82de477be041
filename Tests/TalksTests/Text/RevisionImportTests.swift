import Foundation
import Persons
import Testing

@testable import Talks

@Suite struct RevisionImportTests {
    /// What a copy by B makes of a clause, with the codes of what was found.
    private func imported(_ before: String, _ copy: String) throws -> (String, [String]) {
        let text = try opened("{#c} \(before)")
        let at = try #require(When("2026-03-02T10:00Z"))
        let result = try text.importing(try BracketedText(notation: "{#c} \(copy)"), by: .b, at: at)
        let notation = (result.text.text()?.plainNotation ?? "").trimmingCharacters(in: .newlines)
        #expect(result.text.acts.map(\.operation) == result.operations)
        return (String(notation.dropFirst(5)), result.findings.map(\.code))
    }

    @Test(arguments: [
        ("a b c", "a b c", "a b c", []), ("a b c", "a x c", "a [B: delete b | B: x] c", []),
        ("a b c", "a c", "a [B: delete b] c", []), ("a b c", "a b [B: x] c", "a b [B: x] c", []),
        ("a b c", "a b x c", "a b [B: x] c", []), ("a b c", "a [B: delete b] c", "a [B: delete b] c", []),
        ("a b c", "a [B: delete b | B: x] c", "a [B: delete b | B: x] c", []),
        ("a b c", "a [B: b]{standing} c", "a [B: b]{standing} c", []), ("a [A: x] c", "a x c", "a x c", []),
        ("a [A: x] c", "a c", "a [A: x] c", ["words_left_out"]), ("a [B: x] c", "a c", "a c", []),
        ("a [B: x] c", "a x c", "a [B: x] c", ["own_words"]), ("a [A: delete x] c", "a c", "a c", []),
        ("a [A: x | B: y] c", "a [A: x | B: z] c", "a [A: x | B: z] c", []),
        ("a [A: x] c", "a [A: x | B: y] c", "a [A: x | B: y] c", []),
        ("a [A: x] c", "a [A: y] c", "a [A: x | B: y] c", ["words_of_another"]),
        ("a [A: x] c", "a [A: x]{ad ref B} c", "a [A: x]{ad ref B} c", []),
        ("a [A: x] c", "a [A: x]{parked}{reserve B: n} c", "a [A: x]{reserve B: n}{parked} c", []),
        ("a [B: x] c", "a [B: x]{accepted A} c", "a [B: x] c", ["mark_of_another"]),
        ("a b", "{deleted}", "[B: delete a b]", []),
    ])
    func aCopySaysWhatItsPartyDid(before: String, copy: String, after: String, codes: [String]) throws {
        let (result, found) = try imported(before, copy)
        #expect(result == after && found == codes)
    }

    @Test func aWholeCopyComesInClauseByClause() throws {
        let text = try RehearsedNegotiation.played()
        let at = try #require(When("2026-03-12T10:00Z"))
        let own = try #require(text.text())
        #expect(try text.importing(own, by: .b, at: at).operations.isEmpty)
        let copy = own.notation.replacingOccurrences(of: "within five kilometres", with: "within two kilometres")
            .replacingOccurrences(of: "The sides return the remains", with: "The sides return with dignity the remains")
        let result = try text.importing(
            try BracketedText(notation: copy + "\n{#c20} Done in Harle.\n"), by: .b, at: at)
        #expect(result.operations.map(\.kind) == [.insert, .alternative, .propose])
        #expect(result.findings.map(\.code) == ["words_of_another"])
    }

    @Test func everyWordOfAnyCopyComesIn() throws {
        for seed in UInt64(1)...300 {
            var random = RandomText(seed: seed)
            let text = try opened(random.text().notation)
            let copy = random.text()
            let at = try #require(When("2026-03-02T10:00Z"))
            let result = try text.importing(copy, by: seed % 2 == 0 ? .a : .b, at: at)
            let opened = text.opening.versions.flatMap(\.text.clauses)
            let left = result.text.entries.flatMap(\.changes).compactMap(\.after)
            let told = Data((opened + left).map(\.content.everyWord).joined(separator: " ").utf8)
            for clause in copy.clauses where text.text()?[clause.id]?.isStruck != true {
                for word in clause.content.everyWord.unicodeScalars.split(whereSeparator: PlainWords.isSpace) {
                    let bytes = Data(String(String.UnicodeScalarView(word)).utf8)
                    #expect(told.range(of: bytes) != nil, "seed \(seed): \(clause.id.rawValue)")
                }
            }
        }
    }
}
