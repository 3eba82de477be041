/// Windows-1251 (Microsoft code page; mapping of the Encoding Standard, where byte 0x98 is U+0098).
enum Windows1251 {
    /// The characters of bytes 0x80 to 0xBF; from 0xC0 on the Russian alphabet follows in order.
    private static let upper: [UInt16] = [
        0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A, 0x040C,
        0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x0098, 0x2122, 0x0459, 0x203A,
        0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9,
        0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6, 0x00B7,
        0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
    ]

    /// The same text in UTF-8.
    static func utf8(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.underestimatedCount * 2)
        for byte in bytes {
            switch byte {
            case ..<0x80: text.append(byte)
            case ..<0xC0: text.append(utf8: UInt32(upper[Int(byte) - 0x80]))
            default: text.append(utf8: 0x0410 + UInt32(byte - 0xC0))
            }
        }
        return text
    }

    private enum Letter { case none, capital, small }

    /// Whether the bytes above ASCII read as Cyrillic words: small letters, capitals, or a capital before small ones.
    /// Text in KOI8 or code page 866 breaks that within words; marked vowels of Latin alphabets stand alone among
    /// ASCII letters.
    static func readsAsCyrillic(_ bytes: [UInt8]) -> Bool {
        var fitting = 0
        var misfits = 0
        var index = 0
        let end = min(bytes.count, 1 << 20)
        func isLatin(_ at: Int) -> Bool { bytes.indices.contains(at) && (0x41...0x5A).contains(bytes[at] & 0xDF) }
        while index < end {
            guard letter(bytes[index]) != .none else {
                if bytes[index] >= 0x80, !usualMarks.contains(bytes[index]) { misfits += 1 }
                index += 1
                continue
            }
            let start = index
            var changes = 0
            while index < end, letter(bytes[index]) != .none {
                let isFirst = index == start
                if !isFirst, letter(bytes[index - 1]) != letter(bytes[index]) {
                    changes += index == start + 1 && letter(bytes[index]) == .small ? 0 : 1
                }
                index += 1
            }
            let length = index - start
            if changes > 0 || isLatin(start - 1) || isLatin(index) {
                misfits += length
            } else if length > 1 {
                fitting += length
            }
        }
        return fitting > misfits * 2
    }

    /// Hard blank, quotation marks, apostrophes, dashes, the number sign, dots.
    private static let usualMarks: Set<UInt8> = [
        0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xA7, 0xAB, 0xB0, 0xB9, 0xBB,
    ]

    private static func letter(_ byte: UInt8) -> Letter {
        switch byte {
        case 0xC0...0xDF, 0xA5, 0xA8, 0xAA, 0xAF, 0xB2: .capital
        case 0xE0...0xFF, 0xB3, 0xB4, 0xB8, 0xBA, 0xBF: .small
        default: .none
        }
    }
}
