import Foundation
import Testing

@testable import Talks

/// Each quick way of the reader beside the plain one that it stands for.
@Suite struct ReadingTwinTests {
    private static let tables = ReadingTables.bundled()
    private static let text = """
        date 2026-05-16 HARLE, May 16 (NPA) — “We count,” said Col. Vera Tremlow, who heads the Bureau for the Missing. “We \
        wait… naïvely.”

        Żaneta O’Neill’s vice‑minister, Łukasz Ørsted, said “we count” on 3rd May: 1,204 bodies, ½ of them café-owners’. \
        Read "C:\\\\tmp" and\u{1}\u{1F}\u{8}\u{C} “slash / quote \\" end” 🕊️.
        """

    @Test func wordsAreFoldedAsByTheSlowWay() {
        let text = ReportText(Self.text, tables: Self.tables)
        for token in text.tokens {
            let end = token.isAbbreviation ? token.end - 1 : token.end
            #expect(token.folded == Folding.fold(text.string(token.start, end)))
        }
        var numbers: [String: Int32] = [:]
        for token in text.tokens {
            #expect(numbers[token.folded] ?? token.word == token.word)
            numbers[token.folded] = token.word
            #expect(Int(token.word) < text.wordCount)
        }
        #expect(Set(numbers.values).count == numbers.count)
    }

    @Test func rowsAreFoundByNumberAsByWords() {
        let text = ReportText(
            Self.text + " He has said that according to it the Minister of State waits.", tables: Self.tables)
        for name in ["say-verbs", "roles", "function-words", "institutions", "relative-dates", "side-words"] {
            let table = Self.tables[name]
            for index in text.tokens.indices {
                let fitting = table.rows.filter { row in
                    row.words.indices.allSatisfy { text.folded(index + $0) == row.words[$0] }
                }
                let longest = fitting.map(\.words.count).max()
                #expect(table.match(text, at: index)?.length == longest)
                let single = fitting.last { $0.words.count == 1 }
                #expect(table.row(text.tokens[index].word)?.cells == single?.cells)
                #expect(table.row(text.folded(index))?.cells == single?.cells)
            }
        }
    }

    @Test func theSameWordsAreFoundAsByReadingAll() {
        let said =
            "“One two three.” “Zero one two three four.” “One two four.” “Two three.” “One, two, three!” “Three two one.”"
        let text = ReportText(said, tables: Self.tables)
        let index = QuoteIndex(text)
        func words(_ quote: Int) -> [String] {
            text.quotes[quote].tokens.filter { text.tokens[$0].kind == .word }.map { text.folded($0) }
        }
        for quote in text.quotes.indices {
            for excluded in [-1, 0, 1] {
                let plain = text.quotes.indices.first { other in
                    let (long, short) = (words(other), words(quote))
                    guard other != quote, other != excluded, long.count >= short.count else { return false }
                    return (0...(long.count - short.count)).contains { Array(long[$0..<$0 + short.count]) == short }
                }
                #expect(index.first(with: quote) { $0 != excluded } == plain)
            }
        }
    }

    @Test func aValueByTokenIsKeptReplacedAndNeverOutOfReach() {
        var map = TokenMap<String>(count: 3)
        map[1] = "a"
        map[2] = "b"
        map[1] = "c"
        map[7] = "d"
        map[-1] = "e"
        #expect([map[-1], map[0], map[1], map[2], map[3], map[7]] == [nil, nil, "c", "b", nil, nil])
        #expect(map.holds(1) && !map.holds(0) && !map.holds(9) && !map.holds(-2))
        #expect(map.entries.map { "\($0.0)\($0.1)" } == ["1c", "2b"])
    }
}
