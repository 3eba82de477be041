import Foundation

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

    func isPartOfName(_ at: Int) -> Bool {
        phrases.names.byToken.holds(at) && text.tokens[at].isCapitalised
    }

    func read(
        _ verb: WordMarks.SayVerb, _ at: Int, _ range: Range<Int>, _ level: Int, _ before: [Cue]
    ) -> Cue? {
        let end = at + verb.length
        if verb.kind == .put { return putAt(verb, at, range, level) }
        if isWord(end, "by"), verb.form == .past || verb.form == .part,
            !["telephone", "phone", "e-mail", "email", "letter", "video", "text", "post", "message"].contains(
                text.folded(end + 1))
        {
            return nil
        }
        // `a remark`, `his report`, `of comments`: a noun.
        if at > range.lowerBound, verb.length == 1,
            !marks[at - 1].isDisjoint(with: [.determiner, .possessiveDeterminer]),
            !["both", "all", "that"].contains(text.folded(at - 1))
        {
            return nil
        }
        if verb.form != .past, verb.form != .ing, at > range.lowerBound, marks[at - 1].contains(.preposition),
            !isWord(at - 1, "to"), marks[at - 1].isDisjoint(with: [.conjunction, .adverb])
        {
            return nil
        }
        if let quoted = quotedAs(verb, at, range, level) { return quoted }
        var left = at
        var hasBe = false
        var hasModal = false
        var hasHave = false
        var isNegated = false
        var toInfinitive = false
        while left > range.lowerBound, inQuote[left - 1] == level, text.tokens[left - 1].kind == .word {
            let word = text.tokens[left - 1].folded
            let mark = marks[left - 1]
            if phrases.names.byToken.holds(left - 1), !mark.contains(.auxiliary) || word == "will" { break }
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
        // `Bekkoyev on Monday threatened`: a day between subject and verb.
        if left - 1 > range.lowerBound, marks[left - 1].contains(.day) {
            left -= 1
            if ["on", "late", "early"].contains(text.folded(left - 1)) { left -= 1 }
        }
        // `Karran last year demanded`: the time between.
        if left - 2 > range.lowerBound, ["last", "this", "earlier", "next", "that"].contains(text.folded(left - 2)),
            ["year", "month", "week", "night", "morning", "spring", "summer", "autumn", "winter", "evening"]
                .contains(text.folded(left - 1))
        {
            left -= 2
            if isWord(left - 1, "earlier") || isWord(left - 1, "late") { left -= 1 }
        }
        // Verb, then subject: after words that are quoted or a clause that a comma closes.
        let previous = left - 1
        let afterMark =
            previous < range.lowerBound || text.tokens[previous].kind == .closeQuote || inQuote[previous] != level
            || [",", "-", "–", "—", "--"].contains(text.folded(previous))
        let afterWords =
            previous >= range.lowerBound
            && (text.tokens[previous].kind == .closeQuote
                || previous > range.lowerBound && text.tokens[previous - 1].kind == .closeQuote)
        if afterMark, left == at || hasHave,
            verb.kind == .say || verb.kind == .cry || verb.kind == .address && afterWords, previous >= range.lowerBound,
            let found = inverted(verb, at, left, range, level)
        {
            return found
        }
        let maybeNoun =
            verb.length == 1 && (verb.form == .s || verb.form == .base) && isNoun(verb, at, next) && !opensWords
        if let subject = subject(before: left, range, level) {
            // `that work was continuing`: a noun no list knows speaks only beside a plain verb of saying.
            if subject.isGuess, verb.kind == .cry || hasBe { return nil }
            if maybeNoun {
                switch subject.core {
                case .person, .pronoun: break
                default: return nil
                }
            }
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
            // `who requested anonymity`: told of the source in passing.
            if verb.kind == .matter, ["who", "which"].contains(text.folded(subject.range.lowerBound)) {
                found.isMute = true
            }
            return found
        }
        if maybeNoun { return nil }
        // `declared he before journalists`, `demanded she, that`: a pronoun right after the verb.
        if verb.form == .past, ["he", "she"].contains(text.folded(end)), verb.kind != .call,
            end + 1 >= range.upperBound || text.tokens[end + 1].kind == .punctuation
                || marks[end + 1].contains(.preposition),
            let subject = phrases.phrase(from: end, to: end + 1, exact: true)
        {
            let after = isWord(end + 1, ",") && isWord(end + 2, "that")
            return Cue(
                verb: at ..~ end, word: verb.verb, kind: verb.kind, manner: after ? .before : .after, subject: subject,
                span: at ..~ end + 1, complement: after ? end + 3 : end + 1, hasThat: after, rule: "verb-pronoun")
        }
        if hasHave || verb.form == .past, let place = placeSubject(left, end, range, level) {
            return attribution(verb, at, place, range, level)
        }
        // `The Deputy Minister (no relation) in a conversation on 1 March expressed …`: the phrase the range opens with.
        if previous >= range.lowerBound,
            !["and", "but", "then", "or", ",", "that", "to"].contains(text.folded(previous)), verb.form != .base,
            let opening = phrases.phrase(from: range.lowerBound, to: range.upperBound, exact: false),
            opening.end < left, opening.core != .pronoun, left - opening.end < 30,
            marks[opening.end].contains(.preposition) || isWord(opening.end, "("),
            !(opening.end ..~ left).contains(where: {
                marks[$0].contains(.finite) || marks.verbs.holds($0)
                    || marks[$0].contains(.conjunction) && !marks[$0].contains(.preposition)
                    || inQuote[$0] != level || isWord($0, ",")
            })
        {
            return attribution(verb, at, opening, range, level)
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

    private static let neverNouns: Set<String> = [
        "say", "tell", "add", "insist", "believe", "think", "deny", "accuse", "write", "speak",
    ]

    /// reports, claims, comments: nouns unless words follow that can be reported.
    func isNoun(_ verb: WordMarks.SayVerb, _ at: Int, _ next: String) -> Bool {
        if Self.neverNouns.contains(verb.verb) { return false }
        guard verb.form == .s else {
            return [
                "report", "claim", "comment", "note", "hope", "fear", "demand", "post", "estimate", "answer",
                "question", "reply", "list", "smile", "press", "back", "state", "voice", "mock", "hold", "reason",
            ].contains(verb.verb) && verb.form == .base
        }
        let index = at + verb.length
        return
            !(marks[index].contains(.determiner) || marks[index].contains(.possessiveDeterminer)
            || marks[index].contains(.pronoun) || phrases.names.byStart.holds(index)
            || verb.kind == .matter)
    }

    func attribution(
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

    func inverted(
        _ verb: WordMarks.SayVerb, _ at: Int, _ left: Int, _ range: Range<Int>, _ level: Int
    ) -> Cue? {
        let end = at + verb.length
        var start = end
        if isWord(start, "that") { return nil }
        // said on Friday Estrin; has declared to journalists the official representative.
        var tries = 0
        while start < range.upperBound, tries < 3 {
            if isWord(start, "that") { return nil }
            if let phrase = phrases.phrase(
                from: start, to: range.upperBound, exact: false, guessing: afterWords(left - 1, range))
            {
                let subject = withApposition(phrase, range)
                guard follows(subject.range.upperBound, range, level) else { return nil }
                // `Umerov, who led the team, said Kyiv - which …`: a State after a comma is what is spoken of.
                if case .proper = subject.core, !afterWords(left - 1, range),
                    let other = self.subject(before: left, range, level),
                    !other.isGuess
                {
                    switch other.core {
                    case .person, .role, .institution: return nil
                    default: break
                    }
                }
                if case .proper = subject.core, subject.range.upperBound < range.upperBound,
                    marks[subject.range.upperBound].contains(.auxiliary)
                {
                    return nil
                }
                return Cue(
                    verb: at ..~ end, word: verb.verb, kind: verb.kind, manner: .after, subject: subject,
                    span: left ..~ subject.range.upperBound, complement: subject.range.upperBound, rule: "verb-subject")
            }
            if isWord(start, "to"),
                ["reporters", "journalists", "correspondents", "deputies"].contains(text.folded(start + 1))
            {
                start += 2
                tries += 1
                continue
            }
            guard marks[start].contains(.preposition) || marks[start].contains(.adverb) || marks[start].contains(.day)
            else { return nil }
            start = skipAdverbial(start, range, level)
            tries += 1
        }
        return nil
    }

    func afterWords(_ previous: Int, _ range: Range<Int>) -> Bool {
        guard previous >= range.lowerBound else { return false }
        if text.tokens[previous].kind == .closeQuote { return true }
        return previous > range.lowerBound && text.tokens[previous - 1].kind == .closeQuote
    }

    /// `the portal quoted him as saying`: whose words they are stands between.
    func quotedAs(_ verb: WordMarks.SayVerb, _ at: Int, _ range: Range<Int>, _ level: Int) -> Cue? {
        guard verb.form == .ing, at >= range.lowerBound + 3, isWord(at - 1, "as"),
            let quoted = (max(range.lowerBound, at - 9) ..~ at - 2).last(where: {
                ["quoted", "quotes", "cited", "cites"].contains(text.folded($0))
            }), let subject = phrases.phrase(from: quoted + 1, to: at - 1, exact: true)
        else { return nil }
        let (complement, hasThat, _) = complement(after: at + verb.length, kind: verb.kind, range: range, level: level)
        return Cue(
            verb: at ..~ at + verb.length, word: verb.verb, kind: verb.kind, manner: .quotedAs, subject: subject,
            span: quoted ..~ complement, complement: complement, hasThat: hasThat, throughMedium: true,
            rule: "quoted-as")
    }

    /// After an inverted subject comes a mark, a relative clause, a time, or nothing; never the subject's own verb.
    func follows(_ at: Int, _ range: Range<Int>, _ level: Int) -> Bool {
        guard at < range.upperBound, inQuote[at] == level, text.tokens[at].kind == .word else { return true }
        let mark = marks[at]
        if mark.contains(.auxiliary) || mark.contains(.pronoun) && !["who", "which"].contains(text.folded(at)) {
            return false
        }
        // `said the agreement also covered`
        if mark.contains(.adverb), mark.isDisjoint(with: [.preposition, .day]),
            text.folded(at + 1).hasSuffix("ed") || marks[at + 1].contains(.finite)
        {
            return false
        }
        return mark.contains(.preposition) || mark.contains(.day) || mark.contains(.adverb)
            || ["who", "which", "and", "late", "early", "last", "this", "when", "while", "as"].contains(text.folded(at))
            || mark.contains(.postModifier) || text.folded(at).hasSuffix("ing")
    }

    /// `asks the two governments to take them up`: a demand, not a question.
    func asksTo(_ end: Int, _ range: Range<Int>) -> Bool {
        if isWord(end, "not") || isWord(end, "to") { return false }
        for index in end ..~ min(end + 7, range.upperBound) {
            if isWord(index, "to") { return index > end && !isWord(index - 1, "not") }
            if isWord(index, "whether") || isWord(index, "if") || isWord(index, ",") || isWord(index, "about") {
                return false
            }
        }
        return false
    }

    /// `have told in the clinical centre`, `in the Ministry have declared that`: the place speaks when nobody else does.
    func placeSubject(_ left: Int, _ end: Int, _ range: Range<Int>, _ level: Int) -> SpeakerPhrase? {
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
}
