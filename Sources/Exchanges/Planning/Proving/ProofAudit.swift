public import Persons

/// Judges a proof against its plan and the files that the plan was made from.
///
/// Four things together make a plan best under the terms: the program is the one built from the persons and terms; the
/// steps are the terms' levels in their order, and nothing else; every step follows (`ProofVerifier`); the point is the
/// plan, and the values are its levels. The program is built by the planner's own code; that its rows say what the
/// clauses say is judged apart, person by person, by `PlanCheck`.
public struct ProofAudit: Sendable {
    private let model: ExchangeModel
    private let position: [PersonID: Int]

    /// For these terms and persons.
    public init(terms: ExchangeTerms, persons: PlanPersons) {
        model = Planner(terms: terms, persons: persons).model
        position = Dictionary(uniqueKeysWithValues: persons.persons.enumerated().map { ($0.element.id, $0.offset) })
    }

    /// What is wrong with the proof; nothing when it shows what the plan states.
    /// - Parameters:
    ///   - plan: the plan that `bytes` hold.
    ///   - bytes: the plan file.
    ///   - inputs: the hashes of the files at hand.
    public func findings(_ record: ProofRecord, plan: ExchangePlan, bytes: [UInt8], inputs: PlanInputs) -> [Finding] {
        var findings: [Finding] = []
        func find(_ place: String, _ code: String, _ message: String, _ mend: String = "Make plan and proof anew.") {
            findings.append(Finding(column: place, severity: .error, code: code, message: message, mend: mend))
        }
        for (key, isSame, what) in [
            ("plan_sha256", record.planSHA256 == PlanInputs.hash(bytes), "plan"),
            ("terms_sha256", record.termsSHA256 == inputs.termsSHA256, "terms file"),
            ("persons_sha256", record.personsSHA256 == inputs.personsSHA256, "persons file"),
            (
                "sealed_sha256", record.sealedSHA256.sorted() == inputs.sealedSHA256.sorted(),
                "set of sealed files"
            ),
        ] where !isSame {
            find(
                key, "HASH_DIFFERS", "The proof was not made with this \(what).",
                "Give the files that it was made with.")
        }
        let expected = PlanProof.Program(model.program)
        if let place = expected.difference(from: record.proof.program) {
            find(place, "PROGRAM_DIFFERS", "The program is not the one that the persons and terms come to.")
        }
        let mode: PriorityTerm.Mode = plan.levels.contains { $0.level == .tiersA } ? .separable : .joint
        var order = ProofOrder(model, mode: mode, steps: record.proof.steps)
        if let step = order.firstOutOfOrder() {
            find("steps[\(step)]", "STEP_ORDER", "The step is not the one that the terms ask for there.")
        }
        if let step = record.proof.steps.firstIndex(where: { !$0.isPlain }) {
            find("steps[\(step)]", "NEEDLESS_NUMBER", "The step holds a number that its kind does not use.")
        }
        do throws(ProofVerifier.Refusal) {
            compare(try ProofVerifier.verify(record.proof), plan, find)
        } catch {
            let place = error.step.map { "steps[\($0)]" } ?? "proof"
            find(place, "PROOF_REFUSED", error.reason)
        }
        if plan.status != .impossible, let place = firstDifference(record.proof.point, plan) {
            find(place, "POINT_DIFFERS", "The proof is of another plan.")
        }
        return findings
    }

    /// The levels that the proof shows against those that the plan states.
    private func compare(
        _ verdict: ProofVerifier.Verdict, _ plan: ExchangePlan, _ find: (String, String, String, String) -> Void
    ) {
        let mend = "Make plan and proof anew."
        if verdict.isImpossible != (plan.status == .impossible) {
            let shown = verdict.isImpossible ? "no plan exists" : "a plan exists"
            find(
                "status", "LEVELS_DIFFER", "The proof shows that \(shown); the plan says \(plan.status.rawValue).", mend
            )
        }
        if plan.status == .impossible { return }
        // Lots are no level of the program: tickets decide them. Where nobody goes there is no lottery.
        let isLottery = plan.stages.contains { !$0.released.isEmpty }
        let stated = plan.levels.filter { level in
            level.level != .select && level.level != .lottery
                && (level.level != .leastChance || isLottery || level.value != 0)
        }
        guard stated.map(\.level.rawValue) == verdict.levels.map(\.name) else {
            return find("levels", "LEVELS_DIFFER", "The proof does not show the levels that the plan states.", mend)
        }
        if !verdict.isSettled, let level = stated.first(where: { [.tiersA, .tiersB].contains($0.level) && $0.proved }) {
            find(
                level.level.rawValue, "LEVELS_DIFFER",
                "The plan says it is proved; the proof does not show that what was settled before is best.", mend)
        }
        for (level, shown) in zip(stated, verdict.levels) {
            if level.value != shown.value || level.proved && shown.bound != shown.value {
                find(
                    level.level.rawValue, "LEVELS_DIFFER",
                    "The plan says \(level.value)\(level.proved ? ", proved" : ""); the proof shows \(shown.value)"
                        + (shown.bound.map { ", at most \($0)." } ?? "."), mend)
            }
        }
    }

    /// The first column in which the plan, counted by classes, is not the proof's point.
    private func firstDifference(_ point: [Int], _ plan: ExchangePlan) -> String? {
        var shown: [Int: Int] = [:]
        for place in stride(from: 0, to: point.count - 1, by: 2) { shown[point[place]] = point[place + 1] }
        var stageOf: [Int: Int] = [:]
        for (index, stage) in plan.stages.enumerated() {
            for release in stage.released {
                guard let person = position[release.person] else { return "point" }
                stageOf[person] = index
            }
        }
        var counted: [Int: Int] = [:]
        var people = 0
        for (index, fine) in model.classes.fine.enumerated() {
            let kind = model.classes.kinds[fine.kind]
            for unit in fine.units {
                let stages = model.classes.members(of: unit).map { stageOf[$0] }
                guard let first = stages[0] else { continue }
                people += stages.count
                guard stages.allSatisfy({ $0 == first }) else { return "point" }
                counted[model.goes[index], default: 0] += 1
                if model.stageCount > 1 { counted[model.inStage[kind.group][first], default: 0] += 1 }
            }
        }
        if people != stageOf.count { return "point" }
        return (model.goes + model.inStage.joined()).first { counted[$0] ?? 0 != shown[$0] ?? 0 }
            .map { "point, column \($0)" }
    }
}

extension PlanProof.Step {
    /// Whether the fields that its kind does not use are empty, so that no number of a file stands for nothing.
    fileprivate var isPlain: Bool {
        var used = PlanProof.Step(kind)
        switch kind {
        case .level:
            (used.name, used.objective, used.value, used.locked) = (name, objective, value, locked)
            (used.byRow, used.root, used.tree) = (byRow, root, tree)
            if !locked { used.witness = witness }
        case .column: used.most = most
        case .row: (used.objective, used.least, used.most) = (objective, least, most)
        case .fork: break
        case .join: (used.witness, used.parts) = (witness, parts)
        case .narrow: (used.column, used.least, used.most) = (column, least, most)
        case .lots: used.lots = lots
        case .refuse: (used.column, used.most, used.tree) = (column, most, tree)
        case .round:
            (used.objective, used.value, used.root) = (objective, value, root)
            (used.most, used.witness) = (most, witness)
        case .empty: used.tree = tree
        }
        return self == used
    }
}

extension PlanProof.Program {
    /// The first place at which two programs differ.
    fileprivate func difference(from other: PlanProof.Program) -> String? {
        if lower.count != other.lower.count || upper.count != other.upper.count { return "program, columns" }
        for column in lower.indices where lower[column] != other.lower[column] || upper[column] != other.upper[column] {
            return "program, column \(column)"
        }
        if rows.count != other.rows.count { return "program, rows" }
        return zip(rows, other.rows).enumerated().first { $0.element.0 != $0.element.1 }
            .map { "program, row \($0.offset)" }
    }
}
