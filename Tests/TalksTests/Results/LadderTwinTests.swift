import Foundation
import Persons
import Testing

@testable import Talks

/// A second, plain reading of the rules of the ladder (docs/design/talks.md), compared with the ladder over every short
/// sequence of acts.
@Suite struct LadderTwinTests {
    /// One act, as the twin knows it.
    enum Move: Hashable, Sendable {
        case says(Character, Int?, day: Int?, who: String)
        case acts(Character, Int)
        case takesBack(Character, Int?)
    }

    /// What the rules give, worked out from the end of the list backwards; shares no code with the ladder.
    static func twin(_ moves: [Move]) -> Int {
        /// Whether something said or done at a place is taken back later.
        func isTakenBack(_ place: Int, _ voice: Character, _ rung: Int) -> Bool {
            moves[(place + 1)...].contains { move in
                if case .takesBack(voice, let from) = move { return rung >= (from ?? 0) }
                return false
            }
        }
        /// The rung of a voice's words: rules 1 and 6.
        func words(_ voice: Character) -> Int? {
            var left: Int?
            for end in 1...max(1, moves.count) where !moves.isEmpty {
                let now = current(voice, upTo: end)
                let before = current(voice, upTo: end - 1)
                if case .takesBack(voice, _) = moves[end - 1], let before, now == nil { left = min(before, 3) }
                if now != nil { left = nil }
            }
            return current(voice, upTo: moves.count) ?? left
        }
        func current(_ voice: Character, upTo end: Int) -> Int? {
            var standing: [(day: Int, rung: Int, who: String, dated: Bool)] = []
            var latest = 0
            for place in 0..<end {
                guard case .says(voice, let rung?, let day, let who) = moves[place] else { continue }
                let gone = moves[(place + 1)..<max(end, place + 1)].contains { move in
                    if case .takesBack(voice, let from) = move { return rung >= (from ?? 0) }
                    return false
                }
                if gone { continue }
                latest = max(latest, day ?? latest)
                standing.append((day ?? latest, rung, who, day != nil))
            }
            guard let lastDay = standing.map(\.day).max(),
                let last = standing.last(where: { $0.day == lastDay })
            else { return nil }
            let others = standing.filter { last.dated && $0.dated && $0.day == lastDay && $0.who != last.who }
            return (others.map(\.rung) + [last.rung]).min()
        }
        func acts(_ side: Character) -> Int? {
            moves.indices.compactMap { place -> Int? in
                guard case .acts(side, let rung) = moves[place], !isTakenBack(place, side, rung) else { return nil }
                return rung
            }
            .max()
        }
        let spoken: Int
        switch (words("A"), words("B")) {
        case (let a?, let b?): spoken = min(a, b, 5)
        case (let a?, nil): spoken = min(a, 3)
        case (nil, let b?): spoken = min(b, 3)
        case (nil, nil): spoken = min(words("C") ?? 0, 3)
        }
        guard let a = acts("A"), let b = acts("B") else { return spoken }
        return max(spoken, min(a, b))
    }

    static let voices: [Character: Voice] = ["A": .a, "B": .b, "C": .chair, "T": .third, "P": .press]

    static func content(_ move: Move) -> ActContent {
        func voice(_ letter: Character) -> Voice { voices[letter] ?? .press }
        switch move {
        case .says(let letter, let rung, let day, let who):
            var claim = Claim(result: "R1", voice: voice(letter))
            claim.rung = rung.map { AgreementDegree.allCases[$0] }
            claim.date = day.map { when("2025-05-\($0)") }
            claim.who = who.isEmpty ? nil : Speaker(described: who)
            return .claim(claim)
        case .acts(let letter, let rung):
            return .formalAct(
                FormalAct(result: "R1", side: letter == "A" ? .a : .b, rung: AgreementDegree.allCases[rung]))
        case .takesBack(let letter, let from):
            var retraction = Retraction(result: "R1", voice: voice(letter))
            retraction.rung = from.map { AgreementDegree.allCases[$0] }
            return .retraction(retraction)
        }
    }

    static func ladder(_ moves: [Move]) -> Int {
        let steps = moves.map { move -> AgreementLadder.Step in
            switch content(move) {
            case .claim(let claim): .claim(claim)
            case .formalAct(let act): .formal(act)
            case .retraction(let retraction): .retraction(retraction)
            default: preconditionFailure("no other act is upon a result")
            }
        }
        return AgreementLadder(steps, names: [:]).established.rung
    }

    static func everySequence(of alphabet: [Move], upTo length: Int, _ visit: ([Move]) -> Void) {
        func extend(_ prefix: [Move]) {
            visit(prefix)
            guard prefix.count < length else { return }
            for move in alphabet { extend(prefix + [move]) }
        }
        extend([])
    }

    static let small: [Move] = [
        .says("A", 2, day: nil, who: ""), .says("A", 5, day: nil, who: ""), .says("B", 5, day: nil, who: ""),
        .says("A", 5, day: 16, who: "head"), .says("A", 3, day: 17, who: "head"), .says("C", 4, day: nil, who: ""),
        .acts("A", 6), .acts("B", 8), .takesBack("A", nil), .takesBack("A", 5), .takesBack("B", 8),
    ]

    static let wide: [Move] =
        small + [
            .says("A", nil, day: 18, who: ""), .says("A", 4, day: 16, who: "minister"), .says("B", 9, day: 16, who: ""),
            .says("B", 1, day: nil, who: "head"), .says("T", 5, day: nil, who: ""), .says("P", 9, day: nil, who: ""),
            .acts("A", 8), .acts("B", 6), .acts("A", 9), .takesBack("C", nil), .takesBack("A", 3),
            .says("A", 2, day: 18, who: "minister"), .says("A", 5, day: nil, who: "minister"),
        ]

    /// The first sequences on which both readings differ.
    static func differences(_ alphabet: [Move], upTo length: Int) -> (sequences: Int, differing: [String]) {
        var count = 0
        var differing: [String] = []
        everySequence(of: alphabet, upTo: length) { moves in
            count += 1
            let (one, other) = (ladder(moves), twin(moves))
            if one != other, differing.count < 5 { differing.append("\(moves): ladder \(one), rules \(other)") }
        }
        return (count, differing)
    }

    @Test func everySequenceOfFourActsStandsWhereTheRulesPutIt() {
        let found = Self.differences(Self.small, upTo: 4)
        #expect(found.sequences == 16_105)
        #expect(found.differing.isEmpty, "\(found.differing.joined(separator: "\n"))")
    }

    @Test func everySequenceOfThreeOfManyActsStandsWhereTheRulesPutIt() {
        let found = Self.differences(Self.wide, upTo: 3)
        #expect(found.sequences == 14_425)
        #expect(found.differing.isEmpty, "\(found.differing.joined(separator: "\n"))")
    }

    @Test func wordsOfAnEarlierDayEnteredLateDoNotCountOverUndatedOnes() {
        var world = TalksWorld([result("R1"), claim("R1", .b, .announced)])
        world.add(claim("R1", .a, .noted, date: "2025-05-18"))
        world.add(claim("R1", .a, .noted))
        world.add(claim("R1", .a, .announced, date: "2025-05-16"))
        #expect(world.record.established("R1") == .noted)
    }

    @Test func undatedWordsOfAnotherPersonAreLaterWords() {
        let head = Speaker(party: "NOR", described: "head of delegation")
        var world = TalksWorld([result("R1"), claim("R1", .b, .announced), claim("R1", .a, .noted)])
        world.add(claim("R1", .a, .announced, who: head))
        #expect(world.record.established("R1") == .announced)
    }

    @Test(arguments: SideID.allCases)
    func oneSideEntersNoWordOfTheOtherOrTheChair(side: SideID) {
        var world = TalksWorld([result("R1"), claim("R1", Voice(side), .announced)])
        for voice in [Voice(side.other), .chair] {
            let found = world.add(claim("R1", voice, .announced), forSide: side)
            #expect(found.map(\.code) == ["NOT_YOURS"] && found.first?.column == "voice")
        }
        let figure = remains("M1", from: side, 909, voice: Voice(side.other))
        #expect(world.add(.remainsReturn(figure), forSide: side).map(\.code) == ["NOT_YOURS"])
        #expect(world.record.established("R1") == .discussed)
        #expect(world.add(claim("R1", Voice(side), .announced), forSide: side).isEmpty)
        #expect(world.add(claim("R1", .press, .announced), forSide: side).isEmpty)
    }

    @Test(arguments: [[SideID.a, .b], [.b, .a]])
    func theReasonNamesTheSidesInTheOrderOfTheGroundRule(order: [SideID]) {
        var process = TalksWorld.process
        process.displayOrder = order
        var world = TalksWorld()
        world.record = TalksRecord(process: process)
        for content in [result("R1"), claim("R1", .a, .announced), claim("R1", .b, .noted)] { world.add(content) }
        let because = world.view().results[0].establishedBecause
        #expect(because.hasPrefix(order == [.a, .b] ? "NOR claims" : "VES claims"), "\(because)")
    }
}
