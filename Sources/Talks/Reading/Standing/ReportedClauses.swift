extension ClauseSplitter {
    /// Where the verb of saying of the draft hands over: the number of words to pass over, 0 for none.
    func handsOver(_ tokens: [Int], _ position: Int, _ draft: Draft) -> Int? {
        guard let finite = draft.finite else { return nil }
        let skip = words.isComma(tokens[position]) ? 1 : 0
        guard position + skip < tokens.count else { return nil }
        let token = tokens[position + skip]
        let verb = sayingVerb(draft, from: finite)
        if words.folded(token) == "that" {
            guard verb != nil || draft.words.suffix(7).contains(where: { isKnowing($0) }),
                position + skip + 1 < tokens.count
            else { return nil }
            if let verb, draft.words.count - verb > 15 { return nil }
            if skip == 0, draft.stretch != .none { return nil }
            let next = tokens[position + skip + 1]
            // `insists that all be freed`: what is wanted, not what is said.
            if let verb, words.verbs[draft.words[verb]]?.lemma == "insist",
                subjectThenFinite(tokens, position + skip + 1) == nil, !words.classes[next].contains(.subordinator)
            {
                return nil
            }
            let opens =
                beginsSubject(tokens, position + skip + 1) || words.classes[next].contains(.subordinator)
                || words.classes[next].contains(.preposition) || words.isComma(next)
            return opens ? skip + 1 : nil
        }
        guard skip == 0, let verb, draft.words.count - verb <= 14, words.verbs[draft.words[verb]]?.isListed == true
        else {
            return nil
        }
        guard subjectThenFinite(tokens, position) != nil else { return nil }
        let between = draft.words[(verb + 1)...]
        guard let first = between.first, let last = between.last else { return 0 }
        let lemma = words.verbs[draft.words[verb]]?.lemma ?? ""
        let opens =
            words.classes[first].contains(.preposition) || words.isAdverb(first) || isDayOrTime(first)
            || ["tell", "inform", "assure", "warn"].contains(lemma)
        let closes = words.classes[last].isDisjoint(with: [.preposition, .determiner, .own])
        return opens && closes && (!words.isName(token) || isDayOrTime(last)) ? 0 : nil
    }

    /// `let it be known that`, `made it clear that`.
    func isKnowing(_ token: Int) -> Bool {
        if let verb = words.verbs[token] { return verb.reports && verb.forms.contains(.participle) }
        return ["clear", "sure", "certain", "confident"].contains(words.folded(token))
    }

    func isDayOrTime(_ token: Int) -> Bool {
        switch words.folded(token) {
        case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
            "later", "reporters", "journalists", "parliament", "afp", "reuters", "statement":
            return true
        default: return false
        }
    }

    /// The verb of saying of a draft whose finite verb stands at a position, if it is one.
    func sayingVerb(_ draft: Draft, from finite: Int) -> Int? {
        var at = finite
        while at < draft.words.count, at < finite + 6 {
            let token = draft.words[at]
            if let verb = words.verbs[token], words.classes[token].isDisjoint(with: .auxiliary) {
                return verb.reports || !verb.isListed && at == draft.words.count - 1 ? at : nil
            }
            if words.classes[token].isDisjoint(with: .auxiliary.union(.negative)), !words.isAdverb(token) { return nil }
            at += 1
        }
        return nil
    }
}
