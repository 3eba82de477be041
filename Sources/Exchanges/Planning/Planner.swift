import Persons

/// Draws up an exchange: the best plan that keeps the terms, level by level, with proof; or why there is none.
///
/// The planner proposes. `PlanCheck` judges, with no code in common, and people decide.
public struct Planner: Sendable {
    /// Neither a plan nor a proof that there is none was found within the limits on work.
    public struct Undecided: Error, Sendable {}

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
    /// - Throws: `Undecided`.
    public func plan(_ inputs: PlanInputs) throws -> ExchangePlan {
        var plan = ExchangePlan(
            exchange: terms.exchange, termsVersion: terms.version, termsSHA256: inputs.termsSHA256,
            personsSHA256: inputs.personsSHA256, sealedSHA256: inputs.sealedSHA256, seed: inputs.seed,
            status: .optimal)
        var face = Face(model.program)
        for objective in terms.objective {
            guard let name = LevelName(rawValue: objective.rawValue), objective != .select else { continue }
            let goal = model.objective(objective) ?? [Int](repeating: 0, count: model.program.columnCount)
            if objective == .lottery, face.point != nil { continue }
            switch face.maximise(goal) {
            case .best(let level):
                if objective == .lottery { continue }
                plan.levels.append(
                    PlanLevel(level: name, value: level.value, bound: level.bound, proved: level.isProved))
            case .empty: return impossible(plan)
            case .undecided:
                guard case .impossible = Feasibility.byViolation(model, clauses: Set(model.demanding)) else {
                    throw Undecided()
                }
                return impossible(plan)
            }
        }
        guard var draw = TicketDraw(face) else { throw Undecided() }
        let drawn = draw.draw(model, persons: persons)
        plan.levels.append(
            PlanLevel(level: .lottery, value: drawn.lots, bound: drawn.lots, proved: draw.isProved))
        plan.stages = stages(drawn.stages)
        plan.status = plan.levels.allSatisfy(\.proved) ? .optimal : .feasible
        return plan
    }

    private func stages(_ stageOf: [Int: Int]) -> [PlanStage] {
        terms.stages.enumerated().map { index, stage in
            let released = stageOf.filter { $0.value == index }.map { position, _ in
                let person = persons.persons[position]
                return PlanRelease(
                    person: person.id, heldBy: person.heldBy, counted: !eligibility.standings[position].isOutside)
            }
            return PlanStage(
                stage: index + 1, date: stage.date?.iso,
                released: released.sorted { ($0.heldBy, $0.person) < ($1.heldBy, $1.person) })
        }
    }

    private func impossible(_ plan: ExchangePlan) -> ExchangePlan {
        var plan = plan
        plan.status = .impossible
        plan.levels = []
        let explanation = Explanation(terms: terms, persons: persons, eligibility: eligibility, model: model)
        (plan.conflicts, plan.repairs) = explanation.explained()
        return plan
    }
}
