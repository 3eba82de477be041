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
    private let rowMultipliers: [Int128]
    private let reducedCosts: [Int128]

    /// Nil when a row cannot hold at all.
    init?(_ program: IntegerProgram, objective: [Int], multipliers: [Double]) {
        var costs = objective.map { Int128($0) * Self.scale }
        var used = [Int128](repeating: 0, count: program.rows.count)
        var total = Int128(0)
        for (index, row) in program.rows.enumerated() {
            guard let range = program.range(of: row) else { return nil }
            let multiplier = multipliers[index]
            guard multiplier.isFinite, abs(multiplier) < 1e12 else { continue }
            let exact = Int128((multiplier * Double(1 << 30)).rounded())
            if exact == 0 { continue }
            used[index] = exact
            total += exact * Int128(exact > 0 ? range.upperBound : range.lowerBound)
            for (column, coefficient) in zip(row.columns, row.coefficients) {
                costs[column] -= exact * Int128(coefficient)
            }
        }
        for (column, cost) in costs.enumerated() {
            total += cost * Int128(cost > 0 ? program.upper[column] : program.lower[column])
        }
        scaled = total
        rowMultipliers = used
        reducedCosts = costs
    }

    /// The tighter of the bounds from `multipliers` and from their negatives: solvers differ in sign.
    static func best(_ program: IntegerProgram, objective: [Int], multipliers: [Double]) -> IntegerBound? {
        guard let one = IntegerBound(program, objective: objective, multipliers: multipliers),
            let other = IntegerBound(program, objective: objective, multipliers: multipliers.map { -$0 })
        else { return nil }
        return one.scaled <= other.scaled ? one : other
    }

    /// Whether the multipliers prove that no x exists (Farkas, 1902): with nothing to gain, less than nothing is left.
    static func provesEmpty(_ program: IntegerProgram, multipliers: [Double]) -> Bool {
        let nothing = [Int](repeating: 0, count: program.columnCount)
        let size = multipliers.map(abs).max() ?? 0
        guard size > 0, size.isFinite else { return false }
        guard let bound = best(program, objective: nothing, multipliers: multipliers.map { $0 / size }) else {
            return true
        }
        return bound.scaled < 0
    }

    /// The greatest whole number not above the bound.
    var floor: Int {
        let quotient = scaled / Self.scale
        return Int(scaled < 0 && quotient * Self.scale != scaled ? quotient - 1 : quotient)
    }

    /// Narrows columns and rows to what an x that reaches `value` can have (reduced-cost fixing, in integers).
    /// - Returns: whether the narrowed program leaves nothing below `value`, so that no row need hold it.
    func narrow(_ program: inout IntegerProgram, toReach value: Int) -> Bool {
        let gap = max(0, scaled - Int128(value) * Self.scale)
        var least = Int128(0)
        let ranges = program.rows.map { program.range(of: $0) }
        for (index, multiplier) in rowMultipliers.enumerated() where multiplier != 0 {
            guard let range = ranges[index] else { continue }
            let room = Int(min(gap / multiplier.magnitudeSigned, Int128(IntegerProgram.unlimited)))
            if multiplier > 0 {
                program.rows[index].upper = min(program.rows[index].upper, range.upperBound)
                program.rows[index].lower = max(range.lowerBound, range.upperBound - room)
                least += multiplier * Int128(program.rows[index].lower)
            } else {
                program.rows[index].lower = max(program.rows[index].lower, range.lowerBound)
                program.rows[index].upper = min(range.upperBound, range.lowerBound + room)
                least += multiplier * Int128(program.rows[index].upper)
            }
        }
        for (column, cost) in reducedCosts.enumerated() where cost != 0 {
            let room = Int(min(gap / cost.magnitudeSigned, Int128(IntegerProgram.unlimited)))
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

extension Int128 {
    fileprivate var magnitudeSigned: Int128 { self < 0 ? -self : self }
}
