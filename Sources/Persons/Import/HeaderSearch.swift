/// One column of a file and what is done with it.
public struct DecidedColumn: Sendable, Equatable, Encodable {
    /// What a column is for.
    public enum Use: String, Sendable, Encodable {
        /// Read as a field.
        case field
        /// Holds the lines' ids.
        case id
        /// Left alone because the mapping says so.
        case ignored
        /// Not recognised, and so not read.
        case unknown
    }

    /// Position in the file, counted from 1.
    public let position: Int
    /// The header as written.
    public let header: String
    /// What it is for.
    public let use: Use
    /// The key it is read as, for a field.
    public let key: FieldKey?

    private enum CodingKeys: String, CodingKey { case position, header, use, key }

    /// As JSON: `{position, header, use, key}`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(position, forKey: .position)
        try container.encode(header, forKey: .header)
        try container.encode(use, forKey: .use)
        try container.encodeIfPresent(key?.rawValue, forKey: .key)
    }
}

/// Where the header of a file is and what its columns mean.
struct Header {
    /// One column that is read.
    struct Field {
        var position: Int
        var header: String
        var key: FieldKey
        var kind: CellKind
    }

    /// First and last row of the header, counted from 1.
    var rows: ClosedRange<Int>
    var columns: [DecidedColumn]
    var fields: [Field]
    /// The column of the lines' ids, counted from 0.
    var idPosition: Int?
    /// Columns that the mapping names and the file lacks.
    var missing: [ColumnMapping.Field]
    /// How many columns are known.
    var score: Int
    /// How many sample rows below have as many cells as the header.
    var fittingRows: Int
    /// The header's cells as written, trimmed.
    var cells: [String]

    /// Cells a row should have: up to the last header cell that is not blank.
    var width: Int { (cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }
}

/// Finds the header, also below title lines and over two rows.
struct HeaderSearch {
    /// Rows that are looked at.
    static let depth = 60

    let mapping: ColumnMapping?

    /// The header of a text under a delimiter; nil when no row of the first sixty has a known column.
    func find(in text: [UInt8], delimiter: UInt8) -> Header? {
        var reader = DelimitedReader(text, delimiter: delimiter)
        var rows: [[String]] = []
        while rows.count < Self.depth, reader.next() {
            let isReadable = reader.source.count <= ListImport.longestRowBytes
            rows.append(isReadable ? (0..<reader.cellCount).map { CellText.tidy(Self.text(of: reader.cell($0))) } : [])
        }
        let scores = rows.map(score)
        guard let best = scores.max(), best > 0, let index = scores.firstIndex(of: best) else { return nil }
        return header(rows, at: index)
    }

    /// A header is no personal data: where its bytes are not UTF-8 it is tried as Windows-1251.
    private static func text(of bytes: ArraySlice<UInt8>) -> String {
        UTF8Scan(bytes).faults == 0
            ? String(decoding: bytes, as: UTF8.self) : String(decoding: Windows1251.utf8(of: bytes), as: UTF8.self)
    }

    private func score(_ row: [String]) -> Int {
        if let mapping, !mapping.fields.isEmpty {
            return mapping.fields.count { field in row.contains { Self.isSame($0, field.column) } }
        }
        return Set(row.compactMap { HeaderWords.meaning(of: $0)?.key }).subtracting([.rowNumber]).count
    }

    private static func isSame(_ cell: String, _ name: String) -> Bool {
        cell == name || !cell.isEmpty && HeaderWords.fold(cell) == HeaderWords.fold(name)
    }

    private func header(_ rows: [[String]], at index: Int) -> Header {
        var first = index
        var last = index
        var cells = rows[index]
        // A second header row fills what merged cells of the first left open.
        if mapping?.fields.isEmpty ?? true {
            if index > 0, let merged = merge(cells, with: rows[index - 1]) {
                cells = merged
                first = index - 1
            } else if index + 1 < rows.count, let merged = merge(cells, with: rows[index + 1]) {
                cells = merged
                last = index + 1
            }
        }
        var header = Header(
            rows: (first + 1)...(last + 1), columns: [], fields: [], idPosition: nil, missing: [], score: 0,
            fittingRows: rows.dropFirst(last + 1).count { $0.count == rows[index].count }, cells: cells)
        fill(&header)
        return header
    }

    /// The cells of a header with the words that the other row adds; nil when it adds none or is no header.
    private func merge(_ cells: [String], with other: [String]) -> [String]? {
        let filled = other.indices.filter { !other[$0].isEmpty }
        let known = filled.filter { HeaderWords.meaning(of: other[$0]) != nil }
        let adding = known.filter { !cells.indices.contains($0) || HeaderWords.meaning(of: cells[$0]) == nil }
        guard !adding.isEmpty, known.count * 2 >= filled.count else { return nil }
        var merged = cells + Array(repeating: "", count: max(0, other.count - cells.count))
        for index in adding { merged[index] = other[index] }
        return merged
    }

    private func fill(_ header: inout Header) {
        let cells = header.cells
        let idName = mapping?.id ?? "id"
        header.idPosition = cells.firstIndex { Self.isSame($0, idName) }
        var taken: [Int: Header.Field] = [:]
        if let mapping, !mapping.fields.isEmpty {
            for field in mapping.fields {
                guard
                    let position = cells.firstIndex(where: { $0 == field.column })
                        ?? cells.firstIndex(where: { Self.isSame($0, field.column) })
                else {
                    header.missing.append(field)
                    continue
                }
                let number = HeaderWords.meaning(of: cells[position])?.number
                let read = Header.Field(
                    position: position, header: cells[position], key: field.key,
                    kind: CellKind(key: field.key, number: number, format: field.format))
                header.fields.append(read)
                taken[position] = read
            }
        } else {
            let hasSurname = cells.contains { HeaderWords.meaning(of: $0)?.key == .surname }
            for (position, cell) in cells.enumerated() where position != header.idPosition {
                guard var meaning = HeaderWords.meaning(of: cell) else { continue }
                if hasSurname, meaning.key == .fullName, HeaderWords.fold(cell) == "name" { meaning.key = .givenNames }
                let read = Header.Field(
                    position: position, header: cell, key: meaning.key,
                    kind: CellKind(key: meaning.key, number: meaning.number, format: nil))
                header.fields.append(read)
                taken[position] = read
            }
        }
        header.score = header.fields.count
        header.columns = cells.enumerated().map { position, cell in
            let ignored = mapping?.ignore.contains { Self.isSame(cell, $0) } ?? false
            let use: DecidedColumn.Use =
                taken[position] != nil ? .field : position == header.idPosition ? .id : ignored ? .ignored : .unknown
            return DecidedColumn(position: position + 1, header: cell, use: use, key: taken[position]?.key)
        }
        .filter { !$0.header.isEmpty || $0.use != .unknown }
    }
}
