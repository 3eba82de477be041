import Exchanges
import Persons
import TestSupport

/// The numbers of the terms, taken from the plan.
extension FittedExchange {
    private static let table: [Rank: Int] = [
        .private: 1, .nco: 2, .warrant: 3, .lieutenant: 4, .captain: 6, .major: 8, .ltColonel: 10, .colonel: 15,
        .brigadier: 20, .majorGeneral: 40, .general: 60,
    ]

    private func going(_ side: SideID) -> [PlanPerson] {
        persons.persons.filter { $0.heldBy == side && stageOf[$0.id] != nil }
    }

    private func counted(_ side: SideID, _ who: (PlanPerson) -> Bool = { _ in true }) -> Int {
        going(side).count { !isOutside.contains($0.id) && who($0) }
    }

    /// The difference of what the sides have released after each stage.
    private func gaps(_ amount: (PlanPerson) -> Int) -> [Int] {
        (1...stageCount).map { stage in
            abs(
                persons.persons.reduce(0) { sum, held in
                    guard let at = stageOf[held.id], at <= stage else { return sum }
                    return sum + (held.heldBy == .a ? 1 : -1) * amount(held)
                })
        }
    }

    mutating func fit() {
        var clauses = terms.clauses
        func add(_ id: String, _ term: Term) { clauses.append(Clause(id: id, row: clauses.count + 1, term: term)) }

        let sizes = (1...stageCount).map { stage in SideID.allCases.map { counted($0) { stageOf[$0.id] == stage } } }
        for (index, clause) in clauses.enumerated() {
            guard case .stages(let stages) = clause.term else { continue }
            clauses[index] = Clause(
                id: clause.id, row: clause.row,
                term: .stages(
                    zip(stages, sizes).map { StageTerm(date: $0.date, min: $1.min(), max: $1.max()) }))
        }
        if isMirrored { add("number", .count(CountTerm(n: counted(.a), mode: .exact))) }

        for side in SideID.allCases {
            let civilians = counted(side) { $0.status == .civilian }
            add("civilians-\(side)", .quota(QuotaTerm(who: .status(.civilian), releasedBy: side, min: civilians)))
            let women = counted(side) { $0.sex == .female && stageOf[$0.id] == 1 }
            add(
                "women-\(side)",
                .quota(QuotaTerm(who: .sex(.female), releasedBy: side, stage: 1, min: women, max: women)))
            let all = counted(side)
            let long = counted(side) { $0.captiveMonths ?? 0 >= 24 }
            let held = PersonPredicate.captiveMonths(NumberRange(lower: 24, upper: nil))
            add(
                "long-\(side)",
                .share(ShareTerm(who: held, releasedBy: side, percent: 100 * long / all, bound: .least)))
            let wounded = counted(side) { $0.health == .wounded }
            add(
                "wounded-\(side)",
                .share(
                    ShareTerm(
                        who: .health(.wounded), releasedBy: side, percent: (100 * wounded + all - 1) / all, bound: .most
                    )))
        }
        let officers = SideID.allCases.map { counted($0) { $0.rank >= .lieutenant } }
        add(
            "officers",
            .mirror(
                MirrorTerm(who: .rank(.lieutenant, orAbove: true), tolerance: abs(officers[0] - officers[1]))))
        if usesRate { add("rate", .rate(rate)) } else { add("table", .weights(weights)) }
        add("gap", .exposure(ExposureTerm(weight: gaps { usesRate ? one($0) : weight($0) }.max() ?? 0)))
        add("step", .pace(pace()))
        add("transport", .capacity(capacity()))
        add("visits", .sites(SitesTerm(max: .each(most { Set($0.map(\.site)).count }))))
        terms = ExchangeTerms(
            exchange: terms.exchange, version: 1, asOf: terms.asOf, sideNames: terms.sideNames, clauses: clauses,
            objective: terms.objective)
    }

    private func one(_ held: PlanPerson) -> Int { isOutside.contains(held.id) ? 0 : 1 }

    private func weight(_ held: PlanPerson) -> Int { one(held) * (Self.table[held.rank] ?? 0) }

    private var weights: WeightsTerm {
        let gaps = gaps(weight)
        let totals = SideID.allCases.map { going($0).reduce(0) { $0 + weight($1) } }
        return WeightsTerm(
            table: Self.table, tolerance: gaps.last ?? 0, stageTolerance: gaps.dropLast().max(), max: totals.max())
    }

    /// A pays two for a civilian and one for a soldier.
    private func due(_ held: PlanPerson) -> Int {
        one(held) * (held.heldBy == .b && held.status == .civilian ? 2 : 1)
    }

    private var rate: RateTerm {
        let gaps = gaps(due)
        return RateTerm(
            paidBy: .a,
            entries: [.init(who: .status(.civilian), give: 2), .init(who: .status(.military), give: 1)],
            tolerance: gaps.last ?? 0, stageTolerance: gaps.dropLast().max())
    }

    private func pace() -> PaceTerm {
        let eligibility = Eligibility(terms: terms, persons: persons)
        func isYoung(_ held: PlanPerson) -> Bool { held.age ?? 99 < 25 }
        let lists = SideID.allCases.map { side in
            zip(persons.persons, eligibility.standings).count { $0.heldBy == side && isYoung($0) && $1.isEligible }
        }
        let gaps = gaps { isYoung($0) ? lists[$0.heldBy == .a ? 1 : 0] : 0 }
        let longest = max(1, lists[0], lists[1])
        let tolerances = gaps.map { ($0 + longest - 1) / longest }
        return PaceTerm(
            who: .age(NumberRange(lower: nil, upper: 24)), tolerance: tolerances.last ?? 0,
            stageTolerance: tolerances.dropLast().max())
    }

    /// The greater of both sides' values in each stage.
    private func most(_ value: ([PlanPerson]) -> Int) -> [Int] {
        (1...stageCount).map { stage in
            SideID.allCases.map { side in value(going(side).filter { stageOf[$0.id] == stage }) }.max() ?? 0
        }
    }

    private func capacity() -> CapacityTerm {
        CapacityTerm(
            seats: .each(most(\.count)), ambulance: .every(most { $0.count(where: \.ambulance) }.max() ?? 0),
            crossings: [.init(name: "bridge", seats: .each(most { $0.count { $0.crossing == "bridge" } }))])
    }

    /// The order in which people of one side cross: families as one, by the best place that any of them has.
    private func line(_ people: [PlanPerson]) -> [[PlanPerson]] {
        func place(_ held: PlanPerson) -> (Int, Int64, PersonID) { (-held.band, held.ticket, held.id) }
        var units: [[PlanPerson]] = []
        for held in people.sorted(by: { place($0) < place($1) }) {
            if !held.family.isEmpty, let kin = units.firstIndex(where: { $0[0].family == held.family }) {
                units[kin].append(held)
            } else {
                units.append([held])
            }
        }
        return units
    }

    /// Waves of one side each: the side that is behind goes next.
    mutating func formWaves(_ size: Int) {
        func lead(_ held: PlanPerson) -> Int {
            let amount = terms.weights != nil ? weight(held) : isMirrored ? one(held) : due(held)
            return held.heldBy == .a ? amount : -amount
        }
        var widest = 0
        for stage in 1...stageCount {
            var queues = SideID.allCases.map { side in line(going(side).filter { stageOf[$0.id] == stage }) }
            var gap = 0
            var wave = 0
            while !queues[0].isEmpty || !queues[1].isEmpty {
                let next = queues[0].isEmpty || (gap > 0 && !queues[1].isEmpty) ? 1 : 0
                wave += 1
                var heads = 0
                while let unit = queues[next].first, heads + unit.count <= size {
                    heads += unit.count
                    for held in queues[next].removeFirst() {
                        waveOf[held.id] = wave
                        gap += lead(held)
                    }
                }
                widest = max(widest, abs(gap))
            }
        }
        let step = terms.clauses.contains { $0.term.kind == .rate } ? 2 : 1
        extend("buses", .handover(HandoverTerm(wave: size, ahead: (widest + step - 1) / step)))
    }

    /// The reserve as `ReserveTerm` states it.
    mutating func announce(_ perStage: Int) {
        extend("spare", .reserve(ReserveTerm(perStage: perStage)))
        let eligibility = Eligibility(terms: terms, persons: persons)
        let kin = Set(eligibility.families.flatMap { $0 })
        for side in SideID.allCases {
            var line = persons.persons.indices.filter { index in
                let held = persons.persons[index]
                return held.heldBy == side && eligibility.standings[index].isEligible && stageOf[held.id] == nil
                    && !kin.contains(index)
            }
            line.sort { left, right in
                let (one, two) = (persons.persons[left].band, persons.persons[right].band)
                return one == two ? ticketOrder(left, right) : one > two
            }
            for stage in 1...stageCount {
                var chosen: [PlanPerson] = []
                func take(_ isOfKind: (PlanPerson) -> Bool) {
                    let place = line.firstIndex { isOfKind(persons.persons[$0]) }
                    if let place { chosen.append(persons.persons[line.remove(at: place)]) }
                }
                for clause in terms.clauses {
                    let isOfKind: (PlanPerson) -> Bool
                    switch clause.term {
                    case .quota(let quota):
                        guard let least = quota.min, least > 0, quota.stage == nil || quota.stage == stage else {
                            continue
                        }
                        isOfKind = quota.stage == nil ? { $0.status == .civilian } : { $0.sex == .female }
                    case .share(let share) where share.bound == .least && share.percent > 0:
                        isOfKind = { $0.captiveMonths ?? 0 >= 24 }
                    default: continue
                    }
                    for _ in 0..<2 where chosen.count < perStage && chosen.count(where: isOfKind) < 2 { take(isOfKind) }
                }
                while chosen.count < perStage, !line.isEmpty { take { _ in true } }
                for (order, held) in chosen.enumerated() {
                    plan.reserve.append(
                        PlanReserve(stage: stage, person: held.id, heldBy: side, order: order + 1))
                }
            }
        }
    }

    private mutating func extend(_ id: String, _ term: Term) {
        terms = terms.replacing(terms.clauses + [Clause(id: id, row: terms.clauses.count + 1, term: term)])
    }

    mutating func write() {
        plan.stages = terms.stages.enumerated().map { index, stage in
            let here = persons.persons.filter { stageOf[$0.id] == index + 1 }
            return PlanStage(
                stage: index + 1, date: stage.date?.iso,
                released: here.map { held in
                    PlanRelease(
                        person: held.id, heldBy: held.heldBy, counted: !isOutside.contains(held.id),
                        wave: waveOf[held.id])
                })
        }
        let all = SideID.allCases.flatMap(going)
        func state(_ name: LevelName, _ value: Int) {
            plan.levels.append(PlanLevel(level: name, value: value, bound: value, proved: true))
        }
        state(.count, all.count)
        state(.band, all.reduce(0) { $0 + $1.band })
        state(.tiersA, going(.b).reduce(0) { $0 + $1.wishTier })
        state(.tiersB, going(.a).reduce(0) { $0 + $1.wishTier })
        state(.captivity, all.reduce(0) { $0 + ($1.captiveMonths ?? 0) })
        state(.select, 0)
        state(.early, all.reduce(0) { $0 + $1.band * (stageCount - (stageOf[$1.id] ?? 0)) })
        state(.lottery, 0)
    }
}

extension ExchangeTerms {
    /// The same terms with other clauses.
    func replacing(_ clauses: [Clause]) -> ExchangeTerms {
        ExchangeTerms(
            exchange: exchange, version: version, asOf: asOf, sideNames: sideNames, clauses: clauses,
            objective: objective)
    }
}
