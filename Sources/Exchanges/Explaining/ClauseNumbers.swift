import Persons

/// A number in a clause that could be another, with the clause as it would read then.
struct ClauseNumber {
    /// As in the change of a repair: `min`, `stage2.size`, `crossings.north`.
    let key: String
    let value: Int
    /// How far the number is moved where nobody says how far.
    let step: Int
    /// The clause with another number in its place.
    let replaced: (Int) -> Term

    init(_ key: String, _ value: Int, step: Int? = nil, replaced: @escaping (Int) -> Term) {
        self.key = key
        self.value = value
        self.step = step ?? Self.step(value)
        self.replaced = replaced
    }

    /// Twenty from a hundred up, five from twenty up, else one.
    private static func step(_ value: Int) -> Int { value >= 100 ? 20 : value >= 20 ? 5 : 1 }
}

extension Clause {
    /// The numbers of people that the clause names and that decide who goes and when. Clauses that the law stands behind
    /// have none: they are not for changing.
    /// - Parameter bus: the seats of one bus.
    func numbers(bus: Int) -> [ClauseNumber] {
        switch term {
        case .count(let count):
            return [
                ClauseNumber("n", count.n, step: 1) {
                    .count(CountTerm(n: $0, mode: count.mode, partA: count.partA, partB: count.partB))
                }
            ]
        case .stages(let stages): return stages.indices.flatMap { numbers(stages, $0) }
        case .quota(let quota):
            func with(_ least: Int?, _ most: Int?) -> Term {
                .quota(
                    QuotaTerm(who: quota.who, releasedBy: quota.releasedBy, stage: quota.stage, min: least, max: most))
            }
            return list(
                quota.min.map { ClauseNumber("min", $0) { with($0, quota.max) } },
                quota.max.map { ClauseNumber("max", $0) { with(quota.min, $0) } })
        case .share(let share):
            return [
                ClauseNumber("of", share.percent) {
                    .share(
                        ShareTerm(
                            who: share.who, releasedBy: share.releasedBy, percent: min($0, 100), bound: share.bound))
                }
            ]
        case .mirror(let mirror):
            return [
                ClauseNumber("tolerance", mirror.tolerance) { .mirror(MirrorTerm(who: mirror.who, tolerance: $0)) }
            ]
        case .weights(let weights):
            func with(_ last: Int, _ most: Int?) -> Term {
                .weights(
                    WeightsTerm(
                        table: weights.table, tolerance: last, stageTolerance: max(weights.stageTolerance, last),
                        max: most))
            }
            return list(
                ClauseNumber("tolerance", weights.tolerance) { with($0, weights.max) },
                weights.max.map { ClauseNumber("max", $0) { with(weights.tolerance, $0) } })
        case .rate(let rate):
            return [
                ClauseNumber("tolerance", rate.tolerance) {
                    .rate(
                        RateTerm(
                            paidBy: rate.paidBy, entries: rate.entries, tolerance: $0,
                            stageTolerance: max(rate.stageTolerance, $0)))
                }
            ]
        case .pace(let pace):
            return [
                ClauseNumber("tolerance", pace.tolerance) {
                    .pace(PaceTerm(who: pace.who, tolerance: $0, stageTolerance: max(pace.stageTolerance, $0)))
                }
            ]
        case .veto(let veto):
            return [
                ClauseNumber("max.A", veto.maxA, step: 1) {
                    .veto(VetoTerm(maxA: $0, maxB: veto.maxB, notOver: veto.notOver))
                },
                ClauseNumber("max.B", veto.maxB, step: 1) {
                    .veto(VetoTerm(maxA: veto.maxA, maxB: $0, notOver: veto.notOver))
                },
            ]
        case .capacity(let capacity): return numbers(capacity, bus)
        case .sites(let sites):
            return numbers(sites.max, "max", nil) { .sites(SitesTerm(releasedBy: sites.releasedBy, max: $0)) }
        case .exposure(let exposure):
            return [ClauseNumber("weight", exposure.weight) { .exposure(ExposureTerm(weight: $0)) }]
        case .eligible, .exclude, .must, .allOf, .first, .keepTogether, .named, .handover, .reserve, .noShow, .priority,
            .lottery, .bodies:
            return []
        }
    }

    private func list(_ numbers: ClauseNumber?...) -> [ClauseNumber] { numbers.compactMap { $0 } }

    private func numbers(_ stages: [StageTerm], _ index: Int) -> [ClauseNumber] {
        let stage = stages[index]
        func with(_ least: Int?, _ most: Int?) -> Term {
            var changed = stages
            changed[index] = StageTerm(date: stage.date, min: least, max: most)
            return .stages(changed)
        }
        let key = "stage\(index + 1)"
        if let size = stage.min, size == stage.max {
            return [ClauseNumber("\(key).size", size, step: 1) { with($0, $0) }]
        }
        return list(
            stage.min.map { ClauseNumber("\(key).min", $0, step: 1) { with($0, stage.max) } },
            stage.max.map { ClauseNumber("\(key).max", $0, step: 1) { with(stage.min, $0) } })
    }

    private func numbers(_ capacity: CapacityTerm, _ bus: Int) -> [ClauseNumber] {
        func with(seats: StageLimit?, ambulance: StageLimit?, crossings: [CapacityTerm.Crossing]) -> Term {
            .capacity(
                CapacityTerm(
                    releasedBy: capacity.releasedBy, seats: seats, ambulance: ambulance, crossings: crossings))
        }
        var numbers: [ClauseNumber] = []
        if let seats = capacity.seats {
            numbers += self.numbers(seats, "seats", bus) {
                with(seats: $0, ambulance: capacity.ambulance, crossings: capacity.crossings)
            }
        }
        if let lying = capacity.ambulance {
            numbers += self.numbers(lying, "ambulance", nil) {
                with(seats: capacity.seats, ambulance: $0, crossings: capacity.crossings)
            }
        }
        for (index, crossing) in capacity.crossings.enumerated() {
            numbers += self.numbers(crossing.seats, "crossings.\(crossing.name)", bus) { limit in
                var crossings = capacity.crossings
                crossings[index] = .init(name: crossing.name, seats: limit)
                return with(seats: capacity.seats, ambulance: capacity.ambulance, crossings: crossings)
            }
        }
        return numbers
    }

    /// One number for all stages, or one a stage.
    private func numbers(
        _ limit: StageLimit, _ key: String, _ step: Int?, _ replaced: @escaping (StageLimit) -> Term
    ) -> [ClauseNumber] {
        switch limit {
        case .every(let number): [ClauseNumber(key, number, step: step) { replaced(.every($0)) }]
        case .each(let limits):
            limits.indices.map { index in
                ClauseNumber("stage\(index + 1).\(key)", limits[index], step: step) { number in
                    var limits = limits
                    limits[index] = number
                    return replaced(.each(limits))
                }
            }
        }
    }
}
