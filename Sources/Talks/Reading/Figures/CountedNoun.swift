/// The noun that stands after a number, if the number has one of its own.
struct CountedNoun: Sendable {
    /// The head as written, with what a measure needs (`nautical miles`).
    var unit: String
    /// Modifiers and head.
    var tokens: Range<Int>
    /// The head alone.
    var head: Range<Int>
}

/// Reads the noun group after a number: modifiers are passed over up to the first plural.
struct CountedNounReader {
    private let text: ReportText
    private let words: ClauseWords
    private let measures: PhraseTable
    private let states: Set<String>
    private let persons: Set<String>
    private static let passedOver: Set<String> = [
        "more", "other", "additional", "further", "extra", "new", "such", "fewer", "less", "own", "same", "remaining",
        "or", "so",
    ]

    init(text: ReportText, words: ClauseWords, tables: ReadingTables) {
        self.text = text
        self.words = words
        measures = tables["figure-measures"]
        states = Set(tables["bare-states"].rows.map { $0.cells[0] })
        persons = Set(tables["person-nouns"].rows.map { $0.cells[0] })
    }

    private func folded(_ index: Int) -> String { text.folded(index) }

    /// The noun after a number that ends at `start`; `singular` where the number is one.
    func noun(at start: Int, singular: Bool, partitive: Bool) -> CountedNoun? {
        guard start < text.tokens.count else { return nil }
        let paragraph = text.tokens[start].paragraph
        guard start == 0 || text.tokens[start - 1].paragraph == paragraph else { return nil }
        if let (length, row) = measures.match(text, at: start), row.cells[1] == "percent" {
            return CountedNoun(unit: "percent", tokens: start..<start + length, head: start..<start + length)
        }
        if folded(start) == "of" { return partOf(start + 1) }
        if folded(start) == "out", folded(start + 1) == "of" { return partOf(start + 2) }
        var first = start
        while Self.passedOver.contains(folded(first)), first - start < 3 { first += 1 }
        if first + 1 < text.tokens.count, words[first] == .quoteMark, words[first + 1] == .open { first += 1 }
        return group(from: first, singular: singular, partitive: partitive)
    }

    /// `four of the containers`, `nine of its people`, `309 of 400 bags`; nothing for `nine of them`.
    private func partOf(_ start: Int) -> CountedNoun? {
        var first = start
        while words[first] == .determiner || words[first] == .number || words[first] == .possessive
            || (words[first] == .verb && words[first + 1] == .number)
        {
            if ["those", "these", "own"].contains(folded(first)), words[first + 1] != .open { return nil }
            first += 1
        }
        if words[first] == .pronoun || words[first] == .relative { return nil }
        // of Norrow's men: a name in the genitive
        if words[first] == .open, words[first + 1] == .possessive { first += folded(first + 2) == "own" ? 3 : 2 }
        guard let found = group(from: first, singular: false, partitive: false),
            words.isPlural(folded(found.head.upperBound - 1))
        else { return nil }
        return found
    }

    private func group(from first: Int, singular: Bool, partitive: Bool) -> CountedNoun? {
        guard first < text.tokens.count else { return nil }
        let paragraph = text.tokens[first].paragraph
        var at = first
        var lastNoun: Int?
        scanning: while at < text.tokens.count, text.tokens[at].paragraph == paragraph, at - first < 8 {
            let word = folded(at)
            switch words[at] {
            case .open, .verbOrNoun, .gerund, .verb:
                if at == first, words[at] == .verb, !words.adjectives.contains(word), !isAttributive(at, partitive) {
                    return nil
                }
                if at > first, words[at] == .verb, !words.adjectives.contains(word), !word.hasSuffix("ed") {
                    break scanning
                }
                if text.tokens[at].kind == .word, words[at] != .verb, words.isPlural(word), !singular {
                    if words[at + 1] == .possessive, !measures.contains(word) { break }
                    return closed(first, at)
                }
                if let row = measures.row(word), row.cells[1] != "times", singular || row.cells[1] != "time" {
                    return closed(first, at)
                }
                if words[at] != .verb || at > first { lastNoun = at }
            case .adverb:
                // "seriously wounded soldiers"
                guard word.hasSuffix("ly"), words[at + 1] == .verb || words[at + 1] == .open,
                    words[at + 1] == .open || words[at + 2] == .open
                else { break scanning }
            case .possessive: break
            case .quoteMark: break scanning
            case .conjunction:
                guard word == "and" || word == "or", let before = lastNoun, before == at - 1,
                    (at + 1..<at + 4).contains(where: { words[$0] == .open && words.isPlural(folded($0)) }),
                    !(at + 1..<at + 3).contains(where: { words.endsGroup($0) || words[$0] == .number })
                else { break scanning }
            case .mark:
                // 14 old, rusty lorries
                guard word == ",", at > first, words[at - 1] == .open, words[at + 1] == .open, words[at + 2] == .open,
                    !text.tokens[at + 1].isCapitalised, words.isPlural(folded(at + 2)), !words.isPlural(folded(at - 1))
                else { break scanning }
            default: break scanning
            }
            at += 1
        }
        return withoutPlural(first, end: at, last: lastNoun, singular: singular)
    }

    /// Whether a form of a verb stands before a noun as its adjective, and does not tell what the counted did.
    private func isAttributive(_ at: Int, _ partitive: Bool) -> Bool {
        guard folded(at).hasSuffix("ed"), !partitive else { return false }
        return words[at + 1] == .open && words.isPlural(folded(at + 1))
            || words[at + 1] == .open && words[at + 2] == .open && words.isPlural(folded(at + 2))
    }

    /// The group with its head at a plural: further plurals belong to it (`sports halls`), `of war` too.
    private func closed(_ first: Int, _ plural: Int) -> CountedNoun {
        var end = plural + 1
        while folded(end - 1).hasSuffix("s"), words[end] == .open, text.tokens.indices.contains(end),
            text.tokens[end].kind == .word,
            !text.tokens[end].isCapitalised, words.isPlural(folded(end)), words[end - 1] != .possessive,
            !measures.contains(folded(end - 1))
        {
            end += 1
        }
        var start = end - 1
        if start > first, ["nautical", "square", "cubic", "percentage", "metric"].contains(folded(start - 1)) {
            start -= 1
        }
        if folded(end) == "of", folded(end + 1) == "war", persons.contains(folded(start)) { end += 2 }
        return CountedNoun(unit: text.string(start..<end), tokens: first..<end, head: start..<end)
    }

    /// No plural stands there: a singular is taken where nothing else can be meant (`31 person`, `120 personnel`).
    private func withoutPlural(_ first: Int, end: Int, last: Int?, singular: Bool) -> CountedNoun? {
        guard let last, last - first < 3 else { return nil }
        let word = folded(last)
        if let row = measures.row(word), row.cells[1] != "times" { return closed(first, last) }
        if singular {
            return words[last] == .open || words[last] == .verbOrNoun || persons.contains(word)
                ? closed(first, last) : nil
        }
        guard words[last] == .open, !states.contains(word), !states.contains(folded(first)), last == end - 1,
            text.tokens[last].kind == .word, !text.tokens[last].isCapitalised
        else { return nil }
        return closed(first, last)
    }
}
