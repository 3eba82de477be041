/// Finds clauses that say where a matter stands.
struct ResultRules {
    /// A row of `agreement-words`.
    private struct Row {
        let voice: String
        let follows: [[String]]
        let nouns: Set<String>
        let subject: String
        let rung: AgreementDegree?
        let denied: AgreementDegree?
        let rule: String
    }

    private let context: StandingContext
    private var rows: [String: [Row]] = [:]
    private let acts: Set<String>

    init(context: StandingContext, tables: ReadingTables) {
        self.context = context
        for row in tables["agreement-words"].rows where row.cells.count > 7 {
            rows[row.words[0], default: []].append(
                Row(
                    voice: row.cells[1], follows: Self.phrases(row.cells[2]),
                    nouns: Set(Self.phrases(row.cells[3]).map { $0.joined(separator: " ") }), subject: row.cells[4],
                    rung: AgreementDegree(rawValue: row.cells[5]), denied: AgreementDegree(rawValue: row.cells[6]),
                    rule: row.cells[7]))
        }
        acts = Set(tables["side-acts"].rows.map { $0.words[0] })
    }

    static func phrases(_ cell: String) -> [[String]] {
        cell == "-" ? [] : cell.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    }

    /// One clause with the rung its words claim.
    struct Found {
        let clause: ReportClause
        /// The clause it goes on to.
        let last: ReportClause
        let rung: AgreementDegree
        let rule: String
    }

    func find(in passage: StandingContext.Passage) -> [Found] {
        guard !passage.isQuestion, !isHeadline(passage) else { return [] }
        var found: [Found] = []
        var before: ClauseSubject = .none
        var lastAt = -2
        for (at, clause) in passage.clauses.enumerated() {
            guard let verb = clause.verb else { continue }
            let own = context.subject(of: clause)
            var subject =
                own == .none ? clause.continues.map { context.subject(of: passage.clauses[$0]) } ?? before : own
            if own != .none { before = own }
            if own == .pronoun, let reporting = clause.reportedBy, passage.clauses.indices.contains(reporting),
                context.subject(of: passage.clauses[reporting]) == .joint,
                clause.subject.map({ context.text.folded($0) }).contains("they")
            {
                subject = .joint
            }
            if let exchanged = exchanged(passage.clauses, at) {
                found.append(exchanged)
                lastAt = at + 1
                continue
            }
            guard var (rung, rule) = rung(of: clause, verb, subject) else { continue }
            // `has been initialled and will enter into force`: one result.
            if own == .none, lastAt == at - 1, verb.modal == "will" || verb.modal == "is to" { continue }
            if isDenied(clause, in: passage) {
                (rung, rule) = (rung >= .inPrinciple ? .discussed : .none, "denied-" + rule)
            }
            // What goes on with the same subject, or says the same of the other side, is one with what stands before it.
            let isBothDenied = verb.isNegated && found.last?.clause.verb?.isNegated == true && own == .pronoun
            if isBothDenied, lastAt == at - 1, let last = found.last {
                found[found.count - 1] = Found(
                    clause: last.clause, last: clause, rung: min(last.rung, rung), rule: rule)
            } else if lastAt == at - 1, let last = found.last,
                own == .none && verb.isNegated == last.clause.verb?.isNegated
                    || last.clause.verb?.lemma == verb.lemma && last.rung == rung
            {
                found[found.count - 1] = Found(
                    clause: last.clause, last: clause, rung: max(last.rung, rung),
                    rule: last.rung >= rung ? last.rule : rule)
            } else {
                found.append(Found(clause: clause, last: clause, rung: rung, rule: rule))
            }
            lastAt = at
        }
        return found
    }

    /// `Norland will free 30 and Sundia will free 20`: the acts of two sides in one sentence.
    private func exchanged(_ clauses: [ReportClause], _ at: Int) -> Found? {
        guard at + 1 < clauses.count, let one = clauses[at].verb, let other = clauses[at + 1].verb else { return nil }
        for verb in [one, other] {
            guard verb.modal == "will" || verb.modal == "is to", !verb.isNegated, acts.contains(verb.lemma) else {
                return nil
            }
        }
        guard case .side(let first) = context.subject(of: clauses[at]),
            case .side(let second) = context.subject(of: clauses[at + 1]),
            first != second, !clauses[at].isSubordinate.contains(true)
        else { return nil }
        return Found(clause: clauses[at], last: clauses[at + 1], rung: .announced, rule: "acts-of-both")
    }

    private func isDenied(_ clause: ReportClause, in passage: StandingContext.Passage) -> Bool {
        guard let reporting = clause.reportedBy, passage.clauses.indices.contains(reporting) else { return false }
        let lemma = passage.clauses[reporting].verb?.lemma
        return lemma == "deny" || lemma == "refute"
    }

    private func rung(of clause: ReportClause, _ verb: VerbGroup, _ subject: ClauseSubject) -> (
        AgreementDegree, String
    )? {
        let text = context.text
        let rest = clause.rest.filter {
            !context.words.isAdverb($0) || text.folded($0) == "far" || text.folded($0) == "both"
        }
        let near = Array(rest.prefix(8)).map { text.folded($0) }
        if let found = absence(clause, verb, near) { return found }
        if let found = mutualAct(clause, verb, subject) { return found }
        guard let candidates = rows[verb.lemma] else { return nil }
        // What will come into force is signed.
        let isToCome = ["will", "would", "is to", "shall"].contains(verb.modal) && !verb.isNegated
        let isUnable =
            verb.isNegated && !clause.subject.contains { text.folded($0) == "you" }
            && ["could", "can"].contains(verb.modal) && Self.agreeing.contains(verb.lemma)
        if let modal = verb.modal, !(modal == "must" && (verb.lemma == "be" || verb.isPassive)), !isUnable,
            !(isToCome && candidates.contains { $0.rung == .inForce || $0.rung == .adRef || $0.rule == "noted" })
        {
            return nil
        }
        for row in candidates {
            switch row.voice {
            case "active": if verb.isPassive { continue }
            case "passive": if !verb.isPassive { continue }
            default: break
            }
            if !row.follows.isEmpty, !row.follows.contains(where: { holds($0, near) }) { continue }
            if !row.nouns.isEmpty {
                let isSubjectOnly = verb.lemma == "be" && row.rule == "discussed"
                let around = clause.subject.suffix(10).map { text.folded($0) } + (isSubjectOnly ? [] : near)
                if !around.contains(where: row.nouns.contains) { continue }
            }
            switch row.subject {
            case "joint":
                guard subject == .joint || isPlainWe(clause, subject) || isTheyTogether(clause, subject) else {
                    continue
                }
            case "matter": if case .side = subject { continue }
            case "other":
                guard case .side(let side) = subject, !context.sides.parties.contains(side) else { continue }
            default: break
            }
            if isOtherSense(row, clause, verb, subject, near) { return nil }
            if isToCome, row.rung != .inForce, row.rung != .adRef, row.rule != "noted" { continue }
            if verb.modal == "must", verb.isPassive, row.rung != .adRef { continue }
            guard var rung = verb.isNegated || isToCome && row.rung == .inForce ? row.denied : row.rung else {
                return nil
            }
            if verb.isProgressive, rung == .announced { rung = .discussed }
            if !verb.isNegated, rung == .announced || rung == .inPrinciple, let higher = qualified(clause) {
                rung = higher
            }
            // One side alone cannot agree for both.
            if case .side(let side) = subject, verb.lemma == "agree", !verb.isPassive, rung == .announced,
                context.sides.parties.contains(side), !namesAnother(clause, than: side)
            {
                rung = .discussed
            }
            return (rung, verb.isNegated ? "not-" + row.rule : row.rule)
        }
        return nil
    }

    /// `Norland, Sundia agree`.
    private func namesAnother(_ clause: ReportClause, than side: Int) -> Bool {
        clause.words.contains { token in context.sides.mentions[token].map { $0.side != side } ?? false }
    }

    /// `ad referendum`, `subject to their governments`, `in a letter signed by both`: said of what is agreed.
    private func qualified(_ clause: ReportClause) -> AgreementDegree? {
        let folded = clause.words.map { context.text.folded($0) }
        if holdsSubjectTo(folded) || holds(["ad", "referendum"], folded) { return .adRef }
        if holds(["signed", "by", "both"], folded) || holds(["signed", "by", "the", "two"], folded) { return .signed }
        let isPreliminary = zip(folded, folded.dropFirst()).contains { word, next in
            ["preliminary", "provisional", "tentative"].contains(word)
                && ["agreement", "agreements", "deal", "understanding", "accord", "consensus"].contains(next)
        }
        if isPreliminary || holds(["in", "principle"], folded) { return .inPrinciple }
        return nil
    }

    /// A clause that only goes on about a thing named before in the same words: `they are in force`.
    func isEcho(_ found: Found, of earlier: [Found]) -> Bool {
        context.subject(of: found.clause) == .pronoun
            && earlier.contains { $0.rung == found.rung && $0.rule == found.rule }
    }

    /// Words in capitals throughout.
    private func isHeadline(_ passage: StandingContext.Passage) -> Bool {
        passage.clauses.allSatisfy { clause in
            clause.words.allSatisfy {
                context.text.tokens[$0].kind != .word || context.text.tokens[$0].isUpperCase
                    || context.text.tokens[$0].folded.count == 1
            }
        }
    }

    private func isPlainWe(_ clause: ReportClause, _ subject: ClauseSubject) -> Bool {
        subject == .speaker && clause.subject.map { context.text.folded($0) }.contains("we")
    }

    private func isTheyTogether(_ clause: ReportClause, _ subject: ClauseSubject) -> Bool {
        subject == .pronoun && clause.subject.map { context.text.folded($0) } == ["they"]
    }

    private func holds(_ phrase: [String], _ words: [String]) -> Bool {
        guard phrase.count <= words.count else { return false }
        return (0...(words.count - phrase.count)).contains { start in
            phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
        }
    }

    /// The verb in a sense that says nothing of a matter at the table.
    private func isOtherSense(
        _ row: Row, _ clause: ReportClause, _ verb: VerbGroup, _ subject: ClauseSubject, _ near: [String]
    ) -> Bool {
        switch verb.lemma {
        case "agree":
            if near.first == "with" { return true }
            if case .side = subject, !verb.isPassive {
                return Set(near.prefix(6)).isDisjoint(with: ["to", "on", "that"]) && row.rung == .announced
            }
            return false
        case "raise":
            return !Set(near.prefix(4)).isDisjoint(with: Self.raised)
        case "note":
            // `as was noted,`: what follows is said, not noted.
            return near.isEmpty && clause.subject.isEmpty || near.first == "that"
        case "discuss" where verb.isNegated:
            // `was not discussed at length`: how, not whether.
            return !Set(near).isDisjoint(with: ["length", "detail", "line", "full", "depth", "publicly"])
        case "come" where row.rung == .raised: return near.first == "up" && near.contains("with")
        case "initial": return !verb.isPassive && near.isEmpty
        case "talk": return !verb.isPassive && subject == .speaker
        case "sign": return verb.isPassive == false && subject == .pronoun && near.isEmpty
        default: return false
        }
    }

    private static let raised: Set<String> = [
        "hope", "hopes", "concern", "concerns", "fear", "fears", "doubt", "doubts", "eyebrows", "flag", "flags", "hand",
        "voice", "pressure", "stakes", "alarm", "money", "funds", "army", "children", "glass", "family", "taxes",
        "prices",
    ]

    /// `there is no agreement`, `no text existed`, `no such offer had been made`, `there was no talk of it`.
    private func absence(_ clause: ReportClause, _ verb: VerbGroup, _ near: [String]) -> (AgreementDegree, String)? {
        let text = context.text
        let subject = clause.subject.map { text.folded($0) }
        if verb.modal != nil { return nil }
        if verb.lemma == "be", subject.contains("there"), near.first == "no" || verb.isNegated {
            guard near.prefix(5).contains(where: Self.absent.contains) else { return nil }
            // `There is no agreement on the officers yet`: they were spoken of.
            let isOpen = clause.words.contains { ["still", "yet"].contains(text.folded($0)) }
            if isOpen || near.prefix(6).contains("on") || near.prefix(6).contains("about"),
                near.prefix(5).contains(where: ["agreement", "deal", "consensus"].contains)
            {
                return (.discussed, "not-agreed")
            }
            return (.none, "there-is-none")
        }
        if verb.lemma == "be", subject.contains("there"), !verb.isNegated,
            let noun = near.first(where: { !["an", "a", "now", "already"].contains($0) }),
            ["agreement", "understanding", "consensus"].contains(noun)
        {
            return (holds(["in", "principle"], near) ? .inPrinciple : .announced, "there-is-agreement")
        }
        guard let first = subject.first, first == "no" || first == "nothing", subject.count <= 8 else { return nil }
        if first == "nothing", verb.isPassive,
            let row = rows[verb.lemma]?.first(where: { $0.voice != "active" && $0.follows.isEmpty }),
            let denied = row.denied
        {
            return (denied, "not-" + row.rule)
        }
        if verb.lemma == "exist", subject.contains(where: Self.absent.contains) { return (.none, "does-not-exist") }
        if first == "no", subject.contains(where: Self.absent.contains), Self.arriving.contains(verb.lemma) {
            let isAgreement = subject.contains("agreement") || subject.contains("deal")
            return (isAgreement ? .discussed : .none, isAgreement ? "not-agreed" : "never-made")
        }
        return nil
    }

    private static let agreeing: Set<String> = ["agree", "reach", "settle", "find", "resolve", "conclude"]
    private static let arriving: Set<String> = [
        "make", "put", "give", "send", "receive", "present", "submit", "reach", "come", "arrive",
    ]
    private static let absent: Set<String> = [
        "agreement", "deal", "draft", "text", "proposal", "proposals", "offer", "talk", "talks", "negotiations",
        "discussion", "discussions", "plan", "consensus", "document", "request", "demand", "contacts", "contact",
        "negotiation",
    ]

    /// `Both sides will each release 600 prisoners`: an act of both, in the future, told as settled.
    private func mutualAct(_ clause: ReportClause, _ verb: VerbGroup, _ subject: ClauseSubject) -> (
        AgreementDegree, String
    )? {
        guard !verb.isNegated,
            verb.modal == "will" || verb.modal == "is to" || verb.modal == "would" && clause.kind == .reported,
            acts.contains(verb.lemma)
        else { return nil }
        let folded = clause.words.map { context.text.folded($0) }
        if ["continue", "keep"].contains(verb.lemma) { return nil }
        let isEach = folded.contains("each") || folded.contains("either")
        guard subject == .joint || isEach && subject != .speaker, !verb.isPassive, folded.first != "under" else {
            return nil
        }
        if clause.isSubordinate.contains(true), folded.contains("if") || folded.contains("unless") { return nil }
        if verb.lemma == "meet" || verb.lemma == "come", !folded.contains("again") { return nil }
        if holdsSubjectTo(folded) { return (.adRef, "mutual-act-ad-referendum") }
        return (.announced, "mutual-act")
    }

    private func holdsSubjectTo(_ words: [String]) -> Bool {
        guard let at = words.firstIndex(of: "subject"), at + 1 < words.count, words[at + 1] == "to" else {
            return false
        }
        return !Set(words[at...]).isDisjoint(with: [
            "confirmation", "approval", "capitals", "ratification", "consent", "governments", "government",
            "parliament", "parliaments",
        ])
    }
}
