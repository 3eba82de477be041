import Foundation
import Persons

/// One JSON object on standard output: keys sorted, so that the same result gives the same bytes.
enum JSONOutput {
    /// - Parameter pretty: false for files that nobody reads with their eyes.
    static func encode(_ value: some Encodable, pretty: Bool = true) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        var data = try encoder.encode(value)
        data.append(0x0A)
        return data
    }

    static func print(_ value: some Encodable) throws {
        FileHandle.standardOutput.write(try encode(value))
    }
}

/// Findings on standard error, one a line: place, severity, code, message, mend.
enum FindingsPrinter {
    /// Prints at most `limit` findings of each code, and says how many more there are.
    static func print(_ findings: [Finding], limit: Int = 20) {
        var shown: [String: Int] = [:]
        var text = ""
        for finding in findings {
            shown[finding.code, default: 0] += 1
            if shown[finding.code, default: 0] > limit { continue }
            text += line(finding) + "\n"
        }
        for (code, count) in shown.sorted(by: { $0.key < $1.key }) where count > limit {
            text += "… and \(count - limit) more of \(code); --json gives all\n"
        }
        FileHandle.standardError.write(Data(text.utf8))
    }

    static func line(_ finding: Finding) -> String {
        var place: [String] = []
        if let file = finding.file { place.append(file) }
        if let sheet = finding.sheet, sheet > 1 { place.append("sheet \(sheet)") }
        if let row = finding.row { place.append("row \(row)") }
        if let column = finding.column { place.append("column \(column)") }
        let start = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
        return "\(start)\(finding.severity.rawValue): \(finding.code): \(finding.message) \(finding.mend)"
    }
}

/// A table for a terminal: columns padded to their widest cell, numbers to the right.
struct TextTable {
    private var rows: [[String]]

    init(_ header: [String]) { rows = [header] }

    mutating func append(_ cells: [String]) { rows.append(cells) }

    var text: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { index, cell in
                let pad = String(repeating: " ", count: widths[index] - cell.count)
                return Double(cell.filter { $0 != "," && $0 != "%" }) != nil ? pad + cell : cell + pad
            }
            .joined(separator: "  ").trimmingSuffixBlanks
        }
        .joined(separator: "\n") + "\n"
    }
}

extension String {
    fileprivate var trimmingSuffixBlanks: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
