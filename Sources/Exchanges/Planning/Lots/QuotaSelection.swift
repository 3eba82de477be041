/// Some people chosen from a pool by fair lots under quotas, as citizens' assemblies are: the same lots as those of an
/// exchange, without one.
public struct QuotaSelection: Sendable {
    /// How many of those chosen have a value of a feature.
    public struct Quota: Hashable, Sendable {
        /// Which feature, as a place in each person's values.
        public let feature: Int
        /// The value.
        public let value: String
        /// At least so many.
        public let min: Int
        /// At most so many.
        public let max: Int

        /// A quota; see the properties.
        public init(feature: Int, value: String, min: Int, max: Int) {
            (self.feature, self.value, self.min, self.max) = (feature, value, min, max)
        }
    }

    /// How many different kinds of people the pool has.
    public let kindCount: Int
    /// The chance of each person, in the order of the pool; 0 for those whom no choice can hold.
    public let chances: [Double]
    /// The least chance of those who can be chosen.
    public let leastChance: Double
    /// The same in millionths, to the nearest.
    public let millionths: Int
    /// The whole millionths by which some lottery might still have more: 0 proves the least chance best.
    public let gap: Int
    /// How many choices the lottery has.
    public let choiceCount: Int
    /// What proves the least chance best.
    public let proof: PlanProof
    /// How many of each kind each choice of the lottery holds, and how often it is drawn in 2⁴⁰ times.
    private let lottery: [(weight: Int, counts: [Int])]
    private let members: [[Int]]

    /// Lots for choosing `size` people of a pool.
    /// - Parameters:
    ///   - pool: the values of each person, the same features in the same order.
    ///   - quotas: limits on those chosen.
    /// - Returns: nil when no choice keeps the quotas, or the search fails.
    public init?(pool: [[String]], quotas: [Quota], choosing size: Int) {
        var places: [[String]: Int] = [:]
        var members: [[Int]] = []
        for (person, values) in pool.enumerated() {
            if let place = places[values] {
                members[place].append(person)
            } else {
                places[values] = members.count
                members.append([person])
            }
        }
        // By values, so that the order of the pool decides nothing.
        let order = places.keys.sorted { $0.lexicographicallyPrecedes($1) }
        members = order.map { members[places[$0] ?? 0] }
        var program = IntegerProgram()
        let columns = members.map { program.addColumn(to: $0.count) }
        program.addRow(columns.map { ($0, 1) }, from: size, to: size)
        for quota in quotas {
            let kinds = order.indices.filter { order[$0][quota.feature] == quota.value }
            program.addRow(kinds.map { (columns[$0], 1) }, from: quota.min, to: quota.max)
        }
        var face = Face(program)
        let kinds = zip(columns, members).map { LotKind(column: $0, size: $1.count) }
        guard case .best = face.maximise([Int](repeating: 0, count: columns.count)),
            let lots = FairLots(&face, kinds)
        else { return nil }
        var chances = [Double](repeating: 0, count: pool.count)
        for (places, people) in zip(lots.places, members) {
            for person in people { chances[person] = Double(places) / Double(FairLots.whole) / Double(people.count) }
        }
        self.members = members
        self.chances = chances
        kindCount = members.count
        leastChance = Double(lots.least.places) / Double(lots.least.units)
        millionths = lots.least.millionths
        gap = lots.least.gap
        choiceCount = lots.points.count
        proof = face.proof
        lottery = zip(lots.weights, lots.points).map { weight, point in (weight, columns.map { point[$0] }) }
    }

    /// One choice, as places in the pool in order.
    /// - Parameters:
    ///   - seed: draws the choice of the lottery.
    ///   - tickets: of each person; of people alike the lowest are chosen.
    public func chosen(seed: [UInt8], tickets: [Int64]) -> [Int] {
        var left = LotSeed.number(seed)
        let choice = lottery.first { choice in
            left -= choice.weight
            return left < 0
        }
        return zip(choice?.counts ?? [], members).flatMap { count, people in
            people.sorted { (tickets[$0], $0) < (tickets[$1], $1) }.prefix(count)
        }.sorted()
    }
}
