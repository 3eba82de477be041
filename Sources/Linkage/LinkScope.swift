/// Which pairs of two lists are compared again when a version of them was linked before: those with a line that is new or
/// says something else, and those that were links.
public struct LinkScope: Sendable {
    /// By record: whether the line is new or says something else.
    private let isNewLeft: [Bool]
    private let isNewRight: [Bool]
    /// By right record: the left records that it was linked with, both lines being as they were; ascending.
    let kept: [Int: [Int]]

    /// - Parameters:
    ///   - newLeft, newRight: by record, whether the line is new or says something else.
    ///   - links: pairs of records that were links; those with a new line are looked up anew.
    public init(newLeft: [Bool], newRight: [Bool], links: [(left: Int, right: Int)]) {
        isNewLeft = newLeft
        isNewRight = newRight
        let old = links.filter { !newLeft[$0.left] && !newRight[$0.right] }
        kept = Dictionary(grouping: old, by: \.right).mapValues { Set($0.map(\.left)).sorted() }
    }

    /// Whether either line of a pair is new or says something else.
    func isNew(_ left: Int, _ right: Int) -> Bool { isNewLeft[left] || isNewRight[right] }
}
