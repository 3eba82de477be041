extension PositionRules {
    /// Armed force as a consequence: `if the talks failed his troops would be in the town`. Told by another, the telling is
    /// part of the span.
    func toldThreat(
        _ clause: ReportClause, _ verb: VerbGroup, in passage: StandingContext.Passage, voice: StandingContext.Voice?
    ) -> Found? {
        guard let modal = verb.modal, modal != "must", modal != "should", !verb.isNegated, !verb.isPassive,
            !Self.peaceful.contains(verb.lemma), acts[verb.lemma] != "gives"
        else { return nil }
        let subject = clause.subject.filter { !context.words.isComma($0) }.map { context.text.folded($0) }
        guard let head = subject.last, Self.forces.contains(head),
            ["his", "our", "my", "her", "its", "their"].contains(where: subject.contains)
        else { return nil }
        var side = voice?.isQuoted == false || subject.contains("our") || subject.contains("my") ? voice?.side : nil
        var whole = clause
        if let reporting = clause.reportedBy, passage.clauses.indices.contains(reporting) {
            let teller = passage.clauses[reporting]
            if case .side(let other) = context.subject(of: teller) {
                if let head = teller.head, context.statement(at: head) != nil, other != voice?.side {
                    whole = joined(teller, clause)
                }
                side = other
            }
        }
        guard let side, context.sides.parties.contains(side) else { return nil }
        return Found(clause: whole, range: whole.words.indices, side: side, type: .threat, rule: "own-forces-would")
    }

    private static let peaceful: Set<String> = [
        "respect", "observe", "honour", "honor", "comply", "withdraw", "leave", "return", "abide", "cooperate", "stop",
        "disarm", "wait", "obey",
    ]

    static let forces: Set<String> = [
        "troops", "army", "soldiers", "forces", "tanks", "guns", "missiles", "drones", "men", "fighters",
    ]

    func joined(_ first: ReportClause, _ second: ReportClause) -> ReportClause {
        ReportClause(
            words: first.words + second.words, tokens: first.tokens.lowerBound..<second.tokens.upperBound,
            isSubordinate: first.isSubordinate + second.isSubordinate, kind: first.kind, reportedBy: first.reportedBy,
            continues: first.continues, frame: first.frame, verb: first.verb)
    }

    /// `the Front, which wants self-rule, …`: a stance told in passing of the side named right before.
    func relative(in clause: ReportClause) -> Found? {
        for (at, word) in clause.words.enumerated() where at > 1 && at + 2 < clause.words.count {
            guard context.words.classes[word].contains(.relative), context.words.isComma(clause.words[at - 1]),
                let mention = context.sides.mention(at: clause.words[at - 2]), mention.form != .people,
                context.sides.parties.contains(mention.side), let verb = context.words.verbs[clause.words[at + 1]],
                verb.forms.contains(.present),
                let row = rows[verb.lemma]?.first(where: { $0.form != "modal" && $0.follows.isEmpty }),
                let type = row.type
            else { continue }
            var end = at + 2
            while end < clause.words.count, !context.words.isComma(clause.words[end]) { end += 1 }
            return Found(
                clause: clause, range: (at + 1)..<end, side: mention.side, type: type, rule: row.rule + "-in-passing")
        }
        return nil
    }

    /// `put off signing, demanding that …`, `wrote a letter, offering a truce`.
    func goingOn(_ clause: ReportClause, _ verb: VerbGroup, _ side: Int) -> Found? {
        guard context.sides.parties.contains(side) else { return nil }
        for at in clause.words.indices where at > verb.range.upperBound && at + 2 < clause.words.count {
            guard let gerund = context.words.verbs[clause.words[at]], gerund.forms.contains(.gerund), !gerund.reports,
                context.words.isComma(clause.words[at - 1]),
                let row = rows[gerund.lemma]?.first(where: { $0.form == "any" && $0.follows.isEmpty })
                    ?? rows[gerund.lemma]?
                    .first(where: { $0.type == .threat && $0.follows.isEmpty }), let type = row.type
            else { continue }
            var end = at + 1
            while end < clause.words.count,
                !(context.words.isComma(clause.words[end]) && end + 1 < clause.words.count
                    && context.words.classes[clause.words[end + 1]].contains(.relative))
            {
                end += 1
            }
            return Found(clause: clause, range: at..<end, side: side, type: type, rule: row.rule + "-going-on")
        }
        return nil
    }

    /// `accused the Front of threatening to …`.
    func accusedOfThreat(_ clause: ReportClause, _ verb: VerbGroup) -> Found? {
        guard verb.lemma == "accuse", !verb.isNegated else { return nil }
        let rest = Array(clause.rest)
        guard let of = rest.firstIndex(where: { context.text.folded($0) == "threatening" }), of > 0,
            let side = rest[..<of].compactMap({ context.sides.mention(at: $0)?.side }).first,
            context.sides.parties.contains(side)
        else { return nil }
        return Found(
            clause: clause, range: verb.range.lowerBound..<clause.words.count, side: side, type: .threat,
            rule: "accused-of-threat")
    }

    /// `Norland warned it would resume strikes`, `that Sundia would regret it`: what a side says it or the other will
    /// do or meet.
    func warning(
        _ clause: ReportClause, _ verb: VerbGroup, in passage: StandingContext.Passage, voice: StandingContext.Voice?
    ) -> Found? {
        guard let reporting = clause.reportedBy, passage.clauses.indices.contains(reporting),
            let telling = passage.clauses[reporting].verb, telling.lemma == "warn", !telling.isNegated,
            ["will", "would", "shall"].contains(verb.modal)
        else { return nil }
        var teller: Int?
        if case .side(let named) = context.subject(of: passage.clauses[reporting]) { teller = named }
        guard let side = voice?.side ?? teller, context.sides.parties.contains(side) else { return nil }
        switch context.subject(of: clause) {
        case .side, .speaker, .pronoun: break
        default: return nil
        }
        return Found(clause: clause, range: clause.words.indices, side: side, type: .threat, rule: "warns")
    }

    /// Terms without a verb: `No officers, no lorries`.
    func terms(in clause: ReportClause) -> Found? {
        guard clause.verb == nil, let head = clause.words.first, let side = context.voice(at: head)?.side,
            context.sides.parties.contains(side), (4...16).contains(clause.words.count)
        else { return nil }
        let folded = clause.words.map { context.text.folded($0) }
        let later = folded.indices.dropFirst(2).filter {
            folded[$0 - 1] == "," || folded[$0 - 1] == "and" || folded[$0 - 1] == ";"
        }
        let isBare = folded[0] == "no" && later.contains { folded[$0] == "no" }
        guard isBare else { return nil }
        return Found(clause: clause, range: clause.words.indices, side: side, type: .condition, rule: "bare-terms")
    }

    /// `The plan was rejected by Norland`.
    func doneBySide(_ clause: ReportClause, _ verb: VerbGroup) -> Found? {
        guard verb.isPassive, !verb.isNegated, verb.modal == nil else { return nil }
        let rest = Array(clause.rest)
        guard let by = rest.firstIndex(where: { context.text.folded($0) == "by" }), by < 4,
            let mention = rest[(by + 1)...].prefix(2).compactMap({ context.sides.mentions[$0] }).first,
            context.sides.parties.contains(mention.side)
        else { return nil }
        let near = rest.prefix(8).map { context.text.folded($0) }
        let row = rows[verb.lemma]?.first { row in
            row.type == .refusal && row.form != "modal"
                && (row.follows.isEmpty || row.follows.contains { starts($0, near) })
        }
        guard let row, let type = row.type else { return nil }
        return Found(
            clause: clause, range: clause.words.indices, side: mention.side, type: type, rule: row.rule + "-passive")
    }

    // MARK: Nouns

    /// `a Norlandish request for a direct line`, `Norland's demand that …`: up to the end of the clause.
    func named(in clause: ReportClause) -> Found? {
        for (at, word) in clause.words.enumerated() {
            guard let type = Self.nouns[context.text.folded(word)], !clause.isSubordinate[at],
                let (side, _) = owner(after: at, in: clause)
            else { continue }
            let start = at > 0 && context.words.classes[clause.words[at - 1]].contains(.determiner) ? at - 1 : at
            return Found(
                clause: clause, range: start..<clause.words.count, side: side, type: type, rule: "named-stance")
        }
        for (at, word) in clause.words.enumerated() {
            guard let mention = context.sides.mentions[word], context.sides.parties.contains(mention.side) else {
                continue
            }
            var noun = at + mention.length
            if noun < clause.words.count, context.text.tokens[clause.words[noun]].kind == .possessive { noun += 1 }
            for _ in 0..<2 where noun < clause.words.count && Self.nouns[context.text.folded(clause.words[noun])] == nil
            { noun += 1 }
            guard noun + 2 < clause.words.count, let type = Self.nouns[context.text.folded(clause.words[noun])],
                ["for", "that", "to"].contains(context.text.folded(clause.words[noun + 1])), !clause.isSubordinate[at],
                (at..<noun).allSatisfy({
                    !context.words.isPunctuation(clause.words[$0])
                        && context.words.classes[clause.words[$0]].isDisjoint(with: [.own, .determiner])
                })
            else { continue }
            var start = at
            if start > 0, context.words.classes[clause.words[start - 1]].contains(.determiner) { start -= 1 }
            return Found(
                clause: clause, range: start..<clause.words.count, side: mention.side, type: type, rule: "named-stance")
        }
        return nil
    }

    /// `informed him about his readiness to free two drivers`: what the subject of the clause is ready for or wants.
    func ownNoun(in clause: ReportClause, _ side: Int?) -> Found? {
        guard let side, context.sides.parties.contains(side), let verb = clause.verb else { return nil }
        for at in clause.words.indices where at >= verb.range.upperBound && at + 3 < clause.words.count {
            guard context.words.classes[clause.words[at]].contains(.own), !clause.isSubordinate[at],
                let noun = (at + 1...at + 2).first(where: { Self.nouns[context.text.folded(clause.words[$0])] != nil }),
                noun + 1 < clause.words.count, let type = Self.nouns[context.text.folded(clause.words[noun])],
                ["for", "that", "to"].contains(context.text.folded(clause.words[noun + 1]))
            else { continue }
            return Found(
                clause: clause, range: at..<clause.words.count, side: side, type: type, rule: "own-stance")
        }
        return nil
    }

    /// `the demand of Norland that …`: the noun, its owner after it.
    private func owner(after noun: Int, in clause: ReportClause) -> (side: Int, next: Int)? {
        var at = noun + 1
        guard at + 2 < clause.words.count, context.text.folded(clause.words[at]) == "of" else { return nil }
        at += 1
        if context.text.folded(clause.words[at]) == "the" { at += 1 }
        guard at + 1 < clause.words.count, let mention = context.sides.mentions[clause.words[at]],
            context.sides.parties.contains(mention.side)
        else { return nil }
        let next = at + mention.length
        guard next < clause.words.count, ["for", "that", "to"].contains(context.text.folded(clause.words[next])) else {
            return nil
        }
        return (mention.side, next)
    }

    static let nouns: [String: PositionType] = [
        "readiness": .offer, "willingness": .offer, "rejection": .refusal, "unwillingness": .refusal,
        "proposal": .offer,
        "request": .request, "requests": .request, "demands": .demand, "offers": .offer, "appeal": .request,
        "demand": .demand, "ultimatum": .demand, "insistence": .demand,
        "offer": .offer, "refusal": .refusal, "threat": .threat,
    ]
}
