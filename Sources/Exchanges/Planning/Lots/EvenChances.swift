/// Chances as even as the linear relaxation allows: the least as great as it can be, then the least of the others, and
/// so on (leximin), for units of a kind together.
///
/// Units of one kind can have equal chances without loss: exchanging them leaves the programme as it is. So one
/// number a kind is enough (Flanigan, Gölz, Gupta, Hennig and Procaccia, Nature 596, 548–552, 2021, whose leximin goes
/// by persons). A kind of m units with the chance c has the mean c·m; with x = c·m + s, s ≥ 0, the rows stay those of
/// the programme. A kind that the multipliers of the best least chance name cannot have more, and is held there.
/// Everything here is floating point and proposes only.
struct EvenChances {
    /// A mean for each column.
    private(set) var means: [Double] = []
    /// The least chance.
    private(set) var least = 0.0
    /// What proves it best: how much one more in a kind would be asked for, adding up to one over all units.
    private(set) var weights: [Double]

    private let program: LinearProgram
    private let kinds: [LotKind]
    /// The chance at which a kind is held; nil while it may still rise.
    private var held: [Double?]
    /// Kinds whose limits the programme must be told, because chance times number may pass them.
    private var isLimited: [Bool]

    /// Nil when the solver fails.
    /// - Parameter program: without fixed columns; `kinds` have distinct columns of it.
    init?(_ program: IntegerProgram, _ kinds: [LotKind]) {
        self.program = LinearProgram(program)
        self.kinds = kinds
        held = kinds.map { _ in nil }
        isLimited = kinds.map { program.lower[$0.column] > 0 }
        weights = kinds.map { _ in 0 }
        var isFirst = true
        while held.contains(where: { $0 == nil }) {
            guard let found = raised() else { return nil }
            means = found.means
            if isFirst {
                (least, weights) = (found.chance, found.weights)
                isFirst = false
            }
            let binding = kinds.indices.filter { held[$0] == nil && found.weights[$0] * Double(kinds[$0].size) > 1e-9 }
            for kind in binding { held[kind] = found.chance }
            if binding.isEmpty { break }
        }
    }

    /// The greatest chance that all kinds not yet held can have together.
    private mutating func raised() -> (chance: Double, means: [Double], weights: [Double])? {
        while true {
            let (linear, shift) = shifted()
            var objective = [Double](repeating: 0, count: linear.lower.count)
            objective[objective.count - 1] = 1
            guard let solver = CLPSolver(linear, maximising: objective),
                case .optimal(let x, let multipliers) = solver.solve()
            else { return nil }
            let chance = x[x.count - 1]
            var means = Array(x.dropLast())
            for (kind, place) in kinds.enumerated() {
                means[place.column] += held[kind] == nil ? chance * Double(place.size) : shift[kind]
            }
            let passed = kinds.indices.filter {
                held[$0] == nil && !isLimited[$0] && means[kinds[$0].column] > program.upper[kinds[$0].column] + 1e-9
            }
            if passed.isEmpty { return (chance, means, asked(multipliers, linear)) }
            for kind in passed { isLimited[kind] = true }
        }
    }

    /// What the multipliers ask of each kind that is not held.
    private func asked(_ multipliers: [Double], _ linear: LinearProgram) -> [Double] {
        var asked = [Double](repeating: 0, count: linear.lower.count)
        for (row, multiplier) in zip(linear.rows, multipliers) where multiplier != 0 {
            for entry in row.entries { asked[entry.column] += multiplier * entry.coefficient }
        }
        return kinds.indices.map { held[$0] == nil ? max(0, asked[kinds[$0].column]) : 0 }
    }

    /// The programme over what each kind has beyond its chance; the chance is the last column.
    private func shifted() -> (program: LinearProgram, shift: [Double]) {
        var shifted = program
        let chance = program.lower.count
        var kindOf = [Int](repeating: -1, count: chance)
        for (kind, place) in kinds.enumerated() { kindOf[place.column] = kind }
        let shift = kinds.indices.map { (held[$0] ?? 0) * Double(kinds[$0].size) }
        for index in shifted.rows.indices {
            var ofChance = 0.0
            var fixed = 0.0
            for (column, coefficient) in program.rows[index].entries where kindOf[column] >= 0 {
                let kind = kindOf[column]
                if held[kind] == nil { ofChance += coefficient * Double(kinds[kind].size) }
                fixed += coefficient * shift[kind]
            }
            if ofChance != 0 { shifted.rows[index].entries.append((chance, ofChance)) }
            shifted.rows[index].lower -= fixed
            shifted.rows[index].upper -= fixed
        }
        for (kind, place) in kinds.enumerated() {
            let limits = (program.lower[place.column], program.upper[place.column])
            if held[kind] != nil {
                shifted.lower[place.column] = max(0, limits.0 - shift[kind])
                shifted.upper[place.column] = max(0, limits.1 - shift[kind])
                continue
            }
            shifted.lower[place.column] = 0
            guard isLimited[kind] else { continue }
            shifted.rows.append(
                LinearProgram.Row(
                    entries: [(place.column, 1), (chance, Double(place.size))], lower: limits.0, upper: limits.1))
        }
        shifted.lower.append(0)
        shifted.upper.append(1)
        return (shifted, shift)
    }
}

/// Units that no clause or level tells apart: a column of a programme counts how many of them go.
struct LotKind: Hashable {
    /// The column.
    let column: Int
    /// How many units there are.
    let size: Int
}
