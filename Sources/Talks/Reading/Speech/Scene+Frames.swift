import Foundation

/// One sentence after another: who is meant in it, and what it leaves in memory.
extension Scene {
    mutating func readFrame(_ whole: Range<Int>, next: Range<Int>?, statements: Bool) {
        let frame = body(of: whole)
        guard !frame.isEmpty else { return }
        let cues = cuesAt[frame.lowerBound] ?? cues(in: frame)
        cuesAt[frame.lowerBound] = cues
        resolve(cues, in: frame)
        learnGender(frame)
        let quotes = outerQuotes(in: frame)
        for index in quotes { assign(index, frame: frame, next: next) }
        let parenthesised =
            text.folded(text.paragraphs[text.tokens[frame.lowerBound].paragraph].tokens.lowerBound) == "("
        if statements, !parenthesised, !isQuestion(frame) { readStatements(frame) }
        for index in quotes { readNested(index) }
        remember(frame)
        named(frame)
        identified(frame)
    }

    /// The attributions of a frame by their shape alone.
    private func cues(in frame: Range<Int>) -> [Cue] {
        var cues = finder.attributions(in: frame, level: -1)
        if let label = labelCue(frame, cues) { cues.insert(label, at: 0) }
        if isQuestion(frame) { cues = cues.filter { $0.kind != .matter && $0.kind != .say || $0.hasThat } }
        return dropNested(cues)
    }

    /// Ends with a question mark outside quotation marks.
    func isQuestion(_ frame: Range<Int>) -> Bool {
        guard let last = frame.last else { return false }
        return text.folded(last) == "?" && finder.inQuote[last] < 0
    }

    /// `said that Norrow rejected …`: a demand or refusal within what another reports is reported by that other.
    func dropNested(_ cues: [Cue]) -> [Cue] {
        var out: [Cue] = []
        for cue in cues {
            if let outer = out.last(where: {
                ($0.manner == .before || $0.manner == .quotedAs) && $0.kind != .matter && $0.kind != .cry && !$0.isMute
            }),
                cue.kind == .matter || cue.kind == .call || cue.kind == .cry || cue.kind == .put, !cue.shares,
                cue.span.lowerBound >= outer.complement, outer.hasThat || cue.span.lowerBound <= outer.complement + 1,
                !(outer.complement ..~ max(outer.complement, cue.span.lowerBound)).contains(where: {
                    [",", ";", "–", "—"].contains(text.folded($0)) && finder.inQuote[$0] < 0
                })
            {
                continue
            }
            out.append(cue)
        }
        return out
    }

    /// `Brazey answered from his seat`: a pronoun after the one person of a frame tells of that person.
    mutating func learnGender(_ frame: Range<Int>) {
        guard let subject = frameSubject, cast.members[subject].kind == .person, cast.members[subject].gender == nil
        else { return }
        var hasVerb = false
        var people = 0
        for index in frame where finder.inQuote[index] < 0 {
            if let run = finder.phrases.names.byStart[index], finder.phrases.names.runs[run].kind == .person {
                people += 1
            }
            if people > 1 { return }
            let mark = marks[index]
            if mark.contains(.finite) || marks.verbs.holds(index) || text.folded(index).hasSuffix("ed") {
                hasVerb = true
            }
            // `Goravska, his country's foreign minister`: beside a name, a pronoun tells of another.
            guard hasVerb else { continue }
            // `took his side` may tell of another; `from his seat` tells of the one who sits.
            guard people == 1,
                mark.contains(.pronoun) && ["he", "she", "himself", "herself"].contains(text.folded(index))
                    || mark.contains(.possessiveDeterminer) && marks[index - 1].contains(.preposition)
            else { continue }
            let gender: Cast.Gender? = mark.contains(.masculine) ? .male : (mark.contains(.feminine) ? .female : nil)
            if let gender {
                cast.update(subject) { $0.gender = gender }
                return
            }
        }
    }

    /// `The nurse is Dilys Arkwright`: an office spoken of gets its name.
    mutating func identified(_ frame: Range<Int>) {
        guard let phrase = finder.phrases.phrase(from: frame.lowerBound, to: frame.upperBound, exact: false),
            phrase.core == .role, phrase.isDefinite || phrase.owner != nil,
            ["is", "was"].contains(text.folded(phrase.end)),
            let run = finder.phrases.names.byStart[phrase.end + 1], finder.phrases.names.runs[run].kind == .person,
            let person = cast.person(named: finder.phrases.names.runs[run].name.map { text.folded($0) }, office: [])
        else { return }
        let described = member(for: phrase, frame: frame)
        note(office: phrase.start ..~ phrase.end, of: person, at: phrase.head)
        if let described, described != person { sameAs[described] = person }
        cast.mention(person, at: frame.upperBound)
        lastSubject = (person, text.tokens[frame.lowerBound].paragraph, frame.upperBound)
    }

    /// `would like to be called Sim`, `under the name Abu Senn`: a source gets the name it gives.
    mutating func named(_ frame: Range<Int>) {
        for index in frame where finder.inQuote[index] < 0 {
            guard let run = finder.phrases.names.byStart[index], finder.phrases.names.runs[run].kind != .institution,
                index >= frame.lowerBound + 2
            else { continue }
            let item = finder.phrases.names.runs[run]
            let before = (text.folded(index - 3), text.folded(index - 2), text.folded(index - 1))
            let asked = before.1 == "be" && ["called", "named"].contains(before.2)
            let under =
                before.2 == "name" && ["the", "pseudonym", "his", "her"].contains(before.1)
                && ["under", "by", "with"].contains(before.0)
            let asName = before.2 == "as" && ["himself", "herself", "name"].contains(before.1)
            let gave =
                before.2 == "," && before.1 == "name" && ["his", "her", "first", "only", "full"].contains(before.0)
            let onlyAs = before.2 == "as" && ["identified", "named", "known", "only"].contains(before.1)
            let goesBy = before.2 == "of" && before.1 == "name"
            guard asked || under || asName || gave || goesBy || onlyAs else { continue }
            let candidates = [frameSubject, current.last(where: { $0.speaker != nil })?.speaker, lastSubject?.member]
            guard
                let member = candidates.compactMap({ $0 }).first(where: {
                    cast.members[$0].kind == .described
                })
            else { continue }
            let words = item.name.map { text.folded($0) }
            let display = text.string(item.name)
            cast.name(member, display: display, words: words)
        }
    }

    func outerQuotes(in frame: Range<Int>) -> [Int] {
        var out: [Int] = []
        var at = frame.lowerBound
        while at < frame.upperBound {
            if let quote = quotesByToken[at] {
                out.append(quote)
                at = max(at + 1, text.quotes[quote].tokens.upperBound)
            } else {
                at += 1
            }
        }
        return out
    }

    /// Walks the frame: everybody named is remembered, every attribution's subject is resolved where it stands.
    mutating func resolve(_ found: [Cue], in frame: Range<Int>) {
        current = found.map { ($0, nil) }
        frameSubject = nil
        known = cast.salience
        let subjects = Dictionary(
            found.enumerated().compactMap { index, item in item.subject.map { ($0.range.lowerBound, index) } },
            uniquingKeysWith: { first, _ in first })
        var at = frame.lowerBound
        var leading = true
        // `Asked about it, she …`, `In Harle, the minister …`: whom the frame is about stands after a comma.
        let opens = opensWithClause(frame)
        while at < frame.upperBound {
            if opens, at == frame.lowerBound { leading = false }
            if opens, frameSubject == nil, at > frame.lowerBound, text.folded(at - 1) == ",", finder.inQuote[at] < 0 {
                leading = true
            }
            if finder.inQuote[at] >= 0 {
                at += 1
                continue
            }
            if let index = subjects[at], let subject = current[index].attribution.subject {
                // `Her daughter, she said, had begged her`: a pronoun after a comma is not whom the frame opens with.
                // After a colon it is: `She shared it with a warning: if they were searched, she wrote, …`.
                let about = frameSubject
                if subject.core == .pronoun, at > frame.lowerBound, text.folded(at - 1) == ",", !opens,
                    !(subjectToken ..~ at).contains(where: { [":", ";"].contains(text.folded($0)) })
                {
                    frameSubject = nil
                }
                let speaker = textSpeaking(current[index].attribution) ?? member(for: subject, frame: frame)
                frameSubject = about
                for other in current.indices where current[other].attribution.subject?.range == subject.range {
                    current[other].speaker = speaker
                }
                if let speaker {
                    cast.mention(speaker, at: at)
                    if leading {
                        frameSubject = speaker
                        subjectToken = at
                    }
                }
                leading = false
                at = max(at + 1, subject.range.count == 1 && subject.core != .pronoun ? at + 1 : subject.head + 1)
                continue
            }
            if let (phrase, end) = mention(at, frame, leading: leading), isBeside(at, phrase) {
                at = max(at + 1, end)
                continue
            }
            if let (phrase, end) = mention(at, frame, leading: leading), let member = member(for: phrase, frame: frame)
            {
                cast.mention(member, at: at)
                // `Of the chief delegate, Isaura Penhallow, he speaks well`: the pronoun after the comma is whom it is about.
                let isPassed = opens && text.folded(end) == "," && isSubjectPronoun(end + 1)
                if isPassed {
                    cast.mention(member, at: at)
                    at = end + 1
                    continue
                }
                if leading, !opens || text.folded(end) != "," || cast.members[member].kind == .person {
                    frameSubject = member
                    subjectToken = at
                }
                leading = false
                // A cue whose subject lies within this phrase has the same.
                for index in current.indices where current[index].speaker == nil {
                    guard let subject = current[index].attribution.subject, subject.range.lowerBound > at,
                        subject.range.lowerBound < end
                    else { continue }
                    current[index].speaker =
                        subject.core == phrase.core ? member : self.member(for: subject, frame: frame)
                }
                at = max(at + 1, end)
                continue
            }
            if leading, marks[at].contains(.pronoun), ["he", "she", "they", "it"].contains(text.folded(at)) {
                frameSubject = pronoun(text.folded(at))
                subjectToken = at
                leading = false
            }
            let token = text.tokens[at]
            if token.kind == .word, leading, marks.verbs.holds(at) || marks[at].contains(.finite) { leading = false }
            at += 1
        }
        for index in current.indices where current[index].speaker == nil {
            if let subject = current[index].attribution.subject {
                current[index].speaker = member(for: subject, frame: frame)
            }
        }
        for index in current.indices where current[index].attribution.subject == nil {
            var before = index - 1
            while before >= 0,
                current[before].speaker == nil
                    || current[before].attribution.manner == .accordingTo
            { before -= 1 }
            current[index].speaker = before >= 0 ? current[before].speaker : (frameSubject ?? fallback(index))
        }
    }

    /// `“…,” it begins`: the writer of the text last spoken of.
    func textSpeaking(_ cue: Cue) -> Int? {
        guard let subject = cue.subject, subject.core == .pronoun, text.folded(subject.head) == "it",
            ["begin", "read", "go on", "conclude", "continue", "end", "provide", "provide for", "stipulate"]
                .contains(cue.word)
        else { return nil }
        return author ?? cast.last(nil, kinds: [.document])
    }

    /// `Aldert Rooseboom, a retired admiral`, `Philomena Dray, 58, a midwife`: an office beside a name is that person's.
    mutating func isBeside(_ at: Int, _ phrase: SpeakerPhrase) -> Bool {
        guard phrase.core == .role, phrase.isIndefinite, at > 1, text.folded(at - 1) == "," else { return false }
        var before = at - 2
        if text.tokens[before].kind == .number, before > 0, text.folded(before - 1) == "," { before -= 2 }
        guard before >= 0, let run = finder.phrases.names.byToken[before],
            finder.phrases.names.runs[run].kind == .person,
            let person = cast.person(
                named: finder.phrases.names.runs[run].name.map { text.folded($0) }, office: [])
        else { return false }
        note(office: phrase.start ..~ phrase.head + 1, of: person, at: phrase.head)
        return true
    }

    private func isSubjectPronoun(_ at: Int) -> Bool {
        marks[at].contains(.pronoun) && ["he", "she", "it", "they", "i", "we"].contains(text.folded(at))
    }

    func opensWithClause(_ frame: Range<Int>) -> Bool {
        guard let first = frame.first(where: { text.tokens[$0].kind == .word }) else { return false }
        let mark = marks[first]
        let word = text.folded(first)
        if ["but", "and", "yet", "so", "or", "for", "her", "his", "that"].contains(word), word != "for" || true {
            return word == "for"
        }
        return mark.contains(.opener) || mark.contains(.preposition) || mark.contains(.conjunction)
            || word.hasSuffix("ing") && !text.tokens[first].isUpperCase
    }

    func fallback(_ index: Int) -> Int? { index > 0 ? current[index - 1].speaker : lastSpeaker }

    /// Somebody named in passing: a name, an institution, an office or source with its article.
    func mention(_ at: Int, _ frame: Range<Int>, leading: Bool) -> (SpeakerPhrase, Int)? {
        let isRun = finder.phrases.names.byStart.holds(at)
        guard isRun || marks[at].contains(.determiner) || marks[at].contains(.possessiveDeterminer) else { return nil }
        guard let phrase = finder.phrases.phrase(from: at, to: frame.upperBound, exact: false) else { return nil }
        switch phrase.core {
        case .person: break
        case .role:
            // `A commander in the hills takes another view`: somebody; a head or a figure may be a thing.
            let isQuiet =
                marks[phrase.head].contains(.quiet)
                && !(leading && phrase.isIndefinite && marks[phrase.head].contains(.office))
            if isQuiet || at > frame.lowerBound && text.folded(at - 1) == "of" {
                return nil
            }
            if text.folded(phrase.head + 1) == "of", ["a", "an"].contains(text.folded(phrase.head + 2)),
                !phrase.isIndefinite
            {
                return nil
            }
            if phrase.isPlural || (!phrase.isIndefinite && !phrase.isDefinite && phrase.owner == nil) { return nil }
        case .institution: if !isRun && phrase.owner == nil && !(leading && phrase.isDefinite) { return nil }
        case .document:
            if finder.inQuote[at] >= 0 { return nil }
            // The text a sentence is about, and that the next may call `it`.
            if !phrase.isIndefinite && !(leading && phrase.isDefinite && phrase.owner == nil) { return nil }
        case .proper(let run):
            // `The Morning Standard will have none of it.`
            if !leading
                || finder.phrases.names.runs[run].range.count < 2 && !phrase.isDefinite
                    && (text.folded(phrase.end) != ","
                        || !["which", "the", "whose"].contains(text.folded(phrase.end + 1)))
            {
                return nil
            }
        case .pronoun: return nil
        }
        let joined = finder.withApposition(phrase, frame)
        return (joined, max(joined.head, phrase.head) + 1)
    }

    /// After a frame, the one it is about and the last who spoke are the first to be meant by a pronoun.
    mutating func remember(_ frame: Range<Int>) {
        let paragraph = text.tokens[frame.lowerBound].paragraph
        noteIssuers(frame)
        if let subject = frameSubject {
            cast.mention(subject, at: frame.lowerBound)
            let kind = cast.members[subject].kind
            if kind == .person || kind == .described { lastSubject = (subject, paragraph, frame.upperBound) }
        }
        // `The agency has seen a summary.` What it saw speaks next.
        if let paper = cast.salience.last(where: { cast.members[$0].kind == .document }),
            frame.contains(cast.members[paper].seen),
            frame.contains(where: {
                ["seen", "obtained", "reviewed", "published", "printed", "leaked"].contains(text.folded($0))
            })
        {
            cast.mention(paper, at: frame.upperBound)
        }
        let speaking = current.filter { !$0.attribution.isAsClause && !$0.attribution.isMute && $0.speaker != nil }
        let main = speaking.last { $0.attribution.manner != .accordingTo } ?? speaking.last
        if let speaker = main?.speaker {
            if let main, main.attribution.verb.lowerBound > subjectToken { lastSubject = nil }
            cast.mention(speaker, at: frame.upperBound)
            if lastSpokeIn < paragraph || outerQuotes(in: frame).isEmpty {
                lastSpeaker = speaker
                lastSpokeIn = paragraph
            }
        }
        if let subject = frameSubject, cast.members[subject].kind == .person,
            frame.contains(where: { marks[$0].contains(.personalDocument) && finder.inQuote[$0] < 0 }),
            frame.contains(where: {
                ["wrote", "written", "writes", "sent", "posted", "published", "penned", "addressed", "sends", "posts"]
                    .contains(text.folded($0))
            })
        {
            author = subject
        }
    }
}
