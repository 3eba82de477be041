import Testing

@testable import Talks

@Suite struct PositionReadingTests {
    @Test func demandsOfACapitalAreItsStates() {
        #expect(
            StandingSample.positions(
                "Harle wants every soldier out of the valley; Dobrin has ruled out giving it back.") == [
                    "Norrow DEMAND Harle wants every soldier out of the valley",
                    "Veshna REFUSAL Dobrin has ruled out giving it back",
                ])
    }

    @Test func willNotUntilIsARefusalAndUnlessACondition() {
        #expect(
            StandingSample.positions("Norrow will not accept new lists until the old are answered.")
                == ["Norrow REFUSAL Norrow will not accept new lists until the old are answered"])
        #expect(
            StandingSample.positions("Norrow will not come to another round unless Veshna answers.")
                == ["Norrow CONDITION Norrow will not come to another round unless Veshna answers"])
    }

    @Test func whatIsGivenIfIsAnOfferAndWhatIsDoneToHarmIfAThreat() {
        #expect(
            StandingSample.positions("Norrow would keep its guns silent if Veshna did the same.")
                == ["Norrow OFFER Norrow would keep its guns silent if Veshna did the same"])
        #expect(
            StandingSample.positions("Norrow will suspend the transfers if a single name is changed.")
                == ["Norrow THREAT Norrow will suspend the transfers if a single name is changed"])
    }

    @Test func anOfferWithACommaAndOnlyWhenIsTwoPositions() {
        #expect(
            StandingSample.positions("Veshna was ready to give back 500 bodies, but only when lorries come.") == [
                "Veshna OFFER Veshna was ready to give back 500 bodies",
                "Veshna CONDITION only when lorries come",
            ])
    }

    @Test func silenceBeforeReportersIsNoRefusal() {
        #expect(StandingSample.positions("Norrow would not comment on the list.") == [])
        #expect(StandingSample.positions("Norrow refused to say where the men are.") == [])
        #expect(StandingSample.positions("Norrow rejected accusations that it had fired.") == [])
        #expect(
            StandingSample.positions("Norrow refused to open the gate.") == [
                "Norrow REFUSAL Norrow refused to open the gate"
            ])
    }

    @Test func aThirdStateThatHelpsHasNoPosition() {
        #expect(
            StandingSample.positions("Zahrani mediators came. Zahran offered a house with two doors.").filter {
                $0.hasPrefix("Zahran")
            } == [])
    }

    @Test func aThreatDeniedIsNone() {
        #expect(StandingSample.positions("Tarn denied that he had threatened anybody.") == [])
        #expect(
            StandingSample.positions("Veshna threatened to leave the talks.")
                == ["Veshna THREAT Veshna threatened to leave the talks"])
    }

    @Test func aRequestNamedByItsSideIsThatSides() {
        #expect(
            StandingSample.positions("The Veshnans took note of a Norrowian request for a direct line.")
                == ["Norrow REQUEST a Norrowian request for a direct line"])
    }

    @Test func oneSaysItAndAnotherTellsItOfHim() throws {
        let own = try #require(Self.first("Veshna's ministry said Veshna would not withdraw its troops."))
        #expect(own.ownWords && own.attributedBy == nil && own.side == "Veshna" && own.type == .refusal)
        let told = try #require(Self.first("A Norrowian official said Veshna would not withdraw its troops."))
        #expect(!told.ownWords && told.attributedBy != nil && told.side == "Veshna")
    }

    private static func first(_ text: String) -> Proposal.Stance? {
        StandingSample.read(text).lazy.compactMap { proposal in
            if case .position(let stance) = proposal.content { stance } else { nil }
        }.first
    }

    @Test(arguments: [
        ("Veshna insists that its officers be released first.", "Veshna DEMAND"),
        ("Veshna expects Norrow to hand over the lists by Monday.", "Veshna DEMAND"),
        ("Veshna has refused to discuss the officers.", "Veshna REFUSAL"),
        ("“There is nothing to discuss,” Lunn told reporters.", "Norrow REFUSAL"),
        ("Veshna is opposed to any monitors on its soil.", "Veshna REFUSAL"),
        ("Norrow rebuffed the idea.", "Norrow REFUSAL"),
        ("Tarn said Veshna would hand over 300 bodies next week.", "Veshna OFFER"),
        ("Norrow would release 50 officers in exchange for the crew.", "Norrow OFFER"),
        ("Tarn reiterated his readiness to return the bodies.", "Veshna OFFER"),
        ("Lunn said talks could resume as soon as Veshna pulled back its guns.", "Norrow CONDITION"),
        ("“No lists, no talks,” Lunn said.", "Norrow CONDITION"),
        ("The plan was rejected by Norrow.", "Norrow REFUSAL"),
        ("The plan was turned down by the Veshnan delegation.", "Veshna REFUSAL"),
        ("If the shelling does not stop, Norrow will leave the talks, Lunn said.", "Norrow THREAT"),
        ("The release depends on the return of the bodies, Lunn said.", "Norrow CONDITION"),
        ("“They have to give us the bodies,” Lunn said.", "Norrow DEMAND"),
        ("“Otherwise we will halt the exchange,” Lunn said.", "Norrow THREAT"),
        ("Veshna warned it would resume strikes on Monday.", "Veshna THREAT"),
        ("Tarn said Veshna was ready to fight for ten years.", "Veshna THREAT"),
        ("“If they shoot, we shall answer,” Tarn said.", "Veshna THREAT"),
        ("Norrow no longer insists on an inspection.", "Norrow CONCESSION"),
        ("Veshna dropped its demand for the officers.", "Veshna CONCESSION"),
        ("Norrow had remarks on the third line.", "Norrow RESERVATION"),
    ])
    func aSideSaysWhatItWantsGivesOrWillNot(sentence: String, expected: String) {
        let read = StandingSample.positions(sentence)
        #expect(read.count == 1)
        #expect(read.first?.hasPrefix(expected + " ") == true, "\(read)")
    }

    @Test func aPronounStandsForTheSideToldOfLast() {
        #expect(
            StandingSample.positions("Veshna met the envoys on Sunday. It demanded the return of the sailors.") == [
                "Veshna DEMAND It demanded the return of the sailors"
            ])
    }

    @Test func theDemandOfASideIsItsPosition() {
        #expect(
            StandingSample.positions("On Sunday they heard the demand of Veshna for a bank.") == [
                "Veshna DEMAND the demand of Veshna for a bank"
            ])
    }

    @Test func whatIsGivenOnceTheOtherHasDoneItsPartIsACondition() {
        #expect(
            StandingSample.positions("Veshna's Border Service said the ship would be released once the fine was paid.")
                == ["Veshna CONDITION the ship would be released once the fine was paid"])
        #expect(
            StandingSample.positions("“Those who want a truce must first stop firing,” Lunn said.")
                .map { $0.prefix(16) } == ["Norrow CONDITION"])
    }

    @Test func whatThereWillBeNoneOfAndWhatWeWillNotDoAreRefusals() {
        #expect(
            StandingSample.positions("“There will be no release of murderers,” Lunn said.")
                == ["Norrow REFUSAL “There will be no release of murderers,”"])
        #expect(
            StandingSample.positions("“We will not buy our children with our border,” Lunn said.")
                == ["Norrow REFUSAL “We will not buy our children with our border,”"])
        #expect(StandingSample.positions("“We will not forget the rain of that day,” Lunn said.").isEmpty)
    }

    @Test func forcesThatWouldKeepThePeaceAreNoThreat() {
        #expect(StandingSample.positions("Tarn said his men would respect the truce.").isEmpty)
        #expect(
            StandingSample.positions("Tarn said his men would march if it failed.")
                == ["Veshna THREAT his men would march if it failed"])
    }

    @Test func anOfficeAfterACommaDoesNotTakeItsSideFromTheClauseBefore() {
        let text = """
            A third round with Norrow was possible, presidential spokesman Leonid Barsukh said. “We reject the list,” \
            Barsukh said.
            """
        #expect(StandingSample.positions(text).allSatisfy { !$0.hasPrefix("Norrow") })
    }
}
