import Crypto

/// SHA-256 of bytes, as text.
public enum ContentDigest {
    /// 64 lower-case hexadecimal digits (FIPS 180-4).
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var hash = SHA256()
        hash.update(data: Array(bytes))
        var text: [UInt8] = []
        for byte in hash.finalize() {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension PersonList {
    /// Fields that do not say who somebody is: where and how a person is kept, what is remarked, how sure the author is.
    private static let circumstances: Set<FieldKey> = [
        .rowNumber, .note, .healthState, .placeOfInternment, .confirmation, .personToInform, .category, .nationality,
        .rank, .unit, .takenDate, .takenPlace, .extraCells,
    ]

    /// A digest of what line `index` says about who the person is, as written: it stays when the line is moved, gets
    /// another id, or its circumstances change, and changes with a single letter of a name or digit of a date.
    ///
    /// Names and dates can be guessed: whoever has a digest and a list of names can find the line. Digests are
    /// personal data and are kept like the list itself.
    public func identityDigest(_ index: Int) -> String {
        var cells: [(key: FieldKey, order: Int, raw: ArraySlice<UInt8>)] = []
        for (order, column) in columns.enumerated() where !Self.circumstances.contains(column.key) {
            if column.raw[index] != TextPool.empty {
                cells.append((column.key, order, column.texts.utf8(column.raw[index])))
            }
        }
        cells.sort { ($0.key, $0.order) < ($1.key, $1.order) }
        var bytes: [UInt8] = []
        var last: (key: FieldKey, raw: ArraySlice<UInt8>)?
        for cell in cells {
            // One cell read as several fields of one key counts once.
            if let last, last.key == cell.key, last.raw == cell.raw { continue }
            last = (cell.key, cell.raw)
            bytes += Array(cell.key.rawValue.utf8) + [0x1F] + cell.raw + [0x1E]
        }
        return ContentDigest.sha256(bytes)
    }
}
