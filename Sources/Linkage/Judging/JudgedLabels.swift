/// Pairs of two lists whose answer two reviewers gave: labels for estimating the model anew.
public struct JudgedLabels: Hashable, Sendable {
    /// One pair.
    public struct Label: Hashable, Sendable {
        /// Record of the left list, counted from 0.
        public let left: Int
        /// Record of the right list, counted from 0.
        public let right: Int
        /// Whether the two are one person.
        public let isSame: Bool

        /// A label; see the properties.
        public init(left: Int, right: Int, isSame: Bool) {
            self.left = left
            self.right = right
            self.isSame = isSame
        }
    }

    /// The labels, by left and then right record.
    public let labels: [Label]

    /// The pairs on which two reviewers agree. One reviewer alone, doubt and contradiction are no labels.
    public init(_ judged: JudgedPairs) {
        labels = judged.pairs.compactMap { pair in
            switch pair.verdict {
            case .same: Label(left: pair.left, right: pair.right, isSame: true)
            case .different: Label(left: pair.left, right: pair.right, isSame: false)
            case .contradictory, .open: nil
            }
        }
    }
}
