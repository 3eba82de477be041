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
        var listed: [String: Class] = [:]
        for row in tables["clause-verbs"].rows where row.cells.count > 1 {
            listed[row.cells[0]] = row.cells[1] == "noun" ? .verbOrNoun : .verb
        }
        let closed: [String: Class] = [
            "aux": .auxiliary, "det": .determiner, "pron": .pronoun, "rel": .relative, "prep": .preposition,
            "conj": .conjunction, "adv": .adverb,
        ]
        for row in tables["plural-nouns"].rows { listed[row.cells[0]] = .open }
        for row in tables["clause-words"].rows where row.cells.count > 1 { listed[row.cells[0]] = closed[row.cells[1]] }
        let numbers = Set(tables["number-words"].rows.filter { Numeral.isCounting($0.cells[2]) }.map { $0.cells[0] })
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
                if let known = listed[token.folded] { return known }
                if numbers.contains(token.folded) { return .number }
                return Self.byEnding(token)
            }
        }
    }

    private static func byEnding(_ token: ReportText.Token) -> Class {
        let word = token.folded.utf8
        guard word.count > 3, !token.isCapitalised else { return .open }
        let tail = Array(word.suffix(3))
        if tail[1] == UInt8(ascii: "e"), tail[2] == UInt8(ascii: "d"), word.count > 4, tail[0] != UInt8(ascii: "e") {
            return .verb
        }
        if word.count > 4, tail == Array("ing".utf8) { return .gerund }
        if word.count > 4, tail[1] == UInt8(ascii: "l"), tail[2] == UInt8(ascii: "y") { return .adverb }
        return .open
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
