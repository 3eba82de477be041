import Persons

/// How a list's file is laid out: a list of `Tables/layouts.tsv`.
struct ListLayout: Sendable {
    /// How the characters are coded.
    enum Coding: String, Sendable {
        case utf8 = "utf-8"
        case utf8WithMark = "utf-8-bom"
        case windows1251 = "windows-1251"
    }

    private(set) var coding = Coding.utf8
    private(set) var delimiter = UInt8(ascii: ",")
    private(set) var endsLinesWithReturn = false
    private(set) var titles: [String] = []
    /// The column's key, or `id`, and its header.
    private(set) var columns: [(key: String, header: String)] = []
    /// A line above the people of each camp; `%d` stands for the camp.
    private(set) var section: String?
    /// The line at the end; `%d` stands for the number of people's lines.
    private(set) var total = ""

    /// The layout of a list, for example `norrow/claim`.
    init(of list: String) {
        for row in Tables.rows("layouts") where row[0] == list {
            switch row[1] {
            case "coding": coding = Coding(rawValue: row[2]) ?? .utf8
            case "delimiter": delimiter = UInt8(ascii: row[2] == "semicolon" ? ";" : ",")
            case "line_end": endsLinesWithReturn = row[2] == "crlf"
            case "title": titles.append(row[2])
            case "column": columns.append((key: row[2], header: row[3]))
            case "section": section = row[2]
            case "total": total = row[2]
            default: preconditionFailure("layouts.tsv holds an unknown setting \(row[1])")
            }
        }
    }

    /// Whether a column gives the lines' ids; else a line's id is `SHEET-ROW`.
    var hasIDs: Bool { columns.contains { $0.key == "id" } }

    /// A text of the layout with its number filled in.
    static func filled(_ text: String, _ number: Int) -> String {
        let parts = text.split(separator: "%d", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.joined(separator: String(number))
    }

    /// The bytes of the file as the side lodges it.
    func encoded(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        if coding == .utf8WithMark { bytes += [0xEF, 0xBB, 0xBF] }
        for byte in coding == .windows1251 ? Windows1251.bytes(of: text) : text {
            if byte == 0x0A, endsLinesWithReturn { bytes.append(0x0D) }
            bytes.append(byte)
        }
        return bytes
    }
}

/// Writes Windows code page 1251, as the mapping table of the Unicode Consortium (CP1251.TXT) gives it.
enum Windows1251 {
    private static let others: [Unicode.Scalar: UInt8] = [
        "Ґ": 0xA5, "ґ": 0xB4, "Ё": 0xA8, "ё": 0xB8, "Є": 0xAA, "є": 0xBA, "Ї": 0xAF, "ї": 0xBF, "І": 0xB2, "і": 0xB3,
        "’": 0x92, "‘": 0x91, "«": 0xAB, "»": 0xBB, "№": 0xB9, "–": 0x96, "—": 0x97, "\u{A0}": 0xA0,
    ]

    /// The bytes of a UTF-8 text; a character without a place in the code page becomes `?`.
    static func bytes(of utf8: [UInt8]) -> [UInt8] {
        String(decoding: utf8, as: UTF8.self).unicodeScalars.map { scalar in
            switch scalar.value {
            case 0..<0x80: UInt8(scalar.value)
            case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
            default: others[scalar] ?? UInt8(ascii: "?")
            }
        }
    }
}
