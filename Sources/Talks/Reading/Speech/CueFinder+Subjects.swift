import Foundation

/// Who stands beside a verb of saying.
extension CueFinder {
    /// A name or office beside another, with a comma: `her spokesman, Corin Vale`; `Corin Vale, her spokesman`.
    func withApposition(_ phrase: SpeakerPhrase, _ range: Range<Int>) -> SpeakerPhrase {
        let end = phrase.range.upperBound
        guard end + 1 < range.upperBound, isWord(end, ","),
            let second = phrases.phrase(from: end + 1, to: range.upperBound, exact: false)
        else { return phrase }
        switch (phrase.core, second.core) {
        case (.person, .role), (.proper, .role):
            // `Veshna, the major said, wanted`: a speaker, not an office beside a name.
            if !isCloser(second.range.upperBound, range), !isWord(second.range.upperBound, "who") { return phrase }
        default: break
        }
        return joined(phrase, second) ?? phrase
    }

    func joined(_ first: SpeakerPhrase, _ second: SpeakerPhrase) -> SpeakerPhrase? {
        if first.isGuess || second.isGuess { return nil }
        switch (first.core, second.core) {
        case (.role, .person), (.role, .proper):
            // `an exchange of prisoners, presidential aide X, who …, said`
            if first.isPlural { return nil }
            if case .proper = second.core {
                // `the Minister, Veshna had …` names nobody.
                guard second.end < text.tokens.count,
                    text.tokens[second.end].kind == .punctuation
                        || text.tokens[second.end].kind == .closeQuote, !first.isPlural
                else { return nil }
            }
            var found = second
            found.office = first.start ..~ first.range.upperBound
            found.owner = first.owner
            found.range = first.range.lowerBound ..~ second.range.upperBound
            return found
        case (.person, .role), (.proper, .role):
            // `it was Corrigan, this diplomat said`: somebody else.
            if ["this", "that"].contains(text.folded(second.range.lowerBound)) { return nil }
            if case .proper = first.core, first.range.lowerBound > 0,
                marks[first.range.lowerBound - 1].contains(.preposition)
            {
                return nil
            }
            var found = first
            found.office = second.start ..~ second.range.upperBound
            found.range = first.range.lowerBound ..~ second.range.upperBound
            return found
        default: return nil
        }
    }

    /// The subject whose verb begins at `end`: right before it, or before what stands between two commas.
    func subject(before end: Int, _ range: Range<Int>, _ level: Int) -> SpeakerPhrase? {
        guard end > range.lowerBound else { return nil }
        let mark = text.folded(end - 1)
        if inQuote[end - 1] == level, mark == "," || mark == ")" || mark == "–" || mark == "—" {
            return parenthetical(closing: end - 1, range, level)
        }
        guard inQuote[end - 1] == level, var found = phrases.phrase(endingAt: end, after: range.lowerBound) else {
            return nil
        }
        // The ship's captain, Jonas Redfern said; Norrow's leader, Karran, …
        if found.range.lowerBound - 1 > range.lowerBound, isWord(found.range.lowerBound - 1, ","),
            let first = phrases.phrase(endingAt: found.range.lowerBound - 1, after: range.lowerBound),
            first.core == .role, let both = joined(first, found)
        {
            found = both
        }
        if found.core == .pronoun, ["who", "which"].contains(text.folded(found.head)) {
            let who = found.range.lowerBound
            var antecedent = who
            if antecedent > range.lowerBound, isWord(antecedent - 1, ",") { antecedent -= 1 }
            guard var whose = subject(before: antecedent, range, level) else { return nil }
            whose.range = who ..~ who + 1
            return whose
        }
        return found
    }

    func parenthetical(closing: Int, _ range: Range<Int>, _ level: Int) -> SpeakerPhrase? {
        let closes = text.folded(closing)
        let opens: Set<String> = closes == ")" ? ["("] : (closes == "," ? [","] : ["–", "—", "-", "--"])
        var at = closing - 1
        var tries = 0
        while at > range.lowerBound, tries < 3, closing - at < 45 {
            if inQuote[at] == level, opens.contains(text.folded(at)) {
                tries += 1
                let inside = at + 1 ..~ closing
                if canInterrupt(inside, closes: closes),
                    let nearest = phrases.phrase(endingAt: at, after: range.lowerBound)
                {
                    let first = beforeRelative(nearest, inside, range, level) ?? nearest
                    var found = first
                    if closes == ",", let second = phrases.phrase(from: at + 1, to: closing, exact: false),
                        let both = joined(first, second)
                    {
                        found = both
                    } else if closes == ",", first.range.lowerBound - 1 > range.lowerBound,
                        isWord(first.range.lowerBound - 1, ","),
                        let earlier = phrases.phrase(endingAt: first.range.lowerBound - 1, after: range.lowerBound),
                        let both = joined(earlier, first)
                    {
                        found = both
                    }
                    found.range = found.range.lowerBound ..~ closing
                    return found
                }
                // `The ferryman of Tarn, Slavka Mirova, maintains`: the name between commas.
                if canInterrupt(inside, closes: closes), closes == ",",
                    let named = phrases.phrase(from: at + 1, to: closing, exact: true)
                {
                    if case .person = named.core { return named }
                    if named.core == .role, named.isIndefinite { return named }
                }
            }
            at -= 1
        }
        return nil
    }

    /// `Dolan, who had met the general, Varin, this week, wrote`: a name within a relative clause has no part in the verb.
    func beforeRelative(_ nearest: SpeakerPhrase, _ inside: Range<Int>, _ range: Range<Int>, _ level: Int)
        -> SpeakerPhrase?
    {
        guard let first = inside.first, !["who", "whose", "which"].contains(text.folded(first)) else { return nil }
        var at = nearest.range.lowerBound - 1
        var isTold = false
        while at > range.lowerBound, nearest.range.lowerBound - at < 30, inQuote[at] == level {
            if marks[at].contains(.finite) || text.folded(at).hasSuffix("ed") || marks.verbs.holds(at) {
                isTold = true
            }
            if ["who", "whose"].contains(text.folded(at)), isWord(at - 1, ",") {
                guard isTold, let who = phrases.phrase(endingAt: at - 1, after: range.lowerBound) else { return nil }
                if case .person = who.core { return who }
                return nil
            }
            at -= 1
        }
        return nil
    }

    /// What may stand between a subject and its verb: a relative clause, a name, an office, a place or time, an age.
    func canInterrupt(_ inside: Range<Int>, closes: String) -> Bool {
        guard let first = inside.first else { return false }
        if closes == ")" { return true }
        let word = text.folded(first)
        if [
            "who", "whose", "which", "whom", "when", "asked", "himself", "herself", "too", "however", "then", "though",
            "also", "meanwhile", "for", "while", "after", "where", "if", "seen", "sent", "given", "held", "made",
            "written",
            "read", "shown", "known", "born", "taken", "drawn", "put", "brought", "led", "now", "still", "once", "no",
        ].contains(word) {
            return true
        }
        let mark = marks[first]
        if mark.contains(.preposition) || mark.contains(.determiner) || mark.contains(.possessiveDeterminer) {
            return true
        }
        if mark.contains(.postModifier) || mark.contains(.opener) || mark.contains(.adverb) { return true }
        if !mark.isDisjoint(with: [.role, .office]) || phrases.names.byToken.holds(first) { return true }
        if text.tokens[first].kind == .number { return true }
        return word.hasSuffix("ing") || word.hasSuffix("ed") || word.hasSuffix("ly")
    }
}
