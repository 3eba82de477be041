/// What was proved of one level, in columns and rows of the whole program.
struct ProofStep {
    /// What was made as great as possible, by column; empty where it was proved that no point exists.
    var objective: [Int] = []
    /// The value of the point found.
    var value = 0
    /// No point has more.
    var bound = 0
    /// Whether later steps keep the value.
    var isLocked = false
    /// Whether a row keeps it: the objective is the value.
    var isRow = false
    /// The multipliers of the root, in units of 2⁻³⁰.
    var root: [(row: Int, multiplier: Int)] = []
    /// Why nothing does better where the root does not say it, or why no point exists.
    var tree: BranchTree?
    /// Whether it was proved that no point exists.
    var isEmpty = false

    /// The rows alone, by narrowing columns, leave no point.
    init(emptyOf program: IntegerProgram) {
        isEmpty = true
        tree = BranchTree(nodes: [.empty])
    }

    /// A search proved that no point exists.
    init(emptyBy tree: BranchTree?, _ reduced: ReducedProgram) {
        isEmpty = true
        self.tree = tree.map { Self.whole($0, reduced) }
    }

    init(
        objective: [Int], value: Int, bound: Int, isLocked: Bool, isRow: Bool, root: IntegerBound?, tree: BranchTree?,
        _ reduced: ReducedProgram
    ) {
        self.objective = objective
        self.value = value
        self.bound = bound
        self.isLocked = isLocked
        self.isRow = isRow
        self.root = root?.sparse.map { (reduced.rows[$0.row].row, $0.multiplier) } ?? []
        self.tree = tree.map { Self.whole($0, reduced) }
    }

    /// A tree in columns and rows of the whole program.
    private static func whole(_ tree: BranchTree, _ reduced: ReducedProgram) -> BranchTree {
        BranchTree(
            nodes: tree.nodes.map { node in
                switch node {
                case .open, .empty: node
                case .bound(let multipliers, let withObjective):
                    .bound(
                        multipliers: multipliers.map { (reduced.rows[$0.row].row, $0.multiplier) },
                        withObjective: withObjective)
                case .cut(let column, let split, let below, let above):
                    .cut(column: reduced.columns[column], split: split, below: below, above: above)
                }
            })
    }
}
