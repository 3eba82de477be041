import Persons

/// The rows of each kind of clause, and the ways in which it could be loosened.
extension ExchangeModel {
    mutating func add(_ clause: Clause, _ index: Int) {
        switch clause.term {
        case .count(let count): add(count, index)
        case .stages(let stages): add(stages, index)
        case .must(let must): add(must, index)
        case .first(let who, let byStage): addFirst(who, byStage, index)
        case .quota(let quota): add(quota, index)
        default: break
        }
    }

    private var allStages: Range<Int> { 0..<stageCount }

    /// Each side's total, and the ratio at every stage.
    private mutating func add(_ count: CountTerm, _ index: Int) {
        var totals: [(row: Int, coefficient: Int)] = []
        for side in SideID.allCases {
            let part = count.part(of: side)
            let row = addRow(
                columns(of: side, stages: allStages) { $0.isCounted },
                from: count.mode == .exact ? count.n * part : nil,
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
        let sides = SideID.allCases.map { side in columns(of: side, stages: [stage]) { $0.isCounted } }
        let divisor = greatestCommonDivisor(count.partA, count.partB)
        let parts = [count.partA / divisor, count.partB / divisor]
        if parts == [1, 1] {
            _ = addRow(sides[0] + sides[1].map { ($0.column, -1) }, from: 0, to: 0, of: index)
            return
        }
        let most = zip(sides, parts).map { columns, part in
            columns.reduce(0) { $0 + program.upper[$1.column] } / part
        }
        let times = addColumn(to: most.min() ?? 0, of: index)
        for (columns, part) in zip(sides, parts) {
            _ = addRow(columns + [(times, -part)], from: 0, to: 0, of: index)
        }
    }

    /// The size of each stage, for each side.
    private mutating func add(_ stages: [StageTerm], _ index: Int) {
        for (stage, limits) in stages.enumerated() where limits.min != nil || limits.max != nil {
            let exact = limits.min == limits.max
            let isSplit = limits.min != nil && limits.max != nil && !exact
            // Two limits that differ are two rows: a step that lowers one must not move the other.
            let rows = SideID.allCases.map { side in
                let columns = columns(of: side, stages: [stage]) { $0.isCounted }
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

    /// Everybody of the kind goes in time. No way to ask for less: the law stands behind it.
    private mutating func add(_ must: MustTerm, _ index: Int) {
        for side in SideID.allCases {
            let due = classes.kinds.filter { $0.side == side && must.who.matches($0.example) }.reduce(0) {
                $0 + $1.size
            }
            if due == 0 { continue }
            let inTime = columns(of: side, stages: 0..<(must.byStage ?? stageCount)) { must.who.matches($0.example) }
            _ = addRow(inTime, from: due, to: due, of: index)
        }
    }

    /// Nobody of the kind goes late.
    private mutating func addFirst(_ who: PersonPredicate, _ byStage: Int, _ index: Int) {
        for side in SideID.allCases {
            let late = columns(of: side, stages: byStage..<max(byStage, stageCount)) { who.matches($0.example) }
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
                columns(of: side, stages: stages) { $0.isCounted && quota.who.matches($0.example) }, from: quota.min,
                to: quota.max, of: index)
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
}

/// Euclid's.
private func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }
