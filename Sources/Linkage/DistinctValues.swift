import Persons

/// Distinct values of one or more columns over both lists: each text has one code, 0 is a blank.
struct DistinctValues {
    private(set) var pool = TextPool()

    /// The codes of a column's values as read, lower-cased; where nothing was read, as `fallback` makes of the raw text.
    mutating func codes(_ column: FieldColumn?, lines: Int, fallback: (String) -> String = { _ in "" })
        -> [UInt32]
    {
        guard let column else { return [UInt32](repeating: 0, count: lines) }
        // A few lines of a long list: a table of all its texts would cost more than it saves.
        if column.read.count * 16 < column.texts.count {
            return column.read.indices.map { record in
                let read = column.read[record]
                if read != TextPool.empty { return intern(column.texts, read) }
                return column.state[record] == .known ? pool.intern(fallback(column.writtenText(record))) : 0
            }
        }
        var known = [UInt32](repeating: .max, count: column.texts.count)
        var rawKnown: [UInt32: UInt32] = [:]
        return column.read.indices.map { record in
            let read = column.read[record]
            if read != TextPool.empty {
                if known[Int(read)] == .max { known[Int(read)] = intern(column.texts, read) }
                return known[Int(read)]
            }
            if column.state[record] != .known { return 0 }
            let raw = column.raw[record]
            if let code = rawKnown[raw] { return code }
            let code = pool.intern(fallback(column.texts[raw]))
            rawKnown[raw] = code
            return code
        }
    }

    /// Small letters; a text without capitals is taken as it stands.
    private mutating func intern(_ texts: TextPool, _ code: UInt32) -> UInt32 {
        let text = texts.utf8(code)
        let isPlain = text.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
        return isPlain ? pool.intern(text) : pool.intern(texts[code].lowercased())
    }

    /// The distinct texts by code.
    var texts: [String] { (0..<pool.count).map { pool[UInt32($0)] } }
}

/// Numbers groups of equal texts 1, 2, … in order of first appearance; the empty text is group 0.
func groupNumbers(_ texts: some Sequence<some RandomAccessCollection<UInt8>>) -> [UInt32] {
    var pool = TextPool()
    return texts.map { pool.intern($0) }
}
