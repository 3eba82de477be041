/// How strange a word sounds as a surname: −log2 of its probability by a chain of sounds of order four.
///
/// Each symbol is foretold by up to four before it (a Markov chain; the orders interpolated after Witten and Bell 1991),
/// learnt from the names of registers (`Tables/sounds.tsv`). A row holds a context, the bits of falling back from it to
/// the context one shorter, and the bits of each symbol that was seen often enough after it; bits in quarters as one
/// character from `!` on; `_` is the edge of the word.
package struct SoundChain: Sendable {
    /// The number of symbols that foretell the next.
    package static let order = 4

    /// Open addressing: a key is length of context, context, symbol; 0 is free. Symbol 31 stands for falling back.
    private let keys: [UInt32]
    private let quarters: [UInt8]
    private let mask: Int

    init(tables: NameTables) {
        // Read byte by byte: the table is large, and every command waits for it.
        let bytes = tables.bytes("sounds")
        var size = 1024
        while size < bytes.count { size *= 2 }
        var keys = [UInt32](repeating: 0, count: size)
        var quarters = [UInt8](repeating: 0, count: size)
        var headersLeft = 1
        for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            if headersLeft > 0 {
                headersLeft -= 1
                continue
            }
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else {
                preconditionFailure("sounds.tsv: a row has no tab")
            }
            var context: UInt32 = 0
            for letter in line[..<tab] {
                context = context << 5 | UInt32(SkeletonAlphabet.symbolOfLetter[Int(letter)])
            }
            var symbol = UInt32(Self.fallBack)
            for index in line.indices[(tab + 1)...] {
                if (index - tab) % 2 == 0 {
                    symbol = UInt32(SkeletonAlphabet.symbolOfLetter[Int(line[index])])
                    continue
                }
                let key = Self.key(tab - line.startIndex, context, symbol)
                var place = Self.place(key, size - 1)
                while keys[place] != 0 { place = (place + 1) & (size - 1) }
                keys[place] = key
                quarters[place] = line[index] - UInt8(ascii: "!")
            }
        }
        self.keys = keys
        self.quarters = quarters
        mask = size - 1
    }

    private static let fallBack: UInt8 = 31
    /// Bits in quarters of a symbol that no row holds.
    private static let unseen = 40

    @inline(__always)
    private static func key(_ length: Int, _ context: UInt32, _ symbol: UInt32) -> UInt32 {
        UInt32(length + 1) << 25 | context << 5 | symbol
    }

    @inline(__always)
    private static func place(_ key: UInt32, _ mask: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    }

    /// The quarters under a key; nil where there is none.
    private func quarters(_ key: UInt32) -> Int? {
        var place = Self.place(key, mask)
        while keys[place] != 0 {
            if keys[place] == key { return Int(quarters[place]) }
            place = (place + 1) & mask
        }
        return nil
    }

    /// The bits of a word; of one cut off at sixteen symbols without its end.
    func bits(_ word: Skeleton) -> Float {
        var sum = 0
        var context: UInt32 = 0
        for index in 0...word.count where index < 16 {
            let symbol = index == word.count ? 0 : UInt32(word.symbols[index])
            sum += quarters(of: symbol, after: context)
            context = (context << 5 | symbol) & (1 << UInt32(5 * Self.order) - 1)
        }
        return Float(sum) / 4
    }

    /// The bits of a symbol in quarters, by the longest context that knows it.
    func quarters(of symbol: UInt32, after context: UInt32) -> Int {
        if symbol >= SkeletonAlphabet.firstDigit { return Self.unseen }
        var sum = 0
        for length in stride(from: Self.order, through: 0, by: -1) {
            let last = context & (1 << UInt32(5 * length) - 1)
            if let found = quarters(Self.key(length, last, symbol)) { return sum + found }
            sum += quarters(Self.key(length, last, UInt32(Self.fallBack))) ?? 0
        }
        return sum + Self.unseen
    }
}
