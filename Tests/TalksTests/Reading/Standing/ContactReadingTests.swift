import Testing

@testable import Talks

@Suite struct ContactReadingTests {
    /// Contacts of the text as `Side, Side: span`.
    private func contacts(_ text: String) -> [String] {
        StandingSample.read(text).compactMap { proposal in
            guard case .contact(let parties) = proposal.content, !StandingSample.opening.contains(proposal.text) else {
                return nil
            }
            return "\(parties.sorted().joined(separator: ", ")): \(proposal.text)"
        }
    }

    @Test func aCallBetweenTwoSidesJoinsThem() {
        #expect(
            contacts("Lunn spoke with Tarn by telephone on Sunday.") == [
                "Norrow, Veshna: Lunn spoke with Tarn by telephone on Sunday"
            ])
    }

    @Test func messagesCarriedBetweenBothCapitalsJoinTheParties() {
        #expect(
            contacts("The bishop carried messages between the two capitals.") == [
                "Norrow, Veshna: The bishop carried messages between the two capitals"
            ])
    }

    @Test func whatIsToldThePressOrNeverWasIsNoContact() {
        #expect(contacts("Lunn spoke to reporters by telephone about Veshna.") == [])
        #expect(contacts("Lunn did not meet Tarn.") == [])
        #expect(contacts("Lunn will meet Tarn.") == [])
    }

    @Test func oneSideAloneMeetsNobody() {
        #expect(contacts("Lunn met her minister of ports.") == [])
    }
}
