import Testing

@testable import Talks

@Suite struct QuotationTests {
    static let lead = "Envoy Mira Dolan met Minister Tomas Verrin in Quay Street on Monday.\n\n"

    @Test(arguments: [
        ("“We are ready,” Dolan said.", "Mira Dolan: We are ready,"),
        ("\"We are ready,\" said Dolan.", "Mira Dolan: We are ready,"),
        ("‘We are ready,’ Dolan said.", "Mira Dolan: We are ready,"),
        ("'We are ready,' said Dolan.", "Mira Dolan: We are ready,"),
        ("«We are ready,» – said Dolan.", "Mira Dolan: We are ready,"),
        ("„We are ready“, Dolan said.", "Mira Dolan: We are ready"),
        ("Dolan said: “We are ready.”", "Mira Dolan: We are ready."),
        ("Dolan: “We are ready.”", "Mira Dolan: We are ready."),
        ("“We are ready.” Dolan said.", "Mira Dolan: We are ready."),
        ("“We are ready,” according to Dolan.", "Mira Dolan: We are ready,"),
        ("The talks, Dolan said, were “as ready as tea”.", "Mira Dolan: as ready as tea"),
        ("“We are ready,” the radio quoted Dolan as saying.", "Mira Dolan: We are ready,"),
        ("[CLIP, Dolan] “We are ready.”", "Mira Dolan: We are ready."),
    ])
    func everyMarkAndOrderLeadsToTheSpeaker(_ line: String, _ expected: String) {
        #expect(Reading(Self.lead + line).quotations == [expected])
    }

    @Test func wordsBrokenByTheirAttributionAreTwo() {
        let reading = Reading(Self.lead + "“This is a step,” Verrin told reporters, “and steps last.”")
        #expect(reading.quotations == ["Tomas Verrin: This is a step,", "Tomas Verrin: and steps last."])
    }

    @Test func wordsGoOnInTheNextSentenceAndParagraph() {
        let reading = Reading(Self.lead + "“One,” Dolan said. “Two and three.\n\n“Four is a number.”")
        #expect(
            reading.quotations == ["Mira Dolan: One,", "Mira Dolan: Two and three.", "Mira Dolan: Four is a number."])
    }

    @Test(arguments: [
        "Drivers call it the “cold train”.",
        "The so-called “green list” was long.",
        "They met at the “Glass Bridge”, as the crossing is known.",
        "The tug “Vesela” lay in port.",
        "In the kitchen the delegations are “Salt” and “Pepper”.",
    ])
    func namesAndSoCalledThingsAreNoQuotations(_ line: String) {
        #expect(Reading(Self.lead + line).quotations.isEmpty)
    }

    @Test func partialWordsOfASpeakerAreQuotations() {
        let reading = Reading(Self.lead + "Verrin said the paper was “a wish list” and nothing more.")
        #expect(reading.quotations == ["Tomas Verrin: a wish list"])
    }

    @Test func anApostropheIsNoMark() {
        let reading = Reading(Self.lead + "‘The soldiers’ bags weren’t open,’ Dolan said.")
        #expect(reading.quotations == ["Mira Dolan: The soldiers’ bags weren’t open,"])
        #expect(Reading(Self.lead + "The drivers' lorries and the guards' coats were wet.").quotations.isEmpty)
    }

    @Test func wordsWithinWordsAreOneMoreOnlyWhenTheReportTellsWhose() {
        let told = Reading(Self.lead + "“Verrin told me, ‘Come in May,’ and I came,” Dolan said.")
        #expect(
            told.quotations == ["Mira Dolan: Verrin told me, ‘Come in May,’ and I came,", "Tomas Verrin: Come in May,"])
        let untold = Reading(Self.lead + "“I am told they are ‘not ready’ at all,” Dolan said.")
        #expect(untold.quotations.count == 1)
    }

    @Test func theSubjectOfTheSentenceBeforeSpeaksWordsThatStandAlone() {
        let reading = Reading(Self.lead + "Dolan laughed. “Then he should come here.”")
        #expect(reading.quotations == ["Mira Dolan: Then he should come here."])
        let question = Reading(Self.lead + "“No,” said Dolan.\n\nHad Verrin agreed? “He had not.”")
        #expect(question.quotations.last == "Mira Dolan: He had not.")
    }

    @Test func aLetterIsItsWritersWhenItBegins() {
        let text = "Minister Tomas Verrin wrote an open letter to the mothers.\n\n“I write to you,” it begins."
        #expect(Reading(text).quotations == ["Tomas Verrin: I write to you,"])
    }
}
