import Testing

@testable import Talks

@Suite struct SideNameTests {
    private static func sides(_ text: String) -> SideNames {
        let tables = ReadingTables.bundled()
        let report = ReportText(text, tables: tables)
        return SideNames(
            text: report, tables: tables, words: ReportWords(report, grammar: GrammarWords(tables)), people: [])
    }

    private static func side(of word: String, in text: String) -> String? {
        let tables = ReadingTables.bundled()
        let report = ReportText(text, tables: tables)
        let names = SideNames(
            text: report, tables: tables, words: ReportWords(report, grammar: GrammarWords(tables)), people: [])
        let token = report.tokens.firstIndex { $0.folded == word }
        return token.flatMap { names.mention(at: $0) }.map { names.names[$0.side] }
    }

    @Test func inventedStatesAreLearntFromThePeoplesWord() {
        for (people, state) in [
            ("Norrowian", "Norrow"), ("Veshnan", "Veshna"), ("Zahrani", "Zahran"), ("Duramese", "Duramy"),
            ("Kestrian", "Kestria"),
            ("Pellander", "Pelland"),
        ] {
            let text = "A \(people) delegation came. Two soldiers of \(state) were freed."
            #expect(Self.side(of: people.lowercased(), in: text) == state)
        }
    }

    @Test func knownStatesCapitalsAndSeatsStandForTheirState() {
        #expect(Self.side(of: "kremlin", in: "The Kremlin said no.") == "Russia")
        #expect(Self.side(of: "kyiv", in: "Officials in Kyiv said no.") == "Ukraine")
        #expect(Self.side(of: "houthi", in: "A Houthi official said no.") == "Houthis")
        #expect(Self.side(of: "jordan", in: "A doctor, Jordan Smith, said no.") == nil)
    }

    @Test func aCapitalIsLearntFromAnApposition() {
        let text = "Norrowian troops left. In Melik, the Norrowian capital, nobody spoke. Norrow said so."
        #expect(Self.side(of: "melik", in: text) == "Norrow")
    }

    @Test func theLastPlaceThatActsIsTheOtherPartysCapital() {
        let text = """
            In Harle, Norrow's President Ada Lunn spoke to Norrowian soldiers. Veshnan soldiers and Veshna waited. \
            Officials in Dobrin spoke. Harle wants a truce. Dobrin refuses to leave.
            """
        #expect(Self.side(of: "dobrin", in: text) == "Veshna")
        #expect(Self.side(of: "harle", in: text) == "Norrow")
    }

    @Test func aMovementIsASideAndItsHeadAloneStandsForIt() {
        let text =
            "The Hill Liberation Front attacked. Norrowian soldiers fled to Norrow. Later the Front wanted a truce."
        let names = Self.sides(text)
        #expect(names.groups.map { names.names[$0] } == ["Hill Liberation Front"])
        #expect(names.parties.contains { names.groups.contains($0) })
    }
}
