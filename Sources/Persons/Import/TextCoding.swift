/// How the bytes of a list stand for characters.
public enum TextCoding: String, Codable, CaseIterable, Sendable {
    /// UTF-8, with or without a byte-order mark.
    case utf8 = "utf-8"
    /// Windows-1251, the eight-bit Cyrillic of older office programs.
    case windows1251 = "windows-1251"
    /// UTF-16, low byte first, with a byte-order mark.
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, high byte first, with a byte-order mark.
    case utf16BigEndian = "utf-16be"

    /// A coding by a name people write (`UTF8`, `cp1251`, `win-1251`); nil when it is not supported.
    public init?(named name: String) {
        switch name.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "utf8": self = .utf8
        case "windows1251", "cp1251", "win1251", "1251": self = .windows1251
        case "utf16le", "utf16": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        default: return nil
        }
    }

    /// Decides the coding of a file: byte-order marks, then valid UTF-8, then how well the bytes read as
    /// Cyrillic words of Windows-1251. Text that is neither stays UTF-8; its damaged rows are found later.
    public static func decide(_ bytes: [UInt8]) -> TextCoding { decide(bytes, UTF8Scan(bytes)) }

    /// The same, for bytes that were gone through.
    static func decide(_ bytes: [UInt8], _ scan: UTF8Scan) -> TextCoding {
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if scan.faults == 0 || scan.multibyte > scan.faults { return .utf8 }
        return Windows1251.readsAsCyrillic(bytes) ? .windows1251 : .utf8
    }

    /// The text as UTF-8. Units that stand for no character become bytes that are not UTF-8 either, so that the
    /// row they stand in can be found.
    func utf8(of bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .utf8: bytes
        case .windows1251: Windows1251.utf8(of: bytes)
        case .utf16LittleEndian: Self.utf8(ofUTF16: bytes, lowByteFirst: true)
        case .utf16BigEndian: Self.utf8(ofUTF16: bytes, lowByteFirst: false)
        }
    }

    private static func utf8(ofUTF16 bytes: [UInt8], lowByteFirst: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = 0
        func unit(_ at: Int) -> UInt32 {
            let first = UInt32(bytes[at])
            let second = UInt32(bytes[at + 1])
            return lowByteFirst ? second << 8 | first : first << 8 | second
        }
        while index + 1 < bytes.count {
            var value = unit(index)
            index += 2
            if value & 0xFC00 == 0xD800, index + 1 < bytes.count, unit(index) & 0xFC00 == 0xDC00 {
                value = 0x10000 + (value & 0x3FF) << 10 + unit(index) & 0x3FF
                index += 2
            }
            text.append(utf8: value)
        }
        if index < bytes.count { text.append(0xFF) }
        return text
    }
}

extension [UInt8] {
    /// Adds one code point in UTF-8; a lone surrogate gives bytes that are not valid UTF-8.
    mutating func append(utf8 value: UInt32) {
        switch value {
        case 0..<0x80:
            append(UInt8(value))
        case 0x80..<0x800:
            append(UInt8(0xC0 | value >> 6))
            append(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x10000:
            append(UInt8(0xE0 | value >> 12))
            append(UInt8(0x80 | value >> 6 & 0x3F))
            append(UInt8(0x80 | value & 0x3F))
        default:
            append(UInt8(0xF0 | value >> 18 & 0x07))
            append(UInt8(0x80 | value >> 12 & 0x3F))
            append(UInt8(0x80 | value >> 6 & 0x3F))
            append(UInt8(0x80 | value & 0x3F))
        }
    }
}

/// What a pass over bytes finds if they are read as UTF-8 (RFC 3629).
struct UTF8Scan {
    /// Well-formed sequences of two bytes and more.
    var multibyte = 0
    /// Bytes that belong to no well-formed sequence.
    var faults = 0

    init(_ bytes: some RandomAccessCollection<UInt8>) {
        var scan = (multibyte: 0, faults: 0)
        let done: Void? = bytes.withContiguousStorageIfAvailable { scan = Self.scan($0) }
        if done == nil { Array(bytes).withUnsafeBufferPointer { scan = Self.scan($0) } }
        multibyte = scan.multibyte
        faults = scan.faults
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (multibyte: Int, faults: Int) {
        var result = (multibyte: 0, faults: 0)
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            // Most letters of most lists.
            if lead & 0xFE == 0xD0, index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 {
                result.multibyte += 1
                index += 2
                continue
            }
            let length = Self.length(lead, second: index + 1 < bytes.count ? bytes[index + 1] : 0)
            let whole =
                length > 0 && index + length <= bytes.count
                && (1..<length).allSatisfy { bytes[index + $0] & 0xC0 == 0x80 }
            if whole { result.multibyte += 1 } else { result.faults += 1 }
            index += whole ? length : 1
        }
        return result
    }

    /// Bytes of the sequence that starts so, by table 3-7 of the Unicode Standard; 0 for none.
    private static func length(_ lead: UInt8, second: UInt8) -> Int {
        switch lead {
        case 0xC2...0xDF: 2
        case 0xE0: second >= 0xA0 ? 3 : 0
        case 0xED: second < 0xA0 ? 3 : 0
        case 0xE1...0xEF: 3
        case 0xF0: second >= 0x90 ? 4 : 0
        case 0xF1...0xF3: 4
        case 0xF4: second < 0x90 ? 4 : 0
        default: 0
        }
    }
}
