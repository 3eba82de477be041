import Foundation

/// Clauses in reported speech.
extension Scene {
    mutating func readStatements(_ frame: Range<Int>) {
        var last = frame.upperBound
        while last > frame.lowerBound, isStop(last - 1), finder.inQuote[last - 1] < 0 { last -= 1 }
        let limit = last
        var covered = frame.lowerBound
        for index in current.indices {
            let (cue, speaker) = current[index]
            guard let speaker, !isSilent(cue), !cue.isMute, !cue.isOnlyForWords else { continue }
            // The reporter's voice tells what a State wants or refuses: a position, not a statement.
            if cue.kind == .matter, cue.rule != "put-at", cast.members[speaker].kind == .state, cue.word != "deny",
                cue.word != "accuse"
            {
                continue
            }
            let stop = index + 1 < current.count ? stopBefore(index, limit) : limit
            // A cue within what another reports is not reported by the reporter.
            if cue.verb.lowerBound < covered { continue }
            switch cue.manner {
            case .accordingTo:
                covered = max(covered, accordingTo(cue, speaker, frame, limit, index))
            case .after
            where text.folded(cue.span.upperBound) == "," && !finder.hasFinite(frame.lowerBound ..~ cue.span.lowerBound):
                covered = max(covered, middle(cue, speaker, frame, limit))
            case .after:
                trailing(cue, speaker, frame, limit)
            case .before, .label, .quotedAs:
                if isTrailing(cue, frame, limit) {
                    covered = max(covered, middle(cue, speaker, frame, limit))
                } else {
                    covered = max(covered, leading(cue, speaker, stop, frame))
                }
            }
        }
    }

    func isStop(_ index: Int) -> Bool {
        text.tokens[index].kind == .punctuation && [".", "!", "?", "…"].contains(text.folded(index))
    }

    /// Verbs that only go with quoted words, and questions.
    func isSilent(_ cue: Cue) -> Bool {
        // `and, he thinks, a brother`
        if cue.span.lowerBound > 1, text.folded(cue.span.lowerBound - 1) == ",",
            ["and", "or"].contains(text.folded(cue.span.lowerBound - 2))
        {
            return true
        }
        if ["think", "believe", "hope", "fear", "feel"].contains(cue.word), !cue.hasThat, cue.span.lowerBound > 0,
            text.folded(cue.span.lowerBound - 1) == ","
        {
            return true
        }
        if cue.kind == .cry { return !cue.hasThat && !cue.isAsClause }
        if cue.subject?.isJoint == true { return true }
        return false
    }

    /// Where the clause of a cue ends when another cue follows that is coordinated with it or stands by itself.
    func stopBefore(_ index: Int, _ limit: Int) -> Int {
        let own = current[index].attribution
        for next in current[(index + 1)...] {
            let other = next.attribution
            guard other.span.lowerBound > own.verb.upperBound else { continue }
            var at = other.span.lowerBound
            if other.shares || other.manner == .accordingTo {
                while at > own.complement,
                    [",", "and", "but", "then", "–", "—", "-", "which"].contains(text.folded(at - 1))
                { at -= 1 }
                if other.shares, own.kind == .matter, other.kind == .matter,
                    text.folded(other.span.lowerBound - 1) == "but",
                    text.folded(at) != ","
                {
                    continue
                }
                if other.isNonFinite, !other.hasThat, other.kind != .say, other.kind != .matter { continue }
                if other.shares, at == other.span.lowerBound { continue }
                return min(at, limit)
            }
            if at > own.complement,
                [",", ";", "—", "–", "while", "whereas", "but", "and", "which", "who", "as"].contains(
                    text.folded(at - 1))
            {
                var back = at
                while back > own.complement,
                    [",", ";", "—", "–", "while", "whereas", "but", "and", "though", "although", "which", "who", "as"]
                        .contains(text.folded(back - 1))
                { back -= 1 }
                // `, and X said`: a new clause; without a mark before it, it belongs to what is reported.
                if [",", ";", "—", "–"].contains(text.folded(back)) || text.folded(back) == "while"
                    || text.folded(back) == "but"
                {
                    return min(back, limit)
                }
            }
        }
        return limit
    }

    /// A clause stands before the cue and a comma parts them: `A, she said` or `A, she said, B`.
    func isTrailing(_ cue: Cue, _ frame: Range<Int>, _ limit: Int) -> Bool {
        guard !cue.shares, !cue.isAsClause, !cue.isNonFinite,
            cue.kind == .say || cue.kind == .cry || cue.kind == .address
        else { return false }
        let start = cue.span.lowerBound
        guard start > frame.lowerBound + 1 else { return false }
        let before = text.folded(start - 1)
        guard before == "," || before == "–" || before == "—" || text.tokens[start - 1].kind == .closeQuote else {
            return false
        }
        if cue.hasThat { return false }
        // Something that can be said must stand before: a clause, or the beginning of one that goes on after.
        let after = cue.verb.upperBound
        if ["think", "believe", "hope", "fear", "know", "feel"].contains(cue.word), text.folded(start - 1) != "," {
            return false
        }
        if text.folded(cue.complement) == ":" {
            return cue.complement + 1 < limit && text.tokens[cue.complement + 1].kind != .openQuote
                && finder.hasFinite(frame.lowerBound ..~ start)
        }
        // `A, he said after he had seen both`: when he said it.
        if before == ",",
            ["after", "when", "as", "while", "before", "during", "following", "speaking", "citing", "gathering"]
                .contains(text.folded(cue.complement)), finder.hasFinite(frame.lowerBound ..~ start)
        {
            return true
        }
        return after >= limit || cue.complement >= limit || [",", ";", "–", "—"].contains(text.folded(cue.complement))
    }

    // MARK: the shapes

    /// `She said that A`, `accused B of C`: gives the token after the clause.
    mutating func leading(_ cue: Cue, _ speaker: Int, _ limit: Int, _ frame: Range<Int>) -> Int {
        var stop = limit
        var start = cue.complement
        switch cue.kind {
        case .matter:
            start = cue.verb.lowerBound
            if let apart = (start ..~ stop).first(where: { text.folded($0) == ";" && finder.inQuote[$0] < 0 }) {
                stop = apart
            }
            if stop - cue.verb.upperBound < 1 { return cue.span.upperBound }
            if isWhollyQuoted(cue.verb.upperBound ..~ stop) { return stop }
            // `asked that her surname not be used`: on what terms, not what.
            if cue.word.hasPrefix("ask") || cue.word == "request",
                (start ..~ stop).contains(where: {
                    ["name", "surname", "named", "identified", "anonymity", "anonymous"].contains(text.folded($0))
                })
            {
                return cue.span.upperBound
            }
            emit(start ..~ stop, speaker, cue, "matter-verb")
            return stop
        case .call:
            if cue.subject?.isPlural == true || cue.subject.map({ text.folded($0.head) == "they" }) == true {
                return cue.span.upperBound
            }
            if isNaming(cue, stop) {
                emit(cue.verb.lowerBound ..~ stop, speaker, cue, "call-verb")
                return stop
            }
            guard let quote = (cue.verb.upperBound ..~ stop).first(where: { text.tokens[$0].kind == .openQuote }),
                let index = quotesByToken[quote + 1]
            else { return cue.span.upperBound }
            // `called it “…”` is a quotation only.
            if withMarks(index).upperBound >= stop || quote - cue.verb.upperBound > 12 { return cue.span.upperBound }
            if [",", ";"].contains(text.folded(withMarks(index).upperBound)) { return stop }
            emit(cue.verb.lowerBound ..~ stop, speaker, cue, "call-verb")
            return stop
        default: break
        }
        if cue.isAsClause, start >= stop || text.folded(start) != "," { return asAfter(cue, speaker) }
        guard start < stop else { return cue.span.upperBound }
        // `“…,” he said when this was put to him`: after words that are quoted, only that reports.
        let before = cue.span.lowerBound - 1
        if before > frame.lowerBound, !cue.hasThat, !cue.shares, !cue.isAsClause,
            text.tokens[before].kind == .closeQuote
                || (["–", "—", "-", ","].contains(text.folded(before)) && before > 0
                    && text.tokens[before - 1].kind == .closeQuote)
        {
            return cue.span.upperBound
        }
        if cue.isAsClause {
            // As VIA reported earlier, A.
            if text.folded(start) == "," { start += 1 }
        } else if text.folded(start) == "," || text.folded(start) == ":" {
            if text.folded(start) == ":", cue.kind == .say || cue.kind == .address, start + 1 < stop {
                start += 1
            } else {
                return cue.span.upperBound
            }
        }
        // `confirmed the truce`: a thing, not a clause.
        if ["confirm", "acknowledge"].contains(cue.word), !cue.hasThat, start == cue.verb.upperBound, start < stop,
            marks[start].contains(.determiner) || marks[start].contains(.possessiveDeterminer),
            !["this", "that", "it", "both"].contains(text.folded(start)), !finder.hasFinite(start ..~ stop)
        {
            emit(cue.verb.lowerBound ..~ stop, speaker, cue, "confirms-a-thing")
            return stop
        }
        // What a colon opens is quoted, not reported.
        var end = stop
        if let colon = (start ..~ stop).first(where: { text.folded($0) == ":" && finder.inQuote[$0] < 0 }),
            colon + 1 < stop,
            text.tokens[colon + 1].kind == .openQuote
        {
            end = colon
        }
        guard start < end, cue.hasThat || cue.isAsClause || opensClause(start, end) else { return cue.span.upperBound }
        for piece in pieces(start ..~ end, listed: cue.hasThat) {
            if isWhollyQuoted(piece) || !finder.hasFinite(piece) && !cue.hasThat || piece.count < 3 { continue }
            emit(piece, speaker, cue, cue.rule)
        }
        return stop
    }

    /// A clause without that begins with a subject.
    func opensClause(_ start: Int, _ stop: Int) -> Bool {
        guard stop - start >= 3, finder.hasFinite(start ..~ stop) else { return false }
        let token = text.tokens[start]
        if token.kind == .openQuote { return true }
        // `said this on air`, `said so again`: a thing, not a clause.
        if ["this", "so", "that"].contains(text.folded(start)), marks[start + 1].contains(.preposition) {
            return false
        }
        let mark = marks[start]
        if ["to", "whether", "how", "why", "what", "who", "not", "so"].contains(text.folded(start)) {
            return text.folded(start) == "what"
        }
        return
            !(mark.contains(.conjunction) && !mark.contains(.preposition)
            && !["if", "when", "while", "although", "because", "once", "unless"].contains(text.folded(start)))
    }

    /// `that A and that B`, `A; B`: pieces that are reported one by one.
    func pieces(_ range: Range<Int>, listed: Bool = false) -> [Range<Int>] {
        var out: [Range<Int>] = []
        var start = range.lowerBound
        var at = range.lowerBound
        while at < range.upperBound {
            if finder.inQuote[at] < 0 {
                let word = text.folded(at)
                if word == ";", finder.hasFinite(at + 1 ..~ range.upperBound) {
                    out.append(start ..~ at)
                    start = at + 1
                } else if word == "that", at > start + 2, finder.hasFinite(start ..~ at) {
                    var back = at
                    while back > start, [",", "and", "but"].contains(text.folded(back - 1)) { back -= 1 }
                    if back < at, listed || text.folded(at - 1) != "," {
                        out.append(start ..~ back)
                        start = at + 1
                    }
                }
            }
            at += 1
        }
        out.append(start ..~ range.upperBound)
        return out
    }

    /// `A, as X admitted`: the clause before the cue.
    mutating func asAfter(_ cue: Cue, _ speaker: Int) -> Int {
        let frame = finder.text.frames.isEmpty ? 0 ..~ 0 : frameHolding(cue.verb.lowerBound)
        var end = cue.span.lowerBound
        while end > frame.lowerBound, [",", "–", "—"].contains(text.folded(end - 1)) { end -= 1 }
        guard end > frame.lowerBound, end < cue.span.lowerBound,
            !current.contains(where: { $0.attribution.verb.upperBound <= end && !$0.attribution.isMute })
        else { return cue.span.upperBound }
        emitBefore(end, frame, speaker, cue)
        return cue.span.upperBound
    }

    func frameHolding(_ token: Int) -> Range<Int> {
        var low = 0
        var high = text.frames.count
        while low < high {
            let middle = (low + high) / 2
            if text.frames[middle].upperBound <= token { low = middle + 1 } else { high = middle }
        }
        return low < text.frames.count ? body(of: text.frames[low]) : token ..~ token
    }

    /// `A, said X`: the clause before the cue.
    mutating func trailing(_ cue: Cue, _ speaker: Int, _ frame: Range<Int>, _ limit: Int) {
        var end = cue.span.lowerBound
        while end > frame.lowerBound, [",", "–", "—", "-", "--"].contains(text.folded(end - 1)) { end -= 1 }
        emitBefore(end, frame, speaker, cue)
    }

    /// `A, she said` and `A, she said, B`: gives the token after the clause.
    mutating func middle(_ cue: Cue, _ speaker: Int, _ frame: Range<Int>, _ limit: Int) -> Int {
        var end = cue.span.lowerBound
        while end > frame.lowerBound, [",", "–", "—"].contains(text.folded(end - 1)) { end -= 1 }
        var rest = cue.complement
        var isApart = false
        var opensMore = false
        while rest < limit, [",", "–", "—", ";", ":"].contains(text.folded(rest)) {
            if text.folded(rest) == ";" { isApart = true }
            if text.folded(rest) == ":" { opensMore = true }
            rest += 1
        }
        let start = clauseStart(frame, before: end)
        guard start < end else { return cue.span.upperBound }
        let isWhen =
            ["after", "when", "as", "while", "before", "during", "following", "speaking", "citing", "gathering"]
            .contains(text.folded(rest))
            && (text.folded(rest - 1) != ","
                || rest - 1 > max(cue.verb.upperBound, cue.subject?.range.upperBound ?? 0)
                    && finder.hasFinite(start ..~ end))
        if rest >= limit || isWhen || !isApart && !opensMore && !goesOn(rest, limit, first: start ..~ end) {
            emitBefore(end, frame, speaker, cue)
            return cue.span.upperBound
        }
        if isWhollyQuoted(start ..~ end) { return cue.span.upperBound }
        let word = text.folded(rest)
        let opensNew =
            marks[rest + 1].contains(.determiner) || marks[rest + 1].contains(.possessiveDeterminer)
            || marks[rest + 1].contains(.pronoun) || finder.phrases.names.byStart.holds(rest + 1)
        if isApart || word == "but" && opensNew || word == "while" || word == "whereas", finder.hasFinite(start ..~ end)
        {
            emitBefore(end, frame, speaker, cue)
            let second = (isApart ? rest : rest + 1) ..~ limit
            if finder.hasFinite(second), !isWhollyQuoted(second) {
                emit(second, speaker, cue, "after-cue-in-the-middle")
            }
            return limit
        }
        for piece in pieces(start ..~ limit) where piece.count >= 3 {
            emit(piece, speaker, cue, "cue-in-the-middle")
        }
        return limit
    }

    /// Whether words after a cue in the middle belong to the clause before it: the clause has no verb yet, or they begin
    /// with a preposition, a conjunction, a verb; a noun with its article stands beside and is left out.
    func goesOn(_ rest: Int, _ limit: Int, first: Range<Int>) -> Bool {
        if let next = current.first(where: { $0.attribution.verb.lowerBound >= rest }),
            next.attribution.verb.lowerBound <= rest + 2
        {
            return false
        }
        let opening = text.folded(first.lowerBound)
        if ["if", "when", "unless", "once", "because", "although", "while", "whoever", "as"].contains(opening) {
            return true
        }
        if opening == "it", ["who", "which", "that"].contains(text.folded(rest)) { return true }
        if !finder.hasFinite(first) || text.folded(first.lowerBound) == "what" || text.tokens[rest].kind == .openQuote {
            return true
        }
        let mark = marks[rest]
        if mark.contains(.determiner) || mark.contains(.possessiveDeterminer) { return false }
        return mark.contains(.preposition) || mark.contains(.conjunction) || mark.contains(.auxiliary)
    }

    func clauseStart(_ frame: Range<Int>, before end: Int) -> Int {
        var start = frame.lowerBound
        for (cue, _) in current
        where cue.span.upperBound <= end && cue.span.upperBound > start && cue.manner != .accordingTo {
            // After an earlier cue of the frame, what follows its clause.
            if let comma = (cue.span.upperBound ..~ end).last(where: { [";"].contains(text.folded($0)) }) {
                start = comma + 1
            }
        }
        if let colon = (start ..~ end).last(where: {
            text.folded($0) == ":" && finder.inQuote[$0] < 0 && text.tokens[$0 + 1].kind != .number
        }), end - colon > 3 {
            start = colon + 1
        }
        while start < end, ["but", "and", "yet", "so", ",", "meanwhile", "however"].contains(text.folded(start)) {
            start += 1
        }
        return start
    }

    mutating func emitBefore(_ end: Int, _ frame: Range<Int>, _ speaker: Int, _ cue: Cue) {
        let start = clauseStart(frame, before: end)
        guard end - start >= 3 else { return }
        // Quoted words alone, or a cue of another before: nothing is reported here.
        if isWhollyQuoted(start ..~ end) { return }
        if current.contains(where: {
            $0.attribution.verb.lowerBound >= start && $0.attribution.verb.upperBound <= end
                && $0.attribution.manner == .before && !$0.attribution.isNonFinite
                && ($0.speaker == speaker || text.tokens[start].kind == .openQuote)
        }) {
            return
        }
        guard finder.hasFinite(start ..~ end) || cue.manner == .accordingTo && end - start >= 6 else { return }
        // Words quoted up to the cue, with nothing but a name or time before them, are a quotation.
        for piece in pieces(start ..~ end) where piece.count >= 3 && !isWhollyQuoted(piece) {
            emit(piece, speaker, cue, "clause-then-" + cue.rule)
        }
    }
}
