/// A name part reduced to what survives a change of alphabet: at most 16 symbols of a small sound alphabet.
///
/// Хмельницький, Хмельницкий and Khmelnytskyi meet in one skeleton. Rules are data (`Tables/*/letters.tsv`); after them
/// doubled symbols are one and an `i` beside another vowel is dropped, because й, ї, я, ю, ь and their Latin spellings
/// (y, i, j) come and go there. Longer names keep their first 16 symbols. Cost: one pass over the letters.
public struct Skeleton: Hashable, Sendable {
    /// Symbols 1…31 from the left, then zeros.
    public private(set) var symbols: SIMD16<UInt8>
    private var length: UInt8

    /// The number of symbols, 0 to 16.
    public var count: Int { Int(length) }

    /// No symbols.
    public static let empty = Skeleton()

    private init() {
        symbols = SIMD16(repeating: 0)
        length = 0
    }

    /// The skeleton of a name part in any spelling, by the first of its readings (`readings(of:)`); blanks, hyphens,
    /// stops and apostrophes do not count.
    public init(_ written: String) { self = LetterRules.shipped.first(of: written) }

    /// The readings of a name part, the most usual first: at most three, because the same Latin letters (ch, sch, j, c,
    /// x, ou) mean different sounds to different clerks. Empty when the text holds no letter.
    public static func readings(of written: String) -> [Skeleton] { LetterRules.shipped.readings(of: written) }

    /// A skeleton of these symbols; all past the sixteenth are left out.
    package init(symbols all: some Sequence<UInt8>) {
        self.init()
        for symbol in all where length < 16 { append(symbol) }
    }

    /// A skeleton from its letters, as tables write it.
    package init(letters: some StringProtocol) { self.init(symbols: SkeletonAlphabet.symbols(letters)) }

    /// Adds a symbol; nothing when there are sixteen.
    @inline(__always)
    mutating func append(_ symbol: UInt8) {
        guard length < 16 else { return }
        symbols[Int(length)] = symbol
        length += 1
    }

    /// Whether nothing was left of the text.
    public var isEmpty: Bool { length == 0 }

    /// The symbols as letters (`Khmelnytskyi` gives `hmelnicki`): for explanations and tests.
    public var letters: String {
        String(decoding: (0..<count).map { SkeletonAlphabet.letters[Int(symbols[$0])] }, as: UTF8.self)
    }

    /// The first `length` symbols.
    public func prefix(_ length: Int) -> Skeleton {
        guard length < count else { return self }
        var short = self
        for index in length..<count { short.symbols[index] = 0 }
        short.length = UInt8(length)
        return short
    }

    /// The symbols from `start` on.
    func suffix(from start: Int) -> Skeleton {
        var rest = Skeleton()
        for index in start..<max(start, count) { rest.append(symbols[index]) }
        return rest
    }

    /// A key of up to six consonants in which letters that clerks confuse are one: for blocking.
    public var consonantKey: UInt64 {
        var key: UInt64 = 0
        var taken = 0
        var last: UInt8 = 0
        for index in 0..<count where taken < 6 {
            let symbol = SkeletonAlphabet.keySymbol[Int(symbols[index])]
            if symbol == 0 || symbol == last { continue }
            last = symbol
            key = key << 5 | UInt64(symbol)
            taken += 1
        }
        // A name of vowels only keeps them, so that it has a key at all.
        if taken == 0 { for index in 0..<min(count, 6) { key = key << 5 | UInt64(symbols[index]) } }
        return key
    }

    /// One bit for each symbol that occurs: two masks that differ in many bits are unlike names.
    var mask: UInt32 {
        var mask: UInt32 = 0
        for index in 0..<count { mask |= 1 << UInt32(symbols[index]) }
        return mask
    }

    /// Whether the last symbols are `ending`.
    func hasSuffix(_ ending: [UInt8]) -> Bool {
        guard count >= ending.count else { return false }
        return ending.indices.allSatisfy { symbols[count - ending.count + $0] == ending[$0] }
    }

    /// Whether the first symbols are those of `start`.
    func hasPrefix(_ start: Skeleton) -> Bool {
        start.count <= count && (0..<start.count).allSatisfy { symbols[$0] == start.symbols[$0] }
    }

    /// The skeleton without vowels, so that alphabets that leave them out still meet.
    var consonants: Skeleton {
        Skeleton(symbols: (0..<count).map { symbols[$0] }.filter { !SkeletonAlphabet.isVowel($0) })
    }
}
