extension ClauseSplitter {
    /// Whether the word is a finite verb, by its form and its neighbours.
    func isFinite(_ tokens: [Int], _ position: Int) -> Bool {
        let token = tokens[position]
        let before = wordBefore(tokens, position)
        if words.isFiniteAuxiliary(token) {
            if words.folded(token) == "may", words.isName(token) { return false }
            guard let before else { return words.text.tokens[token].isCapitalised == false || true }
            if words.classes[token].contains(.modal), words.classes[before].contains(.determiner) { return true }
            return words.folded(before) != "to"
        }
        // `insists that its men be freed`
        if words.classes[token].contains(.be) { return false }
        guard let verb = words.verbs[token], !words.isName(token) || position == 0 else { return false }
        guard let before else {
            return verb.forms.contains(.past) && position == 0 ? false : verb.forms.contains(.past)
        }
        let previous = words.classes[before]
        if !previous.isDisjoint(with: .auxiliary) || words.folded(before) == "to" { return false }
        if words.folded(before) == "that", position > 1, words.text.tokens[tokens[position - 2]].kind == .word {
            return !verb.forms.isDisjoint(with: [.past, .present])
        }
        if verb.forms.contains(.past) {
            if words.isComma(before), verb.forms.contains(.participle), isParticiplePhrase(tokens, position) {
                return false
            }
            if !previous.isDisjoint(with: [.determiner, .own, .preposition]), !previous.contains(.subject) {
                return words.folded(before) == "that" || words.folded(before) == "those"
            }
            if words.text.tokens[before].kind == .possessive || words.text.tokens[before].kind == .number {
                return false
            }
            if verb.forms.contains(.participle), !verb.reports, isReducedRelative(tokens, position) { return false }
            return true
        }
        if verb.forms.contains(.present) {
            if previous.contains(.subject) || previous.contains(.relative) { return true }
            if previous.contains(.coordinator) { return verb.isNeverNoun }
            if !previous.isDisjoint(with: [.determiner, .own, .preposition, .negative]) { return false }
            if words.isComma(before) { return verb.reports && verb.isNeverNoun }
            if words.text.tokens[before].kind != .word || isDemonym[before] { return false }
            // `No deal exists`: a noun that may be a verb, after a small word.
            let noun = tokens[..<position].lastIndex(of: before) ?? 0
            let isNoun =
                noun > 0
                && !words.classes[tokens[noun - 1]].isDisjoint(with: [.determiner, .own, .negative])
            return words.isName(before) || verb.isNeverNoun && (words.verbs[before] == nil || isNoun)
        }
        guard verb.forms.contains(.base) else { return false }
        switch words.folded(before) {
        case "i", "we", "they", "you", "who", "people", "both": return true
        default: break
        }
        if words.isComma(before) { return verb.reports && verb.isNeverNoun }
        guard words.text.tokens[before].kind == .word, previous.isEmpty else { return false }
        if isListOfNames(tokens, position - 1) { return true }
        if let noun = words.verbs[before], noun.isNeverNoun { return false }
        return words.folded(before).hasSuffix("s") && !words.folded(before).hasSuffix("ss")
            && (verb.reports || words.isName(before) || position + 1 < tokens.count)
    }

    /// `Norland, Sundia agree`, `Norland and Sundia agree`.
    private func isListOfNames(_ tokens: [Int], _ position: Int) -> Bool {
        guard position > 1, words.isName(tokens[position]), words.isName(tokens[position - 2]) else { return false }
        return words.isComma(tokens[position - 1]) || words.folded(tokens[position - 1]) == "and"
    }

    /// The word before, adverbs passed over.
    private func wordBefore(_ tokens: [Int], _ position: Int) -> Int? {
        var at = position - 1
        while at >= 0, words.isAdverb(tokens[at]), words.classes[tokens[at]].isDisjoint(with: [.determiner, .subject]) {
            at -= 1
        }
        return at >= 0 ? tokens[at] : nil
    }

    /// `a statement put out by the ministry rejected …`
    private func isDocument(_ tokens: [Int], _ position: Int) -> Bool {
        guard position > 0 else { return false }
        switch words.folded(tokens[position - 1]) {
        case "statement", "letter", "message", "note", "paper", "text", "communique", "document", "report": return true
        default: return false
        }
    }

    /// `the spokeswoman, reached by telephone, said`: a phrase between commas, a finite verb after it.
    private func isParticiplePhrase(_ tokens: [Int], _ position: Int) -> Bool {
        var at = position + 1
        while at < tokens.count, !words.isComma(tokens[at]) { at += 1 }
        guard at + 1 < tokens.count, at - position <= 14 else { return false }
        let next = tokens[at + 1]
        return words.isFiniteAuxiliary(next) || words.verbs[next].map { $0.forms.contains(.past) } == true
    }

    /// `the agreement reached on 19 June was carried out`: an auxiliary follows before anything begins anew.
    private func isReducedRelative(_ tokens: [Int], _ position: Int) -> Bool {
        var at = position + 1
        while at < tokens.count, at < position + 12 {
            let token = tokens[at]
            let classes = words.classes[token]
            if words.isPunctuation(token) || classes.contains(.coordinator) || classes.contains(.relative)
                || classes.contains(.subordinator) || words.folded(token) == "that"
            {
                return false
            }
            if words.isFiniteAuxiliary(token) { return true }
            if let verb = words.verbs[token], at > position + 1, verb.reports, verb.isNeverNoun,
                !verb.forms.isDisjoint(with: [.base, .present, .past]),
                words.classes[tokens[at - 1]].isDisjoint(with: [.determiner, .own])
            {
                return true
            }
            if let verb = words.verbs[token], at > position + 1, verb.forms.contains(.past),
                isDocument(tokens, position)
            {
                return true
            }
            if classes.contains(.subject) { return false }
            at += 1
        }
        return false
    }
}
