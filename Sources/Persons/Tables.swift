private import Foundation

/// The module's data files: tab-separated rows under `Tables`, header comments left out.
enum Tables {
    /// The cells of every row of a table.
    ///
    /// A table that is missing is a broken installation, not bad input.
    static func rows(_ name: String) -> [[String]] {
        guard let url = Bundle.module.url(forResource: name, withExtension: "tsv", subdirectory: "Tables"),
            let data = try? Data(contentsOf: url)
        else { preconditionFailure("the table \(name).tsv is missing from the installation") }
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// The words of a cell that joins them by `|`.
    static func words(_ cell: String) -> [String] { cell.split(separator: "|").map(String.init) }
}
