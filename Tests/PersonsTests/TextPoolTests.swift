import TestSupport
import Testing

@testable import Persons

@Suite struct TextPoolTests {
    @Test func everyTextHasTheCodeThatADictionaryWouldGive() {
        var random = SeededGenerator(seed: 3)
        var pool = TextPool()
        var twin: [String: UInt32] = ["": 0]
        var texts = [""]
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...6, using: &random)
            let text = String((0..<length).map { _ in "аbїZ 9".randomElement(using: &random) ?? "a" })
            let code = pool.intern(text)
            if twin[text] == nil {
                twin[text] = UInt32(texts.count)
                texts.append(text)
            }
            #expect(code == twin[text])
        }
        #expect(pool.count == texts.count)
        for (code, text) in texts.enumerated() {
            #expect(pool[UInt32(code)] == text)
            #expect(pool.code(of: text) == UInt32(code))
        }
        #expect(pool.code(of: "absent") == nil)
    }

    @Test func theSameBytesGiveTheSameCodeHoweverTheyCome() {
        var pool = TextPool()
        let code = pool.intern("Лис")
        #expect(pool.intern(Array("Лис".utf8)) == code)
        #expect(pool.intern(Array("«Лис»".utf8)[2..<8]) == code)
        #expect(pool.intern("") == TextPool.empty)
        #expect(pool.intern([UInt8]()) == TextPool.empty)
    }

    @Test func bytesThatAreNoTextAreKept() {
        var pool = TextPool()
        let code = pool.intern([0xFF, 0x00, 0xC0] as [UInt8])
        #expect(Array(pool.utf8(code)) == [0xFF, 0x00, 0xC0])
    }
}
