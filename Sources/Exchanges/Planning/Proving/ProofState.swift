extension ProofVerifier {
    /// What is left: ranges of columns and rows.
    struct State {
        /// One row with its columns apart from its coefficients.
        struct Row {
            var columns: [Int]
            var coefficients: [Int]
            var lower: Int
            var upper: Int

            init(_ entries: [Int], _ lower: Int, _ upper: Int) {
                columns = stride(from: 0, to: entries.count - 1, by: 2).map { entries[$0] }
                coefficients = stride(from: 1, to: entries.count, by: 2).map { entries[$0] }
                self.lower = lower
                self.upper = upper
            }

            /// Nil when it names a column that is not there.
            init?(_ row: PlanProof.Row, columns count: Int) {
                guard row.entries.count % 2 == 0 else { return nil }
                self.init(row.entries, row.lower, row.upper)
                guard columns.allSatisfy({ $0 >= 0 && $0 < count }) else { return nil }
            }

            func holds(_ x: [Int]) -> Bool {
                var sum = 0
                for place in columns.indices { sum += coefficients[place] * x[columns[place]] }
                return lower <= sum && sum <= upper
            }
        }

        /// A bound in units of 2⁻³⁰.
        struct Bound {
            var scaled: Int128
            var rows: [(row: Int, multiplier: Int128, least: Int, most: Int)]
            var costs: [Int128]

            /// The greatest whole number not above it.
            var floor: Int {
                let unit = Int128(1 << 30)
                var (quotient, rest) = scaled.quotientAndRemainder(dividingBy: unit)
                if rest < 0 {
                    quotient -= 1
                    rest += unit
                }
                return Int(quotient)
            }
        }

        var lower: [Int]
        var upper: [Int]
        var rows: [Row]

        func hasColumn(_ column: Int) -> Bool { lower.indices.contains(column) }

        /// Whether these are columns that are there, and numbers, in turns.
        func hasColumns(_ entries: [Int]) -> Bool {
            entries.count % 2 == 0 && stride(from: 0, to: entries.count, by: 2).allSatisfy { hasColumn(entries[$0]) }
        }

        /// Whether these are rows that are there, and numbers, in turns.
        func hasRows(_ entries: [Int]) -> Bool {
            entries.count % 2 == 0
                && stride(from: 0, to: entries.count, by: 2).allSatisfy { rows.indices.contains(entries[$0]) }
        }

        static func sum(_ entries: [Int], _ x: [Int]) -> Int {
            stride(from: 0, to: entries.count - 1, by: 2).reduce(0) { $0 + entries[$1 + 1] * x[entries[$1]] }
        }

        mutating func cut(_ column: Int, from least: Int, to most: Int) {
            if least > lower[column] { lower[column] = least }
            if most < upper[column] { upper[column] = most }
        }

        /// Keeps a sum at a value: a single column directly, else by a row.
        mutating func hold(_ entries: [Int], at value: Int) {
            if entries.count == 2, entries[1] != 0 {
                cut(entries[0], from: value / entries[1], to: value / entries[1])
            } else if !entries.isEmpty {
                rows.append(Row(entries, value, value))
            }
        }

        /// Least and greatest sum of a row over the columns' ranges.
        private func ends(_ row: Row) -> (least: Int, most: Int) {
            var least = 0
            var most = 0
            for place in row.columns.indices {
                let column = row.columns[place]
                let coefficient = row.coefficients[place]
                least += coefficient * (coefficient > 0 ? lower[column] : upper[column])
                most += coefficient * (coefficient > 0 ? upper[column] : lower[column])
            }
            return (least, most)
        }

        /// Rule 1, row after row, at most fifty times.
        /// - Returns: false when nothing is left.
        mutating func narrow() -> Bool {
            if lower.indices.contains(where: { lower[$0] > upper[$0] }) { return false }
            for _ in 0..<50 {
                var isChanged = false
                for index in rows.indices {
                    round(index)
                    let row = rows[index]
                    let (least, most) = ends(row)
                    if least > row.upper || most < row.lower || row.lower > row.upper { return false }
                    if least >= row.lower, most <= row.upper { continue }
                    for place in row.columns.indices {
                        guard narrow(row.columns[place], row.coefficients[place], row, least, most, &isChanged) else {
                            return false
                        }
                    }
                }
                if !isChanged { return true }
            }
            return true
        }

        private mutating func narrow(
            _ column: Int, _ coefficient: Int, _ row: Row, _ least: Int, _ most: Int, _ isChanged: inout Bool
        ) -> Bool {
            guard coefficient != 0 else { return true }
            let size = coefficient.magnitude
            // How far the column may move from the end at which it adds least, and from that at which it adds most.
            let fromLeast = Int((row.upper - least).magnitude / size)
            let fromMost = Int((most - row.lower).magnitude / size)
            let (low, high) = (lower[column], upper[column])
            if fromLeast < high - low {
                if coefficient > 0 {
                    cut(column, from: Int.min, to: low + fromLeast)
                } else {
                    cut(column, from: high - fromLeast, to: Int.max)
                }
            }
            if fromMost < high - low {
                if coefficient > 0 {
                    cut(column, from: high - fromMost, to: Int.max)
                } else {
                    cut(column, from: Int.min, to: low + fromMost)
                }
            }
            if lower[column] != low || upper[column] != high { isChanged = true }
            return lower[column] <= upper[column]
        }

        /// The second half of rule 1.
        private mutating func round(_ index: Int) {
            var step = 0
            var fixed = 0
            for place in rows[index].columns.indices {
                let column = rows[index].columns[place]
                if lower[column] == upper[column] {
                    fixed += rows[index].coefficients[place] * lower[column]
                    continue
                }
                var rest = Int(rows[index].coefficients[place].magnitude)
                while rest > 0 { (step, rest) = (rest, step % rest) }
                if step == 1 { return }
            }
            guard step > 1 else { return }
            let limit = 1 << 39
            if rows[index].lower > -limit {
                let (quotient, rest) = (rows[index].lower - fixed).quotientAndRemainder(dividingBy: step)
                rows[index].lower = fixed + step * (rest > 0 ? quotient + 1 : quotient)
            }
            if rows[index].upper < limit {
                let (quotient, rest) = (rows[index].upper - fixed).quotientAndRemainder(dividingBy: step)
                rows[index].upper = fixed + step * (rest < 0 ? quotient - 1 : quotient)
            }
        }

        /// Rule 2; nil when some row cannot hold.
        func bound(_ objective: [Int], _ multipliers: [Int]) -> Bound? {
            var costs = [Int128](repeating: 0, count: lower.count)
            for place in stride(from: 0, to: objective.count - 1, by: 2) {
                costs[objective[place]] += Int128(objective[place + 1]) << 30
            }
            var used: [(row: Int, multiplier: Int128, least: Int, most: Int)] = []
            var total = Int128(0)
            for place in stride(from: 0, to: multipliers.count - 1, by: 2) {
                let row = rows[multipliers[place]]
                let multiplier = Int128(multipliers[place + 1])
                var (least, most) = ends(row)
                least = max(least, row.lower)
                most = min(most, row.upper)
                if least > most { return nil }
                total += multiplier * Int128(multiplier > 0 ? most : least)
                for entry in row.columns.indices {
                    costs[row.columns[entry]] -= multiplier * Int128(row.coefficients[entry])
                }
                used.append((multipliers[place], multiplier, least, most))
            }
            for column in costs.indices where costs[column] != 0 {
                total += costs[column] * Int128(costs[column] > 0 ? upper[column] : lower[column])
            }
            return Bound(scaled: total, rows: used, costs: costs)
        }

        /// Rule 3.
        mutating func narrow(_ objective: [Int], _ multipliers: [Int], toReach value: Int) {
            guard let bound = bound(objective, multipliers) else { return }
            let gap = max(0, bound.scaled - Int128(value) << 30)
            for row in bound.rows where row.multiplier != 0 {
                let room = Int(min(gap / Int128(row.multiplier.magnitude), 1 << 40))
                if row.multiplier > 0 {
                    rows[row.row].upper = row.most
                    rows[row.row].lower = max(row.least, row.most - room)
                } else {
                    rows[row.row].lower = row.least
                    rows[row.row].upper = min(row.most, row.least + room)
                }
            }
            for column in bound.costs.indices where bound.costs[column] != 0 {
                let room = Int(min(gap / Int128(bound.costs[column].magnitude), 1 << 40))
                if bound.costs[column] > 0 {
                    cut(column, from: upper[column] - room, to: Int.max)
                } else {
                    cut(column, from: Int.min, to: lower[column] + room)
                }
            }
        }
    }
}
