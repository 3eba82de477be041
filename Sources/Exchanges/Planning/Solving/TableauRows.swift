/// Rows of the simplex tableau as whole multiples of a program's rows: sums in which one fractional column stands alone
/// among those between their bounds (Gomory, 1960), so that a rounding breaks it.
struct TableauRows {
    /// Which columns, and which rows' own slacks, stand in the basis of a solved relaxation.
    struct Basis {
        /// The columns in the basis.
        var columns: [Int]
        /// The rows whose slack is not: those that hold the point.
        var tightRows: [Int]
    }

    private static let largest = 700
    /// The greatest number by which a tableau row may be multiplied to be whole.
    private static let greatestScale = 720

    private let basis: Basis
    /// The matrix of tight rows and basic columns, transposed, as lower and upper triangle of one square.
    private var square: [Double]
    private var order: [Int]
    private let size: Int

    /// Nil when the basis is too large, not square, or nearly singular.
    init?(_ program: IntegerProgram, _ basis: Basis) {
        let size = basis.columns.count
        guard size == basis.tightRows.count, size > 0, size <= Self.largest else { return nil }
        self.basis = basis
        self.size = size
        order = Array(0..<size)
        square = [Double](repeating: 0, count: size * size)
        var place = [Int](repeating: -1, count: program.columnCount)
        for (index, column) in basis.columns.enumerated() { place[column] = index }
        for (index, row) in basis.tightRows.enumerated() {
            for (column, coefficient) in zip(program.rows[row].columns, program.rows[row].coefficients)
            where place[column] >= 0 { square[place[column] * size + index] = Double(coefficient) }
        }
        guard factorise() else { return nil }
    }

    /// Gaussian elimination with the largest pivot of each column.
    private mutating func factorise() -> Bool {
        let size = size
        var order = order
        let isRegular = square.withUnsafeMutableBufferPointer { square in
            for step in 0..<size {
                var pivot = step
                for line in step..<size where abs(square[line * size + step]) > abs(square[pivot * size + step]) {
                    pivot = line
                }
                if abs(square[pivot * size + step]) < 1e-9 { return false }
                if pivot != step {
                    order.swapAt(step, pivot)
                    for column in 0..<size { square.swapAt(step * size + column, pivot * size + column) }
                }
                for line in step + 1..<size where square[line * size + step] != 0 {
                    let factor = square[line * size + step] / square[step * size + step]
                    square[line * size + step] = factor
                    for column in step + 1..<size where square[step * size + column] != 0 {
                        square[line * size + column] -= factor * square[step * size + column]
                    }
                }
            }
            return true
        }
        self.order = order
        return isRegular
    }

    /// The tableau row of a basic column as whole multipliers of rows; nil when no small number makes them whole.
    /// - Parameter place: the column's place in the basis.
    func multipliers(ofBasic place: Int) -> [(row: Int, multiplier: Int)]? {
        var x = order.map { $0 == place ? 1.0 : 0 }
        square.withUnsafeBufferPointer { square in
            for line in 0..<size where line > 0 {
                var sum = x[line]
                for column in 0..<line { sum -= square[line * size + column] * x[column] }
                x[line] = sum
            }
            for line in (0..<size).reversed() {
                var sum = x[line]
                for column in line + 1..<size { sum -= square[line * size + column] * x[column] }
                x[line] = sum / square[line * size + line]
            }
        }
        guard let scale = Self.scale(of: x) else { return nil }
        return zip(basis.tightRows, x).compactMap { row, value in
            let multiplier = Int((value * Double(scale)).rounded())
            return multiplier == 0 ? nil : (row, multiplier)
        }
    }

    /// The least number that makes all of these whole.
    private static func scale(of numbers: [Double]) -> Int? {
        var scale = 1
        for number in numbers {
            var factor = 1
            while abs(number * Double(scale * factor) - (number * Double(scale * factor)).rounded()) > 1e-6 {
                factor += 1
                if scale * factor > greatestScale { return nil }
            }
            scale *= factor
        }
        return scale
    }
}
