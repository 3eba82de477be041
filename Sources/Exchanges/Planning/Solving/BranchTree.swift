/// Why no point of a program does better than a value: cuts of one column each, down to leaves that multipliers settle;
/// on the way the program is narrowed by a bound or gets a row by rounding.
struct BranchTree {
    /// One node. A leaf that needs no multipliers is empty by propagation alone.
    enum Node {
        /// Not looked at, or left when the limit on work was reached: the tree proves nothing there.
        case open
        /// The rows narrow some column to nothing.
        case empty
        /// Multipliers by row, in units of 2⁻³⁰, that bound the objective (or nothing, when it is left out).
        case bound(multipliers: [(row: Int, multiplier: Int)], withObjective: Bool)
        /// `column` ≤ `split` in the first child, > `split` in the second.
        case cut(column: Int, split: Int, below: Int, above: Int)
        /// Below, columns and rows are narrowed to what can do better, by the bound of these multipliers.
        case narrowed(multipliers: [(row: Int, multiplier: Int)], below: Int)
        /// Below there is one more row, the last.
        case rounded(RoundingCut, below: Int)
    }

    /// Nothing is left at the root.
    static let empty = BranchTree(nodes: [.empty])

    /// The root first; children stand after their parents.
    var nodes: [Node] = [.open]

    /// Replaces a leaf by a cut and returns the children.
    mutating func divide(_ node: Int, column: Int, split: Int) -> (below: Int, above: Int) {
        let below = nodes.count
        nodes += [.open, .open]
        nodes[node] = .cut(column: column, split: split, below: below, above: below + 1)
        return (below, below + 1)
    }

    /// Puts another tree in the place of the last node.
    mutating func append(_ other: BranchTree) {
        let start = nodes.count - 1
        nodes.removeLast()
        nodes += other.nodes.map { node in
            switch node {
            case .open, .empty, .bound: node
            case .cut(let column, let split, let below, let above):
                .cut(column: column, split: split, below: below + start, above: above + start)
            case .narrowed(let multipliers, let below): .narrowed(multipliers: multipliers, below: below + start)
            case .rounded(let cut, let below): .rounded(cut, below: below + start)
            }
        }
    }

    /// Makes the last node, a leaf, one with a single child.
    mutating func extend(_ node: (_ below: Int) -> Node) {
        nodes[nodes.count - 1] = node(nodes.count)
        nodes.append(.open)
    }

    /// The tree over a reduced program as one over the full program.
    /// - Parameter full: the full program with the rows that the reduced one has, in their order after its own.
    func outward(_ reduced: ReducedProgram, _ full: IntegerProgram) -> BranchTree {
        var rows = full.rows
        func place(_ row: Int) -> Int {
            row < reduced.rows.count ? reduced.rows[row].row : full.rows.count + row - reduced.rows.count
        }
        func placed(_ multipliers: [(row: Int, multiplier: Int)]) -> [(row: Int, multiplier: Int)] {
            multipliers.map { (place($0.row), $0.multiplier) }
        }
        var tree = self
        for index in tree.nodes.indices {
            switch tree.nodes[index] {
            case .open, .empty: break
            case .bound(let multipliers, let withObjective):
                tree.nodes[index] = .bound(multipliers: placed(multipliers), withObjective: withObjective)
            case .cut(let column, let split, let below, let above):
                tree.nodes[index] = .cut(column: reduced.columns[column], split: split, below: below, above: above)
            case .narrowed(let multipliers, let below):
                tree.nodes[index] = .narrowed(multipliers: placed(multipliers), below: below)
            case .rounded(let cut, let below):
                let whole = cut.outward(reduced, full, rows, placed(cut.recipe.rows))
                rows.append(whole.row)
                tree.nodes[index] = .rounded(whole, below: below)
            }
        }
        return tree
    }
}
