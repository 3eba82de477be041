/// Interned UTF-8 texts: each distinct text is kept once and known by a small code.
///
/// Lists repeat themselves (names, places, dates), so columns hold 4-byte codes and every costly
/// reading is done once per distinct text. Code 0 is always the empty text. Cost: one hash and one
/// comparison per lookup; memory 20 to 36 bytes a distinct text beside its bytes.
public struct TextPool: Sendable {
    /// The code of the empty text.
    public static let empty: UInt32 = 0

    private var bytes: [UInt8] = []
    /// Text `code` occupies `bytes[starts[code]..<starts[code + 1]]`.
    private var starts: [UInt32] = [0, 0]
    /// Open addressing; each slot holds a text's hash above its code + 1, or 0 when free. The size is a power of two.
    private var slots: [UInt64] = [UInt64](repeating: 0, count: 64)

    /// A pool that holds only the empty text.
    public init() {
        let hash = Self.hash(UnsafeBufferPointer(start: nil, count: 0))
        slots[Int(hash & 63)] = Self.entry(hash, code: Self.empty)
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
            Self.code(in: slots[slot(for: buffer, hash: Self.hash(buffer))])
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

    /// Adds the codes of texts to `codes`, as one `intern` after the other would give them.
    ///
    /// The memory that the lookups need is touched for a group of texts together, so that the waits for it overlap (group
    /// prefetching: Chen, Ailamaki, Gibbons and Mowry, ACM Transactions on Database Systems 32, 2007).
    mutating func intern(_ texts: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, into codes: inout [UInt32]) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: texts.count) { entries in
            slots.withUnsafeBufferPointer { slots in
                for index in texts.indices {
                    let hash = Self.hash(texts[index])
                    let entry = slots[Int(hash) & (slots.count - 1)]
                    // A slot that another text holds, or none, is left to the lookup below.
                    entries[index] =
                        UInt32(truncatingIfNeeded: entry >> 32) == hash ? entry : UInt64(hash) << 32
                }
            }
            for index in texts.indices {
                let (entry, text) = (entries[index], texts[index])
                let next = UInt32(truncatingIfNeeded: entry)
                if next != 0, holds(next - 1, text) {
                    codes.append(next - 1)
                } else {
                    codes.append(internBuffer(text, hash: UInt32(truncatingIfNeeded: entry >> 32)))
                }
            }
        }
    }

    /// The code of the text with these UTF-8 bytes, adding it when it is new.
    mutating func internBuffer(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        internBuffer(text, hash: Self.hash(text))
    }

    private mutating func internBuffer(_ text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
        let slot = slot(for: text, hash: hash)
        if let code = Self.code(in: slots[slot]) { return code }
        precondition(bytes.count + text.count <= Int(UInt32.max), "a text pool holds at most 4 GiB")
        bytes.append(contentsOf: text)
        starts.append(UInt32(bytes.count))
        let code = UInt32(starts.count - 2)
        slots[slot] = Self.entry(hash, code: code)
        if count * 2 > slots.count { grow() }
        return code
    }

    /// The slot of a text, or the free one where it belongs.
    private func slot(for text: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while let code = Self.code(in: slots[slot]) {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == hash, holds(code, text) { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private func holds(_ code: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(starts[Int(code)])
        guard Int(starts[Int(code) + 1]) - start == text.count else { return false }
        return bytes.withUnsafeBufferPointer { held in
            for index in 0..<text.count where held[start + index] != text[index] { return false }
            return true
        }
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for entry in old where entry != 0 {
            var slot = Int(entry >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }

    private static func entry(_ hash: UInt32, code: UInt32) -> UInt64 { UInt64(hash) << 32 | UInt64(code) + 1 }

    private static func code(in entry: UInt64) -> UInt32? {
        entry == 0 ? nil : UInt32(truncatingIfNeeded: entry) - 1
    }

    /// FNV-1a over eight bytes at a time (Fowler, Noll and Vo 1991), with a final mix (Steele, Lea and Flood 2014).
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(text.count)
        var index = 0
        while index + 8 <= text.count {
            var word: UInt64 = 0
            for byte in 0..<8 { word |= UInt64(text[index + byte]) << UInt64(8 * byte) }
            hash = (hash ^ word) &* 0x0000_0100_0000_01b3
            hash ^= hash >> 29
            index += 8
        }
        while index < text.count {
            hash = (hash ^ UInt64(text[index])) &* 0x0000_0100_0000_01b3
            index += 1
        }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 31))
    }
}
