import Foundation

/// `according to`, `in the words of`, `by the count of`: a source without a verb of saying.
extension CueFinder {
    static let ownWords: Set<String> = [
        "words", "account", "opinion", "view", "telling", "estimate", "reckoning", "version", "data", "information",
        "assessment", "statement", "count", "tally", "figures", "estimates", "counting",
    ]

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
        } else if let phrase = phrases.phrase(from: next, to: range.upperBound, exact: false) {
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
}
