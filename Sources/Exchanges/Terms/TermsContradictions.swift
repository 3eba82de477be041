import Persons

/// Clauses whose numbers cannot hold together whoever is held. They are doubts, not errors: the terms are read, and the
/// planner proves that they are impossible and says what would mend them.
extension TermsLint {
    mutating func checkContradictions() {
        checkSizes()
        checkQuotas()
        checkDuties()
        checkTransport()
    }

    private mutating func contradict(_ clause: Clause, _ message: String, _ mend: String) {
        warn(clause, "CONTRADICTION", message, mend)
    }

    private var count: (clause: Clause, term: CountTerm)? {
        for clause in terms.clauses { if case .count(let count) = clause.term { return (clause, count) } }
        return nil
    }

    /// Fewest and most counted people a side that the stages hold together; nil: no limit.
    private var stageSums: (least: Int, most: Int?) {
        let sizes = terms.stages.map(\.max)
        return (
            terms.stages.reduce(0) { $0 + ($1.min ?? 0) },
            sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
        )
    }

    /// Most counted people of a side that the number and the stages allow; nil: no limit.
    private func most(from side: SideID) -> Int? {
        let held = stageSums.most
        guard let (_, count) = count else { return held }
        let total = count.n * count.part(of: side)
        return min(held ?? total, total)
    }

    /// The sizes of the stages against the number agreed.
    private mutating func checkSizes() {
        guard let (clause, count) = count else { return }
        let (least, most) = stageSums
        for side in SideID.allCases {
            let total = count.n * count.part(of: side)
            if least > total {
                contradict(
                    clause,
                    "\(terms.name(of: side)) releases \(Words.number(total)); the stages hold at least "
                        + "\(Words.number(least)) together.", "Change the number or the sizes of the stages.")
            } else if let most, most < total, count.mode == .exact {
                contradict(
                    clause,
                    "\(terms.name(of: side)) releases \(Words.number(total)); the stages hold at most "
                        + "\(Words.number(most)) together.", "Change the number or the sizes of the stages.")
            }
        }
        guard count.partA != count.partB else { return }
        for (index, stage) in terms.stages.enumerated() where stage.min == stage.max {
            guard let size = stage.min, size > 0 else { continue }
            contradict(
                clause,
                "Stage \(index + 1) holds \(Words.number(size)) from each side; the ratio is \(count.partA) to "
                    + "\(count.partB) at every stage.", "Give the stages limits instead of sizes.")
        }
    }

    /// Quotas against the number, the stages and each other.
    private mutating func checkQuotas() {
        var quotas: [(clause: Clause, term: QuotaTerm)] = []
        for clause in terms.clauses { if case .quota(let quota) = clause.term { quotas.append((clause, quota)) } }
        for (clause, quota) in quotas {
            guard let least = quota.min, least > 0 else { continue }
            for side in quota.sides {
                var most = most(from: side)
                if let stage = quota.stage, terms.stages.indices.contains(stage - 1),
                    let size = terms.stages[stage - 1].max
                {
                    most = min(most ?? size, size)
                }
                if let most, least > most {
                    contradict(
                        clause,
                        "At least \(Words.number(least)) of this kind are asked where \(terms.name(of: side)) releases "
                            + "at most \(Words.number(most)).", "Change one of the numbers.")
                    break
                }
            }
        }
        // Limits on the same kind: of a stage against all, and of all against each other.
        for (index, first) in quotas.enumerated() {
            for second in quotas[(index + 1)...] where first.term.who == second.term.who {
                for side in first.term.sides where second.term.sides.contains(side) {
                    guard let message = clash(first.term, second.term) ?? clash(second.term, first.term) else {
                        continue
                    }
                    contradict(
                        second.clause, "\(message), with \"\(first.clause.id)\".",
                        "Change one of the numbers.")
                    break
                }
            }
        }
        checkStageSums(quotas)
    }

    /// The least of one limit against the most of another on the same kind.
    private func clash(_ low: QuotaTerm, _ high: QuotaTerm) -> String? {
        guard let least = low.min, let most = high.max, least > most else { return nil }
        guard high.stage == nil || high.stage == low.stage else { return nil }
        return "At least \(Words.number(least)) of this kind are asked and at most \(Words.number(most)) allowed"
    }

    /// The least numbers of all stages together against the most of all.
    private mutating func checkStageSums(_ quotas: [(clause: Clause, term: QuotaTerm)]) {
        for (clause, all) in quotas where all.stage == nil {
            guard let most = all.max else { continue }
            for side in all.sides {
                let sum = (1...max(1, stageCount)).reduce(0) { sum, stage in
                    let here = quotas.filter {
                        $0.term.stage == stage && $0.term.who == all.who && $0.term.sides.contains(side)
                    }
                    return sum + (here.compactMap(\.term.min).max() ?? 0)
                }
                let single = quotas.contains {
                    $0.term.stage != nil && $0.term.who == all.who && $0.term.min ?? 0 > most
                }
                guard sum > most, !single else { continue }
                contradict(
                    clause,
                    "At most \(Words.number(most)) of this kind are allowed; the stages ask for \(Words.number(sum)).",
                    "Change one of the numbers.")
                break
            }
        }
    }

    /// Duties inside the number against a limit that lets nobody of the kind go.
    private mutating func checkDuties() {
        for clause in terms.clauses {
            let (who, side, verb): (PersonPredicate, SideID?, String)
            switch clause.term {
            case .must(let must) where must.counts: (who, side, verb) = (must.who, nil, "must go inside the number")
            case .allOf(let allOf): (who, side, verb) = (allOf.who, allOf.releasedBy, "all go")
            case .share(let share) where share.bound == .least && share.percent > 0:
                (who, side, verb) = (share.who, share.releasedBy, "are at least \(share.percent) in 100")
            default: continue
            }
            for other in terms.clauses {
                guard case .quota(let quota) = other.term, quota.max == 0, quota.stage == nil, quota.who == who,
                    quota.sides.contains(where: { (side ?? $0) == $0 })
                else { continue }
                contradict(
                    clause, "Those of whom \"\(other.id)\" lets nobody go \(verb).",
                    "Take one of the clauses out.")
            }
        }
        for (index, clause) in terms.clauses.enumerated() {
            guard case .share(let one) = clause.term else { continue }
            for other in terms.clauses[(index + 1)...] {
                guard case .share(let two) = other.term, two.who == one.who, one.bound != two.bound,
                    one.releasedBy == nil || two.releasedBy == nil || one.releasedBy == two.releasedBy
                else { continue }
                let (least, most) = one.bound == .least ? (one.percent, two.percent) : (two.percent, one.percent)
                guard least > most else { continue }
                contradict(
                    other, "At least \(least) in 100 are asked and at most \(most) allowed, with \"\(clause.id)\".",
                    "Change one of the numbers.")
            }
        }
        for clause in terms.clauses {
            guard case .first(let who, let byStage) = clause.term else { continue }
            for other in terms.clauses {
                guard case .quota(let quota) = other.term, quota.who == who, let stage = quota.stage, stage > byStage,
                    quota.min ?? 0 > 0
                else { continue }
                contradict(
                    other,
                    "It asks for people of this kind in stage \(stage); \"\(clause.id)\" sends them by stage \(byStage).",
                    "Change one of the stages.")
            }
        }
    }

    /// Seats against the sizes of the stages.
    private mutating func checkTransport() {
        for clause in terms.clauses {
            guard case .capacity(let capacity) = clause.term, let seats = capacity.seats else { continue }
            for (index, stage) in terms.stages.enumerated() {
                guard let size = stage.min, let most = seats.limit(inStage: index + 1), size > most else { continue }
                contradict(
                    clause,
                    "Stage \(index + 1) holds at least \(Words.number(size)) counted people a side; there are "
                        + "\(Words.number(most)) seats.", "Change one of the numbers.")
            }
        }
        guard let (_, count) = count, count.partA != count.partB else { return }
        for clause in terms.clauses {
            guard case .exposure(let exposure) = clause.term, terms.weights == nil, count.mode == .exact,
                abs(count.partA - count.partB) * count.n > exposure.weight
            else { continue }
            contradict(
                clause,
                "The running totals may differ by \(Words.number(exposure.weight)); the ratio makes them differ by "
                    + "\(Words.number(abs(count.partA - count.partB) * count.n)).", "Change one of the numbers.")
        }
    }
}
