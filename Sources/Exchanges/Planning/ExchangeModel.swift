import Persons

/// The terms over the classes of persons as a program of whole numbers.
///
/// Columns: how many of each fine class go, how many of each kind go in each stage, and how often an unequal ratio
/// is met in each stage. One row a kind ties the first two; every other row belongs to a clause, so that clauses can be taken out and loosened one by one.
struct ExchangeModel {
    let terms: ExchangeTerms
    let classes: PersonClasses
    let stageCount: Int
    /// The column of each fine class: how many go.
    private(set) var goes: [Int] = []
    /// The column of each kind and stage: how many go then.
    private(set) var inStage: [[Int]] = []
    /// Columns of a clause alone, with its position in the terms.
    private(set) var ownColumns: [(clause: Int, column: Int)] = []
    private(set) var program = IntegerProgram()
    /// The clause of each row, as a position in the terms; nil for the rows that tie columns together.
    private(set) var clauseOfRow: [Int?] = []
    private(set) var relaxations: [Relaxation] = []

    init(terms: ExchangeTerms, classes: PersonClasses) {
        self.terms = terms
        self.classes = classes
        stageCount = terms.stages.count
        goes = classes.fine.map { program.addColumn(to: $0.members.count) }
        inStage = classes.kinds.map { kind in (0..<stageCount).map { _ in program.addColumn(to: kind.size) } }
        for (index, kind) in classes.kinds.enumerated() {
            let stages = inStage[index].map { (column: $0, coefficient: 1) }
            program.addRow(stages + kind.fine.map { (goes[$0], -1) }, from: 0, to: 0)
            clauseOfRow.append(nil)
        }
        for (index, clause) in terms.clauses.enumerated() { add(clause, index) }
    }

    /// The objective of a level; nil for the lottery, which is drawn and not summed.
    func objective(_ level: Objective) -> [Int]? {
        var objective = [Int](repeating: 0, count: program.columnCount)
        switch level {
        case .count: for column in goes { objective[column] = 1 }
        case .band:
            for (index, fine) in classes.fine.enumerated() { objective[goes[index]] = classes.kinds[fine.kind].band }
        case .captivity: for (index, fine) in classes.fine.enumerated() { objective[goes[index]] = fine.months }
        case .early:
            for (index, kind) in classes.kinds.enumerated() {
                for stage in 0..<stageCount { objective[inStage[index][stage]] = kind.band * (stageCount - 1 - stage) }
            }
        case .weight, .fair, .select, .lottery: return nil
        }
        return objective
    }

    /// The clauses that ask for something, as positions in the terms.
    var demanding: [Int] { Set(clauseOfRow.compactMap { $0 }).sorted() }

    /// The program with the rows of these clauses only.
    func program(with clauses: Set<Int>) -> IntegerProgram {
        var part = program
        part.rows = zip(program.rows, clauseOfRow).filter { $0.1.map(clauses.contains) ?? true }.map(\.0)
        for own in ownColumns where !clauses.contains(own.clause) { part.narrow(own.column, from: 0, to: 0) }
        return part
    }

    // MARK: - What the clauses add

    mutating func addRow(_ entries: [(column: Int, coefficient: Int)], from least: Int?, to most: Int?, of clause: Int)
        -> Int
    {
        clauseOfRow.append(clause)
        return program.addRow(
            entries, from: least ?? -IntegerProgram.unlimited, to: most ?? IntegerProgram.unlimited)
    }

    /// A column from 0 to `most` that only this clause's rows speak of, and that a search settles first.
    mutating func addColumn(to most: Int, of clause: Int) -> Int {
        let column = program.addColumn(to: most, leading: true)
        ownColumns.append((clause, column))
        return column
    }

    mutating func add(_ relaxation: Relaxation) { relaxations.append(relaxation) }

    /// The stage columns of the kinds that `includes` picks, each with coefficient 1.
    func columns(of side: SideID, stages: some Sequence<Int>, where includes: (PersonClasses.Kind) -> Bool)
        -> [(column: Int, coefficient: Int)]
    {
        let stages = Array(stages)
        return classes.kinds.enumerated().filter { $0.element.side == side && includes($0.element) }
            .flatMap { kind in stages.map { (inStage[kind.offset][$0], 1) } }
    }
}

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
