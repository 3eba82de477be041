/// All that a comparison of names is made with: what it costs to confuse letters, which names are one, how rare a
/// surname is, and what each kind of agreement says. Letters and role rules are always those that ship.
public final class NameModel: Sendable {
    /// The model that ships with the module.
    public static let shipped = NameModel(tables: .shipped)

    /// Edit costs by pack; a pair of words is compared by those of the later pack of the two.
    let costs: [EditCost]
    /// The costs of the first pack, for work on single words.
    public var tokenCosts: EditCost { costs[0] }

    /// What errors of hand and machine cost, against near misses.
    let errors: EditCost
    let givenNames: GivenNames
    let rarity: SurnameRarity
    let weights: NameWeights
    let roles: RoleRules

    /// A model from tables, such as those that `scripts/learn-names --hold-out` writes.
    public init(tables: NameTables) {
        let packs = tables.packs
        let first = tables.rows("\(packs[0])/costs", columns: 4)
        costs = packs.enumerated().map { index, pack in
            index == 0 ? EditCost(rows: first) : EditCost(rows: tables.rows("\(pack)/costs", columns: 4), over: first)
        }
        errors = EditCost(rows: tables.rows("\(packs[0])/errors", columns: 4))
        let roles = RoleRules(tables: tables)
        self.roles = roles
        givenNames = GivenNames(tables: tables, costs: costs[0], roles: roles)
        rarity = SurnameRarity(tables: tables)
        weights = NameWeights(rows: tables.rows("weights", columns: 2))
    }
}
