import Testing

@testable import Talks

@Suite struct InterviewTests {
    @Test func eachParagraphOfAnAnswerIsAQuotationWithoutItsLabel() {
        let text = """
            Col. Vera Tremlow keeps two telephones.

            Q: How many are held?

            A: I can give you two numbers.

            We prefer the first.

            Q: And then?

            A: Then I wait.

            Tremlow said Norrow would wait too.
            """
        let reading = Reading(text)
        #expect(
            reading.quotations == [
                "Vera Tremlow: I can give you two numbers.", "Vera Tremlow: We prefer the first.",
                "Vera Tremlow: Then I wait.",
            ])
        #expect(reading.statements == ["Vera Tremlow: Norrow would wait too"])
    }

    @Test func namesCanBeLabels() {
        let text = """
            Benno Strade received us on Monday, said Strade.

            SIGNAL: How many letters came?

            STRADE: Forty in all.

            SIGNAL: Who read them?

            STRADE: I did.
            """
        #expect(Reading(text).quotations == ["Benno Strade: Forty in all.", "Benno Strade: I did."])
    }

    @Test func oneLabelAloneMakesNoInterview() {
        #expect(Reading("Note: How many are held?\n\nNobody knows.").quotations.isEmpty)
    }
}
