public import Persons

/// The rows of a links file: `left_id,right_id,weight_bits,probability,grade,competitors,reasons[,assigned]`.
public struct LinkTable: Sendable {
    /// One row.
    public struct Row: Hashable, Sendable {
        /// Line of the left list.
        public let left: LineID
        /// Line of the right list.
        public let right: LineID
        /// Evidence in bits, the prior included.
        public let weightBits: Double
        /// Strong, possible or weak.
        public let grade: LinkGrade
        /// Lines that compete for either record.
        public let competitors: [LineID]
        /// Field, level and bits of every part, for example `birth_date:turned:+6.2`; never a name.
        public let reasons: String
        /// Whether the one-to-one assignment keeps the link; nil where the column is not there.
        public let assigned: Bool?

        /// The probability that the two lines are one person.
        public var probability: Double { LinkageModel.probability(weightBits: weightBits) }
    }

    /// The rows, in the order of the file.
    public let rows: [Row]

    /// The links of a result with the ids of its lists.
    public init(_ result: LinkResult, left: PersonList, right: PersonList) {
        let competitors = Competitors(result.links)
        let scorer = PairScorer(lists: result.lists, model: result.model)
        let names = result.lists.comparisons.map { comparison in
            comparison.levels.map { "\(comparison.key.rawValue):\($0.id):" }
        }
        rows = result.links.map { link in
            let others =
                competitors.rights(of: link).map { right.ids[$0] } + competitors.lefts(of: link).map { left.ids[$0] }
            let levels = scorer.layout.levels(link.vector)
            let reasons = names.indices.map { field in
                let bits = scorer.fieldBits(field, level: levels[field], left: link.left)
                return names[field][levels[field]] + signed(bits.level + bits.rarity, 1)
            }
            let take = scorer.relativesTake(left: link.left, levels: levels)
            let relatives = take <= Self.leastTake ? [Self.relatives + signed(take, 1)] : []
            return Row(
                left: left.ids[link.left], right: right.ids[link.right], weightBits: link.weightBits, grade: link.grade,
                competitors: others, reasons: (reasons + relatives).joined(separator: " "), assigned: link.assigned)
        }
    }

    /// The reason that says what relatives take, and from where on it is written, in bits.
    static let relatives = "relatives:possible:"
    static let leastTake = -0.05

    /// The names of the columns.
    static func header(hasAssigned: Bool) -> [String] {
        ["left_id", "right_id", "weight_bits", "probability", "grade", "competitors", "reasons"]
            + (hasAssigned ? ["assigned"] : [])
    }

    /// The file's bytes.
    public var csv: [UInt8] {
        let hasAssigned = rows.contains { $0.assigned != nil }
        var writer = DelimitedWriter()
        writer.append(Self.header(hasAssigned: hasAssigned))
        for row in rows {
            var cells = [
                row.left.rawValue, row.right.rawValue, fixed(row.weightBits, 4), fixed(row.probability, 6),
                row.grade.rawValue, row.competitors.map(\.rawValue).joined(separator: "|"), row.reasons,
            ]
            if hasAssigned { cells.append(row.assigned == true ? "yes" : "no") }
            writer.append(cells)
        }
        return writer.bytes
    }

    /// Reads a links file; only `left_id`, `right_id` and `weight_bits` must be there.
    /// - Throws: `UnreadableInput` with every row that cannot be read.
    public init(csv bytes: [UInt8], file: String) throws {
        var table = try KeyedTable(bytes, file: file, needed: ["left_id", "right_id", "weight_bits"])
        var rows: [Row] = []
        while table.next() {
            guard let weight = Double(table["weight_bits"] ?? "") else {
                table.report("weight_bits", "LINK_WEIGHT", "The weight is no number.", "Write bits, for example 12.5.")
                continue
            }
            let probability = LinkageModel.probability(weightBits: weight)
            let grade = LinkGrade(rawValue: table["grade"] ?? "") ?? (probability >= 0.5 ? .possible : .weak)
            let assigned = table["assigned"].map { $0 == "yes" }
            let others = (table["competitors"] ?? "").split(separator: "|").map { LineID(rawValue: String($0)) }
            rows.append(
                Row(
                    left: LineID(rawValue: table["left_id"] ?? ""), right: LineID(rawValue: table["right_id"] ?? ""),
                    weightBits: weight, grade: grade, competitors: others, reasons: table["reasons"] ?? "",
                    assigned: assigned))
        }
        try table.finish()
        self.rows = rows
    }
}
