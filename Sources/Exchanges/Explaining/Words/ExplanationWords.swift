import Persons

/// Says in one language what explanations hold: of persons, of terms that cannot be met, of other numbers.
///
/// What is said when is decided here, the same in all languages; `ExplanationPhrases` says it.
struct ExplanationWords: Sendable {
    private let terms: ExchangeTerms
    private let language: TermsLanguage
    private let phrases: any ExplanationPhrases

    init(_ terms: ExchangeTerms, _ language: TermsLanguage) {
        self.terms = terms
        self.language = language
        phrases = language.phrases
    }

    private func number(_ number: Int) -> String { phrases.number(number) }

    private func level(_ level: LevelName) -> String { phrases.level(level, terms.name) }

    private func sentence(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " ") }

    // MARK: - Persons

    /// For the neutral.
    func words(_ explanation: PersonExplanation) -> String {
        switch explanation.outcome {
        case .cannotGo:
            sentence([
                phrases.cannotGo(explanation.rules.map(phrases.hindrance)),
                explanation.rules == ["veto"] ? phrases.onlyFewerVetoesHelp : phrases.noNumberHelps,
            ])
        case .goes:
            sentence([
                phrases.goes(inStage: explanation.stage ?? 0, counted: explanation.counted == true, by: []),
                ground(explanation),
            ])
        case .stays where explanation.ground == .eligibility: phrases.canGoWithoutPlan
        case .stays: sentence([phrases.isNotChosen, ground(explanation)])
        }
    }

    private func ground(_ explanation: PersonExplanation) -> String {
        let goes = explanation.outcome == .goes
        switch explanation.ground {
        case .eligibility: return ""
        case .clauses: return phrases.decidedByClauses(goes: goes, explanation.rules)
        case .level:
            guard let change = explanation.change, let level = change.level, let then = change.then else { return "" }
            let value = change.proved ? number(then) : phrases.between(then, change.bound ?? then)
            return phrases.decidedByLevel(goes: goes, self.level(level), then: value, now: change.now)
        case .settled:
            guard let change = explanation.change else { return "" }
            let parts = explanation.rules.map { rule in
                terms.clauses.contains { $0.id == rule } ? rule : LevelName(rawValue: rule).map(level) ?? rule
            }
            return phrases.decidedByPart(
                goes: goes, of: explanation.side.map(terms.name) ?? "", in: parts, now: change.now, then: change.then)
        case .lot:
            guard let lot = explanation.lot else { return "" }
            return phrases.decidedByLot(goes: goes, lot)
        case .undecided:
            return phrases.undecided(before: explanation.rules.first.flatMap(LevelName.init(rawValue:)).map(level))
        }
    }

    /// For a side: people held by one side, soldiers or civilians, in one humanitarian band.
    func kind(_ status: PersonStatus, band: Int, heldBy side: SideID) -> String {
        phrases.kind(status, band: band, heldBy: terms.name(of: side))
    }

    /// For a side, from what both may read.
    func words(
        _ going: (stage: Int, counted: Bool)?, _ rules: [String], _ places: PublicExplanation.Places,
        isImpossible: Bool
    ) -> String {
        let opening =
            if let going {
                phrases.goes(inStage: going.stage, counted: going.counted, by: rules)
            } else if !rules.isEmpty {
                phrases.cannotGo(rules.map(phrases.hindrance))
            } else if isImpossible {
                phrases.nobodyGoes
            } else {
                phrases.isNotAmongThem
            }
        return sentence([opening, phrases.places(places)])
    }

    // MARK: - Terms that cannot be met

    /// Why clauses cannot hold together, with the numbers of the one that gives way.
    func words(_ conflict: PlanConflict) -> String {
        if conflict.isWithheld { return phrases.withheldConflict(conflict.clauses) }
        let clauses = conflict.clauses.compactMap(clause)
        let sentences = clauses.map { (id: $0.id, sentence: $0.sentence(in: terms, language: language)) }
        let opening =
            sentences.count == 1 ? phrases.cannotBeMet(sentences[0].sentence) : phrases.cannotHoldTogether(sentences)
        return sentence([opening, shortfall(conflict)])
    }

    private func shortfall(_ conflict: PlanConflict) -> String {
        guard let asked = conflict.asked, let possible = conflict.possible else { return "" }
        let name = conflict.side.map(terms.name)
        let text =
            switch (conflict.givesWay.flatMap(clause)?.term, possible < asked) {
            case (.quota, true): phrases.canRelease(name, possible: possible, asked: asked)
            case (.quota, false): phrases.wouldRelease(name, possible: possible, asked: asked)
            case (.first, _): phrases.goLate(possible - asked)
            case (_, true): phrases.canReach(name, possible: possible, asked: asked)
            case (_, false): phrases.wouldNeed(name, possible: possible, asked: asked)
            }
        let counts = conflict.funnel.compactMap(\.count)
        guard counts.count == 3 else { return text + "." }
        return text + phrases.funnel(counts, outside: conflict.outside ?? 0) + "."
    }

    /// What a change of clauses is.
    func words(_ repair: PlanRepair) -> String {
        if repair.isWithheld { return phrases.withheldRepair(repair.clauses) }
        let clauses = repair.clauses.compactMap(clause)
        if !repair.allowed { return phrases.isNotAllowed(clauses.filter(\.term.isLegalDuty).map(\.id)) }
        if repair.change.isEmpty { return phrases.holdsWithout(repair.clauses) }
        let text = phrases.list(clauses.flatMap { steps($0, repair) })
        let total = repair.change.values.reduce(0) { $0 + abs($1) }
        return sentence([
            text.prefix(1).uppercased() + text.dropFirst() + ".",
            repair.least.map { phrases.atLeast($0, of: total) } ?? "",
        ])
    }

    /// Each number of a clause that a repair changes.
    private func steps(_ clause: Clause, _ repair: PlanRepair) -> [String] {
        var values = clause.numbers(bus: 1).map { (key: $0.key, value: $0.value) }
        if case .first = clause.term { values.append(("late", 0)) }
        let sides: [SideID?] = repair.side.map { [$0] } ?? [nil] + SideID.allCases
        return values.flatMap { key, value in
            sides.compactMap { side -> String? in
                let ofSide = repair.side == nil ? side.map { ".\($0.rawValue)" } ?? "" : ""
                guard let change = repair.change["\(clause.id).\(key)\(ofSide)"] else { return nil }
                let name = side.map(terms.name)
                return key == "late"
                    ? phrases.letGoLate(change, clause.id, name)
                    : phrases.change(key, of: clause.id, by: change, to: value + change, name)
            }
        }
    }

    private func clause(_ id: String) -> Clause? { terms.clauses.first { $0.id == id } }

    // MARK: - Other numbers

    /// What the plan would come to with other numbers.
    func words(_ outcome: Sensitivity, _ numbers: [Sensitivity.Number]) -> String {
        let opening = phrases.with(numbers)
        guard let possible = outcome.possible else { return opening + phrases.isUndecided }
        if !possible { return opening + phrases.noPlan(outcome.conflict) }
        let others = phrases.others(outcome.others ?? 0)
        guard let shift = outcome.levels.first(where: { $0.then != $0.now && !$0.level.isIdeal }) else {
            return opening + phrases.nothingChanges(others)
        }
        return opening + phrases.firstChange(level(shift.level), by: shift.then - shift.now, to: shift.then, others)
    }
}

extension ExchangePlan {
    /// The plan with its conflicts and repairs said in a language; all else as it is.
    public func said(in language: TermsLanguage, _ terms: ExchangeTerms) -> ExchangePlan {
        let words = ExplanationWords(terms, language)
        var plan = self
        for index in conflicts.indices { plan.conflicts[index].words = words.words(conflicts[index]) }
        for index in repairs.indices { plan.repairs[index].words = words.words(repairs[index]) }
        return plan
    }
}

extension LevelName {
    /// The level as a noun.
    public func words(in language: TermsLanguage, _ terms: ExchangeTerms) -> String {
        language.phrases.level(self, terms.name)
    }
}
