import Foundation

/// The data that `Names` works with: one folder per language family (a script pack), each table a text.
///
/// A pack is a folder of tables and nothing else; `packs.tsv` lists the folders, the first being the one that words of
/// no particular pack are read by. No code knows a pack's name.
public struct NameTables: Sendable {
    /// Text by place, `folder/table` without the ending `.tsv`.
    private let texts: [String: String]

    /// The tables that ship with the module.
    public static let shipped = NameTables(texts: readShipped())

    /// Tables from texts by place (`east-slavic/costs`), without the ending `.tsv`.
    public init(texts: [String: String]) { self.texts = texts }

    /// These tables with some replaced by, or added from, `others`: for tables learnt apart from the shipped ones.
    public func replacing(_ others: [String: String]) -> NameTables {
        NameTables(texts: texts.merging(others) { $1 })
    }

    /// The folders of the packs, in order.
    var packs: [String] { rows("packs", columns: 1).map { String($0[0]) } }

    /// Whether there is such a table.
    func has(_ place: String) -> Bool { texts[place] != nil }

    /// The bytes of a table as it stands; none when there is no such table.
    func bytes(_ place: String) -> [UInt8] { Array((texts[place] ?? "").utf8) }

    /// The rows of a table below its comment lines and its header; none when there is no such table.
    package func rows(_ place: String, columns: Int) -> [[Substring]] {
        guard let text = texts[place] else { return [] }
        var rows: [[Substring]] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(Substring.init)
            precondition(cells.count == columns, "\(place).tsv: a row has \(cells.count) cells, expected \(columns)")
            rows.append(cells)
        }
        return Array(rows.dropFirst())
    }

    private static func readShipped() -> [String: String] {
        guard let folder = Bundle.module.url(forResource: "Tables", withExtension: nil) else {
            preconditionFailure("the name tables are missing from the installation")
        }
        var texts: [String: String] = [:]
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "tsv", let text = try? String(contentsOf: file, encoding: .utf8) else {
                continue
            }
            let place = file.deletingPathExtension().pathComponents.suffix(2)
            texts[place.first == folder.lastPathComponent ? place.dropFirst().joined() : place.joined(separator: "/")] =
                text
        }
        return texts
    }
}
