import Foundation

/// A phrase that can name who speaks: a name with its office, a pronoun, an office or a described source, an
/// institution, a text.
struct SpeakerPhrase: Sendable {
    enum Core: Sendable, Equatable {
        /// he, she, they, it, who.
        case pronoun
        /// A name of a person: index of the run.
        case person(Int)
        /// An office or another noun for people.
        case role
        /// A ministry, an army, an agency.
        case institution
        /// A statement, a draft.
        case document
        /// A capitalised word of which nothing more is known: a State, a capital, a surname, an agency.
        case proper(Int)
    }

    /// All tokens, determiners and what stands after the head with it.
    var range: Range<Int>
    var core: Core
    /// The head noun; the pronoun itself; the last token of a name.
    var head: Int
    /// Tokens of the office that stands before or beside a name.
    var office: Range<Int>?
    /// a, an, another, a second: somebody new.
    var isIndefinite = false
    /// the, this, that, the same, a possessive: somebody spoken of, or known.
    var isDefinite = false
    /// The token that owns (`Norrow` of `Norrow's bureau`, `her` of `her spokesman`).
    var owner: Int?
    var isPlural = false
    /// Two names or nouns joined by and.
    var isJoint = false
    /// Where the head's phrase begins, without determiner.
    var start: Int
    /// A noun that no list knows.
    var isGuess = false
    /// One past the description: before what stands between commas.
    var end = 0
    /// Where the description begins, determiners with it.
    var begin: Int { range.lowerBound <= start ? range.lowerBound : determiner }
    /// The first determiner.
    var determiner = 0
}

/// Reads speaker phrases at a place, or up to a place.
struct SpeakerPhrases: Sendable {
    let text: ReportText
    let marks: WordMarks
    let names: NameRuns

    /// The phrase that begins at a token; with `exact`, it must reach `limit`.
    ///
    /// With `guessing`, a noun that no list knows is taken for a person when an article stands before it: for places
    /// where only a speaker can stand, right beside a verb of saying.
    func phrase(from first: Int, to limit: Int, exact: Bool, guessing: Bool = false) -> SpeakerPhrase? {
        guard first < limit, first >= 0 else { return nil }
        let tokens = text.tokens
        let mark = marks[first]
        if tokens[first].kind == .word, mark.contains(.pronoun), !names.byStart.holds(first) {
            guard ["he", "she", "they", "it", "i", "we", "who", "which", "him", "them"].contains(tokens[first].folded)
            else {
                return nil
            }
            if exact, first + 1 != limit { return nil }
            return SpeakerPhrase(range: first ..~ first + 1, core: .pronoun, head: first, start: first, end: first + 1)
        }
        var at = first
        var found = SpeakerPhrase(range: first ..~ first, core: .role, head: -1, start: first)
        found.determiner = first
        readDeterminers(&at, limit, &found)
        found.start = at
        var core: SpeakerPhrase.Core?
        var modifiers = 0
        loop: while at < limit {
            let token = tokens[at]
            if token.kind == .possessive {
                guard at > first else { return nil }
                found.owner = at - 1
                core = nil
                at += 1
                continue
            }
            if let run = names.byStart[at], names.runs[run].range.upperBound <= limit {
                let item = names.runs[run]
                switch item.kind {
                case .person:
                    let begins = found.start
                    if item.range.lowerBound > begins || item.title != nil {
                        found.office = begins ..~ item.name.lowerBound
                    }
                    core = .person(run)
                    found.head = item.range.upperBound - 1
                    at = item.range.upperBound
                    if at < limit, tokens[at].kind == .possessive { continue loop }
                    break loop
                case .institution:
                    core = .institution
                    found.head = item.range.last { marks[$0].contains(.institution) } ?? item.range.upperBound - 1
                case .other:
                    found.head = item.range.upperBound - 1
                    if !marks[found.head].isDisjoint(with: [.office, .role]) {
                        core = .role
                    } else if let office = item.range.first(where: { marks[$0].contains(.office) }),
                        ["of", "for"].contains(text.folded(office + 1))
                    {
                        // `the Minister of Foreign Affairs`.
                        core = .role
                        found.head = office
                    } else {
                        core = .proper(run)
                    }
                }
                at = item.range.upperBound
                continue
            }
            guard token.kind == .word else {
                if token.kind == .number || token.kind == .ordinal || token.folded == "-" || token.folded == "/",
                    core == nil, at > first || token.kind != .punctuation
                {
                    at += 1
                    continue
                }
                break
            }
            let word = marks[at]
            if !word.isDisjoint(with: [.role, .office, .plural]), word.isDisjoint(with: .preposition) {
                core = .role
                found.head = at
                found.isPlural = word.contains(.plural)
            } else if word.contains(.institution) {
                core = .institution
                found.head = at
            } else if word.contains(.document) {
                core = .document
                found.head = at
            } else if word.contains(.particle), names.byStart.holds(at + 1) {
                at += 1
                continue
            } else if word.contains(.title) {
                at += 1
                continue
            } else if !word.isDisjoint(with: .function) || word.contains(.postModifier) {
                break
            } else {
                if core == .role, found.head + 1 == at, modifies(at, limit) {
                    at += 1
                    continue
                }
                if core != nil, !isProper(core) { break }
                if marks.verbs.holds(at), core != nil { break }
                modifiers += 1
                if modifiers > 6 { return nil }
            }
            at += 1
        }
        if core == nil, guessing, at > found.start, found.owner == nil || found.owner ?? 0 < found.start,
            found.isDefinite || found.isIndefinite, tokens[at - 1].kind == .word, !tokens[at - 1].isCapitalised,
            marks[at - 1].isDisjoint(with: [.finite, .day, .month, .place, .adverb]), !marks.verbs.holds(at - 1)
        {
            core = .role
            found.head = at - 1
            found.isGuess = true
            let word = tokens[at - 1].folded
            found.isPlural = word.hasSuffix("s") && !word.hasSuffix("ss") && !word.hasSuffix("us")
        }
        guard let core, found.head >= 0 else { return nil }
        if isProper(core), found.head + 1 != at { return nil }
        found.core = core
        found.range = first ..~ at
        return finish(found, limit: limit, exact: exact)
    }

    /// `the prisoner affairs committee`, `the deputy energy minister`: a noun between a noun for people and the head.
    private func modifies(_ at: Int, _ limit: Int) -> Bool {
        guard marks[at - 1].isDisjoint(with: .plural) else { return false }
        var next = at
        while next < limit, next - at < 3, text.tokens[next].kind == .word, !text.tokens[next].isCapitalised,
            !names.byStart.holds(next), marks[next].isDisjoint(with: .function), !marks.verbs.holds(next),
            marks[next].isDisjoint(with: [.finite, .day, .month])
        {
            if next > at, !marks[next].isDisjoint(with: [.role, .office, .institution]) { return true }
            next += 1
        }
        return false
    }

    private func isProper(_ core: SpeakerPhrase.Core?) -> Bool {
        if case .proper = core { return true }
        return false
    }

    /// Those who speak jointly after both or two.
    static let jointNouns: Set<String> = [
        "sides", "parties", "delegations", "ministers", "leaders", "governments", "capitals", "commands",
        "commissioners",
    ]

    private func readDeterminers(_ at: inout Int, _ limit: Int, _ found: inout SpeakerPhrase) {
        while at < limit, text.tokens[at].kind == .word, !names.byStart.holds(at) {
            let word = text.tokens[at].folded
            if marks[at].contains(.possessiveDeterminer) {
                found.owner = at
                found.isDefinite = true
            } else if marks[at].contains(.determiner) || word == "same" || word == "second" || word == "third" {
                if word == "that", at + 1 < limit, text.tokens[at + 1].isCapitalised { return }
                if word == "two",
                    ["sides", "parties", "delegations", "ministers", "leaders", "governments", "capitals"]
                        .contains(where: { $0 == text.folded(at + 1) || $0 == text.folded(at + 2) })
                {
                    found.isJoint = true
                }
                switch word {
                case "a", "an", "another", "second", "third", "one", "some", "several", "two", "three", "many", "few":
                    found.isIndefinite = true
                case "the", "this", "that", "same", "both", "these", "those":
                    found.isDefinite = true
                    if word == "both", Self.jointNouns.contains(text.folded(at + 1)) { found.isJoint = true }
                default: break
                }
            } else {
                break
            }
            at += 1
        }
    }

    /// What stands after the head: `of the Foreign Ministry`, `close to the delegation`, `who works at the hotel`.
    private func finish(_ phrase: SpeakerPhrase, limit: Int, exact: Bool) -> SpeakerPhrase? {
        var found = phrase
        var at = found.range.upperBound
        let tokens = text.tokens
        let takesMore: Bool
        switch found.core {
        case .role, .institution, .document: takesMore = true
        case .proper, .person: takesMore = at < limit && tokens[at].folded == "of"
        case .pronoun: takesMore = false
        }
        while takesMore, at < limit, tokens[at].kind == .word {
            let word = marks[at]
            let isRelative =
                ["who", "which", "whose", "whom"].contains(tokens[at].folded)
                || (exact && found.core == .role && tokens[at].folded == "that")
            guard word.contains(.preposition) || word.contains(.postModifier) || isRelative else { break }
            if !exact {
                if word.contains(.conjunction), !isRelative, !["for", "after"].contains(tokens[at].folded) { break }
                // A time or a listener is no part of the description.
                if isAdverbial(at) { break }
                switch found.core {
                case .person, .proper: if tokens[at].folded != "of" { return close(found, at) }
                default: break
                }
            }
            let from = at
            at += 1
            while at < limit, continues(at, relative: isRelative, exact: exact) {
                if at > from + 1, let run = names.byStart[at], names.runs[run].kind == .person,
                    found.core == .role, !isRelative, marks[at - 1].isDisjoint(with: [.preposition, .determiner])
                {
                    found.office = found.start ..~ at
                    found.core = .person(run)
                    found.head = names.runs[run].range.upperBound - 1
                    at = names.runs[run].range.upperBound
                    return exact && at != limit ? nil : close(found, at)
                }
                at += 1
            }
        }
        if exact, at != limit { return nil }
        return close(found, at)
    }

    private func close(_ phrase: SpeakerPhrase, _ at: Int) -> SpeakerPhrase {
        var found = phrase
        found.range = found.range.lowerBound ..~ at
        found.end = at
        return found
    }

    private func continues(_ at: Int, relative: Bool, exact: Bool) -> Bool {
        let token = text.tokens[at]
        switch token.kind {
        case .openQuote, .closeQuote: return false
        case .punctuation: return token.folded == "-" || token.folded == "'" || (exact && token.folded == "/")
        case .word:
            let joins = ["and", "or"].contains(token.folded) && at + 1 < text.tokens.count
            if exact, relative { return true }
            if exact, ["who", "which", "whose", "whom"].contains(token.folded) { return false }
            if exact {
                if let verb = marks.verbs[at], verb.form != .base, marks[at].isDisjoint(with: .anyRole) { return false }
                return !marks[at].contains(.auxiliary) && !marks[at].contains(.finite) && token.folded != "that"
            }
            // `minister of state`: after a preposition, the base form is a noun.
            let isNoun = marks.verbs[at]?.form == .base && marks[at - 1].contains(.preposition)
            if !relative, marks.verbs.holds(at), !isNoun, marks[at].isDisjoint(with: .anyRole) { return false }
            if relative { return true }
            if isAdverbial(at) { return false }
            return marks[at].isDisjoint(with: [.auxiliary, .finite])
                && (!marks[at].contains(.pronoun) || token.folded == "one")
                && (!joins || marks[at + 1].isDisjoint(with: .auxiliary))
                && !(marks[at].contains(.conjunction) && !marks[at].contains(.preposition)
                    && token.folded != "and")
        default: return true
        }
    }

    private static let timesAndPlaces: Set<String> = [
        "interview", "briefing", "conference", "message", "statement", "post", "morning", "evening", "night",
        "afternoon", "week", "month", "year", "reporters", "journalists", "meeting", "talks", "speech", "address",
        "press", "joint", "televised", "video", "telegram", "x", "facebook", "letter", "social", "call",
        "telephone",
        "phone", "quay", "weekend", "news", "tears",
    ]

    /// `on Friday`, `in an interview`, `after the talks`, `at a briefing`, `to reporters`: when, where, to whom.
    func isAdverbial(_ at: Int) -> Bool {
        let word = text.folded(at)
        if marks[at].contains(.day) { return true }
        guard marks[at].contains(.preposition) else { return word == "late" || word == "early" }
        var next = at + 1
        while next < text.tokens.count,
            marks[next].contains(.determiner) || marks[next].contains(.possessiveDeterminer)
                || text.folded(next) == "late" || text.folded(next) == "early"
        { next += 1 }
        if marks[next].contains(.day) || marks[next].contains(.month) { return true }
        return word != "of" && Self.timesAndPlaces.contains(text.folded(next))
    }

    /// The phrase that ends right before a token: the longest one after the last mark.
    func phrase(endingAt end: Int, after floor: Int) -> SpeakerPhrase? {
        guard end > floor, !["and", "but", "or", "then", "that", "if"].contains(text.folded(end - 1)) else {
            return nil
        }
        var boundary = end
        while boundary > floor, end - boundary < 30 {
            let token = text.tokens[boundary - 1]
            if token.kind == .openQuote || token.kind == .closeQuote { break }
            if token.kind == .punctuation, token.folded != "-", token.folded != "/", token.folded != "'" { break }
            boundary -= 1
        }
        var start = boundary
        while start < end {
            if canStart(start, boundary), var found = phrase(from: start, to: end, exact: true, guessing: true) {
                // `nobody in Zahran will say`: a place after a preposition is no subject.
                if start > boundary, marks[start - 1].contains(.preposition), text.folded(start - 1) != "as",
                    text.folded(start - 1) != "like", !marks[start - 1].contains(.conjunction), isPlace(found)
                {
                    start += 1
                    continue
                }
                if found.isGuess,
                    start > boundary && marks[start - 1].contains(.preposition)
                        || found.head + 1 < end && marks[found.head + 1].contains(.preposition)
                            && !["from", "in", "at"].contains(text.folded(found.head + 1))
                {
                    start += 1
                    continue
                }
                if start >= boundary + 2, text.folded(start - 1) == "and", isNominal(start - 2) { found.isJoint = true }
                // `a recording in which an officer is heard saying`: the subject stands within the relative clause.
                if let which = (found.head ..~ end).last(where: {
                    ["which", "whom"].contains(text.folded($0)) && marks[$0 - 1].contains(.preposition)
                }), which + 1 < end, let inner = self.phrase(from: which + 1, to: end, exact: true, guessing: true) {
                    return inner
                }
                return found
            }
            start += 1
        }
        return nil
    }

    private func isPlace(_ phrase: SpeakerPhrase) -> Bool {
        if case .proper = phrase.core { return true }
        return phrase.core == .institution && phrase.range.count <= 2
    }

    private func isNominal(_ at: Int) -> Bool {
        names.byToken.holds(at) || !marks[at].isDisjoint(with: [.role, .office, .institution, .plural])
    }

    /// A phrase does not begin within a name, nor with an article's noun alone.
    private func canStart(_ at: Int, _ boundary: Int) -> Bool {
        if let run = names.byToken[at], names.runs[run].range.lowerBound != at { return false }
        if at > boundary {
            let before = marks[at - 1]
            if before.contains(.determiner) && text.folded(at - 1) != "that" || before.contains(.possessiveDeterminer) {
                return false
            }
        }
        return text.tokens[at].kind == .word || text.tokens[at].kind == .number
    }
}
