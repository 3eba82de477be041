import Foundation

/// Words within words, and headlines.
extension Scene {
    /// A quotation inside a quotation is one more when the words around it say whose it is.
    mutating func readNested(_ outer: Int) {
        guard let speaker = speakerOfQuote[outer], speaker >= 0 else { return }
        let quote = text.quotes[outer]
        let inner = (outer + 1 ..~ min(outer + 40, text.quotes.count)).filter { other in
            text.quotes[other].depth == 1
                && text.quotes[other].start >= quote.start && text.quotes[other].end <= quote.end
        }
        guard !inner.isEmpty else { return }
        readInner(inner, in: quote.tokens, level: outer, by: speaker)
    }

    mutating func readInner(_ inner: [Int], in range: Range<Int>, level: Int, by speaker: Int) {
        let found = finder.attributions(in: range, level: level)
        for index in inner {
            let marked = withMarks(index)
            guard
                let cue = found.last(where: {
                    $0.complement <= marked.lowerBound && marked.lowerBound - $0.complement <= 3
                })
                    ?? found.first(where: {
                        $0.span.lowerBound >= marked.upperBound && $0.span.lowerBound - marked.upperBound <= 1
                    }),
                let subject = cue.subject ?? (cue.shares ? sharedSubject(of: cue, in: range, level: level) : nil)
            else { continue }
            var who: Int?
            switch subject.core {
            case .person, .proper: who = member(for: subject, frame: range)
            case .role where subject.isIndefinite: who = member(for: subject, frame: range)
            case .pronoun where ["he", "she"].contains(text.folded(subject.head)):
                let wanted: Cast.Gender = text.folded(subject.head) == "he" ? .male : .female
                who =
                    personNamed(in: range.lowerBound ..~ subject.head, not: speaker, wanted)
                    ?? spokenOf(before: range.lowerBound, not: speaker, wanted)
            default: who = nil
            }
            guard let who, who != speaker else { continue }
            let (last, paragraph) = (lastSpeaker, lastSpokeIn)
            propose(index, speaker: who, rule: "words-within-words", cue: cue, code: .secondhand)
            lastSpeaker = last
            lastSpokeIn = paragraph
        }
    }

    /// `an officer came and said, “…”`, `he stopped and said`: the subject of the verb before.
    private func sharedSubject(of cue: Cue, in range: Range<Int>, level: Int) -> SpeakerPhrase? {
        var at = cue.verb.lowerBound - 1
        guard at > range.lowerBound, text.folded(at) == "and" else { return nil }
        while at > range.lowerBound, cue.verb.lowerBound - at < 14, finder.inQuote[at] == level {
            at -= 1
            if text.tokens[at].kind == .punctuation { return nil }
            let isVerb =
                marks.verbs[at].map { $0.form == .past || $0.form == .s } ?? false || marks[at].contains(.finite)
                || text.folded(at).hasSuffix("ed")
            if isVerb, let subject = finder.subject(before: at, range, level), subject.range.upperBound == at {
                return subject
            }
        }
        return nil
    }

    /// Who was spoken of outside, in this paragraph or the one before, when a pronoun in the words can mean nobody in them.
    func spokenOf(before token: Int, not speaker: Int, _ gender: Cast.Gender) -> Int? {
        let paragraph = text.tokens[token].paragraph
        return cast.salience.last { index in
            let member = cast.members[index]
            guard index != speaker, member.kind == .person || member.kind == .described, !member.isPlural,
                member.gender == nil || member.gender == gender, member.seen >= 0, member.seen < text.tokens.count
            else { return false }
            return paragraph - text.tokens[member.seen].paragraph <= 1
        }
    }

    /// The last person named within words before a pronoun in them, a given name alone included.
    func personNamed(in range: Range<Int>, not speaker: Int, _ gender: Cast.Gender) -> Int? {
        for index in range.reversed() {
            guard text.tokens[index].kind == .word, text.tokens[index].isCapitalised else { continue }
            let word = text.folded(index)
            if let found = cast.members.firstIndex(where: {
                $0.kind == .person && $0.words.contains(word) && ($0.gender == nil || $0.gender == gender)
            }), found != speaker {
                return found
            }
        }
        return nil
    }

    // MARK: headlines

    /// One or two words of a heading, in the nearest words below it, quoted or reported.
    func speakerBelow(_ index: Int) -> Int? {
        let words = text.quotes[index].tokens.filter { text.tokens[$0].kind == .word }.map { text.folded($0) }
        guard !words.isEmpty, words.contains(where: { $0.count > 2 }) else { return nil }
        let end = text.quotes[index].end
        let below = given.filter { $0.start >= end }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        for isQuoted in [true, false] {
            for span in below where span.isQuoted == isQuoted {
                let said = span.tokens.filter { text.tokens[$0].kind == .word }
                guard said.count >= words.count else { continue }
                for start in 0...(said.count - words.count)
                where (0 ..~ words.count).allSatisfy({ text.folded(said[start + $0]) == words[$0] }) {
                    return span.member
                }
            }
        }
        return nil
    }

    /// A headline is read last: its words are looked for in the text, its names among those the text names.
    mutating func readHeadline(_ frame: Range<Int>) {
        let found = finder.attributions(in: frame, level: -1)
        let quotes = outerQuotes(in: frame)
        guard !quotes.isEmpty else { return }
        resolve([], in: frame.lowerBound ..~ frame.lowerBound)
        for index in quotes {
            if let speaker = speakerOfSameWords(index) ?? speakerBelow(index) {
                propose(index, speaker: speaker, rule: "headline-words-of-text", cue: nil)
                continue
            }
            let marked = withMarks(index)
            let cue =
                found.first { $0.span.lowerBound >= marked.upperBound }
                ?? found.last { $0.verb.upperBound <= marked.lowerBound }
            if let subject = cue?.subject, let speaker = knownMember(subject) {
                propose(index, speaker: speaker, rule: "headline-cue", cue: cue)
            } else if let main = interview.interviewee {
                propose(index, speaker: main, rule: "headline-of-interview", cue: nil)
            } else if let subject = cue?.subject, let speaker = member(for: subject, frame: frame) {
                propose(index, speaker: speaker, rule: "headline-cue", cue: cue)
            } else if text.folded(marked.lowerBound - 1) == ":",
                let phrase = finder.phrases.phrase(from: frame.lowerBound, to: marked.lowerBound, exact: false),
                let speaker = knownMember(phrase)
            {
                propose(index, speaker: speaker, rule: "headline-label", cue: nil)
            }
        }
    }
}
