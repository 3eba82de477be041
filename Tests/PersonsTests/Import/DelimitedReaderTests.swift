import TestSupport
import Testing

@testable import Persons

@Suite struct DelimitedReaderTests {
    private func rows(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) -> [[String]] {
        var reader = DelimitedReader(Array(text.utf8), delimiter: delimiter)
        var rows: [[String]] = []
        while reader.next() { rows.append(reader.texts) }
        return rows
    }

    @Test func whatIsWrittenIsReadBack() {
        for seed in UInt64(1)...300 {
            var random = SeededGenerator(seed: seed)
            let rows = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                (0..<Int.random(in: 1...5, using: &random)).map { _ in
                    String(
                        (0..<Int.random(in: 0...5, using: &random)).map { _ in
                            "aї\",;\n\r\t ".randomElement(using: &random) ?? "a"
                        })
                }
            }
            for delimiter in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
                var writer = DelimitedWriter(delimiter: delimiter)
                for row in rows { writer.append(row) }
                let read = self.rows(String(decoding: writer.bytes, as: UTF8.self), delimiter: delimiter)
                #expect(read == rows, "seed \(seed)")
            }
        }
    }

    @Test(arguments: [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a\rb\r", [["a"], ["b"]]),
        ("\u{FEFF}a,\n", [["a", ""]]),
        ("a,\"b\nc\",d", [["a", "b\nc", "d"]]),
        ("\"a\"\"b\",\"\"", [["a\"b", ""]]),
        ("a \"b\" c,d", [["a \"b\" c", "d"]]),
        // Text after a closing quote: the cell stays as it stands.
        ("\"Лис\" Іван,2", [["\"Лис\" Іван", "2"]]),
        ("\"a,b\" c,2", [["\"a,b\" c", "2"]]),
        // A quote that is never closed swallows nothing below it.
        ("1,\"a\n2,b\n3,c", [["1", "\"a"], ["2", "b"], ["3", "c"]]),
        ("1,\"a\n2,\"b\n3,c", [["1", "\"a"], ["2", "\"b"], ["3", "c"]]),
        ("\"", [["\""]]),
        ("", []),
    ])
    func textIsReadLeniently(text: String, expected: [[String]]) {
        #expect(rows(text) == expected)
    }

    @Test func placesAreCountedByRowAndByLine() {
        var reader = DelimitedReader(Array("a,\"b\nc\"\nd\n\"x\" y\n\"z\n".utf8))
        var places: [[Int]] = []
        while reader.next() { places.append([reader.row, reader.line]) }
        #expect(places == [[1, 1], [2, 3], [3, 4], [4, 5]])
        #expect(reader.faults == [.init(line: 4, cell: 1), .init(line: 5, cell: 1)])
    }

    @Test func theSourceOfARowIsWhatStandsInTheFile() {
        var reader = DelimitedReader(Array("\"a\",b\r\nc\n".utf8))
        var sources: [String] = []
        while reader.next() { sources.append(String(decoding: reader.source, as: UTF8.self)) }
        #expect(sources == ["\"a\",b", "c"])
    }

    @Test(arguments: ["\"x\n", "a,\"x\n", "\"\n", "\"\"\"x\n", "\"x\"\"\n", "\"a\",\"x\n", "\"x\" y,\"\n", "\"\"x\"\n"])
    func noPatternOfQuotesMakesReadingSlow(row: String) {
        let bytes = Array(String(repeating: row, count: 20_000).utf8)
        var reader = DelimitedReader(bytes)
        while reader.next() {}
        #expect(reader.bytesScanned <= 4 * bytes.count)
    }

    @Test func anyBytesAreReadInLinearTimeAndNoneIsLost() {
        for seed in UInt64(1)...2_000 {
            var random = SeededGenerator(seed: seed)
            let alphabet = Array("\"\"\",,\n\r;a\u{FF}".utf8)
            let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            var reader = DelimitedReader(bytes)
            var seen = 0
            while reader.next() { seen += reader.source.count }
            let ends = bytes.count { $0 == 0x0A || $0 == 0x0D }
            #expect(seen <= bytes.count && seen + ends >= bytes.count, "seed \(seed)")
            #expect(reader.bytesScanned <= 4 * bytes.count, "seed \(seed)")
        }
    }
}
