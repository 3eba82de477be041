import TestSupport

@testable import Talks

/// Random texts and random strings, each from one seed.
struct RandomText {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    static let odd = [
        "[", "]", "{", "}", "|", "\\", ":", "#", "delete", "A:", "NB:", "{#c1}", "{parked}", "—", "слово", "Ґрунт’я",
        "تبادل", "שלום", "交換", "e\u{301}", "\u{301}", "🕊️", "\u{a0}", "\u{200f}", "\r\n", "\n\n", "  ", "\t", "a", "x.y",
        "1", "_", "*", "<b>", "&amp;", "\"", "'", "`",
    ]

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    mutating func words(_ count: ClosedRange<Int> = 1...6) -> String {
        let words = (0..<number(count)).map { _ in Self.odd.randomElement(using: &generator) ?? "" }
        let joined = PlainWords.trimmed(words.joined(separator: number(0...2) == 0 ? "" : " "))
        return joined.isEmpty ? "word" : joined
    }

    mutating func text() -> BracketedText {
        var clauses: [Clause] = []
        for index in 1...number(1...5) {
            guard let id = ClauseID(rawValue: "c\(index)") else { continue }
            var ordinals = Array(1...40).shuffled(using: &generator)
            var clause = Clause(id: id, heading: number(0...5) == 0 ? number(1...6) : nil)
            clause.content = number(0...8) == 0 ? [] : content(id, &ordinals, depth: 0)
            clause.marks = marks(alternatives: 1)
            clause.isStruck = clause.content.isEmpty && number(0...1) == 0
            clauses.append(clause)
        }
        return BracketedText(clauses: clauses)
    }

    private mutating func content(_ id: ClauseID, _ ordinals: inout [Int], depth: Int) -> [Inline] {
        var content: [Inline] = []
        for _ in 0..<number(1...4) {
            if depth < 3, number(0...2) == 0, let ordinal = ordinals.popLast() {
                content.append(.bracket(bracket(BracketID(clause: id, ordinal: ordinal), &ordinals, depth: depth)))
            } else {
                content.append(.words(number(0...1) == 0 ? words() : " " + words() + " "))
            }
        }
        let tidy = PlainWords.tidied(content)
        return tidy.isEmpty ? [.words("word")] : tidy
    }

    private mutating func bracket(_ id: BracketID, _ ordinals: inout [Int], depth: Int) -> Bracket {
        let owners: [PartyID] = [.a, .b, .mediator]
        var alternatives: [Alternative] = []
        for _ in 0..<number(1...3) {
            alternatives.append(
                Alternative(
                    owner: owners.randomElement(using: &generator), isDeletion: number(0...3) == 0,
                    content: content(id.clause, &ordinals, depth: depth + 1)))
        }
        if alternatives.count == 1, number(0...4) == 0 {
            alternatives[0].owner = nil
            alternatives[0].isDeletion = false
        }
        return Bracket(
            id: id, alternatives: alternatives, marks: marks(alternatives: alternatives.count),
            isStanding: !alternatives[0].isDeletion && number(0...3) == 0)
    }

    private mutating func marks(alternatives: Int) -> TextMarks {
        var marks = TextMarks(isParked: number(0...5) == 0)
        for party in [PartyID.a, .b] {
            if number(0...5) == 0 {
                marks.accept(
                    Acceptance(party: party, alternative: number(1...alternatives), isAdReferendum: number(0...1) == 0))
            }
            if number(0...5) == 0 { marks.reserve(Reserve(party: party, note: number(0...1) == 0 ? "" : words())) }
        }
        return marks
    }

    /// Pieces of notation and odd words in any order.
    mutating func soup() -> String {
        let pieces = ["{#c\(number(1...3))} ", "[A: ", "[B: delete ", " | B: ", "] ", "]{parked}", " {ad ref B}", "\\"]
        var soup = number(0...9) == 0 ? "" : "{#c9} "
        for _ in 0..<number(1...9) {
            let piece = number(0...2) == 0 ? pieces.randomElement(using: &generator) : nil
            soup += piece ?? Self.odd.suffix(30).randomElement(using: &generator) ?? ""
        }
        return soup
    }
}
