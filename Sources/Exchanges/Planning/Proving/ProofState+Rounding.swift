extension ProofVerifier.State {
    /// The row that a tree's node of kind 5 adds; nil when it does not follow.
    func rounded(_ node: [Int]) -> Row? {
        guard node.count >= 6, node[3].magnitude < 1 << 50, node[4] >= 0, node[5] >= 0 else { return nil }
        let numbers = node.dropFirst(6)
        guard numbers.count % 2 == 0, node[4] <= numbers.count / 2, node[5] <= numbers.count / 2 - node[4] else {
            return nil
        }
        let bases = numbers.dropFirst(2 * node[4])
        guard bases.allSatisfy({ $0.magnitude < 1 << 24 }) else { return nil }
        return rounded(
            Array(numbers.prefix(2 * node[4])), node[2], node[3], low: Array(bases.prefix(2 * node[5])),
            high: Array(bases.dropFirst(2 * node[5])))
    }

    /// Rule 5: the row that rows times multipliers give when rounded.
    /// - Parameters:
    ///   - multipliers: rows and multipliers in turns.
    ///   - most: a limit that the sum of the rows keeps.
    ///   - low: columns and numbers that they do not fall below, in turns.
    ///   - high: columns and numbers that they do not rise above, in turns. Columns of the sum in neither are fixed.
    /// - Returns: nil when it does not follow, or a number is beyond all measure.
    func rounded(_ multipliers: [Int], _ divisor: Int, _ most: Int, low: [Int], high: [Int]) -> Row? {
        guard divisor > 1, divisor < 1 << 40, hasRows(multipliers), hasColumns(low), hasColumns(high)
        else { return nil }
        var sum: [Int: Int128] = [:]
        var limit = Int128(0)
        for place in stride(from: 0, to: multipliers.count - 1, by: 2) {
            let row = rows[multipliers[place]]
            let multiplier = Int128(multipliers[place + 1])
            limit += multiplier * Int128(multiplier > 0 ? row.upper : row.lower)
            for entry in row.columns.indices {
                sum[row.columns[entry], default: 0] += multiplier * Int128(row.coefficients[entry])
            }
        }
        guard limit <= Int128(most) else { return nil }
        var base: [Int: (number: Int, isHigh: Bool)] = [:]
        for (side, isHigh) in [(low, false), (high, true)] {
            for place in stride(from: 0, to: side.count - 1, by: 2) {
                let (column, number) = (side[place], side[place + 1])
                guard isHigh ? upper[column] <= number : lower[column] >= number, base[column] == nil else {
                    return nil
                }
                base[column] = (number, isHigh)
            }
        }
        var left = Int128(most)
        for (column, coefficient) in sum where coefficient != 0 {
            guard base[column] != nil || lower[column] == upper[column] else { return nil }
            left -= coefficient * Int128(base[column]?.number ?? lower[column])
        }
        func parts(_ number: Int128) -> (quotient: Int128, rest: Int128) {
            var (quotient, rest) = number.quotientAndRemainder(dividingBy: Int128(divisor))
            if rest < 0 {
                quotient -= 1
                rest += Int128(divisor)
            }
            return (quotient, rest)
        }
        let (quotient, rest) = parts(left)
        let scale = Int128(divisor) - rest
        var entries: [Int] = []
        var end = quotient * scale
        for (column, coefficient) in sum.sorted(by: { $0.key < $1.key }) {
            guard let base = base[column], coefficient != 0 else { continue }
            let sign: Int128 = base.isHigh ? -1 : 1
            let whole = parts(sign * coefficient)
            let rounded = sign * (whole.quotient * scale + max(0, whole.rest - rest))
            guard rounded.magnitude < 1 << 24 else { return nil }
            end += rounded * Int128(base.number)
            if rounded != 0 { entries += [column, Int(rounded)] }
        }
        guard end.magnitude < 1 << 50 else { return nil }
        return Row(entries, -1 << 40, Int(end))
    }
}
