extension JudgedPairs {
    /// The pairs on which two reviewers agree, as labels for estimating the model anew; by left and then right line.
    /// One reviewer alone, doubt and contradiction are no labels.
    public var labels: [LabelledPair] {
        pairs.compactMap { pair in
            switch pair.verdict {
            case .same: LabelledPair(left: pair.left, right: pair.right, isSame: true)
            case .different: LabelledPair(left: pair.left, right: pair.right, isSame: false)
            case .contradictory, .open: nil
            }
        }
    }
}
