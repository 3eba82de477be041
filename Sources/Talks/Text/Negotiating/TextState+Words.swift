extension TextState {
    /// Carries out an operation; a refusal leaves the state to be thrown away.
    mutating func carryOut(_ act: TextAct) throws(TextRefusal) {
        switch act.operation {
        case .propose, .delete, .move: try carryOutOnClause(act)
        case .amend(let id, let words, let to, let occurrence, _, let rendering):
            try amend(id, words, to, occurrence, act, rendering)
        case .insert(let id, let words, let after, let occurrence, _, let rendering):
            try insert(id, words, after, occurrence, act, rendering)
        case .bracket(let id, let words, let occurrence, _, let rendering):
            try putInBrackets(id, words, occurrence, act, rendering)
        case .alternative(let id, let words, _): try addAlternative(id, words, act)
        case .withdraw(let id, let alternative): try withdraw(id, alternative, by: act.by)
        case .accept(let target, let alternative):
            try accept(target, alternative, by: act.by, isAdReferendum: false)
        case .acceptAdReferendum(let target, let alternative):
            try accept(target, alternative, by: act.by, isAdReferendum: true)
        case .reserve(let target, let note): try reserve(target, note, by: act.by)
        case .liftReserve(let target): try liftReserve(target, by: act.by)
        case .park(let target): try setParked(target, true)
        case .restore(let target): try setParked(target, false)
        case .comment(let target, let words): try comment(target, words)
        case .revision(let label): _ = try plain(label, nil)
        }
    }

    private mutating func carryOutOnClause(_ act: TextAct) throws(TextRefusal) {
        switch act.operation {
        case .propose(let id, let after, let heading, let words, _, let rendering):
            try propose(id, after, heading, words, act, rendering)
        case .delete(let id): try delete(id, by: act.by)
        case .move(let id, let after): try move(id, after, at: act.at)
        default: break
        }
    }

    /// Whether this party's pen writes straight into the text.
    private func writes(_ party: PartyID) -> Bool { mode == .oneText && party == mediator }

    /// Words as the text holds them; a refusal when there are none.
    private func plain(_ words: String, _ place: String?) throws(TextRefusal) -> String {
        let plain = PlainWords.trimmed(words)
        guard !plain.isEmpty else { throw TextRefusal("words_empty", place, "no words", "give the words") }
        return plain
    }

    private mutating func propose(
        _ id: ClauseID, _ after: ClauseID?, _ heading: Int?, _ words: String, _ act: TextAct, _ rendering: BracketID?
    ) throws(TextRefusal) {
        let language = try language(act.operation.language)
        guard versions[language]?[id] == nil else {
            throw TextRefusal("clause_taken", id.rawValue, "the id is a clause's already", "give the clause another id")
        }
        if let heading, !(1...6).contains(heading) {
            throw TextRefusal("heading_level", id.rawValue, "a heading's level is 1 to 6", "give one of these, or none")
        }
        if !order.holds(id) {
            if let after, !order.holds(after) {
                throw TextRefusal("clause_unknown", after.rawValue, "no such clause to stand after", "name one it has")
            }
            order.place(id, after: after, at: act.at)
        }
        let words = PlainWords.trimmed(words)
        var clause = Clause(id: id, heading: heading)
        if !words.isEmpty {
            clause.content = [.words(words)]
            if !writes(act.by) {
                let bracket = try name(in: id, language, rendering)
                clause.content = [.bracket(Self.bracket(bracket, [(act.by, false, clause.content)]))]
            }
        }
        versions[language, default: [:]][id] = clause
    }

    private static func bracket(_ id: BracketID, _ wordings: [(PartyID, Bool, [Inline])]) -> Bracket {
        Bracket(id: id, alternatives: wordings.map { Alternative(owner: $0.0, isDeletion: $0.1, content: $0.2) })
    }

    /// The name of a new bracket, or of the one in another version that it renders.
    private mutating func name(
        in clause: ClauseID, _ language: String, _ rendering: BracketID?
    ) throws(TextRefusal) -> BracketID {
        guard let rendering else { return newBracket(in: clause) }
        let stands = languages.contains { versions[$0]?[clause]?.content.bracket(rendering) != nil }
        guard rendering.clause == clause, stands, versions[language]?[clause]?.content.bracket(rendering) == nil else {
            throw TextRefusal(
                "rendering", rendering.rawValue, "not a bracket of this clause that this version still lacks",
                "name one that stands in another version alone, or none")
        }
        return rendering
    }

    private func place(
        of words: String, _ occurrence: Int?, in clause: Clause
    ) throws(TextRefusal) -> WordPlace {
        let places = clause.content.places(of: try plain(words, clause.id.rawValue))
        guard !places.isEmpty else {
            throw TextRefusal(
                "words_not_found", clause.id.rawValue, "the words do not stand in the clause within one run",
                "give words as they stand, none of them across a bracket's edge")
        }
        if occurrence == nil, places.count > 1 {
            throw TextRefusal(
                "words_ambiguous", clause.id.rawValue, "the words stand \(places.count) times in the clause",
                "say which, counted from 1, or give more of the words around")
        }
        guard places.indices.contains((occurrence ?? 1) - 1) else {
            throw TextRefusal(
                "words_not_found", clause.id.rawValue, "the words stand \(places.count) times in the clause",
                "say which, counted from 1")
        }
        return places[(occurrence ?? 1) - 1]
    }

    /// Whether a party may change words directly: its own, proposed, that nobody has said yes to.
    private func isOwn(_ place: WordPlace, of party: PartyID) -> Bool {
        guard let inner = place.enclosing.last, inner.alternative.owner == party, !inner.isStanding else {
            return false
        }
        return !inner.bracket.marks.acceptances.contains { $0.alternative == inner.index + 1 }
    }

    private mutating func amend(
        _ id: ClauseID, _ words: String, _ to: String, _ occurrence: Int?, _ act: TextAct, _ rendering: BracketID?
    ) throws(TextRefusal) {
        let language = try language(act.operation.language)
        var clause = try clause(id, in: language)
        let place = try place(of: words, occurrence, in: clause)
        let to = PlainWords.trimmed(to)
        let old: [Inline] = [.words(PlainWords.trimmed(words))]
        let new: [Inline] = to.isEmpty ? [] : [.words(to)]
        if writes(act.by) || isOwn(place, of: act.by) {
            if let inner = place.enclosing.last, new.isEmpty, inner.alternative.content == old {
                throw TextRefusal(
                    "alternative_empty", inner.bracket.id.rawValue, "nothing would be left of the alternative",
                    "withdraw it")
            }
            clause.content.replace(place, with: new)
        } else if let inner = place.enclosing.last, inner.isStanding, inner.alternative.content == old {
            guard !new.isEmpty else {
                throw TextRefusal(
                    "deletion_wished_already", inner.bracket.id.rawValue, "the words are in brackets already",
                    "accept their deletion, or set another wording beside them")
            }
            let alternative = Alternative(owner: act.by, content: new)
            clause.content.edit(inner.bracket.id) { bracket in
                bracket.alternatives.append(alternative)
                return nil
            }
        } else {
            var wordings = [(act.by, true, old)]
            if !new.isEmpty { wordings.append((act.by, false, new)) }
            let bracket = Self.bracket(try name(in: id, language, rendering), wordings)
            clause.content.replace(place, with: [.bracket(bracket)])
        }
        versions[language]?[id] = clause
    }

    private mutating func insert(
        _ id: ClauseID, _ words: String, _ after: String?, _ occurrence: Int?, _ act: TextAct,
        _ rendering: BracketID?
    ) throws(TextRefusal) {
        let language = try language(act.operation.language)
        var clause = try clause(id, in: language)
        let new = Inline.words(try plain(words, id.rawValue))
        if let after {
            let place = try place(of: after, occurrence, in: clause)
            if writes(act.by) || isOwn(place, of: act.by) {
                clause.content.replace(place, with: [new], keepingWords: true)
            } else {
                let bracket = Self.bracket(try name(in: id, language, rendering), [(act.by, false, [new])])
                clause.content.replace(place, with: [.bracket(bracket)], keepingWords: true)
            }
        } else if writes(act.by) {
            clause.content = PlainWords.tidied(clause.content + [.words(" "), new])
        } else {
            let bracket = Self.bracket(try name(in: id, language, rendering), [(act.by, false, [new])])
            clause.content = PlainWords.tidied(clause.content + [.words(" "), .bracket(bracket)])
        }
        versions[language]?[id] = clause
    }

    private mutating func putInBrackets(
        _ id: ClauseID, _ words: String, _ occurrence: Int?, _ act: TextAct, _ rendering: BracketID?
    ) throws(TextRefusal) {
        let language = try language(act.operation.language)
        var clause = try clause(id, in: language)
        let place = try place(of: words, occurrence, in: clause)
        if let inner = place.enclosing.last, inner.alternative.owner == act.by {
            throw TextRefusal(
                "own_words", inner.bracket.id.rawValue, "the words are this party's own brackets already",
                "amend them, or withdraw the bracket")
        }
        let words = Inline.words(PlainWords.trimmed(words))
        var bracket = Self.bracket(try name(in: id, language, rendering), [(act.by, false, [words])])
        bracket.isStanding = true
        clause.content.replace(place, with: [.bracket(bracket)])
        versions[language]?[id] = clause
    }

    private mutating func addAlternative(_ id: BracketID, _ words: String, _ act: TextAct) throws(TextRefusal) {
        let language = try language(act.operation.language)
        let bracket = try standing(id)
        let words = try plain(words, id.rawValue)
        guard bracket.alternatives.allSatisfy({ $0.owner != nil }) else {
            throw TextRefusal(
                "alternative_without_owner", id.rawValue, "the paper does not say whose the words in the bracket are",
                "write their owner into the text before setting others beside them")
        }
        guard versions[language]?[id.clause]?.content.bracket(id) != nil else {
            throw TextRefusal("bracket_unknown", id.rawValue, "no such bracket in this version", "render it first")
        }
        versions[language]?[id.clause]?.content.edit(id) { bracket in
            bracket.alternatives.append(Alternative(owner: act.by, content: [.words(words)]))
            return nil
        }
    }

    private mutating func delete(_ id: ClauseID, by party: PartyID) throws(TextRefusal) {
        let held = languages.filter { versions[$0]?[id] != nil }
        guard let first = held.first else {
            throw TextRefusal("clause_unknown", id.rawValue, "no such clause", "name one the text has")
        }
        let clause = try clause(id, in: first)
        if clause.isProposal(of: party), !writes(party) {
            throw TextRefusal(
                "own_words", id.rawValue, "the clause is this party's own proposal", "withdraw its bracket")
        }
        let name = clause.content.isEmpty || writes(party) ? nil : newBracket(in: id)
        for language in held {
            guard var clause = versions[language]?[id], !clause.isStruck else { continue }
            if let name, !clause.content.isEmpty {
                clause.content = [.bracket(Self.bracket(name, [(party, true, clause.content)]))]
            } else {
                clause.content = []
                clause.isStruck = true
            }
            versions[language]?[id] = clause
        }
    }

    private mutating func move(_ id: ClauseID, _ after: ClauseID?, at: When) throws(TextRefusal) {
        for place in [id, after].compactMap({ $0 }) where !order.holds(place) {
            throw TextRefusal("clause_unknown", place.rawValue, "no such clause", "name one the text has")
        }
        guard id != after else {
            throw TextRefusal("move", id.rawValue, "a clause cannot stand after itself", "name another clause")
        }
        order.place(id, after: after, at: at)
    }

    private func comment(_ target: TextTarget?, _ words: String) throws(TextRefusal) {
        _ = try plain(words, target?.rawValue)
        if let target, marks(of: target) == nil, brackets[target.bracketID] == nil {
            throw TextRefusal("target_unknown", target.rawValue, "no such clause or bracket", "name one the text has")
        }
    }
}

extension TextTarget {
    /// The bracket it is; for a clause a name no bracket has.
    fileprivate var bracketID: BracketID {
        switch self {
        case .clause(let id): BracketID(clause: id, ordinal: 0)
        case .bracket(let id): id
        }
    }
}
