/// Why no point of a program does better than a value: cuts of one column each, down to leaves that multipliers settle.
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
    }

    /// The root first.
    var nodes: [Node] = [.open]

    /// Replaces a leaf by a cut and returns the children.
    mutating func divide(_ node: Int, column: Int, split: Int) -> (below: Int, above: Int) {
        let below = nodes.count
        nodes += [.open, .open]
        nodes[node] = .cut(column: column, split: split, below: below, above: below + 1)
        return (below, below + 1)
    }
}
