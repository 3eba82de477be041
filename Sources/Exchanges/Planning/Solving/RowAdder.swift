/// Rows times multipliers, added up: Σ coefficient × column ≤ limit.
struct RowSum {
    var columns: [Int] = []
    var coefficients: [Int] = []
    var limit = 0
}

/// Adds up rows, many sums after each other, in one place.
struct RowAdder {
    private var total: [Int]
    private var isTouched: [Bool]

    init(columns: Int) {
        total = [Int](repeating: 0, count: columns)
        isTouched = [Bool](repeating: false, count: columns)
    }

    /// Nil where a row has no limit on the side that is used, or numbers grow too large.
    mutating func sum(of rows: [(row: Int, multiplier: Int)], in all: [IntegerProgram.Row]) -> RowSum? {
        var sum = RowSum()
        for (row, multiplier) in rows {
            let end = multiplier > 0 ? all[row].upper : all[row].lower
            guard abs(end) < IntegerProgram.unlimited / 2 else {
                clear(sum.columns)
                return nil
            }
            sum.limit += multiplier * end
            for place in all[row].columns.indices {
                let column = all[row].columns[place]
                if !isTouched[column] {
                    isTouched[column] = true
                    sum.columns.append(column)
                }
                total[column] += multiplier * all[row].coefficients[place]
            }
        }
        let touched = sum.columns
        sum.columns = touched.filter { total[$0] != 0 }
        sum.coefficients = sum.columns.map { total[$0] }
        clear(touched)
        return sum.coefficients.allSatisfy { abs($0) < 1 << 20 } ? sum : nil
    }

    private mutating func clear(_ columns: [Int]) {
        for column in columns {
            total[column] = 0
            isTouched[column] = false
        }
    }
}

/// A sum of rows with each column measured from one of its bounds.
struct MeasuredRow {
    private let limit: Int
    private var coefficients: [Int] = []
    private var bases: [Int] = []
    private var distances: [Double] = []
    private var isHigh: [Bool] = []

    /// Columns beyond this share of their range are measured down from their upper bounds.
    init(_ sum: RowSum, _ program: IntegerProgram, _ point: [Double], beyond share: Double) {
        limit = sum.limit
        let count = sum.columns.count
        coefficients.reserveCapacity(count)
        bases.reserveCapacity(count)
        distances.reserveCapacity(count)
        isHigh.reserveCapacity(count)
        for (place, column) in sum.columns.enumerated() {
            let (lower, upper) = (program.lower[column], program.upper[column])
            let high = point[column] > Double(lower) + share * Double(upper - lower) + 1e-9
            let base = high ? upper : lower
            isHigh.append(high)
            coefficients.append(high ? -sum.coefficients[place] : sum.coefficients[place])
            bases.append(sum.coefficients[place] * base)
            distances.append(abs(point[column] - Double(base)))
        }
    }

    /// The columns that are measured down from their upper bounds.
    func flipped(in sum: RowSum) -> Set<Int> { Set(zip(sum.columns, isHigh).filter(\.1).map(\.0)) }

    /// How far the point lies beyond the rounding by a divisor, the row taken so many times; nil where nothing is rounded.
    func depth(_ divisor: Int, _ times: Int) -> Double? {
        guard let rounding = Rounding(left: times * bases.reduce(limit, -), divisor: divisor) else { return nil }
        var over = -Double(rounding.most)
        var square = 0.0
        for place in coefficients.indices {
            let rounded = Double(rounding.coefficient(times * coefficients[place]))
            over += rounded * distances[place]
            square += rounded * rounded
        }
        return square > 0 ? over / square.squareRoot() : nil
    }
}
