/// Writes rows of comma-separated UTF-8 text, LF line ends, quoting only where needed.
public struct DelimitedWriter {
    /// The text written so far.
    public private(set) var bytes: [UInt8] = []
    private let delimiter: UInt8

    /// An empty text; `delimiter` is one ASCII byte.
    public init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

    /// Adds one row.
    public mutating func append(_ cells: some Sequence<String>) {
        var first = true
        for cell in cells {
            if !first { bytes.append(delimiter) }
            first = false
            Self.append(cell, delimiter: delimiter, to: &bytes)
        }
        bytes.append(0x0A)
    }

    /// Appends one cell to `bytes`, in quotes only where it needs them.
    public static func append(_ cell: String, delimiter: UInt8 = UInt8(ascii: ","), to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = cell.utf8.contains { $0 == delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(quote)
        for byte in cell.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
