import Persons

/// The rows of clauses that speak of how many people, of which kinds, and in which stages.
extension ExchangeModel {
    mutating func add(_ clause: Clause, _ index: Int) {
        switch clause.term {
        case .count(let count): add(count, index)
        case .stages(let stages): add(stages, index)
        case .must(let must): addDuty(.matching(must.who), nil, must.byStage, index)
        case .allOf(let allOf): addDuty(.matching(allOf.who), allOf.releasedBy, nil, index)
        case .named(let named): addDuty(.matching(.ids(named.ids)), named.releasedBy, named.byStage, index)
        case .first(let who, let byStage): addFirst(who, byStage, index)
        case .quota(let quota): add(quota, index)
        case .share(let share): add(share, index)
        case .mirror(let mirror): add(mirror, index)
        case .weights(let weights): add(weights, index)
        case .rate(let rate): add(rate, index)
        case .pace(let pace): add(pace, index)
        case .exposure(let exposure): add(exposure, index)
        case .capacity(let capacity): add(capacity, index)
        case .sites(let sites): add(sites, index)
        case .eligible, .exclude, .keepTogether, .veto, .handover, .reserve, .noShow, .priority, .lottery, .bodies:
            break
        }
    }

    var allStages: Range<Int> { 0..<stageCount }

    /// Each side's total, and the ratio at every stage.
    private mutating func add(_ count: CountTerm, _ index: Int) {
        var totals: [(row: Int, coefficient: Int)] = []
        for side in SideID.allCases {
            let part = count.part(of: side)
            let row = addRow(
                running(.counted, side, allStages), from: count.mode == .exact ? count.n * part : nil,
                to: count.n * part, of: index)
            totals.append((row, part))
        }
        for stage in allStages { keepInStep(count, stage, index) }
        if count.mode == .exact {
            add(Relaxation(clause: index, key: "n", side: nil, direction: -1, asked: count.n, entries: totals))
        }
        add(
            Relaxation(
                clause: index, key: "n", side: nil, direction: 1, asked: count.n,
                entries: totals.map { ($0.row, -$0.coefficient) }))
    }

    /// The ratio at one stage. An unequal one is met a whole number of times: that number is a column of its own,
    /// since no bound on partB·a = partA·b alone shows that a is a multiple of partA.
    private mutating func keepInStep(_ count: CountTerm, _ stage: Int, _ index: Int) {
        let sides = SideID.allCases.map { running(.counted, $0, stage..<stage + 1) }
        let divisor = greatestCommonDivisor(count.partA, count.partB)
        let parts = [count.partA / divisor, count.partB / divisor]
        if parts == [1, 1] {
            addTwoSided(sides[0], sides[1], within: 0, of: index)
            return
        }
        let times = addColumn(to: zip(sides, parts).map { most($0) / $1 }.min() ?? 0, of: index)
        for (columns, part) in zip(sides, parts) { addRow(columns + [(times, -part)], from: 0, to: 0, of: index) }
        addParts(a: sides[0], b: sides[1], of: index)
    }

    /// The size of each stage, for each side.
    private mutating func add(_ stages: [StageTerm], _ index: Int) {
        for (stage, limits) in stages.enumerated() where limits.min != nil || limits.max != nil {
            let exact = limits.min == limits.max
            let isSplit = limits.min != nil && limits.max != nil && !exact
            // Two limits that differ are two rows: a step that lowers one must not move the other.
            let rows = SideID.allCases.map { side in
                let columns = running(.counted, side, stage..<stage + 1)
                let row = addRow(columns, from: limits.min, to: isSplit ? nil : limits.max, of: index)
                return (least: row, most: isSplit ? addRow(columns, from: nil, to: limits.max, of: index) : row)
            }
            let keys = exact ? ("size", "size") : ("min", "max")
            if let least = limits.min {
                add(
                    Relaxation(
                        clause: index, key: "stage\(stage + 1).\(keys.0)", side: nil, direction: -1, asked: least,
                        entries: rows.map { ($0.least, 1) }))
            }
            if let most = limits.max {
                add(
                    Relaxation(
                        clause: index, key: "stage\(stage + 1).\(keys.1)", side: nil, direction: 1, asked: most,
                        entries: rows.map { ($0.most, -1) }))
            }
        }
    }

    /// Everybody of the kind goes in time. No way to ask for less of a `must`: the law stands behind it.
    private mutating func addDuty(_ measure: Measure, _ only: SideID?, _ byStage: Int?, _ index: Int) {
        guard let place = classes.measures[measure] else { return }
        for side in SideID.allCases where only == nil || only == side {
            let due = classes.total(place, of: side)
            if due == 0 { continue }
            addRow(running(measure, side, 0..<(byStage ?? stageCount)), from: due, to: due, of: index)
        }
    }

    /// Nobody of the kind goes late.
    private mutating func addFirst(_ who: PersonPredicate, _ byStage: Int, _ index: Int) {
        for side in SideID.allCases where byStage < stageCount {
            let late = running(.matching(who), side, byStage..<stageCount)
            if late.isEmpty { continue }
            let row = addRow(late, from: 0, to: 0, of: index)
            add(
                Relaxation(
                    clause: index, key: "late", side: side, direction: 1, asked: 0, entries: [(row, -1)]))
        }
    }

    /// How many counted people of the kind a side releases.
    private mutating func add(_ quota: QuotaTerm, _ index: Int) {
        for side in quota.sides {
            let stages = quota.stage.map { ($0 - 1)..<$0 } ?? allStages
            let row = addRow(
                running(.countedMatching(quota.who), side, stages), from: quota.min, to: quota.max, of: index)
            if let least = quota.min {
                add(
                    Relaxation(
                        clause: index, key: "min", side: side, direction: -1, asked: least, entries: [(row, 1)]))
            }
            if let most = quota.max {
                add(
                    Relaxation(
                        clause: index, key: "max", side: side, direction: 1, asked: most, entries: [(row, -1)]))
            }
        }
    }

    /// Of a side's counted people so many in a hundred.
    private mutating func add(_ share: ShareTerm, _ index: Int) {
        for side in SideID.allCases where share.releasedBy == nil || share.releasedBy == side {
            let part = running(.countedMatching(share.who), side, allStages, times: 100)
            let whole = running(.counted, side, allStages, times: -share.percent)
            addRow(
                part + whole, from: share.bound == .least ? 0 : nil, to: share.bound == .most ? 0 : nil, of: index)
        }
    }
}
