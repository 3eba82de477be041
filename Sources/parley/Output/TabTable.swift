import Foundation
import Persons

/// A tab-separated file with a header row, kept cell for cell as it stands. Quotes are ordinary characters.
struct TabTable {
    /// The names of the columns.
    let header: [String]
    /// Rows with their row of the file, counted from 1; every row has as many cells as the header.
    let rows: [(row: Int, cells: [String])]
    private let file: String

    /// Reads a file that has at least the `needed` columns; blank lines are passed over.
    /// - Throws: `UnreadableInput` when the file is empty, is not UTF-8, lacks a column, or has rows of another width.
    init(_ bytes: [UInt8], file: String, needed: [String]) throws {
        self.file = file
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]), let first = lines.first {
            lines[lines.startIndex] = first.dropFirst(3)
        }
        var findings: [Finding] = []
        func report(_ row: Int?, _ column: String? = nil, _ code: String, _ message: String, _ mend: String) {
            findings.append(
                Finding(
                    file: file, row: row, column: column, severity: .error, code: code, message: message, mend: mend))
        }
        var header: [String] = []
        var rows: [(row: Int, cells: [String])] = []
        for (index, line) in lines.enumerated() {
            let trimmed = line.last == 0x0D ? line.dropLast() : line
            if trimmed.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            guard let text = String(validating: trimmed, as: UTF8.self) else {
                report(index + 1, nil, "NOT_UTF8", "The row is not UTF-8.", "Save the file as UTF-8.")
                continue
            }
            let cells = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            if header.isEmpty {
                header = cells
                for column in needed where !cells.contains(column) {
                    report(
                        index + 1, column, "COLUMN_MISSING", "The header has no column \(column).",
                        "Add the column, or name it so; columns are parted by tabs.")
                }
                if !findings.isEmpty { break }
            } else if cells.count > header.count {
                report(
                    index + 1, nil, "ROW_WIDTH", "The row has \(cells.count) cells, the header \(header.count).",
                    "Give every row a cell for each column, parted by tabs.")
            } else {
                // Programs leave empty cells at the end of a row away.
                rows.append((index + 1, cells + repeatElement("", count: header.count - cells.count)))
            }
        }
        if header.isEmpty, findings.isEmpty {
            report(
                nil, nil, "EMPTY", "The file has no header row.",
                "Send a tab-separated file whose first row names its columns.")
        }
        if !findings.isEmpty { throw UnreadableInput(findings) }
        self.header = header
        self.rows = rows
    }

    /// The place of a column; nil where there is none.
    func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// A finding about a cell of this file.
    func finding(_ row: Int, _ column: String, _ code: String, _ message: String, _ mend: String) -> Finding {
        Finding(file: file, row: row, column: column, severity: .error, code: code, message: message, mend: mend)
    }
}
