import Foundation
import Persons
import TestSupport
import Testing

@testable import Talks

/// Random parties do random things to random clauses; most acts are possible, some are not.
struct RandomActs {
    var random: RandomText
    private var minute = 0
    private var proposed = 0
    private let prefix: String

    init(seed: UInt64, prefix: String = "n") {
        random = RandomText(seed: seed)
        self.prefix = prefix
    }

    mutating func next(_ text: NegotiatingText, within allowed: Set<ClauseID>? = nil) throws -> TextAct {
        let party = [PartyID.a, .b, .a, .b, .mediator].randomElement(using: &random.generator) ?? .a
        let clauses = (text.text()?.clauses ?? []).filter { allowed?.contains($0.id) ?? true }
        let clause = clauses.randomElement(using: &random.generator) ?? Clause(id: "c1")
        minute += random.number(0...3)
        return try act(operation(text, clause, isFree: allowed == nil), by: party, minute: minute)
    }

    private mutating func operation(_ text: NegotiatingText, _ clause: Clause, isFree: Bool) -> TextOperation {
        let ids = clause.brackets.map(\.id)
        let bracket = ids.randomElement(using: &random.generator) ?? BracketID(clause: clause.id, ordinal: 1)
        let target: TextTarget = random.number(0...2) == 0 ? .clause(clause.id) : .bracket(bracket)
        let number = random.number(0...1) == 0 ? nil : random.number(1...3)
        switch random.number(0...(isFree ? 17 : 13)) {
        case 0, 1, 2: return .amend(clause: clause.id, words: standing(clause), to: random.words(1...3), occurrence: 1)
        case 3: return .amend(clause: clause.id, words: standing(clause), to: "", occurrence: 1)
        case 4: return .insert(clause: clause.id, words: random.words(), after: standing(clause), occurrence: 1)
        case 5: return .bracket(clause: clause.id, words: standing(clause), occurrence: 1)
        case 6: return .alternative(bracket: bracket, words: random.words())
        case 7: return .withdraw(bracket: bracket, alternative: number)
        case 8, 9: return .accept(target, alternative: number)
        case 10: return .acceptAdReferendum(target, alternative: number)
        case 11: return .reserve(target, note: random.words(1...2))
        case 12: return .liftReserve(target)
        case 13: return random.number(0...1) == 0 ? .park(target) : .restore(target)
        case 14, 15:
            proposed += 1
            let id = ClauseID(rawValue: "\(prefix)\(proposed)") ?? .unread
            return .propose(clause: id, after: random.number(0...3) == 0 ? nil : clause.id, words: random.words())
        case 16: return .delete(clause: clause.id)
        default:
            let others = text.text()?.clauses.map(\.id) ?? []
            return .move(clause: clause.id, after: others.randomElement(using: &random.generator))
        }
    }

    /// A word or two of some run of the clause.
    private mutating func standing(_ clause: Clause) -> String {
        let runs = Self.runs(clause.content)
        let words = (runs.randomElement(using: &random.generator) ?? "").split(separator: " ")
        let start = words.isEmpty ? 0 : random.number(0...(words.count - 1))
        return words.dropFirst(start).prefix(random.number(1...2)).joined(separator: " ")
    }

    private static func runs(_ content: [Inline]) -> [String] {
        content.flatMap { inline in
            switch inline {
            case .words(let words): [words]
            case .bracket(let bracket): bracket.alternatives.flatMap { runs($0.content) }
            }
        }
    }
}

@Suite struct TextSequenceTests {
    private static let start = """
        {#c1} The sides release thirty prisoners [A: within ten days | B: within a month] of signature.

        {#c2} Обмін відбувається [B: на кордоні] під наглядом [M: посередника].

        {#c3} A pause of three days begins at noon [A: delete without conditions].

        {#c4} Each side names [a liaison officer] for the return of remains.
        """

    @Test func everyWordEverProposedIsRecoverable() throws {
        var taken = 0
        for seed in UInt64(1)...500 {
            var text = try opened(Self.start)
            var acts = RandomActs(seed: seed)
            var brought = Set(Self.start.split { " \n.[]:|{}#".contains($0) }.map(String.init))
            brought.subtract(["A", "B", "M", "delete", "c1", "c2", "c3", "c4"])
            for _ in 0..<40 {
                let act = try acts.next(text)
                let before = text
                do {
                    try text.apply(act)
                } catch {
                    #expect(text.entries.count == before.entries.count && text.text() == before.text(), "seed \(seed)")
                    continue
                }
                taken += 1
                if act.operation.kind != .reserve {
                    brought.formUnion(
                        PlainWords.trimmed(act.operation.broughtWords).split(separator: " ").map(String.init))
                }
                // No word leaves the text except by an act whose entry holds the clause as it was.
                let entry = try #require(text.entries.last)
                let lost = Self.words(before).subtracting(Self.words(text))
                let kept = Set(entry.changes.flatMap { Self.words($0.before.map { [$0] } ?? []) })
                #expect(lost.isSubset(of: kept), "seed \(seed), act \(entry.number)")
            }
            let everything = Self.everything(text)
            for word in brought {
                for piece in word.unicodeScalars.split(whereSeparator: PlainWords.isSpace) {
                    let bytes = Data(String(String.UnicodeScalarView(piece)).utf8)
                    #expect(everything.range(of: bytes) != nil, "seed \(seed): \(word)")
                }
            }
            if seed % 25 == 0 {
                for word in brought where Array(word.unicodeScalars).allSatisfy(\.isOfWord) {
                    #expect(!text.history(of: .words(word)).isEmpty, "seed \(seed): \(word)")
                }
            }
            try judge(text, seed: seed)
        }
        #expect(taken > 8000, "only \(taken) acts were possible")
    }

    private static func words(_ text: NegotiatingText) -> Set<String> { words(text.text()?.clauses ?? []) }

    private static func words(_ clauses: [Clause]) -> Set<String> {
        Set(clauses.flatMap { $0.content.everyWord.split(whereSeparator: \.isWhitespace).map(String.init) })
    }

    /// The bytes of every word of the opening and of every clause as an act left it.
    private static func everything(_ text: NegotiatingText) -> Data {
        let opened = text.opening.versions.flatMap(\.text.clauses)
        let left = text.entries.flatMap(\.changes).compactMap(\.after)
        return Data((opened + left).map(\.content.everyWord).joined(separator: " ").utf8)
    }

    /// What holds after every sequence.
    private func judge(_ text: NegotiatingText, seed: UInt64) throws {
        let now = try #require(text.text())
        let notation = now.notation
        let read = try BracketedText(notation: notation)
        #expect(read == now && Array(read.notation.utf8) == Array(notation.utf8), "seed \(seed)")
        #expect(try NegotiatingText(text.opening, acts: text.acts) == text, "seed \(seed): built again")
        #expect(
            Set(now.clauses.map(\.id)).count == now.clauses.count && text.bracketCount().total == text.brackets.count)
        #expect(
            Set(now.brackets.map(\.id)) == Set(text.brackets.filter { $0.value.settled == nil }.keys), "seed \(seed)")
        for bracket in now.brackets {
            #expect(!bracket.alternatives.isEmpty && bracket.alternatives.allSatisfy { !$0.content.isEmpty })
        }
        guard seed % 20 == 0 else { return }
        let coded = try JSONDecoder().decode(NegotiatingText.self, from: JSONEncoder().encode(text))
        #expect(coded == text, "seed \(seed): read from a file")
    }

    @Test func noActOfTheWrongPartyIsTaken() throws {
        var refused = 0
        for seed in UInt64(1)...60 {
            var text = try opened(Self.start, mode: seed % 2 == 0 ? .oneText : .rolling)
            var acts = RandomActs(seed: seed)
            for _ in 0..<40 {
                var act = try acts.next(text)
                let actors = try #require(TextRule.rule(for: act.operation.kind)).actors(in: text.opening.mode)
                let earlier = text
                let isTaken = (try? text.apply(act)) != nil
                let isSide = act.by != .mediator
                let isNamed = actors.contains(isSide ? .side : .mediator) || actors.contains(.holder)
                #expect(!isTaken || isNamed, "seed \(seed): \(act.operation.kind) by \(act.by)")
                refused += isTaken ? 0 : 1
                act.by = try #require(PartyID(rawValue: "C"))
                #expect(throws: TextRefusal.self) { try earlier.applying(act) }
                if isTaken, case .withdraw(let id, _) = act.operation {
                    let owners = earlier.text()?.brackets.first { $0.id == id }?.alternatives.map(\.owner) ?? []
                    #expect(owners.contains(text.entries.last?.act.by), "seed \(seed)")
                }
            }
        }
        #expect(refused > 100)
    }

    @Test func editsOfDifferentClausesCommute() throws {
        for seed in UInt64(1)...300 {
            let base = try opened(Self.start)
            let first = try sequence(base, seed: seed, within: ["c1", "c3"], prefix: "p")
            let second = try sequence(base, seed: seed + 10_000, within: ["c2", "c4"], prefix: "q")
            let oneWay = try NegotiatingText(base.opening, acts: first + second)
            let otherWay = try NegotiatingText(base.opening, acts: second + first)
            #expect(oneWay.text()?.notation == otherWay.text()?.notation, "seed \(seed)")
            #expect(
                oneWay.text() == otherWay.text() && oneWay.bracketCount() == otherWay.bracketCount(), "seed \(seed)")
            #expect(try base.merging(first, second).leftOver.isEmpty)
        }
    }

    @Test func proposalsAndMovesAroundOneClauseCommute() throws {
        let base = try opened(Self.start)
        let first = [
            try act(.propose(clause: "p1", after: "c2", words: "p"), by: .a, minute: 5),
            try act(.propose(clause: "p2", after: "p1", words: "p"), by: .a, minute: 9),
            try act(.move(clause: "c4", after: "c2"), by: .mediator, minute: 5),
        ]
        let second = [
            try act(.propose(clause: "q1", after: "c2", words: "q"), by: .b, minute: 5),
            try act(.propose(clause: "q2", after: "c2", words: "q"), by: .b, minute: 7),
            try act(.move(clause: "c1", after: "c2"), by: .mediator, minute: 6),
        ]
        let oneWay = try NegotiatingText(base.opening, acts: first + second).text()
        let otherWay = try NegotiatingText(base.opening, acts: second + first).text()
        #expect(oneWay?.notation == otherWay?.notation)
        #expect(oneWay?.clauses.map(\.id.rawValue) == ["c2", "q2", "c1", "c4", "p1", "p2", "q1", "c3"])
    }

    @Test func editsOfOneClauseLoseNoWord() throws {
        let base = try opened("{#c1} The sides release thirty prisoners at once.")
        let first = [try act(.amend(clause: "c1", words: "thirty prisoners", to: "forty soldiers"), by: .a)]
        let second = [
            try act(.amend(clause: "c1", words: "release thirty", to: "return fifty"), by: .b),
            try act(.insert(clause: "c1", words: "and the wounded", after: "thirty prisoners"), by: .b),
            try act(.amend(clause: "c1", words: "prisoners at", to: "persons at"), by: .b),
        ]
        let merge = try base.merging(first, second)
        #expect(
            merge.text.text()?.plainNotation == """
                {#c1} The sides release [A: delete thirty prisoners [B: and the wounded] | A: forty soldiers] at once. \
                [B: return fifty] [B: persons at]\n
                """)
        #expect(merge.leftOver.map { $0.findings.map(\.code) } == [["words_not_found"], ["words_not_found"]])
        for seed in UInt64(1)...200 {
            let base = try opened(Self.start)
            let first = try sequence(base, seed: seed, within: ["c1", "c3"], prefix: "p")
            let second = try sequence(base, seed: seed + 20_000, within: ["c1", "c3"], prefix: "q")
            let merge = try base.merging(first, second)
            let everything = Self.everything(merge.text)
            for act in first + second where [.amend, .insert, .alternative, .propose].contains(act.operation.kind) {
                for word in act.operation.broughtWords.split(whereSeparator: \.isWhitespace) {
                    #expect(everything.range(of: Data(word.utf8)) != nil, "seed \(seed): \(word)")
                }
            }
        }
    }

    private func sequence(
        _ base: NegotiatingText, seed: UInt64, within clauses: Set<ClauseID>, prefix: String
    ) throws -> [TextAct] {
        var text = base
        var acts = RandomActs(seed: seed, prefix: prefix)
        for _ in 0..<20 { _ = try? text.apply(try acts.next(text, within: clauses)) }
        return text.acts
    }
}
