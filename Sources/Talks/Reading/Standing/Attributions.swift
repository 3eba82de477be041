extension ClauseSplitter {
    /// Marks words that only tell who speaks (`, the minister said,`, `according to the ministry`) and what stands in
    /// round brackets.
    func attributions(in tokens: [Int]) -> [Bool] {
        var isPassedOver = [Bool](repeating: false, count: tokens.count)
        func pass(_ from: Int, _ to: Int) { for at in from..<min(to, tokens.count) { isPassedOver[at] = true } }
        var at = 0
        while at < tokens.count {
            let token = tokens[at]
            let word = words.folded(token)
            if words.isPunctuation(token), word == "(" {
                var end = at + 1
                while end < tokens.count, words.folded(tokens[end]) != ")" { end += 1 }
                pass(at, end + 1)
                at = end + 1
                continue
            }
            if word == "according", at + 1 < tokens.count, words.folded(tokens[at + 1]) == "to" {
                let from = at > 0 && words.isComma(tokens[at - 1]) ? at - 1 : at
                var end = commaOrEnd(tokens, at + 2)
                // `According to him the sides …`: no comma, but another subject and its verb.
                if let next = (at + 3..<max(at + 3, end)).first(where: { place in
                    let opens = words.classes[tokens[place]]
                    return !opens.isDisjoint(with: [.determiner, .own, .subject])
                        && words.classes[tokens[place - 1]].isDisjoint(with: [.preposition, .determiner, .relative])
                        && subjectThenFinite(tokens, place).map { $0 < end } == true
                }) {
                    end = next
                    pass(from, end)
                    at = end
                    continue
                }
                pass(from, end + (from == 0 ? 1 : isInserted(tokens, from, end)))
                at = end
                continue
            }
            if words.isComma(token), at > 0, let end = ownAside(tokens, at) {
                pass(at, end)
                at = end
                continue
            }
            if words.isComma(token), at > 0, !isPassedOver[at], let found = attributionEnd(tokens, at + 1) {
                var end = found
                // What follows without a verb belongs to the speaker: `they said on Friday in the capital, Porto.`
                if isInserted(tokens, at, end) == 1, !tokens[..<at].indices.contains(where: { isFinite(tokens, $0) }) {
                    end = found
                } else if end < tokens.count, !(end..<tokens.count).contains(where: { isFinite(tokens, $0) }) {
                    end = tokens.count
                }
                pass(at, end + isInserted(tokens, at, end))
                at = end
                continue
            }
            at += 1
        }
        return isPassedOver
    }

    /// 1 where the closing comma belongs to the insertion.
    func isInserted(_ tokens: [Int], _ from: Int, _ end: Int) -> Int {
        guard end < tokens.count, words.isComma(tokens[end]), end + 1 < tokens.count else { return 0 }
        let next = tokens[end + 1]
        return words.classes[next].contains(.coordinator) ? 0 : 1
    }

    private func commaOrEnd(_ tokens: [Int], _ from: Int) -> Int {
        var at = from
        while at < tokens.count {
            if words.isPunctuation(tokens[at]), words.isComma(tokens[at]) || !words.isDash(tokens[at]) {
                let word = words.folded(tokens[at])
                if word == "," || word == ";" || word == "." || word == ":" || word == ")" { return at }
            }
            at += 1
        }
        return tokens.count
    }

    /// `“agreed in principle, and I underline principle” that …`: the speaker's own aside within words quoted in part.
    private func ownAside(_ tokens: [Int], _ comma: Int) -> Int? {
        var from = comma + 1
        if from < tokens.count, words.folded(tokens[from]) == "and" { from += 1 }
        guard from + 1 < tokens.count, words.folded(tokens[from]) == "i",
            let quote = words.text.quote(holding: tokens[from]),
            words.text.quotes[quote].tokens.contains(tokens[comma]),
            tokens[0] < words.text.quotes[quote].tokens.lowerBound, isFinite(tokens, from + 1)
        else { return nil }
        var end = from + 1
        while end < tokens.count, words.text.quotes[quote].tokens.contains(tokens[end]) {
            if words.isComma(tokens[end]) { return end + 1 }
            end += 1
        }
        return end
    }

    /// The comma closes a relative clause: `the Front, which wants self-rule, confirmed the truce`.
    private func followsRelative(_ tokens: [Int], _ comma: Int) -> Bool {
        var at = comma - 1
        while at > 0, !words.isComma(tokens[at]) { at -= 1 }
        guard at > 0, at + 1 < tokens.count else { return false }
        return words.classes[tokens[at + 1]].contains(.relative)
    }

    /// After a comma: a speaker and a verb of saying, or the verb and the speaker, then a comma or the end.
    private func attributionEnd(_ tokens: [Int], _ from: Int) -> Int? {
        guard from < tokens.count else { return nil }
        if let verb = words.verbs[tokens[from]], verb.reports,
            verb.forms.contains(.past) || verb.forms.contains(.present)
        {
            let end = commaOrEnd(tokens, from + 1)
            guard from + 1 < tokens.count, verb.lemma != "tell", !followsRelative(tokens, from - 1),
                beginsSubject(tokens, from + 1) || end == tokens.count,
                !tokens[from..<min(tokens.count, from + 12)].contains(where: { words.folded($0) == "that" })
            else { return nil }
            guard subjectThenFinite(tokens, from + 1) == nil else { return nil }
            // `The matter, said the office, had been discussed`: the sentence goes on.
            if end + 1 < tokens.count, words.isComma(tokens[end]), words.isFiniteAuxiliary(tokens[end + 1]) {
                return end
            }
            return tokens.count
        }
        guard let finite = subjectThenFinite(tokens, from), finite - from <= 12 else { return nil }
        // `If they shoot, we shall answer`: what somebody will say is no attribution.
        if words.classes[tokens[finite]].contains(.modal) { return nil }
        var verb = finite
        while verb < tokens.count, words.isFiniteAuxiliary(tokens[verb]) || words.isAdverb(tokens[verb]) { verb += 1 }
        guard verb < tokens.count, let saying = words.verbs[tokens[verb]], saying.reports else { return nil }
        let end = commaOrEnd(tokens, verb + 1)
        guard end - verb <= 14 else { return nil }
        for at in (verb + 1)..<max(end, verb + 1) {
            if words.folded(tokens[at]) == "that" || subjectThenFinite(tokens, at).map({ $0 < end }) == true {
                return nil
            }
        }
        // With an object that is no speaker's place or time it is a clause of its own: `, the hosts said nothing`.
        if verb + 1 < end {
            let next = tokens[verb + 1]
            let classes = words.classes[next]
            let isAside =
                classes.contains(.preposition) || words.isAdverb(next) || words.isName(next)
                || words.classes[next].contains(.subordinator) || saying.lemma == "tell"
            if !isAside { return nil }
        }
        return end
    }
}
