import Foundation

/// Forms of the verb that need a rule of their own, and where the reported words begin.
extension CueFinder {
    private static let refusing: Set<String> = [
        "declined", "refused", "refuses", "declines", "asked", "failed", "unable", "want", "wants", "wanted", "not",
        "likely", "ready", "expected", "told", "forced", "going", "able", "agreed", "willing", "decline", "refuse",
        "supposed", "due", "set", "needs", "need", "have", "has", "had", "continue", "continues",
    ]

    /// `appeared in the lobby to deny that`: only verbs that carry the matter; never after `declined`, `refused`.
    func infinitive(
        _ verb: WordMarks.SayVerb, _ at: Int, _ left: Int, _ range: Range<Int>, _ level: Int, _ before: [Cue]
    ) -> Cue? {
        guard verb.kind == .matter || verb.kind == .say, left > range.lowerBound else { return nil }
        if Self.refusing.contains(text.folded(left - 1)) { return nil }
        let end = at + verb.length
        let next = text.folded(end)
        guard next == "that" || (verb.kind == .matter && verb.verb == "deny") || next == ":" else { return nil }
        if verb.kind == .say,
            !["went", "on", "quick", "keen", "only", "hastened", "rushed", "used"].contains(text.folded(left - 1))
        {
            return nil
        }
        let (complement, hasThat, medium) = complement(after: end, kind: verb.kind, range: range, level: level)
        var found = Cue(
            verb: at ..~ end, word: verb.verb, kind: verb.kind, manner: .before, subject: nil,
            span: left ..~ complement, complement: complement, hasThat: hasThat, throughMedium: medium,
            rule: "infinitive")
        found.shares = true
        found.isNonFinite = true
        return found
    }

    /// `, adding that`; `saying: “…”`; `what an officer meant by saying`.
    func participle(
        _ verb: WordMarks.SayVerb, _ at: Int, _ left: Int, _ range: Range<Int>, _ level: Int, _ before: [Cue]
    ) -> Cue? {
        let previous = left - 1
        let end = at + verb.length
        let next = text.folded(end)
        guard previous >= range.lowerBound else {
            // `Noting that A, the minister said B`: the subject comes after the comma.
            return fronted(verb, at, range, level)
        }
        let word = text.folded(previous)
        let opens = next == "that" || next == ":" || (end < range.upperBound && text.tokens[end].kind == .openQuote)
        guard
            [",", "and", "by", "as", "before", "after", "–", "—", "but", "statement", "message", "while"].contains(word)
                || inQuote[previous] != level || text.tokens[previous].kind == .closeQuote
                || (opens && verb.kind != .cry) || ["heard", "seen", "shown", "overheard", "filmed"].contains(word)
        else { return nil }
        if verb.kind == .cry, !opens, next != "," { return nil }
        let (complement, hasThat, medium) = complement(after: end, kind: verb.kind, range: range, level: level)
        var found = Cue(
            verb: at ..~ end, word: verb.verb, kind: verb.kind, manner: .before, subject: nil,
            span: left ..~ complement,
            complement: complement, hasThat: hasThat, throughMedium: medium, rule: "participle")
        found.shares = true
        found.isNonFinite = true
        // `an officer is heard saying`
        if ["heard", "seen", "shown", "overheard", "filmed"].contains(word), previous - 1 > range.lowerBound,
            marks[previous - 1].contains(.be), let subject = subject(before: previous - 1, range, level)
        {
            found.subject = subject
            found.shares = false
            found.rule = "heard-saying"
        }
        // what an officer on the other side had meant by saying
        if word == "by",
            let meant = (range.lowerBound ..~ previous).last(where: { isWord($0, "meant") || isWord($0, "by") }),
            isWord(meant, "meant")
        {
            var stop = meant
            while stop > range.lowerBound, marks[stop - 1].contains(.auxiliary) { stop -= 1 }
            if let subject = subject(before: stop, range, level) {
                found.subject = subject
                found.shares = false
                found.rule = "meant-by"
            }
        }
        return found
    }

    /// `Noting that A, she said B`; `Drawing attention to the fact that A, …`.
    func fronted(_ verb: WordMarks.SayVerb, _ at: Int, _ range: Range<Int>, _ level: Int) -> Cue? {
        let end = at + verb.length
        guard let that = (end ..~ min(end + 4, range.upperBound)).first(where: { isWord($0, "that") }),
            verb.kind == .say || verb.kind == .address
        else { return nil }
        var comma = that
        while let next = nextMark(",", after: comma, range, level, within: 60) {
            comma = next
            if let subject = phrases.phrase(from: comma + 1, to: range.upperBound, exact: false),
                subject.end < range.upperBound,
                marks.verbs.holds(subject.end) || !marks[subject.end].isDisjoint(with: [.auxiliary, .finite])
                    || text.folded(subject.end).hasSuffix("ed")
            {
                var found = Cue(
                    verb: at ..~ end, word: verb.verb, kind: .say, manner: .before, subject: subject,
                    span: at ..~ that + 1, complement: that + 1, hasThat: true, rule: "fronted-participle")
                found.isNonFinite = true
                return found
            }
        }
        return nil
    }

    /// `was quoted by the agency as saying`; `it was declared in Norrow that` is left to the label rule.
    func passive(
        _ verb: WordMarks.SayVerb, _ at: Int, _ left: Int, _ range: Range<Int>, _ level: Int
    ) -> Cue? {
        guard verb.kind == .say || verb.kind == .cry, text.folded(at + verb.length) == "that", isWord(left - 1, "it")
        else { return nil }
        // In the statement made by the Embassy, it was claimed that.
        if isWord(left - 2, ","),
            let by = (range.lowerBound ..~ left - 2).first(where: {
                isWord($0, "by") || isWord($0, "of") || isWord($0, "from")
            }),
            let maker = phrases.phrase(from: by + 1, to: left - 2, exact: true)
        {
            let complement = at + verb.length + 1
            return Cue(
                verb: at ..~ at + verb.length, word: verb.verb, kind: .say, manner: .before, subject: maker,
                span: left - 1 ..~ complement, complement: complement, hasThat: true, rule: "statement-made-by")
        }
        // In Norrow it was declared that: the place speaks.
        let place = left - 2
        guard place > range.lowerBound, let run = phrases.names.byToken[place],
            phrases.names.runs[run].range.lowerBound > range.lowerBound,
            isWord(phrases.names.runs[run].range.lowerBound - 1, "in")
        else { return nil }
        let first = phrases.names.runs[run].range.lowerBound
        let subject = SpeakerPhrase(
            range: first ..~ place + 1, core: .proper(run), head: place, start: first, end: place + 1)
        let complement = at + verb.length + 1
        return Cue(
            verb: at ..~ at + verb.length, word: verb.verb, kind: .say, manner: .before, subject: subject,
            span: first - 1 ..~ complement, complement: complement, hasThat: true, rule: "place-declares")
    }

    /// Where what is said begins: after the one who is told, time, place and that.
    func complement(
        after end: Int, kind: WordMarks.SayVerb.Kind, range: Range<Int>, level: Int
    ) -> (start: Int, hasThat: Bool, medium: Bool) {
        var at = end
        var medium = false
        if kind == .address { at = skipListener(at, range, level, &medium) }
        // in a message the same evening that; on the quay on Friday that
        if marks[at].contains(.preposition) || marks[at].contains(.day) || marks[at].contains(.adverb),
            at < range.upperBound
        {
            for ahead in at ..~ min(at + 16, range.upperBound) {
                if isWord(ahead, "that"), inQuote[ahead] == level { return (ahead + 1, true, medium) }
                if inQuote[ahead] != level || marks[ahead].contains(.finite) || marks[ahead].contains(.pronoun)
                    || isWord(ahead, ",") || isWord(ahead, ":")
                {
                    break
                }
            }
        }
        var steps = 0
        while at < range.upperBound, inQuote[at] == level, steps < 8 {
            steps += 1
            let word = text.folded(at)
            if word == "that" { return (at + 1, true, medium) }
            if word == ":" || text.tokens[at].kind == .openQuote { break }
            if word == "," {
                // denied, in a message passed on by his staff, that
                guard let close = nextMark(",", after: at, range, level, within: 24) else { break }
                let next = close + 1
                if isWord(next, "that") { return (next + 1, true, medium) }
                if next < range.upperBound, text.tokens[next].kind == .openQuote, !hasFinite(at + 1 ..~ close) {
                    at = next
                    continue
                }
                break
            }
            if word == "to", kind == .say || kind == .cry, isListener(at + 1) {
                at = skipListener(at + 1, range, level, &medium)
                continue
            }
            let next = skipAdverbial(at, range, level)
            if next == at { break }
            at = next
        }
        return (at, false, medium)
    }

    private static let listeners: Set<String> = [
        "reporters", "journalists", "deputies", "parliament", "lawmakers", "correspondents", "media",
    ]

    func isListener(_ at: Int) -> Bool {
        return Self.listeners.contains(text.folded(at)) || Self.listeners.contains(text.folded(at + 1))
            || phrases.names.byStart[at].map { phrases.names.runs[$0].kind == .institution } ?? false
    }

    /// Told to these, words reach the report by another; told to an agency, they may be told to the report's own.
    static let othersMedia: Set<String> = [
        "radio", "television", "tv", "channel", "broadcaster", "newspaper", "daily", "weekly", "magazine",
    ]

    func skipListener(_ from: Int, _ range: Range<Int>, _ level: Int, _ medium: inout Bool) -> Int {
        var at = from
        guard at < range.upperBound else { return at }
        // The listener goes up to that, a colon, a quotation, when no verb stands between.
        var ahead = at
        while ahead < min(range.upperBound, at + 16), inQuote[ahead] == level {
            if marks[ahead].contains(.medium), Self.othersMedia.contains(text.folded(ahead)) { medium = true }
            let word = text.folded(ahead)
            if word == "that" || word == ":" { return ahead }
            if text.tokens[ahead].kind == .openQuote { return ahead }
            if word == "," || marks[ahead].contains(.finite) || (ahead > at && marks[ahead].contains(.pronoun)) {
                break
            }
            ahead += 1
        }
        if ahead < range.upperBound, isWord(ahead, ",") { return ahead }
        if let run = phrases.names.byStart[at] { return phrases.names.runs[run].range.upperBound }
        while at < range.upperBound, marks[at].contains(.determiner) || marks[at].contains(.possessiveDeterminer) {
            at += 1
        }
        if let run = phrases.names.byStart[at] { return phrases.names.runs[run].range.upperBound }
        return min(at + 1, range.upperBound)
    }

    func nextMark(_ mark: String, after at: Int, _ range: Range<Int>, _ level: Int, within: Int) -> Int? {
        var next = at + 1
        while next < min(range.upperBound, at + within) {
            if inQuote[next] == level, isWord(next, mark) { return next }
            next += 1
        }
        return nil
    }

    private static let timesOfDay: Set<String> = [
        "week", "month", "year", "morning", "evening", "night", "afternoon", "weekend", "time",
    ]

    /// Behind one adverbial: a day, an adverb, `on the quay`, `in Dobrin on Wednesday`, `this month`.
    func skipAdverbial(_ at: Int, _ range: Range<Int>, _ level: Int) -> Int {
        let word = text.folded(at)
        let mark = marks[at]
        if ["this", "last", "next", "late", "early", "earlier", "later", "that", "on", "the"].contains(word),
            Self.timesOfDay.contains(text.folded(at + 1))
        {
            return at + 2
        }
        if mark.contains(.day) || word == "earlier" || word == "later" || word == "late" || word == "early" {
            return at + 1
        }
        if mark.contains(.month) {
            return text.tokens.indices.contains(at + 1) && text.tokens[at + 1].kind == .number ? at + 2 : at + 1
        }
        if mark.contains(.adverb), !mark.contains(.conjunction), word != "there" { return at + 1 }
        if mark.contains(.preposition),
            [
                "in", "on", "at", "during", "after", "before", "from", "through", "via", "with", "late", "by", "over",
                "following",
            ].contains(word),
            text.tokens.indices.contains(at + 1), text.tokens[at + 1].kind != .number || marks[at + 2].contains(.month)
        {
            var next = at + 1
            var words = 0
            while next < range.upperBound, inQuote[next] == level, words < 14 {
                let following = text.folded(next)
                if following == "that" || following == ":" || following == "," { return next }
                if text.tokens[next].kind == .openQuote { return next }
                if words > 0, marks[next].contains(.pronoun) || marks[next].contains(.finite) { break }
                if words > 1, marks[next].contains(.determiner), marks[next - 1].isDisjoint(with: .preposition) {
                    return next
                }
                next += 1
                words += 1
            }
            if next >= range.upperBound { return next }
            // Shortest reading: the preposition, an article, one name or noun.
            next = at + 1
            while marks[next].contains(.determiner) || marks[next].contains(.possessiveDeterminer) { next += 1 }
            if let run = phrases.names.byStart[next] {
                return min(phrases.names.runs[run].range.upperBound, range.upperBound)
            }
            return min(next + 1, range.upperBound)
        }
        return at
    }

    /// Whether a verb stands among these tokens: an auxiliary, a listed past, a verb of saying, a word in -ed.
    func hasFinite(_ range: Range<Int>) -> Bool {
        for index in range where text.tokens[index].kind == .word {
            if marks[index].contains(.finite) { return true }
            let afterArticle =
                index > 0 && !marks[index - 1].isDisjoint(with: [.determiner, .possessiveDeterminer, .preposition])
            if let verb = marks.verbs[index],
                verb.form == .past || !afterArticle && verb.form != .ing && verb.form != .base
            {
                return true
            }
            let word = text.tokens[index].folded
            if word.hasSuffix("ed"), word.count > 4, index > range.lowerBound,
                marks[index - 1].isDisjoint(with: [.determiner, .possessiveDeterminer]),
                !text.tokens[index].isCapitalised
            {
                return true
            }
            if word.hasSuffix("s"), index > range.lowerBound, !word.hasSuffix("ss"), word.count > 3,
                marks[index - 1].contains(.pronoun)
            {
                return true
            }
        }
        return false
    }
}
