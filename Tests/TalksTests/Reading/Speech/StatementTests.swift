import Testing

@testable import Talks

@Suite struct StatementTests {
    static let lead = "Envoy Mira Dolan met Minister Tomas Verrin on Monday.\n\n"

    @Test(arguments: [
        ("Dolan said that the road was open.", ["the road was open"]),
        ("Dolan said on Monday in Harle that the road was open.", ["the road was open"]),
        ("Dolan told deputies the road was open.", ["the road was open"]),
        ("The road was open, Dolan said.", ["The road was open"]),
        ("The road was open, said Dolan.", ["The road was open"]),
        ("The road, Dolan said, was open.", ["The road, Dolan said, was open"]),
        ("The road was open, Dolan said, but the bridge was closed.", ["The road was open", "the bridge was closed"]),
        ("According to Dolan, the road was open.", ["the road was open"]),
        ("The road was open, according to Dolan.", ["The road was open"]),
        ("The road was open, as Dolan admitted.", ["The road was open"]),
        ("Dolan denied that the road was open.", ["denied that the road was open"]),
        ("Dolan accused Harle of closing the road.", ["accused Harle of closing the road"]),
        ("Dolan put the number of lorries at 40.", ["put the number of lorries at 40"]),
        ("Dolan said that A was open, and that B was closed.", ["A was open", "B was closed"]),
        ("Dolan said it was open and denied it had been closed.", ["it was open", "denied it had been closed"]),
        ("Dolan said it was open, adding that it was wet.", ["it was open", "it was wet"]),
    ])
    func theReportedClauseIsTheSpan(_ line: String, _ expected: [String]) {
        #expect(Reading(Self.lead + line).statements == expected.map { "Mira Dolan: " + $0 })
    }

    @Test(arguments: [
        "Dolan said: “The road is open.”",
        "“The road is open,” Dolan said on Monday.",
        "Dolan called it “a road”.",
        "Dolan declined to say whether the road was open.",
        "Dolan would not say when.",
        "Dolan and Verrin said the road was open.",
        "Had Dolan proposed that the road be open?",
        "A remark of Dolan was read.",
    ])
    func wordsQuotedWholeScrapsAndJointWordsAreNoStatements(_ line: String) {
        #expect(Reading(Self.lead + line).statements.isEmpty)
    }

    @Test func whatASideWantsInTheReportersVoiceIsNoStatement() {
        #expect(Reading(Self.lead + "Harle demands that every camp be opened.").statements.isEmpty)
        #expect(Reading(Self.lead + "Dolan demanded that every camp be opened.").statements.count == 1)
    }

    @Test func aDemandWithinAReportIsTheReporters() {
        let reading = Reading(Self.lead + "Dolan said that Norrow rejected “any pause at all” but was open to talks.")
        #expect(reading.quotations == ["Mira Dolan: any pause at all"])
        #expect(reading.statements == ["Mira Dolan: Norrow rejected “any pause at all” but was open to talks"])
    }
}
