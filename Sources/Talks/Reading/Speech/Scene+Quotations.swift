import Foundation

/// Whose the quoted words are.
extension Scene {
    /// Gives a quotation of the outermost level its speaker, or leaves it out as a name or so-called thing.
    mutating func assign(_ index: Int, frame: Range<Int>, next: Range<Int>?) {
        let quote = text.quotes[index]
        let paragraph = quote.paragraph
        if isSoCalled(index) {
            speakerOfQuote[index] = -1
            return
        }
        if let (cue, speaker, rule) = cueFor(index, frame: frame) {
            if speaker < 0 {
                speakerOfQuote[index] = -1
                return
            }
            if let minister = spokenFor(index, by: speaker, frame: frame) ?? voiced(index, by: speaker, cue: cue) {
                propose(index, speaker: minister, rule: "spoken-for", cue: cue, code: .institution)
                return
            }
            propose(
                index, speaker: speaker, rule: rule, cue: cue, code: rule == "told-by-another" ? .institution : nil)
            return
        }
        if let (speaker, rule) = labelled(index, frame: frame) {
            propose(index, speaker: speaker, rule: rule, cue: nil)
            return
        }
        let standsAlone = opensFrame(index, frame) && isSentence(index)
        // Words that go on from the paragraph before.
        if quote.goesOn, let last = lastSpeaker {
            propose(index, speaker: last, rule: "goes-on-from-paragraph", cue: nil)
            return
        }
        if let who = bracketed(index) {
            propose(index, speaker: who, rule: "name-in-brackets", cue: nil)
            return
        }
        if standsAlone {
            if let next, let speaker = followingSpeaker(next, paragraph: paragraph) {
                propose(index, speaker: speaker, rule: "speaker-follows", cue: nil)
                return
            }
            if let subject = lastSubject, subject.paragraph == paragraph, subject.end == frame.lowerBound,
                lastFrameTells(of: subject.member, before: frame)
            {
                propose(index, speaker: subject.member, rule: "subject-of-the-sentence-before", cue: nil)
                return
            }
            if let last = lastSpeaker, paragraph - lastSpokeIn <= 3 {
                propose(index, speaker: last, rule: "same-speaker-goes-on", cue: nil)
                return
            }
        }
        // Nobody has spoken yet: the writer of a letter that is spoken of, else the last who was named.
        if standsAlone, lastSpeaker == nil,
            let speaker = author ?? cast.last(nil, kinds: [.person]), text.quotes[index].tokens.count >= 8
        {
            propose(index, speaker: speaker, rule: "last-named", cue: nil)
            return
        }
        if let speaker = speakerOfSameWords(index) {
            propose(index, speaker: speaker, rule: "words-quoted-before", cue: nil)
            return
        }
        if quote.tokens.count >= 6, finder.hasFinite(quote.tokens), let last = lastSpeaker, paragraph - lastSpokeIn <= 1
        {
            propose(index, speaker: frameSubject ?? last, rule: "clause-without-verb-of-saying", cue: nil)
            return
        }
        speakerOfQuote[index] = -1
    }

    mutating func propose(
        _ index: Int, speaker: Int, rule: String, cue: Cue?, code: Attribution? = nil
    ) {
        let quote = text.quotes[index]
        var end = quote.end
        while end > quote.start, text.scalars[end - 1].isBlank { end -= 1 }
        var start = quote.start
        while start < end, text.scalars[start].isBlank { start += 1 }
        guard start < end,
            quote.tokens.contains(where: { text.tokens[$0].kind == .word || text.tokens[$0].kind == .number })
        else { return }
        speakerOfQuote[index] = speaker
        lastSpeaker = speaker
        lastSpokeIn = quote.paragraph
        var terms = code
        if terms == nil, cue?.throughMedium == true || cue?.manner == .quotedAs { terms = .secondhand }
        given.append(
            Spoken(
                start: start, end: end, tokens: quote.tokens, member: speaker, rule: rule, isQuoted: true, code: terms))
    }

    /// The tokens of a quotation with its marks.
    func withMarks(_ index: Int) -> Range<Int> {
        let tokens = text.quotes[index].tokens
        var low = tokens.lowerBound
        var high = tokens.upperBound
        if low > 0, text.tokens[low - 1].kind == .openQuote { low -= 1 }
        if high < text.tokens.count, text.tokens[high].kind == .closeQuote { high += 1 }
        return low ..~ high
    }

    /// The cue of the same frame a quotation belongs to: the one that follows it directly, else the nearest before it,
    /// else one that follows in the frame.
    mutating func cueFor(_ index: Int, frame: Range<Int>) -> (Cue, Int, String)? {
        let marked = withMarks(index)
        var after = marked.upperBound
        while after < frame.upperBound, ["-", "–", "—", ",", "--"].contains(text.folded(after)) { after += 1 }
        if let who = nameBeforeColon(marked.lowerBound, frame) { return who }
        for (cue, speaker) in current where cue.span.lowerBound == after && cue.kind != .matter && !cue.shares {
            if let speaker, cue.kind != .call, !opensItsOwn(cue, after: marked.upperBound) {
                if let told = toldBy(speaker, before: marked.lowerBound) { return (cue, told, "told-by-another") }
                return (cue, speaker, "quotation-then-" + cue.rule)
            }
        }
        var before: (Cue, Int)?
        for (cue, speaker) in current where cue.verb.upperBound <= marked.lowerBound {
            if cue.isMute || cue.kind == .put { continue }
            if let speaker, !cue.isAsClause || before == nil { before = (cue, speaker) }
        }
        if let (cue, speaker) = before {
            // `The sailors call the ship the “white hearse”`: what people call a thing is its name.
            if cue.kind == .call,
                cast.members[speaker].isPlural || cue.subject?.isPlural == true
                    || cue.subject.map({ text.folded($0.head) == "they" }) == true
            {
                return (cue, -1, "so-called")
            }
            if let claimant = claimant(cue.verb.upperBound ..~ marked.lowerBound, frame) {
                return (cue, claimant, "claim-of")
            }
            return (cue, speaker, cue.rule + "-then-quotation")
        }
        for (cue, speaker) in current where cue.verb.lowerBound >= marked.upperBound {
            if let speaker, [.say, .cry, .address].contains(cue.kind), !cue.shares {
                return (cue, speaker, "quotation-in-clause-of-" + cue.rule)
            }
        }
        return nil
    }

    /// `“…” Karran said that the …`: after a closed sentence, a cue with its own clause opens a new sentence.
    func opensItsOwn(_ cue: Cue, after: Int) -> Bool {
        guard cue.manner == .before else { return false }
        let opens =
            cue.hasThat || text.folded(cue.complement) == ":"
            || text.tokens.indices.contains(cue.complement) && text.tokens[cue.complement].kind == .openQuote
        guard opens, after > 1 else { return false }
        return ![",", ".", "?", "!", "…"].contains(text.folded(after - 2))
    }

    /// Before a colon: the leading phrase of the frame, or the one who spoke last.
    func labelled(_ index: Int, frame: Range<Int>) -> (Int, String)? {
        let marked = withMarks(index)
        guard marked.lowerBound > frame.lowerBound, text.folded(marked.lowerBound - 1) == ":" else { return nil }
        if let owner = accountOwner(frame.lowerBound ..~ marked.lowerBound) { return (owner, "account-of") }
        if let subject = frameSubject { return (subject, "label") }
        var start = frame.lowerBound
        while start < marked.lowerBound, text.tokens[start].kind != .word || marks[start].contains(.conjunction) {
            start += 1
        }
        if let phrase = finder.phrases.phrase(from: start, to: marked.lowerBound, exact: false) {
            if let known = knownMember(phrase) { return (known, "label") }
        }
        if let last = lastSpeaker, text.quotes[index].paragraph - lastSpokeIn <= 1 {
            return (last, "label-without-name")
        }
        return nil
    }

    /// `followed by one from the president, Marguerite Soll: “…”`; `a letter of her colleague, Volkmar Tiess: «…»`.
    mutating func nameBeforeColon(_ mark: Int, _ frame: Range<Int>) -> (Cue, Int, String)? {
        guard mark - 1 > frame.lowerBound, text.folded(mark - 1) == ":" else { return nil }
        let colon = mark - 1
        var named: SpeakerPhrase?
        if let run = finder.phrases.names.byToken[colon - 1], finder.phrases.names.runs[run].kind == .person,
            finder.phrases.names.runs[run].range.lowerBound > frame.lowerBound,
            !current.contains(where: { $0.attribution.verb.lowerBound < colon && $0.attribution.kind == .address }),
            let before = Optional(text.folded(finder.phrases.names.runs[run].range.lowerBound - 1)), before != "to"
        {
            named = finder.phrases.phrase(from: finder.phrases.names.runs[run].range.lowerBound, to: colon, exact: true)
        }
        if named == nil,
            let document = (frame.lowerBound ..~ colon).last(where: {
                marks[$0].contains(.document) && finder.inQuote[$0] < 0
            }), ["of", "from", "by"].contains(text.folded(document + 1)),
            let phrase = finder.phrases.phrase(from: document + 2, to: colon, exact: false)
        {
            let both = finder.withApposition(phrase, frame)
            if case .person = both.core { named = both }
        }
        guard let named, let who = member(for: named, frame: frame) else { return nil }
        let cue = Cue(
            verb: colon ..~ colon + 1, word: ":", kind: .say, manner: .label, subject: named, span: named.range,
            complement: mark, rule: "name-before-colon")
        return (cue, who, "name-before-colon")
    }

    /// `[CLIP, Rook] “…”`, `(Stoke) “…”`: a name in brackets right before.
    func bracketed(_ index: Int) -> Int? {
        let marked = withMarks(index)
        guard marked.lowerBound > 1 else { return nil }
        let before = text.tokens[marked.lowerBound - 1]
        // CLIP (ARKWRIGHT): alone on a line, and the words below it.
        let isLine =
            before.folded == ":" && before.paragraph == text.quotes[index].paragraph - 1
            && text.paragraphs[before.paragraph].tokens.count <= 12
        guard isLine || ["]", ")"].contains(before.folded) else { return nil }
        var at = marked.lowerBound - 2
        while at >= 0, marked.lowerBound - at < 12, !["[", "("].contains(text.folded(at)) {
            if let run = finder.phrases.names.byToken[at] {
                let words = finder.phrases.names.runs[run].name.map { text.folded($0) }
                if let who = cast.person(named: words, office: []) { return who }
            }
            at -= 1
        }
        return nil
    }

    /// The sentence right before tells of somebody, and is no question.
    func lastFrameTells(of member: Int, before frame: Range<Int>) -> Bool {
        guard frame.lowerBound > 0 else { return false }
        return text.folded(frame.lowerBound - 1) != "?"
    }

    /// The member a label means, without making a new one.
    func knownMember(_ phrase: SpeakerPhrase) -> Int? {
        switch phrase.core {
        case .person(let run), .proper(let run):
            return cast.person(named: finder.phrases.names.runs[run].name.map { text.folded($0) }, office: [])
        case .role:
            let head = text.folded(phrase.head)
            let words = contentWords(phrase.start ..~ phrase.head + 1).subtracting([head])
            return cast.last(head: head, modifiers: words, kinds: [.described, .person])
                ?? office(head: head, modifiers: words)
        default: return nil
        }
    }

    func opensFrame(_ index: Int, _ frame: Range<Int>) -> Bool {
        var at = frame.lowerBound
        while at < frame.upperBound, text.tokens[at].kind == .openQuote || text.tokens[at].kind == .punctuation {
            at += 1
        }
        return text.quotes[index].tokens.contains(at)
    }

    /// Ends with a stop, or is long and holds a verb.
    func isSentence(_ index: Int) -> Bool {
        let quote = text.quotes[index]
        guard let last = quote.tokens.last else { return false }
        let after = withMarks(index).upperBound
        let stops = [".", "!", "?", "…", "..."]
        if stops.contains(text.folded(last)) || (!quote.isClosed) { return true }
        return quote.tokens.count >= 5 && (stops.contains(text.folded(after)) || after >= text.tokens.count)
            && finder.hasFinite(quote.tokens)
    }

    /// `“…” Karran said.`: a short frame that only says whose the words before are.
    mutating func followingSpeaker(_ next: Range<Int>, paragraph: Int) -> Int? {
        guard text.tokens[next.lowerBound].paragraph == paragraph, next.count <= 40 else { return nil }
        // `“…” That was army spokesman Nour.`
        if ["that", "this"].contains(text.folded(next.lowerBound)),
            ["was", "is"].contains(text.folded(next.lowerBound + 1)),
            let phrase = finder.phrases.phrase(from: next.lowerBound + 2, to: next.upperBound, exact: false)
        {
            switch phrase.core {
            case .person: return member(for: phrase, frame: next)
            default: break
            }
        }
        let found = finder.attributions(in: next, level: -1)
        guard let first = found.first, first.span.lowerBound == next.lowerBound,
            first.kind == .say || first.kind == .cry
                || first.kind == .address, let subject = first.subject
        else { return nil }
        let rest = first.complement ..~ next.upperBound
        let reports = rest.contains { text.tokens[$0].kind == .word || text.tokens[$0].kind == .openQuote }
        if reports { return nil }
        return member(for: subject, frame: next)
    }

    /// The same words quoted earlier in the report: whoever said them then.
    func speakerOfSameWords(_ index: Int) -> Int? {
        guard sameWords.words(of: index).count >= 3 else { return nil }
        return sameWords.first(with: index) { (speakerOfQuote[$0] ?? -1) >= 0 }.flatMap { speakerOfQuote[$0] }
    }

    /// `all for all`, `1,000 for 1,000`; `the “coat session” was`: the name of a thing, no words of anybody.
    func isFormula(_ index: Int, _ words: [Int]) -> Bool {
        let tokens = text.quotes[index].tokens
        if tokens.count == 3, text.folded(tokens.lowerBound + 1) == "for",
            text.folded(tokens.lowerBound) == text.folded(tokens.lowerBound + 2)
        {
            return true
        }
        let marked = withMarks(index)
        guard marked.upperBound < text.tokens.count else { return false }
        let next = text.tokens[marked.upperBound]
        // `the “coat session” was`: what is talked of under its name.
        if words.count <= 3, words.count == tokens.count, text.folded(marked.lowerBound - 1) == "the",
            marks[marked.upperBound].contains(.auxiliary), !finder.hasFinite(tokens)
        {
            return true
        }
        return words.count <= 4 && words.count == tokens.count && text.folded(marked.lowerBound - 1) == "the"
            && next.kind == .word && !next.isCapitalised && marks[marked.upperBound].isDisjoint(with: .function)
            && !marks.verbs.holds(marked.upperBound) && !finder.hasFinite(marked.upperBound ..~ marked.upperBound + 1)
    }

    /// Names, titles and so-called things: a listed phrase before, `as … is known` after, a short title in capitals.
    func isSoCalled(_ index: Int) -> Bool {
        let quote = text.quotes[index]
        let marked = withMarks(index)
        let words = quote.tokens.filter { text.tokens[$0].kind == .word }
        if words.isEmpty { return !quote.tokens.contains { text.tokens[$0].kind == .number } }
        if isFormula(index, words) { return true }
        var at = marked.lowerBound - 1
        var steps = 0
        while at >= 0, steps < 4, at >= marked.lowerBound - 4 {
            if let (length, _) = soCalled.match(text, at: at), at + length == marked.lowerBound {
                return true
            }
            at -= 1
            steps += 1
        }
        let ends = quote.tokens.last.map { [",", ".", "!", "?"].contains(text.folded($0)) } ?? false
        // `“Glass Bridge”, as the crossing is known`.
        if !ends {
            var next = marked.upperBound
            if text.folded(next) == "," { next += 1 }
            if text.folded(next) == "as" {
                let window = next ..~ min(next + 14, text.tokens.count)
                if window.contains(where: { text.folded($0) == "known" || text.folded($0) == "called" }) { return true }
            }
        }
        let before = text.folded(marked.lowerBound - 1)
        // the tug “Vesela”: a name after a noun.
        if !ends, words.count <= 2, words.allSatisfy({ text.tokens[$0].isCapitalised }), marked.lowerBound > 1,
            text.tokens[marked.lowerBound - 1].kind == .word, !text.tokens[marked.lowerBound - 1].isCapitalised,
            marks[marked.lowerBound - 1].isDisjoint(with: .function), !marks.verbs.holds(marked.lowerBound - 1)
        {
            return true
        }
        // of the “Margit's twelve”: a name after its article.
        if !ends, before == "the", words.count <= 3, let first = words.first, text.tokens[first].isCapitalised {
            return true
        }
        if !ends, words.count <= 4, before != ":", before != "said",
            words.allSatisfy({ text.tokens[$0].isCapitalised || !marks[$0].isDisjoint(with: .function) }),
            words.contains(where: { text.tokens[$0].isCapitalised }), words.count > 1 || before == "the"
        {
            return true
        }
        return false
    }
}
