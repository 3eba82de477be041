/// Interned UTF-8 texts: each distinct text is kept once and known by a small code.
///
/// Lists repeat themselves (names, places, dates), so columns hold 4-byte codes and every costly
/// reading is done once per distinct text. Code 0 is always the empty text. Cost: one hash and one
/// comparison per lookup; memory 4 to 8 bytes a distinct text beside its bytes.
public struct TextPool: Sendable {
    /// The code of the empty text.
    public static let empty: UInt32 = 0

    private var bytes: [UInt8] = []
    /// Text `code` occupies `bytes[starts[code]..<starts[code + 1]]`.
    private var starts: [UInt32] = [0, 0]
    /// Open addressing; each slot holds code + 1, or 0 when free. The size is a power of two.
    private var slots: [UInt32] = [UInt32](repeating: 0, count: 64)

    /// A pool that holds only the empty text.
    public init() {
        slots[Int(truncatingIfNeeded: Self.hash([]) & 63)] = 1
    }

    /// The number of distinct texts, the empty one included.
    public var count: Int { starts.count - 1 }

    /// The code of the text with these UTF-8 bytes, adding it when it is new.
    public mutating func intern(_ text: some RandomAccessCollection<UInt8>) -> UInt32 {
        if let code = text.withContiguousStorageIfAvailable({ self.internBuffer($0) }) { return code }
        return Array(text).withUnsafeBufferPointer { self.internBuffer($0) }
    }

    /// The code of `text`, adding it when it is new.
    public mutating func intern(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { self.internBuffer($0) }
    }

    /// The code of `text` when the pool holds it.
    public func code(of text: String) -> UInt32? {
        var text = text
        return text.withUTF8 { buffer in
            let slot = self.slot(for: buffer)
            return slots[slot] == 0 ? nil : slots[slot] - 1
        }
    }

    /// The text of `code`.
    public subscript(code: UInt32) -> String {
        String(decoding: utf8(code), as: UTF8.self)
    }

    /// The UTF-8 bytes of `code`.
    public func utf8(_ code: UInt32) -> ArraySlice<UInt8> {
        bytes[Int(starts[Int(code)])..<Int(starts[Int(code) + 1])]
    }

    private mutating func internBuffer(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let slot = slot(for: text)
        if slots[slot] != 0 { return slots[slot] - 1 }
        precondition(bytes.count + text.count <= Int(UInt32.max), "a text pool holds at most 4 GiB")
        bytes.append(contentsOf: text)
        starts.append(UInt32(bytes.count))
        let code = UInt32(starts.count - 2)
        slots[slot] = code + 1
        if count * 2 > slots.count { grow() }
        return code
    }

    private func slot(for text: UnsafeBufferPointer<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: Self.hash(text)) & mask
        while slots[slot] != 0, !holds(slots[slot] - 1, text) { slot = (slot + 1) & mask }
        return slot
    }

    private func holds(_ code: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(starts[Int(code)])
        guard Int(starts[Int(code) + 1]) - start == text.count else { return false }
        for index in 0..<text.count where bytes[start + index] != text[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for code in 0..<count {
            let range = Int(starts[code])..<Int(starts[code + 1])
            var slot = bytes.withUnsafeBufferPointer {
                Int(truncatingIfNeeded: Self.hash(UnsafeBufferPointer(rebasing: $0[range]))) & mask
            }
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(code) + 1
        }
    }

    /// FNV-1a, 64 bits, with a final mix (Fowler, Noll and Vo 1991; the mix after Steele et al. 2014).
    private static func hash(_ text: some Collection<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        return hash ^ (hash >> 31)
    }
}
