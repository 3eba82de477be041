/// Numbers that name, order or tell the time, and count nothing.
struct FigureExclusions {
    private let text: ReportText
    private let words: ClauseWords
    private let labels: Set<String>
    private let pairs: Set<String>
    private let uncounted: Set<String>
    private let counted: Set<String>
    private let measures: PhraseTable
    private let signs: PhraseTable
    private let opening: [Bool]
    private static let clock: Set<String> = [
        "am", "pm", "a.m", "p.m", "o'clock", "gmt", "utc", "cet", "eet", "msk", "edt", "est",
    ]

    init(text: ReportText, words: ClauseWords, tables: ReadingTables) {
        self.text = text
        self.words = words
        labels = Set(tables["figure-labels"].rows.map { $0.cells[0] })
        pairs = Set(tables["definite-pairs"].rows.map { $0.cells[0] })
        uncounted = Set(tables["one-uncounted"].rows.map { $0.cells[0] })
        counted = Set((tables["person-nouns"].rows + tables["remains-nouns"].rows).map { $0.cells[0] })
        measures = tables["figure-measures"]
        signs = tables["currency-signs"]
        var opens = [Bool](repeating: false, count: text.tokens.count)
        for sentence in text.sentences {
            var first = sentence.lowerBound
            while first < sentence.upperBound, text.tokens[first].kind != .word, text.tokens[first].kind != .number {
                opens[first] = true
                first += 1
            }
            if first < opens.count { opens[first] = true }
        }
        for (index, token) in text.tokens.enumerated().dropLast()
        where token.kind == .punctuation && [":", "—", "–", "-", "--", ";", "*", "•"].contains(token.folded) {
            if text.tokens[index + 1].spaceBefore || token.spaceBefore { opens[index + 1] = true }
        }
        if let line = text.heading.dateline, line.upperBound < opens.count { opens[line.upperBound] = true }
        opening = opens
    }

    /// Whether a token is the first word of a sentence, a line or what a colon or dash opens.
    func opens(_ index: Int) -> Bool { opening.indices.contains(index) && opening[index] }

    private func folded(_ index: Int) -> String { text.folded(index) }

    /// Whether a number is none that counts.
    func excludes(_ numeral: Numeral, noun: CountedNoun?, hedged: Bool, after last: FoundFigure?) -> Bool {
        let at = numeral.tokens.lowerBound
        let end = numeral.tokens.upperBound
        if isLabel(at, noun) || isClock(numeral, noun, hedged: hedged) || isListMark(at, end) { return true }
        // Article 12(3)
        if folded(at - 1) == "(", at > 1, !text.tokens[at - 1].spaceBefore, words[at - 2] == .number { return true }
        if numeral.sign != nil || numeral.form == .fraction { return false }
        if isName(numeral) { return true }
        if numeral.value == 1, !numeral.isLarge { return !counts(one: numeral, noun: noun, hedged: hedged) }
        if numeral.value == 0, noun == nil { return true }
        if isPair(numeral, noun) || isBareAge(numeral, noun) { return true }
        guard noun == nil, numeral.bound == nil, numeral.form == .digits else { return false }
        // A year that was not read as one, a telephone number, leading noughts.
        let digits = folded(at)
        if digits.utf8.count == 4, !digits.contains(","), !digits.contains("."), (1900...2099).contains(numeral.value),
            !hedged
        {
            return true
        }
        return (digits.utf8.count >= 7 && digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
            || (digits.hasPrefix("0") && digits.utf8.count > 1 && !digits.contains(".") && !digits.contains(","))
    }

    /// `Article 4`, `No. 5`, `Articles 4 and 5`; not where the number has a plural of its own.
    func isLabel(_ at: Int, _ noun: CountedNoun?) -> Bool {
        var before = at - 1
        guard before >= 0, text.tokens[before].paragraph == text.tokens[at].paragraph else { return false }
        if folded(before) == "." { before -= 1 }
        while before > 1, ["and", "or", ",", "-", "–"].contains(folded(before)),
            text.tokens[before - 1].kind == .number
        {
            before -= 2
        }
        guard before >= 0, labels.contains(folded(before)) else { return false }
        if folded(before) == "no" || folded(before) == "nos" {
            return text.tokens[before].isAbbreviation || text.tokens[before].isCapitalised && !opens(before)
                || folded(before + 1) == "."
        }
        guard let noun else { return true }
        // "Resolution 2231 talks" is a name still, "under the Protocol 58 bodies were received" is a count.
        return text.tokens[before].isCapitalised && !opens(before) && !counted.contains(folded(noun.head.lowerBound))
    }

    /// Hours: `8 a.m.`, `1400 GMT`, `by seven`, `at nine in the morning`.
    private func isClock(_ numeral: Numeral, _ noun: CountedNoun?, hedged: Bool) -> Bool {
        let end = numeral.tokens.upperBound
        if Self.clock.contains(folded(end)) || Self.clock.contains(numeral.bound ?? "") { return true }
        if folded(end) == "local", folded(end + 1) == "time" { return true }
        if folded(end) == "hours", numeral.value >= 100, folded(numeral.tokens.lowerBound).hasPrefix("0") {
            return true
        }
        guard noun == nil, numeral.bound == nil, numeral.sign == nil, numeral.form != .fraction, numeral.value >= 1,
            numeral.value <= 12
        else { return false }
        let before = folded(numeral.tokens.lowerBound - 1)
        let after = folded(end)
        if ["half", "past"].contains(before) { return true }
        if after == "in", folded(end + 1) == "the", ["morning", "afternoon", "evening"].contains(folded(end + 2)) {
            return true
        }
        if after == "at", folded(end + 1) == "night" { return true }
        guard ["at", "by", "until", "till", "before", "after", "around", "about"].contains(before) else { return false }
        if before == "at" || before == "by" {
            let earlier = (1...8).map { folded(numeral.tokens.lowerBound - 1 - $0) }
            let told: Set<String> = [
                "put", "number", "count", "toll", "stood", "stands", "estimated", "figure", "total",
                "rose", "fell", "grew", "risen", "fallen", "increased", "cut", "reduced", "kept", "down", "up",
                "dropped",
            ]
            if earlier.contains(where: told.contains) { return false }
        }
        if before == "about" || before == "around" {
            return ["at", "by", "until", "till"].contains(folded(numeral.tokens.lowerBound - 2))
        }
        switch words[end] {
        case .mark, .quoteMark, .pronoun, .conjunction, .determiner: return true
        case .preposition: return after == "on" || after == "in"
        case .adverb: return true
        default: return false
        }
    }

    /// `1.` or `2)` at the head of a paragraph.
    private func isListMark(_ at: Int, _ end: Int) -> Bool {
        guard at == 0 || text.tokens[at - 1].paragraph != text.tokens[at].paragraph else { return false }
        return (folded(end) == "." || folded(end) == ")") && text.tokens.indices.contains(end)
            && !text.tokens[end].spaceBefore && end == at + 1
            && text.tokens.indices.contains(end + 1) && text.tokens[end + 1].paragraph == text.tokens[at].paragraph
    }

    /// A number word that is part of a name: `Studio Seven`, `the Group of Seven`, `the “Vask eleven”`.
    private func isName(_ numeral: Numeral) -> Bool {
        guard numeral.form == .words else { return false }
        let at = numeral.tokens.lowerBound
        if text.tokens[at].isCapitalised, !opens(at), !text.tokens[at].isUpperCase {
            // In a headline in capitals every word is written so.
            let next = numeral.tokens.upperBound
            return
                !(text.tokens.indices.contains(next) && text.tokens[next].isCapitalised && at > 0
                && text.tokens[at - 1].isCapitalised && text.heading.headlines.contains { $0.contains(at) })
        }
        guard at > 1, text.tokens[at - 1].isCapitalised, text.tokens[at - 1].kind == .word, !opens(at - 1),
            words.endsGroup(numeral.tokens.upperBound), text.tokens[at].start <= text.tokens[at - 1].end + 1
        else { return false }
        return folded(at - 2) == "the" || text.tokens[at - 2].kind == .openQuote
    }

    /// One counts only before a noun for a person or a measure that is hedged or told of a time.
    private func counts(one numeral: Numeral, noun: CountedNoun?, hedged: Bool) -> Bool {
        if numeral.bound != nil { return true }
        if isVote(numeral) { return true }
        guard let noun, folded(numeral.tokens.upperBound) != "of" else { return false }
        let before = folded(numeral.tokens.lowerBound - 1)
        if ["the", "no", "any", "every", "each", "this", "that", "only", "another", "or"].contains(before) {
            return false
        }
        guard let row = measures.row(folded(noun.head.upperBound - 1)) else {
            return !uncounted.contains(folded(noun.head.upperBound - 1))
        }
        if row.cells[1] != "time" && row.cells[1] != "times" || numeral.form == .digits { return true }
        return hedged
            || ["for", "within", "after", "in", "lasted", "by", "took", "of"].contains(before)
                && folded(noun.head.lowerBound) != "day"
                && folded(noun.head.lowerBound) != "time"
    }

    /// Nouns for the parties themselves.
    func isPairNoun(_ word: String) -> Bool { pairs.contains(word) }

    /// `the two sides`: told of before, and no count.
    private func isPair(_ numeral: Numeral, _ noun: CountedNoun?) -> Bool {
        guard numeral.form == .words, numeral.bound == nil, numeral.value == 2 else { return false }
        let isDefinite = ["the", "these", "those", "both", "our", "their"].contains(
            folded(numeral.tokens.lowerBound - 1))
        guard let noun else { return isDefinite }
        let always: Set<String> = ["sides", "parties", "armies", "countries", "capitals", "governments", "presidents"]
        let word = folded(noun.head.upperBound - 1)
        return always.contains(word) || isDefinite && pairs.contains(word)
    }

    /// `Emil, 23,` and `He is 23`.
    private func isBareAge(_ numeral: Numeral, _ noun: CountedNoun?) -> Bool {
        guard noun == nil, numeral.bound == nil, numeral.value >= 1, numeral.value <= 110 else { return false }
        let at = numeral.tokens.lowerBound
        let next = folded(numeral.tokens.upperBound)
        let stops = [",", ".", ")", ";", "-", "–", "—", "”", "\""].contains(next)
        if folded(at - 1) == "aged" { return at > 2 && folded(at - 2) == "," && text.tokens[at - 3].isCapitalised }
        if numeral.form == .digits, stops, at > 1, folded(at - 1) == "," || folded(at - 1) == "(",
            text.tokens[at - 2].kind == .word, text.tokens[at - 2].isCapitalised
        {
            return true
        }
        // "one of her sons, 9, did not know her"
        if numeral.form == .digits, stops, folded(at - 1) == ",", next == ",", counted.contains(folded(at - 2)) {
            return true
        }
        let be: Set<String> = ["is", "was", "am", "turned", "turns", "i'm", "he's", "she's"]
        guard be.contains(folded(at - 1)) else { return false }
        if ["i'm", "he's", "she's"].contains(folded(at - 1)) { return true }
        let subject = folded(at - 2)
        return ["he", "she", "i", "who"].contains(subject)
            || (numeral.form == .digits && text.tokens[at - 2].isCapitalised && words[at - 2] == .open && stops
                && folded(at - 1) != "is")
    }

    /// A currency sign, or the letters before one (`US$`).
    func isCurrency(_ index: Int) -> Bool {
        signs.contains(folded(index)) || (signs.contains(folded(index + 1)) && folded(index) == "us")
    }

    // MARK: Words before a hedge

    /// `handed over 31 children`: over belongs to the verb.
    func isPhrasal(_ word: String) -> Bool {
        let verbs: Set<String> = [
            "hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "take", "takes", "took",
            "taken",
            "give", "gives", "gave", "given", "bring", "brought", "carry", "carried", "send", "sent", "walk", "walked",
            "flown", "ferried", "signed", "made", "move", "moved", "pass", "passed", "cross", "crossed", "come", "came",
        ]
        return verbs.contains(word)
    }

    /// `for over two years`: before a stretch of time, over hedges it only where something lasts.
    func lasts(_ word: String) -> Bool {
        let words: Set<String> = [
            "for", "lasted", "lasts", "last", "took", "takes", "take", "after", "waited", "of", "is", "was", "spent",
            "well", "in", "just", "a", "little", "slightly", "been", "within",
        ]
        return words.contains(word)
    }

    /// `talks about two men`: about tells of what.
    func isTalk(_ word: String) -> Bool {
        let words: Set<String> = [
            "dispute", "disputes", "talk", "talks", "talked", "talking", "told", "tell", "know", "knew", "said",
            "asked",
            "worried", "heard", "news", "question", "questions", "doubts", "letter", "spoke", "speak", "something",
            "nothing", "anything", "quarrel", "argument", "complained", "report", "reports", "written", "wrote",
        ]
        return words.contains(word)
    }

    // MARK: Votes and changes

    private static let votes: Set<String> = ["vote", "votes", "voted", "voting"]

    /// `by two votes to one`, `voted 52 to 48`: the number stands in a count of votes.
    func isVote(_ numeral: Numeral) -> Bool {
        let at = numeral.tokens.lowerBound
        // "backed her by 88 to 61"
        let end = numeral.tokens.upperBound
        let house: Set<String> = [
            "parliament", "assembly", "house", "council", "senate", "deputies", "lawmakers", "adopted", "passed",
            "backed",
            "approved", "rejected", "elected",
        ]
        let isDecided = (2...10).contains { house.contains(folded(at - $0)) }
        if isDecided, folded(at - 1) == "by", folded(end) == "to", words[end + 1] == .number { return true }
        if isDecided, folded(at - 1) == "to", words[at - 2] == .number, folded(at - 3) == "by" { return true }
        if ["abstaining", "abstained"].contains(folded(end)) { return true }
        if folded(at - 1) == "to" || folded(at - 1) == "-" || folded(at - 1) == "–" {
            return Self.votes.contains(folded(at - 2))
                || (words[at - 2] == .number && (1...4).contains { Self.votes.contains(folded(at - 2 - $0)) })
        }
        let next = folded(numeral.tokens.upperBound)
        return (next == "to" || next == "-" || next == "–") && words[numeral.tokens.upperBound + 1] == .number
            && (1...3).contains { Self.votes.contains(folded(at - $0)) }
    }

    /// Two numbers of a vote.
    func isVote(_ low: Numeral, _ high: Numeral) -> Bool { isVote(low) || isVote(high) }

    /// `rose from 300 to 350`: two counts, no range.
    func isChange(_ from: Int) -> Bool {
        let change: Set<String> = [
            "rose", "rise", "rises", "risen", "fell", "fall", "falls", "fallen", "grew", "grown", "increased", "cut",
            "raised", "dropped", "reduced", "lowered", "corrected", "changed", "up", "down", "went", "shrank",
            "doubled",
            "decreased", "climbed", "declined",
        ]
        return (1...5).contains { change.contains(folded(from - $0)) }
    }
}
