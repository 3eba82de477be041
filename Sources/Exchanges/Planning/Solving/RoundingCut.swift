/// A row that every whole point keeps and the relaxation may not: mixed-integer rounding (Nemhauser and Wolsey, Math.
/// Program. 46, 1990; with complements as Marchand and Wolsey, Oper. Res. 49, 2001), in integers.
///
/// Rows times whole multipliers give Σ aⱼxⱼ ≤ b. With yⱼ = xⱼ − baseⱼ or baseⱼ − xⱼ, never below nothing, this is
/// Σ a′ⱼyⱼ ≤ b′. For a divisor d let b′ = q·d + r and a′ⱼ = qⱼ·d + rⱼ with 0 ≤ r, rⱼ < d. Then
/// Σ (qⱼ·(d − r) + max(0, rⱼ − r))·yⱼ ≤ q·(d − r) for whole y.
struct RoundingCut {
    /// What a cut is made of.
    struct Recipe {
        var rows: [(row: Int, multiplier: Int)]
        var divisor: Int
        /// Columns measured down from their upper bound; the others are measured up from their lower.
        var flipped: Set<Int>
    }

    var recipe: Recipe
    /// The b that the rows give.
    private(set) var limit: Int
    /// Columns of the sum with the bounds that they are measured from; fixed ones may be left out.
    private(set) var low: [(column: Int, base: Int)] = []
    private(set) var high: [(column: Int, base: Int)] = []
    private(set) var entries: [(column: Int, coefficient: Int)] = []
    private(set) var most = 0

    /// Nil where a limit is missing, the rounding changes nothing, or numbers grow too large.
    init?(_ program: IntegerProgram, _ recipe: Recipe) {
        self.recipe = recipe
        var adder = RowAdder(columns: program.columnCount)
        guard let sum = adder.sum(of: recipe.rows, in: program.rows) else { return nil }
        limit = sum.limit
        let terms = zip(sum.columns, sum.coefficients).sorted { $0.0 < $1.0 }.map { column, coefficient in
            let isHigh = recipe.flipped.contains(column)
            return (column, coefficient, isHigh, base: isHigh ? program.upper[column] : program.lower[column])
        }
        guard
            let rounding = Rounding(left: terms.reduce(limit) { $0 - $1.1 * $1.base }, divisor: recipe.divisor)
        else { return nil }
        most = rounding.most
        for (column, coefficient, isHigh, base) in terms {
            if isHigh { high.append((column, base)) } else { low.append((column, base)) }
            let rounded = rounding.coefficient(isHigh ? -coefficient : coefficient) * (isHigh ? -1 : 1)
            if rounded == 0 { continue }
            guard abs(rounded) < 1 << 22 else { return nil }
            entries.append((column, rounded))
            most += rounded * base
        }
        if entries.isEmpty { return nil }
    }

    /// The cut of a reduced program as one of the full program, where the columns that are not among the reduced ones
    /// are fixed.
    /// - Parameters:
    ///   - rows: the full program's rows, with those that were rounded before.
    ///   - places: the recipe's rows among these.
    func outward(
        _ reduced: ReducedProgram, _ full: IntegerProgram, _ rows: [IntegerProgram.Row],
        _ places: [(row: Int, multiplier: Int)]
    ) -> RoundingCut {
        var whole = self
        whole.recipe = Recipe(
            rows: places, divisor: recipe.divisor, flipped: Set(recipe.flipped.map { reduced.columns[$0] }))
        for (row, multiplier) in places {
            for (column, coefficient) in zip(rows[row].columns, rows[row].coefficients)
            where reduced.position[column] < 0 { whole.limit += multiplier * coefficient * full.lower[column] }
        }
        whole.low = low.map { (reduced.columns[$0.column], $0.base) }
        whole.high = high.map { (reduced.columns[$0.column], $0.base) }
        whole.entries = entries.map { (reduced.columns[$0.column], $0.coefficient) }
        return whole
    }

    /// The cut as a row.
    var row: IntegerProgram.Row {
        IntegerProgram.Row(
            columns: entries.map(\.column), coefficients: entries.map(\.coefficient),
            lower: -IntegerProgram.unlimited, upper: most)
    }

    /// The step of a proof.
    var step: PlanProof.Step {
        var step = PlanProof.Step(.round)
        step.root = recipe.rows.flatMap { [$0.row, $0.multiplier] }
        step.value = recipe.divisor
        step.most = limit
        step.witness = low.flatMap { [$0.column, $0.base] }
        step.objective = high.flatMap { [$0.column, $0.base] }
        return step
    }
}

/// The arithmetic of one rounding.
struct Rounding {
    private let divisor: Int
    private let rest: Int
    private let quotient: Int

    /// Nil where nothing is rounded.
    /// - Parameter left: the limit less what the bases come to.
    init?(left: Int, divisor: Int) {
        guard divisor > 1 else { return nil }
        self.divisor = divisor
        rest = Self.rest(left, divisor)
        quotient = (left - rest) / divisor
        if rest == 0 { return nil }
    }

    private static func rest(_ number: Int, _ divisor: Int) -> Int {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }

    /// The rounded coefficient of a measured column.
    func coefficient(_ coefficient: Int) -> Int {
        let part = Self.rest(coefficient, divisor)
        return (coefficient - part) / divisor * (divisor - rest) + max(0, part - rest)
    }

    /// The rounded limit.
    var most: Int { quotient * (divisor - rest) }
}
