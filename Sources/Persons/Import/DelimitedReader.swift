/// Reads comma-, semicolon- or tab-separated text one row at a time (RFC 4180, leniently).
///
/// The input is UTF-8; bytes that are not are handed on as they are. Line ends are LF, CRLF or CR. A cell in double
/// quotes may hold the delimiter, line ends and doubled quotes. A quote inside an unquoted cell is an ordinary
/// character. Two faults are reported and read through: a quoted cell with text after its closing quote is kept with
/// its quotes, and a quote that is not closed, or whose cell runs over a line end into such a fault, is an ordinary
/// character, so that one stray quote never swallows the lines below it.
///
/// Cost: each byte is looked at no more than four times whatever the quotes do, because the search for a closing
/// quote ends at the next lone quote, before which no other search can begin. No allocation per row once the
/// buffers have grown.
public struct DelimitedReader: Sendable {
    /// A place where the text broke the rules; the row was still read.
    public struct Fault: Hashable, Sendable {
        /// Line of the file, counted from 1.
        public let line: Int
        /// Cell of the row, counted from 1.
        public let cell: Int
    }

    private static let quote = UInt8(ascii: "\"")

    private let bytes: [UInt8]
    private let delimiter: UInt8
    /// Where the next row starts.
    private(set) var position: Int
    private var rowStart: Int
    private var rowEnd: Int
    private var nextLine = 1
    /// Cells of a row with quotes, quotes taken off; other rows are read where they stand in `bytes`.
    private(set) var scratch: [UInt8] = []
    /// Whether the cells of the current row stand in `scratch`.
    private(set) var usesScratch = false
    private var ends: [Int] = []

    /// The line of the file where the current row starts, counted from 1.
    public private(set) var line = 0
    /// The number of this row, counted from 1; a quoted cell with line ends does not add rows.
    public private(set) var row = 0
    /// Where the text broke the rules so far.
    public private(set) var faults: [Fault] = []
    /// How many bytes were looked at, repeated looks included.
    package private(set) var bytesScanned = 0

    /// A reader over UTF-8 `bytes`; a byte-order mark at the start is skipped.
    public init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.delimiter = delimiter
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        rowStart = position
        rowEnd = position
    }

    /// The number of cells in the current row.
    public var cellCount: Int { ends.count }

    /// The UTF-8 bytes of a cell of the current row, quotes taken off; valid until the next row.
    public func cell(_ index: Int) -> ArraySlice<UInt8> {
        usesScratch ? scratch[cellRange(index)] : bytes[cellRange(index)]
    }

    /// Where a cell of the current row stands: in `scratch` or in the text.
    func cellRange(_ index: Int) -> Range<Int> {
        if usesScratch { return (index == 0 ? 0 : ends[index - 1])..<ends[index] }
        return (index == 0 ? rowStart : ends[index - 1] + 1)..<ends[index]
    }

    /// The text of a cell of the current row; bytes that are not UTF-8 become U+FFFD.
    public func text(_ index: Int) -> String { String(decoding: cell(index), as: UTF8.self) }

    /// All cells of the current row as texts.
    public var texts: [String] { (0..<cellCount).map(text) }

    /// The bytes of the current row as they stand in the file, without the line end.
    public var source: ArraySlice<UInt8> { bytes[rowStart..<rowEnd] }

    /// Whether every cell of the current row is empty or blank.
    public var isBlank: Bool {
        (0..<cellCount).allSatisfy { cell($0).allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    /// Moves to the next row; false at the end of the text.
    public mutating func next() -> Bool {
        guard position < bytes.count else { return false }
        line = nextLine
        row += 1
        rowStart = position
        if readPlain() { return true }
        position = rowStart
        if !readQuoted() {
            faults.append(Fault(line: line, cell: ends.count + 1))
            position = rowStart
            nextLine = line
            _ = readPlain(quotesCount: false)
        }
        return true
    }

    /// Reads a row where it stands; false as soon as a cell starts with a quote that counts.
    private mutating func readPlain(quotesCount: Bool = true) -> Bool {
        let bytes = bytes
        let delimiter = delimiter
        usesScratch = false
        ends.removeAll(keepingCapacity: true)
        var index = position
        var cellStart = index
        defer { bytesScanned += index - rowStart }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter {
                ends.append(index)
                cellStart = index + 1
            } else if byte == 0x0A || byte == 0x0D {
                break
            } else if byte == Self.quote, quotesCount, index == cellStart {
                return false
            }
            index += 1
        }
        ends.append(index)
        endRow(at: index)
        return true
    }

    /// Reads a row with quoted cells; false when a quote is not closed as it should be after a line end.
    private mutating func readQuoted() -> Bool {
        let bytes = bytes
        usesScratch = true
        scratch.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        var index = position
        var inQuotes = false
        /// Where the current cell starts in `bytes` and in `scratch`, and the line it starts on.
        var cell = (source: index, target: 0, line: nextLine)
        defer { bytesScanned += index - rowStart }
        while index < bytes.count {
            let byte = bytes[index]
            if inQuotes {
                index += 1
                if byte != Self.quote {
                    if byte == 0x0A { nextLine += 1 }
                    scratch.append(byte)
                } else if index < bytes.count, bytes[index] == Self.quote {
                    scratch.append(byte)
                    index += 1
                } else {
                    inQuotes = false
                    if endsCell(at: index) { continue }
                    if nextLine > cell.line { return false }
                    faults.append(Fault(line: nextLine, cell: ends.count + 1))
                    scratch.removeSubrange(cell.target...)
                    scratch.append(contentsOf: bytes[cell.source..<index])
                }
            } else if byte == delimiter {
                ends.append(scratch.count)
                index += 1
                cell = (index, scratch.count, nextLine)
            } else if byte == 0x0A || byte == 0x0D {
                break
            } else {
                if byte == Self.quote, index == cell.source { inQuotes = true } else { scratch.append(byte) }
                index += 1
            }
        }
        if inQuotes { return false }
        ends.append(scratch.count)
        endRow(at: index)
        return true
    }

    private func endsCell(at index: Int) -> Bool {
        index == bytes.count || bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D
    }

    private mutating func endRow(at index: Int) {
        rowEnd = index
        position = index
        guard index < bytes.count else { return }
        nextLine += 1
        position += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    }
}
