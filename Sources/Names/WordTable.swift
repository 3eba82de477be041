/// Values by written word, found by the word's bytes: open addressing with linear probing, FNV-1a (Fowler, Noll and
/// Vo 1991) over eight bytes at a time.
struct WordTable<Value> {
    private struct Entry {
        let hash: UInt64
        let start: Int32
        let count: Int32
        let value: Value
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// Number of the entry plus one; 0 is free.
    private var slots = [UInt32](repeating: 0, count: 1024)

    /// The value of a word, made by `make` when the word is new. `make` does not use this table.
    @inline(__always)
    mutating func value(_ word: UnsafeBufferPointer<UInt8>, _ make: () -> Value) -> Value {
        let hash = Self.hash(word)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if entries[number].hash == hash, holds(number, word) { return entries[number].value }
            slot = (slot + 1) & (slots.count - 1)
        }
        return add(word, hash, make())
    }

    private func holds(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(entries[number].count) == word.count else { return false }
        let start = Int(entries[number].start)
        return bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<word.count where bytes[start + index] != word[index] { return false }
            return true
        }
    }

    @inline(never)
    private mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ hash: UInt64, _ value: Value) -> Value {
        if entries.count * 2 >= slots.count { grow() }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        entries.append(Entry(hash: hash, start: Int32(bytes.count), count: Int32(word.count), value: value))
        bytes.append(contentsOf: word)
        slots[slot] = UInt32(entries.count)
        return value
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    @inline(__always)
    private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var index = 0
        while index + 8 <= word.count {
            let eight = UnsafeRawBufferPointer(word).loadUnaligned(fromByteOffset: index, as: UInt64.self)
            hash = (hash ^ eight) &* 0x0000_0100_0000_01b3
            hash ^= hash >> 29
            index += 8
        }
        while index < word.count {
            hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01b3
            index += 1
        }
        return hash ^ (hash >> 32)
    }
}
