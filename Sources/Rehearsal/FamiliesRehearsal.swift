import Persons

/// Two lists of people who are easily taken for one another, with the truth: twins, siblings, cousins, father and son,
/// namesakes. Of some groups one list claims a member and the other holds another, so that a wrong link tempts.
///
/// Everybody in it is invented.
public struct FamiliesRehearsal: Sendable {
    /// What was made, in numbers.
    public let summary: FamiliesSummary
    /// Everything to be written, in a fixed order.
    public let files: [RehearsedFile]
    let families: [Family]
    let direction: Direction

    /// The side whose people they are.
    static let home = SideID.a

    /// Invents the groups and writes both lists; nil when `groups` is below 1 or above 500,000.
    ///
    /// The same arguments give the same bytes. Lines repeat and err at the rates of the noise level; phantoms and
    /// people already returned are left out, since they are in no group.
    public init?(groups: Int = 2_000, noise: NoiseLevel = .tidy, seed: UInt64) {
        guard (1...500_000).contains(groups) else { return nil }
        let families = (0..<groups).map { Family($0, home: Self.home, seed: seed, rates: noise.rates) }
        self.families = families
        let population = Population(of: Self.home, people: families.flatMap(\.members))
        let direction = Direction(population, noise: noise, seed: seed)
        self.direction = direction
        summary = FamiliesSummary(families, direction, noise: noise, seed: seed)
        let lists = [direction.claim, direction.holding]
        var files = lists.map(RehearsalFiles.list)
        files.append(RehearsalFiles.truePairs(direction, path: "truth/pairs.csv"))
        files.append(Self.truth(families, direction))
        files.append(RehearsalFiles.summary(summary))
        self.files = files.sorted { $0.path < $1.path }
    }

    /// `truth/families.csv`: whom every line of either list is about.
    private static func truth(_ families: [Family], _ direction: Direction) -> RehearsedFile {
        let group = families.enumerated().flatMap { number, family in family.relations.map { (number, $0) } }
        return RehearsedFile(path: "truth/families.csv", holdsPersons: true) {
            var writer = DelimitedWriter()
            writer.append(["list", "line", "family", "kind", "relation", "person"])
            for list in [direction.claim, direction.holding] {
                for (line, id) in zip(list.lines, list.ids) {
                    let (number, relation) = group[line.person]
                    writer.append([
                        list.name.isClaim ? "claim" : "holding", id.rawValue, "F\(number + 1)",
                        families[number].kind.rawValue, relation.rawValue, "P\(line.person + 1)",
                    ])
                }
            }
            return writer.bytes
        }
    }
}

/// What a rehearsal of families holds, in numbers: its `rehearsal.json`. Holds no person.
public struct FamiliesSummary: Codable, Hashable, Sendable {
    /// The groups of one kind.
    public struct Kind: Codable, Hashable, Sendable {
        /// What makes the people of the group alike.
        public var kind: FamilyKind
        /// How many groups.
        public var groups: Int
        /// How many people.
        public var people: Int
        /// How many of the people are on both lists.
        public var both: Int
        /// Groups with nobody on both lists: every link inside them is wrong.
        public var parted: Int
    }

    /// The rehearsal's name.
    public var rehearsal = "families"
    /// The seed from which everything follows.
    public var seed: UInt64
    /// How badly the lists are written.
    public var noise: NoiseLevel
    /// The groups by kind.
    public var kinds: [Kind]
    /// The two lists.
    public var lists: [RehearsalSummary.List]
    /// Pairs of lines about one person, repeats included.
    public var truePairs: Int

    enum CodingKeys: String, CodingKey {
        case rehearsal, seed, noise, kinds, lists
        case truePairs = "true_pairs"
    }

    init(_ families: [Family], _ direction: Direction, noise: NoiseLevel, seed: UInt64) {
        self.seed = seed
        self.noise = noise
        kinds = FamilyKind.allCases.map { kind in
            let ofKind = families.filter { $0.kind == kind }
            return Kind(
                kind: kind, groups: ofKind.count, people: ofKind.reduce(0) { $0 + $1.members.count },
                both: ofKind.reduce(0) { $0 + $1.members.count { $0.presence == .both } },
                parted: ofKind.count { $0.isParted })
        }
        lists = [direction.claim, direction.holding].map { RehearsalSummary.List($0, direction.population) }
        truePairs = direction.truePairs.count
    }
}
