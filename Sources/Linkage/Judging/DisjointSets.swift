/// Things that belong together, known by the least of them (disjoint sets; Tarjan, "Efficiency of a good but not
/// linear set union algorithm", JACM 22, 1975).
struct DisjointSets {
    private var parent: [Int]

    init(_ count: Int) { parent = Array(0..<count) }

    mutating func first(of thing: Int) -> Int {
        var thing = thing
        while parent[thing] != thing {
            parent[thing] = parent[parent[thing]]
            thing = parent[thing]
        }
        return thing
    }

    mutating func join(_ one: Int, _ other: Int) {
        let (first, second) = (first(of: one), first(of: other))
        parent[max(first, second)] = min(first, second)
    }

    /// For each thing the least of its set.
    mutating func firsts() -> [Int] { parent.indices.map { first(of: $0) } }
}
