/// Checks a proof by adding and multiplying whole numbers. It shares no code with the planner's solver: a few rules
/// are applied to the numbers in the file, and what they do not yield is not believed.
///
/// Rules, each true of every point x that is left:
/// 1. A row narrows a column when all others are at their best for it; limits of a row whose free coefficients share
///    a divisor move in steps of it.
/// 2. For multipliers λ, c·x ≤ Σ max(λᵢ·rowᵢ) + Σ max((cⱼ − λ·Aⱼ)·xⱼ) over the ranges of rows and columns (weak
///    duality; Neumaier and Shcherbina, 2004). With c left out and the sum below nothing, no x is left (Farkas, 1902).
/// 3. Where the sum exceeds a value by a gap, no row or column of an x that reaches the value is further from its
///    best end than the gap allows.
/// 4. A column is at most a number or above it.
/// 5. Mixed-integer rounding: for whole y ≥ 0 with Σ aⱼyⱼ ≤ b, a divisor d, b = q·d + r and aⱼ = qⱼ·d + rⱼ,
///    Σ (qⱼ·(d − r) + max(0, rⱼ − r))·yⱼ ≤ q·(d − r) (Nemhauser and Wolsey, 1990).
///
/// A lottery over plans shows its least chance by itself (`ProofVerifier+Lots`).
public struct ProofVerifier {
    /// What is wrong with a proof.
    public struct Refusal: Error, Hashable, Sendable {
        /// The step, counted from 0; nil when it is the proof as a whole.
        public let step: Int?
        /// What is wrong.
        public let reason: String
    }

    /// What a verified proof shows.
    public struct Verdict: Hashable, Sendable {
        /// One level.
        public struct Level: Hashable, Sendable {
            /// As a plan states it.
            public let name: String
            /// What the plan reaches.
            public let value: Int
            /// The bound that was verified; nil where none was.
            public let bound: Int?
        }

        /// The levels in order.
        public var levels: [Level] = []
        /// Whether all that was settled without wishes was shown to be best; the levels after it rest on that.
        public var isSettled = true
        /// Whether it was shown that no plan exists.
        public var isImpossible = false
    }

    var state: State
    private var forks: [State] = []
    let proof: PlanProof
    /// The program's own rows, before the first step.
    let given: [State.Row]

    /// Checks every step.
    /// - Throws: `Refusal` at the first thing that does not follow.
    public static func verify(_ proof: PlanProof) throws(Refusal) -> Verdict {
        var verifier = try ProofVerifier(proof)
        return try verifier.run()
    }

    private init(_ proof: PlanProof) throws(Refusal) {
        self.proof = proof
        let (lower, upper) = (proof.program.lower, proof.program.upper)
        guard proof.isModest else { throw Refusal(step: nil, reason: "A number is beyond all measure.") }
        guard lower.count == upper.count else {
            throw Refusal(step: nil, reason: "The columns' limits do not match.")
        }
        given = proof.program.rows.compactMap { State.Row($0, columns: lower.count) }
        guard given.count == proof.program.rows.count else {
            throw Refusal(step: nil, reason: "A row names no column.")
        }
        state = State(lower: lower, upper: upper, rows: given)
    }

    private mutating func run() throws(Refusal) -> Verdict {
        var verdict = Verdict()
        var locked: [(step: Int, objective: [Int], value: Int)] = []
        // How much of it the fork began with.
        var forkStart = 0
        var added: [State.Row] = []
        /// The objective of the last step and a bound of it, where it was a level that is only to be known.
        var known: (objective: [Int], bound: Int)?
        var lots: PlanProof.Lots?
        for (index, step) in proof.steps.enumerated() {
            func refuse(_ reason: String) -> Refusal { Refusal(step: index, reason: reason) }
            guard state.hasColumns(step.objective), state.hasRows(step.root) else {
                throw refuse("It names a column or row that is not there.")
            }
            let before = known
            known = nil
            switch step.kind {
            case .level:
                guard state.narrow() else { throw refuse("Nothing is left, and it states a level.") }
                let bound = state.bound(step.objective, step.root)
                var proved = bound.map { $0.floor <= step.value } ?? false
                if !proved, !step.tree.isEmpty {
                    var above = state
                    above.narrow(step.objective, step.root, toReach: step.value + 1)
                    proved = refutes(step.tree, above, step.objective, step.value)
                }
                if let name = step.name {
                    verdict.levels.append(
                        Verdict.Level(name: name, value: step.value, bound: proved ? step.value : bound?.floor))
                } else if !proved {
                    verdict.isSettled = false
                }
                if step.locked {
                    if !proved, !step.byRow { throw refuse("It is locked without a row and not proved.") }
                    state.narrow(step.objective, step.root, toReach: step.value)
                    if step.byRow { state.rows.append(State.Row(step.objective, step.value, step.value)) }
                    locked.append((index, step.objective, step.value))
                } else {
                    try expect(
                        step.witness, locked.map { ($0.objective, $0.value) } + [(step.objective, step.value)], index)
                    known = (proved ? step.value : bound?.floor).map { (step.objective, $0) }
                }
            case .column:
                guard step.most >= 0 else { throw refuse("A column has no value.") }
                state.lower.append(0)
                state.upper.append(step.most)
            case .row:
                let row = State.Row(step.objective, step.least, step.most)
                state.rows.append(row)
                added.append(row)
            case .fork:
                guard forks.isEmpty else { throw refuse("A fork begins inside another.") }
                forks.append(state)
                forkStart = locked.count
            case .join:
                guard let before = forks.popLast() else { throw refuse("A fork ends that did not begin.") }
                guard step.parts.allSatisfy({ state.hasColumns($0.objective) }) else {
                    throw refuse("A part names a column that is not there.")
                }
                state = before
                // One point reaches all that the fork and the levels before it settled.
                try expect(
                    step.witness,
                    locked.map { ($0.objective, $0.value) } + step.parts.map { ($0.objective, $0.value) }, index)
                locked.removeSubrange(forkStart...)
                for part in step.parts {
                    state.hold(part.objective, at: part.value)
                    locked.append((index, part.objective, part.value))
                }
            case .lots:
                guard let drawn = step.lots, forks.isEmpty else { throw refuse("It is no lottery.") }
                verdict.levels.append(
                    try level(of: drawn, before, locked.map { ($0.objective, $0.value) }, added, index))
                lots = drawn
            case .narrow:
                guard state.hasColumn(step.column) else { throw refuse("It names a column that is not there.") }
                state.cut(step.column, from: step.least, to: step.most)
            case .refuse:
                guard state.hasColumn(step.column) else { throw refuse("It names a column that is not there.") }
                guard state.narrow() else { throw refuse("Nothing is left, and it speaks of lots.") }
                var above = state
                above.cut(step.column, from: step.most + 1, to: Int.max)
                if !refutes(step.tree, above, [], -1) {
                    throw refuse("It is not shown that the column cannot be higher.")
                }
                state.cut(step.column, from: Int.min, to: step.most)
            case .round:
                // Of nothing every row is true; that nothing is left is for a later step to say.
                let isLeft = state.narrow()
                let nothing = State.Row([], -1 << 40, 1 << 40)
                guard
                    let row = isLeft
                        ? state.rounded(step.root, step.value, step.most, low: step.witness, high: step.objective)
                        : nothing
                else { throw refuse("The rounding does not follow.") }
                state.rows.append(row)
            case .empty:
                guard state.narrow() == false || refutes(step.tree, state, [], -1) else {
                    throw refuse("It is not shown that nothing is left.")
                }
                if forks.isEmpty { verdict.isImpossible = true }
                return verdict
            }
        }
        guard forks.isEmpty else { throw Refusal(step: nil, reason: "A fork does not end.") }
        let final = try values(proof.point, nil)
        guard state.lower.indices.allSatisfy({ final[$0] >= state.lower[$0] && final[$0] <= state.upper[$0] }) else {
            throw Refusal(step: nil, reason: "The plan leaves what the steps have left.")
        }
        if let row = (given + added).firstIndex(where: { !$0.holds(final) }) {
            throw Refusal(step: nil, reason: "The plan does not keep row \(row).")
        }
        if let lots, !lots.holds(final) {
            throw Refusal(step: nil, reason: "The plan is none of the lottery's.")
        }
        for level in locked where State.sum(level.objective, final) != level.value {
            throw Refusal(step: level.step, reason: "The plan does not reach the value.")
        }
        return verdict
    }

    /// A point from columns and values in turns.
    func values(_ entries: [Int], _ step: Int?) throws(Refusal) -> [Int] {
        var values = [Int](repeating: 0, count: state.lower.count)
        for index in stride(from: 0, to: entries.count - 1, by: 2) {
            guard state.hasColumn(entries[index]) else {
                throw Refusal(step: step, reason: "A point names a column that is not there.")
            }
            values[entries[index]] = entries[index + 1]
        }
        return values
    }

    /// The witness keeps the program's own rows and has the values.
    private func expect(_ witness: [Int], _ levels: [(objective: [Int], value: Int)], _ step: Int) throws(Refusal) {
        let values = try values(witness, step)
        let isPoint =
            proof.program.lower.indices.allSatisfy {
                values[$0] >= proof.program.lower[$0] && values[$0] <= proof.program.upper[$0]
            } && given.allSatisfy { $0.holds(values) }
        guard isPoint, levels.allSatisfy({ State.sum($0.objective, values) == $0.value }) else {
            throw Refusal(step: step, reason: "No point is shown that has the value.")
        }
    }

    /// Whether the tree shows that no point that is left has more than `value` (or that there is none).
    private func refutes(_ tree: [[Int]], _ start: State, _ objective: [Int], _ value: Int) -> Bool {
        // Depth first with a stack of its own: a tree may be deep.
        var open: [(node: Int, state: State)] = [(0, start)]
        var seen = 0
        while let next = open.popLast() {
            let node = next.node
            var state = next.state
            seen += 1
            guard tree.indices.contains(node), let kind = tree[node].first, seen <= tree.count else { return false }
            let isLeft = state.narrow()
            if !isLeft { continue }
            switch kind {
            case 2:
                let multipliers = Array(tree[node].dropFirst(2))
                guard tree[node].count >= 2, state.hasRows(multipliers) else { return false }
                let isWhole = tree[node][1] == 1
                guard let bound = state.bound(isWhole ? objective : [], multipliers) else { continue }
                if isWhole ? bound.floor > value : bound.scaled >= 0 { return false }
            case 3:
                guard tree[node].count == 5, state.hasColumn(tree[node][1]) else { return false }
                var above = state
                above.cut(tree[node][1], from: tree[node][2] + 1, to: Int.max)
                state.cut(tree[node][1], from: Int.min, to: tree[node][2])
                open.append((tree[node][3], state))
                open.append((tree[node][4], above))
            case 4:
                let multipliers = Array(tree[node].dropFirst(2))
                guard tree[node].count >= 2, state.hasRows(multipliers) else { return false }
                state.narrow(objective, multipliers, toReach: value + 1)
                open.append((tree[node][1], state))
            case 5:
                guard let row = state.rounded(tree[node]) else { return false }
                state.rows.append(row)
                open.append((tree[node][1], state))
            default: return false
            }
        }
        return true
    }
}

extension PlanProof {
    /// Whether every number is small enough that no sum of products can overflow.
    fileprivate var isModest: Bool {
        func small(_ numbers: some Sequence<Int>, _ bits: Int) -> Bool {
            numbers.allSatisfy { $0.magnitude < 1 << bits }
        }
        return small(program.lower, 24) && small(program.upper, 24)
            && program.rows.allSatisfy { small($0.entries, 24) && small([$0.lower, $0.upper], 41) }
            && small(point, 24)
            && steps.allSatisfy { step in
                small(step.objective, 26) && small([step.value], 50) && small(step.root, 62)
                    && small([step.column, step.least, step.most], 41) && small(step.witness, 24)
                    && step.tree.allSatisfy { small($0, 62) }
                    && step.parts.allSatisfy { small($0.objective, 26) && small([$0.value], 50) }
                    && step.lots.map {
                        small($0.kinds, 24) && small($0.weights, 41) && $0.points.allSatisfy { small($0, 24) }
                    } ?? true
            }
    }
}
