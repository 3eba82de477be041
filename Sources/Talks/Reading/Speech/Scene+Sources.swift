import Foundation

/// Statements given by a source without a verb of saying, or after a label.
extension Scene {
    mutating func accordingTo(_ cue: Cue, _ speaker: Int, _ frame: Range<Int>, _ limit: Int, _ index: Int)
        -> Int
    {
        let before = cue.span.lowerBound
        let joins =
            before > frame.lowerBound
            && ["but", "and", "while", "whereas", "because", "although"].contains(text.folded(before - 1))
        let opens =
            joins
            || (frame.lowerBound ..~ before).allSatisfy {
                text.tokens[$0].kind != .word || marks[$0].contains(.conjunction) || marks[$0].contains(.adverb)
            }
        if opens {
            var start = cue.complement
            // A relative clause about the source ends with a comma.
            let isPossessive = cue.subject?.core == .pronoun && cue.subject?.range.count == 2
            let isDirect = joins && text.folded(start - 1) != ","
            if !isPossessive, !isDirect,
                ["who", "which", "whose"].contains(text.folded(start)) || text.folded(start - 1) != ","
            {
                guard let comma = finder.nextMark(",", after: start, frame, -1, within: 40) else { return limit }
                start = comma + 1
            }
            guard start < limit, !isWhollyQuoted(start ..~ limit) else { return limit }
            let stop = stopBefore(index, limit)
            for piece in pieces(start ..~ max(start, stop)) where piece.count >= 3 {
                emit(piece, speaker, cue, "according-to-then-clause")
            }
            return stop
        }
        var end = before
        while end > frame.lowerBound, [",", "–", "—"].contains(text.folded(end - 1)) { end -= 1 }
        let start = clauseStart(frame, before: end)
        if text.folded(cue.span.upperBound) == ",", cue.span.upperBound + 1 < limit,
            !finder.hasFinite(start ..~ end)
                || goesOnAfterRelative(cue.span.upperBound + 1, limit, first: start ..~ end)
        {
            emit(start ..~ limit, speaker, cue, "according-to-in-the-middle")
            return limit
        }
        // `said that A, according to B` belongs to the one who said.
        if current[..<index].contains(where: { $0.attribution.manner == .before && $0.attribution.complement < end }) {
            return cue.span.upperBound
        }
        emitBefore(end, frame, speaker, cue)
        return cue.span.upperBound
    }

    /// `What was agreed, according to the ministry, whose envoys …, was “a text”`: the verb comes after the commas.
    func goesOnAfterRelative(_ rest: Int, _ limit: Int, first: Range<Int>) -> Bool {
        if text.folded(first.lowerBound) == "what" { return true }
        return marks[rest].contains(.auxiliary) && !finder.hasFinite(first)
    }

    /// `A joint statement, read by the host: the parties will …`; `The spokeswoman Al-Sulaiti: the sides have …`.
    func labelCue(_ frame: Range<Int>, _ cues: [Cue]) -> Cue? {
        guard let colon = frame.first(where: { text.folded($0) == ":" && finder.inQuote[$0] < 0 }),
            colon + 1 < frame.upperBound, text.tokens[colon + 1].kind != .openQuote, text.tokens[colon + 1].spaceBefore,
            !cues.contains(where: { $0.span.lowerBound < colon }), !finder.hasFinite(frame.lowerBound ..~ colon),
            let phrase = finder.phrases.phrase(from: frame.lowerBound, to: colon, exact: false),
            mayLabel(phrase, colon),
            finder.hasFinite(colon + 1 ..~ frame.upperBound)
        else { return nil }
        return Cue(
            verb: colon ..~ colon + 1, word: ":", kind: .say, manner: .label, subject: phrase,
            span: phrase.range, complement: colon + 1, hasThat: true, rule: "label")
    }

    /// A text, or a person named right before the colon.
    func mayLabel(_ phrase: SpeakerPhrase, _ colon: Int) -> Bool {
        switch phrase.core {
        case .document: true
        case .person: phrase.end == colon
        default: false
        }
    }

    /// `The Secretary-General was “shocked”, his office said`: told by those who speak for the one the sentence is about.
    func voiced(_ index: Int, by speaker: Int, cue: Cue) -> Int? {
        guard let who = lastClausePerson(index) ?? frameSubject, who != speaker, cast.members[who].kind == .person,
            let subject = cue.subject, let owner = subject.owner, marks[owner].contains(.possessiveDeterminer),
            cast.members[speaker].isSpokes || cast.members[speaker].kind == .institution
                || cast.members[speaker].heads.contains(where: { $0.hasPrefix("spokes") }),
            subjectToken < withMarks(index).lowerBound, cue.span.lowerBound >= withMarks(index).upperBound
        else { return nil }
        return who
    }

    /// The first person named after the last semicolon before a quotation.
    func lastClausePerson(_ index: Int) -> Int? {
        let mark = withMarks(index).lowerBound
        guard let cut = (max(0, mark - 40) ..~ mark).last(where: { text.folded($0) == ";" && finder.inQuote[$0] < 0 }),
            let at = (cut ..~ mark).first(where: {
                finder.phrases.names.byStart[$0].map { finder.phrases.names.runs[$0].kind == .person } ?? false
            }), let run = finder.phrases.names.byStart[at]
        else { return nil }
        return cast.person(named: finder.phrases.names.runs[run].name.map { text.folded($0) }, office: [])
    }
}
