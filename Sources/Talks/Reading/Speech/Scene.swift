import Foundation

/// The reading of a report in its order: who has been named, who spoke last, what each sentence gives to whom.
struct Scene {
    let finder: CueFinder
    let text: ReportText
    let marks: WordMarks
    let soCalled: PhraseTable
    var cast: Cast

    /// Who was last said to speak, by words quoted or reported.
    var lastSpeaker: Int?
    /// The paragraph in which that was.
    var lastSpokeIn = -1
    /// Who speaks each quotation, by its index; -1 for names and so-called things.
    var speakerOfQuote: [Int: Int] = [:]
    /// What is proposed, by member: names are filled in at the end, when the fullest is known.
    var given: [Spoken] = []
    /// Who a pronoun can mean in the frame that is read: those named before it, and whom it is about.
    var known: [Int] = []
    /// The subject of the last frame, when it was a person or source, and its paragraph.
    var lastSubject: (member: Int, paragraph: Int)?
    /// Who wrote the text last spoken of: a letter, a post.
    var author: Int?
    /// Attributions of the frame that is read, with their speakers.
    var current: [(attribution: Cue, speaker: Int?)] = []
    /// The one the frame is about: its leading phrase.
    var frameSubject: Int?
    /// Quotations at the outermost level, by first token.
    var quotesByToken: [Int: Int] = [:]
    /// Paragraphs of an interview.
    var interview: Interview

    /// One span and the member who speaks it.
    struct Spoken {
        let start: Int
        let end: Int
        let tokens: Range<Int>
        let member: Int
        let rule: String
        let isQuoted: Bool
        let code: Attribution?
    }

    init(finder: CueFinder, cast: Cast, soCalled: PhraseTable) {
        self.finder = finder
        text = finder.text
        marks = finder.marks
        self.cast = cast
        self.soCalled = soCalled
        interview = Interview(text: finder.text)
        for (index, quote) in text.quotes.enumerated() where quote.depth == 0 {
            quotesByToken[quote.tokens.lowerBound] = index
        }
    }

    mutating func read() {
        interview.settle(cast: cast, names: finder.phrases.names, marks: marks)
        let headlines = headlineParagraphs()
        var late: [Range<Int>] = []
        for (index, frame) in text.frames.enumerated() {
            let paragraph = text.tokens[frame.lowerBound].paragraph
            if headlines.contains(paragraph) {
                late.append(frame)
                continue
            }
            switch interview.part(of: paragraph) {
            case .answer(let label):
                readAnswer(frame, paragraph: paragraph, label: label)
            case .question:
                readFrame(frame, next: nil, statements: false)
            case .narration:
                let next = index + 1 < text.frames.count ? text.frames[index + 1] : nil
                readFrame(frame, next: next, statements: true)
            }
        }
        for frame in late { readHeadline(frame) }
    }

    /// Paragraphs above the dateline, and a first paragraph without a full stop that others follow.
    private func headlineParagraphs() -> Set<Int> {
        var out: Set<Int> = []
        if let dateline = text.heading.dateline {
            let paragraph = text.tokens[dateline.lowerBound].paragraph
            for index in 0 ..~ paragraph { out.insert(index) }
        } else if text.paragraphs.count > 2, let first = text.paragraphs.first, !first.tokens.isEmpty {
            let last = text.tokens[first.tokens.upperBound - 1]
            let stops = [".", "!", "?", "…", ":"].contains(last.folded) || last.kind == .closeQuote
            if !stops, first.tokens.count < 40 { out.insert(0) }
        }
        // A line of a live page that is nothing but a quotation stands above the entry it is taken from.
        for (index, paragraph) in text.paragraphs.enumerated()
        where paragraph.tokens.count <= 14 && index + 1 < text.paragraphs.count {
            let tokens = paragraph.tokens
            guard let first = tokens.first, let quote = quotesByToken[first + 1], text.tokens[first].kind == .openQuote,
                withMarks(quote).upperBound == tokens.upperBound, text.paragraphs[index + 1].tokens.count > 1,
                text.tokens[text.paragraphs[index + 1].tokens.lowerBound].kind == .word, quote >= 0,
                let last = text.quotes[quote].tokens.last, text.tokens[last].kind != .punctuation
            else { continue }
            out.insert(index)
        }
        // Points of a list under a headline are read like the text.
        for index in out {
            let first = text.paragraphs[index].tokens.lowerBound
            if ["*", "•", "-", "–"].contains(text.folded(first)) { out.remove(index) }
        }
        return out
    }

    func body(of frame: Range<Int>) -> Range<Int> {
        guard let dateline = text.heading.dateline,
            dateline.lowerBound == frame.lowerBound
                || dateline.contains(frame.lowerBound)
        else { return frame }
        return min(dateline.upperBound, frame.upperBound) ..~ frame.upperBound
    }

    mutating func readFrame(_ whole: Range<Int>, next: Range<Int>?, statements: Bool) {
        let frame = body(of: whole)
        guard !frame.isEmpty else { return }
        var cues = finder.attributions(in: frame, level: -1)
        if isQuestion(frame) { cues = cues.filter { $0.kind != .matter && $0.kind != .say || $0.hasThat } }
        resolve(dropNested(cues), in: frame)
        learnGender(frame)
        let quotes = outerQuotes(in: frame)
        for index in quotes { assign(index, frame: frame, next: next) }
        let parenthesised =
            text.folded(text.paragraphs[text.tokens[frame.lowerBound].paragraph].tokens.lowerBound) == "("
        if statements, !parenthesised, !isQuestion(frame) { readStatements(frame) }
        for index in quotes { readNested(index) }
        remember(frame)
        named(frame)
    }

    /// Ends with a question mark outside quotation marks.
    private func isQuestion(_ frame: Range<Int>) -> Bool {
        guard let last = frame.last else { return false }
        return text.folded(last) == "?" && finder.inQuote[last] < 0
    }

    /// `said that Norrow rejected …`: a demand or refusal within what another reports is reported by that other.
    private func dropNested(_ cues: [Cue]) -> [Cue] {
        var out: [Cue] = []
        for cue in cues {
            if let outer = out.last(where: {
                $0.manner == .before && $0.kind != .matter && $0.kind != .cry && !$0.isMute
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
    private mutating func learnGender(_ frame: Range<Int>) {
        guard let subject = frameSubject, cast.members[subject].kind == .person, cast.members[subject].gender == nil
        else { return }
        var people = 0
        for index in frame where finder.inQuote[index] < 0 {
            if let run = finder.phrases.names.byStart[index], finder.phrases.names.runs[run].kind == .person {
                people += 1
            }
            if people > 1 { return }
            let mark = marks[index]
            guard people == 1, mark.contains(.pronoun) || mark.contains(.possessiveDeterminer) else { continue }
            let gender: Cast.Gender? = mark.contains(.masculine) ? .male : (mark.contains(.feminine) ? .female : nil)
            if let gender {
                cast.update(subject) { $0.gender = gender }
                return
            }
        }
    }

    /// `would like to be called Sim`, `under the name Abu Senn`: a source gets the name it gives.
    private mutating func named(_ frame: Range<Int>) {
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
            let gave = before.2 == "," && before.1 == "name"
            guard asked || under || asName || gave else { continue }
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
            if opens, frameSubject == nil, at > frame.lowerBound, text.folded(at - 1) == ",", finder.inQuote[at] < 0 {
                leading = true
            }
            if finder.inQuote[at] >= 0 {
                at += 1
                continue
            }
            if let index = subjects[at], let subject = current[index].attribution.subject {
                let speaker = member(for: subject, frame: frame)
                for other in current.indices where current[other].attribution.subject?.range == subject.range {
                    current[other].speaker = speaker
                }
                if let speaker {
                    cast.mention(speaker, at: at)
                    if leading { frameSubject = speaker }
                }
                leading = false
                at = max(at + 1, subject.range.count == 1 && subject.core != .pronoun ? at + 1 : subject.head + 1)
                continue
            }
            if let (phrase, end) = mention(at, frame), let member = member(for: phrase, frame: frame) {
                cast.mention(member, at: at)
                if leading { frameSubject = member }
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
                leading = false
            }
            let token = text.tokens[at]
            if token.kind == .word, leading, marks.verbs[at] != nil || marks[at].contains(.finite) { leading = false }
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

    private func opensWithClause(_ frame: Range<Int>) -> Bool {
        guard let first = frame.first(where: { text.tokens[$0].kind == .word }) else { return false }
        let mark = marks[first]
        return mark.contains(.opener) || mark.contains(.preposition) || mark.contains(.conjunction)
            || mark.contains(.adverb) || text.folded(first).hasSuffix("ing")
    }

    private func fallback(_ index: Int) -> Int? { index > 0 ? current[index - 1].speaker : lastSpeaker }

    /// Somebody named in passing: a name, an institution, an office or source with its article.
    private func mention(_ at: Int, _ frame: Range<Int>) -> (SpeakerPhrase, Int)? {
        let isRun = finder.phrases.names.byStart[at] != nil
        guard isRun || marks[at].contains(.determiner) || marks[at].contains(.possessiveDeterminer) else { return nil }
        guard let phrase = finder.phrases.phrase(from: at, to: frame.upperBound, exact: false) else { return nil }
        switch phrase.core {
        case .person: break
        case .role:
            if marks[phrase.head].contains(.quiet), !phrase.isIndefinite { return nil }
            if phrase.isPlural || (!phrase.isIndefinite && !phrase.isDefinite && phrase.owner == nil) { return nil }
        case .institution: if !isRun && phrase.owner == nil { return nil }
        case .document: return nil
        case .proper: return nil
        case .pronoun: return nil
        }
        let joined = finder.withApposition(phrase, frame)
        return (joined, max(joined.head, phrase.head) + 1)
    }

    /// After a frame, the one it is about and the last who spoke are the first to be meant by a pronoun.
    private mutating func remember(_ frame: Range<Int>) {
        let paragraph = text.tokens[frame.lowerBound].paragraph
        if let subject = frameSubject {
            cast.mention(subject, at: frame.lowerBound)
            let kind = cast.members[subject].kind
            if kind == .person || kind == .described { lastSubject = (subject, paragraph) }
        }
        let speaking = current.filter { !$0.attribution.isAsClause && !$0.attribution.isMute && $0.speaker != nil }
        let main = speaking.last { $0.attribution.manner != .accordingTo } ?? speaking.last
        if let speaker = main?.speaker {
            cast.mention(speaker, at: frame.upperBound)
            if lastSpokeIn < paragraph || outerQuotes(in: frame).isEmpty {
                lastSpeaker = speaker
                lastSpokeIn = paragraph
            }
        }
        if let subject = frameSubject, cast.members[subject].kind == .person,
            frame.contains(where: { marks[$0].contains(.personalDocument) && finder.inQuote[$0] < 0 })
        {
            author = subject
        }
    }

    // MARK: output

    private func speech(_ member: Int, code: Attribution?) -> Proposal.Speech {
        let who = cast.members[member]
        return Proposal.Speech(speaker: who.name, office: who.office, attribution: code ?? self.code(member))
    }

    func code(_ member: Int) -> Attribution {
        let who = cast.members[member]
        switch who.kind {
        case .person: return .onRecord
        case .institution, .state, .document: return .institution
        case .described: return who.isSpokes ? .institution : .background
        }
    }

    func reading() -> SpeechReading {
        var people: [NamedInReport] = []
        for member in cast.members where member.kind == .person {
            people.append(
                NamedInReport(
                    name: member.name, aliases: member.aliases, office: member.office, masked: !member.isPublic))
        }
        var proposals: [Proposal] = []
        var spoken: [SpokenSpan] = []
        for item in given {
            let speech = speech(item.member, code: item.code)
            let words = text.string(item.start, item.end)
            proposals.append(
                Proposal(
                    start: item.start, end: item.end, text: words, rule: item.rule,
                    content: item.isQuoted ? .quotation(speech) : .statement(speech)))
            spoken.append(SpokenSpan(tokens: item.tokens, speech: speech, isQuoted: item.isQuoted))
        }
        return SpeechReading(
            proposals: proposals, people: people,
            spoken: spoken.sorted {
                ($0.tokens.lowerBound, $0.tokens.upperBound) < ($1.tokens.lowerBound, $1.tokens.upperBound)
            })
    }
}
