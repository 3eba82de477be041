/// Every smallest set of clauses that cannot hold together, and every smallest set whose removal mends the rest.
///
/// The enumeration is MARCO (Liffiton, Previti, Malik and Marques-Silva, "Fast, flexible MUS enumeration",
/// Constraints 21, 2016): take a set of clauses not yet settled; if it can hold, grow it to a greatest one, else
/// shrink it to a smallest one; either settles many others at once.
struct ConflictSearch {
    /// At most so many sets are looked for; terms made by people have few.
    static let limit = 64

    private let clauses: [Int]
    private let holds: (Set<Int>) -> Bool
    /// Smallest sets that cannot hold.
    private(set) var conflicts: [Set<Int>] = []
    /// Greatest sets that can.
    private(set) var greatest: [Set<Int>] = []

    /// Looks through `clauses`; `holds` says whether a set of them can hold together.
    init(_ clauses: [Int], holds: @escaping (Set<Int>) -> Bool) {
        self.clauses = clauses
        self.holds = holds
        while conflicts.count + greatest.count < Self.limit, let seed = unsettled() {
            if holds(seed) { greatest.append(grown(seed)) } else { conflicts.append(shrunk(seed)) }
        }
        conflicts.sort { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
        greatest.sort { $0.sorted().lexicographicallyPrecedes($1.sorted()) }
    }

    /// Smallest sets of clauses without which the others can hold.
    var corrections: [Set<Int>] { greatest.map { Set(clauses).subtracting($0) } }

    private func grown(_ seed: Set<Int>) -> Set<Int> {
        var set = seed
        for clause in clauses where !set.contains(clause) && holds(set.union([clause])) { set.insert(clause) }
        return set
    }

    private func shrunk(_ seed: Set<Int>) -> Set<Int> { Self.smallest(in: seed, of: clauses, holds: holds) }

    /// A smallest set that cannot hold, inside a set that cannot; clauses that stand first leave first.
    static func smallest(in seed: Set<Int>, of clauses: [Int], holds: (Set<Int>) -> Bool) -> Set<Int> {
        var set = seed
        for clause in clauses where set.contains(clause) && !holds(set.subtracting([clause])) { set.remove(clause) }
        return set
    }

    /// A set that contains no known conflict and lies inside no known greatest set; the largest first.
    private func unsettled() -> Set<Int>? { unsettled(within: Set(clauses)) }

    private func unsettled(within set: Set<Int>) -> Set<Int>? {
        if greatest.contains(where: { set.isSubset(of: $0) }) { return nil }
        guard let conflict = conflicts.first(where: { $0.isSubset(of: set) }) else { return set }
        for clause in conflict.sorted() {
            if let found = unsettled(within: set.subtracting([clause])) { return found }
        }
        return nil
    }
}
