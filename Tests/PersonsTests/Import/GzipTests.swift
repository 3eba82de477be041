import Testing

@testable import Persons

@Suite struct GzipTests {
    /// `surname` and `Oak`, each a gzip file of its own (made with Python's gzip, mtime 0).
    private let header: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x2B, 0x2E, 0x2D, 0xCA, 0x4B, 0xCC, 0x4D, 0xE5,
        0x02, 0x00, 0x99, 0x6D, 0x8F, 0xA2, 0x08, 0x00, 0x00, 0x00,
    ]
    private let line: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xF3, 0x4F, 0xCC, 0xE6, 0x02, 0x00, 0x12, 0x6D,
        0xFA, 0xCD, 0x04, 0x00, 0x00, 0x00,
    ]

    @Test func everyMemberIsExpanded() throws {
        #expect(Gzip.isCompressed(header))
        #expect(try Gzip.expanded(header) == Array("surname\n".utf8))
        #expect(try Gzip.expanded(header + line) == Array("surname\nOak\n".utf8))
    }

    @Test func whatIsCutShortOrDamagedIsRefused() {
        for length in 2..<header.count {
            #expect(throws: UnreadableInput.self) { try Gzip.expanded(Array(header.prefix(length))) }
        }
        for index in header.indices where ![4, 5, 6, 7, 8, 9].contains(index) {
            var damaged = header
            damaged[index] ^= 0xFF
            #expect(throws: UnreadableInput.self, "byte \(index)") { try Gzip.expanded(damaged) }
        }
        #expect(throws: UnreadableInput.self) { try Gzip.expanded(header + [0x00]) }
    }

    @Test func whatIsTooLongIsRefused() {
        #expect(throws: UnreadableInput.self) { try Gzip.expanded(header, file: nil, limit: 7) }
    }
}
