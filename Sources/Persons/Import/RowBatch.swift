/// Accepted rows that follow one another, taken apart but not yet read: where each cell of each field stands.
///
/// Batches are small enough for the processor's cache, so that the columns of one can be read one by one, each on a core
/// of its own, while the next is taken apart.
struct RowBatch: Sendable {
    /// A cell's bytes: a range of the batch's part of the text, or of its copies.
    struct Cell: Sendable {
        static let none = Cell(start: 0, end: 0, isCopy: false)

        var start: UInt32
        var end: UInt32
        var isCopy: Bool
    }

    /// A batch is full when it covers so many bytes of text, and so is never longer than this and one row.
    static let fullAt = 1 << 20

    /// Where the first row starts in the text.
    private var base = 0
    /// The rows' numbers in the file.
    private(set) var rows: [Int] = []
    /// By field, each row's cell.
    private(set) var cells: [[Cell]]
    /// Each row's id where a column holds one.
    private(set) var ids: [Cell] = []
    /// Cells of rows with quotes, the quotes taken off.
    private var copies: [UInt8] = []

    init(fields: Int) { cells = [[Cell]](repeating: [], count: fields) }

    /// Adds the reader's row; `positions` are the columns of the fields.
    mutating func append(_ reader: DelimitedReader, positions: [Int], idPosition: Int?) {
        if rows.isEmpty { base = reader.source.startIndex }
        let shift = reader.usesScratch ? copies.count : -base
        func cell(_ position: Int) -> Cell {
            guard position < reader.cellCount else { return .none }
            let range = reader.cellRange(position)
            return Cell(
                start: UInt32(range.lowerBound + shift), end: UInt32(range.upperBound + shift),
                isCopy: reader.usesScratch)
        }
        for (field, position) in positions.enumerated() { cells[field].append(cell(position)) }
        ids.append(idPosition.map(cell) ?? .none)
        rows.append(reader.row)
        if reader.usesScratch { copies += reader.scratch }
    }

    /// Gives `body` the bytes of cells, in order; `text` is the text that the batch was taken from.
    func forEach(_ cells: [Cell], in text: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        text.withUnsafeBufferPointer { text in
            copies.withUnsafeBufferPointer { copies in
                for cell in cells {
                    let source = cell.isCopy ? copies : text
                    let shift = cell.isCopy ? 0 : base
                    body(
                        UnsafeBufferPointer(
                            rebasing: source[(Int(cell.start) + shift)..<(Int(cell.end) + shift)]))
                }
            }
        }
    }
}

/// The distinct texts of one column, and which of them each accepted line has.
struct WrittenColumn: Sendable {
    private(set) var texts = TextPool()
    private(set) var codes: [UInt32] = []

    /// Adds the cells of a batch's field.
    mutating func append(_ batch: RowBatch, field: Int, text: [UInt8]) {
        withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<UInt8>.self, capacity: 32) { group in
            var filled = 0
            batch.forEach(batch.cells[field], in: text) { cell in
                group.initializeElement(at: filled, to: cell)
                filled += 1
                if filled == group.count {
                    texts.intern(UnsafeBufferPointer(group), into: &codes)
                    filled = 0
                }
            }
            texts.intern(UnsafeBufferPointer(rebasing: group[..<filled]), into: &codes)
        }
    }
}

/// The ids of the accepted lines: that of the line's own column, or `SHEET-ROW` where it is blank or already taken.
struct WrittenIDs: Sendable {
    private var known = TextPool()
    private(set) var ids: [LineID] = []
    /// Rows whose own id stands on an earlier line too.
    private(set) var repeatedRows: [Int] = []

    /// Adds the ids of a batch.
    mutating func append(_ batch: RowBatch, text: [UInt8]) {
        var line = 0
        batch.forEach(batch.ids, in: text) { written in
            let own = UnsafeBufferPointer(rebasing: written.trimmed)
            let row = batch.rows[line]
            line += 1
            if !own.isEmpty {
                if isNew(own) { return ids.append(LineID(rawValue: String(decoding: own, as: UTF8.self))) }
                repeatedRows.append(row)
            }
            var id = "1-\(row)"
            while true {
                let before = known.count
                _ = known.intern(id)
                if known.count > before { return ids.append(LineID(rawValue: id)) }
                id += "'"
            }
        }
    }

    private mutating func isNew(_ id: UnsafeBufferPointer<UInt8>) -> Bool {
        let before = known.count
        _ = known.internBuffer(id)
        return known.count > before
    }
}

extension BidirectionalCollection<UInt8> {
    /// Without blanks and tabs at either end.
    package var trimmed: SubSequence {
        var slice = self[...]
        while let byte = slice.first, byte == 0x20 || byte == 0x09 { slice.removeFirst() }
        while let byte = slice.last, byte == 0x20 || byte == 0x09 { slice.removeLast() }
        return slice
    }
}
