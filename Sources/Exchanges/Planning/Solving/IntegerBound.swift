/// An upper bound on c·x over a program, proved in exact integers from any row multipliers.
///
/// Weak duality: for multipliers λ, c·x = Σ λᵢ(aᵢ·x) + Σ (cⱼ − λ·Aⱼ)xⱼ, and each term is at most its value at
/// one end of its range (Neumaier and Shcherbina, "Safe bounds in linear and mixed-integer linear
/// programming", 2004). The multipliers come from a floating-point solver and are rounded to multiples of
/// 2⁻³⁰; how good they are decides how tight the bound is, never whether it is true.
struct IntegerBound {
    /// The unit in which everything here is counted.
    static let scale = Int128(1) << 30

    /// The bound, times `scale`.
    let scaled: Int128
    /// By row, times `scale`.
    private let rowMultipliers: [Int]
    private let reducedCosts: [Int128]

    /// Nil when a row cannot hold at all.
    init?(_ program: IntegerProgram, objective: [Int], multipliers: [Double]) {
        self.init(program, objective: objective, exact: multipliers.map(Self.exact))
    }

    /// Nil when a row cannot hold at all.
    init?(_ program: IntegerProgram, objective: [Int], exact: [Int]) {
        var costs = objective.map { Int128($0) * Self.scale }
        var total = Int128(0)
        for (index, row) in program.rows.enumerated() {
            guard let range = program.range(of: row) else { return nil }
            let multiplier = Int128(exact[index])
            if multiplier == 0 { continue }
            total += multiplier * Int128(multiplier > 0 ? range.upperBound : range.lowerBound)
            for (column, coefficient) in zip(row.columns, row.coefficients) {
                costs[column] -= multiplier * Int128(coefficient)
            }
        }
        for (column, cost) in costs.enumerated() where cost != 0 {
            total += cost * Int128(cost > 0 ? program.upper[column] : program.lower[column])
        }
        scaled = total
        rowMultipliers = exact
        reducedCosts = costs
    }

    /// A multiplier in units of 2⁻³⁰; one beyond all measure is left out.
    private static func exact(_ multiplier: Double) -> Int {
        multiplier.isFinite && abs(multiplier) < 4e9 ? Int((multiplier * Double(1 << 30)).rounded()) : 0
    }

    /// Multipliers that prove that no x exists (Farkas, 1902): with nothing to gain, less than nothing is left.
    ///
    /// Solvers differ in the sign of a ray; both are tried. Nil when they prove nothing. Where some row alone cannot hold,
    /// it is named with a multiplier.
    static func farkas(_ program: IntegerProgram, ray: [Double]) -> [(row: Int, multiplier: Int)]? {
        let nothing = [Int](repeating: 0, count: program.columnCount)
        let size = ray.map(abs).max() ?? 0
        guard size > 0, size.isFinite else { return nil }
        if let row = program.rows.indices.first(where: { program.range(of: program.rows[$0]) == nil }) {
            return [(row, 1)]
        }
        for sign in [1.0, -1.0] {
            let exact = ray.map { Self.exact($0 * sign / size) }
            if let bound = IntegerBound(program, objective: nothing, exact: exact), bound.scaled < 0 {
                return bound.sparse
            }
        }
        return nil
    }

    /// The greatest whole number not above the bound.
    var floor: Int {
        let quotient = scaled / Self.scale
        return Int(scaled < 0 && quotient * Self.scale != scaled ? quotient - 1 : quotient)
    }

    /// The multipliers that are not zero, by row.
    var sparse: [(row: Int, multiplier: Int)] {
        rowMultipliers.enumerated().filter { $0.element != 0 }.map { ($0.offset, $0.element) }
    }

    /// Narrows columns and rows to what an x that reaches `value` can have (reduced-cost fixing, in integers).
    /// - Returns: whether the narrowed program leaves nothing below `value`, so that no row need hold it.
    @discardableResult
    func narrow(_ program: inout IntegerProgram, toReach value: Int) -> Bool {
        let gap = max(0, scaled - Int128(value) * Self.scale)
        var least = Int128(0)
        for (index, multiplier) in rowMultipliers.enumerated() where multiplier != 0 {
            guard let range = program.range(of: program.rows[index]) else { continue }
            let room = Int(min(gap / Int128(abs(multiplier)), Int128(IntegerProgram.unlimited)))
            if multiplier > 0 {
                program.rows[index].upper = min(program.rows[index].upper, range.upperBound)
                program.rows[index].lower = max(range.lowerBound, range.upperBound - room)
                least += Int128(multiplier) * Int128(program.rows[index].lower)
            } else {
                program.rows[index].lower = max(program.rows[index].lower, range.lowerBound)
                program.rows[index].upper = min(range.upperBound, range.lowerBound + room)
                least += Int128(multiplier) * Int128(program.rows[index].upper)
            }
        }
        for (column, cost) in reducedCosts.enumerated() where cost != 0 {
            let room = Int(min(gap / abs(cost), Int128(IntegerProgram.unlimited)))
            if cost > 0 {
                program.narrow(column, from: program.upper[column] - room, to: program.upper[column])
                least += cost * Int128(program.lower[column])
            } else {
                program.narrow(column, from: program.lower[column], to: program.lower[column] + room)
                least += cost * Int128(program.upper[column])
            }
        }
        return least > Int128(value - 1) * Self.scale
    }
}
