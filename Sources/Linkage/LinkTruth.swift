import Persons

/// Which lines are one person, where that is known: as pairs, or as the clusters of a column.
public struct LinkTruth: Sendable {
    /// The number of true pairs.
    public let pairs: Int
    /// Whether a pair counts in either order, as within one list.
    let isUnordered: Bool
    /// True pairs as ids of `ScoredLinks.ids`; pairs of ids that no link names are counted only.
    private let keys: Set<UInt64>
    /// Cluster of each id of `ScoredLinks.ids`, by list; 0 where none is known.
    private let clusters: (left: [UInt32], right: [UInt32])?

    /// Whether two ids of the links are one person.
    func holds(_ left: UInt32, _ right: UInt32) -> Bool {
        guard let clusters else { return keys.contains(ScoredLinks.key(left, right)) }
        let (a, b) = (clusters.left[Int(left)], clusters.right[Int(right)])
        return a != 0 && a == b && !(isUnordered && left == right)
    }

    /// True pairs read elsewhere.
    public init(_ truth: Set<LinkageQuality.Pair>, for links: ScoredLinks) {
        pairs = truth.count
        isUnordered = false
        clusters = nil
        keys = Set(
            truth.compactMap { pair in
                guard let left = links.ids.code(of: pair.left.rawValue),
                    let right = links.ids.code(of: pair.right.rawValue)
                else { return nil }
                return ScoredLinks.key(left, right)
            })
    }

    /// Reads a truth file: `left_id,right_id`, all true pairs.
    /// - Throws: `UnreadableInput` when a column is missing.
    public init(pairsCSV bytes: [UInt8], file: String, for links: ScoredLinks) throws {
        var table = try KeyedTable(bytes, file: file, needed: ["left_id", "right_id"])
        // Ids that no link names get codes of their own, so that a pair given twice counts once.
        var ids = links.ids
        var keys: Set<UInt64> = []
        while table.next() {
            keys.insert(
                ScoredLinks.key(ids.intern(table["left_id"] ?? ""), ids.intern(table["right_id"] ?? "")))
        }
        self.keys = keys
        pairs = keys.count
        isUnordered = false
        clusters = nil
    }

    /// Reads the truth from a column of the lists: lines with the same text in `column` are one person.
    ///
    /// With one file the links are within it and each true pair counts once; with two, the first is the left list. The
    /// column of the ids is `id` if it is named, else the one whose cells the links name; where there is none, lines
    /// are known by `SHEET-ROW`.
    /// - Throws: `UnreadableInput` when the column is missing, or no line of a file is named by the links.
    public init(
        clusters column: String, of files: [(bytes: [UInt8], name: String)], id: String? = nil, for links: ScoredLinks
    ) throws {
        var names = TextPool()
        var counts: [[UInt32: Int]] = []
        var codes: [[UInt32]] = []
        var findings: [Finding] = []
        for (index, file) in files.enumerated() {
            do {
                let named = Set(index == 0 ? links.left : links.right)
                    .union(files.count == 1 ? Set(links.right) : [])
                let read = try ClusterColumn(
                    file.bytes, file: file.name, column: column, id: id, ids: links.ids, named: named, names: &names)
                codes.append(read.clusterOfID)
                counts.append(read.counts)
            } catch {
                findings += error.findings
            }
        }
        if !findings.isEmpty { throw UnreadableInput(findings) }
        isUnordered = files.count == 1
        keys = []
        clusters = (codes[0], codes[codes.count - 1])
        pairs = counts[0].reduce(0) { sum, cluster in
            let (key, size) = cluster
            return sum + (counts.count == 1 ? size * (size - 1) / 2 : size * (counts[1][key] ?? 0))
        }
    }
}

/// The clusters of one list, read from one column.
private struct ClusterColumn {
    /// Cluster of each id that the links name; 0 for none.
    private(set) var clusterOfID: [UInt32]
    /// Lines of each cluster.
    private(set) var counts: [UInt32: Int] = [:]

    /// How many lines are looked at to find the column of the ids.
    private static let sample = 5000

    init(
        _ bytes: [UInt8], file: String, column: String, id: String?, ids: TextPool, named: Set<UInt32>,
        names: inout TextPool
    ) throws(UnreadableInput) {
        guard let (delimiter, rowsAbove, header) = Self.header(bytes, column) else {
            throw UnreadableInput(
                file: file, code: "COLUMN_MISSING",
                message: "None of the first rows has the column that tells the truth.",
                mend: "Name a column as it stands in the header of the file.")
        }
        let clusterAt = header.firstIndex(of: column) ?? 0
        func reader() -> DelimitedReader {
            var reader = DelimitedReader(bytes, delimiter: delimiter)
            for _ in 0..<rowsAbove { _ = reader.next() }
            return reader
        }
        let idAt: Int?
        if let id {
            guard let place = header.firstIndex(of: id) else {
                throw UnreadableInput(
                    file: file, code: "COLUMN_MISSING", message: "The header has no column with the ids of this name.",
                    mend: "Name the column of the ids as it stands in the header.")
            }
            idAt = place
        } else {
            idAt = Self.columnOfIDs(reader(), width: header.count, ids, named) ?? header.firstIndex(of: "id")
        }
        clusterOfID = [UInt32](repeating: 0, count: ids.count)
        var taken: Set<UInt32> = []
        var rows = reader()
        var found = 0
        while rows.next() {
            if rows.isBlank { continue }
            let cluster = clusterAt < rows.cellCount ? rows.cell(clusterAt).trimmed : []
            if cluster.isEmpty { continue }
            let code = names.intern(cluster)
            counts[code, default: 0] += 1
            let own = idAt.map { $0 < rows.cellCount ? rows.cell($0).trimmed : [] } ?? []
            var known = ids.code(of: String(decoding: own, as: UTF8.self))
            if own.isEmpty || known.map(taken.contains) == true { known = ids.code(of: "1-\(rows.row)") }
            guard let known, known != TextPool.empty else { continue }
            taken.insert(known)
            clusterOfID[Int(known)] = code
            if named.contains(known) { found += 1 }
        }
        if found == 0, !named.isEmpty {
            throw UnreadableInput(
                file: file, code: "LINKS_OF_OTHER_LISTS", message: "The links name no line of this file.",
                mend: "Give the list that was linked, and --id with the column of its ids.")
        }
    }

    /// The delimiter, the rows down to the header, and the header: the first of twenty rows with the column.
    private static func header(_ bytes: [UInt8], _ column: String) -> (UInt8, Int, [String])? {
        for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
            var reader = DelimitedReader(bytes, delimiter: delimiter)
            for row in 1...20 {
                guard reader.next() else { break }
                let cells = (0..<reader.cellCount).map {
                    String(decoding: reader.cell($0).trimmed, as: UTF8.self)
                }
                if cells.contains(column) { return (delimiter, row, cells) }
            }
        }
        return nil
    }

    /// The column whose cells the links name most often; nil when no cell is named.
    private static func columnOfIDs(
        _ reader: DelimitedReader, width: Int, _ ids: TextPool, _ named: Set<UInt32>
    ) -> Int? {
        var reader = reader
        var hits = [Int](repeating: 0, count: width)
        var rows = 0
        while rows < sample, reader.next() {
            rows += 1
            for cell in 0..<min(width, reader.cellCount) {
                let text = String(decoding: reader.cell(cell).trimmed, as: UTF8.self)
                if let code = ids.code(of: text), named.contains(code), code != TextPool.empty { hits[cell] += 1 }
            }
        }
        guard let most = hits.max(), most > 0 else { return nil }
        return hits.firstIndex(of: most)
    }
}
