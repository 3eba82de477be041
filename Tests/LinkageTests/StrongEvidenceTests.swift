import Persons
import Testing

@testable import Linkage

private let comparisons: [FieldComparison] = [
    FieldComparison(key: .surname, kind: .surname), FieldComparison(key: .givenNames, kind: .given),
    FieldComparison(key: .patronymic, kind: .patronymic), FieldComparison(key: .birthDate, kind: .date),
    FieldComparison(key: .personalNumber, kind: .number), FieldComparison(key: .birthPlace, kind: .text),
]

/// surname, given name, father's name, birth date, number, place; and whether it may be strong.
@Test(arguments: [
    ("same same same same missing missing", true), ("same same missing same missing differs", true),
    ("same another same same same same", false), ("same differs same same missing same", false),
    ("same near same same missing missing", false), ("same near same same same missing", true),
    ("same same same same differs same", false), ("same near missing same missing same", false),
    ("same same same differs missing same", false), ("same same same differs same differs", true),
    ("same same same turned missing missing", true), ("same same same turned missing differs", false),
    ("same same differs turned missing same", false), ("same same same known-part missing same", true),
    ("same same same known-part missing missing", false), ("same same missing known-part missing same", false),
    ("same same same missing missing same", true), ("same same same year missing same", false),
    ("far same same same missing missing", false), ("far same same same missing same", true),
    ("far same same turned missing same", false), ("same initial same same missing same", false),
])
func strongIsKeptForWhatNoRelativeShows(levels: String, isEnough: Bool) throws {
    let numbers = try zip(comparisons, levels.split(separator: " ")).map { comparison, id in
        try #require(comparison.levels.firstIndex { $0.id == id }, "\(id)")
    }
    #expect(StrongEvidence(comparisons).isEnough(numbers, comparisons) == isEnough)
}

@Test func relativesNeverAddToAWeightAndATwinIsNeverStrong() {
    let people = (0..<300).map(Crowd.person)
    // Every tenth has a twin on the other list, and is not there.
    let claimed = list(
        [
            (.surname, people.map(\.surname)), (.givenNames, people.map(\.given)),
            (.patronymic, people.map(\.patronymic)), (.birthDate, people.map(\.birthDate)),
        ])
    let held = list(
        [
            (.surname, people.map(\.surname)),
            (
                .givenNames,
                people.enumerated().map { $0 % 10 == 0 ? ($1.given == "Іван" ? "Петро" : "Іван") : $1.given }
            ),
            (.patronymic, people.map(\.patronymic)), (.birthDate, people.map(\.birthDate)),
        ], prefix: "R")
    let result = Linker().link(claimed, held)
    for number in 0..<300 {
        let explanation = result.explanation(left: number, right: number)
        #expect(explanation.relativesBits <= 0)
        if number % 10 == 0 {
            #expect(explanation.parts[1].level == "another")
            #expect(explanation.grade != .strong)
        } else {
            #expect(explanation.grade == .strong)
        }
    }
}
