public import Persons

/// What was done in one stage when people did not come.
public struct PlanRecovery: Codable, Hashable, Sendable {
    /// A person who goes in a later stage than planned.
    public struct Carried: Codable, Hashable, Sendable {
        /// Who.
        public var person: PersonID
        /// The stage, counted from 1.
        public var stage: Int
    }

    /// The stage, counted from 1.
    public var stage: Int
    /// Those of the stage, and of its reserve, who did not come; by id.
    public var absent: [PersonID]
    /// Those of the reserve who go instead; by id.
    public var steppedIn: [PersonID]
    /// Those who came and do not go in this stage; by id.
    public var heldBack: [PersonID]
    /// Those of the absent and the held back who go in a later stage; by id.
    public var carried: [Carried]
    /// The remedies that were needed, in the order of the `no_show` clause.
    public var remedies: [NoShowTerm.Remedy]
    /// By how much numbers of the terms give way, by the keys of repairs, for example `days.stage1.size: -2`.
    public var changed: [String: Int]
    /// Clauses that no remedy could keep, by id; they are broken.
    public var broken: [String]
    /// People who came and go as planned.
    public var kept: Int
    /// Counted people who go, over all stages and both sides.
    public var counted: Int
    /// Whether it is proved that nothing better was possible.
    public var proved: Bool
    /// What was done and why, a sentence an entry.
    public var words: [String]

    enum CodingKeys: String, CodingKey {
        case stage, absent
        case steppedIn = "stepped_in"
        case heldBack = "held_back"
        case carried, remedies, changed, broken, kept, counted, proved, words
    }
}

extension ExchangeTerms {
    /// The terms after numbers gave way.
    /// - Parameter changes: by the keys of repairs: `ID.n`, `ID.stageS.size`, `ID.stageS.min`, `ID.stageS.max` and
    ///   `ID.min.A`; other keys change nothing. A quota of which only one side's number changes becomes two clauses with
    ///   one id.
    public func changed(by changes: [String: Int]) -> ExchangeTerms {
        if changes.isEmpty { return self }
        let clauses = clauses.flatMap { clause -> [Clause] in
            func change(_ key: String) -> Int { changes["\(clause.id).\(key)"] ?? 0 }
            func with(_ term: Term) -> Clause { Clause(id: clause.id, row: clause.row, term: term) }
            switch clause.term {
            case .count(let count):
                return [
                    with(
                        .count(
                            CountTerm(
                                n: count.n + change("n"), mode: count.mode, partA: count.partA, partB: count.partB)))
                ]
            case .stages(let stages):
                return [
                    with(
                        .stages(
                            stages.enumerated().map { index, stage in
                                let key = "stage\(index + 1)."
                                let size = change(key + "size")
                                return StageTerm(
                                    date: stage.date, min: stage.min.map { $0 + size + change(key + "min") },
                                    max: stage.max.map { $0 + size + change(key + "max") })
                            }))
                ]
            case .quota(let quota) where SideID.allCases.contains { change("min.\($0.rawValue)") != 0 }:
                return quota.sides.map { side in
                    with(
                        .quota(
                            QuotaTerm(
                                who: quota.who, releasedBy: side, stage: quota.stage,
                                min: quota.min.map { $0 + change("min.\(side.rawValue)") }, max: quota.max)))
                }
            default: return [clause]
            }
        }
        return ExchangeTerms(
            exchange: exchange, version: version, asOf: asOf, sideNames: sideNames, clauses: clauses,
            objective: objective)
    }

    /// What was agreed for those who do not come; the reserve alone where no clause says more.
    var noShow: NoShowTerm {
        for clause in clauses { if case .noShow(let noShow) = clause.term { return noShow } }
        return NoShowTerm(then: [.substitute])
    }
}

extension NoShowTerm.Remedy: Codable {}
