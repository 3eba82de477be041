public import Persons

/// What changed between two versions of the terms of one exchange, clause by clause and in words.
public struct TermsDifference: Codable, Hashable, Sendable {
    /// One thing that changed.
    public struct Change: Codable, Hashable, Sendable {
        /// How it changed.
        public enum Kind: String, Codable, CaseIterable, Sendable {
            /// A clause that was not there before.
            case added
            /// A clause that is no longer there.
            case dropped
            /// A clause, or something apart from the clauses, that says something else.
            case changed
        }

        /// How it changed.
        public var kind: Kind
        /// The clause's id; for what stands apart from clauses its key: `sides`, `as_of`, `objective`.
        public var id: String
        /// What changed, in one sentence or two.
        public var words: String
        /// The numbers that changed, by the keys of the file; empty for a clause added or dropped, and where words
        /// changed.
        public var numbers: [NumberChange]
        /// The sides whose people it touches.
        public var touches: [SideID]
    }

    /// A number that was and is.
    public struct NumberChange: Codable, Hashable, Sendable {
        /// The key in the file, for example `min`, or `stage2.size`.
        public var key: String
        /// What it was; nil where there was none.
        public var before: Int?
        /// What it is; nil where there is none.
        public var after: Int?

        /// A change; see the properties.
        public init(key: String, before: Int?, after: Int?) {
            self.key = key
            self.before = before
            self.after = after
        }
    }

    /// The versions compared.
    public var before: Int
    /// The later of them.
    public var after: Int
    /// The changes: what stands apart from the clauses, then the clauses in the order of the later terms, then those
    /// dropped in the order of the earlier.
    public var changes: [Change]

    /// Compares two versions. A clause is known by its id; where it stands in the file does not matter.
    public init(from old: ExchangeTerms, to new: ExchangeTerms, language: TermsLanguage = .english) {
        before = old.version
        after = new.version
        let words = DifferenceWords(old: old, new: new, language: language)
        var changes = words.apartFromClauses()
        let earlier = Dictionary(old.clauses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for clause in new.clauses {
            guard let was = earlier[clause.id] else {
                changes.append(words.added(clause))
                continue
            }
            if was.term != clause.term { changes.append(words.changed(was, clause)) }
        }
        let kept = Set(new.clauses.map(\.id))
        changes += old.clauses.filter { !kept.contains($0.id) }.map(words.dropped)
        self.changes = changes
    }

    /// Whether the two versions say the same.
    public var isEmpty: Bool { changes.isEmpty }
}

/// The sentences of a difference.
private struct DifferenceWords {
    let old: ExchangeTerms
    let new: ExchangeTerms
    let language: TermsLanguage

    func added(_ clause: Clause) -> TermsDifference.Change { alone(clause, .added, in: new) }

    func dropped(_ clause: Clause) -> TermsDifference.Change { alone(clause, .dropped, in: old) }

    /// A clause that stands in one version only.
    private func alone(_ clause: Clause, _ kind: TermsDifference.Change.Kind, in terms: ExchangeTerms)
        -> TermsDifference.Change
    {
        .init(
            kind: kind, id: clause.id, words: "\(opening(kind)), \(clause.id): \(sentence(clause, terms))", numbers: [],
            touches: clause.term.sidesTouched)
    }

    private func opening(_ kind: TermsDifference.Change.Kind) -> String {
        switch (kind, language) {
        case (.added, .english): "New"
        case (.added, .ukrainian): "Додано"
        case (.added, .russian): "Добавлено"
        case (.dropped, .english): "Dropped"
        case (.dropped, .ukrainian): "Вилучено"
        case (.dropped, .russian): "Исключено"
        case (.changed, .english): "Changed"
        case (.changed, .ukrainian): "Змінено"
        case (.changed, .russian): "Изменено"
        }
    }

    func changed(_ was: Clause, _ clause: Clause) -> TermsDifference.Change {
        let numbers = numberChanges(was.term, clause.term)
        return .init(
            kind: .changed, id: clause.id,
            words: changed(clause.id, sentence(was, old), sentence(clause, new), numbers),
            numbers: numbers,
            touches: SideID.allCases.filter {
                was.term.sidesTouched.contains($0) || clause.term.sidesTouched.contains($0)
            })
    }

    func apartFromClauses() -> [TermsDifference.Change] {
        var changes: [TermsDifference.Change] = []
        func note(_ id: String, _ was: String, _ now: String, _ touches: [SideID] = SideID.allCases) {
            guard was != now else { return }
            changes.append(
                .init(kind: .changed, id: id, words: changed(id, was, now, []), numbers: [], touches: touches))
        }
        note("exchange", old.exchange, new.exchange)
        note("as_of", old.asOf.iso, new.asOf.iso)
        for side in SideID.allCases { note("sides.\(side.rawValue)", old.name(of: side), new.name(of: side), [side]) }
        func levels(_ terms: ExchangeTerms) -> String { terms.objective.map(\.rawValue).joined(separator: ", ") }
        note("objective", levels(old), levels(new))
        return changes
    }

    private func sentence(_ clause: Clause, _ terms: ExchangeTerms) -> String {
        clause.sentence(in: terms, language: language)
    }

    /// "Changed, n-for-n (n 1,000 → 900): … Before: …".
    private func changed(_ id: String, _ was: String, _ now: String, _ numbers: [TermsDifference.NumberChange])
        -> String
    {
        let steps = numbers.map { "\($0.key) \(written($0.before)) → \(written($0.after))" }.joined(separator: ", ")
        let before =
            switch language {
            case .english: "Before"
            case .ukrainian: "Було"
            case .russian: "Было"
            }
        let joint = now.hasSuffix(".") ? " \(before)" : "; \(before.lowercased())"
        return "\(opening(.changed)), \(id)\(steps.isEmpty ? "" : " (\(steps))"): \(now)\(joint): \(was)"
    }

    private func written(_ number: Int?) -> String {
        guard let number else { return "–" }
        return language == .english ? Words.number(number) : SlavicWords.number(number)
    }

    /// The numbers that differ, when both clauses are of one kind.
    private func numberChanges(_ was: Term, _ now: Term) -> [TermsDifference.NumberChange] {
        guard was.kind == now.kind else { return [] }
        let (before, after) = (was.numbers, now.numbers)
        var keys = before.map(\.key)
        keys += after.map(\.key).filter { !keys.contains($0) }
        func value(_ numbers: [(key: String, value: Int)], _ key: String) -> Int? {
            numbers.first { $0.key == key }?.value
        }
        return keys.compactMap { key in
            let change = TermsDifference.NumberChange(key: key, before: value(before, key), after: value(after, key))
            return change.before == change.after ? nil : change
        }
    }
}

extension Term {
    /// The sides whose people the clause is about.
    fileprivate var sidesTouched: [SideID] {
        let side: SideID? =
            switch self {
            case .quota(let quota): quota.releasedBy
            case .allOf(let allOf): allOf.releasedBy
            case .share(let share): share.releasedBy
            case .named(let named): named.releasedBy
            case .capacity(let capacity): capacity.releasedBy
            case .sites(let sites): sites.releasedBy
            default: nil
            }
        return side.map { [$0] } ?? SideID.allCases
    }

    /// The numbers of the clause by the keys of the file, in a fixed order.
    fileprivate var numbers: [(key: String, value: Int)] {
        func given(_ pairs: (String, Int?)...) -> [(key: String, value: Int)] {
            pairs.compactMap { pair in pair.1.map { (pair.0, $0) } }
        }
        func limits(_ key: String, _ limit: StageLimit?) -> [(key: String, value: Int)] {
            switch limit {
            case .every(let number)?: [(key, number)]
            case .each(let numbers)?: numbers.enumerated().map { ("stage\($0.offset + 1).\(key)", $0.element) }
            case nil: []
            }
        }
        switch self {
        case .count(let count): return [("n", count.n), ("ratio.A", count.partA), ("ratio.B", count.partB)]
        case .stages(let stages):
            return stages.enumerated().flatMap { index, stage in
                stage.min == stage.max
                    ? given(("stage\(index + 1).size", stage.min))
                    : given(("stage\(index + 1).min", stage.min), ("stage\(index + 1).max", stage.max))
            }
        case .must(let must): return given(("by_stage", must.byStage))
        case .first(_, let byStage): return [("by_stage", byStage)]
        case .quota(let quota): return given(("stage", quota.stage), ("min", quota.min), ("max", quota.max))
        case .share(let share): return [("of", share.percent)]
        case .mirror(let mirror): return [("tolerance", mirror.tolerance)]
        case .weights(let weights):
            return weights.entries.map { ("table.\($0.rank.code)", $0.weight) }
                + given(
                    ("tolerance", weights.tolerance), ("stage_tolerance", weights.stageTolerance), ("max", weights.max))
        case .rate(let rate):
            return rate.entries.enumerated().map { ("for\($0.offset + 1).give", $0.element.give) }
                + given(("tolerance", rate.tolerance), ("stage_tolerance", rate.stageTolerance))
        case .pace(let pace): return [("tolerance", pace.tolerance), ("stage_tolerance", pace.stageTolerance)]
        case .named(let named): return given(("ids", named.ids.count), ("by_stage", named.byStage))
        case .veto(let veto):
            return veto.maxA == veto.maxB ? [("max", veto.maxA)] : [("max.A", veto.maxA), ("max.B", veto.maxB)]
        case .capacity(let capacity):
            return limits("seats", capacity.seats) + limits("ambulance", capacity.ambulance)
                + capacity.crossings.flatMap { limits("crossings.\($0.name)", $0.seats) }
        case .sites(let sites): return limits("max", sites.max)
        case .exposure(let exposure): return [("weight", exposure.weight)]
        case .handover(let handover): return [("wave", handover.wave), ("ahead", handover.ahead)]
        case .reserve(let reserve): return [("per_stage", reserve.perStage)]
        case .priority(let priority): return [("tiers", priority.tiers)]
        case .bodies(let bodies):
            return bodies.fromA == bodies.fromB
                ? [("each", bodies.fromA)] : [("each.A", bodies.fromA), ("each.B", bodies.fromB)]
        case .lottery(let lottery):
            guard case .drand(let round) = lottery.fallback else { return [] }
            return [("round", round)]
        case .eligible, .exclude, .allOf, .keepTogether, .noShow: return []
        }
    }
}
