/// Reads comma-, semicolon- or tab-separated text one row at a time (RFC 4180, leniently).
///
/// The input is UTF-8. Line ends are LF, CRLF or CR. A cell in double quotes may hold the delimiter,
/// line ends and doubled quotes. A quote inside an unquoted cell is an ordinary character. An unclosed
/// quote is reported and the row is read anew as if its quote were an ordinary character, so that one
/// stray quote never swallows the lines below it. No allocation per row once the buffers have grown.
public struct DelimitedReader {
    /// A place where the text broke the rules; the row was still read.
    public struct Fault: Hashable, Sendable {
        /// Line of the file, counted from 1.
        public let line: Int
        /// Cell of the row, counted from 1.
        public let cell: Int
    }

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private var position: Int
    private var nextLine = 1
    private var scratch: [UInt8] = []
    private var ends: [Int] = []

    /// The line of the file where the current row starts, counted from 1.
    public private(set) var line = 0
    /// The number of this row, counted from 1; a quoted cell with line ends does not add rows.
    public private(set) var row = 0
    /// Where the text broke the rules so far.
    public private(set) var faults: [Fault] = []

    /// A reader over UTF-8 `bytes`; a byte-order mark at the start is skipped.
    public init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.delimiter = delimiter
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The number of cells in the current row.
    public var cellCount: Int { ends.count }

    /// The UTF-8 bytes of a cell of the current row, quotes taken off; valid until the next row.
    public func cell(_ index: Int) -> ArraySlice<UInt8> {
        scratch[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// The text of a cell of the current row; bytes that are not UTF-8 become U+FFFD.
    public func text(_ index: Int) -> String { String(decoding: cell(index), as: UTF8.self) }

    /// All cells of the current row as texts.
    public var texts: [String] { (0..<cellCount).map(text) }

    /// Whether every cell of the current row is empty or blank.
    public var isBlank: Bool {
        scratch.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// Moves to the next row; false at the end of the text.
    public mutating func next() -> Bool {
        guard position < bytes.count else { return false }
        line = nextLine
        row += 1
        let start = position
        if !read(quotesCount: true) {
            faults.append(Fault(line: line, cell: ends.count + 1))
            position = start
            nextLine = line
            _ = read(quotesCount: false)
        }
        return true
    }

    /// Reads one row; false when a quoted cell is not closed before the end of the text.
    private mutating func read(quotesCount: Bool) -> Bool {
        scratch.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        let quote = UInt8(ascii: "\"")
        var inQuotes = false
        var cellStart = true
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if inQuotes {
                if byte == quote {
                    if position < bytes.count, bytes[position] == quote {
                        scratch.append(quote)
                        position += 1
                    } else {
                        inQuotes = false
                    }
                } else {
                    if byte == 0x0A { nextLine += 1 }
                    scratch.append(byte)
                }
            } else if byte == delimiter {
                ends.append(scratch.count)
                cellStart = true
                continue
            } else if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
                nextLine += 1
                ends.append(scratch.count)
                return true
            } else if byte == quote, cellStart, quotesCount {
                inQuotes = true
            } else {
                scratch.append(byte)
            }
            cellStart = false
        }
        ends.append(scratch.count)
        return !inQuotes
    }
}
