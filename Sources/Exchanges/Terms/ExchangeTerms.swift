public import Persons

/// The agreed terms of one exchange, as data.
public struct ExchangeTerms: Hashable, Sendable {
    /// The name of the exchange.
    public let exchange: String
    /// The version of its terms, from 1.
    public let version: Int
    /// The day on which ages and months held are counted.
    public let asOf: PartialDate
    /// What each side is called.
    public let sideNames: [SideID: String]
    /// The clauses, in the order of the file.
    public let clauses: [Clause]
    /// What is made as good as possible, the first before the second and so on.
    public let objective: [Objective]

    /// Terms; see the properties.
    public init(
        exchange: String, version: Int, asOf: PartialDate, sideNames: [SideID: String], clauses: [Clause],
        objective: [Objective]? = nil
    ) {
        self.exchange = exchange
        self.version = version
        self.asOf = asOf
        self.sideNames = sideNames
        self.clauses = clauses
        self.objective = objective ?? Objective.standard(weighted: clauses.contains { $0.term.kind == .weights })
    }

    /// The stages; a single one without limits where the terms have no such clause.
    public var stages: [StageTerm] {
        for clause in clauses { if case .stages(let stages) = clause.term { return stages } }
        return [StageTerm()]
    }

    /// The table of equivalents; nil where people count one for one.
    public var weights: WeightsTerm? {
        for clause in clauses { if case .weights(let weights) = clause.term { return weights } }
        return nil
    }

    /// How the sides' wishes are brought together; `separable` where no clause says otherwise.
    public var priorityMode: PriorityTerm.Mode {
        for clause in clauses { if case .priority(let priority) = clause.term { return priority.mode } }
        return .separable
    }

    /// Whether families go together.
    public var keepsFamilies: Bool { clauses.contains { $0.term.kind == .keepTogether } }

    /// The name of a side.
    public func name(of side: SideID) -> String { sideNames[side] ?? side.rawValue }
}
