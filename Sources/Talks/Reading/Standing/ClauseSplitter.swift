/// Parts sentences into clauses with one finite verb each.
///
/// A clause ends at a semicolon, a colon, a dash, before a conjunction or a comma after which a subject and a finite
/// verb follow, and where a verb of saying hands over to what is said. Attributions set between commas (`, the
/// minister said,`) are passed over. Relative and conditional words begin a stretch that is marked subordinate.
struct ClauseSplitter {
    let words: ReportWords
    /// Whether a token names a people or is its adjective (`Veshnan demands` is no verb).
    let isDemonym: [Bool]
    /// Verbs of asking, offering and refusing.
    let stanceVerbs: Set<String>

    /// One run of words that is split by itself: a sentence without what it quotes whole, or a quoted sentence.
    struct Unit {
        let tokens: [Int]
        let frame: Int
    }

    /// What is held while the clauses of a unit are gathered.
    struct Draft {
        var words: [Int] = []
        var isSubordinate: [Bool] = []
        var kind: ReportClause.Kind = .main
        var reportedBy: Int?
        var continues: Int?
        /// Position in `words` of the finite verb of the clause.
        var finite: Int?
        /// A subordinate stretch is open; a comma closes it where it was opened by one or stands at the front.
        var stretch: Stretch = .none
        /// Finite verbs met in a stretch that stands at the front or that no comma opened.
        var stretchVerbs = 0
        /// Where the words after the first of them begin.
        var afterStretchVerb = 0
    }

    enum Stretch { case none, untilComma, front, open, relative }

    // MARK: Clauses

    /// The clauses of a unit, in order.
    func clauses(of unit: Unit) -> [ReportClause] {
        let isPassedOver = attributions(in: unit.tokens)
        let tokens = unit.tokens.indices.filter { !isPassedOver[$0] }.map { unit.tokens[$0] }
        var clauses: [ReportClause] = []
        var draft = Draft()
        func flush() {
            if !draft.words.isEmpty {
                var clause = ReportClause(
                    words: draft.words, tokens: draft.words[0]..<(draft.words[draft.words.count - 1] + 1),
                    isSubordinate: draft.isSubordinate, kind: draft.kind, reportedBy: draft.reportedBy,
                    continues: draft.continues, frame: unit.frame, verb: nil)
                clause.verb = draft.finite.map { verbGroup(in: clause, at: $0) }
                clauses.append(clause)
            }
        }
        var position = 0
        while position < tokens.count {
            let token = tokens[position]
            if words.isPunctuation(token), endsClause(token), !listsOn(tokens, position, draft) {
                flush()
                let (kind, by) = (draft.kind, draft.reportedBy)
                draft = Draft()
                if words.folded(token) == ";" { (draft.kind, draft.reportedBy) = (kind, by) }
                position += 1
                continue
            }
            if let skip = handsOver(tokens, position, draft) {
                flush()
                draft = Draft(kind: .reported, reportedBy: clauses.count - 1)
                position += skip
                continue
            }
            if let skip = sayingOn(tokens, position, draft) {
                flush()
                draft = Draft(kind: .reported)
                position += skip
                continue
            }
            if let skip = coordinatedStart(tokens, position, draft) {
                flush()
                let before = clauses.count - 1
                let hasSubject = subjectThenFinite(tokens, position + skip) != nil
                // `said that all were freed and demanded …`: who demands is who said it.
                if !hasSubject, let reporter = draft.reportedBy, speaksAnew(tokens, position + skip) {
                    draft = Draft(kind: .main, continues: reporter)
                } else {
                    draft = Draft(kind: draft.kind, reportedBy: draft.reportedBy, continues: hasSubject ? nil : before)
                }
                position += skip
                continue
            }
            add(token, at: position, of: tokens, to: &draft)
            position += 1
        }
        flush()
        return clauses
    }

    private func endsClause(_ token: Int) -> Bool {
        switch words.folded(token) {
        case ";", ":", ".", "!", "?", "...", "…": true
        default: words.isDash(token)
        }
    }

    /// A colon after which no clause begins: what follows fills in what stands before (`one thing: bread`); or one in a
    /// clock time.
    private func listsOn(_ tokens: [Int], _ position: Int, _ draft: Draft) -> Bool {
        guard words.folded(tokens[position]) == ":", draft.finite != nil, position + 1 < tokens.count else {
            return false
        }
        let isTime =
            words.text.tokens[tokens[position - 1]].kind == .number
            && words.text.tokens[tokens[position + 1]].kind == .number
        if isTime || words.folded(tokens[position + 1]) == "that" { return true }
        return subjectThenFinite(tokens, position + 1) == nil && !words.isName(tokens[position + 1])
            && !words.isQuoteMark(tokens[position] + 1) && words.verbs[tokens[position + 1]] == nil
    }

    /// Takes a word into the draft, with what it opens, closes and is.
    private func add(_ token: Int, at position: Int, of tokens: [Int], to draft: inout Draft) {
        let classes = words.classes[token]
        if words.isComma(token), draft.stretch == .untilComma || draft.stretch == .front, !joinsOn(tokens, position) {
            draft.stretch = .none
        }
        let afterComma = draft.words.last.map { words.isComma($0) } ?? false
        if classes.contains(.relative) || isRelativeThat(tokens, position, draft) {
            if draft.words.isEmpty || draft.stretch == .front {
                draft.stretch = .front
            } else {
                draft.stretch = afterComma ? .untilComma : .relative
                draft.stretchVerbs = 0
            }
        } else if classes.contains(.subordinator), !isBareAs(token) {
            draft.stretch =
                draft.finite != nil ? .open : draft.words.isEmpty || draft.stretch == .front ? .front : .untilComma
        }
        if draft.finite == nil || draft.stretch == .relative, isFinite(tokens, position) {
            switch draft.stretch {
            case .none: draft.finite = draft.finite ?? draft.words.count
            case .relative, .front:
                draft.stretchVerbs += 1
                if draft.stretchVerbs == 1 { draft.afterStretchVerb = draft.words.count + 1 }
                if draft.stretchVerbs == 2, draft.finite == nil {
                    releaseSubject(in: &draft, stretch: draft.stretch)
                    draft.finite = draft.words.count
                    draft.stretch = .none
                }
            case .untilComma, .open: break
            }
        }
        draft.words.append(token)
        draft.isSubordinate.append(draft.stretch != .none)
    }

    /// The subject of the main verb that follows a clause in front without a comma belongs to the main clause.
    private func releaseSubject(in draft: inout Draft, stretch: Stretch) {
        guard stretch == .front, draft.afterStretchVerb < draft.words.count else { return }
        for at in draft.afterStretchVerb..<draft.words.count {
            let token = draft.words[at]
            let opens = !words.classes[token].isDisjoint(with: [.determiner, .own, .subject]) || words.isName(token)
            let before = draft.words[at - 1]
            guard opens, words.classes[before].isDisjoint(with: [.preposition, .determiner, .own]),
                !words.isName(before),
                at > draft.afterStretchVerb || words.classes[token].contains(.subject)
            else { continue }
            for later in at..<draft.words.count { draft.isSubordinate[later] = false }
            return
        }
    }

    /// A comma before `and who …`: the stretch goes on.
    private func joinsOn(_ tokens: [Int], _ position: Int) -> Bool {
        guard position + 2 < tokens.count, words.classes[tokens[position + 1]].contains(.coordinator) else {
            return false
        }
        return !words.classes[tokens[position + 2]].isDisjoint(with: [.relative, .subordinator])
    }

    /// `as well as`, `such as`, `at once`: no clause begins.
    private func isBareAs(_ token: Int) -> Bool {
        if words.folded(token) == "once" { return words.folded(token - 1) == "at" }
        guard words.folded(token) == "as" else { return false }
        switch words.folded(token + 1) {
        case "well", "many", "much", "few", "soon", "part": return true
        default: return words.folded(token - 1) == "such" || words.folded(token - 1) == "as"
        }
    }

    /// `that` after a noun: what follows is no clause of its own.
    private func isRelativeThat(_ tokens: [Int], _ position: Int, _ draft: Draft) -> Bool {
        guard words.folded(tokens[position]) == "that", let before = draft.words.last else { return false }
        if words.isComma(before) { return false }
        guard position + 1 < tokens.count else { return false }
        if words.verbs[before] != nil, words.verbs[before]?.forms.contains(.base) == false { return false }
        let next = tokens[position + 1]
        return words.isFiniteAuxiliary(next) || words.verbs[next] != nil || beginsSubject(tokens, position + 1)
            || words.isName(next)
    }

    // MARK: Where a clause begins

    /// At a conjunction or comma after which another clause begins: the number of words to pass over.
    private func coordinatedStart(_ tokens: [Int], _ position: Int, _ draft: Draft) -> Int? {
        guard draft.finite != nil, draft.words.count > 1 else { return nil }
        let token = tokens[position]
        var skip = 0
        if words.isComma(token) { skip = 1 }
        var next = position + skip
        var joins = false
        if next < tokens.count, words.classes[tokens[next]].contains(.coordinator), words.folded(tokens[next]) != "nor"
        {
            next += 1
            joins = true
        }
        guard skip > 0 || joins, next < tokens.count else { return nil }
        if joins, words.folded(tokens[next]) == "that", draft.kind == .reported { return next + 1 - position }
        if subjectThenFinite(tokens, next) != nil { return next - position }
        guard joins else { return nil }
        var verb = next
        while verb < tokens.count, words.isAdverb(tokens[verb]) { verb += 1 }
        guard verb < tokens.count, isFinite(tokens, verb),
            words.verbs[tokens[verb]]?.isListed == true
                || words.isFiniteAuxiliary(tokens[verb]) && carries(tokens, verb)
        else { return nil }
        return next - position
    }

    /// `, adding that …`, `, saying the …`: what is said begins anew.
    private func sayingOn(_ tokens: [Int], _ position: Int, _ draft: Draft) -> Int? {
        guard draft.finite != nil, words.isComma(tokens[position]), position + 2 < tokens.count,
            let verb = words.verbs[tokens[position + 1]], verb.reports, verb.forms.contains(.gerund)
        else { return nil }
        let skip = words.folded(tokens[position + 2]) == "that" ? 3 : 2
        return subjectThenFinite(tokens, position + skip) == nil ? nil : skip
    }

    /// A verb of saying, asking or refusing, without a subject.
    private func speaksAnew(_ tokens: [Int], _ position: Int) -> Bool {
        var at = position
        while at < tokens.count, words.isAdverb(tokens[at]) { at += 1 }
        guard at < tokens.count, let verb = words.verbs[tokens[at]] else { return false }
        return verb.reports || stanceVerbs.contains(verb.lemma)
    }

    /// An auxiliary with a verb after it (`could not have been` has none).
    private func carries(_ tokens: [Int], _ position: Int) -> Bool {
        var at = position
        while at < tokens.count {
            let token = tokens[at]
            if words.classes[token].isDisjoint(with: .auxiliary.union(.negative)), !words.isAdverb(token) {
                return words.text.tokens[token].kind == .word
            }
            at += 1
        }
        return false
    }

    /// Whether a noun phrase can begin here.
    func beginsSubject(_ tokens: [Int], _ position: Int) -> Bool {
        guard position < tokens.count else { return false }
        let token = tokens[position]
        switch words.text.tokens[token].kind {
        case .number, .ordinal: return true
        case .word: break
        default: return false
        }
        let classes = words.classes[token]
        if ["me", "us", "him", "them"].contains(words.folded(token)) { return false }
        if !classes.isDisjoint(with: [.determiner, .own, .subject]) { return true }
        if !classes.isDisjoint(with: [.preposition, .coordinator, .subordinator, .auxiliary, .negative]) {
            return false
        }
        if classes.contains(.relative) { return words.folded(token) == "which" }
        if words.isAdverb(token) { return false }
        if let verb = words.verbs[token], !words.isName(token) {
            return verb.forms.contains(.gerund) || verb.forms.contains(.present)
        }
        return true
    }

    /// The position of the finite verb when a subject and its verb begin here.
    func subjectThenFinite(_ tokens: [Int], _ position: Int) -> Int? {
        var start = position
        if start < tokens.count, words.isAdverb(tokens[start]),
            words.classes[tokens[start]].isDisjoint(with: .determiner)
        {
            start += 1
        }
        guard beginsSubject(tokens, start) else { return nil }
        var at = start + 1
        var sawRelative = words.folded(tokens[start]) == "which"
        while at < tokens.count, at < start + 16 {
            let token = tokens[at]
            if words.isPunctuation(token) {
                if words.folded(token) == "-", !words.isDash(token) {
                    at += 1
                    continue
                }
                return nil
            }
            let classes = words.classes[token]
            if isFinite(tokens, at) { return at }
            if classes.contains(.subordinator), !isBareAs(token) { return nil }
            if classes.contains(.relative) || words.folded(token) == "that" {
                return afterRelative(tokens, at)
            }
            if classes.contains(.coordinator),
                sawRelative || at + 1 < tokens.count && words.verbs[tokens[at + 1]] != nil
            {
                return nil
            }
            if classes.contains(.coordinator), words.folded(token) != "and", words.folded(token) != "or" { return nil }
            sawRelative = false
            at += 1
        }
        return nil
    }

    /// The main verb after a relative clause that no comma parts: `those who stayed were …`.
    private func afterRelative(_ tokens: [Int], _ position: Int) -> Int? {
        var verbs = 0
        var at = position + 1
        while at < tokens.count, at < position + 18 {
            let token = tokens[at]
            if words.isPunctuation(token), words.folded(token) != "-" { return nil }
            let classes = words.classes[token]
            if classes.contains(.coordinator) || classes.contains(.subordinator) || classes.contains(.relative) {
                return nil
            }
            if isFinite(tokens, at) {
                verbs += 1
                if verbs == 2 { return at }
            }
            at += 1
        }
        return nil
    }
}
