extension ClauseSplitter {
    /// The verb group that begins at the finite verb.
    func verbGroup(in clause: ReportClause, at finite: Int) -> VerbGroup {
        var modal: String?
        var hasBe = false
        var hasHave = false
        var isNegated = false
        var lemma: String?
        var isProgressive = false
        var isParticiple = false
        var isPast = false
        var end = finite
        var at = finite
        loop: while at < clause.words.count {
            let token = clause.words[at]
            let word = words.folded(token)
            let classes = words.classes[token]
            if word.hasSuffix("n't") || word == "cannot" { isNegated = true }
            if !classes.isDisjoint(with: .auxiliary), lemma == nil {
                if classes.contains(.modal) {
                    modal = Self.modals[word] ?? word
                } else if classes.contains(.be) {
                    hasBe = true
                    isProgressive = word == "being"
                    if word == "was" || word == "were" { isPast = true }
                } else if classes.contains(.have) {
                    hasHave = true
                }
                end = at + 1
            } else if classes.contains(.negative), word != "no" || words.folded(token + 1) == "longer" {
                isNegated = true
                if word == "no" { at += 1 }
            } else if word == "to", hasBe || hasHave, modal == nil, at == end, at + 1 < clause.words.count,
                words.verbs[clause.words[at + 1]]?.forms.contains(.base) == true
                    || words.folded(clause.words[at + 1]) == "be"
            {
                modal = hasBe ? "is to" : "must"
                (hasBe, hasHave) = (false, false)
            } else if hasBe, word == "prepared" || word == "determined",
                ["to", "for"].contains(words.folded(token + 1))
            {
                break loop
            } else if let verb = words.verbs[token], lemma == nil {
                if at > finite {
                    isProgressive = isProgressive || verb.forms.contains(.gerund)
                    isParticiple = verb.forms.contains(.participle)
                    let fits = isProgressive || isParticiple || modal != nil || verb.forms.contains(.base) && !hasBe
                    guard fits else { break loop }
                } else if verb.forms.contains(.past) {
                    isPast = true
                }
                lemma = verb.lemma
                end = at + 1
                break loop
            } else if !words.isAdverb(token) {
                // A verb that no list knows: after a modal, or a participle after a form of be.
                guard at > finite, words.text.tokens[token].kind == .word, classes.isEmpty, !words.isName(token) else {
                    break loop
                }
                let isParticipleForm = word.hasSuffix("ed") || word.hasSuffix("en")
                if hasBe ? isParticipleForm : modal != nil || hasHave && isParticipleForm {
                    lemma = word
                    isParticiple = isParticipleForm
                    end = at + 1
                }
                break loop
            }
            at += 1
        }
        let subjectDenies =
            clause.words[..<finite].first.map { Self.denyingSubjects.contains(words.folded($0)) } ?? false
            || deniesBefore(clause, finite)
        return VerbGroup(
            range: finite..<max(end, finite + 1), lemma: lemma ?? (hasBe ? "be" : hasHave ? "have" : "do"),
            isNegated: isNegated || subjectDenies, isPassive: hasBe && isParticiple && lemma != nil, modal: modal,
            isPerfect: hasHave, isProgressive: isProgressive, isPast: isPast)
    }

    /// `no longer insists`, `never agreed`: the denial stands before the verb.
    private func deniesBefore(_ clause: ReportClause, _ finite: Int) -> Bool {
        var at = finite - 1
        while at > 0, words.isAdverb(clause.words[at]), words.classes[clause.words[at]].isDisjoint(with: .negative) {
            if words.folded(clause.words[at]) == "longer" { return words.folded(clause.words[at - 1]) == "no" }
            at -= 1
        }
        guard at > 0 else { return false }
        if words.folded(clause.words[at]) == "longer" { return words.folded(clause.words[at - 1]) == "no" }
        return words.folded(clause.words[at]) == "never"
    }

    private static let modals = [
        "won't": "will", "wouldn't": "would", "can't": "can", "cannot": "can", "couldn't": "could",
        "shouldn't": "should", "mustn't": "must",
    ]
    private static let denyingSubjects: Set<String> = ["no", "nothing", "nobody", "none", "neither"]
}
