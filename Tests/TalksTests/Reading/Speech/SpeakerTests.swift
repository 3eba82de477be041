import Testing

@testable import Talks

@Suite struct SpeakerTests {
    @Test func aSurnameAndAPronounLeadToTheFullestName() {
        let reading = Reading(
            "Envoy Mira Dolan arrived early. Dolan said the road was open. She said the bridge was closed.")
        #expect(
            reading.statements == ["Mira Dolan: the road was open", "Mira Dolan: the bridge was closed"])
    }

    @Test func twoOfOneSurnameAreToldApartByOfficeAndTitle() {
        let text = """
            President Ada Karlin met her brother, Interior Minister Ivo Karlin, on Monday.

            “It is late,” President Karlin said.

            “It is early,” Interior Minister Karlin said.
            """
        #expect(Reading(text).quotations == ["Ada Karlin: It is late,", "Ivo Karlin: It is early,"])
    }

    @Test func spellingsOfOneNameAreOnePerson() {
        let reading = Reading(
            "President Oleh Zarenskyy spoke on Monday. Zarensky said the talks were open. “Soon,” Zarenskiy said.")
        #expect(reading.report.people.map(\.name) == ["Oleh Zarenskyy"])
        #expect(reading.quotations == ["Oleh Zarenskyy: Soon,"])
    }

    @Test func anOfficeLeadsBackToItsHolder() {
        let reading = Reading(
            "Veshnan ambassador Kira Stoyl spoke first. A Norrowian official waited. The ambassador said it was late.")
        #expect(reading.statements == ["Kira Stoyl: it was late"])
    }

    @Test func twoSourcesAreTwoSpeakers() {
        let text = """
            A Norrowian official said the list was short. “Very short,” the official said.

            Another Norrowian official, who is not part of the team, said the list was long. “Too long,” this official said.
            """
        let speakers = Set(Reading(text).quotations.map { $0.split(separator: ":")[0] })
        #expect(speakers == ["a Norrowian official", "another Norrowian official"])
    }

    @Test func anInstitutionIsNamedInFullAndItLeadsBack() {
        let reading = Reading(
            "Norrow's Exchange Office said the ship was late. It said the men were well. The office said no more of it."
        )
        #expect(reading.statements.first == "Norrow's Exchange Office: the ship was late")
        #expect(reading.statements.dropFirst().first == "Norrow's Exchange Office: the men were well")
    }

    @Test func anOfficeThatSpokeWithoutANameGetsItFromTheNextSentence() {
        let text = """
            The ports will open, Pelland's transport minister said on Friday.

            The paper is short, Kerim Aydan told reporters. “Very short,” the minister said.
            """
        let reading = Reading(text)
        #expect(reading.statements.first == "Kerim Aydan: The ports will open")
        #expect(reading.quotations == ["Kerim Aydan: Very short,"])
    }

    @Test(arguments: [
        ("Envoy Mira Dolan said it was late.", Attribution.onRecord),
        ("The Veshnan Defence Ministry said it was late.", .institution),
        ("A Norrowian official said it was late.", .background),
        ("Envoy Mira Dolan told Dvina Radio that it was late.", .secondhand),
    ])
    func theTermsFollowFromTheKindOfSource(_ line: String, _ expected: Attribution) {
        #expect(Reading(line).attribution(ofFirst: "statement") == expected)
    }

    @Test func aNameWithoutPublicOfficeIsMasked() {
        let people = Reading("Envoy Mira Dolan said it was late. “Home,” said Jan Brodel, a freed conscript.").report
            .people
        #expect(people.map(\.masked) == [false, true])
    }
}
