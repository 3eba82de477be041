import Persons

/// The rows of a links file as columns of numbers: what measuring needs, and no more. A row costs 26 bytes and its
/// ids once, so files of millions of rows fit.
public struct ScoredLinks: Sendable {
    /// The ids of both lists; `left` and `right` are codes of this pool.
    var ids = TextPool()
    private(set) var left: [UInt32] = []
    private(set) var right: [UInt32] = []
    private(set) var weights: [Double] = []
    private(set) var grades: [LinkGrade] = []
    private(set) var isAssigned: [Bool] = []
    /// Whether the file says which links the assignment keeps.
    public private(set) var hasAssigned = false

    /// The number of rows.
    public var count: Int { weights.count }

    /// Reads a links file; only `left_id`, `right_id` and `weight_bits` must be there.
    /// - Throws: `UnreadableInput` with every row that cannot be read.
    public init(csv bytes: [UInt8], file: String) throws {
        // The header is read and judged as in every other table.
        _ = try KeyedTable(bytes, file: file, needed: ["left_id", "right_id", "weight_bits"])
        var reader = DelimitedReader(bytes)
        _ = reader.next()
        let header = reader.texts
        func place(_ name: String) -> Int { header.firstIndex(of: name) ?? Int.max }
        let (leftAt, rightAt, weightAt) = (place("left_id"), place("right_id"), place("weight_bits"))
        let (gradeAt, assignedAt) = (place("grade"), place("assigned"))
        hasAssigned = assignedAt != Int.max
        var findings: [Finding] = []
        func report(_ column: String, _ code: String, _ message: String, _ mend: String) {
            findings.append(
                Finding(
                    file: file, row: reader.row, column: column, severity: .error, code: code, message: message,
                    mend: mend))
        }
        while reader.next() {
            if reader.isBlank { continue }
            let cells = reader.cellCount
            guard weightAt < cells, let weight = Double(reader.text(weightAt)), weight.isFinite else {
                report("weight_bits", "LINK_WEIGHT", "The weight is no number.", "Write bits, for example 12.5.")
                continue
            }
            guard leftAt < cells, rightAt < cells, !reader.cell(leftAt).isEmpty, !reader.cell(rightAt).isEmpty else {
                report("left_id", "LINK_ID", "The row does not name two lines.", "Write the ids of both lines.")
                continue
            }
            left.append(ids.intern(reader.cell(leftAt)))
            right.append(ids.intern(reader.cell(rightAt)))
            weights.append(weight)
            grades.append(
                (gradeAt < cells ? LinkGrade(rawValue: reader.text(gradeAt)) : nil) ?? (weight >= 0 ? .possible : .weak)
            )
            isAssigned.append(assignedAt < cells && reader.cell(assignedAt).elementsEqual("yes".utf8))
        }
        if !findings.isEmpty { throw UnreadableInput(findings) }
    }

    /// The rows of a table in memory.
    public init(_ rows: [LinkTable.Row]) {
        for row in rows {
            left.append(ids.intern(row.left.rawValue))
            right.append(ids.intern(row.right.rawValue))
            weights.append(row.weightBits)
            grades.append(row.grade)
            isAssigned.append(row.assigned == true)
            if row.assigned != nil { hasAssigned = true }
        }
    }

    /// A pair as one number.
    static func key(_ left: UInt32, _ right: UInt32) -> UInt64 { UInt64(left) << 32 | UInt64(right) }

    /// Places of the rows, heaviest first; a pair given twice stands once, at its greater weight.
    func inOrder(assignedOnly: Bool, unordered: Bool) -> [Int32] {
        var seen = Set<UInt64>(minimumCapacity: assignedOnly ? 0 : count)
        return weights.indices.lazy.filter { !assignedOnly || isAssigned[$0] }.map { Int32($0) }
            .sorted { (weights[Int($1)], $0) < (weights[Int($0)], $1) }
            .filter { place in
                let (a, b) = (left[Int(place)], right[Int(place)])
                return seen.insert(unordered && b < a ? Self.key(b, a) : Self.key(a, b)).inserted
            }
    }
}
