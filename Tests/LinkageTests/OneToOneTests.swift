import Testing

@testable import Linkage

private typealias Edge = OneToOne.Edge

/// Every link of a table of weights, row by row.
private func edges(_ weights: [[Double]]) -> [OneToOne.Edge] {
    weights.enumerated().flatMap { left, row in
        row.enumerated().map { right, weight in (left, right, weight) }
    }
    .enumerated().map { OneToOne.Edge(index: $0, left: $1.0, right: $1.1, weight: $1.2) }
}

/// The greatest total weight over all sets of links that use no left record twice and, unless `sharesRights`, no
/// right record twice, by trying them all.
private func bruteForce(_ weights: [[Double]], sharesRights: Bool = false) -> Double {
    func best(_ left: Int, _ used: Int) -> Double {
        if left == weights.count { return 0 }
        var most = best(left + 1, used)
        for (right, weight) in weights[left].enumerated() where sharesRights || used & (1 << right) == 0 {
            most = max(most, weight + best(left + 1, used | 1 << right))
        }
        return most
    }
    return best(0, 0)
}

/// What is wrong with an assignment of `edges`; nil when it is allowed and weighs `total`.
private func fault(_ edges: [OneToOne.Edge], _ kept: Set<Int>, total: Double, sharesRights: Bool = false) -> String? {
    let chosen = edges.filter { kept.contains($0.index) }
    if Set(chosen.map(\.left)).count != chosen.count { return "a left record is used twice" }
    if !sharesRights, Set(chosen.map(\.right)).count != chosen.count { return "a right record is used twice" }
    if chosen.contains(where: { $0.weight <= 0 }) { return "a link without weight is kept" }
    let weight = chosen.reduce(0) { $0 + $1.weight }
    return abs(weight - total) < 1e-9 ? nil : "weighs \(weight) of \(total)"
}

/// Every table of three by three with weights of a small set: with ties, with nothing, and with one link worth
/// more than two others.
@Test(arguments: [[0.0, 1, 2], [0.0, 1, 3], [-1.0, 2, 3]])
func everySmallTableIsAssignedAsWellAsCanBe(choices: [Double]) {
    for number in 0..<19_683 {
        var rest = number
        let weights = (0..<3).map { _ in
            (0..<3).map { _ in
                defer { rest /= 3 }
                return choices[rest % 3]
            }
        }
        let links = edges(weights)
        let found = fault(links, OneToOne.assignment(links), total: bruteForce(weights))
        if let found { Issue.record("\(weights): \(found)") }
    }
}

/// Random tables up to five by five, with gaps, ties and weights below nothing.
@Test func randomTablesAreAssignedAsWellAsCanBe() {
    var generator = SplitMix64(seed: 3)
    for trial in 0..<1500 {
        let (rows, columns) = (1 + generator.below(5), 1 + generator.below(5))
        let spread = [3, 10, 1000][trial % 3]
        let weights = (0..<rows).map { _ in
            (0..<columns).map { _ in
                generator.below(4) == 0 ? -1 : Double(generator.below(spread) - spread / 5) / 2
            }
        }
        let links = edges(weights).filter { $0.weight != -1 }
        if let found = fault(links, OneToOne.assignment(links), total: bruteForce(weights)) {
            Issue.record("trial \(trial), one to one, \(weights): \(found)")
        }
        let shared = fault(
            links, ManyToOne.assignment(links), total: bruteForce(weights, sharesRights: true), sharesRights: true)
        if let shared { Issue.record("trial \(trial), many to one, \(weights): \(shared)") }
    }
}

/// Too large to try everything: the potentials prove that nothing weighs more.
@Test func aLargeGroupIsProvedByItsPotentials() {
    var generator = SplitMix64(seed: 11)
    let links = (0..<6000).map {
        Edge(
            index: $0, left: generator.below(400), right: generator.below(300),
            weight: Double(generator.below(30) - 2) / 2)
    }
    let sorted = links.filter { $0.units > 0 }.sorted(by: Edge.isEarlier)
    var search = AssignmentSearch(sorted)
    #expect(!search.isOptimal)
    search.run()
    #expect(search.isOptimal)
    #expect(search.kept.count > 250)
}

@Test func theAssignmentDoesNotDependOnTheOrderOfLinks() {
    var generator = SplitMix64(seed: 5)
    let links = (0..<300).map {
        Edge(index: $0, left: generator.below(60), right: generator.below(50), weight: Double(generator.below(4)))
    }
    var shuffled = links
    for _ in 0..<5 {
        shuffled.shuffle(using: &generator)
        #expect(OneToOne.assignment(shuffled) == OneToOne.assignment(links))
        #expect(ManyToOne.assignment(shuffled) == ManyToOne.assignment(links))
    }
}

@Test func severalFamiliesMayClaimOneHeldPerson() {
    let links = edges([[5, 1], [4, 3], [6, 6]])
    #expect(ManyToOne.assignment(links).map { links[$0].right } == [0, 0, 0])
    #expect(OneToOne.assignment(links).count == 2)
    #expect(OneToOne.assignment([]).isEmpty && ManyToOne.assignment([]).isEmpty)
}
