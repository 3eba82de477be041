extension PositionRules {
    // MARK: What a speaker of a side requires of others

    func requirement(
        _ clause: ReportClause, _ verb: VerbGroup, _ subject: ClauseSubject, side: Int
    ) -> (PositionType, String)? {
        let folded = clause.words.map { context.text.folded($0) }
        let near = clause.rest.prefix(6).map { context.text.folded($0) }
        let subjectWords = clause.subject.map { context.text.folded($0) }
        if subjectWords.contains("there"), verb.modal != nil || verb.lemma == "be",
            verb.isNegated || clause.rest.first.map({ context.text.folded($0) }) == "no",
            let depends = condition(of: clause), verb.modal != nil || depends == "until" || depends == "unless"
        {
            return (.condition, "there-can-be-no")
        }
        if subjectWords == ["there"], verb.modal == "will" || verb.modal == "shall", verb.lemma == "be",
            near.first == "no", near.dropFirst().prefix(3).contains(where: Self.given.contains)
        {
            return (.refusal, "there-will-be-no")
        }
        if let modal = verb.modal, modal == "will" || modal == "would", subject == .matter, verb.isPassive,
            !verb.isNegated, acts[verb.lemma] == "gives", dependsOnTime(clause, verb)
        {
            return (.condition, "given-when")
        }
        if verb.modal == "must" || verb.modal == "should" || verb.modal == "ought", subject != .speaker,
            subject != .pronoun || subjectWords == ["they"],
            !verb.isNegated
        {
            guard !Self.idle.contains(verb.lemma) else { return nil }
            // `must first stop firing`.
            let isFirst =
                near.first == "first"
                || clause.words[verb.range].contains { context.text.folded($0) == "first" }
            guard acts[verb.lemma] != nil || verb.isPassive || isOther(subject, side) || isFirst else { return nil }
            return isFirst ? (.condition, "must-first") : (.demand, "must")
        }
        if subject == .matter, !verb.isPassive, !verb.isNegated, verb.lemma == "depend", near.contains("on") {
            return (.condition, "makes-depend-on")
        }
        if isOther(subject, side), ["will", "would", "shall"].contains(verb.modal), !verb.isNegated,
            Self.suffering.contains(verb.lemma)
        {
            return (.threat, "will-suffer")
        }
        if let modal = verb.modal, ["will", "would", "can", "could"].contains(modal), subject == .matter,
            clause.kind == .reported || condition(of: clause) == "unless"
        {
            switch condition(of: clause).flatMap({ $0 == "without" ? nil : $0 }) {
            case "only", "unless": return (.condition, "only-if")
            case "when" where !verb.isNegated && Self.beginning.contains(verb.lemma): return (.condition, "only-when")
            case "until" where verb.isNegated || subjectWords.first == "no": return (.condition, "not-until")
            case nil
            where verb.isNegated && modal != "could" && !verb.isPassive && !Self.idle.contains(verb.lemma)
                && clause.kind == .reported:
                return (.refusal, "will-not")
            case nil
            where !verb.isNegated && modal.hasPrefix("c") && ["go", "return", "leave", "come"].contains(verb.lemma)
                && (folded.contains("home") || folded.contains("free")):
                return (.offer, "could-go-home")
            case nil where !verb.isNegated && ["stay", "remain"].contains(verb.lemma): return (.refusal, "would-stay")
            case nil
            where !verb.isNegated && modal != "will" && modal != "would" && verb.isPassive
                && acts[verb.lemma] == "gives":
                return (.offer, "could-be-given")
            default: break
            }
        }
        if verb.isPassive, verb.isNegated, verb.modal == "will" || verb.modal == "would", acts[verb.lemma] != nil,
            subject == .matter
        {
            return condition(of: clause) != nil || folded.contains("while")
                ? (.condition, "will-not-unless") : (.refusal, "will-not")
        }
        if verb.lemma == "be", !verb.isNegated,
            ["welcome", "possible", "acceptable"].contains(where: near.prefix(2).contains),
            let depends = condition(of: clause), depends != "until"
        {
            return (.condition, "welcome-if")
        }
        if subjectWords.contains("there"), verb.lemma == "be", near.first == "nothing" || near.first == "no",
            verb.modal == nil,
            starts(["to", "discuss"], near) || starts(["to", "talk"], near)
                || starts(["point", "in"], near) || starts(["question", "of"], near)
        {
            return (.refusal, "nothing-to-discuss")
        }
        if verb.lemma == "be", verb.modal == nil {
            let unacceptable = near.contains("unacceptable") || near.contains("acceptable") && verb.isNegated
            if unacceptable || starts(["out", "of", "the", "question"], near)
                || near.contains("negotiable") && verb.isNegated
            {
                return (.refusal, "unacceptable")
            }
        }
        if verb.modal == "could" || verb.modal == "would", folded.contains("if"), verb.isPassive {
            return (.concession, "could-if")
        }
        return nil
    }

    /// `would be released once the fine was paid`, `when the last soldier had left`: not a date, but another's act.
    private func dependsOnTime(_ clause: ReportClause, _ verb: VerbGroup) -> Bool {
        guard
            let at = clause.words.indices.first(where: {
                $0 >= verb.range.upperBound && ["once", "when"].contains(context.text.folded(clause.words[$0]))
                    && clause.isSubordinate[$0]
            })
        else { return false }
        return clause.words[at...].contains { word in
            ["had", "has", "have", "was", "were", "is", "are"].contains(context.text.folded(word))
        }
    }

    /// What one side gives or does with the other, as a noun.
    static let given: Set<String> = [
        "release", "releases", "ceasefire", "cease-fire", "truce", "pause", "talks", "negotiations", "negotiation",
        "exchange", "exchanges", "swap", "withdrawal", "deal", "concessions", "concession", "compromise", "surrender",
        "return", "amnesty", "meeting", "summit", "handover", "recognition", "agreement",
    ]

    func isOther(_ subject: ClauseSubject, _ side: Int) -> Bool {
        if case .side(let other) = subject { return other != side }
        return false
    }

    /// What is denied rather than refused.
    static let charges: Set<String> = [
        "accusation", "accusations", "allegation", "allegations", "claim", "claims", "report", "reports", "criticism",
        "charge", "charges", "suggestion", "suggestions", "speculation", "rumours", "rumors", "figure", "figures",
        "number", "numbers", "notion", "warning", "warnings",
    ]
    static let strikes: Set<String> = [
        "attack", "bomb", "destroy", "fire", "hit", "invade", "march", "publish", "punish", "respond", "retaliate",
        "seize",
        "shell", "shoot", "strike", "suspend", "quit",
    ]
    static let suffering: Set<String> = ["regret", "suffer", "answer", "burn", "repent"]
    static let beginning: Set<String> = [
        "resume", "begin", "start", "continue", "happen", "proceed", "take", "follow", "go", "reopen", "come",
    ]
    /// What is given at an exchange.
    static let handing: Set<String> = [
        "hand", "free", "release", "return", "transfer", "deliver", "repatriate", "exchange", "swap", "surrender",
        "withdraw", "lift", "reopen", "pay",
    ]
    static let asking: Set<String> = ["ask", "request", "seek", "demand", "want"]
    static let idle: Set<String> = ["know", "like", "think", "be", "say", "note", "remember", "see", "hear", "have"]
}
