/// Things that belong together, known by the least of them (disjoint sets; Tarjan, "Efficiency of a good but not
/// linear set union algorithm", JACM 22, 1975).
package struct DisjointSets {
    private var parent: [Int]

    /// So many things, each by itself.
    package init(_ count: Int) { parent = Array(0..<count) }

    /// The least of a thing's set.
    package mutating func first(of thing: Int) -> Int {
        var thing = thing
        while parent[thing] != thing {
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        }
        return thing
    }

    /// Joins two sets; false when they are one already.
    @discardableResult
    package mutating func join(_ one: Int, _ other: Int) -> Bool {
        let (first, second) = (first(of: one), first(of: other))
        parent[max(first, second)] = min(first, second)
        return first != second
    }

    /// For each thing the least of its set.
    package mutating func firsts() -> [Int] { parent.indices.map { first(of: $0) } }
}
