import Foundation

/// The module's data files: tab-separated rows under `Tables`, header comments left out.
enum Tables {
    /// The cells of every row of a table.
    ///
    /// A table that is missing is a broken installation, not bad input.
    static func rows(_ name: String) -> [[String]] {
        text(name, "tsv").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// The text of a data file.
    static func text(_ name: String, _ kind: String) -> String {
        guard let url = Bundle.module.url(forResource: name, withExtension: kind, subdirectory: "Tables"),
            let data = try? Data(contentsOf: url)
        else { preconditionFailure("the table \(name).\(kind) is missing from the installation") }
        return String(decoding: data, as: UTF8.self)
    }

    /// A cell that is a whole number.
    static func number(_ cell: String) -> Int {
        guard let number = Int(cell) else { preconditionFailure("a table holds \(cell) where a number is expected") }
        return number
    }
}
