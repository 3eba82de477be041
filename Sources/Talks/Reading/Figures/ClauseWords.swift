/// What part of a clause each token can be, as far as closed word lists and endings tell it.
struct ClauseWords: Sendable {
    /// The class of a token.
    enum Class: Sendable {
        case auxiliary, determiner, pronoun, relative, preposition, conjunction, adverb
        /// A form that is a verb and nothing else: listed, or in -ed.
        case verb
        /// The base form of a verb that is oftener a noun.
        case verbOrNoun
        /// A form in -ing.
        case gerund
        /// A number, in digits or words.
        case number
        /// A word of the open classes: noun, adjective, name.
        case open
        case possessive
        /// A comma, dash, bracket, stop.
        case mark
        case quoteMark
    }

    let classes: [Class]
    private let pluralNouns: Set<String>
    private let notPlural: Set<String>
    /// Participles that stand before a noun as its adjective.
    let adjectives: Set<String>

    init(text: ReportText, tables: ReadingTables) {
        func words(_ name: String) -> Set<String> { Set(tables[name].rows.map { $0.cells[0] }) }
        // By the number of a word.
        var listed = [Class?](repeating: nil, count: text.wordCount)
        func list(_ row: PhraseTable.Row, as known: Class?) {
            if row.numbers.count == 1 { listed[Int(row.numbers[0])] = known }
        }
        for row in tables["number-words"].rows where Numeral.isCounting(row.cells[2]) { list(row, as: .number) }
        for row in tables["clause-verbs"].rows where row.cells.count > 1 {
            list(row, as: row.cells[1] == "noun" ? .verbOrNoun : .verb)
        }
        let closed: [String: Class] = [
            "aux": .auxiliary, "det": .determiner, "pron": .pronoun, "rel": .relative, "prep": .preposition,
            "conj": .conjunction, "adv": .adverb,
        ]
        for row in tables["plural-nouns"].rows { list(row, as: .open) }
        for row in tables["clause-words"].rows where row.cells.count > 1 { list(row, as: closed[row.cells[1]]) }
        pluralNouns = words("plural-nouns")
        notPlural = words("not-plural")
        adjectives = words("participle-adjectives")
        classes = text.tokens.map { token in
            switch token.kind {
            case .punctuation: return .mark
            case .openQuote, .closeQuote: return .quoteMark
            case .possessive: return .possessive
            case .number, .ordinal: return .number
            case .word:
                return listed[Int(token.word)] ?? Self.byEnding(token)
            }
        }
    }

    private static func byEnding(_ token: ReportText.Token) -> Class {
        let word = token.folded
        guard !token.isCapitalised, word.utf8.count > 4 else { return .open }
        if word.hasSuffix("ed"), !word.hasSuffix("eed") { return .verb }
        if word.hasSuffix("ing") { return .gerund }
        return word.hasSuffix("ly") ? .adverb : .open
    }

    /// Whether a word is a noun in the plural.
    func isPlural(_ word: String) -> Bool {
        if pluralNouns.contains(word) { return true }
        if word.utf8.count > 5, word.hasSuffix("men"), !word.hasSuffix("imen") { return true }
        guard word.utf8.count > 2, word.utf8.last == UInt8(ascii: "s"), !word.hasSuffix("ss"), !word.hasSuffix("us"),
            !word.hasSuffix("is")
        else { return pluralNouns.contains(where: { word.hasSuffix("-" + $0) && word.count > $0.count }) }
        return !notPlural.contains(word)
    }

    subscript(index: Int) -> Class { classes.indices.contains(index) ? classes[index] : .mark }

    /// Whether the token ends or begins a part of a clause: no noun group goes on over it.
    func endsGroup(_ index: Int) -> Bool {
        switch self[index] {
        case .open, .verb, .verbOrNoun, .gerund, .number: false
        default: true
        }
    }
}
