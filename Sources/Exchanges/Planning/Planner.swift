import Persons

/// Draws up an exchange: the best plan that keeps the terms, level by level, with proof; or why there is none.
///
/// The planner proposes. `PlanCheck` judges, with no code in common, and people decide.
public struct Planner: Sendable {
    /// Neither a plan nor a proof that there is none was found within the limits on work.
    public struct Undecided: Error, Sendable {}

    /// Is told of each level as soon as it is reached; nil: that no plan exists, before it is explained.
    public typealias Watch = @Sendable (PlanLevel?) -> Void

    let terms: ExchangeTerms
    let persons: PlanPersons
    let eligibility: Eligibility
    let model: ExchangeModel

    /// A planner for these terms and persons.
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        self.terms = terms
        self.persons = persons
        eligibility = Eligibility(terms: terms, persons: persons)
        model = ExchangeModel(
            terms: terms, classes: PersonClasses(terms: terms, persons: persons, eligibility: eligibility))
    }

    /// Draws up the plan. The same terms, persons and seed give the same plan, whatever the order of the rows.
    /// - Parameter fair: how the sides' wishes are brought together; nil: as the terms say.
    /// - Throws: `Undecided`.
    public func plan(_ inputs: PlanInputs, fair: PriorityTerm.Mode? = nil) throws -> ExchangePlan {
        try proved(inputs, fair: fair).plan
    }

    /// Draws up the plan, and what proves it.
    /// - Parameter onLevel: told of each level as soon as it is reached, or that there is none.
    /// - Returns: the plan, and a proof for `ProofVerifier`; nil where it was shown another way that none exists.
    /// - Throws: `Undecided`.
    public func proved(
        _ inputs: PlanInputs, fair: PriorityTerm.Mode? = nil, onLevel: @escaping Watch = { _ in }
    ) throws -> (plan: ExchangePlan, proof: PlanProof?) {
        let (plan, levels, refusal) = try solved(inputs, fair: fair, onLevel: onLevel)
        return (plan, levels?.face.proof ?? refusal)
    }

    /// Draws up the plan; the levels that led to it, or a proof that there is none where one was found.
    func solved(
        _ inputs: PlanInputs, fair: PriorityTerm.Mode?, onLevel: @escaping Watch = { _ in }
    ) throws -> (plan: ExchangePlan, levels: Levels?, refusal: PlanProof?) {
        var plan = ExchangePlan(
            exchange: terms.exchange, termsVersion: terms.version, termsSHA256: inputs.termsSHA256,
            personsSHA256: inputs.personsSHA256, sealedSHA256: inputs.sealedSHA256, seed: inputs.seed,
            status: .optimal)
        plan.seedRecord = inputs.seedRecord
        var levels = Levels(
            model, mode: fair ?? terms.priorityMode, seed: PlanInputs.seedBytes(inputs.seed) ?? [], onLevel: onLevel)
        let stageOf: [Int: Int]
        do {
            stageOf = try levels.run()
        } catch .impossible {
            onLevel(nil)
            return (impossible(plan), nil, levels.face.proof)
        } catch .undecided {
            guard case .impossible = Feasibility.byViolation(model, clauses: Set(model.demanding)) else {
                throw Undecided()
            }
            onLevel(nil)
            return (impossible(plan), nil, nil)
        }
        plan.levels = levels.levels
        plan.stages = stages(stageOf)
        plan.reserve = reserve(stageOf)
        plan.status = plan.levels.allSatisfy(\.proved) ? .optimal : .feasible
        return (plan, levels, nil)
    }

    /// Who goes when and in which wave, from the stage of each unit.
    private func stages(_ stageOf: [Int: Int]) -> [PlanStage] {
        let waves = Waves(terms, model.classes)
        return terms.stages.enumerated().map { index, stage in
            let units = stageOf.filter { $0.value == index }.map(\.key)
            let waveOf = waves?.waves(of: units) ?? [:]
            let released = units.flatMap { unit in
                model.classes.members(of: unit).map { position in
                    let person = persons.persons[position]
                    return PlanRelease(
                        person: person.id, heldBy: person.heldBy, counted: !eligibility.standings[position].isOutside,
                        wave: waveOf[unit])
                }
            }
            return PlanStage(
                stage: index + 1, date: stage.date?.iso,
                released: released.sorted { ($0.heldBy, $0.person) < ($1.heldBy, $1.person) })
        }
    }

    private func reserve(_ stageOf: [Int: Int]) -> [PlanReserve] {
        var goes = [Bool](repeating: false, count: persons.persons.count)
        for unit in stageOf.keys { for position in model.classes.members(of: unit) { goes[position] = true } }
        return ReserveList(terms: terms, persons: persons, eligibility: eligibility).entries(goes: goes)
    }

    private func impossible(_ plan: ExchangePlan) -> ExchangePlan {
        var plan = plan
        plan.status = .impossible
        plan.levels = []
        let explanation = Explanation(terms: terms, persons: persons, eligibility: eligibility, model: model)
        (plan.conflicts, plan.repairs) = explanation.explained()
        return plan.said(in: .english, terms)
    }
}
