/// A program of real numbers, for CLP.
struct LinearProgram {
    /// One row.
    struct Row {
        var entries: [(column: Int, coefficient: Double)]
        var lower: Double
        var upper: Double
    }

    var lower: [Double]
    var upper: [Double]
    var rows: [Row]

    init(lower: [Double], upper: [Double], rows: [Row]) {
        self.lower = lower
        self.upper = upper
        self.rows = rows
    }

    /// The linear relaxation of a program of whole numbers.
    init(_ program: IntegerProgram) {
        self.init(
            lower: program.lower.map(Double.init), upper: program.upper.map(Double.init),
            rows: program.rows.map { row in
                Row(
                    entries: zip(row.columns, row.coefficients).map { ($0, Double($1)) },
                    lower: Self.limit(row.lower), upper: Self.limit(row.upper))
            })
    }

    /// A limit of a row; none where the program of whole numbers has none.
    static func limit(_ number: Int) -> Double {
        abs(number) >= IntegerProgram.unlimited / 2 ? (number < 0 ? -Double.infinity : .infinity) : Double(number)
    }
}
