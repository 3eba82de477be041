import Testing

@testable import Talks

@Suite struct ResultReadingTests {
    @Test func agreedByBothSidesIsAnnouncedAndInPrincipleIsLess() {
        #expect(
            StandingSample.results("The two sides agreed to free 40 men.") == [
                "ANNOUNCED The two sides agreed to free 40 men"
            ])
        #expect(
            StandingSample.results("The parties had agreed in principle on visits, a mediator said.")
                == ["IN_PRINCIPLE The parties had agreed in principle on visits"])
    }

    @Test func notAgreedIsDiscussedAndNeverRaisedIsNone() {
        #expect(StandingSample.results("The date has not been agreed.") == ["DISCUSSED The date has not been agreed"])
        #expect(StandingSample.results("The question was not raised.") == ["NONE The question was not raised"])
        #expect(StandingSample.results("The question was raised.") == ["RAISED The question was raised"])
    }

    @Test func aMatterNotDiscussedAtLengthIsNoResult() {
        #expect(StandingSample.results("The list was not discussed.") == ["NONE The list was not discussed"])
        #expect(StandingSample.results("The list was not discussed line by line.") == [])
    }

    @Test func notedIsWhatIsDoneToAMatterNotASayingVerb() {
        #expect(
            StandingSample.results("The offer was noted by both capitals.") == [
                "NOTED The offer was noted by both capitals"
            ])
        #expect(StandingSample.results("“It is cold,” noted the minister.") == [])
        #expect(
            StandingSample.results("The Veshnans took note of the request.")
                == ["NOTED The Veshnans took note of the request"])
    }

    @Test func wordingGoneToTheCapitalsWaitsForThem() {
        #expect(
            StandingSample.results("The wording had gone to the capitals for approval.")
                == ["AD_REF The wording had gone to the capitals for approval"])
        #expect(
            StandingSample.results("The delegations agreed on the annex, subject to their governments.")
                == ["AD_REF The delegations agreed on the annex, subject to their governments"])
        #expect(StandingSample.results("The minister had gone to the capital.") == [])
    }

    @Test func initialledSignedAndInForceAreRungsOfTheirOwn() {
        #expect(
            StandingSample.results("The annex was initialled on Monday.") == [
                "INITIALLED The annex was initialled on Monday"
            ])
        #expect(
            StandingSample.results("Both delegations signed the protocol.") == [
                "SIGNED Both delegations signed the protocol"
            ])
        #expect(StandingSample.results("The truce took effect at noon.") == ["IN_FORCE The truce took effect at noon"])
        #expect(StandingSample.results("The pills took a long time.") == [])
    }

    @Test func questionsConditionsAndRelativeClausesTellNoResult() {
        #expect(StandingSample.results("Was the exchange agreed?") == [])
        #expect(StandingSample.results("If the exchange is agreed, the buses will come.") == [])
        #expect(StandingSample.results("They kept a truce that neither of them has signed.") == [])
        #expect(StandingSample.results("The exchange could be discussed in May.") == [])
    }

    @Test func whatIsDeniedStandsLowerThanItsWords() {
        #expect(
            StandingSample.results("The ministry denied that a deal had been reached.")
                == ["DISCUSSED a deal had been reached"])
    }

    @Test func clausesThatStandApartAreResultsApart() {
        let found = StandingSample.results(
            "A mediator said the sides had agreed in principle on visits, and the wording had gone to the capitals for approval."
        )
        #expect(
            found == [
                "IN_PRINCIPLE the sides had agreed in principle on visits",
                "AD_REF the wording had gone to the capitals for approval",
            ])
    }

    @Test func oneMatterInTwoVerbsIsOneResultAtTheHigherRung() {
        #expect(
            StandingSample.results("A proposal was put forward last week and was noted by both parties.")
                == ["NOTED A proposal was put forward last week and was noted by both parties"])
    }

    @Test func actsOfBothSidesToComeAreAnnounced() {
        #expect(
            StandingSample.results("Norrow and Veshna will each free 60 prisoners on Monday.")
                == ["ANNOUNCED Norrow and Veshna will each free 60 prisoners on Monday"])
        #expect(StandingSample.results("Norrow will free 60 prisoners on Monday.") == [])
    }

    @Test func whatWasNeverOfferedIsNone() {
        #expect(
            StandingSample.results("A spokeswoman, reached in Dobrin, said no such offer had been made.")
                == ["NONE no such offer had been made"])
    }

    @Test(arguments: [
        ("There is agreement in principle on a truce, the mediator said.", "IN_PRINCIPLE"),
        ("At noon the sides in principle agreed on visits.", "IN_PRINCIPLE"),
        ("Norrow has agreed to the exchange.", "DISCUSSED"),
        ("The talks ended without agreement on a ceasefire.", "DISCUSSED"),
        ("Differences remain over the number of officers.", "DISCUSSED"),
        ("The sides could not agree on the list of officers.", "DISCUSSED"),
        ("The lists are being agreed.", "DISCUSSED"),
        ("The talks ended late on Friday with no agreement on the corridor.", "DISCUSSED"),
        ("Discussions focused on the fate of the sailors.", "DISCUSSED"),
        ("The main sticking point is the list of officers.", "DISCUSSED"),
        ("The parties have yet to agree on the number.", "DISCUSSED"),
        ("There is still no agreement on the officers.", "DISCUSSED"),
        ("The parties remain far apart on the officers.", "DISCUSSED"),
        ("Talks on the sailors are continuing, the mediator said.", "DISCUSSED"),
        ("The sides have managed to agree on a corridor.", "ANNOUNCED"),
        ("A preliminary agreement was reached on the sailors.", "IN_PRINCIPLE"),
        ("The draft now goes to the two governments for approval.", "AD_REF"),
        ("The question of age is still studied.", "DISCUSSED"),
        ("The talks on the officers were put off until the next round.", "DISCUSSED"),
        ("A proposal for a longer truce was put to both sides.", "RAISED"),
        ("Norrow promised to study the proposal.", "NOTED"),
        ("The draft will be sent to both capitals for approval.", "AD_REF"),
        ("The deal must still be approved by the two governments.", "AD_REF"),
        ("The truce will take effect at midnight on Monday.", "SIGNED"),
        ("The date of the return was not coordinated.", "NONE"),
        ("The question of the wounded was not touched upon.", "NONE"),
        ("No deal exists, Tarn said.", "NONE"),
    ])
    func aMatterStandsWhereTheVerbSays(sentence: String, rung: String) {
        let read = StandingSample.results(sentence)
        #expect(read.count == 1)
        #expect(read.first?.hasPrefix(rung + " ") == true, "\(read)")
    }
}
