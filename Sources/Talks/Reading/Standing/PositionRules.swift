/// Finds clauses that say what a side wants, offers or will not.
struct PositionRules {
    /// A row of `stance-verbs`.
    struct Row {
        let form: String
        let follows: [[String]]
        let type: PositionType?
        let denied: PositionType?
        let rule: String
    }

    /// One clause, or a part of one, with the side whose position it tells.
    struct Found {
        let clause: ReportClause
        /// Positions in the clause's words.
        let range: Range<Int>
        let side: Int
        let type: PositionType
        let rule: String
    }

    let context: StandingContext
    private(set) var rows: [String: [Row]] = [:]
    private(set) var acts: [String: String] = [:]

    init(context: StandingContext, tables: ReadingTables) {
        self.context = context
        for row in tables["stance-verbs"].rows where row.cells.count > 5 {
            rows[row.words[0], default: []].append(
                Row(
                    form: row.cells[1], follows: ResultRules.phrases(row.cells[2]),
                    type: PositionType(rawValue: row.cells[3]), denied: PositionType(rawValue: row.cells[4]),
                    rule: row.cells[5]))
        }
        for row in tables["side-acts"].rows where row.cells.count > 1 { acts[row.words[0]] = row.cells[1] }
    }

    /// - Parameter antecedent: the side that did what was told last, for `It demanded that …`.
    func find(in passage: StandingContext.Passage, antecedent: inout Int?) -> [Found] {
        guard !passage.isQuestion else { return [] }
        var found: [Found] = []
        var bySubject: [Int: (subject: ClauseSubject, side: Int?)] = [:]
        var before: (subject: ClauseSubject, side: Int?) = (.none, nil)
        for (index, clause) in passage.clauses.enumerated() {
            guard let verb = clause.verb else {
                if let terms = terms(in: clause) { found.append(terms) }
                continue
            }
            if let earlier = clause.continues.flatMap({ bySubject[$0] }) { before = earlier }
            defer { bySubject[index] = before }
            let voice = clause.head.flatMap { context.voice(at: $0) }
            let subject = context.subject(of: clause)
            var side = subject == .none ? before.side : context.side(of: subject, voice: voice)
            if side == nil, subject == .pronoun, voice?.isQuoted != true, let reporting = clause.reportedBy,
                passage.clauses.indices.contains(reporting)
            {
                if case .side(let teller) = context.subject(of: passage.clauses[reporting]) { side = teller }
            }
            if side == nil, subject == .pronoun, voice == nil, clause.kind == .main, isThirdPerson(clause),
                !verb.isNegated
            {
                side = antecedent
            }
            if case .side(let named) = subject, voice?.isQuoted != true { antecedent = named }
            let effective = subject == .none ? before.subject : subject
            if subject != .none { before = (subject, side) }
            // The statement begins with the verb and leaves its speaker out: the speaker is the subject.
            if let first = clause.verb.map({ clause.words[$0.range.lowerBound] }),
                let head = clause.head, let statement = context.statement(at: head), let own = statement.side,
                abs(statement.start - context.text.tokens[first].start) <= 2
                    || statement.start == context.text.tokens[head].start
            {
                side = own
            }
            if isDenied(clause, in: passage) || clause.words.first.map({ context.text.folded($0) }) == "what" {
                continue
            }
            if let warned = warning(clause, verb, in: passage, voice: voice) {
                found.append(warned)
                continue
            }
            if let told = toldThreat(clause, verb, in: passage, voice: voice) {
                found.append(told)
                continue
            }
            if let nominal = named(in: clause) { found.append(nominal) }
            if let done = doneBySide(clause, verb) {
                found.append(done)
                continue
            }
            if let relative = relative(in: clause) { found.append(relative) }
            if let accused = accusedOfThreat(clause, verb) { found.append(accused) }
            if let side, let going = goingOn(clause, verb, side) { found.append(going) }
            if let side, context.sides.parties.contains(side), let (type, rule) = stance(clause, verb, effective) {
                found += parts(clause, side, type, rule)
            } else if let side = voice?.side, context.sides.parties.contains(side),
                let (type, rule) = requirement(clause, verb, effective, side: side)
            {
                found.append(Found(clause: clause, range: clause.words.indices, side: side, type: type, rule: rule))
            } else if let nominal = ownNoun(in: clause, side) {
                found.append(nominal)
            }
        }
        return found
    }

    private func isThirdPerson(_ clause: ReportClause) -> Bool {
        clause.subject.last.map { ["he", "she", "it", "they"].contains(context.text.folded($0)) } ?? false
    }

    /// Reported as denied or doubted.
    private func isDenied(_ clause: ReportClause, in passage: StandingContext.Passage) -> Bool {
        guard let reporting = clause.reportedBy, passage.clauses.indices.contains(reporting) else { return false }
        let lemma = passage.clauses[reporting].verb?.lemma
        return lemma == "deny" || lemma == "doubt" || lemma == "refute"
    }

    /// Where an offer goes on `, but only when …`: the first word of the condition.
    private func onlyWhen(_ clause: ReportClause) -> Int? {
        guard let verb = clause.verb else { return nil }
        let folded = clause.words.map { context.text.folded($0) }
        return folded.indices.dropLast(2).first { at in
            at > verb.range.upperBound && folded[at] == "only"
                && ["when", "if", "after", "once"].contains(folded[at + 1])
                && (folded[at - 1] == "," || folded[at - 1] == "but")
        }
    }

    private func goesOnOnlyWhen(_ clause: ReportClause) -> Bool { onlyWhen(clause) != nil }

    /// An offer that goes on `, but only when …` is an offer and a condition.
    private func parts(_ clause: ReportClause, _ side: Int, _ type: PositionType, _ rule: String) -> [Found] {
        guard type == .offer, let at = onlyWhen(clause) else {
            return [Found(clause: clause, range: clause.words.indices, side: side, type: type, rule: rule)]
        }
        var cut = at
        while cut > 0,
            context.words.isComma(clause.words[cut - 1]) || context.text.folded(clause.words[cut - 1]) == "but"
        {
            cut -= 1
        }
        return [
            Found(clause: clause, range: 0..<cut, side: side, type: .offer, rule: rule),
            Found(clause: clause, range: at..<clause.words.count, side: side, type: .condition, rule: "only-when"),
        ]
    }

    // MARK: What the subject does

    private func stance(_ clause: ReportClause, _ verb: VerbGroup, _ subject: ClauseSubject) -> (PositionType, String)?
    {
        let near = clause.rest.filter { !context.words.isAdverb($0) }.prefix(8).map { context.text.folded($0) }
        if let depends = clause.rest.firstIndex(where: {
            ["depend", "dependent", "conditional", "contingent"].contains(context.text.folded($0))
        }),
            depends + 1 < clause.words.count, ["on", "upon"].contains(context.text.folded(clause.words[depends + 1]))
        {
            return (.condition, "makes-depend-on")
        }
        if verb.isPassive {
            return verb.lemma == "oppose" && near.first == "to" && !verb.isNegated ? (.refusal, "rejects") : nil
        }
        if isAboutSpeaking(verb, near) { return nil }
        if let modal = verb.modal, let found = intention(clause, verb, modal, near) { return found }
        if verb.lemma == "ask", verb.modal == nil, !verb.isNegated, asksToAct(near) { return (.request, "asks-to-act") }
        if verb.lemma == "expect", verb.modal == nil, !verb.isNegated, asksToAct(near), near.first != "it" {
            return (.demand, "expects-to-act")
        }
        if verb.modal != nil, Self.asking.contains(verb.lemma),
            clause.subject.last.map({ context.text.folded($0) }) == "i"
        {
            return nil
        }
        if verb.lemma == "suggest", near.isEmpty { return nil }
        if verb.lemma == "agree", !verb.isNegated, condition(of: clause) == "provided" {
            return (.condition, "agrees-provided")
        }
        for row in rows[verb.lemma] ?? [] {
            switch row.form {
            case "plain": if verb.modal != nil { continue }
            case "modal": if verb.modal == nil || verb.modal == "must" || verb.modal == "should" { continue }
            default: break
            }
            if !row.follows.isEmpty, !row.follows.contains(where: { starts($0, near) }) { continue }
            guard let type = verb.isNegated ? row.denied : row.type else { return nil }
            if type == .refusal, !Set(near.prefix(5)).isDisjoint(with: Self.charges) { return nil }
            if type == .offer, row.rule == "is-ready", let to = near.firstIndex(of: "to"), to + 1 < near.count,
                acts[near[to + 1]] == "harms"
            {
                return (.threat, "is-ready-to-harm")
            }
            if type == .refusal, condition(of: clause) == "unless" { return (.condition, row.rule + "-unless") }
            if type == .offer, isConditionalOnly(clause), !goesOnOnlyWhen(clause) {
                return (.condition, row.rule + "-only-if")
            }
            if type == .offer, row.form == "modal", let depends = condition(of: clause),
                depends == "if" || depends == "provided"
            {
                return (.condition, row.rule + "-if")
            }
            return (type, verb.isNegated ? "not-" + row.rule : row.rule)
        }
        if verb.modal == "must" || verb.modal == "should" { return nil }
        return nil
    }

    /// `asked the Committee to send observers`, not `asked whether`.
    private func asksToAct(_ near: [String]) -> Bool {
        guard let to = near.prefix(7).firstIndex(where: { $0 == "to" || $0 == ":" }), to > 0 else { return false }
        return Set(near[..<to]).isDisjoint(with: [
            "whether", "if", "about", "why", "how", "what", "when", "who", "where", "reporters", "journalists", "media",
            "press", "readers",
        ])
    }

    private static let silent: Set<String> = [
        "say", "comment", "discuss", "elaborate", "confirm", "name", "give", "answer", "speculate", "disclose",
        "reveal",
        "deny", "describe", "explain", "specify", "identify", "listen",
    ]

    /// `would not comment`, `refused to say`: no position on a matter.
    private func isAboutSpeaking(_ verb: VerbGroup, _ near: [String]) -> Bool {
        if verb.lemma == "want" || verb.lemma == "wish" {
            return near.first == "to" && near.count > 1
                && (Self.silent.contains(near[1]) || ["remind", "stress", "add", "thank", "know"].contains(near[1]))
        }
        if ["refuse", "decline"].contains(verb.lemma) {
            if near.first == "to", near.count > 2, near[1] == "discuss" {
                return !Set(near[2...]).isDisjoint(with: ["detail", "details", "it", "specifics", "contents"])
            }
            return near.first == "to" && near.count > 1 && Self.silent.contains(near[1]) || near.first == "comment"
        }
        if verb.lemma == "discuss", near.first?.hasSuffix("ing") == true { return false }
        return verb.modal != nil && verb.isNegated && Self.silent.contains(verb.lemma) && verb.lemma != "give"
    }

    /// `will not leave before …`, `would keep its guns silent if …`, `will shoot if …`.
    private func intention(_ clause: ReportClause, _ verb: VerbGroup, _ modal: String, _ near: [String]) -> (
        PositionType, String
    )? {
        guard modal == "will" || modal == "would" || modal == "shall" || modal == "can" || modal == "could" else {
            return nil
        }
        if modal == "would", clause.words.contains(where: { context.text.folded($0) == "than" }),
            ["sooner", "rather"].contains(where: { word in clause.words.contains { context.text.folded($0) == word } })
        {
            return (.refusal, "would-sooner")
        }
        var kind = acts[verb.lemma]
        // To stop shooting is to give, to stop the transfers is to harm.
        if ["stop", "halt", "cease", "end", "suspend"].contains(verb.lemma),
            !Set(near.prefix(4)).isDisjoint(with: Self.hostilities)
        {
            kind = "gives"
        } else if ["resume", "continue", "restart", "renew", "reopen", "open"].contains(verb.lemma),
            !Set(near.prefix(4)).isDisjoint(with: Self.hostilities)
        {
            kind = "harms"
        } else if ["leave", "abandon", "withdraw", "drop", "exit"].contains(verb.lemma),
            !Set(near.prefix(4)).isDisjoint(with: ["talks", "table", "negotiations", "process", "truce"])
        {
            kind = "harms"
        }
        var condition = condition(of: clause)
        if clause.words[verb.range].contains(where: { context.text.folded($0) == "only" }) { condition = "only" }
        let deniesObject =
            near.prefix(2).contains("no") || near.prefix(3).contains("nothing") || near.prefix(2).contains("nobody")
        if verb.isNegated || deniesObject {
            guard
                kind != nil
                    || !Self.idle.contains(verb.lemma) && (!isFirstPerson(clause) || refusesForAll(clause, verb))
            else { return nil }
            guard modal != "could" && modal != "can" || condition != nil else { return nil }
            if clause.words.first.map({ context.text.folded($0) }) == "i" { return nil }
            switch condition {
            case "unless", "without", "only": return (.condition, "will-not-unless")
            case nil: return (.refusal, "will-not")
            case "if": return (.threat, "will-not-if")
            default: return (.refusal, "will-not-until")
            }
        }
        guard let kind, modal != "can", modal != "could" else { return nil }
        if condition == nil, kind == "harms", modal != "would", Self.strikes.contains(verb.lemma) {
            return (.threat, "will-harm")
        }
        switch condition {
        case "only": return (.condition, "only-if")
        case "when": return kind == "gives" || kind == "part" ? (.condition, "will-when") : nil
        case "provided", "condition": return (.condition, "will-on-condition")
        case "if", "unless", "exchange":
            if kind == "harms" || kind == "other" || condition == "unless" { return (.threat, "will-harm-if") }
            return (.offer, "will-if")
        case "until": return kind == "harms" || kind == "other" ? (.threat, "will-harm-until") : nil
        case nil where Self.handing.contains(verb.lemma) && !near.isEmpty && !isPastTelling(clause, modal):
            return (.offer, "will-give")
        default: return nil
        }
    }

    /// `“I would send them soup”` is no offer at a table.
    private func isPastTelling(_ clause: ReportClause, _ modal: String) -> Bool {
        clause.subject.last.map { context.text.folded($0) } == "i"
    }

    /// `“We will not buy our children with our border”`: what is neither known, felt nor told.
    private func refusesForAll(_ clause: ReportClause, _ verb: VerbGroup) -> Bool {
        guard verb.modal == "will" || verb.modal == "shall", !verb.isPassive, clause.words.count > 5 else {
            return false
        }
        return clause.subject.map { context.text.folded($0) } == ["we"] && !Self.inner.contains(verb.lemma)
    }

    private static let inner: Set<String> = [
        "forget", "wait", "rest", "sleep", "tire", "live", "die", "cry", "weep", "get", "believe", "comment",
        "describe",
        "mention", "read", "write", "find", "lose", "win", "need", "understand", "hide", "complain", "eat", "dance",
        "count", "call", "tell", "be", "know", "like", "miss",
    ]

    private func isFirstPerson(_ clause: ReportClause) -> Bool {
        clause.subject.contains { ["i", "we"].contains(context.text.folded($0)) }
    }

    static let hostilities: Set<String> = [
        "shooting", "shelling", "firing", "fighting", "fire", "strikes", "attacks", "bombing", "offensive", "war",
        "raids", "hostilities",
        "siege", "blockade",
    ]

    /// The word that makes a clause depend on something, if any.
    func condition(of clause: ReportClause) -> String? {
        let folded = clause.words.map { context.text.folded($0) }
        for (at, word) in folded.enumerated() {
            switch word {
            case "only":
                let next = folded[(at + 1)...].prefix(2)
                if next.contains(where: { ["if", "when", "after", "once", "on", "in", "as", "against"].contains($0) }) {
                    return "only"
                }
            case "unless", "provided": return word
            case "otherwise" where at < 2: return "if"
            case "if": return at > 0 && folded[at - 1] == "as" ? nil : "if"
            case "until", "till", "before": return "until"
            case "without": return "without"
            case "condition", "conditions", "return", "exchange":
                if at > 0, ["on", "the", "in"].contains(folded[at - 1]),
                    word.hasPrefix("condition") || folded[at - 1] == "in"
                {
                    return word.hasPrefix("condition") ? "condition" : "exchange"
                }
            case "when", "once":
                if at > 0, clause.isSubordinate[at], clause.kind == .reported || folded.first == "we" { return "when" }
            case "soon":
                if at + 1 < folded.count, at > 0, folded[at - 1] == "as", folded[at + 1] == "as" { return "when" }
            case "long":
                if at + 1 < folded.count, at > 0, folded[at - 1] == "as", folded[at + 1] == "as" { return "if" }
            default: break
            }
        }
        return nil
    }

    private func isConditionalOnly(_ clause: ReportClause) -> Bool { condition(of: clause) == "only" }

    func starts(_ phrase: [String], _ words: [String]) -> Bool {
        guard phrase.count <= words.count else { return false }
        return (0...min(2, words.count - phrase.count)).contains { start in
            phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
        }
    }
}
