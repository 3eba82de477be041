import Testing

@testable import Linkage

/// The greatest total weight over all sets of links that use no record twice, by trying them all.
private func bruteForce(_ edges: [OneToOne.Edge]) -> Double {
    func best(_ index: Int, _ lefts: Set<Int>, _ rights: Set<Int>) -> Double {
        if index == edges.count { return 0 }
        let edge = edges[index]
        let without = best(index + 1, lefts, rights)
        if lefts.contains(edge.left) || rights.contains(edge.right) { return without }
        return max(without, edge.weight + best(index + 1, lefts.union([edge.left]), rights.union([edge.right])))
    }
    return best(0, [], [])
}

@Test func theAssignmentIsAsHeavyAsTheBestOfAll() {
    var generator = SplitMix64(seed: 3)
    for trial in 0..<2000 {
        let count = 1 + generator.below(9)
        let edges = (0..<count).map {
            OneToOne.Edge(
                index: $0, left: generator.below(4), right: generator.below(4),
                weight: Double(generator.below(41) - 8) / 2)
        }
        let kept = OneToOne.assignment(edges)
        let chosen = edges.filter { kept.contains($0.index) }
        #expect(Set(chosen.map(\.left)).count == chosen.count, "trial \(trial)")
        #expect(Set(chosen.map(\.right)).count == chosen.count, "trial \(trial)")
        #expect(chosen.allSatisfy { $0.weight > 0 })
        #expect(abs(chosen.reduce(0) { $0 + $1.weight } - bruteForce(edges)) < 1e-4, "trial \(trial): \(edges)")
    }
}

@Test func theAssignmentDoesNotDependOnTheOrderOfLinks() {
    let edges = [(0, 0, 5.0), (0, 1, 5.0), (1, 0, 5.0), (1, 1, 5.0), (2, 1, 4.0)].enumerated().map {
        OneToOne.Edge(index: $0.offset, left: $0.element.0, right: $0.element.1, weight: $0.element.2)
    }
    #expect(OneToOne.assignment(edges) == OneToOne.assignment(edges.reversed()))
}
