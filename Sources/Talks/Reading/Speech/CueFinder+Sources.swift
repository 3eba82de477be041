import Foundation

/// `according to`, `in the words of`, `by the count of`: a source without a verb of saying.
extension CueFinder {
    static let ownWords: Set<String> = [
        "words", "account", "opinion", "view", "telling", "estimate", "reckoning", "version", "data", "information",
        "assessment", "statement", "count", "tally", "figures", "estimates", "counting",
    ]

    /// `Under the plan, the parties “…”`: words quoted after it are the text's.
    func underText(_ at: Int, _ range: Range<Int>, _ level: Int) -> Cue? {
        guard isWord(at, "under"), at == range.lowerBound || ["and", "but", ","].contains(text.folded(at - 1)) else {
            return nil
        }
        var next = at + 1
        // Under the terms of the agreement, under point 3 of the text.
        if let of = (next ..~ min(next + 5, range.upperBound)).first(where: { isWord($0, "of") }),
            (next ..~ of).contains(where: {
                ["terms", "article", "point", "paragraph", "clause", "rules", "provisions"].contains(text.folded($0))
            })
        {
            next = of + 1
        }
        // Under its Article 6: the text spoken of.
        if marks[next].contains(.possessiveDeterminer),
            ["article", "point", "paragraph", "terms", "provisions"].contains(text.folded(next + 1))
        {
            let its = SpeakerPhrase(range: next ..~ next + 1, core: .document, head: next, start: next, end: next + 1)
            var found = Cue(
                verb: at ..~ next, word: "according to", kind: .say, manner: .accordingTo, subject: its,
                span: at ..~ next + 2, complement: next + 2, rule: "under-text")
            found.isOnlyForWords = true
            return found
        }
        guard let subject = phrases.phrase(from: next, to: range.upperBound, exact: false), subject.core == .document
        else { return nil }
        var found = Cue(
            verb: at ..~ next, word: "according to", kind: .say, manner: .accordingTo, subject: subject,
            span: at ..~ subject.range.upperBound, complement: subject.range.upperBound, rule: "under-text")
        found.isOnlyForWords = true
        return found
    }

    func accordingTo(_ at: Int, _ range: Range<Int>, _ level: Int) -> Cue? {
        var next: Int?
        if isWord(at, "according"), isWord(at + 1, "to") {
            next = at + 2
        } else if isWord(at, "with"), isWord(at + 1, "reference"), isWord(at + 2, "to") {
            next = at + 3
        } else if isWord(at, "citing") || isWord(at, "quoting"), at > range.lowerBound {
            next = at + 1
        } else if isWord(at, "by") || isWord(at, "on"),
            isWord(at + 1, "the") || Self.ownWords.contains(text.folded(at + 1)),
            let of = (at + 2 ..~ at + 4).first(where: { isWord($0, "of") }),
            Self.ownWords.contains(text.folded(of - 1))
        {
            next = of + 1
        } else if isWord(at, "in") || isWord(at, "by"), at + 2 < range.upperBound {
            // in the words of X; by her account, in his opinion.
            if isWord(at + 1, "the"), Self.ownWords.contains(text.folded(at + 2)), isWord(at + 3, "of") {
                next = at + 4
            } else if marks[at + 1].contains(.possessiveDeterminer),
                Self.ownWords.subtracting(["statement", "information", "data"]).contains(text.folded(at + 2))
                    || (isWord(at + 2, "own") && Self.ownWords.contains(text.folded(at + 3))),
                !isWord(at + 2, "own")
            {
                next = at + 1
            }
        }
        if next == nil, let under = underText(at, range, level) { return under }
        guard let next, next < range.upperBound else { return nil }
        let subject: SpeakerPhrase
        if marks[next].contains(.possessiveDeterminer), Self.ownWords.contains(text.folded(next + 1)) {
            subject = SpeakerPhrase(range: next ..~ next + 2, core: .pronoun, head: next, start: next, end: next + 2)
        } else if ["information", "data", "reports", "media", "accounts"].contains(text.folded(next)),
            let from = (next ..~ min(next + 5, range.upperBound)).first(where: {
                isWord($0, "from") || isWord($0, "by")
            }),
            let phrase = phrases.phrase(from: from + 1, to: range.upperBound, exact: false)
        {
            subject = phrase
        } else if let phrase = phrases.phrase(from: next, to: range.upperBound, exact: false),
            phrase.core != .document || text.folded(phrase.head) != "plan"
        {
            let both = withApposition(phrase, range)
            // `According to a general, the minister told …`: beside a source stands a comma again.
            subject = both.range == phrase.range || isCloser(both.range.upperBound, range) ? both : phrase
        } else {
            return nil
        }
        var complement = subject.range.upperBound
        if isWord(complement, ",") { complement += 1 }
        var found = Cue(
            verb: at ..~ next, word: "according to", kind: .say, manner: .accordingTo, subject: subject,
            span: at ..~ subject.range.upperBound, complement: complement, rule: "according-to")
        found.isOnlyForWords = isWord(at, "in") && (isWord(at + 2, "words") || isWord(at + 3, "words"))
        return found
    }

    static let smallNumbers: Set<String> = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
        "forty", "fifty", "none", "half",
    ]

    /// `put the cost at 85 million`, `puts the number of dead at 12`.
    func putAt(_ verb: WordMarks.SayVerb, _ at: Int, _ range: Range<Int>, _ level: Int) -> Cue? {
        guard let index = (at + 2 ..~ min(at + 16, max(at + 2, range.upperBound))).first(where: { isWord($0, "at") }),
            (index + 1 ..~ min(index + 4, range.upperBound)).contains(where: {
                text.tokens[$0].kind == .number || Self.smallNumbers.contains(text.folded($0))
                    || text.tokens[$0].kind == .openQuote
            }), at == range.lowerBound || !marks[at - 1].contains(.be) && !isWord(at - 1, "had")
        else { return nil }
        var left = at
        while left > range.lowerBound,
            marks[left - 1].contains(.adverb) || ["has", "have", "since"].contains(text.folded(left - 1))
        { left -= 1 }
        let subject = subject(before: left, range, level)
        if subject == nil, left > range.lowerBound, !["and", "but", ","].contains(text.folded(left - 1)) { return nil }
        var found = Cue(
            verb: at ..~ at + 1, word: "put", kind: .matter, manner: .before, subject: subject,
            span: (subject?.range.lowerBound ?? left) ..~ at + 1, complement: at + 1, rule: "put-at")
        found.shares = subject == nil
        return found
    }
}
