/// The best assignment in which no record is used twice: the greatest total weight over all such sets of links.
///
/// Left records are added one by one; each time the best alternating path is found by Dijkstra's search (1959) over
/// reduced costs, which potentials keep from being negative (Kuhn 1955 and Munkres 1957 for the method; Edmonds and
/// Karp 1972 and Tomizawa 1971 for potentials). The potentials of the last step prove the result: see
/// `AssignmentSearch`. Weights are rounded to a millionth of a bit, so that sums are exact; records are taken in
/// order, so that the result is the same on every machine. Cost: a sort of the links, then for each left record
/// a search over the links that compete for it, at worst left records × links × log(records).
public enum OneToOne {
    /// One link that may be kept.
    public struct Edge: Hashable, Sendable {
        /// The caller's number for the link.
        public let index: Int
        /// Record of the left list.
        public let left: Int
        /// Record of the right list.
        public let right: Int
        /// The evidence for the link, in bits; links that weigh nothing or less are never kept.
        public let weight: Double

        /// A link; see the properties.
        public init(index: Int, left: Int, right: Int, weight: Double) {
            self.index = index
            self.left = left
            self.right = right
            self.weight = weight
        }

        /// Millionths of a bit.
        var units: Int64 { Int64((weight * 1e6).rounded()) }

        /// By left record, then right record, then number: the order in which ties are decided.
        static func isEarlier(_ a: Edge, _ b: Edge) -> Bool {
            (a.left, a.right, a.index) < (b.left, b.right, b.index)
        }
    }

    /// The numbers (`Edge.index`) of the links kept.
    public static func assignment(_ edges: [Edge]) -> Set<Int> {
        let sorted = edges.filter { $0.units > 0 }.sorted(by: Edge.isEarlier)
        var search = AssignmentSearch(sorted)
        search.run()
        return Set(search.kept.map { sorted[$0].index })
    }
}

/// The best assignment in which no left record is used twice; a right record may take several, as where several
/// families claim one held person.
///
/// Left records do not compete, so each keeps its heaviest link; ties go to the earlier right record. Exact, for the
/// total is a sum of independent choices. Cost: one pass over the links.
public enum ManyToOne {
    /// The numbers (`Edge.index`) of the links kept; links that weigh nothing or less are never kept.
    public static func assignment(_ edges: [OneToOne.Edge]) -> Set<Int> {
        var best: [Int: OneToOne.Edge] = [:]
        for edge in edges where edge.units > 0 {
            guard let known = best[edge.left] else {
                best[edge.left] = edge
                continue
            }
            let isHeavier = edge.units > known.units
            if isHeavier || (edge.units == known.units && OneToOne.Edge.isEarlier(edge, known)) {
                best[edge.left] = edge
            }
        }
        return Set(best.values.map(\.index))
    }
}
