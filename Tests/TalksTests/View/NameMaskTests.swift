import Foundation
import Persons
import Testing

@testable import Talks

@Suite struct NameMaskTests {
    @Test(arguments: [
        ("Ilo Marsk spoke", "[name withheld] spoke"), ("MARSK spoke", "[name withheld] spoke"),
        ("marsk", "[name withheld]"), ("Marsk's words", "[name withheld] words"), ("Marskova", "Marskova"),
        ("Ilo spoke", "Ilo spoke"), ("Mársk", "[name withheld]"), ("Ilo Quent spoke", "Ilo Quent spoke"),
        ("«Петренка» бачили, Петренкові писали", "«[name withheld]» бачили, [name withheld] писали"),
        ("петренківський", "петренківський"), ("On 16 May", "On 16 [name withheld]"), ("we may", "we may"),
        ("Li Wu", "[name withheld]"), ("Li said", "Li said"), ("Прокопʼєва", "[name withheld]"),
    ])
    func namesGoAndOtherWordsStay(text: String, expected: String) {
        let mask = NameMask(
            masking: ["Ilo Marsk", "Петренко", "Ana May", "Li Wu", "Прокоп'єв"], sparing: ["Ilo Quent"])
        #expect(mask.apply(to: text) == expected)
    }

    @Test(arguments: [
        "Левицького", "Левицькому", "Левицьким", "Левицькі", "Левицької", "Левицькою", "ЛЕВИЦЬКОГО", "Горького",
        "Горькому", "Кравця", "Кравцеві", "Кравцем", "Федора", "Федорові", "Федором", "Ользі", "Ольгою", "Заболотної",
        "Заболотну",
    ])
    func aNameGoesInItsCases(name: String) {
        let mask = NameMask(
            masking: ["Левицький", "Горький", "Кравець", "Федір", "Ольга", "Заболотна"], sparing: [])
        #expect(mask.apply(to: "бачили \(name) там") == "бачили [name withheld] там")
    }

    @Test(arguments: ["вітали", "горка", "фед", "крав", "заболочена"])
    func aCommonWordLikeANameStays(word: String) {
        let mask = NameMask(masking: ["Віталій", "Горький", "Федір", "Кравець", "Заболотна"], sparing: [])
        #expect(mask.apply(to: word) == word)
    }

    private func person(_ id: RecordID, _ name: String, isPublic: Bool?) -> ActContent {
        var person = TalksPerson(id: id, party: "NOR", name)
        person.publicOffice = isPublic
        return .person(person)
    }

    @Test func aPersonWithoutPublicOfficeIsMaskedForEveryReaderUntilOneDecides() throws {
        var world = TalksWorld([person("p1", "Ilo Marsk", isPublic: nil), person("p2", "Bera Quent", isPublic: true)])
        world.add(.statement(statement("S1", .assessment, "Marsk met Quent")))
        for reader in Reader.all.prefix(3) {
            let view = world.view(reader)
            #expect(view.people.map(\.name) == ["[name withheld]", "Bera Quent"])
            #expect(view.people.map(\.masked) == [true, false])
            #expect(view.statements[0].statement.words == "[name withheld] met Quent")
            #expect(try !world.json(reader).localizedCaseInsensitiveContains("marsk"))
            #expect(view.said("marsk").isEmpty)
        }
        world.add(.personDecision(PersonDecision(person: "p1", shown: true)), .mediator)
        #expect(world.view(.mediator).statements[0].statement.words == "Marsk met Quent")
        #expect(world.view(.side(.a)).people[0].masked)
        world.add(.personDecision(PersonDecision(person: "p1", shown: true)))
        #expect(!world.view(.side(.a)).people[0].masked)
        world.add(.personDecision(PersonDecision(person: "p2", shown: false)))
        #expect(world.view(.side(.a)).statements[0].statement.words == "Marsk met [name withheld]")
    }

    @Test func aDecisionToMaskCountsForThoseWhoMayNotReadIt() {
        var world = TalksWorld([person("p1", "Bera Quent", isPublic: true)])
        world.add(.statement(statement("S1", .assessment, "Quent came")))
        world.add(.personDecision(PersonDecision(person: "p1", shown: false)), .mediator)
        for reader in Reader.all.prefix(3) {
            #expect(world.view(reader).statements[0].statement.words == "[name withheld] came")
        }
        world.add(.personDecision(PersonDecision(person: "p1", shown: true)), .mediator)
        #expect(world.view(.mediator).statements[0].statement.words == "Quent came")
        #expect(world.view(.side(.b)).statements[0].statement.words == "Quent came")
    }

    @Test func aMaskedNameOfAHiddenPersonGoesToo() throws {
        var world = TalksWorld()
        world.add(person("p1", "Ilo Marsk", isPublic: false), forSide: .a, .side, sharedWith: .a)
        world.add(.statement(statement("S1", .assessment, "Ilo Marsk was there")))
        #expect(world.view(.side(.b)).people.isEmpty)
        #expect(world.view(.side(.b)).statements[0].statement.words == "[name withheld] was there")
    }

    @Test func anIdThatTellsTheNameIsRefused() {
        var world = TalksWorld()
        #expect(world.add(person("marsk-1", "Ilo Marsk", isPublic: false)).map(\.code) == ["NAME_IN_ID"])
        #expect(world.add(person("marsk-1", "Ilo Marsk", isPublic: true)).isEmpty)
    }
}

extension TalksPerson {
    fileprivate init(id: RecordID, party: RecordID, _ name: String) {
        self.init(id: id)
        self.party = party
        names = [WrittenWords(name)]
    }
}
