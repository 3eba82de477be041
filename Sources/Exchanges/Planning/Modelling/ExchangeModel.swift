import Persons

/// The terms over the classes of persons as a program of whole numbers.
///
/// Columns: how many units of each fine class go, of each kind go, and go of each group in each stage; what a measure
/// comes to for one side in one stage and in all. Rows of the ground tie them together; every other row belongs to a
/// clause and speaks of totals only, so that clauses can be taken out and loosened one by one.
struct ExchangeModel {
    /// A column and its coefficient.
    typealias Entry = (column: Int, coefficient: Int)

    /// One row of a clause that binds both sides, taken apart.
    struct TwoSided {
        /// The clause, as a position in the terms.
        let clause: Int
        /// Side A's part, with positive coefficients.
        let a: [Entry]
        /// Side B's.
        let b: [Entry]
    }

    let terms: ExchangeTerms
    let classes: PersonClasses
    let stageCount: Int
    /// The column of each fine class: how many go.
    private(set) var goes: [Int] = []
    /// The column of each kind: how many go.
    private(set) var kindGoes: [Int] = []
    /// The columns of each kind's wishes: how many of those wished for as much go.
    private var tierGoes: [[(tier: Int, column: Int)]] = []
    /// The column of each group and stage: how many go then; none where there is one stage.
    private(set) var inStage: [[Int]] = []
    /// Columns of a clause alone, with its position in the terms.
    private(set) var ownColumns: [(clause: Int, column: Int)] = []
    private(set) var program = IntegerProgram()
    /// The clause of each row, as a position in the terms; nil for the rows of the ground.
    private(set) var clauseOfRow: [Int?] = []
    private(set) var relaxations: [Relaxation] = []
    /// The rows that bind both sides, in the order of clauses and stages.
    private(set) var twoSided: [TwoSided] = []
    private var totals: [TotalKey: Total?] = [:]

    /// What a measure comes to, counted in the greatest number of which every unit has a multiple: a total of thirties
    /// and fifties moves in tens, which no bound shows otherwise.
    struct Total {
        let column: Int
        let step: Int
    }

    private struct TotalKey: Hashable {
        let measure: Int
        let side: SideID
        let stage: Int?
    }

    init(terms: ExchangeTerms, classes: PersonClasses) {
        self.terms = terms
        self.classes = classes
        stageCount = terms.stages.count
        goes = classes.fine.map { program.addColumn(to: $0.units.count) }
        kindGoes = classes.kinds.map { program.addColumn(to: $0.size) }
        for index in classes.kinds.indices { addTiers(of: index) }
        if stageCount > 1 {
            for group in classes.groups {
                let columns = (0..<stageCount).map { _ in program.addColumn(to: group.size) }
                addGround(columns.map { ($0, 1) } + group.kinds.map { (kindGoes[$0], -1) })
                inStage.append(columns)
            }
        }
        for (index, clause) in terms.clauses.enumerated() { add(clause, index) }
    }

    /// A kind is the sum of its wishes, each the sum of its fine classes; sums of one are left out.
    private mutating func addTiers(of kind: Int) {
        let fine = Dictionary(grouping: classes.kinds[kind].fine) { classes.fine[$0].tier }
        var tiers: [(tier: Int, column: Int)] = []
        for (tier, fine) in fine.sorted(by: { $0.key < $1.key }) {
            var column = goes[fine[0]]
            if fine.count > 1 {
                let isAll = fine.count == classes.kinds[kind].fine.count
                let size = fine.reduce(0) { $0 + classes.fine[$1].units.count }
                column = isAll ? kindGoes[kind] : program.addColumn(to: size)
                addGround(fine.map { (goes[$0], 1) } + [(column, -1)])
            }
            tiers.append((tier, column))
        }
        if tiers.count > 1 || tiers[0].column != kindGoes[kind] {
            addGround(tiers.map { ($0.column, 1) } + [(kindGoes[kind], -1)])
        }
        tierGoes.append(tiers)
    }

    /// A row of the ground: the entries add up to nothing.
    private mutating func addGround(_ entries: [Entry]) {
        clauseOfRow.append(nil)
        program.addRow(entries, from: 0, to: 0)
    }

    /// The column of what a measure comes to for one side, in one stage (counted from 0) or in all; nil when it can
    /// only come to nothing.
    mutating func total(_ measure: Measure, _ side: SideID, stage: Int? = nil) -> Total? {
        guard let place = classes.measures[measure] else { return nil }
        let key = TotalKey(measure: place, side: side, stage: stageCount == 1 ? nil : stage)
        if let known = totals[key] { return known }
        var entries: [Entry] = []
        var most = 0
        if let stage = key.stage {
            for (index, group) in classes.groups.enumerated() where group.side == side && group.values[place] != 0 {
                entries.append((inStage[index][stage], group.values[place]))
                most += group.values[place] * group.size
            }
        } else {
            for (index, kind) in classes.kinds.enumerated() where kind.side == side && kind.values[place] != 0 {
                entries.append((kindGoes[index], kind.values[place]))
                most += kind.values[place] * kind.size
            }
        }
        guard !entries.isEmpty else {
            totals[key] = .some(nil)
            return nil
        }
        let step = entries.reduce(0) { greatestCommonDivisor($0, $1.coefficient) }
        let column = program.addColumn(to: most / step, leading: true)
        addGround(entries.map { ($0.column, $0.coefficient / step) } + [(column, -1)])
        let total = Total(column: column, step: step)
        totals[key] = total
        return total
    }

    /// Totals over several stages, each with the same coefficient.
    mutating func running(
        _ measure: Measure, _ side: SideID, _ stages: Range<Int>, times coefficient: Int = 1
    ) -> [Entry] {
        let totals =
            stages == 0..<stageCount
            ? [total(measure, side)] : stages.map { total(measure, side, stage: $0) }
        return totals.compactMap { total in total.map { ($0.column, coefficient * $0.step) } }
    }

    // MARK: - Objectives

    /// The objective of a level, or of one side's part of it; nil for levels that are drawn or made of several.
    func objective(_ level: Objective, of side: SideID? = nil) -> [Int]? {
        var objective = [Int](repeating: 0, count: program.columnCount)
        let measure: Measure
        switch level {
        case .count: measure = .heads
        case .weight: measure = .weight
        case .band: measure = .band
        case .captivity:
            for (index, fine) in classes.fine.enumerated() where side == nil || side == classes.kinds[fine.kind].side {
                objective[goes[index]] = fine.months
            }
            return objective
        case .early:
            let band = classes.measures[.band] ?? 0
            for (index, group) in classes.groups.enumerated() where side == nil || side == group.side {
                for stage in 0..<stageCount where stageCount > 1 {
                    objective[inStage[index][stage]] = group.values[band] * (stageCount - 1 - stage)
                }
            }
            return objective
        case .fair, .select, .lottery: return nil
        }
        guard let place = classes.measures[measure] else { return objective }
        for (index, kind) in classes.kinds.enumerated() where side == nil || side == kind.side {
            objective[kindGoes[index]] = kind.values[place]
        }
        return objective
    }

    /// The wishes of a home side: tiers over the people whom the other side holds.
    func wishes(of home: SideID) -> [Int] {
        var objective = [Int](repeating: 0, count: program.columnCount)
        for (kind, tiers) in zip(classes.kinds, tierGoes) where kind.side != home {
            for (tier, column) in tiers { objective[column] = tier }
        }
        return objective
    }

    // MARK: - Parts of the program

    /// The clauses that ask for something, as positions in the terms.
    var demanding: [Int] { Set(clauseOfRow.compactMap { $0 }).sorted() }

    /// The rows that stay with these clauses only, in order: theirs and those of the ground.
    func rows(with clauses: Set<Int>) -> [Int] {
        clauseOfRow.indices.filter { clauseOfRow[$0].map(clauses.contains) ?? true }
    }

    /// The program with the rows of these clauses only.
    func program(with clauses: Set<Int>) -> IntegerProgram {
        var part = program
        part.rows = rows(with: clauses).map { program.rows[$0] }
        for own in ownColumns where !clauses.contains(own.clause) { part.narrow(own.column, from: 0, to: 0) }
        return part
    }

    // MARK: - What the clauses add

    @discardableResult
    mutating func addRow(_ entries: [Entry], from least: Int?, to most: Int?, of clause: Int) -> Int {
        clauseOfRow.append(clause)
        return program.addRow(
            entries, from: least ?? -IntegerProgram.unlimited, to: most ?? IntegerProgram.unlimited)
    }

    /// A row that binds both sides: A's part less B's lies between the limits.
    @discardableResult
    mutating func addTwoSided(_ a: [Entry], _ b: [Entry], within tolerance: Int, of clause: Int) -> Int {
        addParts(a: a, b: b, of: clause)
        return addRow(a + b.map { ($0.column, -$0.coefficient) }, from: -tolerance, to: tolerance, of: clause)
    }

    /// Notes the two parts of what binds both sides, be it one row or two with a column between them.
    mutating func addParts(a: [Entry], b: [Entry], of clause: Int) {
        twoSided.append(TwoSided(clause: clause, a: a, b: b))
    }

    /// Makes two rows of one, so that each end can move alone: what a step outwards does to each.
    mutating func split(_ row: Int, of clause: Int) -> [(row: Int, coefficient: Int)] {
        let whole = program.rows[row]
        program.rows[row].upper = IntegerProgram.unlimited
        let other = addRow(Array(zip(whole.columns, whole.coefficients)), from: nil, to: whole.upper, of: clause)
        return [(row, 1), (other, -1)]
    }

    /// A column from 0 to `most` that only this clause's rows speak of.
    mutating func addColumn(to most: Int, of clause: Int) -> Int {
        let column = program.addColumn(to: most, leading: true)
        ownColumns.append((clause, column))
        return column
    }

    mutating func add(_ relaxation: Relaxation) { relaxations.append(relaxation) }

    /// The greatest value of a single entry; 0 without one.
    func most(_ entries: [Entry]) -> Int { entries.first.map { $0.coefficient * program.upper[$0.column] } ?? 0 }
}

/// Euclid's.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : greatestCommonDivisor(b, a % b) }

/// One way in which a clause could ask for less: a whole number that loosens some of its rows.
struct Relaxation {
    /// The clause, as a position in the terms.
    let clause: Int
    /// What would change, for example `min`.
    let key: String
    /// The side it is about; nil for both.
    let side: SideID?
    /// +1 when the number in the clause would rise, −1 when it would fall.
    let direction: Int
    /// The number that the clause asks for.
    let asked: Int
    /// Rows, and how far a step of one moves each one's sum.
    let entries: [(row: Int, coefficient: Int)]
}
