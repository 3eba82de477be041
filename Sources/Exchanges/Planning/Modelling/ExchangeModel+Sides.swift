import Persons

/// The rows of clauses that bind the two sides to each other, and of those about transport.
extension ExchangeModel {
    /// The sides' counted people of a kind differ by no more than the tolerance.
    mutating func add(_ mirror: MirrorTerm, _ index: Int) {
        let row = addTwoSided(
            running(.countedMatching(mirror.who), .a, allStages), running(.countedMatching(mirror.who), .b, allStages),
            within: mirror.tolerance, of: index)
        widen([row], "tolerance", mirror.tolerance, of: index)
    }

    /// Running totals by the table of equivalents.
    mutating func add(_ weights: WeightsTerm, _ index: Int) {
        if let most = weights.max {
            let rows = SideID.allCases.map { addRow(running(.weight, $0, allStages), from: nil, to: most, of: index) }
            add(
                Relaxation(
                    clause: index, key: "max", side: nil, direction: 1, asked: most, entries: rows.map { ($0, -1) }))
        }
        compare(.weight, .weight, (weights.stageTolerance, weights.tolerance), of: index)
    }

    /// So many of the paying side for each of the other's.
    mutating func add(_ rate: RateTerm, _ index: Int) {
        let isA = rate.paidBy == .a
        compare(isA ? .counted : .due, isA ? .due : .counted, (rate.stageTolerance, rate.tolerance), of: index)
    }

    /// Equally far through both lists after each stage.
    mutating func add(_ pace: PaceTerm, _ index: Int) {
        guard let place = classes.measures[.matching(pace.who)] else { return }
        let sizes = (classes.total(place, of: .a), classes.total(place, of: .b))
        for stage in allStages {
            let tolerance = stage == stageCount - 1 ? pace.tolerance : pace.stageTolerance
            addTwoSided(
                running(.matching(pace.who), .a, 0..<stage + 1, times: sizes.1),
                running(.matching(pace.who), .b, 0..<stage + 1, times: sizes.0),
                within: tolerance * max(sizes.0, sizes.1), of: index)
        }
    }

    /// Running totals of counted people, by the table of equivalents where there is one, stay near each other.
    mutating func add(_ exposure: ExposureTerm, _ index: Int) {
        let measure = terms.weights == nil ? Measure.counted : .weight
        let rows = allStages.map { stage in
            addTwoSided(
                running(measure, .a, 0..<stage + 1), running(measure, .b, 0..<stage + 1), within: exposure.weight,
                of: index)
        }
        widen(rows, "weight", exposure.weight, of: index)
    }

    /// Running totals of a measure of each side, after each stage.
    private mutating func compare(_ a: Measure, _ b: Measure, _ tolerances: (before: Int, last: Int), of index: Int) {
        for stage in allStages {
            let isLast = stage == stageCount - 1
            let tolerance = isLast ? tolerances.last : tolerances.before
            addTwoSided(running(a, .a, 0..<stage + 1), running(b, .b, 0..<stage + 1), within: tolerance, of: index)
        }
    }

    /// A tolerance that may rise: one step moves either end of each row by one, so each takes two rows.
    private mutating func widen(_ rows: [Int], _ key: String, _ asked: Int, of index: Int) {
        var entries: [(row: Int, coefficient: Int)] = []
        for row in rows { entries += split(row, of: index) }
        add(Relaxation(clause: index, key: key, side: nil, direction: 1, asked: asked, entries: entries))
    }

    /// How many people a side moves in a stage.
    mutating func add(_ capacity: CapacityTerm, _ index: Int) {
        var limits: [(key: String, measure: Measure, limit: StageLimit)] = []
        if let seats = capacity.seats { limits.append(("seats", .heads, seats)) }
        if let ambulance = capacity.ambulance { limits.append(("ambulance", .ambulance, ambulance)) }
        for crossing in capacity.crossings {
            limits.append(("crossings.\(crossing.name)", .crossing(crossing.name), crossing.seats))
        }
        for (key, measure, limit) in limits {
            var entries: [(row: Int, coefficient: Int)] = []
            for stage in allStages {
                guard let most = limit.limit(inStage: stage + 1) else { continue }
                for side in SideID.allCases where capacity.releasedBy == nil || capacity.releasedBy == side {
                    let row = addRow(running(measure, side, stage..<stage + 1), from: nil, to: most, of: index)
                    entries.append((row, -1))
                }
                // A list rises stage by stage; one number for all stages rises as one.
                guard case .each = limit else { continue }
                add(
                    Relaxation(
                        clause: index, key: "stage\(stage + 1).\(key)", side: nil, direction: 1, asked: most,
                        entries: entries))
                entries = []
            }
            guard case .every(let most) = limit else { continue }
            add(Relaxation(clause: index, key: key, side: nil, direction: 1, asked: most, entries: entries))
        }
    }

    /// At how many sites a side fetches people in a stage: a column a site says whether it is visited.
    mutating func add(_ sites: SitesTerm, _ index: Int) {
        let names = classes.measures.measures.compactMap { measure in
            if case .site(let name) = measure { name } else { nil }
        }
        for side in SideID.allCases where sites.releasedBy == nil || sites.releasedBy == side {
            for stage in allStages {
                guard let most = sites.max.limit(inStage: stage + 1) else { continue }
                var visits: [Entry] = []
                for name in names {
                    guard let people = total(.site(name), side, stage: stage) else { continue }
                    let visit = addColumn(to: 1, of: index)
                    let most = program.upper[people.column]
                    addRow([(people.column, 1), (visit, -most)], from: nil, to: 0, of: index)
                    visits.append((visit, 1))
                }
                addRow(visits, from: nil, to: most, of: index)
            }
        }
    }
}
