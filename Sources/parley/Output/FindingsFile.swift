import Persons

/// Findings as a file a clerk can work through: CSV for a spreadsheet, HTML for reading and paper.
///
/// Neither holds a cell's contents; both are about persons all the same and are written for their owner only.
enum FindingsFile {
    /// Writes to `path`; its ending says which form.
    static func write(_ findings: [Finding], to path: String) throws {
        try Files.writePersonal(path.hasSuffix(".html") ? html(findings) : csv(findings), to: path)
    }

    private static let columns = ["file", "sheet", "row", "column", "severity", "code", "message", "mend"]

    private static func cells(_ finding: Finding) -> [String] {
        [
            finding.file ?? "", finding.sheet.map(String.init) ?? "", finding.row.map(String.init) ?? "",
            finding.column ?? "", finding.severity.rawValue, finding.code, finding.message, finding.mend,
        ]
    }

    private static func csv(_ findings: [Finding]) -> [UInt8] {
        var writer = DelimitedWriter()
        writer.append(columns)
        for finding in findings { writer.append(cells(finding).map(CellText.inert)) }
        return writer.bytes
    }

    private static func html(_ findings: [Finding]) -> [UInt8] {
        func row(_ cells: [String], _ tag: String) -> String {
            "<tr>" + cells.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined() + "</tr>\n"
        }
        var page = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Findings</title><style>
            body { font: 14px/1.4 sans-serif; margin: 2em; color: #111 }
            table { border-collapse: collapse } th, td { text-align: left; padding: 2px 10px; border-bottom: 1px solid #ccc }
            thead { display: table-header-group } tr { break-inside: avoid }
            </style></head><body><p>personal data</p><h1>Findings</h1><p>\(findings.count) findings.</p><table><thead>

            """
        page += row(columns, "th") + "</thead><tbody>\n"
        for finding in findings { page += row(cells(finding), "td") }
        return Array((page + "</tbody></table></body></html>\n").utf8)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
