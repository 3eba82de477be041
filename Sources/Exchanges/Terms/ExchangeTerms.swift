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

    /// What the first clause of a kind says; nil where there is none.
    private func first<Content>(_ content: (Term) -> Content?) -> Content? {
        for clause in clauses { if let found = content(clause.term) { return found } }
        return nil
    }

    /// The stages; a single one without limits where the terms have no such clause.
    public var stages: [StageTerm] {
        first { if case .stages(let stages) = $0 { stages } else { nil } } ?? [StageTerm()]
    }

    /// How many are counted, and in which ratio; nil where no clause says it.
    public var count: CountTerm? { first { if case .count(let count) = $0 { count } else { nil } } }

    /// The table of equivalents; nil where people count one for one.
    public var weights: WeightsTerm? { first { if case .weights(let weights) = $0 { weights } else { nil } } }

    /// So many of one side for each of the other; nil where no clause says it.
    public var rate: RateTerm? { first { if case .rate(let rate) = $0 { rate } else { nil } } }

    /// Waves within a stage; nil where a stage is one.
    public var handover: HandoverTerm? { first { if case .handover(let handover) = $0 { handover } else { nil } } }

    /// Who stands ready; nil where nobody does.
    public var reserve: ReserveTerm? { first { if case .reserve(let reserve) = $0 { reserve } else { nil } } }

    /// How lots are drawn; by ticket where no clause says otherwise.
    public var lottery: LotteryTerm {
        first { if case .lottery(let lottery) = $0 { lottery } else { nil } } ?? LotteryTerm()
    }

    /// How the sides' wishes are brought together; `separable` where no clause says otherwise.
    public var priorityMode: PriorityTerm.Mode {
        first { if case .priority(let priority) = $0 { priority.mode } else { nil } } ?? .separable
    }

    /// Whether families go together.
    public var keepsFamilies: Bool { clauses.contains { $0.term.kind == .keepTogether } }

    /// The name of a side.
    public func name(of side: SideID) -> String { sideNames[side] ?? side.rawValue }
}
