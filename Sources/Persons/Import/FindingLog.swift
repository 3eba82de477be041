/// Collects the findings of one file and counts the lines of each code.
struct FindingLog {
    let file: String
    private var findings: [(order: Int, finding: Finding)] = []
    private(set) var counts: [String: Int] = [:]

    init(file: String) { self.file = file }

    /// Adds a finding of this file; `lines` of the list share it.
    mutating func add(_ finding: Finding, position: Int = 0, lines: Int = 1) {
        var finding = finding
        finding.file = file
        finding.sheet = 1
        counts[finding.code, default: 0] += lines
        findings.append((position, finding))
    }

    /// Adds what was found in a cell, or in a whole row when no column is named.
    mutating func add(_ code: LineFinding, row: Int, column: String? = nil, position: Int = 0, message: String? = nil) {
        add(
            Finding(
                row: row, column: column, severity: code.severity, code: code.rawValue,
                message: message ?? code.message, mend: code.mend),
            position: position)
    }

    /// All findings by row, then column, then code; those of the whole file first.
    var inOrder: [Finding] {
        findings.sorted {
            ($0.finding.row ?? 0, $0.order, $0.finding.code) < ($1.finding.row ?? 0, $1.order, $1.finding.code)
        }
        .map(\.finding)
    }
}
