import Foundation

/// Reads the hand-edited tables that ship with the module.
enum NameTable {
    /// The rows of `name`.tsv below its comment lines and its header, cells as texts.
    static func rows(_ name: String, columns: Int) -> [[String]] {
        guard let url = Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Tables"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { preconditionFailure("the table \(name).tsv is missing from the installation") }
        var rows: [[String]] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            precondition(cells.count == columns, "\(name).tsv: a row has \(cells.count) cells, expected \(columns)")
            rows.append(cells)
        }
        return Array(rows.dropFirst())
    }
}
