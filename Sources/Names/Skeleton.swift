import Foundation

/// A name part reduced to what survives a change of alphabet: at most 16 symbols of a small sound alphabet.
///
/// Хмельницький, Хмельницкий, Khmelnytskyi and Chmelnizkij meet in (nearly) one skeleton. Rules are data
/// (`Tables/skeleton.tsv`); after them doubled symbols are one and an `i` beside another vowel is dropped,
/// because й, ї, я, ю, ь and their Latin spellings (y, i, j) come and go there. Longer names keep their first
/// 16 symbols. Cost: one pass over the letters.
public struct Skeleton: Hashable, Sendable {
    /// Symbols 1…31 from the left, then zeros.
    public private(set) var symbols: SIMD16<UInt8>
    /// The number of symbols, 0 to 16.
    public private(set) var count: Int

    /// No symbols.
    public static let empty = Skeleton()

    private init() {
        symbols = SIMD16(repeating: 0)
        count = 0
    }

    /// The skeleton of a name part in any spelling; blanks, hyphens, stops and apostrophes do not count.
    public init(_ written: String) {
        self.init(symbols: SkeletonRules.shipped.symbols(of: written))
    }

    /// A skeleton of these symbols; all past the sixteenth are left out.
    init(symbols all: some Sequence<UInt8>) {
        self.init()
        for symbol in all where count < 16 {
            symbols[count] = symbol
            count += 1
        }
    }

    /// Whether nothing was left of the text.
    public var isEmpty: Bool { count == 0 }

    /// The symbols as letters (`khmelnytskyi` gives `hmelnicki`): for explanations and tests.
    public var letters: String {
        String(decoding: (0..<count).map { SkeletonAlphabet.letters[Int(symbols[$0])] }, as: UTF8.self)
    }

    /// The first `length` symbols.
    public func prefix(_ length: Int) -> Skeleton { Skeleton(symbols: (0..<min(length, count)).map { symbols[$0] }) }

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
}

/// The sound alphabet of skeletons.
enum SkeletonAlphabet {
    /// Letter of each symbol; index 0 is no symbol. Digits are kept, so that numbers in places still count.
    static let letters: [UInt8] = Array("_aeioubvgdJzklmnprstfhcCS0123456".utf8)

    static let symbol: [UInt8: UInt8] = Dictionary(
        uniqueKeysWithValues: letters.enumerated().dropFirst().map { ($0.element, UInt8($0.offset)) })

    static func isVowel(_ symbol: UInt8) -> Bool { (1...5).contains(symbol) }

    /// For blocking: vowels give 0, confusable consonants give one value.
    static let keySymbol: [UInt8] = letters.map { letter in
        let folded: [Character: Character] = [
            "h": "g", "z": "s", "c": "s", "J": "S", "C": "S", "f": "v", "p": "b", "t": "d", "k": "g", "n": "m",
        ]
        let character = Character(Unicode.Scalar(letter))
        if "_aeiou".contains(character) { return 0 }
        let key = folded[character] ?? character
        return symbol[key.asciiValue ?? letter] ?? 0
    }
}

/// The rules of `Tables/skeleton.tsv`, longest first.
struct SkeletonRules: Sendable {
    static let shipped = SkeletonRules(rows: NameTable.rows("skeleton", columns: 4))

    private struct Rule {
        let letters: [Unicode.Scalar]
        let symbols: [UInt8]
        let atStart: Bool
        let atEnd: Bool
    }

    /// Rules by first letter, longest first; at equal length those bound to a place come first.
    private let rules: [Unicode.Scalar: [Rule]]

    init(rows: [[String]]) {
        var rules: [Unicode.Scalar: [Rule]] = [:]
        for row in rows {
            let letters = Array(row[1].unicodeScalars)
            guard let first = letters.first else { continue }
            rules[first, default: []].append(
                Rule(
                    letters: letters, symbols: row[2].utf8.compactMap { SkeletonAlphabet.symbol[$0] },
                    atStart: row[3] == "start", atEnd: row[3] == "end"))
        }
        self.rules = rules.mapValues { list in
            list.enumerated().sorted { left, right in
                let (a, b) = (left.element, right.element)
                if a.letters.count != b.letters.count { return a.letters.count > b.letters.count }
                let (boundA, boundB) = (a.atStart || a.atEnd, b.atStart || b.atEnd)
                return boundA != boundB ? boundA : left.offset < right.offset
            }
            .map(\.element)
        }
    }

    func symbols(of written: String) -> [UInt8] {
        var letters: [Unicode.Scalar] = []
        for scalar in written.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars {
            if Script(scalar) != .none || ("0"..."9").contains(scalar) {
                letters.append(contentsOf: known(scalar))
            }
        }
        var symbols: [UInt8] = []
        var index = 0
        while index < letters.count {
            if let digit = digitSymbol(letters[index]) {
                symbols.append(digit)
                index += 1
                continue
            }
            let rule = rules[letters[index]]?.first { rule in
                rule.letters.count <= letters.count - index
                    && (!rule.atStart || index == 0)
                    && (!rule.atEnd || index + rule.letters.count == letters.count)
                    && rule.letters.indices.allSatisfy { rule.letters[$0] == letters[index + $0] }
            }
            symbols.append(contentsOf: rule?.symbols ?? [])
            index += rule?.letters.count ?? 1
        }
        return Self.settled(symbols)
    }

    /// The letter itself when a rule knows it, else its base letter without marks.
    private func known(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if rules[scalar] != nil || scalar.isASCII { return [scalar] }
        return String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.filter { Script($0) != .none }
    }

    private func digitSymbol(_ scalar: Unicode.Scalar) -> UInt8? {
        guard let value = scalar.properties.numericType == .decimal ? Int(scalar.properties.numericValue ?? 0) : nil
        else { return nil }
        return UInt8(25 + value % 7)
    }

    /// Doubled symbols become one; an `i` beside another vowel goes.
    private static func settled(_ symbols: [UInt8]) -> [UInt8] {
        let i = UInt8(3)
        func collapsed(_ symbols: [UInt8]) -> [UInt8] {
            var kept: [UInt8] = []
            for symbol in symbols where kept.last != symbol || symbol >= 25 { kept.append(symbol) }
            return kept
        }
        let once = collapsed(symbols)
        let kept = once.indices.filter { index in
            guard once[index] == i else { return true }
            let before = index > 0 && SkeletonAlphabet.isVowel(once[index - 1])
            let after = index + 1 < once.count && SkeletonAlphabet.isVowel(once[index + 1])
            return !(before || after)
        }
        return collapsed(kept.map { once[$0] })
    }
}
