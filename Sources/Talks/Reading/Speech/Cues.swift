import Foundation

/// One place where a report says who speaks.
struct Cue: Sendable {
    enum Manner: Sendable {
        /// Subject, then verb: `she said`.
        case before
        /// Verb, then subject: `said Estrin`.
        case after
        /// `according to the official`, `in her words`.
        case accordingTo
        /// `Estrin:`, `On the stairs:`.
        case label
        /// `was quoted as saying`.
        case quotedAs
    }

    var verb: Range<Int>
    var word: String
    var kind: WordMarks.SayVerb.Kind
    var manner: Manner
    /// Nobody when the subject is that of the attribution or clause before.
    var subject: SpeakerPhrase?
    /// Subject, verb, listener and time together.
    var span: Range<Int>
    /// First token of what is said, after listener, time and that.
    var complement: Int
    var hasThat = false
    /// Its subject is the one before (`and said`, `, adding`).
    var shares = false
    /// Begins with as: `as VIA reported earlier`.
    var isAsClause = false
    /// Told to, or quoted by, a medium.
    var throughMedium = false
    /// `to deny`, `by saying`.
    var isNonFinite = false
    /// `what it said was`, `whether he could confirm`, a question: nothing is reported by it.
    var isMute = false
    /// `in the words of`: only quoted words are given.
    var isOnlyForWords = false
    var rule: String
}

/// Finds attributions by their shape alone; who is meant is resolved later.
struct CueFinder: Sendable {
    let text: ReportText
    let marks: WordMarks
    let phrases: SpeakerPhrases
    /// Innermost quotation by token, -1 outside.
    let inQuote: [Int]

    func isWord(_ index: Int, _ word: String) -> Bool { text.folded(index) == word }

    /// The attributions of a range of tokens, at one level of quotation, in order.
    func attributions(in range: Range<Int>, level: Int) -> [Cue] {
        var found: [Cue] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard inQuote[at] == level else {
                at += 1
                continue
            }
            if let attribution = accordingTo(at, range, level) {
                found.append(attribution)
                at = max(at + 1, attribution.span.upperBound)
                continue
            }
            if let verb = marks.verbs[at], !isPartOfName(at), at + verb.length <= range.upperBound {
                if let attribution = read(verb, at, range, level, found) {
                    found.append(attribution)
                    at += verb.length
                    continue
                }
            }
            at += 1
        }
        return found
    }

    private func isPartOfName(_ at: Int) -> Bool {
        phrases.names.byToken[at] != nil && text.tokens[at].isCapitalised
    }

    // MARK: according to

    private static let ownWords: Set<String> = [
        "words", "account", "opinion", "view", "telling", "estimate", "reckoning", "version", "data", "information",
        "assessment", "statement", "count", "tally", "figures", "estimates", "counting",
    ]

    private func accordingTo(_ at: Int, _ range: Range<Int>, _ level: Int) -> Cue? {
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
                ["opinion", "view", "words", "account", "estimate", "telling"].contains(text.folded(at + 2))
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

    // MARK: verbs

    private func read(
        _ verb: WordMarks.SayVerb, _ at: Int, _ range: Range<Int>, _ level: Int, _ before: [Cue]
    ) -> Cue? {
        let end = at + verb.length
        if verb.kind == .put { return putAt(verb, at, range, level) }
        if isWord(end, "by"), verb.form == .past || verb.form == .part { return nil }
        var left = at
        var hasBe = false
        var hasModal = false
        var hasHave = false
        var isNegated = false
        var toInfinitive = false
        while left > range.lowerBound, inQuote[left - 1] == level, text.tokens[left - 1].kind == .word {
            let word = text.tokens[left - 1].folded
            let mark = marks[left - 1]
            if phrases.names.byToken[left - 1] != nil, !mark.contains(.auxiliary) || word == "will" { break }
            if mark.contains(.be) {
                hasBe = true
            } else if mark.contains(.negation) || word.hasSuffix("n't") {
                isNegated = true
            } else if ["has", "have", "had", "having"].contains(word) {
                hasHave = true
            } else if mark.contains(.auxiliary) {
                hasModal = true
            } else if word == "to", verb.form == .base {
                toInfinitive = true
                left -= 1
                break
            } else if mark.contains(.adverb)
                || (word.hasSuffix("ly") && word.count > 4 && mark.isDisjoint(with: [.role, .office, .institution]))
                || ["himself", "herself", "itself", "themselves", "both", "all", "who's"].contains(word)
            {
            } else {
                break
            }
            left -= 1
        }
        let next = text.folded(end)
        let opensWords =
            next == "that" || next == ":" || text.tokens.indices.contains(end) && text.tokens[end].kind == .openQuote
            || (next == "," && end + 1 < range.upperBound && text.tokens[end + 1].kind == .openQuote)
        if isNegated, !opensWords || verb.form == .base, verb.kind != .matter { return nil }
        if isNegated, verb.kind == .matter { return nil }
        switch verb.form {
        case .base where verb.length > 1 && isWord(at, "was"): break
        case .base:
            if toInfinitive { return infinitive(verb, at, left, range, level, before) }
            if hasBe { return nil }
        case .part where !hasHave && !hasBe: return nil
        case .past, .part:
            if hasBe, verb.verb != "quote" { return passive(verb, at, left, range, level) }
        case .ing:
            if !hasBe { return participle(verb, at, left, range, level, before) }
        case .passive: return nil
        case .s: break
        }
        // Verb, then subject: after words that are quoted or a clause that a comma closes.
        let previous = left - 1
        let afterMark =
            previous < range.lowerBound || text.tokens[previous].kind == .closeQuote || inQuote[previous] != level
            || [",", "-", "–", "—", "--"].contains(text.folded(previous))
        if afterMark, left == at || hasHave, verb.kind == .say || verb.kind == .cry, previous >= range.lowerBound,
            let found = inverted(verb, at, left, range, level)
        {
            return found
        }
        if verb.length == 1, verb.form == .s || verb.form == .base, isNoun(verb, at, next), !opensWords { return nil }
        if let subject = subject(before: left, range, level) {
            if verb.form == .base, !hasModal, !subject.isPlural, subject.core != .pronoun, subject.core != .institution
            {
                return nil
            }
            var found = attribution(verb, at, subject, range, level)
            if ["ask"].contains(verb.verb), asksTo(end, range) { found.kind = .matter }
            let before = subject.range.lowerBound - 1
            if before >= range.lowerBound, ["whether", "what", "if"].contains(text.folded(before)),
                text.folded(before) != "if" || hasModal
            {
                found.isMute = verb.kind != .call || text.folded(before) != "what"
            }
            if verb.verb == "quote" { found.manner = .quotedAs }
            return found
        }
        if hasHave || verb.form == .past, let place = placeSubject(left, end, range, level) {
            return attribution(verb, at, place, range, level)
        }
        // and said, but warned, then added: the subject is the one before.
        if previous >= range.lowerBound,
            ["and", "but", "then", "or", ","].contains(text.folded(previous)), verb.form != .base || hasModal
        {
            var found = attribution(verb, at, nil, range, level)
            found.shares = true
            found.span = left ..~ found.span.upperBound
            found.rule = "shared-subject"
            return found
        }
        return nil
    }

    /// reports, claims, comments: nouns unless words follow that can be reported.
    private func isNoun(_ verb: WordMarks.SayVerb, _ at: Int, _ next: String) -> Bool {
        let certain: Set<String> = [
            "say", "tell", "add", "insist", "believe", "think", "deny", "accuse", "write", "speak",
        ]
        if certain.contains(verb.verb) { return false }
        guard verb.form == .s else {
            return [
                "report", "claim", "comment", "note", "hope", "fear", "demand", "post", "estimate", "answer",
                "question", "reply", "list", "smile", "press", "back", "state", "voice", "mock", "hold", "reason",
            ].contains(verb.verb) && verb.form == .base
        }
        let index = at + verb.length
        return
            !(marks[index].contains(.determiner) || marks[index].contains(.possessiveDeterminer)
            || marks[index].contains(.pronoun) || phrases.names.byStart[index] != nil
            || verb.kind == .matter)
    }

    private func attribution(
        _ verb: WordMarks.SayVerb, _ at: Int, _ subject: SpeakerPhrase?, _ range: Range<Int>, _ level: Int
    ) -> Cue {
        let end = at + verb.length
        let (complement, hasThat, medium) = complement(after: end, kind: verb.kind, range: range, level: level)
        var found = Cue(
            verb: at ..~ end, word: verb.verb, kind: verb.kind, manner: .before, subject: subject,
            span: (subject?.range.lowerBound ?? at) ..~ max(end, complement), complement: complement, hasThat: hasThat,
            throughMedium: medium, rule: "subject-verb")
        if let subject, subject.range.lowerBound > range.lowerBound,
            isWord(subject.range.lowerBound - 1, "as") || isWord(subject.range.lowerBound - 1, "like")
        {
            found.isAsClause = true
            found.span = subject.range.lowerBound - 1 ..~ found.span.upperBound
            found.rule = "as-clause"
        }
        return found
    }

    private func inverted(
        _ verb: WordMarks.SayVerb, _ at: Int, _ left: Int, _ range: Range<Int>, _ level: Int
    ) -> Cue? {
        let end = at + verb.length
        var start = end
        // said on Friday Estrin; has declared to journalists the official representative.
        var tries = 0
        while start < range.upperBound, tries < 3 {
            if let phrase = phrases.phrase(from: start, to: range.upperBound, exact: false) {
                let subject = withApposition(phrase, range)
                guard follows(subject.range.upperBound, range, level) else { return nil }
                if case .proper = subject.core, subject.range.upperBound < range.upperBound,
                    marks[subject.range.upperBound].contains(.auxiliary)
                {
                    return nil
                }
                return Cue(
                    verb: at ..~ end, word: verb.verb, kind: verb.kind, manner: .after, subject: subject,
                    span: left ..~ subject.range.upperBound, complement: subject.range.upperBound, rule: "verb-subject")
            }
            guard marks[start].contains(.preposition) || marks[start].contains(.adverb) || marks[start].contains(.day)
            else { return nil }
            start = skipAdverbial(start, range, level)
            tries += 1
        }
        return nil
    }

    /// After an inverted subject comes a mark, a relative clause, a time, or nothing; never the subject's own verb.
    private func follows(_ at: Int, _ range: Range<Int>, _ level: Int) -> Bool {
        guard at < range.upperBound, inQuote[at] == level, text.tokens[at].kind == .word else { return true }
        let mark = marks[at]
        if mark.contains(.auxiliary) || mark.contains(.pronoun) && !["who", "which"].contains(text.folded(at)) {
            return false
        }
        return mark.contains(.preposition) || mark.contains(.day) || mark.contains(.adverb)
            || ["who", "which", "and", "late", "early", "last", "this", "when", "while", "as"].contains(text.folded(at))
            || mark.contains(.postModifier) || text.folded(at).hasSuffix("ing")
    }

    /// `asks the two governments to take them up`: a demand, not a question.
    private func asksTo(_ end: Int, _ range: Range<Int>) -> Bool {
        if isWord(end, "not") || isWord(end, "to") { return false }
        for index in end ..~ min(end + 7, range.upperBound) {
            if isWord(index, "to") { return index > end && !isWord(index - 1, "not") }
            if isWord(index, "whether") || isWord(index, "if") || isWord(index, ",") || isWord(index, "about") {
                return false
            }
        }
        return false
    }

    /// `put the cost at 85 million`, `puts the number of dead at 12`.
    private func putAt(_ verb: WordMarks.SayVerb, _ at: Int, _ range: Range<Int>, _ level: Int) -> Cue? {
        guard let index = (at + 2 ..~ min(at + 16, max(at + 2, range.upperBound))).first(where: { isWord($0, "at") }),
            (index + 1 ..~ min(index + 4, range.upperBound)).contains(where: {
                text.tokens[$0].kind == .number
            }), at == range.lowerBound || !marks[at - 1].contains(.be) && !isWord(at - 1, "had")
        else { return nil }
        var left = at
        while left > range.lowerBound, marks[left - 1].contains(.adverb) || isWord(left - 1, "has") { left -= 1 }
        let subject = subject(before: left, range, level)
        if subject == nil, left > range.lowerBound, !["and", "but", ","].contains(text.folded(left - 1)) { return nil }
        var found = Cue(
            verb: at ..~ at + 1, word: "put", kind: .matter, manner: .before, subject: subject,
            span: (subject?.range.lowerBound ?? left) ..~ at + 1, complement: at + 1, rule: "put-at")
        found.shares = subject == nil
        return found
    }

    /// `have told in the clinical centre`, `in the Ministry have declared that`: the place speaks when nobody else does.
    private func placeSubject(_ left: Int, _ end: Int, _ range: Range<Int>, _ level: Int) -> SpeakerPhrase? {
        if isWord(end, "in"), let phrase = phrases.phrase(from: end + 1, to: range.upperBound, exact: false),
            phrase.core == .institution || phrase.range.count > 1 && phrase.core != .role,
            isCloser(phrase.range.upperBound, range),
            left > range.lowerBound,
            isWord(left - 1, ",") || text.tokens[left - 1].kind == .closeQuote || isWord(left - 1, "–")
        {
            switch phrase.core {
            case .person: return nil
            default: return phrase
            }
        }
        if isWord(range.lowerBound, "in"),
            let phrase = phrases.phrase(from: range.lowerBound + 1, to: left, exact: true), phrase.core == .institution
        {
            return phrase
        }
        return nil
    }

    /// The end of the range, or a mark.
    func isCloser(_ at: Int, _ range: Range<Int>) -> Bool {
        at >= range.upperBound || text.tokens[at].kind != .word
    }

    // MARK: subjects

    /// A name or office beside another, with a comma: `her spokesman, Corin Vale`; `Corin Vale, her spokesman`.
    func withApposition(_ phrase: SpeakerPhrase, _ range: Range<Int>) -> SpeakerPhrase {
        let end = phrase.range.upperBound
        guard end + 1 < range.upperBound, isWord(end, ","),
            let second = phrases.phrase(from: end + 1, to: range.upperBound, exact: false)
        else { return phrase }
        return joined(phrase, second) ?? phrase
    }

    private func joined(_ first: SpeakerPhrase, _ second: SpeakerPhrase) -> SpeakerPhrase? {
        switch (first.core, second.core) {
        case (.role, .person), (.role, .proper):
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

    private func parenthetical(closing: Int, _ range: Range<Int>, _ level: Int) -> SpeakerPhrase? {
        let closes = text.folded(closing)
        let opens: Set<String> = closes == ")" ? ["("] : (closes == "," ? [","] : ["–", "—", "-", "--"])
        var at = closing - 1
        var tries = 0
        while at > range.lowerBound, tries < 3, closing - at < 45 {
            if inQuote[at] == level, opens.contains(text.folded(at)) {
                tries += 1
                let inside = at + 1 ..~ closing
                if canInterrupt(inside, closes: closes),
                    let first = phrases.phrase(endingAt: at, after: range.lowerBound)
                {
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
            }
            at -= 1
        }
        return nil
    }

    /// What may stand between a subject and its verb: a relative clause, a name, an office, a place or time, an age.
    private func canInterrupt(_ inside: Range<Int>, closes: String) -> Bool {
        guard let first = inside.first else { return false }
        if closes == ")" { return true }
        let word = text.folded(first)
        if [
            "who", "whose", "which", "whom", "when", "asked", "himself", "herself", "too", "however", "then", "though",
            "also", "meanwhile", "for", "while", "after", "where", "if",
        ].contains(word) {
            return true
        }
        let mark = marks[first]
        if mark.contains(.preposition) || mark.contains(.determiner) || mark.contains(.possessiveDeterminer) {
            return true
        }
        if mark.contains(.postModifier) || mark.contains(.opener) || mark.contains(.adverb) { return true }
        if !mark.isDisjoint(with: [.role, .office]) || phrases.names.byToken[first] != nil { return true }
        if text.tokens[first].kind == .number { return true }
        return word.hasSuffix("ing") || word.hasSuffix("ed") || word.hasSuffix("ly")
    }
}
