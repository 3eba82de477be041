import Testing

@testable import Talks

/// Who speaks where the sentence itself does not say it: whose saying is told, whose text it is, who was spoken of.
@Suite struct SpeakerDiscourseTests {
    private func quotations(_ text: String) -> [String] { Reading(text).quotations }

    @Test func wordsThatAnOfficeTellsOfAPersonAreThePersons() {
        let reading = Reading(
            """
            President Oleg Varin telephoned Norrowian President Ada Karlin on Friday. He told her that a road could save \
            “more than it costs”, the Communications Directorate said.
            """)
        #expect(reading.quotations == ["Oleg Varin: more than it costs"])
        #expect(reading.attribution(ofFirst: "quotation") == .institution)
    }

    @Test func aClaimThatIsRejectedIsItsMakers() {
        #expect(
            quotations("The ministry rejected the claim of the agency NPA that there were “forty of its own men”.")
                == ["NPA: forty of its own men"])
        #expect(
            quotations("The army denied Norrow's allegation that the bridge was “a trap”.") == ["Norrow: a trap"])
    }

    @Test func whatStandsUnderATextIsTheTexts() {
        let plan = "Under the plan, a copy of which was seen by this agency, all would leave, “provided nobody shoots.”"
        #expect(quotations("“Later,” said Mira Dolan. " + plan).last == "the plan: provided nobody shoots.")
        #expect(
            quotations(
                "The hosts sent a new draft on Friday. Under its Article 6, the parties “shall not count the dead.”")
                == ["the new draft: shall not count the dead."])
        #expect(
            quotations(
                """
                The accord, brokered by the United Nations, was the first. It provides for the release of all prisoners \
                “in equal numbers.”
                """) == ["the accord: in equal numbers."])
    }

    @Test func theStatementIsItsIssuersWhoeverWasNamedSince() {
        let text = """
            The Veshnan Interior Ministry said in a statement that the road was closed. Norrowian envoy Ada Karlin crossed \
            the bridge on foot at noon.

            “It stays closed,” the statement said.
            """
        #expect(quotations(text) == ["Veshnan Interior Ministry: It stays closed,"])
    }

    @Test func aPossessiveTellsWhoseMessageItIs() {
        let text = "A message was read out. President Oleg Varin mended his message, which now reads: “They stop.”"
        #expect(quotations(text) == ["Oleg Varin: They stop."])
    }

    @Test func aPronounAfterAColonIsWhomTheSentenceOpensWith() {
        let text = """
            “No,” Minister Ada Karlin said. President Oleg Varin shared it with a warning: if the lorries were searched, \
            he wrote, his men would shoot at the tyres, “and not well.”
            """
        #expect(quotations(text) == ["Ada Karlin: No,", "Oleg Varin: and not well."])
    }

    @Test func aPronounAfterAnAsideIsNotTheOneSpokenOf() {
        let text = """
            Minister Matthias Wend waits. Of the chief delegate, Isaura Pell, he speaks like a teacher. “She says I am \
            neutral.”
            """
        #expect(quotations(text) == ["Matthias Wend: She says I am neutral."])
    }

    @Test func givenNamesTellHimFromHer() {
        let text = """
            Finance Minister Olena Varin met Defence Minister Ivan Karlin on Friday. “We are late,” she said. “We are \
            early,” he said.
            """
        #expect(quotations(text) == ["Olena Varin: We are late,", "Ivan Karlin: We are early,"])
    }

    @Test func aSourceThatASentenceOpensWithIsWhoHeIs() {
        let text = """
            Its negotiator, Yahya Dorn, said nothing. A commander in the hills takes another view. He would give up the \
            market, he says, “and the smell with it”.
            """
        #expect(quotations(text) == ["a commander in the hills: and the smell with it"])
    }

    @Test func wordsWithinWordsTakeTheSubjectOfTheVerbBefore() {
        let text = "“They called his name, and then an officer came and said, ‘Not you,’” said Joss Carne, 41."
        #expect(quotations(text).contains("an officer: Not you,"))
    }

    @Test func aRelativeClauseBringsItsOwnSubject() {
        let text = "The paper published a recording in which a Veshnan officer is heard saying, “We give them bones.”"
        #expect(quotations(text) == ["a Veshnan officer: We give them bones."])
    }

    @Test func anOfficeOfSeveralWordsIsNoName() {
        let text =
            "The Minister of Foreign Affairs of Belarus Pavel Korin declared readiness to provide “the same table”."
        #expect(quotations(text) == ["Pavel Korin: the same table"])
        let justice = """
            The Foreign Ministry of Norrow was silent. The Ministry of Justice of Veshna said the reports were “nonsense”.
            """
        #expect(quotations(justice) == ["Ministry of Justice of Veshna: nonsense"])
    }

    @Test func aThingTalkedOfUnderItsNameIsNobodysWords() {
        #expect(quotations("The “coat session” was, Mira Dolan told reporters, the shortest of the year.").isEmpty)
    }
}
