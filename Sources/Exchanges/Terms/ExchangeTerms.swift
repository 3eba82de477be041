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
        objective: [Objective] = Objective.allCases
    ) {
        self.exchange = exchange
        self.version = version
        self.asOf = asOf
        self.sideNames = sideNames
        self.clauses = clauses
        self.objective = objective
    }

    /// The stages; a single one without limits where the terms have no such clause.
    public var stages: [StageTerm] {
        for clause in clauses { if case .stages(let stages) = clause.term { return stages } }
        return [StageTerm()]
    }

    /// The name of a side.
    public func name(of side: SideID) -> String { sideNames[side] ?? side.rawValue }
}

/// One level of what the planner makes as good as possible; each is locked before the next.
public enum Objective: String, CaseIterable, Codable, Sendable {
    /// People released on both sides together.
    case count
    /// The sum of their humanitarian bands.
    case band
    /// The sum of their whole months held.
    case captivity
    /// The sum over people of band × number of stages after theirs.
    case early
    /// Lots, where nothing above decides: always the last.
    case lottery
}
