import Talks
import Testing

@Suite struct FigureSubjectTests {
    private func subject(_ proposal: Proposal) -> String? {
        guard case .figure(let figure) = proposal.content else { return nil }
        return figure.subject
    }

    @Test func anObjectIsToldByItsVerb() {
        checkRows(
            """
            Norrow and Veshna exchanged 214 prisoners at sea. => prisoners Norrow Veshna exchanged sea
            The Bureau said it had received 17 bags of letters. => bags received letters
            """, reading: subject)
    }

    @Test func aSubjectIsToldByWhatFollows() {
        checkRows(
            """
            Seven shells had fallen inside the strip. => shells fallen strip
            It was cold, and 23 containers carried a tag. => containers carried tag
            """, reading: subject)
    }

    @Test func otherFiguresAndDatesArePassedOver() {
        checkRows(
            """
            They brought 12 women and 31 children on Friday. => women brought; children brought
            """, reading: subject)
    }

    @Test func anAgeIsThatOfItsPerson() {
        checkRows("They freed a sergeant of 52. => age sergeant", reading: subject)
    }

    @Test func aShareIsOfWhatWasCountedBefore() {
        checkRows(
            """
            They named 400 bodies, a third of them in Harle. => bodies named; bodies named Harle
            """, reading: subject)
    }
}
