public import Persons

/// What a holding side or the neutral adds about the lines of the holding lists: columns of the persons file.
public struct HeldAttributes: Sendable {
    /// The columns given, in the order of the persons file.
    let columns: [PersonsColumn]
    private var values: [SideID: [String: [PersonsColumn: String]]] = [:]
    private var rows: [SideID: [String: Int]] = [:]
    /// The file's name; nil without a file.
    let file: String?
    /// What was wrong with the file.
    public let findings: [Finding]

    /// No attributes.
    public init() {
        columns = []
        file = nil
        findings = []
    }

    /// Reads `held_by,record_id` and any columns of the persons file but `confirmed`, which reviewers alone decide.
    /// - Throws: `UnreadableInput` when a needed column is missing.
    public init(_ bytes: [UInt8], file: String) throws(UnreadableInput) {
        var table = try NamedCells(bytes, file: file, needed: ["held_by", "record_id"])
        var columns: Set<PersonsColumn> = []
        for name in table.header where name != "held_by" && name != "record_id" {
            if let column = PersonsColumn(rawValue: name), column != .confirmed, column != .personID {
                columns.insert(column)
            } else {
                table.find(
                    name, "COLUMN_UNKNOWN", "The column is not one that attributes can give; it is left out.",
                    name == "confirmed" ? "Confirmation comes from two reviewers' judgements." : "Take it out.",
                    severity: .warning)
            }
        }
        while table.next() {
            let id = table["record_id"]
            guard let side = SideID(rawValue: table["held_by"]), !id.isEmpty else {
                table.find("record_id", "BAD_VALUE", "The row names no line of A or B.", "Write held_by and record_id.")
                continue
            }
            guard values[side]?[id] == nil else {
                table.find("record_id", "ID_TWICE", "The line has two rows; the first stands.", "Keep one row.")
                continue
            }
            var row: [PersonsColumn: String] = [:]
            for column in PersonsColumn.allCases where columns.contains(column) {
                let text = table[column.rawValue]
                if text.isEmpty { continue }
                if let fault = PersonsReader.fault(of: text, in: column) {
                    table.find(column.rawValue, fault.code, fault.message + " It is left out.", fault.mend)
                } else {
                    row[column] = text
                }
            }
            values[side, default: [:]][id] = row
            rows[side, default: [:]][id] = table.row
        }
        self.columns = PersonsColumn.allCases.filter(columns.contains)
        self.file = file
        findings = table.findings
    }

    /// The values given for a line.
    subscript(side: SideID, line: LineID) -> [PersonsColumn: String] { values[side]?[line.rawValue] ?? [:] }

    /// The row of the file on which a line stands.
    func row(_ side: SideID, _ line: String) -> Int? { rows[side]?[line] }

    /// The lines of one side that have a row.
    func lines(of side: SideID) -> Set<String> { Set((values[side] ?? [:]).keys) }
}
