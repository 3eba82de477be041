/// Steps of a proof from what searches found, in columns and rows of the whole program.
extension PlanProof.Step {
    /// Columns (or rows) and numbers in turns, zeros left out.
    static func sparse(_ numbers: [Int]) -> [Int] {
        var entries: [Int] = []
        for (index, number) in numbers.enumerated() where number != 0 { entries += [index, number] }
        return entries
    }

    /// The multipliers of a bound over a reduced program.
    static func sparse(_ bound: IntegerBound?, _ reduced: ReducedProgram) -> [Int] {
        (bound?.sparse ?? []).flatMap { [reduced.rows[$0.row].row, $0.multiplier] }
    }

    /// A tree as numbers, node by node.
    static func tree(_ tree: BranchTree?) -> [[Int]] {
        (tree?.nodes ?? []).map { node in
            switch node {
            case .open: [0]
            case .empty: [1]
            case .bound(let multipliers, let withObjective): [2, withObjective ? 1 : 0] + flat(multipliers)
            case .cut(let column, let split, let below, let above): [3, column, split, below, above]
            case .narrowed(let multipliers, let below): [4, below] + flat(multipliers)
            case .rounded(let cut, let below):
                [5, below, cut.recipe.divisor, cut.limit, cut.recipe.rows.count, cut.low.count] + flat(cut.recipe.rows)
                    + (cut.low + cut.high).flatMap { [$0.column, $0.base] }
            }
        }
    }

    private static func flat(_ multipliers: [(row: Int, multiplier: Int)]) -> [Int] {
        multipliers.flatMap { [$0.row, $0.multiplier] }
    }

    /// It was proved that nothing is left.
    static func empty(_ tree: [[Int]]) -> Self {
        var step = Self(.empty)
        step.tree = tree
        return step
    }

    /// Lots narrow a column.
    static func narrow(_ column: Int, from least: Int, to most: Int) -> Self {
        var step = Self(.narrow)
        (step.column, step.least, step.most) = (column, least, most)
        return step
    }

    /// Lots were refused one more than `most` in a column, by a proof.
    static func refuse(_ column: Int, above most: Int, _ tree: [[Int]]) -> Self {
        var step = Self(.refuse)
        (step.column, step.most, step.tree) = (column, most, tree)
        return step
    }
}

extension PlanProof.Program {
    /// The same program as numbers in a file.
    init(_ program: IntegerProgram) {
        lower = program.lower
        upper = program.upper
        rows = program.rows.map { row in
            PlanProof.Row(
                entries: zip(row.columns, row.coefficients).flatMap { [$0, $1] }, lower: row.lower, upper: row.upper)
        }
    }
}
