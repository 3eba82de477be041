import Testing

@testable import Talks

/// Speakers whose name, office or text stands elsewhere in the report.
@Suite struct SpeakerFromAfarTests {
    @Test func aLeadByOfficeIsTheOneNamedBelow() {
        let text = """
            Norrow will open the bridge, its transport minister said on Friday.

            The rain went on.

            “In a week,” Norrowian Transport Minister Ada Karlin told reporters.
            """
        #expect(
            Reading(text).statements == ["Ada Karlin: Norrow will open the bridge"])
    }

    @Test func anOfficeOfAStateIsItsHolderAndACapitalStandsForTheState() {
        let text = """
            The road is open, Vienna's chief negotiator said on Friday.

            The rain went on.

            “In a week,” said Austria's top negotiator, Defence Minister Ivo Karlin.
            """
        #expect(Reading(text).statements == ["Ivo Karlin: The road is open"])
        #expect(Reading(text).quotations == ["Ivo Karlin: In a week,"])
    }

    @Test func theMinisterOfStateAndTheGeneralAreSpeakers() {
        let text = """
            “It is late,” said Norrow's minister of state, Mira Dolan, who waited. Gen. Oleg Varin wrote a letter.

            The general last week demanded that the bridge be opened.
            """
        #expect(Reading(text).quotations == ["Mira Dolan: It is late,"])
        #expect(Reading(text).statements == ["Oleg Varin: demanded that the bridge be opened"])
    }

    @Test func whatATextSeenByAnAgencySaysIsTheTexts() {
        let reading = Reading("The text, seen by this agency, says that the passengers leave as they came.")
        #expect(reading.statements == ["the text: the passengers leave as they came"])
    }

    @Test func aThingCalledSomethingIsAStatement() {
        let reading = Reading("Minister Ivo Karlin called the recording a fake.")
        #expect(reading.statements == ["Ivo Karlin: called the recording a fake"])
    }

    @Test func theLeaderIsTheHeadOfState() {
        let text = """
            Veshnan President Oleg Varin and Foreign Minister Ivo Karlin waited. “It is late,” the Veshnan leader said.
            """
        #expect(Reading(text).quotations == ["Oleg Varin: It is late,"])
    }

    @Test func wordsGivenByThoseWhoSpeakForSomebodyAreHis() {
        let text = "President Ada Karlin was “deeply moved”, her spokesman said. “She slept,” the spokesman said."
        #expect(
            Reading(text).quotations == ["Ada Karlin: deeply moved", "Karlin’s spokesman: She slept,"])
    }

    @Test func aHeadingBetweenDashesIsWhoeverSaidItsWordsBelow() {
        let text = """
            President Ada Karlin arrived early.

            - Varin ‘afraid’ -

            Karlin said on Monday that the other side was “afraid of its own list”. Minister Oleg Varin said nothing.
            """
        #expect(
            Reading(text).quotations == [
                "Ada Karlin: afraid", "Ada Karlin: afraid of its own list",
            ])
    }

    @Test func wordsUnderATextAreTheTexts() {
        let text = """
            Under the agreement of last May, the parties are to free all those held “without any exceptions”.
            """
        #expect(Reading(text).quotations == ["the agreement of last May: without any exceptions"])
    }

    @Test func anAgeLeadsToTheOneSpokenOf() {
        let text = """
            Minister Ivo Karlin left. The teacher Mira Dolan came home on Monday. “It was cold,” the 44-year-old said.
            """
        #expect(Reading(text).quotations == ["Mira Dolan: It was cold,"])
    }

    @Test func aNameWithinARelativeClauseIsNotWhoseVerbItIs() {
        let text = """
            Envoy Mira Dolan, who had met the army chief, General Oleg Varin, earlier in the week, wrote: “It is time.”
            """
        #expect(Reading(text).quotations == ["Mira Dolan: It is time."])
    }

    @Test func aFormulaIsTheNameOfAThing() {
        let reading = Reading("Minister Ivo Karlin said the “all for all” exchange was “not for sale”.")
        #expect(reading.quotations == ["Ivo Karlin: not for sale"])
    }

    @Test func aStateBeforeANameIsNoPartOfIt() {
        let reading = Reading("Foreign Minister of Austria Mira Dolan said the road was open.")
        #expect(reading.report.people.map(\.name) == ["Mira Dolan"])
        #expect(reading.statements == ["Mira Dolan: the road was open"])
    }
}
